import type { Formats } from "../formats.ts";
import type { TrafficSoFar } from "../progress.ts";

export type CommandName =
  | "diagnose"
  | "trace"
  | "explain"
  | "events"
  | "audit"
  | "probe"
  | "identity"
  | "bounces"
  | "accounts"
  | "queue"
  | "guard"
  | "report"
  | "collect"
  | "config"
  | "contain"
  | "completion";
export type ArgumentName =
  | "host"
  | "kind"
  | "evidence"
  | "config"
  | "domain"
  | "query"
  | "action"
  | "login"
  | "maildir"
  | "shell"
  | "task"
  | "target"
  | "change";
export type FlagName =
  | "format"
  | "since"
  | "until"
  | "year"
  | "timezone"
  | "where"
  | "by"
  | "all"
  | "lines"
  | "redact"
  | "check-weak"
  | "mta-version"
  | "ip"
  | "helo"
  | "selector"
  | "resolver"
  | "incident"
  | "only"
  | "except"
  | "reopen"
  | "dry-run"
  | "keep-going"
  | "state"
  | "output"
  | "lookup"
  | "rdap"
  | "from"
  | "unmasked"
  | "config"
  | "i-own-this"
  | "domain"
  | "known"
  | "sender"
  | "user"
  | "password-file"
  | "deliver-to"
  | "source"
  | "compare"
  | "for"
  | "reason"
  | "lang"
  | "no-color"
  | "help"
  | "version";

export interface CommandText {
  /** One line, for the list of commands. */
  readonly summary: string;
  /** What `--help` of the command says first. */
  readonly description: string;
  /** What each example is for, in the order of the command's declaration. */
  readonly examples: readonly string[];
}

/** Help, progress and errors of the command line. */
export interface CommandLabels {
  readonly tagline: string;
  readonly help: {
    readonly usage: string;
    readonly arguments: string;
    readonly options: string;
    readonly commands: string;
    readonly examples: string;
    readonly exitStatus: string;
    /** Placeholders of the usage line. */
    readonly commandPlaceholder: string;
    readonly optionsPlaceholder: string;
    /** `mailwarden COMMAND --help shows ...` */
    readonly more: string;
    readonly exitStatuses: readonly { readonly status: number; readonly meaning: string }[];
    /** Right after the help of a flag: ` (default: text)` */
    defaultValue(value: string): string;
  };
  readonly commands: Record<CommandName, CommandText>;
  readonly arguments: Record<ArgumentName, string>;
  readonly flags: Record<FlagName, string>;

  /** Each in one line: place, value, remedy. `value` is quoted and made visible by the caller. */
  readonly errors: {
    /** Before every error: `mailwarden: ` and the text. */
    failed(text: string): string;
    unknownOption(values: { option: string; suggestion: string | undefined }): string;
    unknownCommand(values: { command: string; suggestion: string | undefined }): string;
    missingArgument(values: { argument: string; command: string }): string;
    missingValue(values: { option: string }): string;
    excessArguments(values: { command: string }): string;
    invalidChoice(
      values: {
        option: string;
        value: string;
        choices: readonly string[];
        /** The choice that was probably meant. */
        suggestion?: string | undefined;
      },
      f: Formats,
    ): string;
    invalidSender(values: { value: string }): string;
    invalidServer(values: { value: string }): string;
    /** A folder or a file in it. */
    cannotWrite(values: { folder: string; message: string }): string;
    invalidVersion(values: { value: string }): string;
    /** What `identity` was given. */
    readonly identity: Record<
      "domain" | "ip" | "helo" | "selector" | "resolver",
      (values: { value: string }) => string
    > & {
      /** Not one question was answered. */
      readonly noAnswer: string;
    };
    /** Nothing that was read is configuration of a mail server. */
    noConfiguration: string;
    invalidYear(values: { value: string }): string;
    invalidZone(values: { value: string }): string;
    invalidTime(values: { option: string; value: string }): string;
    sinceAfterUntil(values: { since: string; until: string }): string;
    /** A trace query that cannot be read, by the codes of `story/trace-query.ts`. */
    readonly query: Record<
      "empty-query" | "bad-period" | "masked-value" | "bad-network" | "too-short",
      (word: string) => string
    >;
    /** A queue filter that cannot be read, by the codes of `queue/filter/queue-filter.ts`. */
    readonly filter: Record<
      | "empty"
      | "too-long"
      | "too-deep"
      | "unknown-field"
      | "wrong-operator"
      | "missing-value"
      | "bad-value"
      | "unknown-incident"
      | "unclosed-quote"
      | "unclosed-parenthesis"
      | "unexpected"
      | "unexpected-end",
      /** `wanted`: what would be right there; for `unknown-incident` it may be empty. */
      (values: { word: string; field: string; wanted: readonly string[] }) => string
    > & {
      /** Before each of them: `--where, character 12: ...` */
      failed(values: { at: number; text: string }, f: Formats): string;
    };
    /** The server cannot be contained as asked. */
    contain(values: { state: string; remedy: string }): string;
    /** A piece of evidence that could not be read. */
    unreadable(values: { name: string; state: string; remedy: string }): string;
    /** Why a server was not probed. */
    readonly probe: {
      invalidHost(values: { value: string }): string;
      invalidAddress(values: { option: string; value: string }): string;
      noPassword(values: { user: string }): string;
      unreadablePassword(values: { file: string }): string;
    } & Record<
      "unknown-host" | "not-own" | "nobody-listens",
      /** `detail`: the address, or the ports. */
      (values: { host: string; detail: string }) => string
    >;
    /** What nobody foresaw. */
    unexpected(values: { message: string }): string;
  };
  readonly progress: {
    /** `read 1.2 GB of 3 GB (40%), 5,200,000 lines, 3 found`, or `8,100 messages, ...` */
    reading(
      values: {
        bytes: number;
        totalBytes: number | null;
        lines: number | null;
        found: number | null;
        soFar?: TrafficSoFar;
      },
      f: Formats,
    ): string;
  };
}
