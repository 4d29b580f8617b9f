import { hash as hashOnce } from "node:crypto";
import { cryptDigits, cryptTriple } from "./crypt-base64.ts";
import { rehashed } from "./rehashed.ts";

/** More than this is minutes for a list of guesses; the administrator chose them so. */
const ROUNDS_MAX = 50_000;
const ROUNDS_DEFAULT = 5_000;
const ROUNDS_MIN = 1_000;
const SALT_MAX = 16;

const SETTING = /^\$([56])\$(?:rounds=(\d{1,9})\$)?([^$]{0,64})/;

/**
 * SHA-crypt (Drepper, "Unix crypt using SHA-256 and SHA-512"): the string that `stored`, `$5$...` or `$6$...`, would be
 * for this password; undefined where its rounds are too many for a quick test or it has another form.
 */
export function shaCrypt(password: string, stored: string): string | undefined {
  const setting = SETTING.exec(stored);
  if (!setting) return undefined;
  const [, form, roundsText, saltText = ""] = setting;
  const wanted = roundsText === undefined ? ROUNDS_DEFAULT : Number(roundsText);
  if (wanted > ROUNDS_MAX) return undefined;
  const rounds = Math.max(ROUNDS_MIN, wanted);
  const salt = saltText.slice(0, SALT_MAX);
  const algorithm = form === "5" ? "sha256" : "sha512";
  const hash = stretched(
    Buffer.from(password, "utf8"),
    Buffer.from(salt, "utf8"),
    rounds,
    algorithm,
  );
  const digits = form === "5" ? digits256(hash) : digits512(hash);
  const shownRounds = roundsText === undefined ? "" : `rounds=${rounds}$`;
  return `$${form}$${shownRounds}${salt}$${digits}`;
}

function stretched(key: Buffer, salt: Buffer, rounds: number, algorithm: string): Buffer {
  const digest = (...parts: readonly Uint8Array[]) =>
    hashOnce(algorithm, Buffer.concat(parts), "buffer");
  const other = digest(key, salt, key);
  const start: Uint8Array[] = [key, salt, repeated(other, key.length)];
  for (let length = key.length; length > 0; length >>>= 1) start.push(length & 1 ? other : key);
  const hash = digest(...start);
  const keys = repeated(digest(...Array.from({ length: key.length }, () => key)), key.length);
  const salts = Array.from({ length: 16 + (hash[0] ?? 0) }, () => salt);
  const saltRun = repeated(digest(...salts), salt.length);
  return rehashed(hash, { key: keys, salt: saltRun, rounds, algorithm });
}

/** `bytes` over and over, `length` in all. */
function repeated(bytes: Uint8Array, length: number): Buffer {
  return Buffer.alloc(length, bytes);
}

/** Triples of bytes, each turned by one place against the one before, the other way round in `$5$` (steps 21, 22). */
function triples(hash: Uint8Array, third: number, turn: 1 | 2): string {
  let digits = "";
  for (let at = 0; at < third; at += 1) {
    const place = (index: number) => at + third * ((index + turn * at) % 3);
    digits += cryptTriple(hash, place(0), place(1), place(2));
  }
  return digits;
}

function digits512(hash: Uint8Array): string {
  return triples(hash, 21, 1) + cryptDigits(hash[63] ?? 0, 2);
}

function digits256(hash: Uint8Array): string {
  return triples(hash, 10, 2) + cryptDigits(((hash[31] ?? 0) << 8) | (hash[30] ?? 0), 3);
}
