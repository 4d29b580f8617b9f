import { expect, test } from "vitest";
import { networkOf } from "../../core/ip-address.ts";
import type { QueuedMessage } from "../../core/queued-message.ts";
import { NOBODY } from "./accused.ts";
import { redactGroups, redactMessage } from "./redact-queue.ts";
import { createRedactor } from "./redactor.ts";

const MESSAGE: QueuedMessage = {
  queueId: "4Z1abcDEF",
  mta: "postfix",
  queue: "deferred",
  envelope: "whole",
  account: "ann",
  clientIp: "203.0.113.7",
  clientName: "pc.ann.example",
  helo: "annspc",
  sender: "ann@firm.example",
  recipients: [{ address: "bob@far.example", done: false, reason: "host mx.far.example said no" }],
  recipientCount: 1,
  subject: "Dear Bob",
  source: "deferred/4/4Z1abcDEF",
};

test("a queued message names nobody", () => {
  const redactor = createRedactor(NOBODY, networkOf);
  const shown = redactMessage(MESSAGE, redactor);
  expect(JSON.stringify(shown)).not.toMatch(/ann|bob|far|firm|203\.0/i);
  expect(shown).toMatchObject({ queueId: "4Z1abcDEF", queue: "deferred", recipientCount: 1 });
});

test.each([
  { by: "account", key: "ann", want: /^user\d+$/ },
  { by: "client", key: "203.0.113.7", want: /^ip-\d+$/ },
  { by: "receiver", key: "far.example", want: /^domain\d+\.invalid$/ },
  { by: "sender-domain", key: "firm.example", want: /^domain\d+\.invalid$/ },
  {
    by: "reason",
    key: "host mx.far.example said no",
    want: /^host host\d+\.domain\d+\.invalid said no$/,
  },
  { by: "age", key: "20", want: /^20$/ },
  { by: "account", key: "", want: /^$/ },
] as const)("a group by $by: $key", ({ by, key, want }) => {
  const group = { kind: "value", messages: 1, recipients: 1, bytes: 1, bounces: 0 } as const;
  const redactor = createRedactor(NOBODY, networkOf);
  const [shown] = redactGroups([{ ...group, key, oldestMs: null, newestMs: null }], by, redactor);
  expect(shown?.key).toMatch(want);
});
