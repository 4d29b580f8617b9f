import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import type { CompressionForm, Damage } from "../core/evidence-world.ts";
import type { ByteReader } from "../core/log-source.ts";
import { decompress } from "./decompress.ts";
import { unzstd } from "./unzstd.ts";

const PROGRAMS = { gz: "gzip", bz2: "bzip2", xz: "xz", zst: "zstd" } as const;
const FORMS = Object.keys(PROGRAMS) as CompressionForm[];
const TEXT = Buffer.from(
  Array.from(
    { length: 12_000 },
    (_, n) => `Mar 23 05:01:52 mx smtpd[${n * 7919}]: ${n ** 3}\n`,
  ).join(""),
);

function pack(form: CompressionForm, text: Buffer): Buffer {
  return spawnSync(PROGRAMS[form], ["-1c"], { input: text, maxBuffer: 1 << 28 }).stdout;
}

const isMissing = (form: CompressionForm): boolean =>
  spawnSync(PROGRAMS[form], ["--version"]).error !== undefined;

function readBuffer(bytes: Buffer): ByteReader {
  let position = 0;
  return {
    read(into, at) {
      const count = bytes.copy(into, at, position);
      position += count;
      return Promise.resolve(count);
    },
    close: () => Promise.resolve(),
  };
}

async function readAll(reader: ByteReader): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const chunk = Buffer.alloc(100_000);
  for (;;) {
    const count = await reader.read(chunk, 7);
    if (count === 0) break;
    chunks.push(Buffer.from(chunk.subarray(7, 7 + count)));
  }
  await reader.close();
  return Buffer.concat(chunks);
}

async function unpack(form: CompressionForm, packed: Buffer) {
  const damages: Damage[] = [];
  const reader = await decompress(
    form,
    () => Promise.resolve(readBuffer(packed)),
    (damage) => damages.push(damage),
  );
  return { text: await readAll(reader), damages };
}

/** Not `toEqual`: a failure would print megabytes. */
function expectBeginningOf(text: Buffer, whole: Buffer): void {
  expect(text.equals(whole.subarray(0, text.length))).toBe(true);
}

describe.each(FORMS)("%s", (form) => {
  const skip = isMissing(form);

  test.skipIf(skip)("gives the text", async () => {
    const { text, damages } = await unpack(form, pack(form, TEXT));
    expect(text.equals(TEXT)).toBe(true);
    expect(damages).toEqual([]);
  });

  test.skipIf(skip)("reads on behind the end of the first part", async () => {
    const packed = pack(form, TEXT);
    const { text, damages } = await unpack(form, Buffer.concat([packed, packed]));
    expect(text.equals(Buffer.concat([TEXT, TEXT]))).toBe(true);
    expect(damages).toEqual([]);
  });

  test.skipIf(skip)("gives what there is of a cut file, and says so", async () => {
    const packed = pack(form, Buffer.concat([TEXT, TEXT]));
    const { text, damages } = await unpack(form, packed.subarray(0, packed.length * 0.8));
    expectBeginningOf(text, Buffer.concat([TEXT, TEXT]));
    expect(text.length).toBeGreaterThan(TEXT.length / 2);
    expect(damages).toEqual(["truncated"]);
  });

  test.skipIf(skip)("can be closed before its end", async () => {
    const packed = pack(form, TEXT);
    const reader = await decompress(
      form,
      () => Promise.resolve(readBuffer(packed)),
      () => undefined,
    );
    expect(await reader.read(Buffer.alloc(10), 0)).toBe(10);
    await reader.close();
  });
});

describe.skipIf(isMissing("gz"))("damaged gzip", () => {
  test("all text comes before junk at the end", async () => {
    const packed = Buffer.concat([pack("gz", TEXT), Buffer.from("junk behind the end")]);
    const { text, damages } = await unpack("gz", packed);
    expect(text.equals(TEXT)).toBe(true);
    expect(damages).toEqual(["trailing-junk"]);
  });

  test("zeros at the end are no damage", async () => {
    const { text, damages } = await unpack(
      "gz",
      Buffer.concat([pack("gz", TEXT), Buffer.alloc(512)]),
    );
    expect(text.equals(TEXT)).toBe(true);
    expect(damages).toEqual([]);
  });

  test("the text before a damaged place", async () => {
    const packed = pack("gz", TEXT);
    const middle = packed.length >> 1;
    packed.fill(0xff, middle, middle + 2000);
    const { text, damages } = await unpack("gz", packed);
    expectBeginningOf(text.subarray(0, TEXT.length * 0.4), TEXT);
    expect(text.length).toBeGreaterThan(TEXT.length * 0.4);
    expect(damages).toEqual(["damaged"]);
  });
});

describe.skipIf(isMissing("zst"))("zstd without its program", () => {
  test("gives the text", async () => {
    const damages: Damage[] = [];
    const reader = unzstd(readBuffer(pack("zst", TEXT)), (damage) => damages.push(damage));
    expect((await readAll(reader)).equals(TEXT)).toBe(true);
    expect(damages).toEqual([]);
  });

  test("says when the file was cut", async () => {
    const damages: Damage[] = [];
    const packed = pack("zst", TEXT);
    const cut = packed.subarray(0, packed.length * 0.8);
    expectBeginningOf(
      await readAll(unzstd(readBuffer(cut), (damage) => damages.push(damage))),
      TEXT,
    );
    expect(damages).toEqual(["truncated"]);
  });
});
