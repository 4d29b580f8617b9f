/**
 * Splits a list at commas and blanks, keeping `{ ... }` groups whole (mystrtokq, postfix 3.0+).
 * Unbalanced braces keep the rest of the text as one word.
 */
export function splitWords(text: string): string[] {
  const words: string[] = [];
  let start = -1;
  let depth = 0;
  for (let i = 0; i <= text.length; i++) {
    const char = text[i];
    if (char === "{") depth++;
    if (char === "}" && depth > 0) depth--;
    const separates = char === undefined || (depth === 0 && /[\s,]/.test(char));
    if (!separates && start < 0) start = i;
    if (separates && start >= 0) {
      words.push(text.slice(start, i));
      start = -1;
    }
  }
  return words;
}

/** The text inside one pair of braces, trimmed; other text unchanged. */
export function withoutBraces(text: string): string {
  return text.startsWith("{") && text.endsWith("}") ? text.slice(1, -1).trim() : text;
}
