import type { Witness, WitnessFact, WitnessFacts, WitnessMail } from "../core/witness.ts";
import type { Formats } from "./formats.ts";
import type { WitnessLabels } from "./labels/witness-labels.ts";
import type { Language } from "./language.ts";

/** Between the steps of a path: every language reads it alike. */
const STEP = " > ";

/** The way through the settings in words; empty where nothing stands in it. */
export function witnessText(witness: Witness, language: Language): string {
  const { witness: words } = language.labels;
  const inWords = (part: Witness): string => witnessText(part, language);
  switch (witness.kind) {
    case "said":
      return factText(witness, words, language.formats);
    case "setting":
      return witness.text;
    case "restriction":
      return witness.name;
    case "router":
      return `router ${witness.name}`;
    case "row":
      return `${witness.restriction}: ${witness.key} ${witness.value} (${witness.place})`;
    case "statement": {
      const conditions = witness.conditions.map(
        ({ name, value, negated }) => `${negated ? "!" : ""}${name} = ${value}`,
      );
      return [witness.verb, conditions.join(", "), `(${witness.place})`].filter(Boolean).join(" ");
    }
    case "path":
      return witness.steps.map(inWords).filter(Boolean).join(STEP);
    case "under":
      return joined(
        [words.listed(witness.heads.map(inWords)), inWords(witness.what)],
        (head, what) => words.under({ head, what }),
      );
    case "mail":
      return joined(
        [inWords(witness.path), words.listed(mailTexts(witness.mail, words))],
        (path, mail) => words.withMail({ path, mail }),
      );
  }
}

/** Both, or the one that there is. */
function joined(
  [first, second]: readonly [string, string],
  join: (first: string, second: string) => string,
): string {
  return first !== "" && second !== "" ? join(first, second) : first + second;
}

function factText(
  { fact, values }: { readonly fact: WitnessFact; readonly values: WitnessFacts[WitnessFact] },
  { facts }: WitnessLabels,
  formats: Formats,
): string {
  // One fact's sentence takes that fact's values; the pair comes from `said`, which keeps them together.
  const sentence = facts[fact] as (values: WitnessFacts[WitnessFact], f: Formats) => string;
  return sentence(values, formats);
}

/** What stands in the session, as it is typed there. */
function mailTexts(
  { client, helo, login, sender, recipient }: WitnessMail,
  words: WitnessLabels,
): string[] {
  return [
    ...(client === undefined ? [] : [words.client(client)]),
    ...(helo === undefined ? [] : [`HELO ${helo}`]),
    ...(login === undefined ? [] : [words.loggedIn(login)]),
    ...(sender === undefined ? [] : [`MAIL FROM:<${sender}>`]),
    ...(recipient === undefined ? [] : [`RCPT TO:<${recipient}>`]),
  ];
}
