/** Lines of a text with one byte a character, without their ends; `\r\n` is one end. */
export function textLines(text: string): string[] {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines.map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line));
}

/** The lines of a head; without the last one, which may be cut, unless the head is `whole`. */
export function headLines(head: Buffer, whole: boolean): string[] {
  const lines = textLines(head.toString("latin1"));
  if (!whole && lines.length > 1 && head.at(-1) !== 0x0a) lines.pop();
  return lines;
}
