import type { Attempt } from "../../core/mail-sink.ts";
import { hashBytes } from "../../core/packed-words.ts";

/** Puts the recipient in `bytes[start, end)` into the attempt; `domainStart` is `start` where it has no domain. */
export function noteRecipient(
  attempt: Attempt,
  bytes: Buffer,
  start: number,
  domainStart: number,
  end: number,
  seed: number,
): void {
  attempt.domainStart = domainStart;
  attempt.domainEnd = end;
  const hasDomain = domainStart > start;
  const domain = hasDomain ? hashBytes(bytes, domainStart, end, true, seed) : 0;
  const recipient = hashBytes(bytes, start, hasDomain ? domainStart : end, true, seed ^ domain);
  // 0 is none
  attempt.recipientDomain = hasDomain && domain === 0 ? 1 : domain;
  attempt.recipientHash = recipient === 0 ? 1 : recipient;
}
