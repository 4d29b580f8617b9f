import { expect, test } from "vitest";
import type { MessageDraft } from "../../core/queued-message.ts";
import { isQueueId, PostfixAttributes } from "./postfix-attributes.ts";

function put(pairs: readonly (readonly [name: string, value: string])[]) {
  const draft: MessageDraft = {
    queueId: "3B7085E038D",
    mta: "postfix",
    envelope: "whole",
    recipients: [],
    recipientCount: 0,
    source: "f",
  };
  const attributes = new PostfixAttributes();
  for (const [name, value] of pairs) attributes.add(name, value);
  const origin = attributes.putInto(draft);
  return { ...draft, origin };
}

test("a second login is ignored, as the queue manager does", () => {
  const pairs = [
    ["sasl_username", "first"],
    ["sasl_username", "second"],
  ] as const;
  expect(put(pairs).account).toBe("first");
});

test("a masked login is none", () => {
  expect(put([["sasl_username", "[email protected]"]])).not.toHaveProperty("account");
});

test.each([
  { name: "pickup", pairs: [["log_message_origin", "local"]], want: "local" },
  {
    name: "a client that calls itself local",
    pairs: [
      ["log_message_origin", "local"],
      ["client_address", "203.0.113.7"],
    ],
    want: "client",
  },
  { name: "nothing is known", pairs: [], want: "unsaid" },
] as const)("handed in by: $name", ({ pairs, want }) => {
  expect(put(pairs).origin).toBe(want);
});

test("addresses that are none are left out, mapped ones are IPv4", () => {
  expect(put([["client_address", "::ffff:203.0.113.7"]]).clientIp).toBe("203.0.113.7");
  expect(put([["client_address", "unknown"]])).not.toHaveProperty("clientIp");
});

test.each([
  { input: "3B7085E038D", want: true },
  { input: "4xyzBCDFGHJKLMN", want: true },
  { input: "354632BACB0.txt", want: false },
  { input: "master.pid", want: false },
  { input: "3b7085e038d", want: false },
])("$input is a queue id: $want", ({ input, want }) => {
  expect(isQueueId(input)).toBe(want);
});
