import type { Activity } from "./activity.ts";

/** The public answer of `diagnose` (contract, section 4). `T` is `Say` inside the program and `string` in a report. */

export const CAUSES = [
  "stolen-credentials",
  "auth-bypass",
  "open-relay",
  "trusted-network",
  "local-script",
  "application-abuse",
  "forwarding",
  "backscatter",
  "srs-abuse",
  "joe-job",
  "direct-to-mx",
  "unknown",
] as const;
export type Cause = (typeof CAUSES)[number];

export type Confidence = "certain" | "likely" | "possible";
export type Verdict = "incident" | "suspicious" | "clean" | "insufficient-evidence";
export type Severity = "critical" | "high" | "medium" | "low" | "info";

/** Step names of `contain plan`, also in `actions`. */
export const STEPS = [
  "submission-hold",
  "save-evidence",
  "queue-hold",
  "queue-delete",
  "queue-release",
  "account-lock",
  "session-kick",
  "client-ban",
  "script-disable",
  "config-fix",
  "bounces-archive",
  "receiver-retry",
] as const;
export type StepName = (typeof STEPS)[number];

export interface Proof<T> {
  readonly source: string;
  /** 1 = first line; 0 = the evidence has no lines. */
  readonly line: number;
  /** The line verbatim but for masked secrets. */
  readonly text: string;
  readonly says: T;
}

export interface ClientUse {
  readonly ip: string;
  readonly messages: number;
  readonly recipients: number;
  readonly firstAt: string | null;
  readonly lastAt: string | null;
}

export interface ScriptUse {
  readonly user?: string;
  readonly uid?: number;
  readonly directory?: string;
  readonly file?: string;
  readonly messages: number;
}

export type TimelineCode =
  | "auth-failures"
  | "first-login"
  | "probe"
  | "first-message"
  | "burst"
  | "peak"
  | "blocked"
  | "bounces"
  | "last-message";

export interface TimelineEntry {
  readonly at: string | null;
  readonly what: TimelineCode;
  readonly count: number;
}

export interface Incident<T> {
  readonly id: string;
  readonly cause: Cause;
  readonly confidence: Confidence;
  /** 0..1 */
  readonly score: number;
  readonly accounts: readonly string[];
  readonly clients: readonly ClientUse[];
  readonly scripts: readonly ScriptUse[];
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  readonly messages: number;
  readonly recipients: number;
  readonly delivered: number;
  readonly deferred: number;
  readonly bounced: number;
  readonly ongoing: boolean | null;
  readonly queued: number | null;
  readonly queueIds: readonly string[];
  readonly seenQueueIds: readonly string[];
  readonly bounceQueueIds: readonly string[];
  readonly bounceFiles: readonly string[];
  /** Of all outbound recipients, 0..1. */
  readonly share: number;
  readonly senders: readonly { readonly address: string; readonly recipients: number }[];
  readonly timeline: readonly TimelineEntry[];
  readonly proof: readonly Proof<T>[];
  readonly ruledOut: readonly { readonly cause: Cause; readonly because: T }[];
  readonly missing: readonly { readonly what: T; readonly command: string }[];
  readonly actions: readonly {
    readonly step: StepName;
    readonly target: string;
    readonly command?: string;
  }[];
}

export interface Finding<T> {
  readonly code: string;
  readonly severity: Severity;
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly proof: readonly Proof<T>[];
  readonly fix?: { readonly command?: string; readonly file?: string; readonly diff?: string };
  readonly verify?: { readonly command: string; readonly expect: string };
}

export interface EvidenceSource {
  readonly name: string;
  readonly kind: string;
  readonly lines: number;
  readonly understood: number;
  readonly skipped: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly notes: readonly string[];
}

export interface Diagnosis<T> {
  readonly schema: "mailwarden.diagnosis/1";
  readonly verdict: Verdict;
  readonly summary: T;
  readonly incidents: readonly Incident<T>[];
  readonly findings: readonly Finding<T>[];
  readonly evidence: readonly EvidenceSource[];
  readonly nextSteps: readonly { readonly command: string; readonly because: T }[];
  /** What the plots show; null where the log has no stamps. */
  readonly activity: Activity | null;
}
