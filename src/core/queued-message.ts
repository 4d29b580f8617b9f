import { scopeOf } from "./ip-address.ts";

/** Queues of Postfix; an Exim message is `hold` while frozen, else `deferred`. */
export const QUEUE_NAMES = [
  "incoming",
  "active",
  "deferred",
  "hold",
  "maildrop",
  "corrupt",
] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

export interface QueuedRecipient {
  /** Without angle brackets. */
  readonly address: string;
  /** Delivered, bounced or withdrawn: no attempt will be made any more. */
  readonly done: boolean;
  /** Why the last attempt failed, in the receiver's words. */
  readonly reason?: string;
}

/** Why a message is not known as a whole: its file ends too early, its lengths lie, its pointers go in a circle. */
export type QueueDamage = "cut" | "damaged" | "pointer-loop" | "too-large";

/** One message in a mail queue, from whatever form it was read. An absent field is unknown, see `envelope`. */
export interface QueuedMessage {
  readonly queueId: string;
  readonly mta: "postfix" | "exim";
  readonly queue?: QueueName;
  /** `whole`: the message's own file, so that a field that is absent is one that it does not have. */
  readonly envelope: "whole" | "listed";
  /** The id that the message had before a content filter gave it back. */
  readonly origQueueId?: string;
  /** Login as the server took it; `""` = a login without a name (contract, section 6). */
  readonly account?: string;
  /** It came in with a login whose name stands nowhere in its file. */
  readonly hiddenLogin?: true;
  /** SASL mechanism or Exim authenticator. */
  readonly method?: string;
  /** The peer that the daemon saw. */
  readonly clientIp?: string;
  readonly clientName?: string;
  /** The peer that a content filter saw before, passed on by XFORWARD. */
  readonly origClientIp?: string;
  readonly helo?: string;
  readonly protocol?: string;
  /** Envelope sender; `""` = `<>`, a bounce. */
  readonly sender?: string;
  readonly recipients: readonly QueuedRecipient[];
  /** All recipients, of which `recipients` may hold the first ones only. */
  readonly recipientCount: number;
  readonly arrivalMs?: number;
  /** The arrival was counted back from an age (`exim -bp`). */
  readonly arrivalEstimated?: true;
  readonly sizeBytes?: number;
  /** The first reason of a recipient that still waits. */
  readonly reason?: string;
  /** `X-PHP-Originating-Script`; only where the message was submitted on this machine: others can write it too. */
  readonly script?: { readonly file: string; readonly uid?: number };
  /** Who submitted it on this machine. */
  readonly uid?: number;
  readonly user?: string;
  /** Decoded (RFC 2047). */
  readonly subject?: string;
  /** Without angle brackets. */
  readonly messageId?: string;
  /** File that it was read from. */
  readonly source: string;
  readonly damage?: QueueDamage;
}

/** A message while it is read. */
export type MessageDraft = { -readonly [Field in keyof QueuedMessage]: QueuedMessage[Field] };

/** Recipients kept of one message; more are counted. Postfix takes 1,000 a transaction by default. */
export const RECIPIENTS_MAX = 50_000;

/** The outsider that handed the message in: before the content filter, if there was one. */
export function originIp(message: QueuedMessage): string | undefined {
  return message.origClientIp ?? message.clientIp;
}

/** True when a field that the message lacks is one that it does not have: its own file was read, and all of it. */
export function isKnownWhole({ envelope, damage }: QueuedMessage): boolean {
  return envelope === "whole" && damage === undefined;
}

/**
 * True when a message without a login was handed in without one. A content filter gives mail back over the loopback
 * interface, without the login: who sent it stands on the first queue id.
 */
export function isLoginKnown(message: QueuedMessage): boolean {
  const { clientIp, origQueueId } = message;
  const isFromHere = clientIp !== undefined && scopeOf(clientIp) === "loopback";
  return isKnownWhole(message) && origQueueId === undefined && !isFromHere;
}

/** True for bounces and other notices: their envelope sender is `<>` (RFC 5321 4.5.5). */
export function isBounce(message: QueuedMessage): boolean {
  return message.sender === "";
}

/** Sets the message's own reason from its recipients. */
export function firstReason(recipients: readonly QueuedRecipient[]): string | undefined {
  return recipients.find(({ done, reason }) => !done && reason !== undefined)?.reason;
}

/** Recipients that still wait. */
export function waitingRecipients({ recipients, recipientCount }: QueuedMessage): number {
  return recipientCount - recipients.reduce((sum, { done }) => sum + (done ? 1 : 0), 0);
}
