/** A year from 1970 to 2100 in four digits. */
export function parseYear(text: string): number | undefined {
  if (!/^\d{4}$/.test(text)) return undefined;
  const year = Number(text);
  return year >= 1970 && year <= 2100 ? year : undefined;
}
