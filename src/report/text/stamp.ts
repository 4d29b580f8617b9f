const STAMP = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d)?/;

/** A stamp for tables: `2024-05-01 08:00`, in the log's own offset, the same in every language. */
export function shortStamp(at: string | null, unknown: string, withSeconds = false): string {
  if (at === null) return unknown;
  const match = STAMP.exec(at);
  return match ? `${match[1]} ${match[2]}${withSeconds ? (match[3] ?? "") : ""}` : at;
}
