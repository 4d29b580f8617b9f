import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type EximFixture, eximHeaderFile } from "../fixtures/exim-header-file.ts";
import { parseMessageLog } from "./parse-message-log.ts";
import { type EximNeighbours, readHeaderFile } from "./read-header-file.ts";
import { recipientOfLine } from "./recipient-line.ts";

function read(text: string, more: Partial<EximNeighbours> = {}) {
  return readHeaderFile(Buffer.from(text), true, { source: "f", ...more });
}

const TREE = ["YY m@x.test", "NN a@x.test", "NY p@x.test", "NN z@x.test"];

describe("what the file says", () => {
  const cases: readonly { name: string; input: EximFixture; want: object; lacks?: string[] }[] = [
    {
      name: "a login without a name",
      input: {
        options: [
          "--helo_name [127.0.0.1]",
          "-host_address [203.0.113.79]:38185",
          "-host_auth plain",
          "-received_protocol esmtpa",
          "--auth_id ",
          "-tls_resumption A",
        ],
      },
      want: {
        account: "",
        method: "plain",
        clientIp: "203.0.113.79",
        helo: "[127.0.0.1]",
        protocol: "esmtpa",
        queue: "deferred",
        arrivalMs: 1_700_000_000_000,
        subject: "hello",
      },
      lacks: ["uid", "user", "damage"],
    },
    {
      name: "a quoted tainted value, IPv6",
      input: {
        options: ["-host_address [2001:db8::1]:25", "-host_auth login", "--(mysql)auth_id bob"],
      },
      want: { account: "bob", clientIp: "2001:db8::1" },
    },
    {
      name: "the auth_id of a local submission is no login",
      input: {
        options: ["-ident www-data", "-received_protocol local", "-local", "-auth_id www-data"],
        headers: [
          ["P", "Received: from www-data\n"],
          [" ", "X-PHP-Originating-Script: 33:m.php\n"],
        ],
      },
      want: { user: "Debian-exim", uid: 106, script: { file: "m.php", uid: 33 } },
      lacks: ["account", "clientIp"],
    },
    {
      name: "a bounce of Exim's own has no submitter",
      input: {
        sender: "",
        options: ["-ident Debian-exim", "-received_protocol local", "-localerror"],
      },
      want: { sender: "" },
      lacks: ["uid", "user", "account"],
    },
    {
      name: "ACL variables may hold line ends and look like options",
      input: {
        options: [
          "-aclm 0 25",
          "x\n-auth_id forged\n-frozen",
          "-aclc _name 3",
          "XX\n",
          "-host_auth a",
          "-auth_id real",
        ],
      },
      want: { account: "real", queue: "deferred", recipientCount: 1 },
    },
    { name: "frozen", input: { options: ["-frozen 1700000100"] }, want: { queue: "hold" } },
    {
      name: "the tree of those that are done",
      input: { tree: TREE, recipients: ["a@x.test", "b@x.test", "z@x.test"] },
      want: {
        recipients: [
          { address: "a@x.test", done: true },
          { address: "b@x.test", done: false },
          { address: "z@x.test", done: true },
        ],
      },
    },
    {
      name: "deleted headers are none, who sends by SMTP names no script",
      input: {
        headers: [
          ["*", "Subject: old\n"],
          [" ", "Subject: new\n folded\n"],
          ["I", "Message-ID: <7@x>\n"],
          [" ", "X-PHP-Originating-Script: 0:forged.php\n"],
        ],
      },
      want: { subject: "new folded", messageId: "7@x" },
      lacks: ["script"],
    },
  ];
  test.each(cases)("$name", ({ input, want, lacks = [] }) => {
    const message = read(eximHeaderFile(input));
    expect(message).toMatchObject(want);
    expect(lacks.filter((field) => message !== undefined && field in message)).toEqual([]);
  });

  test("journal, data and message log beside it", () => {
    const log =
      "2026-11-22 00:42:53 b@x.test R=dns T=smtp defer (-44) H=mx [192.0.2.18]: 450 later a@x.test defer (1): no\n" +
      "2026-11-22 00:42:53 c@x.test: transport succeeded\n";
    const text = eximHeaderFile({ recipients: ["a@x.test", "b@x.test"] });
    const reasons = parseMessageLog(log);
    expect(read(text, { dataBytes: 119, delivered: ["a@x.test", ""], reasons })).toMatchObject({
      sizeBytes: 100 + 15,
      reason: "H=mx [192.0.2.18]: 450 later a@x.test defer (1): no",
      recipients: [
        { address: "a@x.test", done: true },
        { address: "b@x.test", done: false },
      ],
    });
  });
});

test.each([
  { input: "a@x.test", want: "a@x.test" },
  { input: "a@x.test  0,-1  0,-1#3", want: "a@x.test" },
  { input: "a@x.test rfc822;o@x.test 15,0 err@x.test 10,-1#3", want: "a@x.test" },
  { input: '"a b"@x.test err@x.test 10,2#1', want: '"a b"@x.test' },
  { input: "a@x.test 999,-1#1", want: "a@x.test 999,-1" },
])("$input", ({ input, want }) => {
  expect(recipientOfLine(input)).toBe(want);
});

test("no -H file", () => {
  expect(read("Subject: x\n")).toBeUndefined();
});

test("cut anywhere in the envelope: never throws, and says so", () => {
  const text = eximHeaderFile({
    options: ["-aclm 0 5", "a\nb c", "-host_address [203.0.113.9]:1"],
    tree: TREE,
    recipients: ["a@x.test", "b@x.test"],
  });
  const envelopeEnd = text.indexOf("\n\n") - "b@x.test".length;
  const idEnd = text.indexOf("\n") + 1;
  fc.assert(
    fc.property(fc.integer({ min: idEnd, max: envelopeEnd }), (length) => {
      return read(text.slice(0, length))?.damage === "cut";
    }),
  );
});

test("a tree without end and a count that lies", () => {
  const deep = eximHeaderFile({ tree: Array<string>(50_000).fill("YY x@x.test") });
  expect(read(deep)?.damage).toBe("cut");
  expect(read(eximHeaderFile({}).replace("\n1\n", "\n999999999\n"))?.damage).toBe("cut");
});

test("any bytes: never throws", () => {
  const whole = Buffer.from(eximHeaderFile({ options: ["-aclm 0 5", "a\nb c"], tree: TREE }));
  const idEnd = whole.indexOf(10);
  const change = fc.tuple(fc.integer({ min: idEnd, max: whole.length - 1 }), fc.nat(255));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
      const bytes = Buffer.from(whole);
      for (const [at, value] of changes) bytes[at] = value;
      const message = readHeaderFile(bytes, true, { source: "f" });
      return message === undefined || message.recipientCount <= bytes.length;
    }),
  );
});
