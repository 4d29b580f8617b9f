import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PostfixFixture, postfixQueueFile, record } from "../fixtures/postfix-queue-file.ts";
import { HeadWindow } from "../head-window.ts";
import { memoryFile } from "../memory-file.ts";
import { QueueFileReader } from "./read-queue-file.ts";

const window = new HeadWindow();
const reader = new QueueFileReader(window);

function read(bytes: Buffer, place = {}) {
  window.open(memoryFile(bytes, 0));
  return reader.read({ source: "f", queueId: "3B7085E038D", ...place });
}

const SMTP = {
  log_ident: "3B7085E038D",
  sasl_method: "LOGIN",
  sasl_username: "info@example.com",
  log_client_name: "unknown",
  log_client_address: "203.0.113.77",
  log_helo_name: "User",
  log_protocol_name: "ESMTP",
  client_name: "unknown",
  client_address: "203.0.113.77",
  helo_name: "User",
};

describe("what the envelope says", () => {
  const cases: readonly { name: string; input: PostfixFixture; want: object; lacks?: string[] }[] =
    [
      {
        name: "a login over SMTP",
        input: {
          sender: "forged@example.org",
          recipients: [{ address: "a@x.test", done: true }, { address: "b@x.test" }],
          attributes: SMTP,
          header: ["Received: from User", "Subject: =?gb2312?B?t6LGsQ==?=", "Message-ID: <1@User>"],
        },
        want: {
          account: "info@example.com",
          method: "LOGIN",
          clientIp: "203.0.113.77",
          helo: "User",
          sender: "forged@example.org",
          recipients: [
            { address: "a@x.test", done: true },
            { address: "b@x.test", done: false },
          ],
          recipientCount: 2,
          arrivalMs: 1_700_000_000_250,
          subject: "发票",
          messageId: "1@User",
          envelope: "whole",
        },
        lacks: ["damage", "uid", "origClientIp", "origQueueId", "clientName"],
      },
      {
        name: "the hop behind a content filter names the client before it",
        input: {
          attributes: { ...SMTP, log_ident: "7E4D32BD322", client_address: "127.0.0.1" },
        },
        want: { clientIp: "127.0.0.1", origClientIp: "203.0.113.77", origQueueId: "7E4D32BD322" },
      },
      {
        name: "a login without a name is not the lack of a login",
        input: { attributes: { ...SMTP, sasl_username: "" } },
        want: { account: "" },
      },
      {
        name: "a web script, by sendmail",
        input: {
          sender: "",
          attributes: { log_message_origin: "local" },
          header: [
            "Received: by mail.example.com (Postfix, from userid 33)",
            "\tid 3B7085E038D; Mon, 1 Jan 2024 00:00:00 +0000",
            "X-PHP-Originating-Script: 33:mailer.php(12) : eval()'d code",
          ],
        },
        want: { sender: "", uid: 33, script: { file: "mailer.php(12) : eval()'d code", uid: 33 } },
        lacks: ["clientIp", "account"],
      },
      {
        name: "who sends by SMTP can write our headers, and nobody is accused by them",
        input: {
          attributes: SMTP,
          header: [
            "Received: from User",
            "Received: by mail.example.com (Postfix, from userid 0)",
            "X-PHP-Originating-Script: 0:forged.php",
          ],
        },
        want: { account: "info@example.com" },
        lacks: ["uid", "script"],
      },
      {
        name: "recipients of sendmail -t and of milters stand behind the content",
        input: { recipients: [], extracted: ["c@x.test"], added: ["d@x.test"] },
        want: {
          recipients: [
            { address: "c@x.test", done: false },
            { address: "d@x.test", done: false },
          ],
          recipientCount: 2,
        },
        lacks: ["damage"],
      },
      {
        name: "a header field over several records, longer than a length byte holds",
        input: { header: [`Subject: ${"a".repeat(300)}`, " end"] },
        want: { subject: `${"a".repeat(300)} end` },
      },
      {
        name: "maildrop has no size record",
        input: { maildrop: true, body: ["x".repeat(70_000)], extracted: ["c@x.test"] },
        want: { recipientCount: 2 },
        lacks: ["damage", "sizeBytes"],
      },
    ];
  test.each(cases)("$name", ({ input, want, lacks = [] }) => {
    const message = read(postfixQueueFile(input));
    expect(message).toMatchObject(want);
    expect(lacks.filter((field) => field in message)).toEqual([]);
  });

  test("the owner of a maildrop file is its submitter, elsewhere he is not", () => {
    const bytes = postfixQueueFile({ maildrop: true });
    expect(read(bytes, { queue: "maildrop", ownerUid: 1001 }).uid).toBe(1001);
    expect(read(bytes, { queue: "deferred", ownerUid: 1001 }).uid).toBeUndefined();
  });
});

describe("forged files", () => {
  const start = record("C", "5 200".padStart(20));
  test.each([
    {
      name: "pointers in a circle",
      input: Buffer.concat([start, record("T", "1700000000"), record("p", "22".padStart(15))]),
      want: "pointer-loop",
    },
    {
      name: "a pointer outside",
      input: Buffer.concat([start, record("p", "999999".padStart(15))]),
      want: "damaged",
    },
    {
      name: "a pointer that is no number",
      input: Buffer.concat([start, record("p", "-1".padStart(15))]),
      want: "damaged",
    },
    {
      name: "a length that lies",
      input: Buffer.concat([start, Buffer.from([0x53, 0xff, 0xff, 0x03]), Buffer.from("x")]),
      want: "cut",
    },
    {
      name: "a length without end",
      input: Buffer.concat([start, Buffer.from("S"), Buffer.alloc(100, 0xff)]),
      want: "damaged",
    },
    {
      name: "an end before the content",
      input: Buffer.concat([start, record("E", "")]),
      want: "damaged",
    },
    {
      name: "a size that points behind the end",
      input: Buffer.concat([record("C", "900 900".padStart(20)), record("M", ""), record("N", "")]),
      want: "cut",
    },
  ])("$name", ({ input, want }) => {
    expect(read(input).damage).toBe(want);
  });

  test("cut anywhere: never throws, and says so", () => {
    const whole = postfixQueueFile({
      attributes: SMTP,
      recipients: Array.from({ length: 40 }, (_, at) => ({ address: `user${at}@example.net` })),
      added: ["late@example.net"],
    });
    expect(read(whole)).toMatchObject({ recipientCount: 41 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: whole.length - 1 }), (length) => {
        const message = read(whole.subarray(0, length));
        return message.damage !== undefined && message.recipientCount <= 41;
      }),
    );
  });

  test("any bytes: ends, and keeps within the file", () => {
    const whole = postfixQueueFile({ attributes: SMTP, extracted: ["c@x.test"] });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 }),
        (changes) => {
          const bytes = Buffer.from(whole);
          for (const [at, value] of changes) bytes[at] = value;
          return read(bytes).recipientCount <= bytes.length;
        },
      ),
    );
  });
});
