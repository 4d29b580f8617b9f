import { ascii, hasBytes } from "../../core/byte-scan.ts";

/** Words that a text may begin with, found by their first byte: most texts are refused with one look. */
export type FirstWords = readonly (readonly Uint8Array[] | undefined)[];

export function createFirstWords(words: readonly string[]): FirstWords {
  const table: (Uint8Array[] | undefined)[] = Array.from({ length: 256 });
  for (const word of words) (table[word.charCodeAt(0)] ??= []).push(ascii(word));
  return table;
}

/** True when one of the words stands at `start`. */
export function beginsWith(words: FirstWords, bytes: Buffer, start: number, end: number): boolean {
  const candidates = words[bytes[start] as number];
  if (candidates === undefined) return false;
  for (const word of candidates) if (hasBytes(bytes, word, start, end)) return true;
  return false;
}
