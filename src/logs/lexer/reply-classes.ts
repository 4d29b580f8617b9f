import { ascii, findByte, hasBytes } from "../../core/byte-scan.ts";
import { hashBytes } from "../../core/packed-words.ts";
import { classifyReply, REPLY_CLASSES } from "../../core/reply-class.ts";

const LESS = 60;
const GREATER = 62;
const RIGHT_BRACKET = 93;

// What daemons write, as bytes: comparing with a string costs a look at its representation for every letter.
const SUSPENDED = ascii("delivery temporarily suspended: ");
const HOST = ascii("host ");
const HOST_CAPITAL = ascii("Host ");
const CLOSE_SAID = ascii("] said: ");
const CONNECT_TO = ascii("connect to ");

/** Distinct beginnings of replies that are remembered; a receiver may write anything, so the table is bounded. */
const CACHE_MAX = 65_536;
/** A reply's reason stands in its first words; ids and times at its end would make every reply a new one. */
const KEY_BYTES = 96;
/** `classifyReply` reads no more either. */
const REPLY_MAX_BYTES = 1000;
/** `host NAME[IP]`: a host name has at most 255 bytes, an address 45. */
const SPEAKER_MAX_BYTES = 300;
/** RFC 5321 4.5.3.1: 64 octets before the `@`, 255 behind it. */
const ADDRESS_MAX_BYTES = 320;

/**
 * Classes of replies, remembered by code and first words, because a spam run meets the same ten replies a million times
 * and the patterns of `classifyReply` cost a microsecond each.
 */
export class ReplyClasses {
  readonly #known = new Map<number, number>();
  readonly #seed: number;

  /** `seed` makes the hashes unpredictable: a receiver may write what it likes. */
  constructor(seed: number) {
    this.#seed = seed;
  }

  /** Index in `REPLY_CLASSES` of the words in `bytes[start, end)` (a delivery agent's text, parentheses removed). */
  classOf(bytes: Buffer, start: number, end: number): number {
    let at = skipSpeaker(bytes, start, end);
    let key = this.#seed;
    let left = KEY_BYTES;
    while (at < end && left > 0) {
      const limit = Math.min(end, at + left);
      const less = findByte(bytes, LESS, at, limit);
      const stop = less < 0 ? limit : less + 1;
      key = hashBytes(bytes, at, stop, false, key);
      left -= stop - at;
      at = stop;
      if (less < 0) continue;
      // an address, different each time
      const close = findByte(bytes, GREATER, at, Math.min(end, at + ADDRESS_MAX_BYTES));
      if (close > 0) at = close + 1;
    }
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const index = REPLY_CLASSES.indexOf(
      classifyReply(bytes.toString("latin1", start, Math.min(end, start + REPLY_MAX_BYTES))),
    );
    if (this.#known.size < CACHE_MAX) this.#known.set(key, index);
    return index;
  }
}

/** Position behind `host NAME[IP] said: `, `delivery temporarily suspended: `, ... */
function skipSpeaker(bytes: Buffer, start: number, end: number): number {
  let at = start;
  if (hasBytes(bytes, SUSPENDED, at, end)) at += SUSPENDED.length;
  if (
    !hasBytes(bytes, HOST, at, end) &&
    !hasBytes(bytes, HOST_CAPITAL, at, end) &&
    !hasBytes(bytes, CONNECT_TO, at, end)
  )
    return at;
  const close = findByte(bytes, RIGHT_BRACKET, at, Math.min(end, at + SPEAKER_MAX_BYTES));
  if (close < 0) return at;
  return hasBytes(bytes, CLOSE_SAID, close, end) ? close + CLOSE_SAID.length : close + 1;
}
