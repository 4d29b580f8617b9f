import { parseLogHeader } from "../log-header.ts";

const MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
const TIME = String.raw`\d\d:\d\d:\d\d(?:[.,]\d{1,9})?`;
const TAG = String.raw` \S{1,255} (?:[\w./@-]{2,128}\[\d{1,10}\]|dovecot): `;
const EXIM_ID = String.raw` (?:[+-]\d{4} )?(?:\[\d{1,10}\] )?[A-Za-z0-9]{6}-[A-Za-z0-9]{6,11}-[A-Za-z0-9]{2,4} `;
/** A stamp with a host and a program, or an Exim stamp with a message id: stricter than at the beginning of a line. */
const LOG_START = new RegExp(
  `${MONTH} {1,2}\\d{1,2} ${TIME}${TAG}` +
    `|\\d{4} ${MONTH} {1,2}\\d{1,2} ${TIME}${TAG}` +
    `|\\d{4}-\\d\\d-\\d\\dT${TIME}(?:Z|[+-]\\d\\d:?\\d\\d)${TAG}` +
    `|\\d{4}-\\d\\d-\\d\\d ${TIME}${EXIM_ID}`,
  "g",
);
/** What a terminal, a mail client, a list or grep puts in front of a log line. */
const PREFIX = /^[\s>*|`#+-]{0,20}(?:[\w./-]{1,200}[:-](?:\d{1,9}[:-])?)?\s{0,8}$/;
const MAIL_FIELD = /^[\s>]*[A-Za-z][\w-]{1,40}: /;
/** No syslog writes longer lines; without a bound one open bracket would cost time in the square of the text. */
const LINE_BYTES_MAX = 16 << 10;

/**
 * Where log lines begin in one line of a paste, in ascending order; none where the line is prose, a mail header, ...
 * A stamp inside angle brackets, quotes or parentheses, or in the text of a header that a rule logged, is no beginning:
 * somebody may have sent it as HELO name, subject or reply.
 */
export function findLogStarts(line: string): readonly number[] {
  const candidates: number[] = [];
  for (const match of line.matchAll(LOG_START)) {
    if (isWordBoundary(line, match.index)) candidates.push(match.index);
  }
  const first = firstStart(line, candidates);
  if (first === undefined) return [];
  const starts = [first];
  for (const candidate of candidates) {
    const from = starts.at(-1) ?? first;
    if (candidate - from > LINE_BYTES_MAX) break;
    if (candidate > from && isEnded(line.slice(from, candidate))) starts.push(candidate);
  }
  return starts;
}

function firstStart(line: string, candidates: readonly number[]): number | undefined {
  const indent = /^[\s>]{0,40}/.exec(line)?.[0].length ?? 0;
  const header = parseLogHeader(line.slice(indent));
  const known = header !== undefined && header.stamp !== null;
  const [first] = candidates;
  if (known && (header.mail || header.program !== undefined)) {
    // The header reader overlooks a few bytes of junk, which here are the end of a word, and what grep puts in front.
    const isInFront = (text: string) => !/[\x21-\x7e]/.test(text) || PREFIX.test(text);
    return first !== undefined && isInFront(line.slice(indent, first)) ? first : indent;
  }
  if (first === undefined || MAIL_FIELD.test(line)) return undefined;
  const prefixed = PREFIX.test(line.slice(0, first));
  return prefixed || candidates.length > 1 ? first : undefined;
}

/** CJK text in front of a stamp needs no blank; it comes as bytes above 0x7f. */
function isWordBoundary(line: string, at: number): boolean {
  return at === 0 || !/[\w.<("'=/]/.test(line.charAt(at - 1));
}

/** Whether a log line may end here. */
function isEnded(segment: string): boolean {
  // `warning: header Subject: TEXT from host[ip]; from=<> to=<> proto=SMTP helo=<x>: ...`: TEXT is the sender's.
  const logged =
    /: (?:header|body) /.test(segment) || /non-SMTP command from|command pipelining/.test(segment);
  if (logged && !/ proto=E?SMTPS?A?(?: helo=<[^<>]{0,255}>)?(?::.{0,500})?\s*$/.test(segment))
    return false;
  return isBalanced(segment);
}

/** Whether all brackets and quotes that were opened are closed. Exim's arrows are no brackets. */
export function isBalanced(text: string): boolean {
  const plain = text.replace(/ (?:<=|=>|->|>>|\*>|<>|\*\*|==)(?= |$)/g, " ");
  let round = 0;
  let angle = 0;
  let quotes = 0;
  for (let at = 0; at < plain.length; at += 1) {
    switch (plain.charCodeAt(at)) {
      case 0x28:
        round += 1;
        break;
      case 0x29:
        round -= 1;
        break;
      case 0x3c:
        angle += 1;
        break;
      case 0x3e:
        angle -= 1;
        break;
      case 0x22:
        quotes += 1;
        break;
      default:
    }
  }
  return round <= 0 && angle <= 0 && quotes % 2 === 0;
}
