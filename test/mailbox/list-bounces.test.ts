import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { diagnose } from "../../src/app/diagnose.ts";
import { listBounces } from "../../src/app/list-bounces.ts";
import type { EvidenceWorld } from "../../src/core/evidence-world.ts";
import { createEvidenceWorld } from "../../src/system/evidence-world.ts";
import { createDiagnoseWorlds } from "../../src/system/diagnose-worlds.ts";

const SAMPLE = join(import.meta.dirname, "..", "..", "samples", "stolen-account");
const LOG = join(SAMPLE, "mail.log.gz");
const OPTIONS = { timezone: "UTC", year: 2026 };

/** Ids and names from the sample's own log, so that the test does not repeat its text. */
interface Scene {
  readonly host: string;
  readonly spamIds: readonly string[];
  readonly spamAt: string;
  readonly realId: string;
  readonly realMessageId: string;
}

let folder = "";
let scene: Scene;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "mailwarden-bounces-"));
  const { diagnosis } = await diagnose([LOG], OPTIONS, createDiagnoseWorlds());
  const spam = new Set(diagnosis.incidents.flatMap(({ seenQueueIds }) => seenQueueIds));
  const log = gunzipSync(readFileSync(LOG)).toString();
  const all = [...log.matchAll(/postfix\/cleanup\[\d+\]: (\w+): message-id=<([^>]+)>/g)];
  const real = all.find(([, id = ""]) => !spam.has(id));
  scene = {
    host: "mail.example.com",
    spamIds: [...spam].slice(0, 3),
    spamAt: new Date(diagnosis.incidents[0]?.firstAt ?? 0).toUTCString(),
    realId: real?.[1] ?? "",
    realMessageId: real?.[2] ?? "",
  };
  mkdirSync(join(folder, "new"));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function put(name: string, original: string): void {
  const text = [
    "Return-Path: <>",
    `Received: from mx.far.example (mx.far.example [203.0.113.25])`,
    `\tby ${scene.host} (Postfix) with ESMTP id 4F00D2BA001; Mon, 2 Mar 2026 10:00:05 +0000`,
    "From: MAILER-DAEMON@mx.far.example",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    "",
    "--b",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.far.example",
    "",
    "Final-Recipient: rfc822; gone@far.example",
    "Action: failed",
    "Status: 5.1.1",
    "",
    "--b",
    "Content-Type: text/rfc822-headers",
    "",
    original,
    "",
    "--b--",
    "",
  ].join("\n");
  writeFileSync(join(folder, "new", name), text);
}

const ourLine = (id: string) =>
  `Received: from x (unknown [203.0.113.77])\n\tby ${scene.host} (Postfix) with ESMTPSA id ${id}`;

function worlds(evidence: EvidenceWorld = createEvidenceWorld()) {
  return { ...createDiagnoseWorlds(), evidence };
}

async function classes(evidence: readonly string[], world?: EvidenceWorld) {
  const { listing } = await listBounces([folder], evidence, OPTIONS, worlds(world));
  return Object.fromEntries(
    listing.bounces.map(({ file, class: name, basis }) => [
      file.slice(folder.length + "/new/".length),
      `${name} ${basis}`,
    ]),
  );
}

describe("the bounces of a stolen account", () => {
  beforeAll(() => {
    for (const [index, id] of scene.spamIds.entries()) put(`spam${index}`, ourLine(id));
    put("own", ourLine(scene.realId));
    put("own-by-message-id", `From: a@example.com\nMessage-ID: <${scene.realMessageId}>`);
    put(
      "joe",
      "Received: from bot (unknown [203.0.113.222]) by mx.far.example with SMTP id 1\nFrom: a@example.com",
    );
    put("strange", ourLine("0123456789A"));
    put(
      "other-host",
      ourLine(scene.spamIds[0] ?? "").replace(scene.host, "out.example.net") + `; ${scene.spamAt}`,
    );
  });

  const WANT = {
    spam0: "abuse queue-id",
    spam1: "abuse queue-id",
    spam2: "abuse queue-id",
    own: "own queue-id",
    "own-by-message-id": "own message-id",
    joe: "elsewhere never-here",
    strange: "undecided not-in-log",
    "other-host": "abuse queue-id",
  };

  test("are told from all others", async () => {
    expect(scene.spamIds).toHaveLength(3);
    expect(await classes([LOG])).toEqual(WANT);
  });

  test("also when the log comes once, on standard input", async () => {
    const world = createEvidenceWorld();
    let readings = 0;
    const piped: EvidenceWorld = {
      ...world,
      readStandardInput: async () => {
        readings += 1;
        const pipe = await world.open(LOG, 0);
        try {
          return await world.store(pipe);
        } finally {
          await pipe.close();
        }
      },
    };
    expect(await classes(["-"], piped)).toEqual(WANT);
    expect(readings).toBe(1);
  });

  test("without a log nothing is said that the bounces do not say themselves", async () => {
    const empty = join(folder, "empty.log");
    writeFileSync(empty, "");
    expect(await classes([empty])).toMatchObject({
      spam0: "undecided no-log",
      own: "undecided no-log",
      "own-by-message-id": "undecided no-trace",
      joe: "elsewhere never-here",
    });
    rmSync(empty);
  });
});
