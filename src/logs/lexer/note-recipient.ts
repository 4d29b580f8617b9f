import type { Attempt } from "../../core/mail-sink.ts";
import { hashFolded } from "../../core/packed-words.ts";

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
  attempt.recipientDomain = domainStart > start ? hashFolded(bytes, domainStart, end, seed) : 0;
  const localEnd = domainStart > start ? domainStart : end;
  attempt.recipientHash = hashFolded(bytes, start, localEnd, seed ^ attempt.recipientDomain);
}
