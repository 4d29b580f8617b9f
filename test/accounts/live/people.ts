/** Planted in every store: no output may ever hold one of these. */
export const SECRETS = {
  bcrypt: "$2y$10$PLANTEDplantedPLANTEDpOeXampleXampleXampleXampleXampleXa",
  md5Crypt: "$1$PLANTED1$XmjN2hDaw2n7gb63AHV1v.",
  clear: "{PLAIN}Zitrone-Planted-77",
  ssha: "{SSHA}zUR37B1KEcb0Ho9cGW6uBfHDHJFQTEFOVEVEMg==",
  ssha512:
    "{SSHA512}cBPc+nNiIAgykt2ZdPN9S1uqjDgeoxCvgxTvqn3vHV8xfNlacAkYzmrOOoIE2O36jbjMDlRiov2k69S8CcVIOVBMQU5URUQz",
  /** Of the user that reads: with everything that a settings file could take for its own. */
  reader: "Rea der'#=\"%s-Planted-83",
} as const;

/** One account as it is meant, whatever store it gets into. */
export interface Person {
  readonly login: string;
  readonly password: string;
  readonly active: boolean;
  /** `YYYY-MM-DD HH:MM:SS` */
  readonly created: string;
}

/** `info` has the commonest password of all; `ghost` has none. */
export const PEOPLE: readonly Person[] = [
  {
    login: "alice@example.com",
    password: SECRETS.bcrypt,
    active: true,
    created: "2021-03-04 05:06:07",
  },
  {
    login: "bob@example.com",
    password: SECRETS.clear,
    active: true,
    created: "2021-03-05 05:06:07",
  },
  { login: "ghost@example.com", password: "", active: true, created: "2021-03-06 05:06:07" },
  {
    login: "info@example.com",
    password: SECRETS.md5Crypt,
    active: true,
    created: "2012-04-25 15:35:54",
  },
  {
    login: "old@example.com",
    password: SECRETS.ssha,
    active: false,
    created: "2011-01-02 03:04:05",
  },
];
export const ADMINISTRATOR = "postmaster@example.com";

/** What an audit must say of them, sorted: code and subject. */
export const FOUND = [
  ["account-clear-text", "bob@example.com"],
  ["account-empty-password", "ghost@example.com"],
  ["account-weak-scheme", "info@example.com"],
] as const;
export const FOUND_BY_GUESSING = ["account-weak-password", "info@example.com"] as const;
