import { isAtLeast } from "../version.ts";

/** Since 3.9, and in the last releases of four older lines. */
export function hasBareNewlineParameter(version: readonly number[]): boolean {
  const [major = 0, minor = 0] = version;
  if (major !== 3 || minor >= 9) return isAtLeast(version, 3, 9);
  const patched = { 5: 23, 6: 13, 7: 9, 8: 4 }[minor];
  return patched !== undefined && isAtLeast(version, 3, minor, patched);
}
