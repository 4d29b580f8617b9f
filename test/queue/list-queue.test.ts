import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listQueue } from "../../src/app/list-queue.ts";
import type { QueuedMessage } from "../../src/core/queued-message.ts";
import { parseQueueFilter } from "../../src/queue/filter/parse-queue-filter.ts";
import { eximHeaderFile } from "../../src/queue/fixtures/exim-header-file.ts";
import { postfixQueueFile } from "../../src/queue/fixtures/postfix-queue-file.ts";
import { createDiagnoseWorlds } from "../../src/system/diagnose-worlds.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "queue-test-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(path: string, content: Buffer | string): void {
  const full = join(folder, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, content);
}

async function list(names: readonly string[], where?: string) {
  const parsed = where === undefined ? undefined : parseQueueFilter(where);
  const messages: QueuedMessage[] = [];
  const answer = await listQueue(
    names.map((name) => join(folder, name)),
    {
      timezone: "UTC",
      nowMs: Date.now(),
      ...(parsed?.kind === "filter" && { filter: parsed.filter }),
    },
    createDiagnoseWorlds(),
    (message) => {
      messages.push(message);
      return undefined;
    },
  );
  return { answer, ids: messages.map(({ queueId }) => queueId), messages };
}

function writeSpools(): void {
  const attributes = { sasl_username: "info@example.com", client_address: "203.0.113.7" };
  write("postfix/deferred/3/3B7085E038D", postfixQueueFile({ attributes }));
  write("postfix/deferred/7/7A0000000AA", postfixQueueFile({ sender: "" }));
  write("postfix/defer/7/7A0000000AA", "<e>: x\nrecipient=eve@example.net\nreason=450 later\n");
  write("exim/input/1pAbCd-000123-Xy-H", eximHeaderFile({ options: ["-frozen 1"] }));
}

test("folders of both servers, filtered", async () => {
  writeSpools();
  const { ids, answer } = await list(["postfix", "exim"]);
  expect(ids).toEqual(["3B7085E038D", "7A0000000AA", "1pAbCd-000123-Xy"]);
  expect(answer).toMatchObject({ messages: 3, sources: 3, problems: [], unreadable: [] });
  const bounces = await list(["postfix", "exim"], "bounce=yes and reason~later");
  expect(bounces.ids).toEqual(["7A0000000AA"]);
  expect(bounces.answer.messages).toBe(3);
  expect((await list(["postfix", "exim"], "client=203.0.113.0/24 and account")).ids).toEqual([
    "3B7085E038D",
  ]);
  expect((await list(["postfix", "exim"], "queue=hold")).ids).toEqual(["1pAbCd-000123-Xy"]);
});

test("links and FIFOs in a spool are passed over without waiting for anybody", async () => {
  write("secret", postfixQueueFile({}));
  mkdirSync(join(folder, "spool/hold"), { recursive: true });
  symlinkSync(join(folder, "secret"), join(folder, "spool/hold/3B7085E038D"));
  symlinkSync(folder, join(folder, "spool/loop"));
  execFileSync("mkfifo", [join(folder, "spool/hold/7A0000000AA")]);
  const { ids, answer } = await list(["spool"]);
  expect(ids).toEqual([]);
  expect(answer).toMatchObject({ problems: [], unreadable: [] });
});

test("a link that the user names is followed", async () => {
  writeSpools();
  symlinkSync(join(folder, "postfix"), join(folder, "link"));
  expect((await list(["link"])).ids).toHaveLength(2);
});

test("archives and compressed listings", async () => {
  writeSpools();
  write("mailq.txt", "5D1477C0D!  2333 Mon Oct 22 18:36:47  bob@example.com\n      y@b.test\n");
  execFileSync("tar", ["-czf", "all.tgz", "postfix", "exim", "mailq.txt"], { cwd: folder });
  execFileSync("gzip", ["mailq.txt"], { cwd: folder });
  const { messages, answer } = await list(["all.tgz"]);
  expect(messages.map(({ queueId, queue }) => `${queueId} ${queue ?? ""}`).sort()).toEqual([
    "1pAbCd-000123-Xy hold",
    "3B7085E038D deferred",
    "5D1477C0D hold",
    "7A0000000AA deferred",
  ]);
  expect(answer).toMatchObject({ problems: [], unreadable: [] });
  expect((await list(["mailq.txt.gz"])).ids).toEqual(["5D1477C0D"]);
});

test("what is missing or no queue is named", async () => {
  write("mail.log", "Oct 22 16:36:01 localhost postfix/qmgr[1]: A: removed\n");
  const { answer } = await list(["missing", "mail.log"]);
  expect(answer.unreadable.map(({ code }) => code)).toEqual(["missing"]);
  expect(answer.problems.map(({ code }) => code)).toEqual(["not-a-queue"]);
});
