import { expect, test } from "vitest";
import type { QueuedMessage } from "../core/queued-message.ts";
import { eximHeaderFile } from "./fixtures/exim-header-file.ts";
import { memoryQueueWorld, NOW_MS } from "./fixtures/memory-queue-world.ts";
import { postfixQueueFile } from "./fixtures/postfix-queue-file.ts";
import { type QueueReadOptions, readQueue } from "./read-queue.ts";

async function read(
  files: Parameters<typeof memoryQueueWorld>[0],
  paths: readonly string[] = ["spool"],
  options: Partial<QueueReadOptions> = {},
  ownerUid?: number,
) {
  const world = memoryQueueWorld(files, ownerUid);
  const reading = readQueue(paths, world, { timezone: "UTC", ...options });
  const messages: QueuedMessage[] = [];
  for await (const message of reading.messages) messages.push(message);
  const { problems, unreadable } = reading.problems;
  return { messages, problems, unreadable, sources: reading.sourcesRead() };
}

const DEFER = `
<eve@example.net>: 450 old
recipient=eve@example.net
reason=450 old

<eve@example.net>: 450 later
recipient=eve@example.net
offset=250
reason=450 later
`;

test("a Postfix spool: queues, hashed folders, reasons, and what is no queue", async () => {
  const { messages, problems, sources } = await read({
    "spool/active/0A0000000AA": postfixQueueFile({}),
    "spool/deferred/3/3B7085E038D": postfixQueueFile({}),
    "spool/deferred/3/link": null,
    "spool/defer/3/3B7085E038D": DEFER,
    "spool/hold/4xyzBCDFGHJKLMN": postfixQueueFile({}),
    "spool/maildrop/5A0000000AA": postfixQueueFile({ maildrop: true }),
    "spool/pid/master.pid": "12\n",
    "spool/etc/hosts": "127.0.0.1 localhost\n",
    "spool/deferred/6/6A0000000AA": "not a queue file",
  });
  expect(messages.map(({ queueId, queue, reason }) => ({ queueId, queue, reason }))).toEqual([
    { queueId: "0A0000000AA", queue: "active", reason: undefined },
    { queueId: "3B7085E038D", queue: "deferred", reason: "450 later" },
    { queueId: "4xyzBCDFGHJKLMN", queue: "hold", reason: undefined },
    { queueId: "5A0000000AA", queue: "maildrop", reason: undefined },
  ]);
  expect(messages[1]?.recipients).toEqual([
    { address: "eve@example.net", done: false, reason: "450 later" },
  ]);
  expect(problems).toEqual([{ source: "spool/deferred/6/6A0000000AA", code: "not-a-queue" }]);
  expect(sources).toBe(4);
});

test("a part of a spool and a single file find their reasons, too", async () => {
  const files = {
    "spool/deferred/3/3B7085E038D": postfixQueueFile({}),
    "spool/defer/3B7085E038D": DEFER,
  };
  for (const path of ["spool/deferred", "spool/deferred/3", "spool/deferred/3/3B7085E038D"]) {
    const { messages } = await read(files, [path]);
    expect(messages).toMatchObject([{ queue: "deferred", reason: "450 later" }]);
  }
});

test("who owns a file counts on the live machine only", async () => {
  const files = { "spool/maildrop/5A0000000AA": postfixQueueFile({ maildrop: true }) };
  expect((await read(files, ["spool"], { live: true }, 33)).messages[0]?.uid).toBe(33);
  expect((await read(files, ["spool"], {}, 33)).messages[0]?.uid).toBeUndefined();
});

test("an Exim spool, split, with data, journal and message log", async () => {
  const id = "1pAbCd-000123-Xy";
  const { messages, problems } = await read({
    [`spool/input/d/${id}-H`]: eximHeaderFile({ recipients: ["a@x.test", "b@x.test"] }),
    [`spool/input/d/${id}-D`]: `${id}-D\nbody\n`,
    [`spool/input/d/${id}-J`]: "a@x.test\n",
    [`spool/msglog/d/${id}`]: "2026-11-22 00:42:53 b@x.test R=r T=t defer (-44): 450 later\n",
  });
  expect(messages).toMatchObject([
    {
      queueId: id,
      sizeBytes: 5 + 15,
      reason: "450 later",
      recipients: [{ done: true }, { done: false, reason: "450 later" }],
    },
  ]);
  expect(problems).toEqual([]);
});

test("the same message in several forms is given once, from where most is known", async () => {
  const listing = (id: string) => `${id}    10 Sun Nov 22 00:39:23  bob@example.com\n   x@b.test\n`;
  const { messages, sources } = await read({
    "spool/a-mailq.txt": `${listing("3B7085E038D")}\n${listing("7A0000000AA")}`,
    "spool/raw/deferred/3/3B7085E038D": postfixQueueFile({}),
    "spool/copies/3B7085E038D": postfixQueueFile({}),
  });
  expect(messages.map(({ queueId, envelope }) => [queueId, envelope])).toEqual([
    ["3B7085E038D", "whole"],
    ["7A0000000AA", "listed"],
  ]);
  expect(sources).toBe(3);
});

test("the same id on another day is another message", async () => {
  const { messages } = await read({
    "spool/one/3B7085E038D": postfixQueueFile({ arrivalSeconds: 1_700_000_000 }),
    "spool/two/3B7085E038D": postfixQueueFile({ arrivalSeconds: 1_710_000_000 }),
  });
  expect(messages).toHaveLength(2);
});

test("a damaged file is read as far as it goes, and named", async () => {
  const bytes = postfixQueueFile({
    recipients: [{ address: "a@x.test" }, { address: "b@x.test" }],
  });
  const { messages, problems } = await read({ "spool/hold/3B7085E038D": bytes.subarray(0, 170) });
  expect(messages).toMatchObject([
    { queueId: "3B7085E038D", sender: "bob@example.com", damage: "cut" },
  ]);
  expect(problems).toEqual([{ source: "spool/hold/3B7085E038D", code: "cut" }]);
});

test("what cannot be read is named; a file that went away is not", async () => {
  const { messages, unreadable, problems } = await read(
    { "a.txt": "hello\n", link: null, "spool/hold/3B7085E038D": postfixQueueFile({}) },
    ["missing", "link", "a.txt", "spool"],
  );
  expect(messages).toHaveLength(1);
  expect(unreadable.map(({ name, code }) => [name, code])).toEqual([
    ["missing", "missing"],
    ["link", "not-a-file"],
  ]);
  expect(problems).toEqual([{ source: "a.txt", code: "not-a-queue" }]);
});

test("bytes from a pipe or an archive", async () => {
  const world = memoryQueueWorld({});
  const input = (name: string, bytes: Buffer) => ({
    name,
    modifiedMs: NOW_MS,
    open: () => {
      let position = 0;
      return Promise.resolve({
        read: (into: Uint8Array, at: number) => {
          const count = bytes.copy(into, at, position);
          position += count;
          return Promise.resolve(count);
        },
        close: () => Promise.resolve(),
      });
    },
  });
  const inputs = [
    input("q.tar:deferred/3/3B7085E038D", postfixQueueFile({})),
    input("-", Buffer.from(" 1m  1K 0t5C6f-0000c8-00 <a@x.test>\n          b@x.test\n")),
    input("x", Buffer.from("nothing")),
  ];
  const reading = readQueue(inputs, world, { timezone: "UTC" });
  const messages: QueuedMessage[] = [];
  for await (const message of reading.messages) messages.push(message);
  expect(messages).toMatchObject([
    { queueId: "3B7085E038D", queue: "deferred" },
    { queueId: "0t5C6f-0000c8-00", recipientCount: 1 },
  ]);
  expect(reading.problems.problems).toEqual([{ source: "x", code: "not-a-queue" }]);
});
