import type { FollowedState } from "../follow/log-follower.ts";
import type { LoginCounts } from "../logins/login-desk.ts";
import type { LimitAnswer, Measure, Origin, SubjectKind } from "../limits/limit.ts";
import type { EngineCounts, Mode } from "../policy-engine.ts";

/** What is wrong with the guard itself. */
export const GUARD_WARNINGS = [
  /** Nobody has asked yet: the mail server does not know of the guard. */
  "never-asked",
  /** Messages are asked about recipient by recipient only: the last ones are refused, the first ones sent. */
  "recipients-only",
  /** No question at END-OF-MESSAGE: what the client breaks off stays counted. */
  "no-end-of-message",
  /** No question at RCPT: who is a new recipient is not known. */
  "no-recipients",
  /** In mode observe nothing is held or refused. */
  "observe-only",
  /** Alerts could not be delivered. */
  "alerts-failed",
  "state-unwritable",
  /** A log cannot be followed: what it says is not known. */
  "log-unreadable",
  /** No log is followed: logins are not seen but by Dovecot's reports. */
  "no-logs",
] as const;
export type GuardWarning = (typeof GUARD_WARNINGS)[number];

export interface HookStatus {
  readonly name: string;
  /** Questions by stage. */
  readonly asked: Readonly<Record<string, number>>;
}

/** `mailwarden guard status --format json`. */
export interface GuardStatus {
  readonly schema: "mailwarden.guard-status/1";
  readonly version: string;
  readonly mode: Mode;
  /** RFC 3339. */
  readonly startedAt: string;
  readonly uptimeSeconds: number;
  readonly connections: number;
  readonly hooks: readonly HookStatus[];
  readonly counts: Readonly<EngineCounts>;
  readonly openMessages: number;
  readonly heldMessages: number;
  readonly logins: LoginCounts & {
    /** Clients that are remembered because they failed. */
    readonly sources: number;
    /** Bans that go on. */
    readonly bans: number;
    /** Bans since the start. */
    readonly banned: number;
    /** Questions and reports of Dovecot's authentication. */
    readonly policyAsked: number;
    readonly policyRefused: number;
  };
  readonly logs: readonly FollowedState[];
  /** Lines of them that were read since the start. */
  readonly logLines: number;
  /** Names in memory by kind. */
  readonly subjects: Readonly<Record<SubjectKind, number>>;
  readonly limits: readonly {
    readonly name: string;
    readonly per: SubjectKind;
    readonly counts: Measure;
    readonly windowSeconds: number;
    readonly max: number;
    readonly answer: LimitAnswer;
    readonly from: readonly Origin[];
  }[];
  /** Why the state cannot be written; null = it can. */
  readonly stateError: string | null;
  readonly memoryMiB: number;
  readonly warnings: readonly { readonly code: GuardWarning; readonly subject: string }[];
}
