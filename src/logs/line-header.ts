import type { StampClock } from "./stamp-clock.ts";

const SPACE = 32;
const COLON = 58;
const LEFT_BRACKET = 91;
const RIGHT_BRACKET = 93;

/** Headers longer than this are no headers: a limit for host and program names that an outsider can make long. */
const HEADER_MAX_BYTES = 300;

/** Letters of a month, summed so that each gives another number below 64: J+a+n, F+e+b, ... */
const MONTHS = new Map(
  "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
    .split(" ")
    .map((name, index) => [
      (name.charCodeAt(0) << 16) | (name.charCodeAt(1) << 8) | name.charCodeAt(2),
      index + 1,
    ]),
);

/**
 * The head of one log line: stamp, host, program, process id. Read from bytes, one object used again for every line.
 *
 * Understands the headers of contract section 2: RFC 3164 (also with year, milliseconds, `<mail.notice>`), RFC 3339,
 * RFC 5424, year first, TAI64N, Exim stamps (zone, milliseconds, process id), journald short and JSON, a
 * docker/compose prefix, and junk bytes in front. Spans are positions in `bytes`, which is the caller's buffer
 * except for journald JSON, where the text has to be unescaped first.
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

  // The last `Mmm dd HH` of the layout that nearly all lines have.
  readonly #hourBytes = new Uint8Array(9);
  #hourMs = 0;
  #hourOffset = 0;
  #minute = 0;

  // The last whole hour seen in an ISO stamp, because most lines share it.
  #isoKeyHigh = -1;
  #isoKeyLow = -1;
  #isoDayMs = 0;

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
    if (first > 64 && first < 91 && (this.#readSameHour(start) || this.#readRfc3164(start, clock)))
      return this.#readHostAndProgram(this.bodyStart);
    if (first > 47 && first < 58 && this.#readYearFirst(start, clock)) return true;
    return this.#readUnusual(start, end, clock);
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

  /**
   * The same hour as the line before, `Mmm dd HH`: only minutes and seconds are read. Where autumn repeats the hour the
   * minutes step back, and the clock has to be asked again.
   */
  #readSameHour(start: number): boolean {
    const b = this.bytes;
    const hour = this.#hourBytes;
    for (let i = 0; i < 9; i += 1) if (b[start + i] !== hour[i]) return false;
    const minute = twoDigits(b, start + 10);
    const second = twoDigits(b, start + 13);
    if (minute < this.#minute || minute > 59 || second < 0 || second > 60) return false;
    if (b[start + 9] !== COLON || b[start + 12] !== COLON || b[start + 15] !== SPACE) return false;
    this.#minute = minute;
    this.atMs = this.#hourMs + (minute * 60 + second) * 1000;
    this.offsetMinutes = this.#hourOffset;
    this.bodyStart = start + 16;
    return true;
  }

  /** `Mmm dd HH:MM:SS` (RFC 3164 4.1.2), also with one blank before a one-digit day, a year, or milliseconds. */
  #readRfc3164(start: number, clock: StampClock): boolean {
    const b = this.bytes;
    const month = MONTHS.get(
      ((b[start] as number) << 16) | ((b[start + 1] as number) << 8) | (b[start + 2] as number),
    );
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
    if (!this.#readTime(at)) return false;
    const { hour, minute, second: seconds, milliseconds } = time;
    this.atMs =
      (year < 0
        ? clock.withoutYear(month, day, hour, minute, seconds)
        : clock.local(year, month, day, hour, minute, seconds)) + milliseconds;
    this.offsetMinutes = clock.offsetMinutes;
    at = time.next;
    if (b[at] === COLON) at += 1; // some routers write a colon behind the time
    if (b[at] !== SPACE) return false;
    if (at === start + 15) {
      for (let k = 0; k < 9; k += 1) this.#hourBytes[k] = b[start + k] as number;
      this.#minute = minute;
      this.#hourMs = this.atMs - (minute * 60 + seconds) * 1000;
      this.#hourOffset = this.offsetMinutes;
    }
    this.bodyStart = at + 1;
    return true;
  }

  /** `HH:MM:SS[.fraction]` at a position; the result is in `time`. */
  #readTime(at: number): boolean {
    const b = this.bytes;
    const hour = twoDigits(b, at);
    const minute = twoDigits(b, at + 3);
    const second = twoDigits(b, at + 6);
    if (hour < 0 || minute < 0 || second < 0 || hour > 24 || minute > 59 || second > 60)
      return false;
    if (b[at + 2] !== COLON || b[at + 5] !== COLON) return false;
    time.hour = hour;
    time.minute = minute;
    time.second = second;
    time.milliseconds = 0;
    let next = at + 8;
    if ((b[next] === 46 || b[next] === 44) && digit(b[next + 1]) >= 0) {
      next += 1;
      let scale = 100;
      for (let d = digit(b[next]); d >= 0; d = digit(b[next])) {
        time.milliseconds += d * scale;
        scale = scale > 1 ? scale / 10 : 0;
        next += 1;
      }
      time.milliseconds = Math.floor(time.milliseconds);
    }
    time.next = next;
    return true;
  }

  /** Stamps that begin with a year: RFC 3339, Exim's, `2013 Jun 10 06:27:30`. */
  #readYearFirst(start: number, clock: StampClock): boolean {
    const b = this.bytes;
    if (b[start + 4] === SPACE) {
      const year = fourDigits(b, start);
      return (
        year > 0 &&
        this.#readMonthAfterYear(start + 5, year, clock) &&
        this.#readHostAndProgram(this.bodyStart)
      );
    }
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
      !this.#readTime(start + 11)
    )
      return false;
    const { hour, minute, second, milliseconds } = time;
    let at = time.next;
    const zoneAt = separator === SPACE && b[at] === SPACE ? at + 1 : at;
    const offset = this.#readOffset(zoneAt);
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
    } else {
      this.atMs =
        this.#isoDayMs + ((hour * 60 + minute - offset) * 60 + second) * 1000 + milliseconds;
      this.offsetMinutes = offset;
      at = time.next;
    }
    if (b[at] !== SPACE) {
      // `2026-06-01 10:00:00,123 ` was taken as a fraction above; anything else glued to the time is no stamp.
      return false;
    }
    this.bodyStart = at + 1;
    if (separator === SPACE) return this.#readEximOrHost(at + 1);
    return this.#readHostAndProgram(at + 1);
  }

  /** `Z`, `+01:00`, `+0100`; sets `time.next` behind it. */
  #readOffset(at: number): number {
    const b = this.bytes;
    const sign = b[at];
    if (sign === 90 || sign === 122) {
      time.next = at + 1;
      return 0;
    }
    if (sign !== 43 && sign !== 45) return NO_OFFSET;
    const hours = twoDigits(b, at + 1);
    const minutesAt = b[at + 3] === COLON ? at + 4 : at + 3;
    const minutes = twoDigits(b, minutesAt);
    if (hours < 0 || minutes < 0) return NO_OFFSET;
    time.next = minutesAt + 2;
    return (hours * 60 + minutes) * (sign === 45 ? -1 : 1);
  }

  #readMonthAfterYear(at: number, year: number, clock: StampClock): boolean {
    const b = this.bytes;
    const month = MONTHS.get(((b[at] ?? 0) << 16) | ((b[at + 1] ?? 0) << 8) | (b[at + 2] ?? 0));
    if (month === undefined || b[at + 3] !== SPACE) return false;
    let next = at + 4;
    if (b[next] === SPACE) next += 1;
    let day = 0;
    for (let d = digit(b[next]); d >= 0 && day < 100; d = digit(b[next])) {
      day = day * 10 + d;
      next += 1;
    }
    if (day < 1 || day > 31 || b[next] !== SPACE || !this.#readTime(next + 1)) return false;
    this.atMs =
      clock.local(year, month, day, time.hour, time.minute, time.second) + time.milliseconds;
    this.offsetMinutes = clock.offsetMinutes;
    if (b[time.next] !== SPACE) return false;
    this.bodyStart = time.next + 1;
    return true;
  }

  /**
   * Behind `YYYY-MM-DD HH:MM:SS `: Exim's own log has no host and no program, a syslog template may have both.
   * Only `host program[pid]: ` is taken for the latter, since an Exim line may begin with words of a client.
   */
  #readEximOrHost(at: number): boolean {
    const b = this.bytes;
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
    if (this.#readHostAndProgram(at) && this.hasProgram) {
      if (this.hasPid) return true;
      // Dovecot's log_path format: `imap-login: Info: `
      if (
        this.hostEnd === this.hostStart &&
        !this.hasPid &&
        isDovecotLevel(b, this.bodyStart, this.end)
      )
        return true;
    }
    this.pidStart = this.pidEnd = at;
    this.hostStart = this.hostEnd = this.programStart = this.programEnd = at;
    this.bodyStart = at;
    this.eximStamp = true;
    return true;
  }

  /** `[host ]program[pid]: ` at a position. Without a recognisable program the body begins behind the stamp. */
  #readHostAndProgram(at: number): boolean {
    const b = this.bytes;
    const limit = Math.min(this.end, at + HEADER_MAX_BYTES);
    while (b[at] === 60 /* < */) {
      // `<mail.notice>` or `<22>` inside the header
      let close = at + 1;
      while (close < limit && b[close] !== 62 && b[close] !== SPACE) close += 1;
      if (b[close] !== 62) break;
      at = close + 1;
      if (b[at] === SPACE) at += 1;
    }
    // Nearly every line has the same host; then the program is read in one pass.
    if (this.#hostLength > 0 && this.#sameHost(at)) {
      const programAt = at + this.#hostLength + 1;
      let next = programAt;
      let hash = 0;
      for (let c = b[next] as number; NO_NAME[c] === 0; c = b[next] as number) {
        hash = (Math.imul(hash, 31) + c) | 0;
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
        return true;
      }
      this.pidStart = this.pidEnd = at;
    }
    let space = at;
    while (space < limit && b[space] !== SPACE) space += 1;
    if (space >= limit) {
      this.bodyStart = at;
      return true;
    }
    if (this.#readProgram(at, space)) {
      this.hostStart = this.hostEnd = at;
      return true;
    }
    this.hostStart = at;
    this.hostEnd = space;
    let programAt = space + 1;
    while (b[programAt] === SPACE) programAt += 1;
    while (b[programAt] === 60 && programAt < limit) {
      let close = programAt + 1;
      while (close < limit && b[close] !== 62 && b[close] !== SPACE) close += 1;
      if (b[close] !== 62) break;
      programAt = close + 1;
      if (b[programAt] === SPACE) programAt += 1;
    }
    let programStop = programAt;
    while (programStop < limit && b[programStop] !== SPACE) programStop += 1;
    if (this.#readProgram(programAt, programStop)) {
      this.#rememberHost();
      return true;
    }
    this.programStart = this.programEnd = programAt;
    this.bodyStart = programAt;
    return true;
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

  /** `name[pid]:` or `name:` in `[at, stop)`; a name has no colon, bracket or equals sign. */
  #readProgram(at: number, stop: number): boolean {
    const b = this.bytes;
    if (stop - 1 <= at || b[stop - 1] !== COLON) return false;
    let nameEnd = stop - 1;
    if (b[stop - 2] === RIGHT_BRACKET) {
      let open = stop - 3;
      while (open > at && digit(b[open]) >= 0) open -= 1;
      if (b[open] !== LEFT_BRACKET || open === at || open === stop - 3) return false;
      nameEnd = open;
      this.pidStart = open + 1;
      this.pidEnd = stop - 2;
    } else this.pidStart = this.pidEnd = at;
    let hash = 0;
    for (let i = at; i < nameEnd; i += 1) {
      const c = b[i] as number;
      if (NO_NAME[c] === 1) return false;
      hash = (Math.imul(hash, 31) + c) | 0;
    }
    this.programHash = hash;
    this.programStart = at;
    this.programEnd = nameEnd;
    this.bodyStart = stop < this.end ? stop + 1 : this.end;
    return true;
  }

  /** Everything that is rare: priorities, TAI64N, JSON, docker prefixes, junk in front, no stamp at all. */
  #readUnusual(start: number, end: number, clock: StampClock): boolean {
    const b = this.bytes;
    let at = start;
    // NUL bytes, a byte order mark or two bytes of junk before the stamp
    while (at < end && at < start + 64 && ((b[at] as number) < 33 || (b[at] as number) > 126))
      at += 1;
    if (b[at] === 60 /* < */) {
      const close = this.bytes.indexOf(62, at);
      if (close > at && close < at + 16) {
        const version = b[close + 1];
        if (version === 49 && b[close + 2] === SPACE) return this.#readRfc5424(close + 3, clock);
        at = close + 1;
        if (b[at] === SPACE) at += 1;
      }
    }
    if (b[at] === 64 /* @ */) return this.#readTai64n(at);
    if (b[at] === 123 /* { */) return this.#readJournalJson(at, end);
    if (at > start && this.#readPlain(at, clock)) return true;
    // `container  | line` (docker compose), `junk` of a few bytes
    const bar = this.#findBar(at, Math.min(end, at + 80));
    if (bar > 0 && this.#readPlain(bar, clock)) return true;
    for (const junk of [1, 2]) if (this.#readPlain(at + junk, clock)) return true;
    return this.#readStampless(at);
  }

  #readPlain(at: number, clock: StampClock): boolean {
    const first = this.bytes[at] ?? 0;
    if (first > 64 && first < 91 && this.#readRfc3164(at, clock))
      return this.#readHostAndProgram(this.bodyStart);
    return first > 47 && first < 58 && this.#readYearFirst(at, clock);
  }

  #findBar(at: number, limit: number): number {
    for (let i = at; i + 2 < limit; i += 1) {
      if (this.bytes[i] === 124 && this.bytes[i - 1] === SPACE && this.bytes[i + 1] === SPACE)
        return i + 2;
    }
    return -1;
  }

  /** RFC 5424 6: `1 TIMESTAMP HOSTNAME APP-NAME PROCID MSGID STRUCTURED-DATA MSG`. */
  #readRfc5424(at: number, clock: StampClock): boolean {
    const b = this.bytes;
    if (b[at] === 45) this.bodyStart = at + 2;
    else if (!this.#readYearFirst(at, clock)) return false;
    else {
      // the host-and-program reading of BSD headers does not apply here: start again behind the stamp
      this.bodyStart = at;
      while (this.bodyStart < this.end && b[this.bodyStart] !== SPACE) this.bodyStart += 1;
      this.bodyStart += 1;
    }
    const fields: [number, number][] = [];
    let next = this.bodyStart;
    for (let i = 0; i < 4 && next < this.end; i += 1) {
      const from = next;
      while (next < this.end && b[next] !== SPACE) next += 1;
      fields.push([from, next]);
      next += 1;
    }
    const [host, app, proc] = fields;
    if (!host || !app || !proc) return false;
    [this.hostStart, this.hostEnd] = host;
    [this.programStart, this.programEnd] = app;
    this.programHash = hashOf(b, app[0], app[1]);
    if (/^\d{1,10}$/.test(b.toString("latin1", proc[0], proc[1]))) {
      [this.pidStart, this.pidEnd] = proc;
    }
    if (b[next] === LEFT_BRACKET) {
      while (b[next] === LEFT_BRACKET && next < this.end) {
        let quoted = false;
        while (next < this.end && (quoted || b[next] !== RIGHT_BRACKET)) {
          if (b[next] === 92) next += 1;
          else if (b[next] === 34) quoted = !quoted;
          next += 1;
        }
        next += 1;
      }
    } else if (b[next] === 45) next += 1;
    if (b[next] === SPACE) next += 1;
    if (b[next] === 0xef && b[next + 1] === 0xbb && b[next + 2] === 0xbf) next += 3;
    this.bodyStart = Math.min(next, this.end);
    return true;
  }

  /** `@` and 24 hex digits: TAI64N of multilog (cr.yp.to/libtai/tai64.html); TAI is ten seconds and the leap seconds ahead. */
  #readTai64n(at: number): boolean {
    const text = this.bytes.toString("latin1", at + 1, at + 25);
    if (!/^[0-9a-f]{24}$/i.test(text)) return this.#readStampless(at);
    const seconds = Number(BigInt(`0x${text.slice(0, 16)}`) - (1n << 62n)) - TAI_MINUS_UTC_SECONDS;
    this.atMs = seconds * 1000 + Math.floor(Number.parseInt(text.slice(16), 16) / 1e6);
    this.offsetMinutes = 0;
    this.bodyStart = at + 25;
    if (this.bytes[this.bodyStart] === SPACE) this.bodyStart += 1;
    const keep = this.bodyStart;
    this.#readHostAndProgram(keep);
    if (!this.hasProgram) {
      this.hostStart = this.hostEnd = keep;
      this.bodyStart = keep;
    }
    return true;
  }

  /** journald's JSON export: `MESSAGE`, `SYSLOG_IDENTIFIER`, `_HOSTNAME`, `__REALTIME_TIMESTAMP` in microseconds. */
  #readJournalJson(at: number, end: number): boolean {
    let entry: Record<string, unknown>;
    try {
      const parsed: unknown = JSON.parse(this.bytes.toString("utf8", at, end));
      if (typeof parsed !== "object" || parsed === null) return false;
      entry = parsed as Record<string, unknown>;
    } catch {
      return false;
    }
    const word = (key: string) => {
      const value = entry[key];
      // journald writes a message that is no UTF-8 as an array of bytes
      if (Array.isArray(value))
        return Buffer.from(value.filter((v) => typeof v === "number")).toString("utf8");
      return typeof value === "string" || typeof value === "number" ? String(value) : "";
    };
    const message = word("MESSAGE").replaceAll("\n", " ");
    if (message === "") return false;
    const host = word("_HOSTNAME") || "-";
    const program = word("SYSLOG_IDENTIFIER") || word("_COMM");
    const pid = /^\d{1,10}$/.exec(word("SYSLOG_PID") || word("_PID"))?.[0] ?? "";
    this.bytes = Buffer.from(`${host} ${program} ${pid} ${message}`);
    this.hostStart = 0;
    this.hostEnd = Buffer.byteLength(host);
    this.programStart = this.hostEnd + 1;
    this.programEnd = this.programStart + Buffer.byteLength(program);
    this.programHash = hashOf(this.bytes, this.programStart, this.programEnd);
    this.pidStart = this.programEnd + 1;
    this.pidEnd = this.pidStart + pid.length;
    this.bodyStart = this.pidEnd + 1;
    this.end = this.bytes.length;
    const microseconds = Number(word("_SOURCE_REALTIME_TIMESTAMP") || word("__REALTIME_TIMESTAMP"));
    this.atMs = microseconds > 0 ? Math.floor(microseconds / 1000) : Number.NaN;
    this.offsetMinutes = 0;
    return true;
  }

  /** A line quoted without its stamp: `smtpd[16462]: D677715E604F: client=...` (forum answers). */
  #readStampless(at: number): boolean {
    let space = at;
    const limit = Math.min(this.end, at + HEADER_MAX_BYTES);
    while (space < limit && this.bytes[space] !== SPACE) space += 1;
    return this.#readProgram(at, space) && this.hasPid;
  }
}

/** 37 since 2017 (IERS Bulletin C); one more leap second would shift old multilog stamps by a second, no more. */
const TAI_MINUS_UTC_SECONDS = 37;
const NO_OFFSET = -100_000;
const time = { hour: 0, minute: 0, second: 0, milliseconds: 0, next: 0 };

function hashOf(bytes: Buffer, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i += 1) hash = (Math.imul(hash, 31) + (bytes[i] as number)) | 0;
  return hash;
}

/** Bytes that no program's name has: blanks, `:`, `[`, `]`, `=`, `<`, `>`. */
const NO_NAME = Uint8Array.from({ length: 256 }, (_, c) =>
  c < 33 || ":[]=<>".includes(String.fromCharCode(c)) ? 1 : 0,
);

function digit(byte: number | undefined): number {
  return byte !== undefined && byte > 47 && byte < 58 ? byte - 48 : -1;
}

function twoDigits(bytes: Buffer, at: number): number {
  const tens = digit(bytes[at]);
  const ones = digit(bytes[at + 1]);
  return tens < 0 || ones < 0 ? -1 : tens * 10 + ones;
}

function fourDigits(bytes: Buffer, at: number): number {
  const high = twoDigits(bytes, at);
  const low = twoDigits(bytes, at + 2);
  return high < 0 || low < 0 ? -1 : high * 100 + low;
}

/** `Info: `, `Warning: `, `Error: `, `Fatal: `, `Panic: `, `Debug: ` as Dovecot writes behind the program. */
function isDovecotLevel(bytes: Buffer, at: number, end: number): boolean {
  return /^(?:Info|Warning|Error|Fatal|Panic|Debug): /.test(
    bytes.toString("latin1", at, Math.min(end, at + 10)),
  );
}
