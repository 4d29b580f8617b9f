import type { Cause, Confidence } from "./diagnosis.ts";
import type { ReplyClass } from "./reply-class.ts";

/** The public answer of `bounces list`. `T` is null inside the program and `string` in a report. */
export interface BounceListing<T> {
  readonly schema: "mailwarden.bounces/1";
  /** As given. */
  readonly mailboxes: readonly string[];
  readonly counts: Readonly<Record<BounceClass, number>>;
  readonly read: {
    /** All messages, bounces included. */
    readonly messages: number;
    readonly bounces: number;
    readonly autoReplies: number;
    /** Index files and what else is no message. */
    readonly otherFiles: number;
    /** In `tmp`: not yet delivered, left alone. */
    readonly unfinished: number;
    /** Messages of which only the first 256 KiB were read. */
    readonly cut: number;
    /** Bounces beyond the limit, which are not listed. */
    readonly leftOut: number;
  };
  /** What counted as our own `Received` lines and addresses. */
  readonly ourHosts: readonly string[];
  readonly ourIps: readonly string[];
  /** The incidents that the evidence shows, worst first. */
  readonly incidents: readonly {
    readonly id: string;
    readonly cause: Cause;
    readonly confidence: Confidence;
    readonly accounts: readonly string[];
  }[];
  /** In the order of their files. */
  readonly bounces: readonly ListedBounce<T>[];
}

export interface ListedBounce<T> {
  /** As found: the path given and the names below it. */
  readonly file: string;
  /** Byte offset in an mbox; null for a file of its own. */
  readonly offset: number | null;
  /** Letters of a Maildir name: S seen, R replied, F flagged, T trashed, D draft, P passed. */
  readonly flags: string;
  readonly kind: ReturnKind;
  readonly format: BounceFormat;
  readonly class: BounceClass;
  readonly basis: BounceBasis;
  readonly because: T;
  /** Id of the incident whose message came back. */
  readonly incident: string | null;
  readonly at: string | null;
  /** The mailbox it was sent to. */
  readonly to: string | null;
  /** The host that reports. */
  readonly reporter: string | null;
  /** Something of it was too long to be read or kept. */
  readonly cut: boolean;
  readonly recipients: readonly ReturnedRecipient[];
  /** The message that came back; null when nothing of it is known. */
  readonly original: {
    /** On this server. */
    readonly queueId: string | null;
    readonly messageId: string | null;
    readonly sender: string | null;
    readonly from: string | null;
    readonly to: string | null;
    readonly subject: string | null;
    readonly at: string | null;
    /** Who handed it to this server, or to the first server that can be believed. */
    readonly clientIp: string | null;
    readonly helo: string | null;
    readonly account: string | null;
    readonly localUser: string | null;
    readonly script: string | null;
  } | null;
}

/** A recipient that a bounce speaks of. */
export interface ReturnedRecipient {
  readonly address: string;
  readonly action: "failed" | "delayed" | "delivered" | "relayed" | "expanded";
  /** RFC 3463, `5.1.1`; null when not said. */
  readonly status: string | null;
  readonly reason: ReplyClass;
  /** The receiver's words, or the bounce's own; may be empty. */
  readonly text: string;
  /** The host that refused it. */
  readonly remote: string | null;
}

/**
 * bounce: something failed. delay: not yet delivered. receipt: delivered or passed on. complaint: a recipient or his
 * provider reports the message as abuse (ARF, RFC 5965).
 */
export type ReturnKind = "bounce" | "delay" | "receipt" | "complaint";

/** Who made a bounce, by its form. */
export type BounceFormat =
  | "rfc3464"
  | "postfix"
  | "exim"
  | "exchange"
  | "gmail"
  | "qmail"
  | "yahoo"
  | "sendmail"
  | "domino"
  | "groupwise"
  | "courier"
  | "qq"
  | "netease"
  | "generic"
  | "arf";

export const BOUNCE_CLASSES = ["abuse", "own", "elsewhere", "undecided"] as const;
/** Whose message it was that came back. */
export type BounceClass = (typeof BOUNCE_CLASSES)[number];

/** What the class rests on, or what is missing. */
export type BounceBasis =
  /** The original's queue id here. */
  | "queue-id"
  /** The bounce's own queue id: our server made it for a message of the abuse. */
  | "bounce-id"
  /** The original's Message-ID, found in the log. */
  | "message-id"
  /** Nothing names the message; all that the log shows for the failed recipient in that week is of one kind. */
  | "recipient"
  /** The original's way is known and did not lead over this server. */
  | "never-here"
  /** It carries a line of ours that our log does not know, below a hop from a stranger. */
  | "forged-line"
  /** It came from our address, but not from our mail server. */
  | "past-us"
  /** It passed here, but there is no log to look it up in. */
  | "no-log"
  /** It passed here, but the log given does not reach back to it, or has a gap. */
  | "not-in-log"
  /** The id in the log is of another time: ids are used again. */
  | "other-time"
  /** Its message belongs to an incident that is possible only. */
  | "possible-incident"
  /** The log is too short to clear anybody. */
  | "short-log"
  /** It could be a message of the abuse as well as one of our users. */
  | "mixed"
  /** The bounce returns too little of the message. */
  | "no-trace";
