import type {
  Cause,
  Confidence,
  Severity,
  StepName,
  TimelineCode,
  Verdict,
} from "../../core/diagnosis.ts";
import type { Formats } from "../formats.ts";

/** A figure in its phrase: `132 failed logins`. */
export type CountPhrase = (count: number, f: Formats) => string;

/** Finding codes that have a title; others, `audit.*` above all, are shown as they are. */
export type NamedFinding =
  | "blocked-by-receiver"
  | "remote-throttling"
  | "brute-force"
  | "script-backdoor"
  | "sender-forgery-possible"
  | "queue-growing"
  | "spool-full"
  | "log-gap"
  | "bounce-without-message"
  | "log-blind"
  | "account-empty-password"
  | "account-clear-text"
  | "account-weak-scheme"
  | "account-admin-weak"
  | "account-not-in-table"
  | "account-new";

/** Targets and subjects that are words and no name of an account, address or setting. */
export type NamedTarget =
  | "open relay"
  | "bounces"
  | "queue"
  | "deferred queue"
  | "spool"
  | "forwards"
  | "SRS"
  | "authenticator"
  | "login without a name"
  | "recipient validation"
  | "mynetworks and relay restrictions"
  | "login-names"
  | "beginnings"
  | "deliveries"
  | "picked-lines";

/** What a reader sees around the sentences of a diagnosis. */
export interface DiagnosisLabels {
  readonly verdicts: Record<Verdict, string>;
  /** Noun phrases for tables and headings. */
  readonly causes: Record<Cause, string>;
  readonly confidences: Record<Confidence, string>;
  readonly severities: Record<Severity, string>;
  /** Imperatives: `Lock the account`. The target follows after a colon. */
  readonly steps: Record<StepName, string>;
  readonly timeline: Record<TimelineCode, CountPhrase>;
  readonly findings: Record<NamedFinding, string>;
  readonly targets: Record<NamedTarget, string>;

  /** `Incident 2 of 3: stolen password` */
  incident(values: { number: number; total: number; cause: string }, f: Formats): string;
  /** `certain, 0.97 of 1` */
  sureness(values: { confidence: string; score: number }, f: Formats): string;
  /** A step of what to do now: `Lock the account: info@example.com` */
  action(values: { step: string; target: string }): string;
  /** A title and what belongs to it: `yahoo.com: refused 40 times` */
  /** A name with what kind of it this is, or how many. */
  qualified(values: { name: string; detail: string }): string;
  titled(values: { title: string; text: string }): string;

  readonly headings: {
    readonly proof: string;
    readonly timeline: string;
    readonly ruledOut: string;
    readonly missing: string;
    readonly actions: string;
    readonly nextSteps: string;
    readonly clients: string;
    readonly scripts: string;
    readonly senders: string;
    readonly receivers: string;
    readonly findings: string;
    readonly evidence: string;
  };
  readonly facts: {
    readonly sure: string;
    readonly account: string;
    readonly accounts: string;
    readonly client: string;
    readonly clients: string;
    readonly script: string;
    readonly time: string;
    readonly sent: string;
    readonly result: string;
    readonly queue: string;
    readonly bounces: string;
  };
  readonly values: {
    /** `24 Oct 2012, 00:32 to 24 Oct 2012, 06:18; still sending` */
    period(
      values: { from: string | null; to: string | null; ongoing: boolean | null },
      f: Formats,
    ): string;
    /** `5,625 messages to 281,250 recipients, 94% of all outgoing` */
    sent(values: { messages: number; recipients: number; share: number }, f: Formats): string;
    /** `120 delivered, 180 deferred, 281 bounced` */
    result(values: { delivered: number; deferred: number; bounced: number }, f: Formats): string;
    /** `5,600 messages still queued`, or that no queue was among the evidence. */
    queue(values: { queued: number | null }, f: Formats): string;
    bounces(values: { queued: number; files: number }, f: Formats): string;
    /** `mail for gmail.com, since ..., 40 times` */
    blocked(values: { count: number; since: string | null }, f: Formats): string;
    /** What `queue-growing` is about. */
    waiting(values: { messages: number; recipients: number }, f: Formats): string;
    /** What `log-blind` is about: so many messages are not shown whole. */
    unseen(values: { messages: number }, f: Formats): string;
    /** How much of a piece of evidence was read: `1,200 lines, 99.8% understood`; mails have no lines. */
    evidenceRead(values: { lines: number; understood: number }, f: Formats): string;
    /** `2012-10-22 16:36 to 2012-10-26 02:54`; the stamps come formatted. */
    span(values: { from: string; to: string }): string;
    moreEvidence(count: number, f: Formats): string;
    /** A stamp that the log does not give. */
    readonly unknownTime: string;
  };
  readonly columns: {
    readonly ip: string;
    readonly messages: string;
    readonly recipients: string;
    readonly first: string;
    readonly last: string;
    readonly sender: string;
    readonly script: string;
    readonly user: string;
  };
  readonly remarks: {
    /** `... 37 more with --format json` */
    moreInJson(count: number, f: Formats): string;
    moreIncidents(count: number, f: Formats): string;
    /** Nothing was read. */
    readonly noEvidence: string;
    /** `shown in the offset of the log: +08:00` */
    readonly logClock: string;
  };
}
