import type { Attempt } from "../../core/mail-sink.ts";
import { recipientHashOf } from "../../core/recipient-hash.ts";

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
  attempt.recipientDomain =
    domainStart > start ? recipientHashOf(bytes, domainStart, end, seed) : 0;
  attempt.recipientHash = recipientHashOf(bytes, start, end, seed);
}
