/** What a program printed of a queue, between other text: rows `[start, end)` of it, mended. */
export interface PastedQueue {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const MAILQ = /^-+ ?Queue ID ?-+/i;
const MAILQ_ROW =
  /^(?:[0-9A-Za-z]{6,20}[*!#]?\s+\d+\s+[A-Z][a-z]{2} |\s*\(|\s*\S{1,320}@\S{1,320}\s*$|\s*MAILER-DAEMON\s*$|-- \d+ [KM]?bytes)/;
const EXIM = /^ *\d+[mhdw] +[\d.]+[KM]? +\w{6}-\w{6,11}-\w{2,4} </;
const EXIM_ROW = /^ *(?:\d+[mhdw] +[\d.]+[KM]? +\w{6}-|D? *\S{1,320}@\S{1,320}\s*$)/;
const POSTCAT = /^\*\*\* ENVELOPE RECORDS \S{1,300} \*\*\*/;
const POSTCAT_ROW = /^(?:[a-z_]{3,40}: |regular_text: |pointer_record: |\*\*\* )/;
/** Below `MESSAGE CONTENTS` stands the mail itself, whatever it holds. */
const CONTENTS = /^\*\*\* MESSAGE CONTENTS /;
const POSTCAT_END = /^\*\*\* MESSAGE FILE END /;
const ROWS_MAX = 20_000;

const FORMS: readonly { readonly begins: RegExp; readonly row: RegExp }[] = [
  { begins: MAILQ, row: MAILQ_ROW },
  { begins: EXIM, row: EXIM_ROW },
  { begins: POSTCAT, row: POSTCAT_ROW },
];

/** Finds the outputs of mailq, `exim -bp` and postcat in a text that holds other things, too (UTF-8). */
export function findPastedQueues(rows: readonly string[]): readonly PastedQueue[] {
  const found: PastedQueue[] = [];
  for (let at = 0; at < rows.length; at += 1) {
    const first = mended(rows[at] ?? "");
    const form = FORMS.find(({ begins }) => begins.test(first));
    if (form === undefined) continue;
    const end = endOf(rows, at, form.row);
    const text = rows.slice(at, end).map(mended).join("\n");
    // A head without a message is what somebody writes about mailq.
    if (end > at + 1) found.push({ start: at, end, text: `${text}\n` });
    at = end - 1;
  }
  return found;
}

function endOf(rows: readonly string[], start: number, isRow: RegExp): number {
  let end = start + 1;
  let isReason = false;
  for (; end < rows.length && end - start < ROWS_MAX; end += 1) {
    const row = mended(rows[end] ?? "");
    if (CONTENTS.test(row)) return endOfContents(rows, end);
    if (!isReason && row.trim() !== "" && !isRow.test(row)) break;
    // A reason in parentheses may run over several rows.
    isReason = /^\s*\(/.test(row) ? !/\)\s*$/.test(row) : isReason && !/\)\s*$/.test(row);
  }
  while (end > start + 1 && (rows[end - 1] ?? "").trim() === "") end -= 1;
  return end;
}

function endOfContents(rows: readonly string[], contents: number): number {
  const last = Math.min(rows.length, contents + ROWS_MAX);
  for (let at = contents; at < last; at += 1) if (POSTCAT_END.test(rows[at] ?? "")) return at + 1;
  // Where it ends cannot be told: the envelope stands above, and is enough.
  return contents;
}

/** Forums make long dashes of short ones, and people point at values with arrows: `sasl_username=x <---- the login`. */
function mended(row: string): string {
  return row
    .replace(/\s{0,9}<[-\u2013\u2014]{2,40}[^>]{0,200}$/u, "")
    .replace(/[\u2013\u2014]/gu, "-")
    .trimEnd();
}
