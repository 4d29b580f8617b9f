import { describe, expect, test } from "vitest";
import { parseReturnedMail } from "../../src/mailbox/parse-returned-mail.ts";
import { tracePassage } from "../../src/mailbox/trace-passage.ts";
import { BOUNCE_SAMPLES, NO_BOUNCES } from "./bounce-samples.ts";

const PLACE = { file: "new/1", offset: null };
const OURS = { names: new Set(["mail.shop.example"]), ips: new Set(["192.0.2.1"]) };

function read(input: string) {
  return parseReturnedMail(Buffer.from(input).toString("latin1"), PLACE, false);
}

describe.each(["\n", "\r\n", "\r"])("with line ends %j", (newline) => {
  test.each(BOUNCE_SAMPLES)("$name", ({ input, want }) => {
    const mail = read(input.replaceAll("\n", newline));
    if (mail.kind !== "returned") throw new Error(`read as ${mail.kind}`);
    const { kind, format, recipients, original } = mail.message;
    const passage = tracePassage(original?.hops ?? [], OURS);
    expect({ kind, format }).toEqual({ kind: want.kind, format: want.format });
    expect(recipients).toHaveLength(want.recipients.length);
    expect(recipients).toMatchObject(want.recipients);
    expect(passage.kind).toBe(want.passage);
    if (want.messageId !== undefined) expect(original?.messageId ?? null).toBe(want.messageId);
    if (want.queueIds) expect(passage).toMatchObject({ queueIds: want.queueIds });
    if (want.clientIp) expect(passage).toMatchObject({ entry: { clientIp: want.clientIp } });
  });

  test.each(NO_BOUNCES)("no bounce: $name", ({ input, want }) => {
    expect(read(input.replaceAll("\n", newline)).kind).toBe(want);
  });
});

test("a bounce that returns nothing names the message that it answers to", () => {
  const qq = BOUNCE_SAMPLES.find(({ want }) => want.format === "qq");
  const mail = read(qq?.input ?? "");
  expect(mail).toMatchObject({ message: { original: null, answersTo: "offer-1@shop.example" } });
});

test("the script and the local user of the returned message", () => {
  const [sample] = BOUNCE_SAMPLES;
  const mail = read(
    (sample?.input ?? "").replace(
      "Message-ID: <offer",
      "X-PHP-Originating-Script: 33:wp-mail.php\nMessage-ID: <offer",
    ),
  );
  expect(mail).toMatchObject({
    message: {
      original: { script: { uid: 33, file: "wp-mail.php" } },
      reporterQueueId: "3B7085E038D",
    },
  });
});

describe("bounded", () => {
  test("of ten thousand header fields only the first are kept, and it says so", () => {
    const [sample] = BOUNCE_SAMPLES;
    const [top = "", ...rest] = (sample?.input ?? "").split("\nAuto-Submitted");
    const bomb = `${top}${"\nX-Bomb: 1".repeat(10_000)}\nAuto-Submitted${rest.join("")}`;
    const mail = read(bomb);
    expect(mail.kind === "returned" ? mail.message.cut : mail.kind).toBe(true);
  });

  test("parts nested in one another without end", () => {
    let nested = "text";
    for (let depth = 0; depth < 500; depth += 1) {
      nested = `Content-Type: multipart/mixed; boundary=b${depth}\n\n--b${depth}\n${nested}\n--b${depth}--`;
    }
    expect(read(`From: MAILER-DAEMON@x.example\n${nested}`).kind).toBe("auto-reply");
  });

  test("a thousand recipients: a hundred are kept", () => {
    const groups = Array.from(
      { length: 1000 },
      (_, n) => `Final-Recipient: rfc822; r${n}@far.example\nAction: failed\nStatus: 5.1.1\n`,
    ).join("\n");
    const mail = read(
      `From: MAILER-DAEMON@far.example\nContent-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; far.example\n\n${groups}\n--b--\n`,
    );
    if (mail.kind !== "returned") throw new Error(mail.kind);
    expect(mail.message.recipients).toHaveLength(100);
    expect(mail.message.cut).toBe(true);
  });
});
