import type { StoredBytes } from "../core/evidence-world.ts";
import type { ByteReader } from "../core/log-source.ts";
import { readStream } from "./stream-reader.ts";

/** Keeps all of standard input, so that it can be read a second time. A second call gives the same bytes. */
export function createStandardInput(
  store: (bytes: ByteReader) => Promise<StoredBytes>,
): () => Promise<StoredBytes> {
  let stored: Promise<StoredBytes> | undefined;
  return () => (stored ??= store(readStream(process.stdin, () => Promise.resolve())));
}
