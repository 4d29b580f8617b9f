import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { QueuedMessage } from "../../core/queued-message.ts";
import { isListing, readListing } from "./read-listing.ts";

const CONTEXT = { source: "f", timezone: "UTC", madeMs: Date.UTC(2026, 10, 25) };

async function read(text: string, more = {}, chunkBytes = 7): Promise<QueuedMessage[]> {
  const bytes = Buffer.from(text);
  let position = 0;
  const reader = {
    read: async (into: Uint8Array, at: number) => {
      const count = bytes.copy(
        into,
        at,
        position,
        position + Math.min(chunkBytes, into.length - at),
      );
      position += count;
      return count;
    },
    close: () => Promise.resolve(),
  };
  const messages: QueuedMessage[] = [];
  const context = { ...CONTEXT, ...more };
  for await (const message of readListing(reader, context, () => undefined)) messages.push(message);
  return messages;
}

const MAILQ = `-Queue ID-  --Size-- ----Arrival Time---- -Sender/Recipient-------
34F2C2BA79D    1046 Sun Nov 22 00:39:23  info@example.com
(host a.test[192.0.2.14] said: 450 (busy) try later)
                                         donna@att.test
                                         "mary b"@att.test
(connect to mx.b.test[2001:db8::1]:25: Connection refused)
                                         root

3mPVKl0Mhjz7sXv*   500 Sat Nov 21 23:00:00  MAILER-DAEMON
                                         x@b.test

5D1477C0D!     2333 Mon Oct 22 18:36:47  bob@example.com
                                         y@b.test

-- 3 Kbytes in 3 Requests.
`;

describe("mailq", () => {
  test("marks, reasons, long ids, the null sender", async () => {
    const [first, second, third] = await read(MAILQ);
    expect(first).toMatchObject({
      queueId: "34F2C2BA79D",
      queue: "deferred",
      sizeBytes: 1046,
      sender: "info@example.com",
      arrivalMs: Date.UTC(2026, 10, 22, 0, 39, 23),
      reason: "host a.test[192.0.2.14] said: 450 (busy) try later",
      recipientCount: 3,
      recipients: [
        { address: "donna@att.test", done: false },
        { address: '"mary b"@att.test', done: false },
        { address: "root", reason: "connect to mx.b.test[2001:db8::1]:25: Connection refused" },
      ],
    });
    expect(second).toMatchObject({ queueId: "3mPVKl0Mhjz7sXv", queue: "active", sender: "" });
    expect(third).toMatchObject({ queue: "hold" });
    // 22 October was a Monday in 2018 for the last time, and in 2012: which of them, nobody knows.
    expect(third).not.toHaveProperty("arrivalMs");
  });

  test("--year and the zone", async () => {
    const [, , third] = await read(MAILQ, { year: 2012, timezone: "Asia/Shanghai" });
    expect(third?.arrivalMs).toBe(Date.UTC(2012, 9, 22, 10, 36, 47));
  });

  test("a paste: typographer's dashes, no indentation, wrapped reasons, masked addresses, prose", async () => {
    const messages = await read(`then mailq:
-Queue ID- –Size– —-Arrival Time—- -Sender/Recipient——-
5D1477C0D* 2333 Mon Oct 22 18:36:47 jrobert@yahoo.test
(delivery temporarily suspended: host mx.cox.test[192.0.2.3] refused to talk to me: 554 cox
blocked (see
http://x.test/) )
n_jhenderson@cox.test
7E1AEC2C388XXXX 100 Mon Oct 22 18:36:48 [email protected]
[email protected]
这封邮件很可疑 root@example.com
`);
    expect(messages).toMatchObject([
      {
        queueId: "5D1477C0D",
        queue: "active",
        recipients: [{ address: "n_jhenderson@cox.test" }],
        reason:
          "delivery temporarily suspended: host mx.cox.test[192.0.2.3] refused to talk to me: 554 cox blocked (see http://x.test/) ",
      },
      { queueId: "7E1AEC2C388XXXX", sender: "[email protected]", recipientCount: 1 },
    ]);
  });

  test("an empty queue", async () => {
    expect(isListing(["Mail queue is empty"], false)).toBe(true);
    expect(await read("Mail queue is empty\n")).toEqual([]);
  });
});

test("postqueue -j; a broken line costs itself only", async () => {
  const object = {
    queue_name: "hold",
    queue_id: "A1B2C3D4E5F",
    arrival_time: 1_700_000_000,
    message_size: 12,
    sender: "MAILER-DAEMON",
    recipients: [{ address: "a@x.test", delay_reason: "busy" }, { address: 7 }],
  };
  const line = JSON.stringify(object);
  expect(await read(`${line}\n${line.slice(0, 80)}\n${line}\n`, {}, 4096)).toMatchObject(
    [0, 1].map(() => ({
      queueId: "A1B2C3D4E5F",
      queue: "hold",
      sender: "",
      reason: "busy",
      arrivalMs: 1_700_000_000_000,
      recipientCount: 2,
      envelope: "listed",
    })),
  );
});

describe("postcat", () => {
  const POSTCAT = `localhost# postcat -q 2FDF423FA50
*** ENVELOPE RECORDS deferred/2/2FDF423FA50 ***
message_size: 2428 4714 50 0 2428
message_arrival_time: Wed Oct 24 06:18:07 2012
named_attribute: log_ident=2FDF423FA50
named_attribute: sasl_method=LOGIN <—–sasl认证通过
named_attribute: sasl_username=info@example.com <——-认证用户名
sender: watts@yahoo.test <—–伪造的发信者
named_attribute: client_address=203.0.113.77 <--- the attacker
named_attribute: dsn_orig_rcpt=rfc822;a@x.test
original_recipient: a@x.test
recipient: a@x.test <——收件人1
done_recipient: b@x.test
`;

  test("what somebody wrote behind the values is cut off", async () => {
    expect(await read(POSTCAT)).toMatchObject([
      {
        queueId: "2FDF423FA50",
        queue: "deferred",
        sizeBytes: 2428,
        account: "info@example.com",
        method: "LOGIN",
        sender: "watts@yahoo.test",
        clientIp: "203.0.113.77",
        arrivalMs: Date.UTC(2012, 9, 24, 6, 18, 7),
        recipients: [
          { address: "a@x.test", done: false },
          { address: "b@x.test", done: true },
        ],
        // It ends before the content: more may have stood there.
        envelope: "listed",
      },
    ]);
  });

  test("content cannot pass itself off as another message", async () => {
    const messages = await read(`${POSTCAT}*** MESSAGE CONTENTS deferred/2/2FDF423FA50 ***
Subject: hi

*** MESSAGE FILE END deferred/2/AAAAAAAAAAA ***
*** ENVELOPE RECORDS deferred/2/AAAAAAAAAAA ***
named_attribute: sasl_username=victim@example.com
{"queue_name": "hold", "queue_id": "BBBBBBBBBBB", "sender": "x", "recipients": []}
CCCCCCCCCCC 100 Mon Oct 22 18:36:48 victim@example.com
*** HEADER EXTRACTED deferred/2/2FDF423FA50 ***
recipient: c@x.test
*** MESSAGE FILE END deferred/2/2FDF423FA50 ***
${MAILQ}`);
    expect(messages).toMatchObject([
      { queueId: "2FDF423FA50", subject: "hi", recipientCount: 3, envelope: "whole" },
      { queueId: "34F2C2BA79D" },
      { queueId: "3mPVKl0Mhjz7sXv" },
      { queueId: "5D1477C0D" },
    ]);
  });
});

test("exim -bp", async () => {
  const messages = await read(` 25m  2.9K 0t5C6f-0000c8-00 <alice@wonderland.test>
          red.king@looking-glass.test
        D white.queen@looking-glass.test

 3d   922 1adXzZ-0007sb-Pz <>  *** frozen ***
          bob@example.com

 2h  1.0M 10HmaX-000000005vi-0000 <www-data@example.com> (www-data)
        +D x@b.test
`);
  expect(messages).toMatchObject([
    {
      queueId: "0t5C6f-0000c8-00",
      mta: "exim",
      queue: "deferred",
      sizeBytes: 2970,
      sender: "alice@wonderland.test",
      arrivalMs: CONTEXT.madeMs - 25 * 60_000,
      arrivalEstimated: true,
      recipients: [
        { address: "red.king@looking-glass.test", done: false },
        { address: "white.queen@looking-glass.test", done: true },
      ],
    },
    { queueId: "1adXzZ-0007sb-Pz", queue: "hold", sender: "", sizeBytes: 922 },
    { queueId: "10HmaX-000000005vi-0000", user: "www-data", recipients: [{ done: true }] },
  ]);
});

test("any text in chunks of any size: never throws, the same messages", async () => {
  const pieces = fc.constantFrom(
    ...MAILQ.split("\n"),
    "*** ENVELOPE RECORDS a/b ***",
    "*** MESSAGE CONTENTS a/b ***",
    "recipient: x <",
    '{"queue_id": "',
    " 1m 1K 0t5C6f-0000c8-00 <>>> (",
    "(((",
  );
  const lines = fc.array(fc.oneof(pieces, fc.string()), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(lines, fc.integer({ min: 1, max: 40 }), async (text, chunkBytes) => {
      const whole = await read(text.join("\n"), {}, 1 << 16);
      expect(await read(text.join("\n"), {}, chunkBytes)).toEqual(whole);
    }),
  );
});
