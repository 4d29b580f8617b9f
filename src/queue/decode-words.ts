const WORD = /=\?([\w-]{1,40})(?:\*[\w-]{1,20})?\?([bq])\?([^?\s]{0,2000})\?=/gi;
const BETWEEN_WORDS = /(\?=)[ \t\r\n]{1,80}(?==\?[\w-]{1,40}(?:\*[\w-]{1,20})?\?[bq]\?)/gi;

/** Header text with its encoded words decoded (RFC 2047); a word in an unknown charset stays as it is. */
export function decodeWords(text: string): string {
  if (!text.includes("=?")) return text;
  return text
    .replace(BETWEEN_WORDS, "$1")
    .replace(WORD, (word, charset: string, encoding: string, data: string) => {
      const bytes =
        encoding.toLowerCase() === "b" ? Buffer.from(data, "base64") : decodeQuoted(data);
      try {
        return new TextDecoder(charset).decode(bytes);
      } catch {
        return word;
      }
    });
}

function decodeQuoted(data: string): Buffer {
  return Buffer.from(
    data
      .replaceAll("_", " ")
      .replace(/=([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    "latin1",
  );
}
