import type { HostFiles } from "../core/host-world.ts";

const KEPT_BYTES_MAX = 1 << 30;

/**
 * What a step wrote down before it changed something, so that it can be taken back, or gone on with, after a crash at any
 * point. In a file of its own (0600): it may hold what no journal should, such as the row with the old password hash.
 */
export class KeptRecords<Kept> {
  readonly #files: HostFiles;
  readonly #path: string;
  readonly #kept: Kept[];
  /** Behind this lies what a crash cut off: it announced a change that was never begun. */
  #wholeBytes: number | undefined;

  constructor(files: HostFiles, path: string) {
    this.#files = files;
    this.#path = path;
    const text =
      files.look(path) === undefined ? "" : files.read(path, KEPT_BYTES_MAX).toString("utf8");
    const whole = text.slice(0, text.lastIndexOf("\n") + 1);
    if (whole.length < text.length) this.#wholeBytes = Buffer.byteLength(whole);
    this.#kept = whole
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Kept);
  }

  all(): readonly Kept[] {
    return this.#kept;
  }

  /** On the disk when it returns. A list, not arguments: those of a queue of 300,000 messages find no room on the stack. */
  add(kept: readonly Kept[]): void {
    if (kept.length === 0) return;
    if (this.#wholeBytes !== undefined) this.#files.truncate(this.#path, this.#wholeBytes);
    this.#wholeBytes = undefined;
    this.#files.append(this.#path, kept.map((one) => `${JSON.stringify(one)}\n`).join(""));
    for (const one of kept) this.#kept.push(one);
  }

  /** When all of it has been taken back. */
  clear(): void {
    if (this.#files.look(this.#path) !== undefined) this.#files.remove(this.#path);
    this.#kept.length = 0;
    this.#wholeBytes = undefined;
  }
}
