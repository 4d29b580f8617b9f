/** Repeatable choices: the same seed makes the same configuration. */
export interface Random {
  /** True with probability `share`. */
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(from: readonly T[]) => T;
  /** Between `least` and `most` different entries, in the order of the list. */
  readonly some: <T>(from: readonly T[], least: number, most: number) => T[];
  readonly between: (least: number, most: number) => number;
}

/** A generator of the family "mulberry32": 32 bits of state, good enough for choosing settings. */
export function randomOf(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number): number =>
    least + Math.floor(next() * (most - least + 1));
  const pick = <T>(from: readonly T[]): T => {
    const chosen = from[between(0, from.length - 1)];
    if (chosen === undefined) throw new Error("nothing to pick from");
    return chosen;
  };
  return {
    chance: (share) => next() < share,
    pick,
    between,
    some: (from, least, most) => {
      const wanted = Math.min(from.length, between(least, most));
      const left = from.map((_, at) => at);
      const chosen: number[] = [];
      while (chosen.length < wanted) chosen.push(...left.splice(between(0, left.length - 1), 1));
      return chosen.sort((a, b) => a - b).flatMap((at) => from.slice(at, at + 1));
    },
  };
}
