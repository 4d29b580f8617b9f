import { isIP } from "node:net";
import { plainIp } from "../core/ip-address.ts";

/** One `Received` line (RFC 5321, 4.4): a hop of a message. Values as written, null where the line does not say it. */
export interface ReceivedHop {
  /** What the client called itself. */
  readonly helo: string | null;
  /** What the server found the client's name to be. */
  readonly clientName: string | null;
  readonly clientIp: string | null;
  /** The host that wrote the line, lower case. */
  readonly byHost: string | null;
  readonly protocol: string | null;
  /** Queue id at `byHost`. */
  readonly id: string | null;
  /** The login, where the server writes it. */
  readonly account: string | null;
  /** Uid (Postfix, qmail) or user (Exim) of a local submission. */
  readonly localUser: string | null;
  readonly atMs: number | null;
}

interface Word {
  readonly text: string;
  readonly isComment: boolean;
}

const LINE_MAX = 2000;

/**
 * Reads a line of Postfix, Exim, sendmail, qmail, Exchange, Gmail and the like. A client chooses its HELO, and Postfix
 * writes one with blanks as it came (`HELO x by mail.example.com with ESMTPA id F00`), so the last `by` counts, and the
 * last address before it.
 */
export function parseReceived(value: string): ReceivedHop {
  const words = splitWords(value.slice(0, LINE_MAX));
  const semicolon = words.findLastIndex((word) => !word.isComment && word.text === ";");
  const clause = semicolon < 0 ? words : words.slice(0, semicolon);
  const by = clause.findLastIndex((word) => isKey(word, "by"));
  const before = by < 0 ? clause : clause.slice(0, by);
  const after = by < 0 ? [] : clause.slice(by);
  const comments = before.filter((word) => word.isComment).map((word) => word.text);
  const said = before[0] && isKey(before[0], "from") ? (before[1] ?? undefined) : undefined;
  const name = said && !said.isComment ? said.text : null;
  const protocol = valueOf(after, "with");
  const everyComment = clause.filter((word) => word.isComment).map((word) => word.text);
  const isLocal = protocol?.toLowerCase() === "local";
  return {
    helo: isLocal ? null : heloOf(name, comments),
    clientName: isLocal ? null : clientNameOf(name, comments),
    clientIp: isLocal ? null : ipOf(name, comments),
    byHost: bareName(valueOf(after, "by")),
    protocol,
    id: valueOf(after, "id")?.replace(/^<|>$/g, "") ?? null,
    account: firstMatch(everyComment, /^authenticated sender: {0,5}([^\s]{1,320})$/i),
    localUser:
      firstMatch(
        everyComment,
        /from userid (\d{1,10})$|invoked (?:by uid|from network).{0,3}?(\d{1,10})$/i,
      ) ?? (isLocal ? name : null),
    atMs:
      semicolon < 0
        ? null
        : parseDate(
            words
              .slice(semicolon + 1)
              .filter((word) => !word.isComment)
              .map((word) => word.text)
              .join(" "),
          ),
  };
}

/** Nobody's mail is from outside these years; a date of the year 275760 would break whoever adds an hour to it. */
const EARLIEST_MS = Date.UTC(1980, 0);
const LATEST_MS = Date.UTC(2100, 0);

/** `Sun, 22 Nov 2026 00:39:17 +0000 (UTC)` as epoch milliseconds; null for what is no date. */
export function parseDate(text: string): number | null {
  const plain = text.slice(0, 60).replace(/\([^()]{0,40}\)/g, "");
  const ms = Date.parse(plain.trim());
  return ms >= EARLIEST_MS && ms <= LATEST_MS ? ms : null;
}

/** Words, `<...>` as one word, comments with their nested comments, and semicolons. */
function splitWords(line: string): Word[] {
  const words: Word[] = [];
  let at = 0;
  while (at < line.length) {
    const c = line[at] as string;
    if (c === " " || c === "\t") at += 1;
    else if (c === "(") {
      const end = commentEnd(line, at);
      words.push({ text: line.slice(at + 1, end).trim(), isComment: true });
      at = end + 1;
    } else if (c === ";") {
      words.push({ text: ";", isComment: false });
      at += 1;
    } else {
      const end = c === "<" ? angleEnd(line, at) : wordEnd(line, at);
      words.push({ text: line.slice(at, end), isComment: false });
      at = end;
    }
  }
  return words;
}

function commentEnd(line: string, at: number): number {
  let depth = 0;
  for (let i = at; i < line.length; i += 1) {
    if (line[i] === "(") depth += 1;
    else if (line[i] === ")") {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  return line.length;
}

function angleEnd(line: string, at: number): number {
  const close = line.indexOf(">", at);
  return close < 0 ? line.length : close + 1;
}

function wordEnd(line: string, at: number): number {
  let i = at + 1;
  while (i < line.length && !" \t(;".includes(line[i] as string)) i += 1;
  return i;
}

function isKey(word: Word, key: string): boolean {
  return !word.isComment && word.text.toLowerCase() === key;
}

function valueOf(words: readonly Word[], key: string): string | null {
  const at = words.findIndex((word) => isKey(word, key));
  const value = at < 0 ? undefined : words[at + 1];
  return value && !value.isComment && value.text !== ";" ? value.text : null;
}

function firstMatch(comments: readonly string[], pattern: RegExp): string | null {
  for (const comment of comments) {
    const match = pattern.exec(comment);
    if (match) return match[1] ?? match[2] ?? null;
  }
  return null;
}

function heloOf(name: string | null, comments: readonly string[]): string | null {
  return firstMatch(comments, /(?:^|\s)helo[= ]([^\s)]{1,255})/i) ?? name;
}

/** Exim and qmail put the looked-up name first and HELO into the comment; the others do it the other way round. */
function clientNameOf(name: string | null, comments: readonly string[]): string | null {
  const found = comments.some((comment) => /(?:^|\s)helo[= ]/i.test(comment))
    ? name
    : firstMatch(comments, /^([\w.-]{1,255})\.? ?\[/);
  return found === null || /^(?:unknown|\[)/i.test(found) ? null : bareName(found);
}

function ipOf(name: string | null, comments: readonly string[]): string | null {
  for (const comment of comments.toReversed()) {
    const bracketed = /\[(?:IPv6:)?([0-9a-f:.]{3,45})\]/i.exec(comment)?.[1];
    if (bracketed !== undefined && isIP(bracketed) > 0) return plainIp(bracketed);
  }
  for (const text of [...comments.toReversed(), name ?? ""]) {
    // qmail: `ann@192.0.2.1`, Yahoo: `192.0.2.1 with plain`
    for (const word of text.split(" ", 8)) {
      const bare = word
        .replace(/^[^\s@]{0,64}@/, "")
        .replace(/^\[?(?:IPv6:)?|\]?(?::\d{1,5})?$/gi, "");
      if (isIP(bare) > 0) return plainIp(bare);
    }
  }
  return null;
}

function bareName(name: string | null): string | null {
  return name === null ? null : name.replace(/\.$/, "").toLowerCase();
}
