import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ByteReader } from "../core/log-source.ts";
import { createStore } from "./store-bytes.ts";

const MIB = 1 << 20;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "store-test-"));
  vi.stubEnv("TMPDIR", folder);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

/** `length` bytes that tell their position. */
function counting(length: number): ByteReader {
  let position = 0;
  return {
    read(into, at) {
      const count = Math.min(length - position, into.length - at, 700_001);
      for (let n = 0; n < count; n += 4096) into[at + n] = (position + n) & 0xff;
      position += count;
      return Promise.resolve(count);
    },
    close: () => Promise.resolve(),
  };
}

async function lengthFrom(reader: ByteReader): Promise<number> {
  const chunk = Buffer.alloc(MIB);
  let length = 0;
  for (;;) {
    const count = await reader.read(chunk, 0);
    if (count === 0) return length;
    length += count;
  }
}

test("what fits is kept in memory and can be read twice, from any place", async () => {
  const stored = await createStore()(counting(3 * MIB + 5));
  expect(stored.sizeBytes).toBe(3 * MIB + 5);
  expect(await lengthFrom(await stored.open(0))).toBe(3 * MIB + 5);
  expect(await lengthFrom(await stored.open(3 * MIB))).toBe(5);
  await stored.close();
});

test("more goes to a file that has no name", async () => {
  const length = 70 * MIB + 5;
  const stored = await createStore()(counting(length));
  expect(await readdir(folder)).toEqual([]);
  expect(stored).toMatchObject({ sizeBytes: length, complete: true });
  expect(await lengthFrom(await stored.open(0))).toBe(length);
  expect(await lengthFrom(await stored.open(69 * MIB))).toBe(MIB + 5);
  await stored.close();
});

test("a folder without room is a problem with a remedy", async () => {
  vi.stubEnv("TMPDIR", join(folder, "missing"));
  await expect(createStore()(counting(70 * MIB))).rejects.toMatchObject({ code: "missing" });
});
