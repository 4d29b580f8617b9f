import { digit, fourDigits, twoDigits } from "../core/byte-digits.ts";
import { ascii, hasBytes } from "../core/byte-scan.ts";
import {
  HEADER_MAX_BYTES,
  NO_NAME,
  readHostAndProgram,
  skipPriorities,
  withByte,
} from "./host-and-program.ts";
import { isDovecotLevel, readRareHeader, readYearThenMonth } from "./rare-header-forms.ts";
import type { StampClock } from "./stamp-clock.ts";
import { monthAt, NO_OFFSET, readOffset, readTimeOfDay, timeOfDay } from "./stamp-parts.ts";

const SPACE = 32;
const COLON = 58;
const STAR = 42;
const PLUS = 43;
const MINUS = 45;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const LEFT_BRACKET = 91;
const RIGHT_BRACKET = 93;

const EXIM = ascii("exim");
const DOVECOT = ascii("dovecot");
const COMPLETED_BYTES = "Completed".length;

/**
 * The head of one log line: stamp, host, program, process id. Read from bytes, one object used again for every line.
 *
 * Understands RFC 3164 (also with year, milliseconds, `<mail.notice>`), RFC 3339, RFC 5424, year first, TAI64N, Exim
 * stamps (zone, milliseconds, process id), journald short and JSON, a docker/compose prefix, and junk bytes in front.
 * Spans are positions in `bytes`, which is the caller's buffer except for journald JSON, where the text has to be
 * unescaped first.
 *
 * Here stands what nearly every line of a log has: it is read in one pass, with a memory of the line before. What is
 * rare is in `rare-header-forms.ts`.
 */
export class LineHeader {
  bytes: Buffer = Buffer.alloc(0);
  /** Epoch milliseconds, or NaN when the line has no stamp. */
  atMs = Number.NaN;
  /** Minutes east of UTC as written in the stamp or assumed. */
  offsetMinutes = 0;
  hostStart = 0;
  hostEnd = 0;
  programStart = 0;
  /** Equal to `programStart` when there is no program (Exim's own log files). */
  programEnd = 0;
  /** Of the program's bytes, to look it up. */
  programHash = 0;
  /** Digits of the process id: empty when the line has none. */
  pidStart = 0;
  pidEnd = 0;
  bodyStart = 0;
  /** End of the body in `bytes`, without CR. */
  end = 0;
  /** True for the stamp of Exim's own log files. */
  eximStamp = false;

  readonly #host = new Uint8Array(64);
  #hostLength = 0;

  // The last `Mmm dd HH:MM:SS` of the layout that nearly all lines have, four bytes a number.
  #day = 0;
  #hour = 0;
  #time = 0;
  #secondMs = Number.NaN;

  // Its `Mmm dd HH`.
  readonly #hourBytes = new Uint8Array(9);
  #hourMs = Number.NaN;
  #hourOffset = 0;
  #minute = 0;

  // The last `YYYY-MM-DD` as two numbers, and its midnight in UTC.
  #isoKeyHigh = -1;
  #isoKeyLow = -1;
  #isoDayMs = Number.NaN;

  // The last `YYYY-MM-DD HH` without an offset behind the time: Exim's own log.
  readonly #isoHourBytes = new Uint8Array(13);
  #isoHourMs = Number.NaN;
  #isoHourOffset = 0;
  #isoMinute = 0;

  /** Reads the head of `bytes[start, end)`; false when there is none (no stamp and no program). */
  read(bytes: Buffer, start: number, end: number, clock: StampClock): boolean {
    this.bytes = bytes;
    if (end > start && bytes[end - 1] === 13) end -= 1;
    this.end = end;
    this.atMs = Number.NaN;
    this.pidStart = this.pidEnd = start;
    this.hostStart = this.hostEnd = this.programStart = this.programEnd = start;
    this.bodyStart = start;
    this.eximStamp = false;
    const first = bytes[start] ?? 0;
    if (
      first > 64 &&
      first < 91 &&
      (this.#readSameSecond(start) ||
        this.#readSameHour(start, clock) ||
        this.#readRfc3164(start, clock))
    )
      return this.readHostAndProgram(this.bodyStart);
    if (first > 47 && first < 58) {
      if (this.#readSameEximHour(start, clock)) return this.#readEximOrHost(this.bodyStart);
      if (this.readYearFirst(start, clock)) return true;
    }
    return readRareHeader(this, start, end, clock);
  }

  /** Reads on from a position at which a stamp has to stand; false when there is none. */
  readFromStamp(at: number, clock: StampClock): boolean {
    // an empty line must not take the head of the next one
    if (at >= this.end) return false;
    const first = this.bytes[at] ?? 0;
    if (first > 64 && first < 91 && this.#readRfc3164(at, clock))
      return this.readHostAndProgram(this.bodyStart);
    return first > 47 && first < 58 && this.readYearFirst(at, clock);
  }

  /** -1 when the line has none. */
  get pid(): number {
    let pid = this.pidEnd > this.pidStart ? 0 : -1;
    for (let i = this.pidStart; i < this.pidEnd; i += 1) pid = pid * 10 + digit(this.bytes[i]);
    return pid;
  }

  get hasPid(): boolean {
    return this.pidEnd > this.pidStart;
  }

  get hasProgram(): boolean {
    return this.programEnd > this.programStart;
  }

  host(): string {
    return this.bytes.toString("latin1", this.hostStart, this.hostEnd);
  }

  program(): string {
    return this.bytes.toString("latin1", this.programStart, this.programEnd);
  }

  /** The body as text; bytes that are no UTF-8 become U+FFFD. */
  body(): string {
    return this.bytes.toString("utf8", this.bodyStart, this.end);
  }

  /** The same second as the line before, as most lines have. */
  #readSameSecond(start: number): boolean {
    const b = this.bytes;
    if (fourBytes(b, start + 11) !== this.#time || fourBytes(b, start + 7) !== this.#hour)
      return false;
    if (fourBytes(b, start + 3) !== this.#day || b[start + 15] !== SPACE) return false;
    if (b[start] !== this.#hourBytes[0] || b[start + 1] !== this.#hourBytes[1]) return false;
    if (b[start + 2] !== this.#hourBytes[2]) return false;
    this.atMs = this.#secondMs;
    this.offsetMinutes = this.#hourOffset;
    this.bodyStart = start + 16;
    return true;
  }

  #rememberSecond(start: number): void {
    this.#day = fourBytes(this.bytes, start + 3);
    this.#hour = fourBytes(this.bytes, start + 7);
    this.#time = fourBytes(this.bytes, start + 11);
    this.#secondMs = this.atMs;
  }

  /**
   * The same hour as the line before, `Mmm dd HH`: only minutes and seconds are read. Where autumn repeats the hour the
   * minutes step back, and the clock has to be asked again.
   */
  #readSameHour(start: number, clock: StampClock): boolean {
    const b = this.bytes;
    const hour = this.#hourBytes;
    for (let i = 0; i < 9; i += 1) if (b[start + i] !== hour[i]) return false;
    const minute = twoDigits(b, start + 10);
    const second = twoDigits(b, start + 13);
    if (minute < this.#minute || minute > 59 || second < 0 || second > 60) return false;
    if (b[start + 9] !== COLON || b[start + 12] !== COLON || b[start + 15] !== SPACE) return false;
    this.#minute = clock.minute = minute;
    this.atMs = this.#hourMs + (minute * 60 + second) * 1000;
    this.offsetMinutes = this.#hourOffset;
    this.bodyStart = start + 16;
    this.#rememberSecond(start);
    return true;
  }

  /** The same for `YYYY-MM-DD HH:MM:SS ` with neither a fraction nor an offset behind it. */
  #readSameEximHour(start: number, clock: StampClock): boolean {
    const b = this.bytes;
    const hour = this.#isoHourBytes;
    for (let i = 12; i >= 0; i -= 1) if (b[start + i] !== hour[i]) return false;
    const minute = twoDigits(b, start + 14);
    const second = twoDigits(b, start + 17);
    if (minute < this.#isoMinute || minute > 59 || second < 0 || second > 60) return false;
    if (b[start + 13] !== COLON || b[start + 16] !== COLON || b[start + 19] !== SPACE) return false;
    if (mayBeOffset(b[start + 20])) return false;
    this.#isoMinute = clock.minute = minute;
    this.atMs = this.#isoHourMs + (minute * 60 + second) * 1000;
    this.offsetMinutes = this.#isoHourOffset;
    this.bodyStart = start + 20;
    return true;
  }

  /** `Mmm dd HH:MM:SS` (RFC 3164 4.1.2), also with one blank before a one-digit day, a year, or milliseconds. */
  #readRfc3164(start: number, clock: StampClock): boolean {
    const b = this.bytes;
    const month = monthAt(b, start);
    if (month === undefined || b[start + 3] !== SPACE) return false;
    let at = start + 4;
    if (b[at] === SPACE) at += 1;
    let day = digit(b[at]);
    if (day < 0) return false;
    at += 1;
    const second = digit(b[at]);
    if (second >= 0) {
      day = day * 10 + second;
      at += 1;
    }
    if (b[at] !== SPACE || day < 1 || day > 31) return false;
    at += 1;
    let year = -1;
    if (b[at + 2] !== COLON) {
      year = fourDigits(b, at);
      if (year < 0 || b[at + 4] !== SPACE) return false;
      at += 5;
    }
    if (!readTimeOfDay(b, at)) return false;
    const { hour, minute, second: seconds, milliseconds } = timeOfDay;
    this.atMs =
      (year < 0
        ? clock.withoutYear(month, day, hour, minute, seconds)
        : clock.local(year, month, day, hour, minute, seconds)) + milliseconds;
    this.offsetMinutes = clock.offsetMinutes;
    at = timeOfDay.next;
    if (b[at] === COLON) at += 1; // some routers write a colon behind the time
    if (b[at] !== SPACE) return false;
    if (at === start + 15) {
      for (let k = 0; k < 9; k += 1) this.#hourBytes[k] = b[start + k] as number;
      this.#minute = minute;
      this.#hourMs = this.atMs - (minute * 60 + seconds) * 1000;
      this.#hourOffset = this.offsetMinutes;
      this.#rememberSecond(start);
    }
    this.bodyStart = at + 1;
    return true;
  }

  /** Reads on from a stamp that begins with a year: RFC 3339, Exim's, `2013 Jun 10 06:27:30`. */
  readYearFirst(start: number, clock: StampClock): boolean {
    const b = this.bytes;
    if (b[start + 4] === SPACE)
      return readYearThenMonth(this, start, clock) && this.readHostAndProgram(this.bodyStart);
    if (b[start + 4] !== 45 || b[start + 7] !== 45) return false;
    const high =
      ((b[start] as number) << 24) |
      ((b[start + 1] as number) << 16) |
      ((b[start + 2] as number) << 8) |
      (b[start + 3] as number);
    const low =
      ((b[start + 5] as number) << 24) |
      ((b[start + 6] as number) << 16) |
      ((b[start + 8] as number) << 8) |
      (b[start + 9] as number);
    if (high !== this.#isoKeyHigh || low !== this.#isoKeyLow) {
      const year = fourDigits(b, start);
      const month = twoDigits(b, start + 5);
      const day = twoDigits(b, start + 8);
      if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) return false;
      this.#isoDayMs = Date.UTC(year, month - 1, day);
      this.#isoKeyHigh = high;
      this.#isoKeyLow = low;
    }
    const separator = b[start + 10];
    if (
      (separator !== 84 && separator !== 116 && separator !== SPACE) ||
      !readTimeOfDay(b, start + 11)
    )
      return false;
    const { hour, minute, second, milliseconds } = timeOfDay;
    let at = timeOfDay.next;
    const zoneAt = separator === SPACE && b[at] === SPACE ? at + 1 : at;
    const offset = readOffset(b, zoneAt);
    if (offset === NO_OFFSET) {
      const day = new Date(this.#isoDayMs);
      this.atMs =
        clock.local(
          day.getUTCFullYear(),
          day.getUTCMonth() + 1,
          day.getUTCDate(),
          hour,
          minute,
          second,
        ) + milliseconds;
      this.offsetMinutes = clock.offsetMinutes;
      if (separator === SPACE && at === start + 19) {
        for (let k = 0; k < 13; k += 1) this.#isoHourBytes[k] = b[start + k] as number;
        this.#isoMinute = minute;
        this.#isoHourMs = this.atMs - (minute * 60 + second) * 1000;
        this.#isoHourOffset = this.offsetMinutes;
      }
    } else {
      this.atMs =
        this.#isoDayMs + ((hour * 60 + minute - offset) * 60 + second) * 1000 + milliseconds;
      this.offsetMinutes = offset;
      at = timeOfDay.next;
    }
    // `2026-06-01 10:00:00,123 ` was taken as a fraction above; anything else glued to the time is no stamp.
    if (b[at] !== SPACE) return false;
    this.bodyStart = at + 1;
    if (separator === SPACE) return this.#readEximOrHost(at + 1);
    return this.readHostAndProgram(at + 1);
  }

  /**
   * Behind `YYYY-MM-DD HH:MM:SS `: Exim's own log has no host and no program, a syslog template may have both.
   * Only `host program[pid]: ` is taken for the latter, since an Exim line may begin with words of a client.
   */
  #readEximOrHost(at: number): boolean {
    const b = this.bytes;
    if (isEximMessage(b, at, this.end)) {
      this.eximStamp = true;
      this.bodyStart = at;
      return true;
    }
    if (b[at] === LEFT_BRACKET) {
      // log_selector = +pid
      let next = at + 1;
      while (next < at + 12 && digit(b[next]) >= 0) next += 1;
      if (b[next] === RIGHT_BRACKET && b[next + 1] === SPACE) {
        this.pidStart = at + 1;
        this.pidEnd = next;
        this.eximStamp = true;
        this.bodyStart = next + 2;
        return true;
      }
    }
    this.readHostAndProgram(at);
    if (this.hasProgram) {
      if (this.hasPid) return true;
      // `mx dovecot: imap-login: `: through syslog it has no process id, and no line of Exim begins so.
      const isHost = this.hostEnd > this.hostStart;
      if (isHost && hasBytes(b, DOVECOT, this.programStart, this.programEnd)) return true;
      // Dovecot's log_path format: `imap-login: Info: `
      if (!isHost && isDovecotLevel(b, this.bodyStart, this.end)) return true;
    }
    this.pidStart = this.pidEnd = at;
    this.hostStart = this.hostEnd = this.programStart = this.programEnd = at;
    this.bodyStart = at;
    this.eximStamp = true;
    return true;
  }

  /**
   * Reads `[host ]program[pid]: ` at a position; without a recognisable program the body begins there. Always true, to
   * end the reading of a head with it.
   */
  readHostAndProgram(start: number): true {
    const b = this.bytes;
    const limit = Math.min(this.end, start + HEADER_MAX_BYTES);
    const at = b[start] === LESS ? skipPriorities(b, start, limit) : start;
    // Nearly every line has the same host; then the program is read in one pass.
    if (this.#hostLength > 0 && this.#sameHost(at)) {
      const programAt = at + this.#hostLength + 1;
      let next = programAt;
      let hash = 0;
      for (let c = b[next] as number; NO_NAME[c] === 0; c = b[next] as number) {
        hash = withByte(hash, c);
        next += 1;
      }
      const nameEnd = next;
      let pidStart = next;
      if (b[next] === LEFT_BRACKET) {
        next += 1;
        pidStart = next;
        while ((b[next] as number) > 47 && (b[next] as number) < 58) next += 1;
        if (b[next] === RIGHT_BRACKET && next > pidStart) {
          this.pidEnd = next;
          next += 1;
        } else next = nameEnd;
      } else this.pidEnd = next;
      if (
        b[next] === COLON &&
        b[next + 1] === SPACE &&
        nameEnd > programAt &&
        next + 1 < this.end
      ) {
        this.pidStart = pidStart;
        this.programStart = programAt;
        this.programEnd = nameEnd;
        this.programHash = hash;
        this.bodyStart = next + 2;
        this.hostStart = at;
        this.hostEnd = at + this.#hostLength;
        if (b[next + 6] === MINUS) this.#skipStampOfExim();
        return true;
      }
      this.pidStart = this.pidEnd = at;
    }
    if (readHostAndProgram(this, at, limit)) {
      this.#rememberHost();
      if (b[this.bodyStart + 4] === MINUS) this.#skipStampOfExim();
    }
    return true;
  }

  /**
   * Exim writes its own stamp through syslog, too, unless its option `syslog_timestamp` is off; the message begins
   * behind it, and behind the process id of `log_selector = +pid`.
   */
  #skipStampOfExim(): void {
    const b = this.bytes;
    const at = this.bodyStart;
    if (!hasBytes(b, EXIM, this.programStart, this.programEnd)) return;
    if (fourDigits(b, at) < 0 || b[at + 7] !== MINUS || b[at + 10] !== SPACE) return;
    if (!readTimeOfDay(b, at + 11)) return;
    let next = timeOfDay.next;
    if (b[next] === SPACE && readOffset(b, next + 1) !== NO_OFFSET) next = timeOfDay.next;
    if (b[next] !== SPACE || next + 1 >= this.end) return;
    next += 1;
    if (b[next] === LEFT_BRACKET) {
      let close = next + 1;
      while (digit(b[close]) >= 0) close += 1;
      if (b[close] === RIGHT_BRACKET && b[close + 1] === SPACE) next = close + 2;
    }
    this.bodyStart = next;
  }

  #sameHost(at: number): boolean {
    const length = this.#hostLength;
    const b = this.bytes;
    const host = this.#host;
    if (b[at + length] !== SPACE) return false;
    for (let i = 0; i < length; i += 1) if (b[at + i] !== host[i]) return false;
    return true;
  }

  #rememberHost(): void {
    const length = this.hostEnd - this.hostStart;
    if (length > this.#host.length || this.programStart !== this.hostEnd + 1) return;
    for (let i = 0; i < length; i += 1) this.#host[i] = this.bytes[this.hostStart + i] as number;
    this.#hostLength = length;
  }
}

/** Four bytes as one number, to be compared at once. */
function fourBytes(bytes: Buffer, at: number): number {
  return (
    (bytes[at] as number) |
    ((bytes[at + 1] as number) << 8) |
    ((bytes[at + 2] as number) << 16) |
    ((bytes[at + 3] as number) << 24)
  );
}

/** True for a byte that an offset from UTC begins with. */
function mayBeOffset(byte: number | undefined): boolean {
  return byte === PLUS || byte === MINUS || byte === 90 || byte === 122;
}

/**
 * True for `1vwqhw-000002-QD <= ` and the like and for `1vwqhw-000002-QD Completed`, which nearly every line of Exim's
 * log begins with: behind the id stands no word with a colon at its end, so neither is a host or a program.
 */
function isEximMessage(bytes: Buffer, at: number, end: number): boolean {
  if (bytes[at + 6] !== MINUS) return false;
  let flag = at + 17;
  if (bytes[at + 13] !== MINUS || bytes[at + 16] !== SPACE) {
    if (bytes[at + 18] !== MINUS || bytes[at + 23] !== SPACE) return false;
    flag = at + 24;
  }
  if (flag + 3 > end) return false;
  if (bytes[flag + 2] === SPACE) {
    const second = bytes[flag + 1];
    if (second !== EQUALS && second !== GREATER && second !== STAR) return false;
  } else if (bytes[flag] !== 67 || flag + COMPLETED_BYTES !== end) return false;
  else if (bytes[end - 1] === COLON) return false;
  for (let i = at; i < flag - 1; i += 1) if (NO_NAME[bytes[i] as number] === 1) return false;
  return true;
}
