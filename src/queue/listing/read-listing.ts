import type { ByteReader } from "../../core/log-source.ts";
import type { QueuedMessage } from "../../core/queued-message.ts";
import { eximBpParser } from "./exim-bp-parser.ts";
import type { ListingContext, ListingParser } from "./listing-parser.ts";
import { mailqParser } from "./mailq-parser.ts";
import { postcatParser } from "./postcat-parser.ts";
import { postqueueJsonParser } from "./postqueue-json-parser.ts";

const CHUNK_BYTES = 1 << 18;
/** A message with 50,000 recipients and their reasons is one line of `postqueue -j`. */
const LINE_BYTES_MAX = 64 << 20;

const EMPTY = /^Mail queue is empty/;

function listingParsers(context: ListingContext): readonly ListingParser[] {
  return [
    postqueueJsonParser(context),
    postcatParser(context),
    mailqParser(context),
    eximBpParser(context),
  ];
}

const PROBES = listingParsers({ source: "", timezone: "UTC", madeMs: 0 });

/** True for text that is a queue listing. `anywhere`: prose may stand around it, as in a paste. */
export function isListing(lines: readonly string[], anywhere: boolean): boolean {
  const begins = (line: string) => EMPTY.test(line) || PROBES.some((probe) => probe.starts(line));
  if (anywhere) return lines.some(begins);
  const first = lines.find((line) => line.trim() !== "");
  return first !== undefined && begins(first);
}

/**
 * Gives the messages of a text that holds queue listings in any of their forms, also several after one another.
 * `onTooLong` is told of a line that was left out.
 */
export async function* readListing(
  reader: ByteReader,
  context: ListingContext,
  onTooLong: () => void,
): AsyncGenerator<QueuedMessage> {
  const parsers = listingParsers(context);
  let active: ListingParser | undefined;
  for await (const lines of readLineGroups(reader, onTooLong)) {
    for (const line of lines) {
      const next = active?.owns() === true ? active : nextParser(line, active, parsers);
      const before = next === active ? undefined : active?.end();
      if (before !== undefined) yield before;
      active = next;
      const message = active?.line(line);
      if (message !== undefined) yield message;
    }
  }
  const last = active?.end();
  if (last !== undefined) yield last;
}

/** Who takes a line: a form of which it is a beginning, else the one before. */
function nextParser(
  line: string,
  active: ListingParser | undefined,
  parsers: readonly ListingParser[],
): ListingParser | undefined {
  if (active?.starts(line) === true) return active;
  return parsers.find((one) => one.starts(line)) ?? active;
}

/** Lines without their ends, as many at a time as a chunk holds. */
async function* readLineGroups(
  reader: ByteReader,
  onTooLong: () => void,
): AsyncGenerator<readonly string[]> {
  let buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  let filled = 0;
  let skipping = false;
  for (;;) {
    if (filled === buffer.length) {
      if (buffer.length >= LINE_BYTES_MAX) {
        onTooLong();
        skipping = true;
        filled = 0;
      } else {
        const larger = Buffer.allocUnsafe(buffer.length * 2);
        buffer.copy(larger, 0, 0, filled);
        buffer = larger;
      }
    }
    const count = await reader.read(buffer, filled);
    filled += count;
    const newline = count === 0 ? filled : buffer.lastIndexOf(10, filled - 1) + 1;
    if (newline === 0 && count > 0) continue;
    const lines = buffer.toString("utf8", 0, newline).split("\n");
    if (lines.at(-1) === "") lines.pop();
    if (skipping && newline > 0) {
      lines.shift();
      skipping = false;
    }
    yield lines.map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line));
    buffer.copy(buffer, 0, newline, filled);
    filled -= newline;
    if (count === 0) return;
  }
}
