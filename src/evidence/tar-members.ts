import type { ForwardReader } from "./forward-reader.ts";
import { parseTarHeader, TAR_BLOCK_BYTES, tarText, type TarHeader } from "./tar-header.ts";

export interface TarMember extends TarHeader {
  /** Where its bytes begin in the archive. */
  readonly dataAt: number;
  /** Holes were left out when it was packed: its bytes are not its text. */
  readonly sparse: boolean;
}

export type TarEnd = "complete" | "truncated" | "damaged";

/** A longer name than any file system allows. */
const NAME_BYTES_MAX = 1 << 16;

/**
 * Walks through a tar archive. The caller may read a member's bytes from `bytes` before it asks for the next one.
 * Returns how the archive ended.
 */
export async function* readTarMembers(bytes: ForwardReader): AsyncGenerator<TarMember, TarEnd> {
  let longName: string | undefined;
  let pax: ReadonlyMap<string, string> = new Map();
  for (;;) {
    const block = await bytes.take(TAR_BLOCK_BYTES);
    // The end is two blocks of zeros; many writers leave them out.
    if (block.every((byte) => byte === 0)) return "complete";
    if (block.length < TAR_BLOCK_BYTES) return "truncated";
    const header = parseTarHeader(block);
    if (header === undefined) return "damaged";
    const dataAt = bytes.position;
    const next = dataAt + Math.ceil(header.sizeBytes / TAR_BLOCK_BYTES) * TAR_BLOCK_BYTES;
    if (header.type === "L" || header.type === "x") {
      if (header.sizeBytes > NAME_BYTES_MAX) return "damaged";
      const data = await bytes.take(header.sizeBytes);
      if (header.type === "L") longName = tarText(data);
      else pax = parsePax(data);
    } else {
      // pax size counts where the header's field is too small (POSIX.1-2001 pax, "size").
      const paxSize = Number(pax.get("size") ?? NaN);
      const sizeBytes = Number.isSafeInteger(paxSize) && paxSize >= 0 ? paxSize : header.sizeBytes;
      const sparse =
        header.type === "S" || [...pax.keys()].some((key) => key.startsWith("GNU.sparse"));
      const name = pax.get("path") ?? longName ?? header.name;
      longName = undefined;
      pax = new Map();
      yield { ...header, name, sizeBytes, dataAt, sparse };
      const paddedEnd = dataAt + Math.ceil(sizeBytes / TAR_BLOCK_BYTES) * TAR_BLOCK_BYTES;
      if (!(await bytes.skipTo(paddedEnd))) return "truncated";
      continue;
    }
    if (!(await bytes.skipTo(next))) return "truncated";
  }
}

/** Records of the form `LENGTH KEY=VALUE\n`. */
function parsePax(data: Buffer): ReadonlyMap<string, string> {
  const records = new Map<string, string>();
  let at = 0;
  while (at < data.length) {
    const blank = data.indexOf(0x20, at);
    const length = Number(data.toString("latin1", at, blank === -1 ? at : blank));
    if (!Number.isSafeInteger(length) || length <= 0) break;
    const record = data.toString("utf8", blank + 1, at + length - 1);
    const equals = record.indexOf("=");
    if (equals > 0) records.set(record.slice(0, equals), record.slice(equals + 1));
    at += length;
  }
  return records;
}
