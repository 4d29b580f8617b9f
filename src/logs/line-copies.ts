/** Seconds of log time that are remembered: copies of a line carry the same second, whatever the order of the files. */
const GENERATION_MS = 30_000;

/**
 * Finds lines that are met twice: the same log in two copies, under two stamps, or split over files by priority
 * (`mail.info` and `mail.warn`). Identical lines within one file are real, so each file's own count is kept:
 * the n-th line of a file is a copy when another file has shown n of them.
 */
export class LineCopies {
  #now = new Map<number, number[]>();
  #before = new Map<number, number[]>();
  #sinceMs = Number.NEGATIVE_INFINITY;

  /** True when this line was met in another source already. */
  isCopy(bytes: Buffer, start: number, end: number, atMs: number, source: number): boolean {
    if (!(Math.abs(atMs - this.#sinceMs) < GENERATION_MS)) {
      this.#before = this.#now;
      this.#now = new Map();
      this.#sinceMs = atMs;
    }
    const key = keyOf(bytes, start, end, Math.floor(atMs / 1000));
    let counts = this.#now.get(key);
    if (!counts) {
      counts = this.#before.get(key) ?? [];
      this.#now.set(key, counts);
    }
    const own = (counts[source] ?? 0) + 1;
    counts[source] = own;
    for (let other = 0; other < counts.length; other += 1) {
      if (other !== source && (counts[other] ?? 0) >= own) return true;
    }
    return false;
  }
}

/** 52 bits of two independent hashes: two different lines of one second meet once in 10^9 such seconds. */
function keyOf(bytes: Buffer, start: number, end: number, second: number): number {
  let a = 0x811c9dc5 ^ second;
  let b = 0x9747b28c ^ Math.imul(second, 0x5bd1e995);
  for (let i = start; i < end; i += 1) {
    const c = bytes[i] as number;
    a = Math.imul(a ^ c, 0x01000193);
    b = Math.imul(b ^ c, 0x5bd1e995) ^ (b >>> 13);
  }
  return (a >>> 0) * 0x100000 + ((b >>> 0) & 0xfffff);
}
