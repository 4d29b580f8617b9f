import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { MESSAGE_BYTES_MAX } from "../../src/mailbox/mail-collector.ts";
import { readMailbox } from "../../src/mailbox/read-mailbox.ts";
import { createMailboxWorld } from "../../src/system/mailbox-world.ts";
import { BOUNCE_SAMPLES, NO_BOUNCES } from "./bounce-samples.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mailwarden-mailbox-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const [SAMPLE] = BOUNCE_SAMPLES;
const BOUNCE = SAMPLE?.input ?? "";
const OTHER = NO_BOUNCES[1]?.input ?? "";

function put(path: string, text: string): string {
  const file = join(folder, path);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, text);
  return file;
}

function read(...paths: readonly string[]) {
  return readMailbox(paths.length > 0 ? paths : [folder], createMailboxWorld());
}

test("a Maildir with subfolders: cur and new are read, tmp is left alone, index files are no mail", async () => {
  put("Maildir/new/2.M1P1.host", BOUNCE);
  put("Maildir/cur/1.M1P1.host,S=10:2,S", BOUNCE);
  put("Maildir/.Junk/cur/3.M1P1.host:2,", OTHER);
  put("Maildir/tmp/4.M1P1.host", BOUNCE);
  put("Maildir/dovecot-uidlist", "3 V1795307958 N4 G0123\n1 :1.M1P1.host\n");
  put("Maildir/subscriptions", "V\t2\n\nJunk\n");
  const reading = await read();
  expect(reading.bounces.map(({ file }) => file.slice(folder.length + 1))).toEqual([
    "Maildir/cur/1.M1P1.host,S=10:2,S",
    "Maildir/new/2.M1P1.host",
  ]);
  expect(reading).toMatchObject({ messages: 3, unfinished: 1, otherFiles: 2, problems: [] });
  expect([...reading.hostNames]).toEqual(["mail.shop.example"]);
});

test("links are refused: the one who owns the mailbox could make root read any file", async () => {
  const secret = put("elsewhere/secret.eml", BOUNCE);
  put("Maildir/new/1.M1P1.host", BOUNCE);
  symlinkSync(secret, join(folder, "Maildir/new/2.M1P1.host"));
  symlinkSync(join(folder, "elsewhere"), join(folder, "Maildir/cur"));
  const reading = await read(join(folder, "Maildir"));
  expect(reading.bounces).toHaveLength(1);
  expect(reading.problems.map(({ name, code }) => [name.slice(folder.length + 1), code])).toEqual([
    ["Maildir/cur", "not-a-file"],
    ["Maildir/new/2.M1P1.host", "not-a-file"],
  ]);
});

test("links that come after the listing are refused, too", async () => {
  const secret = put("secret.eml", BOUNCE);
  symlinkSync(secret, join(folder, "link"));
  const world = createMailboxWorld();
  await expect(world.readStart(join(folder, "link"), 100)).rejects.toThrow("symbolic link");
  await expect(world.open(join(folder, "link"))).rejects.toThrow("symbolic link");
});

test("an mbox: each message with its place", async () => {
  const mark = "From MAILER-DAEMON Mon Mar  2 10:00:05 2026\n";
  const first = `${mark}${OTHER}\nFrom now on we send more.\n\n`;
  const file = put("mbox", `${first}${mark}${BOUNCE}\n${mark}${BOUNCE}`);
  const reading = await read(file);
  expect(reading.messages).toBe(3);
  expect(reading.bounces.map(({ file: at, offset }) => [at, offset])).toEqual([
    [file, Buffer.byteLength(first)],
    [file, Buffer.byteLength(`${first}${mark}${BOUNCE}\n`)],
  ]);
});

test("of a big message the beginning is read, and it says so", async () => {
  const file = put("big.eml", BOUNCE.replace("Text.\n", "x".repeat(MESSAGE_BYTES_MAX)));
  const reading = await read(file);
  expect(reading.cut).toBe(1);
  expect(reading.bounces).toMatchObject([
    { cut: true, original: { messageId: "offer-1@shop.example" } },
  ]);
});

test("what is not there is a problem, no exception", async () => {
  const reading = await read(join(folder, "nothing"), put("a.eml", BOUNCE));
  expect(reading.bounces).toHaveLength(1);
  expect(reading.problems).toMatchObject([{ name: join(folder, "nothing"), code: "missing" }]);
});
