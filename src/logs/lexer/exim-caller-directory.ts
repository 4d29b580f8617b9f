import { ascii, findBytes, hasBytes } from "../../core/byte-scan.ts";
import type { LexerContext } from "./lexer-context.ts";

const BLANK_ARGS = ascii(" args: ");
const VAR_SPOOL_EXIM = ascii("/var/spool/exim");

/** A working directory from a `cwd=` line is the next local message's, if that comes this soon. */
const WAIT_MS = 3000;

/**
 * Remembers where sendmail was called: `cwd=/home/x/public_html 4 args: /usr/sbin/sendmail -t -i` stands before the
 * message without its id (log_selector +arguments), and it is what names the script that sends.
 */
export class EximCallerDirectory {
  readonly #c: LexerContext;
  #directory = 0;
  #atMs = Number.NaN;

  constructor(context: LexerContext) {
    this.#c = context;
  }

  /** Reads behind `cwd=`. */
  read(bytes: Buffer, start: number, end: number): boolean {
    const args = findBytes(bytes, BLANK_ARGS, start, end);
    if (args < 0) return false;
    let stop = args;
    while (stop > start && (bytes[stop - 1] as number) > 47 && (bytes[stop - 1] as number) < 58)
      stop -= 1;
    stop -= 1;
    // the daemon's own runs
    if (hasBytes(bytes, VAR_SPOOL_EXIM, start, stop) || stop - start < 2) return true;
    this.#directory = this.#c.traffic.names.directories.intern(bytes, start, stop);
    this.#atMs = this.#c.sink.place.atMs;
    return true;
  }

  /** The directory of the `cwd=` line just before a local message; each is used once. */
  take(): number {
    const directory = this.#directory;
    this.#directory = 0;
    if (directory === 0 || Math.abs(this.#c.sink.place.atMs - this.#atMs) > WAIT_MS) return 0;
    return directory;
  }
}
