import type { EventKind } from "../core/log-event.ts";

/**
 * What happened to one message, from the hand-in to its end: every queue id it had on our servers, joined.
 * Absent or null = the log does not say it. Times are RFC 3339 with offset, as the log gives them.
 */
export interface MessageStory {
  /** Every queue id of the message, in the order of the hops. */
  readonly queueIds: readonly string[];
  /** At least one; the first is where a client or a local program handed the message in. */
  readonly hops: readonly StoryHop[];
  /** How the message came in; null when the log begins after that. */
  readonly entry: StoryEntry | null;
  /** Envelope sender of the first hop that names one; "" is the null sender of a bounce. */
  readonly sender: string | null;
  readonly messageId: string | null;
  readonly subject: string | null;
  /** At the hand-in: filters make messages longer. */
  readonly sizeBytes: number | null;
  readonly recipients: readonly StoryRecipient[];
  /** Bounces, delay notes and other answers that this message made our server send. */
  readonly notices: readonly StoryNotice[];
  /** The message that this one is a bounce, delay note or answer of. */
  readonly noticeOf: NoticeOrigin | null;
  /** Holds, releases, filter verdicts and the like, in order of time. */
  readonly handling: readonly StoryHandling[];
  readonly end: StoryEnd;
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  /** The lines that tell it, in order of time. */
  readonly lines: readonly StoryLine[];
  /** Lines that belong here but were left out, because there were too many. */
  readonly linesLeftOut: number;
}

/** One stay in one queue under one queue id. */
export interface StoryHop {
  readonly queueId: string;
  /** The host whose log it is; null where the lines name none (Exim's own log). */
  readonly host: string | null;
  readonly joinedBy: HopJoin;
  /** Queue id of the hop that this one came from; null for the first. */
  readonly fromQueueId: string | null;
  readonly entry: StoryEntry | null;
  readonly sender: string | null;
  readonly messageId: string | null;
  readonly sizeBytes: number | null;
  /** As the queue manager counts them, which is after alias expansion. */
  readonly recipientCount: number | null;
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  readonly end: StoryEnd;
}

/** The fact that makes two queue ids one message. */
export type HopJoin =
  | "first"
  /** The reply of a loopback, private or own relay: `queued as ID`, `OK id=ID`. */
  | "queued-as"
  /** A content filter's own line names both ids (amavis `Queue-ID` and `queued_as`). */
  | "filter-verdict"
  /** XFORWARD: `orig_queue_id=ID`. */
  | "orig-queue-id"
  /** Postfix local(8): `forwarded as ID`. */
  | "forwarded-as"
  /** Same Message-ID, handed back by a local program while the hop before was delivering to it. */
  | "message-id";

/** How the message came in. Absent = not logged. */
export interface StoryEntry {
  readonly at: string | null;
  /** `postfix/smtpd`, `postfix/pickup`, `exim`, ... */
  readonly daemon?: string;
  /** As logged: `postfix/submission/smtpd`. */
  readonly program?: string;
  readonly clientName?: string;
  readonly clientIp?: string;
  readonly clientPort?: number;
  /** The client before the filter or proxy, as that one reported it (XFORWARD). */
  readonly origClientName?: string;
  readonly origClientIp?: string;
  readonly helo?: string;
  readonly protocol?: string;
  /** The login as logged; "" when an empty one was let in. */
  readonly account?: string;
  /** SASL mechanism (Postfix). */
  readonly method?: string;
  /** Exim's authenticator name. */
  readonly authenticator?: string;
  readonly uid?: number;
  readonly user?: string;
  readonly directory?: string;
  readonly script?: string;
}

export type RecipientState =
  | "delivered"
  | "deferred"
  | "bounced"
  /** Given up after the queue lifetime. */
  | "expired"
  | "discarded"
  /** Refused while the client was still connected. */
  | "rejected"
  /** Removed from the queue by the administrator. */
  | "deleted"
  /** Forwarded or given to a filter under another queue id, whose recipients tell the rest. */
  | "passed-on"
  /** No attempt seen. */
  | "unknown";

export interface StoryRecipient {
  readonly address: string;
  /** The address before alias expansion. */
  readonly origTo: string | null;
  readonly state: RecipientState;
  /** Of the last attempt: `mx.example.net[192.0.2.1]:25`, `local`, a transport name. */
  readonly relay: string | null;
  readonly dsn: string | null;
  /** Of the last attempt, as logged: `sent`, `deferred`, `bounced`, ... */
  readonly status: string | null;
  readonly reply: string | null;
  /** In order of time, over all hops. */
  readonly attempts: readonly DeliveryAttempt[];
  /** Attempts that are not listed, because there were too many. */
  readonly attemptsLeftOut: number;
}

export interface DeliveryAttempt {
  readonly at: string | null;
  readonly queueId: string;
  readonly relay: string | null;
  readonly dsn: string | null;
  readonly status: string | null;
  /** What the other side said, or why there was no other side. It is the other side's text: data, never a fact. */
  readonly reply: string | null;
  readonly delaySeconds: number | null;
  /** The hop of this message that the attempt led to. */
  readonly nextQueueId: string | null;
}

export type NoticeKind = "non-delivery" | "delay" | "delivery-status" | "postmaster" | "answer";

export interface StoryNotice {
  readonly kind: NoticeKind;
  /** Queue id of the notice; trace it for its own story. */
  readonly queueId: string;
  readonly at: string | null;
  /** To whom it went; null when its own lines are not in the log. */
  readonly recipient: string | null;
}

export interface NoticeOrigin {
  readonly kind: NoticeKind;
  /** Queue id of the hop that caused the notice. */
  readonly queueId: string;
  readonly sender: string | null;
}

export type HandlingKind =
  | "held"
  | "released"
  | "requeued"
  | "frozen"
  | "thawed"
  | "deleted"
  | "discarded"
  | "header-action"
  | "milter-action"
  | "filter-verdict"
  | "signature"
  | "delivery-error"
  | "reject";

export interface StoryHandling {
  readonly at: string | null;
  readonly queueId: string;
  readonly kind: HandlingKind;
  /** What was said: the verdict, the rule's text, the reason; null when the line says no more than `kind`. */
  readonly reason: string | null;
}

/** How it ended, as far as the log tells. */
export type StoryEnd =
  /** Left the queue with a final state for every recipient (`removed`, `Completed`). */
  | { readonly kind: "removed"; readonly at: string | null }
  | { readonly kind: "expired"; readonly at: string | null }
  | { readonly kind: "deleted"; readonly at: string | null }
  | { readonly kind: "discarded"; readonly at: string | null }
  /** Refused at the end of data or earlier: it was never a message of ours. */
  | { readonly kind: "rejected"; readonly at: string | null; readonly reason: string | null }
  /** The last line leaves it in the queue. */
  | { readonly kind: "still-queued"; readonly because: "deferred" | "held" | "frozen" }
  /** The log ends, or has a gap, before the end of the message. */
  | { readonly kind: "unknown"; readonly because: "log-ends" };

export interface StoryLine {
  readonly source: string;
  /** 1 = first line of the source. */
  readonly line: number;
  readonly at: string | null;
  readonly kind: EventKind;
  /** The line, secrets masked. */
  readonly text: string;
}
