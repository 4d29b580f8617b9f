import type { ByteReader } from "../core/log-source.ts";

/** One message of an mbox. */
export interface MboxPiece {
  /** The beginning of the message, its postmark included. */
  readonly bytes: Buffer;
  /** Where its postmark stands. */
  readonly offset: number;
  readonly sizeBytes: number;
}

const READ_BYTES = 1 << 20;
const MARK = Buffer.from("\nFrom ");
/** `From sender Sun Nov 22 00:39:17 2026`; a line of a text that begins with "From" has no such date. */
const POSTMARK =
  /^From \S{0,320} {1,9}(?:\S{1,100} )?[A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} \d{1,2}:\d\d/;
const POSTMARK_MAX = 400;

/** True for the beginning of an mbox (RFC 4155). */
export function isMbox(head: Buffer): boolean {
  return POSTMARK.test(head.toString("latin1", 0, POSTMARK_MAX));
}

/** Gives the messages of an mbox one by one, of each the first `maxBytes`; its memory does not grow with the file. */
export async function splitMbox(
  reader: ByteReader,
  maxBytes: number,
  take: (piece: MboxPiece) => void,
): Promise<void> {
  const window = Buffer.allocUnsafeSlow(READ_BYTES + POSTMARK_MAX);
  const kept = Buffer.allocUnsafeSlow(maxBytes);
  let keptBytes = 0;
  let offset = 0;
  let sizeBytes = 0;
  const keep = (from: number, to: number) => {
    sizeBytes += to - from;
    const wanted = Math.min(to - from, maxBytes - keptBytes);
    if (wanted > 0) keptBytes += window.copy(kept, keptBytes, from, from + wanted);
  };
  const flush = () => {
    if (sizeBytes > 0) take({ bytes: kept.subarray(0, keptBytes), offset, sizeBytes });
    offset += sizeBytes;
    keptBytes = 0;
    sizeBytes = 0;
  };
  let filled = 0;
  let ended = false;
  while (!ended) {
    const got = await reader.read(
      window.subarray(0, Math.min(window.length, filled + READ_BYTES)),
      filled,
    );
    ended = got === 0;
    filled += got;
    const view = window.subarray(0, filled);
    // A postmark must be seen whole: the last bytes wait for the next reading.
    const settled = ended ? filled : Math.max(0, filled - POSTMARK_MAX);
    let from = 0;
    for (let at = view.indexOf(MARK); at >= 0 && at < settled; at = view.indexOf(MARK, at + 1)) {
      if (!POSTMARK.test(view.toString("latin1", at + 1, at + POSTMARK_MAX))) continue;
      keep(from, at + 1);
      flush();
      from = at + 1;
    }
    const end = Math.max(from, settled);
    keep(from, end);
    window.copyWithin(0, end, filled);
    filled -= end;
  }
  flush();
}
