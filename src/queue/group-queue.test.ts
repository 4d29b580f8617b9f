import { expect, test } from "vitest";
import type { Grouping } from "../core/queue-group.ts";
import type { QueuedMessage } from "../core/queued-message.ts";
import { QueueGroups } from "./group-queue.ts";
import { summariseQueue } from "./summarise-queue.ts";

const NOW_MS = Date.UTC(2026, 10, 25);
const MINUTE_MS = 60_000;

function message(more: Partial<QueuedMessage>): QueuedMessage {
  const recipients = more.recipients ?? [{ address: "a@gmail.test", done: false }];
  return {
    queueId: "A",
    mta: "postfix",
    envelope: "whole",
    recipients,
    recipientCount: recipients.length,
    source: "f",
    ...more,
  };
}

const QUEUE: readonly QueuedMessage[] = [
  message({
    queueId: "1",
    account: "info@example.com",
    sender: "forged@example.org",
    clientIp: "127.0.0.1",
    origClientIp: "203.0.113.7",
    origQueueId: "0",
    arrivalMs: NOW_MS - 7 * MINUTE_MS,
    recipients: [
      { address: "a@gmail.test", done: true },
      { address: "b@yahoo.test", done: false, reason: "host x said: 421 <b@yahoo.test> blocked" },
      { address: "c@yahoo.test", done: false, reason: "host x said: 421 <c@yahoo.test> blocked" },
    ],
  }),
  message({ queueId: "2", account: "", sender: "x@Example.ORG", clientIp: "203.0.113.8" }),
  message({ queueId: "3", sender: "", arrivalMs: NOW_MS - 3000 * MINUTE_MS, sizeBytes: 10 }),
  message({ queueId: "4", uid: 33, script: { file: "m.php", uid: 33 }, sender: "www-data" }),
  message({ queueId: "5", envelope: "listed", sender: "[email protected]" }),
];

test.each<{ by: Grouping; want: readonly string[] }>([
  {
    by: "account",
    want: ["value info@example.com 1/2", "value  1/1", "none  2/2", "unknown  1/1"],
  },
  {
    by: "client",
    want: ["value 203.0.113.7 1/2", "value 203.0.113.8 1/1", "none  2/2", "unknown  1/1"],
  },
  { by: "script", want: ["value 33:m.php 1/1", "unknown  2/3", "none  2/2"] },
  {
    by: "sender-domain",
    want: ["value example.org 2/3", "value <> 1/1", "value www-data 1/1", "unknown  1/1"],
  },
  { by: "receiver", want: ["value gmail.test 4/4", "value yahoo.test 1/2"] },
  { by: "reason", want: ["value host x said: 421 <*> blocked 1/2", "unknown  4/4"] },
  { by: "age", want: ["value 10 1/2", "value 1280+ 1/1", "none  2/2", "unknown  1/1"] },
])("by $by", ({ by, want }) => {
  const groups = new QueueGroups(by, NOW_MS);
  for (const one of QUEUE) groups.add(one);
  expect(
    groups
      .groups()
      .map(({ kind, key, messages, recipients }) => `${kind} ${key} ${messages}/${recipients}`),
  ).toEqual(want);
});

test("a summary joins by ids, and counts by who sent", async () => {
  const summary = await summariseQueue(QUEUE);
  expect(summary).toMatchObject({ messages: 5, recipients: 6 });
  expect([...summary.queueIds]).toEqual([
    ["1", "0"],
    ["2", undefined],
    ["3", undefined],
    ["4", undefined],
    ["5", undefined],
  ]);
  expect(summary.accounts.get("info@example.com")).toEqual({
    messages: 1,
    recipients: 2,
    queueIds: ["1"],
  });
  expect(summary.accounts.get("")?.queueIds).toEqual(["2"]);
  expect([...summary.clients.keys()]).toEqual(["203.0.113.7", "203.0.113.8"]);
  expect([...summary.scripts.values()]).toEqual([
    { messages: 1, recipients: 1, queueIds: ["4"], file: "m.php", uid: 33 },
  ]);
  expect(summary.bounces).toEqual([{ queueId: "3", recipients: ["a@gmail.test"] }]);
});
