import { visible } from "../visible.ts";

export type Tone = "strong" | "dim" | "bad" | "warn" | "good" | "code";

export interface Span {
  readonly text: string;
  readonly tone?: Tone;
}

/** One line of a report, before colour. */
export type Line = readonly Span[];

/** SGR parameters (ECMA-48, 8.3.117); the eight old colours only, so that every theme stays readable. */
const SGR: Record<Tone, string> = {
  strong: "1",
  dim: "2",
  bad: "1;31",
  warn: "33",
  good: "32",
  code: "36",
};

function renderSpan(span: Span, colour: boolean): string {
  const text = visible(span.text);
  return colour && span.tone && text.trim() !== ""
    ? `\u001b[${SGR[span.tone]}m${text}\u001b[0m`
    : text;
}

/** The lines as text, each with its newline. Escapes come from here alone: those in the data were made visible. */
export function renderLines(lines: readonly Line[], colour: boolean): string {
  return lines.map((spans) => `${renderSpans(spans, colour)}\n`).join("");
}

function renderSpans(spans: Line, colour: boolean): string {
  return spans
    .map((span) => renderSpan(span, colour))
    .join("")
    .trimEnd();
}

/** A line with one span. */
export function line(text: string, tone?: Tone): Line {
  return [tone ? { text, tone } : { text }];
}

export const BLANK: Line = [];
