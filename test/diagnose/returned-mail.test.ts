import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { diagnose } from "../../src/app/diagnose.ts";
import { createDiagnoseWorlds } from "../../src/system/diagnose-worlds.ts";

const folder = mkdtempSync(join(tmpdir(), "mailwarden-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const USER = "bob@example.com";
const two = (number: number): string => String(number).padStart(2, "0");

/** A quiet day of one user, from nine to six. */
const LOG = Array.from({ length: 40 }, (_, index) => {
  const id = `4A1B2C${(0x1000 + index).toString(16).toUpperCase()}`;
  const at = `2026-06-01T${two(9 + Math.floor(index / 5))}:${two((index % 5) * 12)}:00+00:00 mx postfix`;
  return [
    `${at}/smtpd[1]: ${id}: client=office.example[198.51.100.7], sasl_method=PLAIN, sasl_username=${USER}`,
    `${at}/cleanup[1]: ${id}: message-id=<${index}@office.example>`,
    `${at}/qmgr[2]: ${id}: from=<${USER}>, size=900, nrcpt=1 (queue active)`,
    `${at}/smtp[3]: ${id}: to=<pat${index % 7}@partner.example>, relay=mx.partner.example[198.51.100.25]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 ok)`,
    `${at}/qmgr[2]: ${id}: removed`,
  ].join("\n");
}).join("\n");

/** A bounce from elsewhere, in the user's mailbox: it returns a message that `from` handed to its writer. */
function bounce(
  index: number,
  from: { readonly ip: string; readonly helo: string },
  sender = USER,
): string {
  const reporter = `mx.far${index % 4}.example`;
  const stamp = `Mon,  1 Jun 2026 1${index % 5}:30:00 +0000`;
  return `Return-Path: <>
Received: from ${reporter} (${reporter} [203.0.113.${10 + (index % 4)}])
\tby mail.example.com (Postfix) with ESMTP id 5B2C3D${two(index)};
\t${stamp}
Date: ${stamp}
From: MAILER-DAEMON@${reporter}
Subject: Undelivered Mail Returned to Sender
To: ${USER}
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b/${index}"

--b/${index}
Content-Type: text/plain

I could not deliver it.

--b/${index}
Content-Type: message/delivery-status

Reporting-MTA: dns; ${reporter}

Final-Recipient: rfc822; gone${index}@far${index % 4}.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 no such user

--b/${index}
Content-Type: message/rfc822

Received: from ${from.helo} (unknown [${from.ip}])
\tby ${reporter} (Postfix) with ESMTP id 6C3D4E${two(index)};
\t${stamp}
From: <${sender}>
To: <gone${index}@far${index % 4}.example>
Subject: pills ${index}
Message-ID: <${index}.${from.ip}@${from.helo}>

buy

--b/${index}--
`;
}

/** A bounce of this server's own: a receiver tells which address it sees us under. */
function ownBounce(index: number, remote: string): string {
  const stamp = "Mon,  1 Jun 2026 12:10:00 +0000";
  return `Return-Path: <>
Received: by mail.example.com (Postfix) id 7D4E5F${two(index)}; ${stamp}
Date: ${stamp}
From: MAILER-DAEMON@mail.example.com
Subject: Undelivered Mail Returned to Sender
To: ${USER}
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="o/${index}"

--o/${index}
Content-Type: text/plain

This is the mail system at host mail.example.com.

--o/${index}
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.com
X-Postfix-Queue-ID: 4A1B2C100${index}

Final-Recipient: rfc822; pat@${remote}
Action: failed
Status: 5.7.1
Remote-MTA: dns; mx.${remote}
Diagnostic-Code: smtp; 550 5.7.1 Service unavailable; client [192.0.2.1] blocked

--o/${index}--
`;
}

async function run(name: string, files: Readonly<Record<string, string>>) {
  const place = join(folder, name);
  mkdirSync(join(place, "new"), { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(place, file), text);
  return (await diagnose([place], { timezone: "UTC" }, createDiagnoseWorlds())).diagnosis;
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const mails = (count: number, write: (index: number) => string): Record<string, string> =>
  Object.fromEntries(numbers(count).map((index) => [join("new", `${index}.eml`), write(index)]));
const bot = (index: number) => ({
  ip: `45.${10 + (index % 6)}.7.9`,
  helo: `pc${index}.botnet.example`,
});

test("returned mail that never passed here, from strangers' hosts: forged elsewhere, and nobody here is accused", async () => {
  const { verdict, incidents } = await run("joe-job", {
    "mail.log": LOG,
    ...mails(12, (index) => bounce(index, bot(index))),
  });
  expect(verdict).toBe("incident");
  expect(incidents).toMatchObject([
    {
      cause: "joe-job",
      confidence: "likely",
      accounts: [],
      clients: [],
      messages: 0,
      queueIds: [],
    },
  ]);
  expect(incidents[0]?.proof[0]?.text).toContain("[45.10.7.9]");
  expect(incidents[0]?.firstAt).toBe("2026-06-01T10:30:00+00:00");
});

test("many of them, returned by several, are certain", async () => {
  const { incidents } = await run("many", {
    "mail.log": LOG,
    ...mails(40, (index) => bounce(index, bot(index))),
  });
  expect(incidents).toMatchObject([{ cause: "joe-job", confidence: "certain" }]);
});

test.each([
  { name: "a handful", count: 4, log: LOG, want: [] },
  { name: "no log of that time", count: 12, log: "", want: ["possible"] },
])("$name proves nothing", async ({ name, count, log, want }) => {
  const { incidents } = await run(name, {
    ...(log !== "" && { "mail.log": log }),
    ...mails(count, (index) => bounce(index, bot(index))),
  });
  expect(incidents.map(({ confidence }) => confidence)).toEqual(want);
});

test("one network could be ours as long as nobody tells which address we have", async () => {
  const { incidents } = await run("one-network", {
    "mail.log": LOG,
    ...mails(12, (index) => bounce(index, { ip: "45.10.7.9", helo: "pc.example" })),
  });
  expect(incidents).toMatchObject([{ cause: "joe-job", confidence: "possible" }]);
});

test("senders that are not ours are no forging of ours", async () => {
  const { incidents } = await run("others", {
    "mail.log": LOG,
    ...mails(12, (index) => bounce(index, bot(index), "x@elsewhere.example")),
  });
  expect(incidents).toEqual([]);
});

test("returned mail from our own address without a line of the mail server: sent past it", async () => {
  const { incidents } = await run("past-us", {
    "mail.log": LOG,
    ...mails(5, (index) => bounce(index, { ip: "192.0.2.1", helo: "localhost.localdomain" })),
    "new/own-1.eml": ownBounce(1, "partner.example"),
    "new/own-2.eml": ownBounce(2, "friends.example"),
  });
  expect(incidents).toMatchObject([
    { cause: "direct-to-mx", confidence: "likely", accounts: [], clients: [], messages: 0 },
  ]);
  expect(incidents[0]?.proof[0]?.text).toContain("localhost.localdomain ([192.0.2.1])");
});
