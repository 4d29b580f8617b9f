import { Interner } from "./interner.ts";

/** Distinct names of one kind that are kept; beyond it memory would grow with what attackers invent. */
const NAMES_MAX = 4_000_000;

/** Every name of the log has a number; one table a kind, so that a HELO never equals an account. */
export interface Names {
  /** Logins as first logged: Exim logs what the client typed, and a thief must not divide his mail by spelling. */
  readonly accounts: Interner;
  /** Client addresses, lower case. */
  readonly ips: Interner;
  /** Host names of clients as the daemon looked them up. */
  readonly clientNames: Interner;
  /** Local users: `uid:33` (Postfix), `www-data` (Exim). */
  readonly submitters: Interner;
  readonly directories: Interner;
  /** Envelope senders of outgoing mail. */
  readonly senders: Interner;
  /** Host names of receivers. */
  readonly relays: Interner;
}

/** Empty tables; `seed` makes the hashes unpredictable for whoever writes the log's names. */
export function createNames(seed: number): Names {
  const table = (foldCase: boolean, keepSpelling = false) =>
    new Interner(NAMES_MAX, foldCase, seed, keepSpelling);
  return {
    accounts: table(true, true),
    ips: table(true),
    clientNames: table(true),
    submitters: table(false),
    directories: table(false),
    senders: table(false),
    relays: table(true),
  };
}
