const REASON_MAX_LENGTH = 2_000;

/**
 * Why each recipient is deferred: address -> last reason, from `defer/X/ID` (postfix src/global/bounce_log.c).
 * Blocks of `name=value` lines, divided by empty ones; the line `<address>: reason` above each is for people.
 */
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
