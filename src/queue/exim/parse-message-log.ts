const REASON_MAX_LENGTH = 2_000;
const STAMP = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?(?: [+-]\d{4})? /;

/**
 * Why each address is deferred: address -> last reason, from Exim's `msglog/ID`:
 * `2026-11-22 00:42:53 pat@grey.test R=dnslookup T=remote_smtp defer (-44) H=mx.grey.test [192.0.2.18]: 450 ...`.
 */
export function parseMessageLog(text: string): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  for (const line of text.split("\n")) {
    const stamp = STAMP.exec(line);
    if (stamp === null) continue;
    const rest = line.slice(stamp[0].length);
    const found = / defer \(-?\d{1,4}\):? ?/.exec(rest);
    // What the receiver said stands behind it and may hold the same words: the first one counts.
    if (found === null) continue;
    const blank = rest.indexOf(" ");
    const address = rest.slice(0, blank);
    if (!address.includes("@")) continue;
    const reason = rest.slice(found.index + found[0].length, found.index + REASON_MAX_LENGTH);
    if (reason !== "") reasons.set(address, reason);
  }
  return reasons;
}
