import type { AuditLabels } from "../labels/audit-labels.ts";

export const auditEn: AuditLabels = {
  headline: {
    open: ({ mta, open, findings }, f) =>
      `${mta}: ${f.plural(open, { one: "# way", other: "# ways" })} to do harm open, ${f.plural(findings, { one: "# finding", other: "# findings" })}.`,
    closed: ({ mta, findings }, f) =>
      `${mta}: no way to do harm found open, ${f.plural(findings, { one: "# finding", other: "# findings" })}.`,
  },
  headings: {
    open: "Open",
    findings: "What to change, worst first",
    depends: "Depends on what the files do not show",
    unknown: "Cannot be told from these files",
    notes: "Notes",
  },
  questions: {
    relayUnauthenticated: {
      open: "Outsiders can send to anybody through this server: an open relay",
      name: "open relay",
    },
    relayNeighbour: {
      open: "Hosts in the provider's subnet can send to anybody without a login",
      name: "relay for neighbours",
    },
    relayPrivate: {
      open: "Private addresses (containers, office, VPN) can send to anybody without a login",
      name: "relay for private addresses",
    },
    forgeAuthenticated: {
      open: "A logged-in user can use somebody else's sender address",
      name: "forged sender by users",
    },
    forgeNullSender: {
      open: "A logged-in user can send with the empty sender <>",
      name: "empty sender by users",
    },
    forgeTrusted: {
      open: "A trusted client, or a program on this host, can use any local sender",
      name: "forged sender by trusted clients",
    },
    forgeUnauthenticatedLocal: {
      open: "Outsiders can write to your users under your own addresses",
      name: "forged local sender by outsiders",
    },
    acceptsUnknownRecipients: {
      open: "Mail to addresses that do not exist is accepted",
      name: "unknown recipients accepted",
    },
    backscatter: {
      open: "Bounces go to forged senders",
      name: "backscatter",
    },
    authPlaintext: {
      open: "Passwords may travel without encryption",
      name: "passwords in the clear",
    },
    authOnPort25: {
      open: "Logins are possible on the port for other servers",
      name: "logins on port 25",
    },
    authBypass: {
      open: "An empty or unknown login is accepted",
      name: "login without a password",
    },
    startTls: {
      open: "STARTTLS is not offered",
      name: "no STARTTLS",
    },
    vrfy: {
      open: "VRFY tells outsiders which addresses exist",
      name: "VRFY",
    },
    smuggling: {
      open: "A second message can be smuggled in behind a bare line feed",
      name: "SMTP smuggling",
    },
  },
  fine: ({ names }) => `Closed: ${names}.`,
  byDefault: "not set: the program's default",
  change: ({ file }) => `Change in ${file}:`,
  check: "Then check:",
  expect: ({ expect }) => `should show: ${expect}`,
  notes: {
    "include-missing": (value) => `${value}: names a file to include that is not at hand`,
    "indentation-lost": (value) =>
      `${value} lost its indentation in the paste; it was read as a continued line`,
    cut: (value) => `${value}: only the first 8 MiB were read`,
    "left-out": (value) =>
      `${value} was left out: it belongs to another server, or is what the settings in force are made from`,
    "too-many-files": (value) => `only the first ${value} files were read: name fewer folders`,
    "other-server": (value) =>
      `settings of another mail server are here, too (${value}), and were not audited: name them alone`,
  },
};
