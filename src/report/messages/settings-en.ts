import type { SettingsLabels } from "../labels/settings-labels.ts";

export const settingsEn: SettingsLabels = {
  keys: {
    accounts:
      "Accounts of the mail server: what accounts show and accounts audit read when no evidence is named.",
    "accounts.databases":
      "Where logins are kept. Empty: the databases and directories that Postfix, Dovecot and Exim of this machine ask themselves. The remarks show the keys of one entry; take those that its kind needs.",
    "accounts.databases[].kind":
      "mysql (also MariaDB), postgresql, ldap, or file for a passwd-file, a SQLite database, a dump, or a look-up file of the mail server.",
    "accounts.databases[].host": "mysql, postgresql: name or address of the server.",
    "accounts.databases[].port":
      "mysql, postgresql: its port, 3306 or 5432 unless it says otherwise.",
    "accounts.databases[].socket":
      "mysql, postgresql: instead of host, its socket; for PostgreSQL the folder of the socket.",
    "accounts.databases[].database":
      "mysql, postgresql: the database. Tables of PostfixAdmin, iRedMail and ExtMail are known, others guessed by their columns.",
    "accounts.databases[].user": "The user; for ldap its DN. It needs to read only.",
    "accounts.databases[].passwordFile":
      "File that holds the password and nothing else. A password never stands in these settings.",
    "accounts.databases[].passwordEnv":
      "Instead of passwordFile: the environment variable that holds the password.",
    "accounts.databases[].tls":
      "Encrypt the connection and check the server's certificate; for ldap:// by STARTTLS.",
    "accounts.databases[].caFile":
      "Certificates to check it against, instead of those that Node.js trusts.",
    "accounts.databases[].query":
      "mysql, postgresql: a SELECT for tables that are not known. The names of its columns say what they hold: username, password, active, created, last_login.",
    "accounts.databases[].url": "ldap: ldap://, ldaps:// or ldapi:// and the server.",
    "accounts.databases[].base": "ldap: the entry below which the accounts are.",
    "accounts.databases[].filter":
      "ldap: which entries are accounts. Without it: persons, and whatever has a password.",
    "accounts.databases[].path": "file: its path.",
    probe: "Questions to running servers.",
    "probe.hosts":
      "Names and addresses of your own servers that are other machines: probe asks them without --i-own-this.",
  },
  types: {
    text: "text",
    number: "a number",
    switch: "true or false",
    list: "a list",
    section: "keys with values",
  },
  problems: {
    syntax: () => `this is no YAML: check indentation, colons and quotes here`,
    "unknown-key": ({ key }) =>
      `there is no setting ${key}: remove it, or see mailwarden config describe`,
    "missing-key": ({ key, wanted }) => `${key} is missing: give it ${wanted}`,
    "wrong-type": ({ key, wanted }) => `${key} has a value of the wrong type: give it ${wanted}`,
    "bad-value": ({ key, wanted }) =>
      wanted === ""
        ? `${key} has a value that it cannot take: see mailwarden config describe`
        : `${key} has a value that it cannot take: give it ${wanted}`,
    "one-of": ({ key, wanted }) => `${key}: only one of these may be given: ${wanted}`,
    "secret-in-file": ({ key, wanted }) =>
      `${key}: a password does not belong into this file: write it into a file of its own and name that with ${wanted}`,
    "secret-missing": ({ key }) =>
      `${key}: the password cannot be read from there: create the file or set the variable, readable for the user that runs mailwarden`,
  },
  choice: ({ choices }) => new Intl.ListFormat("en-GB", { type: "disjunction" }).format(choices),
  check: {
    right: ({ file }) => `${file}: right.`,
    noFile: ({ file }) => `${file} does not exist: all settings have their defaults.`,
    wrong: ({ file, problems }, f) =>
      `${file}: ${f.plural(problems, { one: "# problem", other: "# problems" })}.`,
  },
};
