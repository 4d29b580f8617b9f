import { createGunzip, type Gunzip } from "node:zlib";
import type { Damage } from "../core/evidence-world.ts";
import type { ByteReader } from "../core/log-source.ts";

/** Bounds what one step of a bomb (1000 : 1) can put into memory. */
const PIECE_BYTES = 64 << 10;
const OUTPUT_CHUNK_BYTES = 1 << 20;
/** So much is unpacked ahead while the caller works on the last read. */
const AHEAD_BYTES = 2 << 20;

/**
 * Unpacks gzip, several members in one file too.
 * zlib throws away the output of the write in which it fails. So after a failure a second pass writes the failing
 * piece byte by byte, and only what is really damaged is lost.
 */
export async function gunzip(
  openCompressed: () => Promise<ByteReader>,
  onDamage: (damage: Damage) => void,
): Promise<ByteReader> {
  let pass = startPass(await openCompressed(), Infinity);
  let delivered = 0;
  let toSkip = 0;
  let over = false;

  const next = async (): Promise<Buffer | undefined> => {
    for (;;) {
      const chunk = await pass.next();
      if (chunk !== undefined) {
        if (toSkip === 0) return chunk;
        const skipped = Math.min(toSkip, chunk.length);
        toSkip -= skipped;
        if (skipped < chunk.length) return chunk.subarray(skipped);
        continue;
      }
      const failure = pass.failure();
      if (failure === undefined) return undefined;
      if (failure.code === "Z_DATA_ERROR" && !pass.careful) {
        await pass.close();
        pass = startPass(await openCompressed(), pass.failedAt());
        toSkip = delivered;
        continue;
      }
      onDamage(damageOf(failure, delivered));
      return undefined;
    }
  };

  let rest: Buffer = Buffer.alloc(0);
  return {
    async read(into, at) {
      let filled = 0;
      while (at + filled < into.length) {
        if (rest.length === 0) {
          if (over || (filled > 0 && !pass.ready())) break;
          const chunk = await next();
          if (chunk === undefined) {
            over = true;
            break;
          }
          rest = chunk;
          delivered += chunk.length;
        }
        const count = rest.copy(into, at + filled);
        rest = rest.subarray(count);
        filled += count;
      }
      return filled;
    },
    close: () => pass.close(),
  };
}

type ZlibFailure = Error & { readonly code?: string };

function damageOf(failure: ZlibFailure, delivered: number): Damage {
  if (failure.code === "Z_BUF_ERROR") return "truncated";
  // zlib complains about a header only between members: what came before is whole.
  const inHeader = /incorrect header check|unknown compression method|unknown header flags/;
  return delivered > 0 && inHeader.test(failure.message) ? "trailing-junk" : "damaged";
}

/** One run through the file; from input byte `carefulFrom` on, byte by byte for one piece. */
function startPass(compressed: ByteReader, carefulFrom: number) {
  const decoder: Gunzip = createGunzip({ chunkSize: OUTPUT_CHUNK_BYTES });
  const ready: Buffer[] = [];
  let readyBytes = 0;
  let failure: ZlibFailure | undefined;
  let ended = false;
  let closed = false;
  let fed = 0;
  let feeding: Promise<void> | undefined;
  decoder.on("data", (chunk: Buffer) => {
    ready.push(chunk);
    readyBytes += chunk.length;
  });
  const finished = new Promise<void>((resolve) => {
    decoder.once("end", () => {
      ended = true;
      resolve();
    });
    decoder.on("error", (error: ZlibFailure) => {
      failure = error;
      resolve();
    });
    decoder.once("close", resolve);
  });
  const write = (piece: Uint8Array): Promise<unknown> =>
    Promise.race([finished, new Promise<void>((done) => decoder.write(piece, () => done()))]);

  const feed = async (): Promise<void> => {
    const piece = Buffer.allocUnsafe(PIECE_BYTES);
    const count = await compressed.read(piece, 0);
    if (count === 0) {
      decoder.end();
      await finished;
      return;
    }
    const slow = fed <= carefulFrom && carefulFrom < fed + count;
    for (let at = 0; at < count && failure === undefined && !closed; at += slow ? 1 : count) {
      await write(piece.subarray(at, slow ? at + 1 : count));
    }
    if (failure === undefined) fed += count;
  };
  const feedAhead = (): Promise<void> =>
    (feeding ??= feed()
      .catch((error: unknown) => {
        failure ??= error as ZlibFailure;
      })
      .finally(() => {
        feeding = undefined;
      }));

  return {
    careful: carefulFrom !== Infinity,
    failure: () => failure,
    failedAt: () => fed,
    ready: () => ready.length > 0,
    async next(): Promise<Buffer | undefined> {
      while (ready.length === 0 && !ended && failure === undefined && !closed) await feedAhead();
      const chunk = ready.shift();
      if (chunk !== undefined) readyBytes -= chunk.length;
      if (readyBytes < AHEAD_BYTES && !ended && failure === undefined && !closed) void feedAhead();
      return chunk;
    },
    async close(): Promise<void> {
      closed = true;
      decoder.destroy();
      await feeding;
      await compressed.close();
    },
  };
}
