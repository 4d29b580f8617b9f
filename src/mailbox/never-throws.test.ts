import fc from "fast-check";
import { expect, test } from "vitest";
import { classifyBounce } from "./classify-bounce.ts";
import { decodeWords } from "./decode-words.ts";
import { parseReceived } from "./parse-received.ts";
import { parseReturnedMail } from "./parse-returned-mail.ts";
import { splitMbox } from "./split-mbox.ts";

const PLACE = { file: "x", offset: null };
const OURS = { names: new Set(["mail.example.com"]), ips: new Set(["192.0.2.1"]) };
const NOTHING = {
  incidentOf: () => undefined,
  seen: () => undefined,
  queueIdsOfMessage: () => [],
  queueIdsTo: () => [],
  covers: () => false,
  hasLog: false,
  canClear: false,
};

/** Pieces that parsers look for, in any order and number. */
const PIECES = fc.constantFrom(
  "From: MAILER-DAEMON@x.example\n",
  "Content-Type: multipart/report; boundary=b\n",
  "Content-Type: message/delivery-status\n",
  "Content-Type: text/rfc822-headers\n",
  "Content-Type: message/feedback-report\n",
  "Content-Transfer-Encoding: base64\n",
  "Received: from a (b [192.0.2.1]) by mail.example.com with SMTP id 1; Mon, 2 Mar 2026 10:00:00 +0000\n",
  "Subject: =?utf-8?B?",
  "?=",
  "Final-Recipient: rfc822; a@b.example\n",
  "Action: failed\n",
  "Status: 5.1.1\n",
  "Hi. This is the qmail-send program\n",
  "<a@b.example>:\n",
  "--- Below this line is a copy of the message.\n",
  "--b\n",
  "--b--\n",
  "\n",
  "\r\n",
  " ",
  "(",
  ")",
  "<",
  ">",
  ";",
  "\u0000",
  "\u00ff",
);
const MAILS = fc.array(fc.oneof({ weight: 5, arbitrary: PIECES }, fc.string()), { maxLength: 60 });

test("whatever is in a message, it is read and classed", () => {
  fc.assert(
    fc.property(MAILS, (pieces) => {
      const mail = parseReturnedMail(pieces.join(""), PLACE, false);
      if (mail.kind !== "returned") return;
      const verdict = classifyBounce(mail.message, OURS, NOTHING);
      expect(["elsewhere", "undecided"]).toContain(verdict.class);
    }),
    { numRuns: 1000 },
  );
});

test("whatever is in a header value, it is read", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (value) => {
      parseReceived(value);
      expect(decodeWords(value)).not.toMatch(/\p{Cc}/u);
    }),
    { numRuns: 1000 },
  );
});

test("an mbox gives back every byte, however it is cut into readings", async () => {
  const mark = "From a@b.example Sun Nov 22 00:39:17 2026\n";
  const lines = fc.constantFrom(
    mark,
    "From now on\n",
    "text\n",
    "\n",
    ">From x\n",
    "\r\n",
    "x".repeat(900),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(lines, { maxLength: 40 }),
      fc.integer({ min: 1, max: 700 }),
      async (pieces, step) => {
        const input = Buffer.from(mark + pieces.join(""));
        let at = 0;
        const reader = {
          read: async (into: Uint8Array, to: number) => {
            const got = Math.min(step, input.length - at, into.length - to);
            into.set(input.subarray(at, at + got), to);
            at += got;
            return got;
          },
          close: async () => undefined,
        };
        const found: string[] = [];
        await splitMbox(reader, 1 << 20, ({ bytes, offset, sizeBytes }) => {
          expect(sizeBytes).toBe(bytes.length);
          expect(offset).toBe(Buffer.byteLength(found.join("")));
          found.push(bytes.toString());
        });
        expect(found.join("")).toBe(input.toString());
        expect(found.every((message) => message.startsWith(mark))).toBe(true);
        const starts = input.toString().split(new RegExp(`^(?=${mark.trimEnd()})`, "m")).length;
        expect(found).toHaveLength(starts);
      },
    ),
    { numRuns: 200 },
  );
});
