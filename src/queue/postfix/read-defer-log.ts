import type { QueueFile } from "../../core/queue-world.ts";

/** Reasons of 50,000 recipients; what stands behind is not read. */
const LOG_BYTES_MAX = 16 << 20;
const REASON_MAX_LENGTH = 2_000;

/**
 * Why each recipient is deferred: address -> last reason, from `defer/X/ID` (postfix src/global/bounce_log.c).
 * Blocks of `name=value` lines, divided by empty ones; the line `<address>: reason` above each is for people.
 */
export function readDeferLog(file: QueueFile): ReadonlyMap<string, string> {
  const wanted = Math.min(file.sizeBytes, LOG_BYTES_MAX);
  const bytes = Buffer.allocUnsafe(wanted);
  let filled = 0;
  while (filled < wanted) {
    const count = file.read(bytes, filled, wanted - filled, filled);
    if (count === 0) break;
    filled += count;
  }
  return parseDeferLog(bytes.toString("utf8", 0, filled));
}

export function parseDeferLog(text: string): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  let recipient: string | undefined;
  for (const line of text.split("\n")) {
    if (line === "") recipient = undefined;
    else if (line.startsWith("recipient=")) recipient = line.slice("recipient=".length);
    else if (line.startsWith("reason=") && recipient !== undefined) {
      reasons.set(recipient, line.slice("reason=".length, REASON_MAX_LENGTH));
    }
  }
  return reasons;
}
