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
    guard: "The daemon that stays: mailwarden guard.",
    "guard.mode":
      "observe: nothing is held or refused, only told. hold: limits are in force. enforce: also contain suspects.",
    "guard.listen": "Where Postfix and Exim ask: inet:ADDRESS:PORT or unix:PATH.",
    "guard.control": "Where guard status, top, release and the others ask the running guard.",
    "guard.http":
      "Where monitoring may ask for /metrics, /health and /ready; not served unless it is named.",
    "guard.defaultDomain":
      "Domain of logins that are typed without one, so that info and info@example.com are one account.",
    "guard.ownNetworks":
      "Networks whose clients may send without a login. They are never greylisted.",
    "guard.logs":
      "The logs that are followed, to see logins and what is sent: paths, and journalctl for the journal. Without it: those of this machine's mail servers, else the journal; [] follows none.",
    "guard.rememberedRecipients":
      "So many pairs of account and recipient are remembered, to know whom an account writes to for the first time; 8 bytes each.",
    "guard.limits":
      "Limits by name. per: account, script, domain, network or server; counts: recipients, messages, new-recipients or networks; within: 10m, 1h, 1d, 30d or message; answer: warn, hold, defer or reject; from: authenticated, script, trusted, outside. A key that is left out keeps the value shown here; LIMIT: off takes a limit away.",
    "guard.profiles":
      "Other maxima for accounts of a kind, by the name of the limit; off = no such limit.",
    "guard.accounts": "Accounts and their profile, as in news@example.com: newsletter.",
    "guard.senders": "Which sender addresses an account may use.",
    "guard.senders.mismatch":
      "A sender that is not the account's own: allow, warn, hold or reject.",
    "guard.senders.own": "What is an account's own: its address, or every address of its domain.",
    "guard.senders.nullSender":
      "An account that sends with the empty address <>: allow, warn, hold or reject.",
    "guard.senders.alsoAs":
      'Further addresses of an account, or @domain for all of one, as in bob@example.com: [sales@example.com, "@bob.example"].',
    "guard.authPolicy":
      "Where Dovecot's authentication asks and reports (auth_policy_server_url): failed logins come with a hash of the password, and banned clients are refused. Without it failures are known from the logs alone.",
    "guard.authPolicySecretFile":
      "A file with the word that Dovecot sends (auth_policy_server_api_header); without one every program on this machine is believed.",
    "guard.authPolicySecretEnv": "The same from a variable of the environment.",
    "guard.logins":
      "From when on failed logins are an attack. A guess is an account with a password: the same wrong password again is the same guess.",
    "guard.logins.guessesPerHour": "Different guesses of one client in an hour; then it is banned.",
    "guard.logins.guessesPerDay":
      "Different guesses of one client in a day, 40 at most; then it is banned.",
    "guard.logins.attempts":
      "Attempts of one client in ten minutes where only a log tells of them, so that nobody knows whether the passwords differ.",
    "guard.logins.accountNetworks":
      "Provider networks (/16) that fail at one account in six hours: told, nobody is banned for it.",
    "guard.logins.sprayClients":
      "Clients that fail in six hours and never get in: with as many accounts as below, passwords are being sprayed.",
    "guard.logins.sprayAccounts": "Accounts that such clients try.",
    "guard.logins.knownFor":
      "A network from which an account logged in is known to be its own for so long; its address is not banned.",
    "guard.bans": "How long a client is banned.",
    "guard.bans.first":
      "The first ban; each further one within 30 days of the last lasts four times as long.",
    "guard.bans.most": "The longest ban.",
    "guard.reaction": "What is done about incidents that the followed logs show.",
    "guard.reaction.tell":
      "From which confidence on an incident is told: possible, likely, certain or never.",
    "guard.reaction.hold":
      "From which confidence on all that the culprit sends is held, in the modes hold and enforce: likely, certain or never.",
    "guard.reaction.contain":
      "From which confidence on its containment plan is carried out, in mode enforce: likely, certain or never.",
    "guard.reaction.causes":
      "What is otherwise for a cause, as in local-script: { hold: certain, contain: never }.",
    "guard.reaction.steps":
      "Steps of a containment plan that the guard may carry out by itself: submission-hold, save-evidence, queue-hold, account-lock, session-kick, client-ban, script-disable.",
    "guard.reaction.perHour":
      "Incidents acted upon within an hour. Beyond that the guard only tells: something may be wrong with itself.",
    "guard.alerts":
      "Who is told what happens: the first event at once, what follows within a minute in a digest. The remarks show the keys of one entry.",
    "guard.alerts[].kind":
      "webhook (JSON, signed), slack, telegram, dingtalk, feishu, wecom, or command.",
    "guard.alerts[].urlFile":
      "File that holds the address and nothing else: addresses of webhooks hold tokens. For telegram https://api.telegram.org/bot...TOKEN.../sendMessage.",
    "guard.alerts[].urlEnv": "Instead of urlFile: the environment variable that holds the address.",
    "guard.alerts[].secretFile":
      "webhook, dingtalk, feishu: file that holds the secret to sign with.",
    "guard.alerts[].secretEnv":
      "Instead of secretFile: the environment variable that holds the secret.",
    "guard.alerts[].chat": "telegram: the chat.",
    "guard.alerts[].command":
      "command: a program and its arguments; the alert comes as JSON on its standard input.",
    "guard.alerts[].events":
      "The events to be told, by the codes of docs/guard.md. Without it: limit-reached, sender-mismatch, account-held, incident-found, incident-grew, contain-failed, reaction-paused, login-after-attack, password-spraying, ban-failed, log-unreadable, log-gap, state-unwritable.",
    "guard.alerts[].language": "Language of the text: en, zh-CN, zh-TW or ja.",
    "guard.alerts[].redact": "Mask accounts, addresses and clients: they leave this machine.",
    "guard.greylist":
      "Greylisting: a stranger's first attempt is told to come back. Never an account, an own network, or whom the recipient has written to.",
    "guard.greylist.enabled": "Switches it on; it also needs a mode other than observe.",
    "guard.greylist.delay": "How long a stranger has to wait.",
    "guard.greylist.retryWithin": "Who comes back later than this is a stranger again.",
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
