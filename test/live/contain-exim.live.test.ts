import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { beforeAll, expect, it } from "vitest";
import type { Plan, StepRecord } from "../../src/core/containment.ts";
import { makeCertificate } from "./certificate.ts";
import { mailDomain, startDnsServer } from "./dns-server.ts";
import { type Exim, startExim } from "./exim.ts";
import { describeLive } from "./live.ts";
import { runMailwarden } from "./run-mailwarden.ts";
import { blockingByReputation } from "./manners.ts";
import { OFFICE_EXIM } from "./office-exim.ts";
import { type Receiver, startReceiver } from "./receiver.ts";
import { sendMail } from "./smtp-client.ts";
import { letters, spam } from "./submissions.ts";

const CONFIGURATION = "/etc/exim4/exim4.conf";
const ATTACKER = "203.0.113.66";
const ELSEWHERE = "203.0.113.99";
const HOME = "198.51.100.7";
const SPAM = 60;
function login(user: string, password: string) {
  return { startTls: true, login: { user, password } };
}

function digest(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}

describeLive("a stolen account on Exim", ["exim4", "openssl", "nft"], () => {
  let exim: Exim;
  let partner: Receiver;
  let settings: string;
  let plan: Plan;

  beforeAll(async () => {
    await makeCertificate();
    await startDnsServer({
      ...mailDomain("partner.example", "192.0.2.25"),
      ...mailDomain("victim.example", "192.0.2.26"),
    });
    partner = await startReceiver("192.0.2.25");
    await startReceiver("192.0.2.26", blockingByReputation);
    exim = await startExim({
      configuration: OFFICE_EXIM,
      files: { passwd: "alice@example.org: pw\nbob@example.org: pw\n" },
    });
    await sendMail(
      { from: HOME, ...login("alice@example.org", "pw") },
      letters(4, "alice@example.org", "partner.example"),
    );
    await sendMail(
      { from: HOME, ...login("bob@example.org", "pw") },
      letters(9, "bob@example.org", "victim.example"),
    );
    await sendMail({ from: ATTACKER, ...login("alice@example.org", "pw") }, spam(SPAM, "first"));
    await exim.settle();
    settings = digest(CONFIGURATION);
  });

  it("is planned", async () => {
    const { status, stdout, stderr } = await runMailwarden(["contain", "plan", "--format", "json"]);
    expect(stderr).toBe("");
    expect(status).toBe(1);
    plan = JSON.parse(stdout) as Plan;
    expect(plan.steps.find(({ step }) => step === "queue-hold")).toMatchObject({
      target: "alice@example.org",
      messages: SPAM,
    });
    expect(plan.steps[0]).toMatchObject({ step: "submission-hold" });
    expect(digest(CONFIGURATION)).toBe(settings);
  });

  it("is carried out", async () => {
    const { status, stdout } = await runMailwarden(["contain", "apply", "--format", "json"]);
    const { records } = JSON.parse(stdout) as { records: StepRecord[] };
    expect(records.filter((record) => record.status === "failed")).toEqual([]);
    expect(status).toBe(0);
    await exim.settle();
    expect(exim.queue()).toHaveLength(9);
  });

  it("freezes what comes in with that login, and nothing else", async () => {
    const before = partner.received.length;
    const thief = { from: ELSEWHERE, ...login("alice@example.org", "pw") };
    const forged = await sendMail(thief, spam(5, "second"));
    expect(forged.map(({ reply }) => reply.code)).toEqual([550, 550, 550, 550, 550]);
    await sendMail(thief, letters(5, "alice@example.org", "victim.example"));
    await sendMail(
      { from: HOME, ...login("alice@example.org", "pw") },
      letters(2, "alice@example.org", "partner.example"),
    );
    await sendMail(
      { from: HOME, ...login("bob@example.org", "pw") },
      letters(2, "bob@example.org", "partner.example"),
    );
    await exim.settle();
    expect(partner.received.slice(before).map(({ sender }) => sender)).toEqual([
      "bob@example.org",
      "bob@example.org",
    ]);
    await runMailwarden(["contain", "apply", "--only", "queue-release"]);
    await exim.flush();
    await exim.settle();
    expect(partner.received.slice(before).map(({ sender }) => sender)).toEqual([
      "bob@example.org",
      "bob@example.org",
      "alice@example.org",
      "alice@example.org",
    ]);
    expect(exim.queue()).toHaveLength(14);
  });

  it("is taken back, with the spam frozen", async () => {
    expect((await runMailwarden(["contain", "undo"])).status).toBe(0);
    await exim.settle();
    expect(exim.queue()).toHaveLength(14 + SPAM);
    // The hole stays closed until it is opened again on purpose.
    expect(digest(CONFIGURATION)).not.toBe(settings);
    const { status } = await runMailwarden(["contain", "undo", "--reopen", "config-fix"]);
    expect(status).toBe(0);
    expect(digest(CONFIGURATION)).toBe(settings);
  });
});
