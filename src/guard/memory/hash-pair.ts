/** 53 bits of two texts as one number, seeded: whoever could choose names that collide would choose what is forgotten. */
export type PairHash = (a: string, b: string) => number;

/** Two rounds of multiply and xor over the code units, as in MurmurHash3's mixing; no cryptography is needed here. */
export function makePairHash(seed: number): PairHash {
  return (a, b) => {
    let high = 0xdeadbeef ^ seed;
    let low = 0x41c6ce57 ^ Math.imul(seed, 0x9e3779b1);
    for (let i = 0; i < a.length; i += 1) {
      const unit = a.charCodeAt(i);
      high = Math.imul(high ^ unit, 2654435761);
      low = Math.imul(low ^ unit, 1597334677);
    }
    // No text holds this unit: "ab" + "c" must not be "a" + "bc".
    high = Math.imul(high ^ 0x1ffff, 2654435761);
    low = Math.imul(low ^ 0x1ffff, 1597334677);
    for (let i = 0; i < b.length; i += 1) {
      const unit = b.charCodeAt(i);
      high = Math.imul(high ^ unit, 2654435761);
      low = Math.imul(low ^ unit, 1597334677);
    }
    high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
    low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
    return (high & 0x1fffff) * 4294967296 + (low >>> 0);
  };
}
