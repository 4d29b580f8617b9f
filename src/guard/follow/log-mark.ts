import { createHash } from "node:crypto";
import type { OpenLog } from "./log-world.ts";

/** Up to where a log was read. */
export interface LogMark {
  readonly identity: string;
  /** Of the first line that was not read. */
  readonly offset: number;
  /** Its number. */
  readonly line: number;
  /** Digest of the bytes before: whether the file of this name, or another, still has them there. */
  readonly tail: string;
}

/** Enough for a stamp, a host and a process id, which no two places of a log share. */
const TAIL_BYTES = 96;

export function markLog(log: OpenLog, offset: number, line: number): LogMark {
  return { identity: log.identity, offset, line, tail: tailBefore(log, offset) };
}

/** True when what was read up to the mark stands in this log, at the same place. */
export function fitsMark(log: OpenLog, { offset, tail }: LogMark): boolean {
  return log.sizeBytes() >= offset && tailBefore(log, offset) === tail;
}

/** A digest: the state must not hold what stands in the log. */
export function tailBefore(log: OpenLog, offset: number): string {
  const bytes = log.slice(Math.max(0, offset - TAIL_BYTES), offset);
  return createHash("sha256").update(bytes).digest("base64url").slice(0, 22);
}
