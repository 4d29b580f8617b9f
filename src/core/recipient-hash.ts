import { hashBytes } from "./packed-words.ts";

/** Hash of the recipient in `bytes[start, end)`, ASCII letters folded; never 0. `seed`: `Traffic.recipientSeed`. */
export function recipientHashOf(bytes: Buffer, start: number, end: number, seed: number): number {
  const hash = hashBytes(bytes, start, end, true, seed);
  return hash === 0 ? 1 : hash;
}

/** The same of a text, to find again in the ledger whom another source names. */
export function recipientHash(address: string, seed: number): number {
  const bytes = Buffer.from(address, "utf8");
  return recipientHashOf(bytes, 0, bytes.length, seed);
}
