import type { LogSource } from "../core/log-source.ts";

/** Test support: a source that gives `text` in pieces of `pieceBytes`, as decompressors do. */
export function textSource(text: string, name = "mail.log", pieceBytes = 1 << 20): LogSource {
  const bytes = Buffer.from(text);
  return {
    name,
    kind: "mail log",
    sizeBytes: bytes.length,
    modifiedMs: null,
    head: bytes.subarray(0, 65_536),
    firstYear: 2026,
    seekable: true,
    notes: [],
    open: async () => {
      let at = 0;
      return {
        read: async (into, position) => {
          const size = Math.min(pieceBytes, into.length - position, bytes.length - at);
          bytes.copy(into, position, at, at + size);
          at += size;
          return size;
        },
        close: async () => undefined,
      };
    },
  };
}
