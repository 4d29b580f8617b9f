/**
 * Puts the bytes from `start` on into `words`, four a number, the first one lowest; the answer is a seeded hash of them
 * and of their count. `foldCase`: ASCII letters are taken as lower case.
 *
 * Four at a time, because each step of a hash waits for the one before, and names and ids are hashed in every line.
 */
export function packWords(
  bytes: Buffer,
  start: number,
  length: number,
  foldCase: boolean,
  seed: number,
  words: Int32Array,
): number {
  const rest = length & 3;
  const restAt = start + length - rest;
  let hash = seed ^ length;
  let index = 0;
  for (let at = start; at < restAt; at += 4) {
    let word =
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    if (foldCase) word = lowerCase(word);
    words[index] = word;
    hash = mixed(hash, word);
    index += 1;
  }
  if (rest === 0) return hash;
  let word = bytes[restAt] as number;
  if (rest > 1) word |= (bytes[restAt + 1] as number) << 8;
  if (rest > 2) word |= (bytes[restAt + 2] as number) << 16;
  if (foldCase) word = lowerCase(word);
  words[index] = word;
  return mixed(hash, word);
}

/** Such a hash without keeping the words. */
export function hashBytes(
  bytes: Buffer,
  start: number,
  end: number,
  foldCase: boolean,
  seed: number,
): number {
  const restAt = end - ((end - start) & 3);
  let hash = seed ^ (end - start);
  for (let at = start; at < restAt; at += 4) {
    const word =
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    hash = mixed(hash, foldCase ? lowerCase(word) : word);
  }
  for (let at = restAt; at < end; at += 1) {
    const byte = bytes[at] as number;
    hash = mixed(hash, foldCase ? lowerCase(byte) : byte);
  }
  return hash;
}

/** Gives the bytes back that stand packed from `words[at]` on. */
export function unpackWords(words: Int32Array, at: number, length: number, into: Buffer): void {
  for (let i = 0; i < length; i += 1)
    into[i] = ((words[at + (i >> 2)] as number) >>> ((i & 3) * 8)) & 255;
}

function mixed(hash: number, word: number): number {
  const product = Math.imul(hash ^ word, 0x9e3779b1);
  return product ^ (product >>> 15);
}

/** All four letters at once: the high bit of each byte tells whether it is at least `A`, and whether it is beyond `Z`. */
function lowerCase(word: number): number {
  const low = word & 0x7f7f7f7f;
  const isCapital = (low + 0x3f3f3f3f) ^ (low + 0x25252525);
  return word | ((isCapital & ~word & 0x80808080) >>> 2);
}
