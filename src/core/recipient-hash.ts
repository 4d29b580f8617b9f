/**
 * Hash of a recipient's address as the lexers compute it while they read a line (ASCII letters folded), to find again in
 * the ledger whom another source names. `seed`: `Traffic.recipientSeed`.
 */
export function recipientHash(address: string, seed: number): number {
  let hash = seed | 0;
  for (let byte of Buffer.from(address, "utf8")) {
    if (byte > 64 && byte < 91) byte += 32;
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return hash === 0 ? 1 : hash;
}
