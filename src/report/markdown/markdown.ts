import { visible } from "../visible.ts";

/**
 * A blank-separated piece that could be more than a word in some flavour of Markdown: markup, a link, a mention
 * (`@user`), a reference to an issue (`#1`, `!1`, `%1`), an address, a host. ASCII only, so that Chinese and Japanese
 * sentences, which have no blanks, keep their words.
 */
const TOKEN = /[!-~]+/g;
/** Words, figures and punctuation that no flavour reads as anything else. */
const PLAIN = /^["'(]*(?:[A-Za-z]+(?:['-][A-Za-z]+)*|\d+(?:[,.:-]\d+)*%?|-)?["')]*[.,;:!?]*$/;
/** Around what is quoted as code. */
const AROUND = /^(["'(]*)(.+?)((?:["')]*[.,;:!?]*)?)$/;
const WORDS_WITH_STOP = /^[A-Za-z]+(?:\/[A-Za-z]+)?[.,;:!?]$/;

/**
 * A sentence with whatever strangers may have written in it as code: code is neither markup nor a mention nor a link,
 * in GitHub, GitLab and everywhere else. Escapes would not do: GitHub looks for mentions after it has read them.
 */
export function prose(text: string): string {
  return visible(text).replace(TOKEN, (token) => {
    if (PLAIN.test(token) || WORDS_WITH_STOP.test(token)) return token;
    const [, before = "", inner = token, after = ""] = AROUND.exec(token) ?? [];
    return before + code(inner) + after;
  });
}

/** Inline code; its fence is longer than any within (CommonMark 6.1). */
export function code(text: string): string {
  const clean = visible(text);
  if (clean.trim() === "") return "";
  const runs = clean.match(/`+/g) ?? [];
  const fence = "`".repeat(longest(runs) + 1);
  const edge = clean.startsWith("`") || clean.endsWith("`") ? " " : "";
  return `${fence}${edge}${clean}${edge}${fence}`;
}

/** A block of code of one line, `indent` blanks from the edge, so that it belongs to a list item. */
export function codeBlock(text: string, indent = ""): string {
  const clean = visible(text);
  const fence = "`".repeat(Math.max(3, longest(clean.match(/`+/g) ?? []) + 1));
  return [fence, clean, fence].map((line) => `${indent}${line}\n`).join("");
}

function longest(runs: readonly string[]): number {
  return Math.max(0, ...runs.map((run) => run.length));
}

export interface MarkdownColumn<Row> {
  readonly title: string;
  /** Markdown, made by `prose` or `code`. */
  readonly cell: (row: Row) => string;
  readonly isFigure?: true;
}

/** A table (GitHub Flavored Markdown, 4.10): a pipe ends a cell even within code. */
export function markdownTable<Row>(
  columns: readonly MarkdownColumn<Row>[],
  rows: readonly Row[],
): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |\n`;
  return [
    line(columns.map(({ title }) => title)),
    line(columns.map(({ isFigure }) => (isFigure === true ? "---:" : "---"))),
    ...rows.map((row) => line(columns.map(({ cell }) => cell(row)))),
  ].join("");
}
