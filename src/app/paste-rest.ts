import type { PlacedText } from "../core/explanation.ts";
import { unfoldPaste } from "../evidence/paste/unfold-paste.ts";
import { textLines } from "../evidence/text-lines.ts";
import { MESSAGE_BYTES_MAX } from "../mailbox/mail-collector.ts";
import { findPastedHeaders } from "../evidence/paste/find-pasted-headers.ts";
import { findPastedQueues } from "../evidence/paste/find-pasted-queues.ts";
import { isMbox, splitMbox } from "../mailbox/split-mbox.ts";
import type { MailText } from "./explain-mails.ts";
import type { TakenText } from "./text-taker.ts";

/** What of a text is neither a log line nor a setting. */
export interface PasteRest {
  /** Rows that are to be looked at one by one. */
  readonly rows: readonly PlacedText[];
  readonly mails: readonly MailText[];
}

/** Takes a text apart. `settings`: the lines on which a setting begins. */
export async function restOfPaste(
  taken: TakenText,
  settings: ReadonlySet<number> | undefined,
): Promise<PasteRest> {
  const { name, kind, bytes } = taken;
  if (kind === "mail") return { rows: [], mails: await mailsIn(taken) };
  const text = bytes.toString("latin1");
  const all = textLines(text);
  const headers = findPastedHeaders(all);
  const blocks = [...headers, ...findPastedQueues(textLines(bytes.toString("utf8")))];
  const isTaken = (line: number) =>
    blocks.some(({ start, end }) => line > start && line <= end) || isSetting(all, line, settings);
  const { rest } = unfoldPaste(text, "take-apart");
  return {
    rows: rest
      .filter(({ line }) => !isTaken(line))
      .map((row) => ({
        source: name,
        line: row.line,
        text: Buffer.from(row.text, "latin1").toString("utf8"),
      })),
    mails: headers.map((header) => ({ source: name, line: header.start + 1, text: header.text })),
  };
}

async function mailsIn(taken: TakenText): Promise<readonly MailText[]> {
  const { name, bytes } = taken;
  if (!isMbox(bytes)) return [{ source: name, line: 1, text: bytes.toString("latin1") }];
  const mails: MailText[] = [];
  let line = 1;
  let at = 0;
  await splitMbox(await taken.open(), MESSAGE_BYTES_MAX, (piece) => {
    for (; at < piece.offset; at += 1) if (bytes[at] === 10) line += 1;
    mails.push({ source: name, line, text: piece.bytes.toString("latin1") });
  });
  return mails;
}

const CONTINUATION_ROWS_MAX = 60;
const CONTINUES = /^\s+\S|^(?:permit|reject|defer|check|warn_if_reject)_?[a-z_]*\b/;

/** A setting runs on over indented rows, and, where a forum took the blanks away, over restrictions. */
function isSetting(
  rows: readonly string[],
  line: number,
  begins: ReadonlySet<number> | undefined,
): boolean {
  if (begins === undefined) return false;
  if (/^\s*(?:#|[{}]\s*$)/.test(rows[line - 1] ?? "")) return true;
  for (let at = line; at > line - CONTINUATION_ROWS_MAX && at > 0; at -= 1) {
    if (begins.has(at)) return true;
    if (!CONTINUES.test(rows[at - 1] ?? "")) return false;
  }
  return false;
}
