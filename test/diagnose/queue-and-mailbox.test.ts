import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { diagnose } from "../../src/app/diagnose.ts";
import { listQueue } from "../../src/app/list-queue.ts";
import { parseQueueFilter } from "../../src/queue/filter/parse-queue-filter.ts";
import { createDiagnoseWorlds } from "../../src/system/diagnose-worlds.ts";

const folder = mkdtempSync(join(tmpdir(), "mailwarden-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const THIEF = "203.0.113.9";
const ACCOUNT = "bob@example.com";

/** The `index`th message of the run: forged senders of many domains, refused everywhere. */
function sender(index: number): string {
  return `person${index}@domain${index % 7}.example.net`;
}

function queueId(index: number): string {
  return `4A1B2C${(0x1000 + index).toString(16).toUpperCase()}`;
}

function logOf(index: number, removed: boolean): string {
  const id = queueId(index);
  const at = `2026-06-01T10:${String(index % 60).padStart(2, "0")}:00+00:00 mx postfix`;
  return [
    `${at}/smtpd[1]: ${id}: client=unknown[${THIEF}], sasl_method=LOGIN, sasl_username=${ACCOUNT}`,
    `${at}/qmgr[2]: ${id}: from=<${sender(index)}>, size=900, nrcpt=1 (queue active)`,
    `${at}/smtp[3]: ${id}: to=<r${index}@far.example>, relay=mx.far.example[198.51.100.5]:25, delay=1, delays=0/0/0/1, dsn=4.7.1, status=deferred (host mx.far.example[198.51.100.5] said: 450 4.7.1 likely unsolicited mail (in reply to end of DATA command))`,
    ...(removed ? [`${at}/qmgr[2]: ${id}: removed`] : []),
  ].join("\n");
}

/** As `postcat -q` shows a message. */
function postcatOf(index: number): string {
  return `*** ENVELOPE RECORDS deferred/4/${queueId(index)} ***
message_size:             900             200               1               0             900
message_arrival_time: Mon Jun  1 10:${String(index % 60).padStart(2, "0")}:00 2026
create_time: Mon Jun  1 10:00:00 2026
named_attribute: rewrite_context=remote
named_attribute: sasl_method=LOGIN
named_attribute: sasl_username=${ACCOUNT}
sender: ${sender(index)}
named_attribute: log_client_address=${THIEF}
named_attribute: client_name=unknown
named_attribute: client_address=${THIEF}
named_attribute: helo_name=User
named_attribute: protocol_name=ESMTP
original_recipient: r${index}@far.example
recipient: r${index}@far.example
*** MESSAGE CONTENTS deferred/4/${queueId(index)} ***
Subject: offer

text
*** HEADER EXTRACTED deferred/4/${queueId(index)} ***
*** MESSAGE FILE END deferred/4/${queueId(index)} ***
`;
}

function listingOf(indexes: readonly number[]): string {
  return indexes
    .map((index) =>
      JSON.stringify({
        queue_name: "deferred",
        queue_id: queueId(index),
        arrival_time: 1780308000 + index,
        message_size: 900,
        sender: sender(index),
        recipients: [
          { address: `r${index}@far.example`, delay_reason: "450 4.7.1 likely unsolicited mail" },
        ],
      }),
    )
    .join("\n");
}

const ALL = Array.from({ length: 40 }, (_, index) => index);

async function run(name: string, files: Readonly<Record<string, string>>) {
  const place = join(folder, name);
  mkdirSync(place);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(place, file), `${text}\n`);
  return (await diagnose([place], { timezone: "UTC" }, createDiagnoseWorlds())).diagnosis;
}

test("log and queue: just what is still queued, not what the log saw leaving", async () => {
  const { incidents } = await run("both", {
    "mail.log": ALL.map((index) => logOf(index, index < 10)).join("\n"),
    "queue.json": listingOf(ALL.slice(5)),
  });
  expect(incidents[0]).toMatchObject({ accounts: [ACCOUNT], messages: 40, queued: 30 });
  expect([...(incidents[0]?.queueIds ?? [])].sort()).toEqual(ALL.slice(10).map(queueId).sort());
});

test("the log alone cannot say what is queued", async () => {
  const { incidents } = await run("log", {
    "mail.log": ALL.map((index) => logOf(index, false)).join("\n"),
  });
  expect(incidents[0]).toMatchObject({ accounts: [ACCOUNT], queued: null, queueIds: [] });
});

test("the queue alone names the culprit and shows its own words", async () => {
  const { incidents } = await run(
    "queue",
    Object.fromEntries(ALL.map((index) => [`${index}.txt`, postcatOf(index)])),
  );
  expect(incidents[0]).toMatchObject({
    cause: "stolen-credentials",
    accounts: [ACCOUNT],
    clients: [{ ip: THIEF, messages: 40 }],
    queued: 40,
  });
  expect(incidents[0]?.confidence).not.toBe("certain");
  expect(incidents[0]?.proof[0]?.text).toContain(`sasl_username=${ACCOUNT}`);
});

/** A bounce of this server for one message of the run, as it lies in the victim's Maildir. */
function bounceOf(index: number): string {
  return `Return-Path: <>
Received: by mx (Postfix) id 5B2C3D${index}; Mon,  1 Jun 2026 11:00:00 +0000 (UTC)
Date: Mon,  1 Jun 2026 11:00:00 +0000 (UTC)
From: MAILER-DAEMON@mx (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: ${ACCOUNT}
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b/mx"
Message-Id: <2026.${index}@mx>

--b/mx
Content-Type: text/plain

This is the mail system at host mx.

--b/mx
Content-Type: message/delivery-status

Reporting-MTA: dns; mx
X-Postfix-Queue-ID: ${queueId(index)}
X-Postfix-Sender: rfc822; ${sender(index)}
Arrival-Date: Mon,  1 Jun 2026 10:00:00 +0000 (UTC)

Final-Recipient: rfc822; r${index}@far.example
Action: failed
Status: 5.7.1
Diagnostic-Code: smtp; 550 5.7.1 likely unsolicited mail

--b/mx--
`;
}

test("queue and mailbox in an archive count like those in a folder", async () => {
  const files = {
    "mail.log": ALL.map((index) => logOf(index, false)).join("\n"),
    "queue.json": listingOf(ALL),
    "bounce-1.eml": bounceOf(1),
    "bounce-2.eml": bounceOf(2),
  };
  const { incidents: unpacked } = await run("folder", files);
  const archive = join(folder, "evidence.tar.gz");
  const { status } = spawnSync("tar", ["-czf", archive, "-C", join(folder, "folder"), "."]);
  expect(status).toBe(0);
  const { diagnosis, unreadable } = await diagnose(
    [archive],
    { timezone: "UTC" },
    createDiagnoseWorlds(),
  );
  expect(unreadable).toEqual([]);
  const [packed] = diagnosis.incidents;
  expect(packed).toMatchObject({ accounts: [ACCOUNT], messages: 40, queued: 40 });
  expect([...(packed?.queueIds ?? [])].sort()).toEqual(ALL.map(queueId).sort());
  const namesOf = (names: readonly string[] = []) =>
    names.map((name) => basename(name.replaceAll(":", "/"))).sort();
  expect(namesOf(packed?.bounceFiles)).toEqual(["bounce-1.eml", "bounce-2.eml"]);
  expect(namesOf(unpacked[0]?.bounceFiles)).toEqual(namesOf(packed?.bounceFiles));
});

async function pick(place: string, where: string): Promise<readonly string[]> {
  const parsed = parseQueueFilter(where);
  if (parsed.kind === "error") throw new Error(parsed.error.code);
  const ids: string[] = [];
  const { problems } = await listQueue(
    [join(place, "mail.log"), join(place, "queue.json")],
    { timezone: "UTC", nowMs: Date.UTC(2026, 5, 2), filter: parsed.filter },
    createDiagnoseWorlds(),
    ({ queueId: id }) => {
      ids.push(id);
      return undefined;
    },
  );
  expect(problems).toEqual([]);
  return ids.sort();
}

test("the queue of an incident is what its diagnosis names, and nothing else", async () => {
  const honest = listingOf([99]).replaceAll("4A1B2C1063", "4A1B2CFFFF");
  const { incidents } = await run("incident", {
    "mail.log": ALL.map((index) => logOf(index, false)).join("\n"),
    "queue.json": `${listingOf(ALL)}\n${honest}`,
  });
  const place = join(folder, "incident");
  const id = incidents[0]?.id ?? "";
  const abuse = ALL.map(queueId).sort();
  expect(await pick(place, `incident=${id}`)).toEqual(abuse);
  expect(await pick(place, `incident=${id.slice(0, 6)} and not sender~domain`)).toEqual([]);
  expect(await pick(place, `incident!=${id}`)).toEqual(["4A1B2CFFFF"]);
  expect(await pick(place, "not incident")).toEqual(["4A1B2CFFFF"]);
  await expect(pick(place, "incident=00000000")).rejects.toMatchObject({
    asked: "00000000",
    known: [id],
  });
});

test("a queue that names nobody lists nobody's mail as the abuse's", async () => {
  const listing = ALL.map((index) =>
    JSON.stringify({
      queue_name: "deferred",
      queue_id: queueId(index),
      arrival_time: 1780308000 + index,
      message_size: 900,
      sender: index < 10 ? "honest@example.com" : sender(index),
      recipients: [
        {
          address: `r${index}@far${index % 4}.example`,
          delay_reason: `host mx.far${index % 4}.example[198.51.100.5] said: 550 5.7.1 your address is blocked for spam`,
        },
      ],
    }),
  ).join("\n");
  const { incidents } = await run("nobody", { "queue.json": listing });
  expect(incidents).toMatchObject([
    {
      cause: "unknown",
      messages: 40,
      accounts: [],
      clients: [],
      senders: [],
      queued: null,
      queueIds: [],
      seenQueueIds: [],
    },
  ]);
  expect(incidents[0]?.missing).not.toEqual([]);
});
