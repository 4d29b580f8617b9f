import { domainOf, localPartOf } from "../../core/mail-address.ts";

const ENDINGS = [
  "",
  "1",
  "12",
  "123",
  "1234",
  "12345",
  "123456",
  "@123",
  "!",
  "#123",
  "888",
  "2020",
] as const;
/** The name of a person's account is short; more would be tried for nothing. */
const NAME_CHARACTERS_MAX = 40;

/**
 * Passwords that are made of the login itself: the name, the company, both with the usual endings, turned round, with a
 * capital. At most some forty; `createdAt` adds the year in which the account was made.
 */
export function loginGuesses(login: string, createdAt: string | null): readonly string[] {
  const name = localPartOf(login).slice(0, NAME_CHARACTERS_MAX);
  const company = (domainOf(login).split(".")[0] ?? "").slice(0, NAME_CHARACTERS_MAX);
  const parts = name.split(/[._-]/).filter((part) => part.length > 2);
  const year = createdAt?.slice(0, 4);
  const endings = year === undefined ? ENDINGS : [...ENDINGS, year];
  const guesses = [
    login,
    ...endings.map((ending) => name + ending),
    ...["", "1", "123", "@123"].map((ending) => capital(name) + ending),
    ...["", "1", "123", "1234", "@123"].map((ending) => company + ending),
    `${capital(company)}123`,
    name + name,
    Array.from(name).reverse().join(""),
    `${name}@${company}`,
    ...(parts.length > 1 ? parts : []),
    ...(year === undefined ? [] : [company + year]),
  ];
  return [...new Set(guesses)].filter((guess) => guess.length > 1);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
