import { findByte } from "../../core/byte-scan.ts";

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
  if (bytes[next] === 58 && next + 1 < end) {
    let digits = next + 1;
    while (digits < end && (bytes[digits] as number) > 47 && (bytes[digits] as number) < 58)
      digits += 1;
    if (digits > next + 1) next = digits;
  }
  peer.next = next;
  return true;
}

/** True for 127.x, ::1 and the like, without making a string. */
export function isLoopbackIp(bytes: Buffer, start: number, end: number): boolean {
  if (
    end - start >= 7 &&
    bytes[start] === 49 &&
    bytes[start + 1] === 50 &&
    bytes[start + 2] === 55 &&
    bytes[start + 3] === 46
  ) {
    return true;
  }
  return (
    end - start === 3 && bytes[start] === 58 && bytes[start + 1] === 58 && bytes[start + 2] === 49
  );
}

/** True for RFC 1918 addresses and unique local IPv6, without making a string. */
export function isPrivateIp(bytes: Buffer, start: number, end: number): boolean {
  const a = bytes[start];
  const b = bytes[start + 1];
  if (a === 49 && b === 48 && bytes[start + 2] === 46) return true; // 10.
  if (a === 49 && b === 57 && bytes[start + 2] === 50 && bytes[start + 3] === 46) {
    return (
      bytes[start + 4] === 49 &&
      bytes[start + 5] === 54 &&
      bytes[start + 6] === 56 &&
      bytes[start + 7] === 46
    );
  }
  if (
    a === 49 &&
    b === 55 &&
    bytes[start + 2] === 50 &&
    bytes[start + 3] === 46 &&
    end - start > 7
  ) {
    const second = ((bytes[start + 4] as number) - 48) * 10 + (bytes[start + 5] as number) - 48;
    return second >= 16 && second < 32 && bytes[start + 6] === 46;
  }
  return (
    (a === 102 || a === 70) && (b === 99 || b === 100 || b === 67 || b === 68) && end - start > 3
  );
}
