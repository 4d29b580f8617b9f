import { findByte } from "../../core/byte-scan.ts";

const SPACE = 32;
const OPEN = 40;
const CLOSE = 41;
const COLON = 58;
const LEFT_BRACKET = 91;
const RIGHT_BRACKET = 93;

/** An address has 45 letters at most. */
const ADDRESS_MAX_BYTES = 60;

/** `name (helo) [ip]:port` as Exim writes a host behind `H=`; one object used again. */
export interface EximHost {
  nameStart: number;
  nameEnd: number;
  ipStart: number;
  ipEnd: number;
  /** Position behind the host, its port included. */
  next: number;
}

export function createEximHost(): EximHost {
  return { nameStart: 0, nameEnd: 0, ipStart: 0, ipEnd: 0, next: 0 };
}

/**
 * Reads `name (helo) [ip]:port`, `(helo) [ip]` or `[ip]`. False for a HELO that holds a blank: it is the client's word,
 * and an address in it would be taken for the client's own.
 */
export function readEximHost(bytes: Buffer, start: number, end: number, host: EximHost): boolean {
  let at = start;
  host.nameStart = host.nameEnd = start;
  if (bytes[at] !== OPEN && bytes[at] !== LEFT_BRACKET) {
    while (at < end && bytes[at] !== SPACE) at += 1;
    host.nameEnd = at;
    at += 1;
  }
  if (bytes[at] === OPEN) {
    while (at < end && bytes[at] !== SPACE) at += 1;
    if (bytes[at - 1] !== CLOSE) return false;
    at += 1;
  }
  if (bytes[at] !== LEFT_BRACKET) return false;
  const close = findByte(bytes, RIGHT_BRACKET, at, Math.min(end, at + ADDRESS_MAX_BYTES));
  if (close < 0) return false;
  host.ipStart = at + 1;
  host.ipEnd = close;
  let next = close + 1;
  if (bytes[next] === COLON) {
    const digits = next + 1;
    let stop = digits;
    while (stop < end && (bytes[stop] as number) > 47 && (bytes[stop] as number) < 58) stop += 1;
    if (stop > digits) next = stop;
  }
  // `(x) [198.51.100.77] (y) [203.0.113.9]`: the first address is the client's word
  if (bytes[next] === SPACE && (bytes[next + 1] === OPEN || bytes[next + 1] === LEFT_BRACKET))
    return false;
  host.next = next;
  return true;
}
