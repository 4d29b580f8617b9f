import { cells } from "./wrap.ts";

interface Word {
  text: string;
}

/** Words as a POSIX shell splits them, quotes kept. Only blanks outside quotes part words. */
function splitWords(command: string): readonly string[] {
  const words: Word[] = [{ text: "" }];
  let quote: string | undefined;
  let escaped = false;
  for (const character of command) {
    const word = words.at(-1) as Word;
    if (character === " " && quote === undefined && !escaped) {
      words.push({ text: "" });
      continue;
    }
    word.text += character;
    if (escaped) escaped = false;
    else if (character === "\\" && quote !== "'") escaped = true;
    else if (character === quote) quote = undefined;
    else if (quote === undefined && (character === "'" || character === '"')) quote = character;
  }
  return words.map((word) => word.text).filter((text) => text !== "");
}

/**
 * Breaks a command so that it still runs when copied: at blanks outside quotes, with a backslash at the line's end.
 * A single word that is too long stays whole and lets the terminal wrap it. Following lines are meant to be indented
 * by two cells more than the first.
 */
export function breakCommand(command: string, width: number): readonly string[] {
  if (cells(command) <= width) return [command];
  const lines: string[] = [];
  let current = "";
  for (const word of splitWords(command)) {
    const room = lines.length === 0 ? width : width - 2;
    const next = current === "" ? word : `${current} ${word}`;
    // Two cells for the blank and the backslash.
    if (current !== "" && cells(next) > room - 2) {
      lines.push(`${current} \\`);
      current = word;
    } else current = next;
  }
  lines.push(current);
  return lines;
}
