/**
 * The address of a recipient line of a `-H` file (Exim src/spool_in.c). `#N` at the end says what stands before it:
 * bit 0 `ERRORS_TO LENGTH,PARENT`, bit 1 `ORCPT LENGTH,DSN`. The lengths are needed: the texts may hold blanks.
 */
export function recipientOfLine(line: string): string {
  const flags = /#(\d{1,3})$/.exec(line);
  if (flags === null) return line;
  const bits = Number(flags[1]);
  let rest = line.slice(0, flags.index);
  if ((bits & 1) !== 0) rest = withoutTail(rest);
  if ((bits & 2) !== 0) rest = withoutTail(rest);
  return rest;
}

/** Takes ` TEXT LENGTH,NUMBER` off the end; an empty text leaves two blanks. */
function withoutTail(line: string): string {
  const tail = / (\d{1,6}),-?\d{1,6}$/.exec(line);
  if (tail === null) return line;
  const end = tail.index - Number(tail[1]);
  return end > 0 && line[end - 1] === " " ? line.slice(0, end - 1) : line;
}
