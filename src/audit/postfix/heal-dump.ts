import { looksLikeParameter } from "./known-parameter.ts";

/** A line longer than this with several settings in it was collapsed by a forum or a clipboard. */
const COLLAPSED_LENGTH = 300;

/**
 * Gives a pasted dump its lines back: `postconf -n` and `postconf -M` collapsed to one line, curly quotes, long dashes.
 * Text that needs nothing comes back unchanged.
 */
export function healDump(text: string): string {
  if (!text.split("\n").some((l) => l.length > COLLAPSED_LENGTH)) return straighten(text);
  return straighten(text)
    .split("\n")
    .map((line) => (line.length > COLLAPSED_LENGTH ? splitSettings(splitServices(line)) : line))
    .join("\n");
}

function straighten(text: string): string {
  return /[\u2018\u2019\u201c\u201d\u00a0]/.test(text)
    ? text
        .replace(/[\u2018\u2019]/g, "'")
        .replace(/[\u201c\u201d]/g, '"')
        .replace(/\u00a0/g, " ")
    : text;
}

function splitSettings(text: string): string {
  const names = [...text.matchAll(/(^|\s)([A-Za-z][A-Za-z0-9_-]{2,60}) = /g)];
  if (names.filter(([, , name = ""]) => looksLikeParameter(name)).length < 4) return text;
  let result = "";
  let from = 0;
  for (const found of names) {
    const at = found.index + (found[1] ?? "").length;
    const before = text.slice(from, at).trimEnd();
    // A value that ends in a comma goes on: what follows is no new parameter.
    if (before.endsWith(",")) continue;
    result += `${before}\n`;
    from = at;
  }
  return result + text.slice(from);
}

function splitServices(text: string): string {
  const heads = [
    ...text.matchAll(
      /(^|\s)(\S{1,80} (?:inet|unix|fifo|pass|unix-dgram) [-yn] [-yn] [-yn] \S{1,8} \S{1,8} [a-z])/g,
    ),
  ];
  if (heads.length < 3) return text;
  let result = "";
  let from = 0;
  for (const found of heads) {
    const at = found.index + (found[1] ?? "").length;
    result += `${text.slice(from, at).trimEnd()}\n`;
    from = at;
  }
  return result + text.slice(from);
}
