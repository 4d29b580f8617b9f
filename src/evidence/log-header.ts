import { parseLogStamp, stampOfEpoch, type FoundStamp, type LogStamp } from "./log-stamp.ts";
import { isMailProgram } from "./mail-programs.ts";

/** What stands in front of a log line's message, as far as recognition needs it. */
export interface LogHeader {
  readonly form: FoundStamp["form"] | "journal-json" | "stampless";
  readonly stamp: LogStamp | null;
  /** As logged; undefined where the line names none (Exim's own files). */
  readonly program: string | undefined;
  readonly pid: string | undefined;
  /** Written by a part of a mail system. */
  readonly mail: boolean;
  /** All that follows the stamp: equal in two logs that hold the same line under two stamps. */
  readonly body: string;
  /** All that follows the program, or the stamp where there is none. */
  readonly message: string;
}

/** NULs of a crash, a byte order mark, two bytes of line noise. */
const JUNK = /^(?:\0{1,65536})?[\x01-\x08\x0e-\x1f\x7f-\xff]{0,4}/;
const COMPOSE_PREFIX = /^[\w.-]{1,100} +\| /;
/** What grep puts in front: `/var/log/mail.log:`, `mail.log.1:17:`, `17:`. */
const SHOWN_PLACE = /^[^\s:]{1,255}:(?:\d{1,9}:)?(?=[A-Z][a-z]{2} |\d{4}-|<)/;
const PRIORITY = /^<(?:\d{1,3}|[a-z0-9]{2,10}\.[a-z]{3,8})>(?:\d{1,2} )?/;
const TAG =
  /^(?:<[\w.]{1,30}> )?(?:(\S{0,254}[^\s:\]]) )?(?:<[\w.]{1,30}> )?([^\s:[\]<>="|]{1,128})(?:\[(\d{1,10})\])?: ?/;
/** RFC 5424: host, application, process id, message id, structured data. */
const RFC5424_TAG = /^ ?(\S{1,255}) (\S{1,48}) (\S{1,128}) (\S{1,32}) (?:-|\[[^\]]{0,2000}\]) ?/;
const STAMPLESS = /^([\w./@()-]{2,128})\[(\d{1,10})\]: /;
const EXIM_MESSAGE =
  /^(?:\[\d{1,10}\] )?(?:[A-Za-z0-9]{6}-[A-Za-z0-9]{6,11}-[A-Za-z0-9]{2,4} |H=|cwd=|SMTP |SMTP$|TLS |no MAIL|no host name|no IP|rejected|refused|unexpected|exim \d|Start queue|End queue|Warning: purging|daemon:|\S{1,64} authenticator |(?:host|sender) )/;

/** Reads the header of a log line (one byte a character); undefined for a line that has none. */
export function parseLogHeader(line: string): LogHeader | undefined {
  if (line.startsWith("{")) return parseJournalEntry(line);
  const text = line.replace(JUNK, "").replace(COMPOSE_PREFIX, "").replace(SHOWN_PLACE, "");
  const priority = PRIORITY.exec(text)?.[0] ?? "";
  const found = parseLogStamp(text.slice(priority.length));
  if (found === undefined) return parseStampless(text);
  const body = text.slice(priority.length + found.end);
  if (priority.endsWith(" ")) {
    const [head = "", , program, pid] = RFC5424_TAG.exec(body) ?? [];
    return header(found, body, body.slice(head.length), program, pid);
  }
  const trimmed = body.trimStart();
  if (found.form === "blank" && EXIM_MESSAGE.test(trimmed)) {
    return { ...header(found, body, trimmed, undefined, undefined), mail: true };
  }
  const tag = TAG.exec(trimmed);
  return header(found, body, trimmed.slice(tag?.[0].length ?? 0), tag?.[2], tag?.[3]);
}

function header(
  found: FoundStamp,
  body: string,
  message: string,
  program: string | undefined,
  pid: string | undefined,
): LogHeader {
  const mail = program !== undefined && isMailProgram(program);
  return { form: found.form, stamp: found.stamp, program, pid, mail, body, message };
}

function parseStampless(text: string): LogHeader | undefined {
  const found = STAMPLESS.exec(text);
  const [all = "", program = "", pid] = found ?? [];
  if (found === null || !isMailProgram(program)) return undefined;
  const message = text.slice(all.length);
  return { form: "stampless", stamp: null, program, pid, mail: true, body: text, message };
}

/** `journalctl -o json`: one object a line. */
function parseJournalEntry(line: string): LogHeader | undefined {
  const micros = /"__REALTIME_TIMESTAMP"\s?:\s?"(\d{10,18})"/.exec(line)?.[1];
  const stamp = micros && stampOfEpoch(Number(micros) / 1000);
  if (!stamp) return undefined;
  const program = /"SYSLOG_IDENTIFIER"\s?:\s?"([^"\\]{1,128})"/.exec(line)?.[1];
  const mail = program !== undefined && isMailProgram(program);
  return { form: "journal-json", stamp, program, pid: undefined, mail, body: line, message: line };
}
