import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import type { GivenPassword } from "../../src/contain/contain-step.ts";
import type { Plan, StepRecord, VerifyRow } from "../../src/core/containment.ts";
import { mailDomain } from "./dns-server.ts";
import { describeLive } from "./live.ts";
import { blockingByReputation } from "./manners.ts";
import { type Office, PEOPLE, startOffice } from "./office.ts";
import { type Receiver, startReceiver } from "./receiver.ts";
import { runMailwarden } from "./run-mailwarden.ts";
import { loginCode } from "./login-code.ts";
import { sendMail } from "./smtp-client.ts";
import { letters, loginOf, spam } from "./submissions.ts";
import { STOLEN_ACCOUNT_STEPS } from "./stolen-account-steps.ts";

const ATTACKER = "203.0.113.66";
/** Where the attacker goes when the first address is banned. */
const ELSEWHERE = "203.0.113.99";
const HOME = "198.51.100.7";
const SPAM = 80;

/** Every file below a folder with its digest. */
function digests(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    files
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, createHash("sha256").update(readFileSync(path)).digest("hex")]),
  );
}

describeLive("a stolen account on Postfix", ["postfix", "dovecot", "openssl"], () => {
  let office: Office;
  let victims: Receiver;
  let settings: Readonly<Record<string, string>>;
  let plan: Plan;

  const queued = async (queue: string) =>
    (await office.postfix.queue()).filter((entry) => entry.queue_name === queue);

  beforeAll(async () => {
    office = await startOffice();
    office.dns.add(mailDomain("victim.example", "192.0.2.26"));
    victims = await startReceiver("192.0.2.26", blockingByReputation);
    await sendMail(
      { from: HOME, ...loginOf("alice@example.org") },
      letters(4, "alice@example.org", "partner.example"),
    );
    await sendMail(
      { from: HOME, ...loginOf("bob@example.org") },
      letters(12, "bob@example.org", "victim.example"),
    );
    await sendMail({ from: ATTACKER, ...loginOf("alice@example.org") }, spam(SPAM, "first"));
    await sendMail(
      { from: HOME, ...loginOf("alice@example.org") },
      letters(3, "alice@example.org", "victim.example"),
    );
    await office.postfix.settle();
    settings = digests("/etc/postfix");
  });

  it("is planned without touching anything", async () => {
    const { status, stdout, stderr } = await runMailwarden(["contain", "plan", "--format", "json"]);
    expect(stderr).toBe("");
    expect(status).toBe(1);
    plan = JSON.parse(stdout) as Plan;
    expect(plan.steps.map(({ step }) => step)).toEqual(STOLEN_ACCOUNT_STEPS);
    expect(plan.steps.find(({ step }) => step === "queue-hold")).toMatchObject({
      target: "alice@example.org",
      messages: SPAM,
    });
    expect(plan.steps[0]?.files.map(({ path }) => path)).toEqual([
      "/etc/postfix/mailwarden-hold-logins",
      "/etc/postfix/main.cf",
    ]);
    expect(digests("/etc/postfix")).toEqual(settings);
    expect(await queued("hold")).toEqual([]);
  });

  it("is tried without changing anything, step for step", async () => {
    const { status, stdout } = await runMailwarden([
      "contain",
      "apply",
      "--dry-run",
      "--format",
      "json",
    ]);
    const { records, changes } = JSON.parse(stdout) as {
      records: StepRecord[];
      changes: unknown[];
    };
    expect(records.filter((record) => record.status === "failed")).toEqual([]);
    expect(
      records.find(({ id, status: is }) => id.endsWith("queue-delete") && is === "done"),
    ).toMatchObject({
      found: `deleted ${SPAM}`,
    });
    expect(changes.length).toBeGreaterThan(5);
    expect(status).toBe(0);
    expect(digests("/etc/postfix")).toEqual(settings);
    expect(await queued("hold")).toEqual([]);
  });

  it("holds what the attacker and the owner send from now on, and lets everybody else's pass", async () => {
    await runMailwarden(["contain", "apply", "--only", "submission-hold"]);
    await sendMail({ from: ELSEWHERE, ...loginOf("alice@example.org") }, spam(5, "second"));
    await sendMail(
      { from: HOME, ...loginOf("alice@example.org") },
      letters(2, "alice@example.org", "partner.example"),
    );
    const before = office.partner.received.length;
    await sendMail(
      { from: HOME, ...loginOf("bob@example.org") },
      letters(2, "bob@example.org", "partner.example"),
    );
    await office.postfix.settle();
    expect(office.partner.received.slice(before).map(({ sender }) => sender)).toEqual([
      "bob@example.org",
      "bob@example.org",
    ]);
    expect(await queued("hold")).toHaveLength(7);
  });

  it("is carried out: the spam in quarantine or on hold, the owner's honest mail sent on", async () => {
    const before = office.partner.received.length;
    const { status, stdout } = await runMailwarden(["contain", "apply", "--format", "json"]);
    const { records } = JSON.parse(stdout) as { records: StepRecord[] };
    expect(records.filter((record) => record.status === "failed")).toEqual([]);
    expect(status).toBe(0);
    await office.postfix.settle();
    expect((await queued("deferred")).map(({ sender }) => sender).sort()).toEqual([
      ...Array<string>(3).fill("alice@example.org"),
      ...Array<string>(12).fill("bob@example.org"),
    ]);
    expect(office.partner.received.slice(before).map(({ sender }) => sender)).toEqual([
      "alice@example.org",
      "alice@example.org",
    ]);
    // From an address that the diagnosis never saw: held, and left to the administrator.
    expect((await queued("hold")).map(({ sender }) => sender.slice(0, 6))).toEqual(
      Array<string>(5).fill("seller"),
    );
  });

  it("lets nobody in with the stolen password, and everybody else as before", async () => {
    expect(await loginCode("alice@example.org", PEOPLE["alice@example.org"] ?? "")).toBe(535);
    expect(await loginCode("bob@example.org", PEOPLE["bob@example.org"] ?? "")).toBe(235);
    const written = readdirSync("/var/lib/mailwarden", { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => /plan\.json$|work\.json$|journal/.test(path));
    expect(written.length).toBeGreaterThan(2);
    for (const path of written)
      expect(readFileSync(path, "utf8")).not.toContain(PEOPLE["alice@example.org"]);
  });

  it("is verified", async () => {
    const { status, stdout } = await runMailwarden(["contain", "verify", "--format", "json"]);
    const { verify } = JSON.parse(stdout) as { verify: VerifyRow[] };
    const holds = Object.fromEntries(verify.map((row) => [row.check, row.holds]));
    expect(holds).toEqual({
      "culprit-held": true,
      "login-refused": true,
      "queue-clean": true,
      "nothing-left": true,
      "hole-closed": true,
      "journal-whole": true,
    });
    expect(status).toBe(0);
  });

  it("is taken back: settings as they were, the spam on hold, the account under a new password", async () => {
    const { status, stdout } = await runMailwarden(["contain", "undo", "--format", "json"]);
    expect(status).toBe(0);
    // The hole stays shut.
    const fixed = plan.steps.find(({ step }) => step === "config-fix");
    const fixedFiles = new Set(fixed?.files.map(({ path }) => path));
    const others = (all: typeof settings) =>
      Object.entries(all).filter(([path]) => !fixedFiles.has(path));
    expect(others(digests("/etc/postfix"))).toEqual(others(settings));
    const { passwords } = JSON.parse(stdout) as { passwords: GivenPassword[] };
    expect(passwords).toMatchObject([{ login: "alice@example.org" }]);
    const given = passwords[0]?.password ?? "";
    expect(await loginCode("alice@example.org", PEOPLE["alice@example.org"] ?? "")).toBe(535);
    expect(await loginCode("alice@example.org", given)).toBe(235);
    const kept = readdirSync("/var/lib/mailwarden", { recursive: true, withFileTypes: true });
    for (const entry of kept.filter((one) => one.isFile()))
      expect(readFileSync(join(entry.parentPath, entry.name), "latin1")).not.toContain(given);
    const held = await queued("hold");
    expect(held).toHaveLength(SPAM + 5);
    const first = held.filter(({ recipients }) => recipients.length === 3);
    expect(first).toHaveLength(SPAM + 5);
    await office.postfix.settle();
    expect(victims.received).toEqual([]);
  });
});
