import type { ArgumentName, CommandName, FlagName } from "../report/labels/command-labels.ts";
import type { CommandRun } from "./command-run.ts";
import { SHELLS } from "./completion/shells.ts";
import type { OutputFormat } from "./flags/flags.ts";
import { GUARD_TASKS } from "./guard-text/guard-tasks.ts";
import { REPORT_FORMATS, REPORT_KINDS } from "./report/report-kind.ts";

export interface CommandArgument {
  readonly name: ArgumentName;
  readonly required: boolean;
  readonly variadic: boolean;
  /** The only words it takes; of an optional one, those that make it more than the next argument. */
  readonly choices?: readonly string[];
}

/** One command of the command line: help, docs and the parser come from here, its words from the labels. */
export interface CommandDeclaration {
  readonly name: CommandName;
  readonly arguments: readonly CommandArgument[];
  readonly flags: readonly FlagName[];
  /** What `--format` is when it is not given. */
  readonly defaultFormat?: OutputFormat;
  /** What `--format` takes, where that is more than text and JSON. */
  readonly formats?: readonly OutputFormat[];
  /** Commands to type; the labels say what each is for. */
  readonly examples: readonly string[];
  /** Loads what the command needs, and nothing before it is wanted. */
  readonly load: () => Promise<CommandRun>;
}

const EVIDENCE: CommandArgument = { name: "evidence", required: false, variadic: true };
const KIND: CommandArgument = {
  name: "kind",
  required: false,
  variadic: false,
  choices: REPORT_KINDS,
};
const SHELL: CommandArgument = { name: "shell", required: true, variadic: false, choices: SHELLS };
const CONFIG: CommandArgument = { name: "config", required: false, variadic: true };
const HOST: CommandArgument = { name: "host", required: true, variadic: false };
const LOGIN: CommandArgument = { name: "login", required: false, variadic: false };
const MAILDIR: CommandArgument = { name: "maildir", required: true, variadic: false };
/** `restore` takes none. */
const OPTIONAL_MAILDIR: CommandArgument = { ...MAILDIR, required: false };
const DOMAIN: CommandArgument = { name: "domain", required: true, variadic: false };
const QUERY: CommandArgument = { name: "query", required: true, variadic: false };

function actionOf(...choices: readonly string[]): CommandArgument {
  return { name: "action", required: true, variadic: false, choices };
}

const TASK: CommandArgument = {
  name: "task",
  required: false,
  variadic: false,
  choices: GUARD_TASKS,
};
const TARGET: CommandArgument = { name: "target", required: false, variadic: false };
const CHANGE: CommandArgument = { name: "change", required: false, variadic: true };

const STAMP_FLAGS = ["since", "until", "year", "timezone"] as const;
const COMMON_FLAGS = ["lang", "no-color", "help"] as const;

export const COMMANDS: readonly CommandDeclaration[] = [
  {
    name: "diagnose",
    arguments: [EVIDENCE],
    flags: ["format", ...STAMP_FLAGS, "redact", ...COMMON_FLAGS],
    defaultFormat: "text",
    formats: ["text", "json", "markdown", "html"],
    examples: [
      "mailwarden diagnose",
      "mailwarden diagnose /var/log/mail.log*",
      "journalctl -u 'postfix*' | mailwarden diagnose -",
      "mailwarden diagnose --since 3d --format json server.tar.gz",
      "mailwarden diagnose --format html server.tar.gz > incident.html",
      "mailwarden diagnose --redact --format markdown /var/log/mail.log* > ticket.md",
    ],
    load: async () => (await import("./commands/diagnose.ts")).runDiagnose,
  },
  {
    name: "trace",
    arguments: [QUERY, EVIDENCE],
    flags: ["format", ...STAMP_FLAGS, "lines", "redact", ...COMMON_FLAGS],
    defaultFormat: "text",
    examples: [
      "mailwarden trace 3B7085E038D --lines",
      "mailwarden trace info@example.com /var/log/mail.log*",
      "mailwarden trace 192.0.2.7 --since 2h",
      "mailwarden trace 2024-05-01T08:00..2024-05-01T12:00",
    ],
    load: async () => (await import("./commands/trace.ts")).runTrace,
  },
  {
    name: "explain",
    arguments: [EVIDENCE],
    flags: ["format", ...STAMP_FLAGS, "redact", ...COMMON_FLAGS],
    defaultFormat: "text",
    examples: [
      "mailwarden explain question.txt",
      "grep 3B7085E038D /var/log/mail.log | mailwarden explain -",
      "postconf -n | mailwarden explain -",
      "mailwarden explain --format json bounce.eml",
    ],
    load: async () => (await import("./commands/explain.ts")).runExplain,
  },
  {
    name: "events",
    arguments: [EVIDENCE],
    flags: ["format", ...STAMP_FLAGS, "all", "redact", ...COMMON_FLAGS],
    defaultFormat: "json",
    examples: [
      `mailwarden events /var/log/mail.log | jq 'select(.kind == "auth-failure")'`,
      "mailwarden events --all --format text /var/log/mail.log",
    ],
    load: async () => (await import("./commands/events.ts")).runEvents,
  },
  {
    name: "audit",
    arguments: [CONFIG],
    flags: ["format", "mta-version", ...COMMON_FLAGS],
    defaultFormat: "text",
    examples: [
      "mailwarden audit",
      "mailwarden audit --mta-version 3.7.11 etc/postfix",
      "{ postconf -n; postconf -M; } | mailwarden audit -",
      "mailwarden audit --format json server.tar.gz",
    ],
    load: async () => (await import("./commands/audit.ts")).runAudit,
  },
  {
    name: "probe",
    arguments: [HOST],
    flags: [
      "format",
      ...(["i-own-this", "domain", "known", "sender", "source"] as const),
      ...(["user", "password-file", "deliver-to", "compare"] as const),
      ...COMMON_FLAGS,
    ],
    defaultFormat: "text",
    examples: [
      "mailwarden probe localhost",
      "mailwarden probe --i-own-this --known info@example.com mail.example.com",
      "mailwarden probe --i-own-this --user info@example.com mail.example.com:587",
      "mailwarden probe --compare /etc/postfix --known info@example.com localhost",
    ],
    load: async () => (await import("./commands/probe.ts")).runProbe,
  },
  {
    name: "identity",
    arguments: [DOMAIN, EVIDENCE],
    flags: ["format", "ip", "helo", "selector", "resolver", ...STAMP_FLAGS, ...COMMON_FLAGS],
    defaultFormat: "text",
    examples: [
      "mailwarden identity example.com",
      "mailwarden identity example.com --ip 192.0.2.7 --helo mail.example.com",
      "mailwarden identity example.com /var/log/mail.log* /etc/postfix",
      "mailwarden identity example.com --selector mail --resolver ::1 --format json",
    ],
    load: async () => (await import("./commands/identity.ts")).runIdentity,
  },
  {
    name: "bounces",
    arguments: [actionOf("list", "archive", "restore"), OPTIONAL_MAILDIR, EVIDENCE],
    flags: ["format", ...STAMP_FLAGS, "dry-run", "state", ...COMMON_FLAGS],
    defaultFormat: "text",
    examples: [
      "mailwarden bounces list ~info/Maildir /var/log/mail.log*",
      "mailwarden bounces list --format json ~info/Maildir > bounces.json",
      "mailwarden bounces archive ~info/Maildir /var/log/mail.log*",
      "mailwarden bounces restore",
    ],
    load: async () => (await import("./commands/bounces.ts")).runBounces,
  },
  {
    name: "accounts",
    arguments: [actionOf("show", "audit", "lock", "unlock"), LOGIN, EVIDENCE],
    flags: ["format", "check-weak", "config", "dry-run", "reopen", "state", ...COMMON_FLAGS],
    defaultFormat: "text",
    examples: [
      "mailwarden accounts show info@example.com extmail.sql",
      "mailwarden accounts audit --check-weak extmail.sql",
      "mysqldump extmail mailbox manager | mailwarden accounts audit -",
      "mailwarden accounts audit",
      "mailwarden accounts show info@example.com /etc/postfix/mysql-mailbox.cf",
      "mailwarden accounts lock info@example.com",
      "mailwarden accounts unlock info@example.com",
    ],
    load: async () => (await import("./commands/accounts.ts")).runAccounts,
  },
  {
    name: "queue",
    arguments: [actionOf("list", "show", "hold", "release", "delete", "restore"), EVIDENCE],
    flags: [
      "format",
      "where",
      "by",
      "year",
      "timezone",
      "redact",
      "dry-run",
      "state",
      ...COMMON_FLAGS,
    ],
    defaultFormat: "text",
    examples: [
      "mailwarden queue list --by account",
      "mailwarden queue list --where 'account=info@example.com and age>1h'",
      "mailwarden queue list --where 'recipients>20' --format json queue.tar.gz",
      "postqueue -j | mailwarden queue list --by reason -",
      "mailwarden queue show 3B7085E038D",
      "mailwarden queue delete 'account=info@example.com and client=203.0.113.0/24'",
      "mailwarden queue restore",
    ],
    load: async () => (await import("./commands/queue.ts")).runQueue,
  },
  {
    name: "report",
    arguments: [KIND, EVIDENCE],
    flags: [
      "format",
      ...STAMP_FLAGS,
      "output",
      "lookup",
      "rdap",
      "from",
      "unmasked",
      ...COMMON_FLAGS,
    ],
    defaultFormat: "text",
    formats: REPORT_FORMATS.incident,
    examples: [
      "mailwarden report --format html --output report",
      "mailwarden report abuse --lookup --output letters /var/log/mail.log*",
      "mailwarden report delisting --from postmaster@example.com server.tar.gz",
      "mailwarden report owner --lang ja /var/log/mail.log*",
    ],
    load: async () => (await import("./commands/report.ts")).runReport,
  },
  {
    name: "contain",
    arguments: [actionOf("plan", "apply", "verify", "undo", "status"), EVIDENCE],
    flags: [
      "format",
      ...STAMP_FLAGS,
      "incident",
      "only",
      "except",
      "reopen",
      "dry-run",
      "keep-going",
      "redact",
      "config",
      "state",
      ...COMMON_FLAGS,
    ],
    defaultFormat: "text",
    examples: [
      "mailwarden contain plan",
      "mailwarden contain plan --except queue-hold,queue-delete /var/log/mail.log*",
      "mailwarden contain apply",
      "mailwarden contain verify",
      "mailwarden contain undo",
    ],
    load: async () => (await import("./commands/contain.ts")).runContain,
  },
  {
    name: "guard",
    arguments: [TASK, TARGET, CHANGE],
    flags: ["format", "config", "state", "for", "reason", ...STAMP_FLAGS, ...COMMON_FLAGS],
    defaultFormat: "text",
    examples: [
      "mailwarden guard",
      "mailwarden guard status",
      "mailwarden guard top --format json",
      "mailwarden guard limit info@example.com account-hour=5000 --for 12h",
      "mailwarden guard hold info@example.com --reason 'sends from five countries'",
      "mailwarden guard release info@example.com",
      "mailwarden guard undo",
      "mailwarden guard learn --since 30d /var/log",
      "mailwarden guard setup",
      "mailwarden guard doctor",
    ],
    load: async () => (await import("./commands/guard.ts")).runGuard,
  },
  {
    name: "collect",
    arguments: [],
    flags: [...COMMON_FLAGS],
    examples: ["mailwarden collect > collect.sh", "mailwarden diagnose mailwarden-evidence.tar.gz"],
    load: async () => (await import("./commands/collect.ts")).runCollect,
  },
  {
    name: "config",
    arguments: [actionOf("check", "describe")],
    flags: ["format", "config", ...COMMON_FLAGS],
    defaultFormat: "text",
    examples: [
      "mailwarden config check",
      "mailwarden config check --config draft.yaml --format json",
      "mailwarden config describe > /etc/mailwarden/mailwarden.yaml",
    ],
    load: async () => (await import("./commands/config.ts")).runConfig,
  },
  {
    name: "completion",
    arguments: [SHELL],
    flags: [...COMMON_FLAGS],
    examples: [
      "mailwarden completion bash > /etc/bash_completion.d/mailwarden",
      "mailwarden completion zsh > /usr/local/share/zsh/site-functions/_mailwarden",
      "mailwarden completion fish > ~/.config/fish/completions/mailwarden.fish",
    ],
    load: async () => (await import("./commands/completion.ts")).runCompletion,
  },
];

/** Flags of `mailwarden` itself. */
export const PROGRAM_FLAGS: readonly FlagName[] = ["lang", "no-color", "help", "version"];

/** As in a usage line: `QUERY`, `[EVIDENCE...]`. */
export function argumentSyntax(argument: CommandArgument): string {
  const name = argument.name.toUpperCase() + (argument.variadic ? "..." : "");
  return argument.required ? name : `[${name}]`;
}
