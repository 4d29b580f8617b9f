import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, it } from "vitest";
import type { GuardEvent } from "../../src/guard/guard-event.ts";
import type { TakenBack } from "../../src/guard/reaction/take-back.ts";
import { askGuard } from "../guard/ask-guard.ts";
import { startDaemon } from "./daemon.ts";
import { mailDomain } from "./dns-server.ts";
import { describeLive } from "./live.ts";
import { blockingByReputation } from "./manners.ts";
import { type Office, PEOPLE, startOffice } from "./office.ts";
import { startReceiver } from "./receiver.ts";
import { runMailwarden } from "./run-mailwarden.ts";
import { sendMail } from "./smtp-client.ts";
import { letters, spam } from "./submissions.ts";
import { waitUntil } from "./wait-until.ts";

const MAIN = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
const ATTACKER = "203.0.113.66";
const HOME = "198.51.100.7";
const ALICE = "alice@example.org";
const BOB = "bob@example.org";
const MAIN_CF = "/etc/postfix/main.cf";

function loginOf(user: string) {
  return { port: 587, startTls: true, login: { user, password: PEOPLE[user] ?? "" } };
}

async function told(code: string): Promise<GuardEvent | undefined> {
  const { events } = await askGuard<{ events: readonly GuardEvent[] }>("events");
  return events.find((event) => event.code === code);
}

describeLive("the guard contains a stolen account", ["postfix", "dovecot", "openssl"], () => {
  let office: Office;
  let settings: string;

  const held = async () =>
    (await office.postfix.queue()).filter(({ queue_name }) => queue_name === "hold");

  beforeAll(async () => {
    office = await startOffice();
    office.dns.add(mailDomain("victim.example", "192.0.2.26"));
    await startReceiver("192.0.2.26", blockingByReputation);
    mkdirSync("/etc/mailwarden", { recursive: true });
    mkdirSync("/run/mailwarden", { recursive: true });
    // No limits: what is stopped is stopped by what the log shows.
    const off = ["account-new-hour", "account-new-day", "account-hour", "account-day"]
      .map((name) => `    ${name}: off\n`)
      .join("");
    const yaml = `guard:\n  mode: enforce\n  reaction: { contain: likely }\n  limits:\n${off}`;
    writeFileSync("/etc/mailwarden/mailwarden.yaml", yaml);
    startDaemon(process.execPath, ["--import", "tsx", MAIN, "guard"], {
      log: "/var/log/guard-output.log",
      env: { LANG: "C.UTF-8" },
    });
    await waitUntil(
      "the guard answers",
      async () => (await runMailwarden(["guard", "status"])).status === 0,
    );
    settings = readFileSync(MAIN_CF, "utf8");
  });

  it("names the account, holds what it sends, and carries out the plan's first steps", async () => {
    await sendMail({ from: HOME, ...loginOf(BOB) }, letters(12, BOB, "partner.example"));
    await sendMail({ from: ATTACKER, ...loginOf(ALICE) }, spam(60, "first"));
    const found = await waitUntil("the incident is told", () => told("incident-found"));
    expect(found).toMatchObject({
      subject: ALICE,
      data: { cause: "stolen-credentials", reaction: "contained" },
    });
    const contained = await waitUntil("it is contained", async () => {
      const failed = await told("contain-failed");
      expect(failed).toBeUndefined();
      return told("contained");
    });
    expect(contained.data["steps"]).toBe("submission-hold save-evidence queue-hold");
    expect(readFileSync(MAIN_CF, "utf8")).not.toBe(settings);
    await sendMail({ from: ATTACKER, ...loginOf(ALICE) }, spam(4, "second"));
    await sendMail({ from: HOME, ...loginOf(BOB) }, letters(2, BOB, "partner.example"));
    await office.postfix.settle();
    const waiting = await held();
    expect(waiting.filter(({ sender }) => sender.startsWith("seller")).length).toBeGreaterThan(3);
    expect(waiting.filter(({ sender }) => sender === BOB)).toEqual([]);
  });

  it("is taken back by one command", async () => {
    const back = await askGuard<TakenBack>("undo");
    expect(back.failed).toEqual([]);
    expect(back.sources).toEqual([{ kind: "account", name: ALICE }]);
    expect(back.plans).toHaveLength(1);
    expect(readFileSync(MAIN_CF, "utf8")).toBe(settings);
    expect(await told("reaction-undone")).toBeDefined();
    expect(await askGuard("undo")).toMatchObject({ incidents: [], failed: [] });
  });
});
