import { splitAddresses } from "./split-addresses.ts";
import type { EventDraft } from "./event-draft.ts";

/** The fields of an arrival line from some index on. */
export interface ArrivalFields {
  readonly fields: Partial<EventDraft>;
  /** The line was read to its end. */
  readonly complete: boolean;
  /** Login or Message-ID with blanks in it, or a cut subject: what follows may be a part of it, or it a part of HELO. */
  readonly hasBlanks: boolean;
}

const KEY = / (R|U|I|P|X|CV|PRX|Ci|M8S|RT|QT|DKIM|Q|DN|SNI|S)=("(?:[^"\\]|\\.)*"|[^\s"]\S*|)/y;
const BARE = / (?:L[.*-]?|K|TFO\*?|PRDR|PIPE\*?|DSN|UTF8)(?= |$)/y;
const AUTH = / A=([\w.-]{1,64})(:?)/y;
const AFTER_AUTH = / (?:S=\d|PRX=|K |L |M8S=)/g;
const SUBJECT = / T="((?:[^"\\]|\\.)*)("|$)/y;
const FROM = / from (?:<[^<>]*>|\S+)(?= for |$)/y;

/** Reads ` KEY=value` fields from `at` on, up to the first thing that is none. */
export function readArrivalHead(
  text: string,
  at: number,
): { readonly fields: Partial<EventDraft>; readonly end: number } {
  const fields: Partial<EventDraft> = {};
  let end = at;
  for (let next = readField(text, end, fields); next > end; next = readField(text, end, fields))
    end = next;
  return { fields, end };
}

/** Reads ` KEY=value` fields, then ` id=`, ` T="`, ` from `, ` for `, from `at` to the end of the line. */
export function readArrivalFields(text: string, at: number): ArrivalFields {
  const { fields, end } = readArrivalHead(text, at);
  const loginHasBlanks = [fields.saslUsername, fields.saslSender].some((value) =>
    value?.includes(" "),
  );
  const id = readId(text, end);
  if (id === undefined) {
    const last = readEnd(text, end, fields);
    return { fields, complete: last.end >= text.length, hasBlanks: loginHasBlanks || last.isCut };
  }
  const strict = readEnd(text, id.end, fields);
  fields.messageId = id.value;
  if (strict.end >= text.length)
    return {
      fields,
      complete: true,
      hasBlanks: loginHasBlanks || strict.isCut || id.value.includes(" "),
    };
  // No other field can be found behind it, so all the rest may be the id.
  return { fields, complete: true, hasBlanks: true };
}

function readEnd(
  text: string,
  at: number,
  fields: Partial<EventDraft>,
): { readonly end: number; readonly isCut: boolean } {
  const subject = readSubject(text, at, fields);
  return { end: readRecipients(text, subject.end, fields), isCut: subject.isCut };
}

function readField(text: string, at: number, fields: Partial<EventDraft>): number {
  const bare = matchAt(BARE, text, at);
  if (bare !== null) return at + bare[0].length;
  const auth = matchAt(AUTH, text, at);
  if (auth !== null)
    return readAuth(text, at + auth[0].length, auth[1] ?? "", auth[2] === ":", fields);
  const found = matchAt(KEY, text, at);
  if (found === null) return at;
  const [whole, key, value = ""] = found;
  if (key === "R") fields.origQueueId = value;
  if (key === "U") fields.user = value;
  if (key === "P") fields.protocol = value;
  if (key === "S" && /^\d+$/.test(value)) fields.sizeBytes = Number(value);
  return at + whole.length;
}

/** `A=plain`, `A=plain:bob`, `A=login:bob:sender@example.com`; an id with blanks runs to the size, which follows. */
function readAuth(
  text: string,
  at: number,
  authenticator: string,
  hasId: boolean,
  fields: Partial<EventDraft>,
): number {
  fields.authenticator = authenticator;
  if (!hasId) return at;
  AFTER_AUTH.lastIndex = at;
  const stop = AFTER_AUTH.exec(text)?.index ?? text.length;
  const [name = "", ...sender] = text.slice(at, stop).split(":");
  fields.saslUsername = name;
  if (sender.length > 0) fields.saslSender = sender.join(":");
  return stop;
}

/** An id without blanks ends at the next one; else it runs to the subject or the recipients. */
function readId(
  text: string,
  at: number,
): { readonly value: string; readonly end: number } | undefined {
  if (!text.startsWith(" id=", at)) return undefined;
  const start = at + " id=".length;
  const word = matchAt(/\S*/y, text, start)?.[0] ?? "";
  if (isEndOfId(text, start + word.length)) return { value: word, end: start + word.length };
  const subject = text.indexOf(' T="', start);
  const recipients = text.lastIndexOf(" for ");
  const stop = subject >= 0 ? subject : recipients > start ? recipients : text.length;
  return { value: text.slice(start, stop), end: stop };
}

function isEndOfId(text: string, at: number): boolean {
  return (
    at >= text.length ||
    text.startsWith(' T="', at) ||
    text.startsWith(" for ", at) ||
    text.startsWith(" from ", at)
  );
}

function readSubject(
  text: string,
  at: number,
  fields: Partial<EventDraft>,
): { readonly end: number; readonly isCut: boolean } {
  const found = matchAt(SUBJECT, text, at);
  if (found === null) return { end: at, isCut: false };
  fields.subject = (found[1] ?? "").replace(/\\(["\\])/g, "$1");
  return { end: at + found[0].length, isCut: found[2] === "" };
}

function readRecipients(text: string, at: number, fields: Partial<EventDraft>): number {
  const start = at + (matchAt(FROM, text, at)?.[0].length ?? 0);
  if (!text.startsWith(" for ", start)) return start;
  const recipients = splitAddresses(text.slice(start + " for ".length));
  if (!recipients.every((word) => word.includes("@"))) return start;
  fields.recipients = recipients;
  fields.recipientCount = recipients.length;
  return text.length;
}

function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(text);
}
