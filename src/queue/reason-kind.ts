const LENGTH_MAX = 240;
/** Different reasons whose kind is remembered; most of a queue has the same few. */
const REMEMBERED_MAX = 10_000;
const kinds = new Map<string, string>();

/**
 * A reason without what differs from message to message: addresses and ids become `*`. Two recipients that one
 * receiver refuses for the same cause have the same kind.
 */
export function reasonKind(reason: string): string {
  const known = kinds.get(reason);
  if (known !== undefined) return known;
  const kind = reason
    .slice(0, LENGTH_MAX)
    .replace(/[^\s<>()"]{1,64}@[^\s<>()",;:]{1,255}/g, "*")
    // Ids mix figures and letters, or are long figures; host names have dots around theirs.
    .replace(/(?<![\w.-])(?=[\w-]*\d)[\w-]{10,}(?![\w.-])/g, "*");
  if (kinds.size >= REMEMBERED_MAX) kinds.clear();
  kinds.set(reason, kind);
  return kind;
}
