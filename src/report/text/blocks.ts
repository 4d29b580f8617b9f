import { BLANK, type Line, line, type Tone } from "./line.ts";
import { breakCommand } from "./shell-lines.ts";
import { cells, pad, wrap } from "./wrap.ts";

export const INDENT = "  ";

/** A blank line and a heading. */
export function heading(text: string): readonly Line[] {
  return [BLANK, line(text, "strong")];
}

export interface ParagraphStyle {
  /** Before the first line; the others are indented by as many cells. */
  readonly lead?: string;
  readonly tone?: Tone;
  readonly maxLines?: number;
}

/** Wrapped text with a hanging indent. */
export function paragraph(
  text: string,
  width: number,
  { lead = INDENT, tone, maxLines }: ParagraphStyle = {},
): readonly Line[] {
  const indent = cells(lead);
  return wrap(text, width - indent, maxLines).map((one, index) => [
    { text: index === 0 ? lead : " ".repeat(indent) },
    tone ? { text: one, tone } : { text: one },
  ]);
}

/** A command to copy, after a prompt. */
export function commandLines(command: string, width: number, indent: string): readonly Line[] {
  return breakCommand(command, width - cells(indent) - 2).map((one, index) => [
    { text: `${indent}${index === 0 ? "$ " : "    "}` },
    { text: one, tone: "code" },
  ]);
}

export interface Fact {
  readonly name: string;
  readonly value: string;
  readonly tone?: Tone;
}

/** Names in one column, values in the other, wrapped. */
export function factLines(facts: readonly Fact[], width: number): readonly Line[] {
  const nameWidth = Math.max(0, ...facts.map((fact) => cells(fact.name)));
  const indent = INDENT.length + nameWidth + 2;
  return facts.flatMap((fact) =>
    wrap(fact.value, width - indent, 4).map((one, index) => [
      { text: INDENT + pad(index === 0 ? fact.name : "", nameWidth + 2), tone: "dim" as const },
      fact.tone ? { text: one, tone: fact.tone } : { text: one },
    ]),
  );
}

/** At most `max` items; `rest` words what was left out. */
export function limited<T>(
  items: readonly T[],
  max: number,
  render: (item: T, index: number) => readonly Line[],
  rest: (count: number) => string,
): readonly Line[] {
  return [...items.slice(0, max).flatMap(render), ...leftOut(items.length - max, rest)];
}

/** How many items a list leaves out, in the words of `rest`; nothing where it shows all. */
export function leftOut(count: number, rest: (count: number) => string): readonly Line[] {
  return count > 0 ? [line(INDENT + rest(count), "dim")] : [];
}
