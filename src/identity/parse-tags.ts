const TAGS_MAX = 50;

/**
 * The tags of a `v=DMARC1; p=none` list (RFC 6376 3.2), names in lower case; undefined where it is none. A tag that is
 * there twice makes the list invalid.
 */
export function parseTags(text: string): ReadonlyMap<string, string> | undefined {
  const tags = new Map<string, string>();
  const parts = text.split(";", TAGS_MAX + 1);
  if (parts.length > TAGS_MAX) return undefined;
  for (const [index, part] of parts.entries()) {
    if (part.trim() === "") {
      if (index === 0) return undefined;
      continue;
    }
    const at = part.indexOf("=");
    const name = part.slice(0, Math.max(0, at)).trim().toLowerCase();
    if (!/^[a-z][a-z0-9_]{0,30}$/.test(name) || tags.has(name)) return undefined;
    tags.set(name, part.slice(at + 1).trim());
  }
  return tags;
}
