import { decodeWords } from "./decode-words.ts";
import { parseDate, parseReceived, type ReceivedHop } from "./parse-received.ts";
import { fieldOf, fieldsOf, type Header, readHeader } from "./read-header.ts";

/** What a bounce tells about the message that it returns. */
export interface OriginalMessage {
  readonly messageId: string | null;
  /** `Return-Path`; `""` is the null sender. */
  readonly envelopeSender: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly subject: string | null;
  readonly atMs: number | null;
  /** Newest first. */
  readonly hops: readonly ReceivedHop[];
  /** The login or local user that a header of a mail server or panel names. */
  readonly submitter: string | null;
  /** `X-PHP-Originating-Script: 33:mailer.php` and the like. */
  readonly script: { readonly uid: number | null; readonly file: string } | null;
}

/** Real messages pass fewer than thirty hosts; RFC 5321 6.3 asks for at least a hundred before a loop is assumed. */
const HOPS_MAX = 50;

/** Reads the returned message or its header; undefined for text that has no field of a message. */
export function readOriginal(text: string): OriginalMessage | undefined {
  return originalOf(readHeader(text.replace(/^\s{1,100}(?=\S)/, "")));
}

/** The same for a header that is read already. */
export function originalOf(header: Header): OriginalMessage | undefined {
  const known = ["received", "from", "to", "subject", "message-id", "date", "return-path"];
  if (!header.fields.some(({ name }) => known.includes(name))) return undefined;
  const returnPath = fieldsOf(header, "return-path")[0];
  return {
    messageId: messageIdOf(fieldOf(header, "message-id")),
    envelopeSender: returnPath === undefined ? null : bareAddress(returnPath),
    from: shown(header, "from"),
    to: shown(header, "to"),
    subject: shown(header, "subject"),
    atMs: parseDate(fieldOf(header, "date")),
    hops: readHops(header),
    submitter: readSubmitter(header),
    script: readScript(header),
  };
}

/** The `Received` lines of a header, newest first, at most fifty. */
export function readHops(header: Header): readonly ReceivedHop[] {
  return fieldsOf(header, "received").slice(0, HOPS_MAX).map(parseReceived);
}

/** `<a@b>` or `a@b (comment)` as `a@b`; `<>` as `""`. */
export function bareAddress(value: string): string {
  const angle = /<([^<>]{0,320})>/.exec(value)?.[1];
  return (angle ?? value.trim().split(/\s/, 1)[0] ?? "").slice(0, 320).trim();
}

/** The first Message-ID in a field, without angle brackets; null when there is none. */
export function messageIdOf(value: string): string | null {
  const id = /<([^<>\s]{1,500})>/.exec(value)?.[1] ?? /^\s{0,9}([^\s<>]{1,500})/.exec(value)?.[1];
  return id === undefined || id === "" ? null : id;
}

function shown(header: Header, name: string): string | null {
  const text = decodeWords(fieldOf(header, name));
  return text === "" ? null : text;
}

/** cPanel, Plesk and DirectAdmin write who handed a message in. */
function readSubmitter(header: Header): string | null {
  const via = /authenticated_id: {0,5}([^\s/]{1,320})/.exec(
    fieldOf(header, "x-get-message-sender-via"),
  )?.[1];
  const sender = /(?:^|: {0,5})([^\s:]{1,320})$/.exec(
    fieldOf(header, "x-authenticated-sender"),
  )?.[1];
  const user = fieldOf(header, "x-authenticated-user") || fieldOf(header, "x-auth-user");
  return via ?? sender ?? (/^\S{1,320}$/.test(user) ? user : null);
}

function readScript(header: Header): OriginalMessage["script"] {
  // PHP's mail.add_x_header: `uid:file`, the file without its folder.
  const php = /^(\d{1,10}):(.{1,300})$/.exec(fieldOf(header, "x-php-originating-script"));
  if (php) return { uid: Number(php[1]), file: decodeWords(php[2] ?? "") };
  const file =
    /^(\S{1,300}) for /.exec(fieldOf(header, "x-php-script"))?.[1] ??
    fieldOf(header, "x-php-script").slice(0, 300);
  return file === "" ? null : { uid: null, file: decodeWords(file) };
}
