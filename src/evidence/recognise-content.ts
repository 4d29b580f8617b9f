import { parseLogHeader, type LogHeader } from "./log-header.ts";
import { KINDS_BY_BEGINNING, KINDS_BY_LINES } from "./other-kinds.ts";
import { isContinuation } from "./paste/join-wrapped-rows.ts";
import { findLogStarts } from "./paste/find-log-starts.ts";
import { rejectBlocks } from "./paste/reject-blocks.ts";
import { headLines } from "./text-lines.ts";

export type Content =
  | {
      readonly kind: "mail log" | "system log";
      /** `join`: only wrapped lines are mended. */
      readonly reading: "as-is" | "join";
    }
  | { readonly kind: "pasted text"; readonly reading: "take-apart" }
  | { readonly kind: string; readonly reading: "none"; readonly reason: NotReadReason };

export type NotReadReason = "not-a-log" | "binary" | "no-log-lines";

/** Of the lines that are not blank; more than this and the text is a log, whatever the rest is. */
const LOG_SHARE_MIN = 0.8;
/** Nobody pastes so many lines in one go: a daemon that logs over several lines. */
const LONG_LOG_LINES = 200;
const LONG_LOG_SHARE_MIN = 0.4;

/**
 * Says what a text is. `head` is its beginning, or all of it when `whole`.
 * A log stays as it is, whatever its lines quote: an attacker's HELO or subject may look like another line.
 */
export function recogniseContent(head: Buffer, whole: boolean): Content {
  const all = headLines(head, whole);
  const refused = rejectBlocks(all);
  const lines = all.filter((line, at) => line.trim() !== "" && refused[at] === false);
  if (lines.length === 0) return none(head.includes(0) ? "unknown" : "empty", "no-log-lines");
  const byBeginning = KINDS_BY_BEGINNING.find(({ matches }) => matches(lines));
  if (byBeginning !== undefined) return none(byBeginning.kind, "not-a-log");

  const headers = lines.map(parseLogHeader);
  const stamped = headers.filter((header) => header !== undefined);
  const mail = stamped.some((header) => header.mail);
  const shareMin = stamped.length >= LONG_LOG_LINES ? LONG_LOG_SHARE_MIN : LOG_SHARE_MIN;
  const mostly = stamped.length >= lines.length * shareMin;
  if (mostly && !(lines.length === 1 && isCollapsed(lines[0] ?? ""))) {
    const reading = hasWrappedLine(lines, headers) ? "join" : "as-is";
    return { kind: mail ? "mail log" : "system log", reading };
  }
  if (isBinary(head)) return none("unknown", "binary");
  if (stamped.length === 0) {
    const byLines = KINDS_BY_LINES.find(({ matches }) => matches(lines));
    if (byLines !== undefined) return none(byLines.kind, "not-a-log");
  }
  if (stamped.some(isLogLine) || lines.some((line) => findLogStarts(line).length > 0)) {
    return { kind: "pasted text", reading: "take-apart" };
  }
  return none("unknown", "no-log-lines");
}

function none(kind: string, reason: NotReadReason): Content {
  return { kind, reading: "none", reason };
}

function isCollapsed(line: string): boolean {
  return findLogStarts(line).length > 1;
}

/** In prose a date may begin a line: a log line names who wrote it. */
export function isLogLine(header: LogHeader): boolean {
  return header.mail || header.program !== undefined;
}

function hasWrappedLine(
  lines: readonly string[],
  headers: readonly (LogHeader | undefined)[],
): boolean {
  return lines.some((line, at) => {
    const before = lines[at - 1];
    const isRest = headers[at] === undefined && headers[at - 1]?.mail === true;
    return isRest && before !== undefined && isContinuation(before, before, line);
  });
}

function isBinary(head: Buffer): boolean {
  const sample = head.subarray(0, 4096);
  const odd = sample.reduce(
    (sum, byte) => sum + (byte < 9 || (byte > 13 && byte < 27) || byte === 127 ? 1 : 0),
    0,
  );
  return odd > sample.length / 20;
}
