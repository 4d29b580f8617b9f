import { digit } from "../core/byte-digits.ts";
import type { LineHeader } from "./line-header.ts";

const SPACE = 32;
const COLON = 58;
const LESS = 60;
const GREATER = 62;
const LEFT_BRACKET = 91;
const RIGHT_BRACKET = 93;

/** Headers longer than this are no headers: a limit for host and program names that an outsider can make long. */
export const HEADER_MAX_BYTES = 300;

/** 1 for bytes that no program's name has: blanks, `:`, `[`, `]`, `=`, `<`, `>`. */
export const NO_NAME = Uint8Array.from({ length: 256 }, (_, c) =>
  c < 33 || ":[]=<>".includes(String.fromCharCode(c)) ? 1 : 0,
);

/**
 * Hash of a program's name with one more byte, to look it up; who reads a name byte by byte computes it on the way. By
 * turning, which takes a third of the time of multiplying, and each byte waits for the one before.
 */
export function withByte(hash: number, byte: number): number {
  return ((hash << 5) | (hash >>> 27)) ^ byte;
}

export function programHashOf(bytes: Buffer, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i += 1) hash = withByte(hash, bytes[i] as number);
  return hash;
}

/** Position behind `<mail.notice>` or `<22>`, which some relays put inside the header. */
export function skipPriorities(bytes: Buffer, start: number, limit: number): number {
  let at = start;
  while (bytes[at] === LESS && at < limit) {
    let close = at + 1;
    while (close < limit && bytes[close] !== GREATER && bytes[close] !== SPACE) close += 1;
    if (bytes[close] !== GREATER) break;
    at = close + 1;
    if (bytes[at] === SPACE) at += 1;
  }
  return at;
}

/**
 * Reads `[host ]program[pid]: ` in `[at, limit)` when the host is not the one of the line before; true when both were
 * there. Without a recognisable program the body begins behind the stamp or the host.
 */
export function readHostAndProgram(header: LineHeader, at: number, limit: number): boolean {
  const { bytes } = header;
  let space = at;
  while (space < limit && bytes[space] !== SPACE) space += 1;
  if (space >= limit) {
    header.bodyStart = at;
    return false;
  }
  if (readProgram(header, at, space)) {
    header.hostStart = header.hostEnd = at;
    return false;
  }
  header.hostStart = at;
  header.hostEnd = space;
  let programAt = space + 1;
  while (bytes[programAt] === SPACE) programAt += 1;
  programAt = skipPriorities(bytes, programAt, limit);
  let programStop = programAt;
  while (programStop < limit && bytes[programStop] !== SPACE) programStop += 1;
  if (readProgram(header, programAt, programStop)) return true;
  header.programStart = header.programEnd = programAt;
  header.bodyStart = programAt;
  return false;
}

/** Reads `name[pid]:` or `name:`, which has to fill `[at, stop)`; a name has no colon, bracket or equals sign. */
export function readProgram(header: LineHeader, at: number, stop: number): boolean {
  const { bytes } = header;
  if (stop - 1 <= at || bytes[stop - 1] !== COLON) return false;
  let nameEnd = stop - 1;
  if (bytes[stop - 2] === RIGHT_BRACKET) {
    let open = stop - 3;
    while (open > at && digit(bytes[open]) >= 0) open -= 1;
    if (bytes[open] !== LEFT_BRACKET || open === at || open === stop - 3) return false;
    nameEnd = open;
    header.pidStart = open + 1;
    header.pidEnd = stop - 2;
  } else header.pidStart = header.pidEnd = at;
  let hash = 0;
  for (let i = at; i < nameEnd; i += 1) {
    const c = bytes[i] as number;
    if (NO_NAME[c] === 1) return false;
    hash = withByte(hash, c);
  }
  header.programHash = hash;
  header.programStart = at;
  header.programEnd = nameEnd;
  header.bodyStart = stop < header.end ? stop + 1 : header.end;
  return true;
}
