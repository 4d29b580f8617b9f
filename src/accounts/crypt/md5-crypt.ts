import { hash as hashOnce } from "node:crypto";
import { cryptDigits, cryptTriple } from "./crypt-base64.ts";
import { rehashed } from "./rehashed.ts";

const ROUNDS = 1000;

function md5(...parts: readonly Uint8Array[]): Buffer {
  return hashOnce("md5", Buffer.concat(parts), "buffer");
}

/**
 * md5-crypt of Poul-Henning Kamp (FreeBSD `crypt-md5.c`): the string that `$1$salt$...` would be for this password.
 * `magic` is `$1$`, or `$apr1$` (Apache htpasswd). Costs 1,000 rounds of MD5.
 */
export function md5Crypt(password: string, salt: string, magic: "$1$" | "$apr1$"): string {
  const key = Buffer.from(password, "utf8");
  const saltBytes = Buffer.from(salt.slice(0, 8), "utf8");
  const other = md5(key, saltBytes, key);
  const start: Uint8Array[] = [key, Buffer.from(magic), saltBytes];
  for (let left = key.length; left > 0; left -= 16)
    start.push(other.subarray(0, Math.min(16, left)));
  // A bit of the length picks a zero byte or the first byte of the key: a slip of the original, now the format.
  for (let length = key.length; length > 0; length >>>= 1) {
    start.push(length & 1 ? Buffer.of(0) : key.subarray(0, 1));
  }
  const salted = { key, salt: saltBytes, rounds: ROUNDS, algorithm: "md5" };
  const hash = rehashed(md5(...start), salted);
  const digits =
    cryptTriple(hash, 0, 6, 12) +
    cryptTriple(hash, 1, 7, 13) +
    cryptTriple(hash, 2, 8, 14) +
    cryptTriple(hash, 3, 9, 15) +
    cryptTriple(hash, 4, 10, 5) +
    cryptDigits(hash[11] ?? 0, 2);
  return `${magic}${salt.slice(0, 8)}$${digits}`;
}
