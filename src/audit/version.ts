/** A release as numbers: `3.7.11` is `[3, 7, 11]`. */
export type Version = readonly number[];

/** Reads the first dotted number of a banner or package version (`Postfix 3.7.11`, `4.96-15+deb12u10`). */
export function parseVersion(text: string): Version | undefined {
  const found = /(\d{1,4}(?:\.\d{1,4}){0,3})/.exec(text.slice(0, 200));
  return found?.[1]?.split(".").map(Number);
}

/** True when `version` is `wanted` or later; missing parts count as 0. */
export function isAtLeast(version: Version, ...wanted: readonly number[]): boolean {
  for (let i = 0; i < Math.max(version.length, wanted.length); i++) {
    const difference = (version[i] ?? 0) - (wanted[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
