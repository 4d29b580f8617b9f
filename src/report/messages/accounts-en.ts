import type { AccountLabels } from "../labels/account-labels.ts";

export const accountsEn: AccountLabels = {
  standing: {
    exists: ({ login, stores }, f) =>
      `${login} exists, in ${f.plural(stores, { one: "# store", other: "# stores" })} of accounts.`,
    missing: ({ login }) => `${login} does not exist: its domain's accounts are here without it.`,
    unknown: ({ login }) => `${login} is not in this evidence, which does not show all accounts.`,
  },
  audited: {
    accounts: ({ accounts, findings }, f) =>
      `${f.plural(accounts, { one: "# account", other: "# accounts" })} read, ${f.plural(findings, { one: "# weakness", other: "# weaknesses" })} found.`,
    none: "No accounts in this evidence: give a dump of the mailbox table, a passwd-file, an LDIF or a SQLite file.",
  },
  headings: { findings: "Weaknesses", evidence: "Read" },
  facts: {
    source: "Kept in",
    active: "Active",
    services: "Services",
    created: "Created",
    changed: "Changed",
    expires: "Expires",
    lastLogin: "Last login",
    password: "Password",
    aliases: "Also gets mail of",
    administrator: "Administrator",
  },
  values: {
    yes: "yes",
    no: "no",
    unknown: "not stored",
    place: ({ place, table }) => `${place}, table ${table}`,
    clearCopy: ({ scheme }) => `${scheme}, and the password itself in a column beside it`,
    evidence: ({ name, accounts }, f) =>
      `${name}: ${f.plural(accounts, { one: "# account", other: "# accounts" })}`,
    cut: "its end is missing",
  },
  schemes: {
    "clear-text": "not hashed",
    empty: "empty",
    locked: "locked, no password fits",
    masked: "masked in the evidence",
    unknown: "in a form that is not known",
  },
  findings: {
    commonPassword: "the password is one of the commonest, a guesser has it in minutes",
    ownNamePassword: "the password is made of the account's own name",
    emptyPassword: "no password is stored: a server that only compares lets anybody in",
    weakAdministrator: ({ reasons }) => `an administrator's account is weak: ${reasons}`,
    clearText: ({ count }, f) =>
      `${f.plural(count, { one: "# password is", other: "# passwords are" })} stored without a hash: whoever reads the table can log in`,
    weakScheme: ({ count, scheme }, f) =>
      `${f.plural(count, { one: "# password is", other: "# passwords are" })} stored as ${scheme}: a stolen copy is soon cracked`,
    withoutDate:
      "has no creation date, unlike its neighbours: was it made past the administration?",
    dateAhead: ({ at }, f) => `was created in the future, ${f.moment(at)}: look who made it`,
    neverUsed: "is active, but nobody has ever logged in",
  },
  reasons: {
    password: "guessable password",
    empty: "no password",
    "clear-text": "password not hashed",
    scheme: "weak hash",
  },
  guesses: {
    done: ({ checked, unchecked }, f) =>
      `Common passwords tried on ${f.plural(checked, { one: "# account", other: "# accounts" })}; ${f.number(unchecked)} could not be checked here (bcrypt, Argon2, masked, locked, none).`,
    ranOut: "The time ran out before the last guess; the likeliest were all tried.",
    notAsked: "Whether passwords can be guessed was not tried: --check-weak does.",
  },
};
