const REJECTED = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d.* rejected /;
/** `Envelope-from: <>`, or the first header with its type in front (`P Received: `). */
const BLOCK_START = /^(?:Envelope-(?:from|to): <|[A-Z*] [\x21-\x39\x3b-\x7e]{1,80}:)/;
const BLOCK_LINE = /^(?:[\t ]|Envelope-(?:from|to): <|[A-Z*] [\x21-\x39\x3b-\x7e]{1,80}:)/;

/**
 * Which lines belong to a refused message's headers, as Exim's rejectlog repeats them behind the refusal (log.c). The
 * stranger wrote them, folded as he liked: a folded line may look like a log line, and must never be read as one.
 */
export function rejectBlocks(lines: readonly string[]): readonly boolean[] {
  let inside = false;
  return lines.map((line, at) => {
    inside = inside ? BLOCK_LINE.test(line) : startsBlock(lines[at - 1], line);
    return inside;
  });
}

function startsBlock(before: string | undefined, line: string): boolean {
  return before !== undefined && REJECTED.test(before) && BLOCK_START.test(line);
}
