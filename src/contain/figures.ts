/** `held 5000, gone 12`: what a step met, as codes with figures; those that are 0 are left out. */
export function figures(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([code, count]) => `${code} ${count}`)
    .join(", ");
}
