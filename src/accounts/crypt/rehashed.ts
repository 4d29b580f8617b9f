import { hash as hashOnce } from "node:crypto";

interface Stretching {
  readonly key: Uint8Array;
  readonly salt: Uint8Array;
  readonly rounds: number;
  readonly algorithm: string;
}

/**
 * The loop that makes md5-crypt and SHA-crypt slow: each round hashes the key or the last hash, the salt but for every
 * third round, the key but for every seventh, and the other of the two.
 */
export function rehashed(start: Buffer, { key, salt, rounds, algorithm }: Stretching): Buffer {
  let hash = start;
  // One buffer for all rounds: five thousand new ones cost as much as the hashing.
  const input = Buffer.allocUnsafe(2 * key.length + salt.length + start.length);
  for (let round = 0; round < rounds; round += 1) {
    const odd = (round & 1) === 1;
    let end = put(input, odd ? key : hash, 0);
    if (round % 3 !== 0) end = put(input, salt, end);
    if (round % 7 !== 0) end = put(input, key, end);
    end = put(input, odd ? hash : key, end);
    hash = hashOnce(algorithm, input.subarray(0, end), "buffer");
  }
  return hash;
}

function put(into: Buffer, bytes: Uint8Array, at: number): number {
  into.set(bytes, at);
  return at + bytes.length;
}
