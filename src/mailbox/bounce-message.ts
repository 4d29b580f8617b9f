import type { BounceFormat, ReturnedRecipient, ReturnKind } from "../core/bounce-list.ts";
import type { OriginalMessage } from "./original-message.ts";
import type { ReceivedHop } from "./parse-received.ts";

/** Where a message stands. */
export interface MailPlace {
  /** As found: the path given, and the names below it. */
  readonly file: string;
  /** Byte offset in an mbox; null for a file of its own. */
  readonly offset: number | null;
}

/** A message that came back to a mailbox of ours, or a report about one. */
export interface BounceMessage extends MailPlace {
  readonly kind: ReturnKind;
  readonly format: BounceFormat;
  /** True when only the beginning was read, or more fields or recipients were there than are kept. */
  readonly cut: boolean;
  /** When it reached us; else its own date. */
  readonly atMs: number | null;
  /** The mailbox it was sent to. */
  readonly to: string | null;
  /** The host that reports. */
  readonly reporter: string | null;
  readonly messageId: string | null;
  /** The bounce's own way to us, newest first. */
  readonly hops: readonly ReceivedHop[];
  readonly recipients: readonly ReturnedRecipient[];
  /** The reporter's queue id of the returned message (`X-Postfix-Queue-ID`). */
  readonly reporterQueueId: string | null;
  /** Envelope sender of the returned message as the report names it (`X-Postfix-Sender`, ARF). */
  readonly reportedSender: string | null;
  /** Message-ID that the bounce answers to, where it returns nothing of the message. */
  readonly answersTo: string | null;
  readonly original: OriginalMessage | null;
}
