/** One logical line of main.cf, master.cf or a table: a line and the indented ones that continue it. */
export interface LogicalLine {
  /** Number of the first physical line, 1 = first. */
  readonly line: number;
  readonly text: string;
  /** Comment lines that stand between the pieces: they do not end a logical line (postfix 3.7 readlline.c). */
  readonly comments: readonly { readonly line: number; readonly text: string }[];
}

/** Joins continuation lines as readlline(3) does: comments and empty lines inside a continuation are skipped. */
export function parseLogicalLines(text: string): LogicalLine[] {
  const lines: LogicalLine[] = [];
  let pieces: string[] = [];
  let first = 0;
  let inside: { line: number; text: string }[] = [];
  let pending: { line: number; text: string }[] = [];
  const finish = (): void => {
    if (pieces.length > 0) lines.push({ line: first, text: pieces.join(" "), comments: inside });
    pieces = [];
    inside = [];
  };
  for (const [index, raw] of text.split("\n").entries()) {
    const physical = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
    const trimmed = physical.trim();
    if (trimmed === "") continue;
    if (trimmed.startsWith("#")) {
      pending.push({ line: index + 1, text: trimmed });
      continue;
    }
    const continues = /^\s/.test(physical) && pieces.length > 0;
    if (continues) inside.push(...pending);
    else {
      finish();
      first = index + 1;
    }
    pending = [];
    pieces.push(trimmed);
  }
  finish();
  return lines;
}
