import type { Formats } from "../formats.ts";

/** What a reader sees around the story of a message. The keys are the codes of `story/message-story.ts`. */
export interface TraceLabels {
  /** Headline above the stories. */
  found(values: { query: string; messages: number }, f: Formats): string;
  nothing(values: { query: string }): string;
  /** Remark after the stories that were shown. */
  moreStories(count: number, f: Formats): string;
  /** Said when not everything that matches could be kept. */
  readonly limitHit: string;
  moreRecipients(count: number, f: Formats): string;
  moreLines(count: number, f: Formats): string;

  /** `refused: 5.7.1 relaying denied` */
  handled(values: { what: string; reason: string }): string;

  readonly headings: {
    /** `Message 3B7085E038D -> 6EA115E038F`; the ids come joined. */
    message(queueIds: string): string;
    /** Bounces that these caused, and what they are bounces of. */
    readonly related: string;
    /** Lines that belong to no message: refusals, logins. */
    readonly others: string;
  };
  readonly facts: {
    readonly entered: string;
    readonly client: string;
    readonly account: string;
    readonly localUser: string;
    readonly script: string;
    readonly sender: string;
    readonly messageId: string;
    readonly subject: string;
    readonly size: string;
    readonly hops: string;
    readonly recipients: string;
    readonly handling: string;
    readonly notices: string;
    readonly noticeOf: string;
    readonly end: string;
    readonly lines: string;
  };
  readonly values: {
    /** The log begins after the message came in. */
    readonly entryUnknown: string;
    /** `<>`, the sender of bounces. */
    readonly nullSender: string;
    /** The login that an empty name got. */
    readonly emptyLogin: string;
    readonly noLogin: string;
    login(values: { account: string; method: string | undefined }): string;
    helo(values: { client: string; helo: string }): string;
    localUser(values: { user: string | undefined; uid: number | undefined }): string;
    attempts(count: number, f: Formats): string;
    origTo(values: { address: string; origTo: string }): string;
    noticeTo(values: { notice: string; queueId: string; recipient: string | null }): string;
    noticeOf(values: { notice: string; queueId: string; sender: string | null }): string;
    /** From one queue id to the next, and how that is known. */
    hop(values: { from: string; to: string; by: string }): string;
    readonly unknownTime: string;
  };
  readonly recipientStates: Record<
    | "delivered"
    | "deferred"
    | "bounced"
    | "expired"
    | "discarded"
    | "rejected"
    | "deleted"
    | "passed-on"
    | "unknown",
    string
  >;
  readonly joins: Record<
    "first" | "queued-as" | "filter-verdict" | "orig-queue-id" | "forwarded-as" | "message-id",
    string
  >;
  readonly notices: Record<
    "non-delivery" | "delay" | "delivery-status" | "postmaster" | "answer",
    string
  >;
  readonly handling: Record<
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
    | "reject",
    string
  >;
  readonly ends: Record<
    "removed" | "expired" | "deleted" | "discarded" | "rejected" | "unknown",
    string
  >;
  readonly stillQueued: Record<"deferred" | "held" | "frozen", string>;
}
