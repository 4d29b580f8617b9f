/** The choice that is written most like `word`, when it is near enough to be meant; undefined else. */
export function closestWord(word: string, choices: readonly string[]): string | undefined {
  const typed = word.toLowerCase();
  if (typed.length > WORD_MAX) return undefined;
  let best: { readonly choice: string; readonly distance: number } | undefined;
  for (const choice of choices) {
    const distance = editDistance(typed, choice.toLowerCase());
    const near = distance <= Math.max(1, Math.floor(choice.length / 3));
    if (near && (best === undefined || distance < best.distance)) best = { choice, distance };
  }
  return best?.choice;
}

/** What is longer is no typo of a word of ours, and would cost the square of its length. */
const WORD_MAX = 40;

/** Insertions, deletions, substitutions and exchanges of neighbours (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      const isExchange = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(isExchange ? Math.min(least, (beforeLast[j - 2] ?? 0) + 1) : least);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
