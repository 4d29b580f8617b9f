/**
 * The smallest and the largest of any number of numbers; Infinity and -Infinity of none. `Math.min(...all)` ends a program
 * whose list is long, and how many addresses a botnet has is the attacker's choice.
 */
export function extremes(all: Iterable<number>): { readonly least: number; readonly most: number } {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const one of all) {
    least = Math.min(least, one);
    most = Math.max(most, one);
  }
  return { least, most };
}
