import type { ByteReader } from "../core/log-source.ts";
import type { NumberedLine } from "./script-call.ts";

const READ_BYTES = 1 << 20;
/** A line is kept up to here; a request or a header of a megabyte tells no more. */
const LINE_BYTES_MAX = 16 << 10;
const NEWLINE = 10;

/** The lines that hold `words`, with their numbers; all others cost a search for bytes. */
export async function* linesWith(
  reader: ByteReader,
  source: string,
  words: string,
): AsyncGenerator<NumberedLine> {
  const wanted = Buffer.from(words, "latin1");
  const bytes = Buffer.allocUnsafeSlow(READ_BYTES);
  let filled = 0;
  let line = 0;
  let inLongLine = false;
  for (;;) {
    const count = await reader.read(bytes, filled);
    const end = filled + count;
    const full = bytes.subarray(0, end);
    let start = 0;
    let hit = full.indexOf(wanted);
    for (;;) {
      let stop = full.indexOf(NEWLINE, start);
      const isCut = stop < 0;
      // What has no end yet waits for more, unless there is no more or it fills the buffer.
      if (isCut && count > 0 && end - start < READ_BYTES / 2) break;
      if (isCut) stop = end;
      if (stop === start && isCut) break;
      if (!inLongLine) line += 1;
      if (hit >= 0 && hit < start) hit = full.indexOf(wanted, start);
      if (!inLongLine && hit >= 0 && hit < stop) {
        const last = Math.min(stop, start + LINE_BYTES_MAX);
        yield { source, line, text: full.toString("utf8", start, last).replace(/\r$/, "") };
      }
      inLongLine = isCut && count > 0;
      start = isCut ? stop : stop + 1;
      if (start >= end) break;
    }
    full.copy(bytes, 0, Math.min(start, end));
    filled = Math.max(0, end - start);
    if (count === 0) return;
  }
}
