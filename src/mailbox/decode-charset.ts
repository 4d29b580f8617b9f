import { TextDecoder } from "node:util";

/**
 * Bytes (as Latin-1 characters) as text of a charset. Unknown charsets and broken bytes are no error: what can be read
 * is read, the rest becomes U+FFFD.
 */
export function decodeCharset(bytes: string, charset: string): string {
  if (/^[\x00-\x7f]*$/.test(bytes) && !/^(?:iso-2022|utf-?16|utf-?7|hz)/i.test(charset))
    return bytes;
  return decoderOf(charset).decode(Buffer.from(bytes, "latin1"));
}

/** Text of unknown charset: UTF-8 where it is valid, else as Latin-1. */
export function decodeUnknown(bytes: string): string {
  if (/^[\x00-\x7f]*$/.test(bytes)) return bytes;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(bytes, "latin1"));
  } catch {
    return bytes;
  }
}

const decoders = new Map<string, TextDecoder>();
/** Charset names come from messages: only so many are remembered. */
const DECODERS_MAX = 64;

function decoderOf(charset: string): TextDecoder {
  const name = charset.trim().toLowerCase();
  const known = decoders.get(name);
  if (known) return known;
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(name === "" ? "utf-8" : name);
  } catch {
    decoder = new TextDecoder("utf-8");
  }
  if (decoders.size < DECODERS_MAX) decoders.set(name, decoder);
  return decoder;
}
