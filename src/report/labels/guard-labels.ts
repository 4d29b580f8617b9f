import type { Formats } from "../formats.ts";

/** Values of an event as the guard stored them. */
export type EventValues = Readonly<Record<string, string | number | null>>;

export type GuardModeName = "observe" | "hold" | "enforce";
export type GuardWarningName =
  | "never-asked"
  | "recipients-only"
  | "no-end-of-message"
  | "no-recipients"
  | "observe-only"
  | "alerts-failed"
  | "state-unwritable"
  | "log-unreadable"
  | "no-logs";
export type GuardEventName =
  | "started"
  | "stopped"
  | "reload-failed"
  | "limit-near"
  | "limit-reached"
  | "sender-mismatch"
  | "account-held"
  | "override-set"
  | "override-removed"
  | "released"
  | "source-held"
  | "incident-found"
  | "incident-grew"
  | "incident-ended"
  | "contained"
  | "contain-failed"
  | "reaction-paused"
  | "reaction-undone"
  | "state-unwritable"
  | "state-writable"
  | "log-unreadable"
  | "log-readable"
  | "log-gap"
  | "client-banned"
  | "ban-due"
  | "client-unbanned"
  | "ban-failed"
  | "brute-force"
  | "account-attacked"
  | "password-spraying"
  | "login-after-attack"
  | "login-new-network"
  | "bad-request";

export type HookProblemName =
  | "hook-missing"
  | "hook-behind-permit"
  | "hook-unsafe-default"
  | "hook-slow"
  | "hook-proxy-filter"
  | "hook-reinjection";

export type GuardReactionName = "none" | "held" | "contained" | "paused";

/** What a reader sees of the guard. */
export interface GuardLabels {
  /** On standard error, when it stands ready. */
  started(values: { addresses: readonly string[]; mode: string }): string;
  readonly stopped: string;
  readonly modes: Record<GuardModeName, string>;
  /** What was done about an incident, as a sentence. */
  readonly reactions: Record<GuardReactionName, string>;
  readonly facts: {
    readonly mode: string;
    readonly since: string;
    readonly connections: string;
    readonly requests: string;
    readonly messages: string;
    readonly held: string;
    readonly refused: string;
    readonly watched: string;
    readonly waiting: string;
    readonly accounts: string;
    readonly memory: string;
    readonly asked: string;
    /** Logins that failed and succeeded, clients that are banned. */
    readonly logins: string;
    readonly log: string;
  };
  loginFigures(values: { failures: number; successes: number; bans: number }, f: Formats): string;
  readonly headings: {
    readonly warnings: string;
    readonly limits: string;
    readonly overrides: string;
    readonly accounts: string;
    /** Clients and local users whose mail is held. */
    readonly sources: string;
  };
  readonly warnings: Record<GuardWarningName, (values: { subject: string }) => string>;
  readonly columns: {
    readonly subject: string;
    readonly limit: string;
    readonly used: string;
    readonly max: string;
    readonly share: string;
    readonly until: string;
    /** When a ban ends. */
    readonly ends: string;
    /** How often a client was banned. */
    readonly times: string;
    readonly account: string;
    readonly sender: string;
    readonly recipients: string;
    readonly queueId: string;
    readonly since: string;
    readonly reason: string;
    readonly per: string;
    readonly counts: string;
    readonly within: string;
    readonly answer: string;
  };
  readonly values: {
    readonly unlimited: string;
    /** An override without an end. */
    readonly forever: string;
    /** Window of a limit of one message. */
    readonly message: string;
  };
  /** Nothing to show. */
  readonly nothing: {
    readonly top: string;
    readonly held: string;
    readonly events: string;
    readonly bans: string;
  };
  /** Why a client is banned. */
  banReason(
    values: { reason: string; guesses: number; accounts: number; isInForce: boolean },
    f: Formats,
  ): string;
  readonly events: Record<
    GuardEventName,
    /** `says`: the sentence of a diagnosis, of those events that have one. */
    (values: { subject: string; data: EventValues; says: string }, f: Formats) => string
  >;
  readonly alerts: {
    /** What a digest leaves out. */
    more(count: number, f: Formats): string;
    /** Last line of an alert: what to type. */
    readonly next: string;
  };
  readonly setup: {
    /** Before commands for Postfix. */
    readonly postfix: string;
    /** Before lines for one ACL of Exim. */
    exim(values: { acl: string }): string;
    /** Before lines for Dovecot's configuration. */
    readonly dovecot: string;
    /** Nothing is missing. */
    readonly right: string;
    /** No configuration was found. */
    readonly unknown: string;
    /** Exim's ACLs are not read. */
    readonly eximUnread: string;
    readonly notRunning: string;
    /** `listener`, `parameter` and place stand before it. */
    readonly problems: Record<HookProblemName, (values: { parameter: string }) => string>;
  };
  /** Remarks in the settings that `guard learn` proposes. */
  readonly learn: {
    from(
      values: { from: string | null; to: string | null; accounts: number; messages: number },
      f: Formats,
    ): string;
    /** Whom the diagnosis names: nothing was learned from it. */
    leftOut(values: { subject: string; cause: string; confidence: string }): string;
    readonly nothing: string;
    /** The most that was counted, by whom. */
    peak(values: { name: string; peak: number }, f: Formats): string;
  };
  readonly done: {
    overrideSet(values: { account: string; limit: string; max: string }): string;
    overrideRemoved(values: { account: string; limit: string }): string;
    noOverride(values: { account: string; limit: string }): string;
    accountHeld(values: { account: string }): string;
    released(values: { messages: number; accounts: number }, f: Formats): string;
    releaseFailed(values: { queueId: string; why: string }): string;
    unbanned(values: { targets: number }, f: Formats): string;
    notBanned(values: { target: string }): string;
    /** The guard has forgotten the ban, the firewall has not. */
    unbanFailed(values: { why: string }): string;
    /** What the guard had done by itself and is taken back. */
    undone(
      values: { incidents: number; sources: number; messages: number; plans: number },
      f: Formats,
    ): string;
    readonly nothingUndone: string;
    undoFailed(values: { what: string; why: string }): string;
  };
  readonly problems: {
    notRunning(values: { address: string; message: string }): string;
    cannotStart(values: { message: string }): string;
    noSqlite(values: { message: string }): string;
    badChange(values: { value: string }): string;
    badDuration(values: { value: string }): string;
    unknownLimit(values: { limit: string; choices: readonly string[] }, f: Formats): string;
  };
}
