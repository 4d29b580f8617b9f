import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openFile } from "./open-file.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "open-test-"));
  await writeFile(join(folder, "a"), "0123456789");
});
afterAll(() => rm(folder, { recursive: true }));

test("reads into the caller's buffer, from an offset", async () => {
  const reader = await openFile(join(folder, "a"), 4);
  const into = Buffer.from("................");
  expect(await reader.read(into, 2)).toBe(6);
  expect(into.toString()).toBe("..456789........");
  expect(await reader.read(into, 0)).toBe(0);
  await reader.close();
});

test("a missing file has a word and a remedy", async () => {
  await expect(openFile(join(folder, "b"), 0)).rejects.toMatchObject({
    code: "missing",
    message: "no such file or folder",
  });
});

test("a FIFO is refused, not waited for", async () => {
  const path = join(folder, "fifo");
  expect(spawnSync("mkfifo", [path]).status).toBe(0);
  await expect(openFile(path, 0)).rejects.toMatchObject({ code: "not-a-file" });
});

test("a device is refused", async () => {
  await expect(openFile("/dev/zero", 0)).rejects.toMatchObject({ code: "not-a-file" });
});
