/** The header of a mail between other text: rows `[start, end)` of it, and the header with its folding mended. */
export interface PastedHeader {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const FIELD = /^([A-Za-z][A-Za-z0-9-]{1,60}):(?: |$)/;
/** A mail has some of these; `Note: see below` is none. */
const TELLING =
  /^(?:Return-Path|Delivered-To|Envelope-To|X-Original-To|Received|From|To|Subject|Date|Message-ID|MIME-Version|Content-Type|Auto-Submitted|DKIM-Signature|X-PHP-Originating-Script):/i;
const TELLING_MIN = 3;
/** Fields whose values run over several rows; a forum takes away the blanks that say so. */
const FOLDED =
  /^(?:Received|Received-SPF|Authentication-Results|ARC-[\w-]+|DKIM-Signature|References|Content-Type|Content-Disposition|To|Cc|Subject|X-[\w-]+):/i;
const ROWS_MAX = 400;

/**
 * Finds the headers of mails in a text that holds other things, too. A row that is no field continues the one above where
 * that may be folded and the row is ASCII: below a header stands the prose of whoever pasted it.
 */
export function findPastedHeaders(rows: readonly string[]): readonly PastedHeader[] {
  const found: PastedHeader[] = [];
  for (let at = 0; at < rows.length; at += 1) {
    if (!TELLING.test(rows[at] ?? "")) continue;
    const header = readRows(rows, at);
    if (header.telling >= TELLING_MIN) found.push(header);
    at = header.end - 1;
  }
  return found;
}

function readRows(
  rows: readonly string[],
  start: number,
): PastedHeader & { readonly telling: number } {
  const lines: string[] = [];
  let field = "";
  let telling = 0;
  let end = start;
  for (; end < rows.length && end - start < ROWS_MAX; end += 1) {
    const row = (rows[end] ?? "").trimEnd();
    if (FIELD.test(row)) {
      field = row;
      if (TELLING.test(row)) telling += 1;
      lines.push(row);
    } else if (row !== "" && (/^\s/.test(row) || (FOLDED.test(field) && isAscii(row)))) {
      lines.push(` ${row.trim()}`);
    } else break;
  }
  return { start, end, text: `${lines.join("\n")}\n\n`, telling };
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e\t]*$/.test(text);
}
