/** A bar of `#` in proportion to `value`; what is more than nothing shows at least one. ASCII, since block characters are two cells wide in some Chinese and Japanese terminals. */
export function bar(value: number, largest: number, cells: number): string {
  if (value <= 0 || largest <= 0 || cells <= 0) return "";
  return "#".repeat(Math.max(1, Math.round((value / largest) * cells)));
}
