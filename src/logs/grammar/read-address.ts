/** An address and the index after it. */
export interface FoundAddress {
  readonly address: string;
  readonly end: number;
  /** Its quotes close, and outside of them are no escapes, blanks or brackets: RFC 5321 4.1.2. */
  readonly wellFormed: boolean;
}

/**
 * Reads `<address>` at `at`. A quoted local part may hold `>`, blanks and commas (RFC 5321 4.1.2), so `>` counts
 * only outside quotes; where the quotes never close (cut or forged), the first `>` ends it.
 */
export function readBracketed(text: string, at: number): FoundAddress | undefined {
  if (text[at] !== "<") return undefined;
  let quoted = false;
  let wellFormed = true;
  for (let i = at + 1; i < text.length; i += 1) {
    const c = text[i];
    if (c === "\\") {
      if (quoted) i += 1;
      else wellFormed = false;
    }
    if (c === '"') quoted = !quoted;
    if (!quoted && (c === " " || c === "<")) wellFormed = false;
    if (c === ">" && !quoted) return { address: text.slice(at + 1, i), end: i + 1, wellFormed };
  }
  const close = text.indexOf(">", at);
  return close < 0
    ? undefined
    : { address: text.slice(at + 1, close), end: close + 1, wellFormed: false };
}

/** Reads an address with brackets, or without them up to a comma or blank (Postfix `to=user@example.com, relay=`). */
export function readAddress(text: string, at: number): FoundAddress | undefined {
  if (text[at] === "<") return readBracketed(text, at);
  let end = at;
  while (end < text.length && text[end] !== "," && text[end] !== " ") end += 1;
  return end === at ? undefined : { address: text.slice(at, end), end, wellFormed: true };
}
