import { digit, fourDigits } from "../core/byte-digits.ts";
import { HEADER_MAX_BYTES, programHashOf, readProgram } from "./host-and-program.ts";
import type { LineHeader } from "./line-header.ts";
import type { StampClock } from "./stamp-clock.ts";
import { monthAt, readTimeOfDay, timeOfDay } from "./stamp-parts.ts";

const TAB = 9;
const SPACE = 32;
const QUOTE = 34;
const DASH = 45;
const COLON = 58;
const LESS = 60;
const GREATER = 62;
const AT = 64;
const LEFT_BRACKET = 91;
const BACKSLASH = 92;
const RIGHT_BRACKET = 93;
const LEFT_BRACE = 123;
const BAR = 124;

/** 37 since 2017 (IERS Bulletin C); one more leap second would shift old multilog stamps by a second, no more. */
const TAI_MINUS_UTC_SECONDS = 37;
/** Junk in front of the stamp that is skipped: a block of NUL bytes is what a crash leaves in a log. */
const JUNK_MAX_BYTES = 4096;
/** A container's name in front of ` | ` is looked for this far. */
const CONTAINER_MAX_BYTES = 80;

/**
 * Reads heads that do not begin with a stamp: priorities, TAI64N, JSON, docker prefixes, junk in front, no stamp at all.
 * False when there is none.
 */
export function readRareHeader(
  header: LineHeader,
  start: number,
  end: number,
  clock: StampClock,
): boolean {
  const { bytes } = header;
  // A folded header of a refused message in Exim's rejectlog: whoever sent it may have written a log line into it.
  if (bytes[start] === SPACE || bytes[start] === TAB) return false;
  let at = start;
  // NUL bytes, a byte order mark or two bytes of junk before the stamp
  while (
    at < end &&
    at < start + JUNK_MAX_BYTES &&
    ((bytes[at] as number) < 33 || (bytes[at] as number) > 126)
  )
    at += 1;
  if (bytes[at] === LESS) {
    const close = bytes.indexOf(GREATER, at);
    if (close > at && close < at + 16) {
      if (bytes[close + 1] === 49 && bytes[close + 2] === SPACE)
        return readRfc5424(header, close + 3, clock);
      at = close + 1;
      if (bytes[at] === SPACE) at += 1;
    }
  }
  if (bytes[at] === AT) return readTai64n(header, at);
  if (bytes[at] === LEFT_BRACE) return readJournalJson(header, at, end);
  if (at > start && header.readFromStamp(at, clock)) return true;
  // docker compose: `container  | line`
  const bar = behindBar(bytes, at, Math.min(end, at + CONTAINER_MAX_BYTES));
  if (bar > 0 && header.readFromStamp(bar, clock)) return true;
  const shown = behindShownPlace(bytes, start, end);
  if (shown > 0 && header.readFromStamp(shown, clock)) return true;
  for (const junk of [1, 2]) if (header.readFromStamp(at + junk, clock)) return true;
  return readStampless(header, at);
}

/** `2013 Jun 10 06:27:30 `; the host and the program are still to be read at `bodyStart`. */
export function readYearThenMonth(header: LineHeader, start: number, clock: StampClock): boolean {
  const { bytes } = header;
  const year = fourDigits(bytes, start);
  const month = monthAt(bytes, start + 5);
  if (year <= 0 || month === undefined || bytes[start + 8] !== SPACE) return false;
  let next = start + 9;
  if (bytes[next] === SPACE) next += 1;
  let day = 0;
  for (let d = digit(bytes[next]); d >= 0 && day < 100; d = digit(bytes[next])) {
    day = day * 10 + d;
    next += 1;
  }
  if (day < 1 || day > 31 || bytes[next] !== SPACE || !readTimeOfDay(bytes, next + 1)) return false;
  const { hour, minute, second, milliseconds } = timeOfDay;
  header.atMs = clock.local(year, month, day, hour, minute, second) + milliseconds;
  header.offsetMinutes = clock.offsetMinutes;
  if (bytes[timeOfDay.next] !== SPACE) return false;
  header.bodyStart = timeOfDay.next + 1;
  return true;
}

/** `Info: `, `Warning: `, ... as Dovecot writes behind the program in its own log files (`log_path`). */
export function isDovecotLevel(bytes: Buffer, at: number, end: number): boolean {
  return /^(?:Info|Warning|Error|Fatal|Panic|Debug): /.test(
    bytes.toString("latin1", at, Math.min(end, at + 10)),
  );
}

/** Behind `name   | `: one word, so that no header in Exim's rejectlog can be taken for it. */
function behindBar(bytes: Buffer, at: number, limit: number): number {
  let i = at;
  while (i < limit && (bytes[i] as number) > SPACE) i += 1;
  const wordEnd = i;
  while (i < limit && bytes[i] === SPACE) i += 1;
  const isBar = wordEnd > at && i > wordEnd && bytes[i] === BAR && bytes[i + 1] === SPACE;
  return isBar ? i + 2 : -1;
}

/** The longest path that grep is expected to put in front. */
const SHOWN_PLACE_MAX_BYTES = 256;

/**
 * Behind the place that grep puts in front of a line: `/var/log/mail.log:`, `mail.log.1:17:`, `17:`. -1 where there is
 * none. A path holds no space here: the headers in Exim's rejectlog have one behind their type.
 */
function behindShownPlace(bytes: Buffer, start: number, end: number): number {
  const limit = Math.min(end, start + SHOWN_PLACE_MAX_BYTES);
  let at = start;
  while (at < limit && bytes[at] !== COLON && (bytes[at] as number) > SPACE) at += 1;
  if (bytes[at] !== COLON || at === start) return -1;
  const lineNumber = behindDigits(bytes, at + 1, limit);
  return lineNumber > at + 1 && bytes[lineNumber] === COLON ? lineNumber + 1 : at + 1;
}

function behindDigits(bytes: Buffer, start: number, limit: number): number {
  let at = start;
  while (at < limit && digit(bytes[at]) >= 0) at += 1;
  return at;
}

/** RFC 5424 6 behind the priority and the version: `TIMESTAMP HOSTNAME APP-NAME PROCID MSGID STRUCTURED-DATA MSG`. */
function readRfc5424(header: LineHeader, at: number, clock: StampClock): boolean {
  const { bytes, end } = header;
  let next = at + 2; // the NILVALUE `-` for a stamp
  if (bytes[at] !== DASH) {
    if (!header.readYearFirst(at, clock)) return false;
    // It looked for host and program of a BSD header, which do not stand here: start again behind the stamp.
    next = at;
    while (next < end && bytes[next] !== SPACE) next += 1;
    next += 1;
  }
  const fields: [number, number][] = [];
  for (let i = 0; i < 4 && next < end; i += 1) {
    const from = next;
    while (next < end && bytes[next] !== SPACE) next += 1;
    fields.push([from, next]);
    next += 1;
  }
  const [host, app, proc] = fields;
  if (!host || !app || !proc) return false;
  [header.hostStart, header.hostEnd] = host;
  [header.programStart, header.programEnd] = app;
  header.programHash = programHashOf(bytes, app[0], app[1]);
  if (/^\d{1,10}$/.test(bytes.toString("latin1", proc[0], proc[1])))
    [header.pidStart, header.pidEnd] = proc;
  next = behindStructuredData(bytes, next, end);
  if (bytes[next] === SPACE) next += 1;
  // a message in UTF-8 begins with a byte order mark (6.4)
  if (bytes[next] === 0xef && bytes[next + 1] === 0xbb && bytes[next + 2] === 0xbf) next += 3;
  header.bodyStart = Math.min(next, end);
  return true;
}

/** Behind `-` or `[id name="value"]...`; in a value `"`, `\` and `]` are escaped (RFC 5424 6.3.3). */
function behindStructuredData(bytes: Buffer, start: number, end: number): number {
  if (bytes[start] === DASH) return start + 1;
  let next = start;
  while (bytes[next] === LEFT_BRACKET && next < end) {
    let quoted = false;
    while (next < end && (quoted || bytes[next] !== RIGHT_BRACKET)) {
      if (bytes[next] === BACKSLASH) next += 1;
      else if (bytes[next] === QUOTE) quoted = !quoted;
      next += 1;
    }
    next += 1;
  }
  return next;
}

/** `@` and 24 hex digits: TAI64N of multilog (cr.yp.to/libtai/tai64.html); TAI is ten seconds and the leap seconds ahead. */
function readTai64n(header: LineHeader, at: number): boolean {
  const text = header.bytes.toString("latin1", at + 1, at + 25);
  if (!/^[0-9a-f]{24}$/i.test(text)) return readStampless(header, at);
  const seconds = Number(BigInt(`0x${text.slice(0, 16)}`) - (1n << 62n)) - TAI_MINUS_UTC_SECONDS;
  header.atMs = seconds * 1000 + Math.floor(Number.parseInt(text.slice(16), 16) / 1e6);
  header.offsetMinutes = 0;
  let next = at + 25;
  if (header.bytes[next] === SPACE) next += 1;
  header.readHostAndProgram(next);
  if (!header.hasProgram) {
    header.hostStart = header.hostEnd = next;
    header.bodyStart = next;
  }
  return true;
}

/** journald's JSON export: `MESSAGE`, `SYSLOG_IDENTIFIER`, `_HOSTNAME`, `__REALTIME_TIMESTAMP` in microseconds. */
function readJournalJson(header: LineHeader, at: number, end: number): boolean {
  let entry: Record<string, unknown>;
  try {
    const parsed: unknown = JSON.parse(header.bytes.toString("utf8", at, end));
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
  header.bytes = Buffer.from(`${host} ${program} ${pid} ${message}`);
  header.hostStart = 0;
  header.hostEnd = Buffer.byteLength(host);
  header.programStart = header.hostEnd + 1;
  header.programEnd = header.programStart + Buffer.byteLength(program);
  header.programHash = programHashOf(header.bytes, header.programStart, header.programEnd);
  header.pidStart = header.programEnd + 1;
  header.pidEnd = header.pidStart + pid.length;
  header.bodyStart = header.pidEnd + 1;
  header.end = header.bytes.length;
  const microseconds = Number(word("_SOURCE_REALTIME_TIMESTAMP") || word("__REALTIME_TIMESTAMP"));
  header.atMs = microseconds > 0 ? Math.floor(microseconds / 1000) : Number.NaN;
  header.offsetMinutes = 0;
  return true;
}

/** A line quoted without its stamp: `smtpd[16462]: D677715E604F: client=...` (forum answers). */
function readStampless(header: LineHeader, at: number): boolean {
  const limit = Math.min(header.end, at + HEADER_MAX_BYTES);
  let space = at;
  while (space < limit && header.bytes[space] !== SPACE) space += 1;
  return readProgram(header, at, space) && header.hasPid;
}
