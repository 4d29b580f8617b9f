/**
 * What a terminal could obey, hide or reorder: controls (ESC, BEL, NUL, C1), bidi overrides, zero-width and
 * unassigned characters, lone surrogates, line separators. Variation selectors stay: emoji carry them.
 */
const UNSAFE = /[\p{C}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]/gu;
const TOO_MANY_MARKS = /(\p{M}{3})(\p{M}+)/gu;

function escapeCharacter(character: string): string {
  if (character === "\t") return " ";
  if (character === "\n") return "\\n";
  if (character === "\r") return "\\r";
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  if (code <= 0xff) return `\\x${digits.padStart(2, "0")}`;
  return code <= 0xffff ? `\\u${digits.padStart(4, "0")}` : `\\u{${digits}}`;
}

/** Printable ASCII alone: a cell a character, nothing to make visible. Nearly all that is shown is such text. */
export function isPlain(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

/**
 * The text on one line with everything dangerous in a visible form (`\x1b`, `\u202e`); a tab becomes a space.
 * An attacker writes HELO names, subjects and addresses, and hopes that an administrator prints them.
 */
export function visible(text: string): string {
  if (isPlain(text)) return text;
  return text
    .replace(UNSAFE, escapeCharacter)
    .replace(TOO_MANY_MARKS, (_run, kept: string, rest: string) => {
      // A tower of accents hides the lines above and below it.
      return kept + Array.from(rest, escapeCharacter).join("");
    });
}
