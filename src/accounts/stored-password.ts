import { type Match, matchesStored } from "./crypt/matches-stored.ts";
import { isMaybeClearText, type PasswordScheme, storedForm } from "./password-scheme.ts";

/** A stored password that can be asked, but not looked at: hash and password live in the function alone. */
export interface StoredPassword {
  readonly scheme: PasswordScheme;
  /** Whether the same stored form could be a password that was never hashed. */
  readonly isMaybeClearText: boolean;
  readonly matches: (guess: string) => Match;
}

/** Hides a stored password behind its check. */
export function hidePassword(stored: string): StoredPassword {
  const form = storedForm(stored);
  return {
    scheme: form.scheme,
    isMaybeClearText: isMaybeClearText(form.scheme),
    matches: (guess) => matchesStored(form, guess),
  };
}

/** The password taken as it stands: of a column that holds no hashes. */
export function hideClearText(stored: string): StoredPassword {
  const form = { scheme: "clear-text", hash: stored } as const;
  return {
    scheme: "clear-text",
    isMaybeClearText: false,
    matches: (guess) => matchesStored(form, guess),
  };
}
