const ALPHABET = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** The digits of crypt(3): `count` characters of six bits each, the lowest bits first. */
export function cryptDigits(value: number, count: number): string {
  let rest = value;
  let digits = "";
  for (let at = 0; at < count; at += 1) {
    digits += ALPHABET[rest & 0x3f] ?? "";
    rest >>>= 6;
  }
  return digits;
}

/** Three bytes, the first the highest, as four digits. */
export function cryptTriple(hash: Uint8Array, a: number, b: number, c: number): string {
  return cryptDigits(((hash[a] ?? 0) << 16) | ((hash[b] ?? 0) << 8) | (hash[c] ?? 0), 4);
}
