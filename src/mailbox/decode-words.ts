import { decodeCharset, decodeUnknown } from "./decode-charset.ts";
import { decodeQuotedPrintable } from "./decode-transfer.ts";

/** RFC 2047 limits a word to 75 characters; mailers write longer ones. */
const WORD = /=\?([\w.:-]{1,40})(?:\*[\w-]{0,20})?\?([bq])\?([^?\r\n]{0,500})\?=/gi;
const TEXT_MAX = 500;

/**
 * A header value for showing: encoded words decoded (RFC 2047), raw UTF-8 recognised, controls made blanks, cut at 500
 * characters. The result is still the sender's words: bidi and zero-width characters are made visible by `report/`.
 */
export function decodeWords(value: string): string {
  let text = "";
  let from = 0;
  let pending = "";
  let charset = "";
  const flush = () => {
    if (pending !== "") text += decodeCharset(pending, charset);
    pending = "";
  };
  for (const match of value.slice(0, 4096).matchAll(WORD)) {
    const between = value.slice(from, match.index);
    const [whole, name = "", kind = "", data = ""] = match;
    // Blanks between two words are no text (6.2), and a character may be cut between them.
    if (from === 0 || between.trim() !== "") {
      flush();
      text += decodeUnknown(between);
    }
    if (name.toLowerCase() !== charset) flush();
    charset = name.toLowerCase();
    pending +=
      kind.toLowerCase() === "b"
        ? Buffer.from(data, "base64").toString("latin1")
        : decodeQuotedPrintable(data.replaceAll("_", " "));
    from = match.index + whole.length;
  }
  flush();
  text += decodeUnknown(value.slice(from, from + 4096));
  return text
    .replace(/[\x00-\x1f\x7f-\x9f]+/g, " ")
    .trim()
    .slice(0, TEXT_MAX);
}
