/** Random numbers that a seed repeats exactly, on every machine. */
export interface Random {
  /** 0 <= x < 1 */
  next(): number;
  /** 0 <= x < limit, whole */
  below(limit: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Waiting time of a Poisson process with this mean. */
  exponential(mean: number): number;
  text(length: number, alphabet: string): string;
}

export const HEX = "0123456789ABCDEF";
export const BASE_62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** The generator `sfc32` of PractRand, 128 bits of state. */
export function seededRandom(seed: number): Random {
  let a = 0x9e3779b9;
  let b = seed | 0;
  let c = 0x243f6a88;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let round = 0; round < 16; round++) next();
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: <T>(list: readonly T[]): T => {
      const item = list[below(list.length)];
      if (item === undefined) throw new RangeError("pick: the list is empty");
      return item;
    },
    exponential: (mean) => -Math.log(1 - next()) * mean,
    text: (length, alphabet) => {
      let text = "";
      for (let at = 0; at < length; at++) text += alphabet[below(alphabet.length)] ?? "";
      return text;
    },
  };
}
