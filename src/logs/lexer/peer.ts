import { digit } from "../../core/byte-digits.ts";
import { ascii, findByte, hasBytes } from "../../core/byte-scan.ts";

const DOT = 46;
const ONE = 49;
const TWO = 50;
const SEVEN = 55;
const EIGHT = 56;
const NINE = 57;
const COLON = 58;
const LETTER_A = 97;
const LETTER_B = 98;
const LETTER_C = 99;
const LETTER_D = 100;
const LETTER_E = 101;
const LETTER_F = 102;
/** The bit that small letters have, and digits as well. */
const LOWER_CASE = 32;

/** A `name[address]:port` as Postfix writes a peer; one object used again. */
export interface Peer {
  nameStart: number;
  nameEnd: number;
  ipStart: number;
  ipEnd: number;
  /** Position behind the peer, its port included. */
  next: number;
}

export function createPeer(): Peer {
  return { nameStart: 0, nameEnd: 0, ipStart: 0, ipEnd: 0, next: 0 };
}

/** A host name has at most 255 bytes, an address in brackets 45; more is no peer. */
const PEER_MAX_BYTES = 330;

/** Reads `name[address]` or `name[address]:port`; false when there is none. */
export function readPeer(bytes: Buffer, start: number, end: number, peer: Peer): boolean {
  const limit = Math.min(end, start + PEER_MAX_BYTES);
  const open = findByte(bytes, 91, start, limit);
  if (open < 0) return false;
  const close = findByte(bytes, 93, open, limit);
  if (close < 0) return false;
  peer.nameStart = start;
  peer.nameEnd = open;
  peer.ipStart = open + 1;
  peer.ipEnd = close;
  // `h[198.51.100.77][203.0.113.9]`: a looked-up name may hold anything, the daemon's own address is the last
  if (bytes[close + 1] === 91) {
    const last = findByte(bytes, 93, close + 1, limit);
    if (last < 0) return false;
    peer.nameEnd = close + 1;
    peer.ipStart = close + 2;
    peer.ipEnd = last;
  }
  let next = peer.ipEnd + 1;
  if (bytes[next] === COLON && next + 1 < end) {
    let digits = next + 1;
    while (digits < end && (bytes[digits] as number) > 47 && (bytes[digits] as number) < 58)
      digits += 1;
    if (digits > next + 1) next = digits;
  }
  peer.next = next;
  return true;
}

/** `::ffff:192.0.2.1`: an IPv4 address on a socket of IPv6. */
const MAPPED = ascii("::ffff:");

function behindMapped(bytes: Buffer, start: number, end: number): number {
  return bytes[start] === COLON && hasBytes(bytes, MAPPED, start, end)
    ? start + MAPPED.length
    : start;
}

/** True for 127.x, ::1 and the like, as `scopeOf` says it, without making a string. */
export function isLoopbackIp(bytes: Buffer, start: number, end: number): boolean {
  const at = behindMapped(bytes, start, end);
  if (bytes[at] === ONE)
    return (
      bytes[at + 1] === TWO && bytes[at + 2] === SEVEN && bytes[at + 3] === DOT && at + 7 <= end
    );
  return end - at === 3 && bytes[at] === COLON && bytes[at + 1] === COLON && bytes[at + 2] === ONE;
}

/**
 * True for private addresses as `scopeOf` says it, without making a string. One difference: a relay in 100.64.0.0/10 (RFC
 * 6598) may be a container of ours or a stranger behind his carrier; mail to a stranger must not be missed.
 */
export function isPrivateIp(bytes: Buffer, start: number, end: number): boolean {
  const at = behindMapped(bytes, start, end);
  const first = bytes[at] as number;
  // all of IPv4 begin with a 1
  if (first === ONE) {
    const dot = findByte(bytes, DOT, at, Math.min(end, at + 4));
    if (dot < 0) return false;
    const b = octet(bytes, dot + 1, end);
    switch (octet(bytes, at, dot)) {
      case 10:
        return b >= 0;
      case 169:
        return b === 254;
      case 172:
        return b >= 16 && b < 32;
      case 192:
        return b === 168;
      default:
        return false;
    }
  }
  // fc00::/7 and fe80::/10
  if ((first | LOWER_CASE) !== LETTER_F || end - at <= 3) return false;
  const second = (bytes[at + 1] as number) | LOWER_CASE;
  if (second === LETTER_C || second === LETTER_D) return true;
  const third = (bytes[at + 2] as number) | LOWER_CASE;
  return (
    second === LETTER_E &&
    (third === EIGHT || third === NINE || third === LETTER_A || third === LETTER_B)
  );
}

/** The number at a position, up to the next dot; -1 when there is none. */
function octet(bytes: Buffer, at: number, end: number): number {
  let value = -1;
  for (let i = at; i < end && i < at + 3; i += 1) {
    const one = digit(bytes[i]);
    if (one < 0) break;
    value = (value < 0 ? 0 : value * 10) + one;
  }
  return value;
}
