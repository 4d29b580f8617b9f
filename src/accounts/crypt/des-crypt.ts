import { cryptDigits } from "./crypt-base64.ts";

/** Tables of FIPS 46-3; positions count from 1. */
const INITIAL_SWAP = table(
  "58 50 42 34 26 18 10 2 60 52 44 36 28 20 12 4 62 54 46 38 30 22 14 6 64 56 48 40 32 24 16 8 " +
    "57 49 41 33 25 17 9 1 59 51 43 35 27 19 11 3 61 53 45 37 29 21 13 5 63 55 47 39 31 23 15 7",
);
const EXPANSION = table(
  "32 1 2 3 4 5 4 5 6 7 8 9 8 9 10 11 12 13 12 13 14 15 16 17 " +
    "16 17 18 19 20 21 20 21 22 23 24 25 24 25 26 27 28 29 28 29 30 31 32 1",
);
const SPREAD = table(
  "16 7 20 21 29 12 28 17 1 15 23 26 5 18 31 10 2 8 24 14 32 27 3 9 19 13 30 6 22 11 4 25",
);
const KEY_CHOICE = table(
  "57 49 41 33 25 17 9 1 58 50 42 34 26 18 10 2 59 51 43 35 27 19 11 3 60 52 44 36 " +
    "63 55 47 39 31 23 15 7 62 54 46 38 30 22 14 6 61 53 45 37 29 21 13 5 28 20 12 4",
);
const ROUND_CHOICE = table(
  "14 17 11 24 1 5 3 28 15 6 21 10 23 19 12 4 26 8 16 7 27 20 13 2 " +
    "41 52 31 37 47 55 30 40 51 45 33 48 44 49 39 56 34 53 46 42 50 36 29 32",
);
const ROTATIONS = [1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 1] as const;
const BOXES: readonly (readonly number[])[] = [
  "14 4 13 1 2 15 11 8 3 10 6 12 5 9 0 7 0 15 7 4 14 2 13 1 10 6 12 11 9 5 3 8 4 1 14 8 13 6 2 11 15 12 9 7 3 10 5 0 15 12 8 2 4 9 1 7 5 11 3 14 10 0 6 13",
  "15 1 8 14 6 11 3 4 9 7 2 13 12 0 5 10 3 13 4 7 15 2 8 14 12 0 1 10 6 9 11 5 0 14 7 11 10 4 13 1 5 8 12 6 9 3 2 15 13 8 10 1 3 15 4 2 11 6 7 12 0 5 14 9",
  "10 0 9 14 6 3 15 5 1 13 12 7 11 4 2 8 13 7 0 9 3 4 6 10 2 8 5 14 12 11 15 1 13 6 4 9 8 15 3 0 11 1 2 12 5 10 14 7 1 10 13 0 6 9 8 7 4 15 14 3 11 5 2 12",
  "7 13 14 3 0 6 9 10 1 2 8 5 11 12 4 15 13 8 11 5 6 15 0 3 4 7 2 12 1 10 14 9 10 6 9 0 12 11 7 13 15 1 3 14 5 2 8 4 3 15 0 6 10 1 13 8 9 4 5 11 12 7 2 14",
  "2 12 4 1 7 10 11 6 8 5 3 15 13 0 14 9 14 11 2 12 4 7 13 1 5 0 15 10 3 9 8 6 4 2 1 11 10 13 7 8 15 9 12 5 6 3 0 14 11 8 12 7 1 14 2 13 6 15 0 9 10 4 5 3",
  "12 1 10 15 9 2 6 8 0 13 3 4 14 7 5 11 10 15 4 2 7 12 9 5 6 1 13 14 0 11 3 8 9 14 15 5 2 8 12 3 7 0 4 10 1 13 11 6 4 3 2 12 9 5 15 10 11 14 1 7 6 0 8 13",
  "4 11 2 14 15 0 8 13 3 12 9 7 5 10 6 1 13 0 11 7 4 9 1 10 14 3 5 12 2 15 8 6 1 4 11 13 12 3 7 14 10 15 6 8 0 5 9 2 6 11 13 8 1 4 10 7 9 5 0 15 14 2 3 12",
  "13 2 8 4 6 15 11 1 10 9 3 14 5 0 12 7 1 15 13 8 10 3 7 4 12 5 6 11 0 14 9 2 7 11 4 1 9 12 14 2 0 6 10 13 15 3 5 8 2 1 14 7 4 10 8 13 15 12 9 0 3 5 6 11",
].map((box) => box.split(" ").map(Number));

const ENCRYPTIONS = 25;
const KEY_CHARACTERS = 8;

function table(text: string): readonly number[] {
  return text.split(" ").map((position) => Number(position) - 1);
}

function permuted(bits: Uint8Array, order: readonly number[]): Uint8Array {
  return Uint8Array.from(order, (position) => bits[position] ?? 0);
}

/**
 * The traditional crypt(3): 25 times DES of a block of zeros, the salt swaps bits of the expansion. Only the first
 * eight characters count. Returns the thirteen characters for a salt of two; undefined for another salt.
 */
export function desCrypt(password: string, salt: string): string | undefined {
  const saltBits = saltValue(salt);
  if (saltBits === undefined) return undefined;
  const keys = roundKeys(keyBits(password));
  const expansion = saltedExpansion(saltBits);
  let block: Uint8Array = new Uint8Array(64);
  for (let count = 0; count < ENCRYPTIONS; count += 1) block = encrypted(block, keys, expansion);
  return salt.slice(0, 2) + digitsOf(block);
}

function saltValue(salt: string): number | undefined {
  if (!/^[./0-9A-Za-z]{2}/.test(salt)) return undefined;
  const alphabet = Array.from({ length: 64 }, (_, value) => cryptDigits(value, 1));
  return alphabet.indexOf(salt.charAt(0)) | (alphabet.indexOf(salt.charAt(1)) << 6);
}

/** Seven bits of a byte; the eighth is parity. */
function keyBits(password: string): Uint8Array {
  const bits = new Uint8Array(64);
  const bytes = Buffer.from(password, "utf8").subarray(0, KEY_CHARACTERS);
  bytes.forEach((byte, at) => {
    for (let bit = 0; bit < 7; bit += 1) bits[at * 8 + bit] = (byte >> (6 - bit)) & 1;
  });
  return bits;
}

function roundKeys(key: Uint8Array): readonly Uint8Array[] {
  const chosen = Array.from(permuted(key, KEY_CHOICE));
  let left = chosen.slice(0, 28);
  let right = chosen.slice(28);
  return ROTATIONS.map((places) => {
    left = [...left.slice(places), ...left.slice(0, places)];
    right = [...right.slice(places), ...right.slice(0, places)];
    return permuted(Uint8Array.from([...left, ...right]), ROUND_CHOICE);
  });
}

/** A bit of the salt swaps a bit of the first half of the expansion with its twin in the second. */
function saltedExpansion(salt: number): readonly number[] {
  return EXPANSION.map((position, at) => {
    const isSwapped = ((salt >> (at % 24)) & 1) === 1;
    return isSwapped ? (EXPANSION[(at + 24) % 48] ?? position) : position;
  });
}

function encrypted(
  block: Uint8Array,
  keys: readonly Uint8Array[],
  expansion: readonly number[],
): Uint8Array {
  const swapped = permuted(block, INITIAL_SWAP);
  let left = swapped.slice(0, 32);
  let right = swapped.slice(32);
  for (const key of keys) {
    const mixed = substituted(permuted(right, expansion), key);
    const next = left.map((bit, at) => bit ^ (mixed[SPREAD[at] ?? 0] ?? 0));
    left = right;
    right = next;
  }
  const output = new Uint8Array(64);
  // The final swap is the initial one backwards, and the halves change places.
  INITIAL_SWAP.forEach((position, at) => {
    output[position] = (at < 32 ? right[at] : left[at - 32]) ?? 0;
  });
  return output;
}

function substituted(expanded: Uint8Array, key: Uint8Array): Uint8Array {
  const output = new Uint8Array(32);
  BOXES.forEach((box, number) => {
    let index = 0;
    for (const place of [0, 5, 1, 2, 3, 4]) {
      const at = number * 6 + place;
      index = (index << 1) | ((expanded[at] ?? 0) ^ (key[at] ?? 0));
    }
    const value = box[index] ?? 0;
    for (let bit = 0; bit < 4; bit += 1) output[number * 4 + bit] = (value >> (3 - bit)) & 1;
  });
  return output;
}

/** Eleven characters of six bits, the highest first; two bits are missing at the end. */
function digitsOf(block: Uint8Array): string {
  let digits = "";
  for (let at = 0; at < 66; at += 6) {
    let value = 0;
    for (let bit = 0; bit < 6; bit += 1) value = (value << 1) | (block[at + bit] ?? 0);
    digits += cryptDigits(value, 1);
  }
  return digits;
}
