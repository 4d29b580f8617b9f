import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { requestText } from "../../src/guard/fixtures/test-guard.ts";
import { endDaemons, PolicyClient, type PolicyDaemon, startDaemon } from "./policy-daemon.ts";

const FOLDERS: string[] = [];
afterEach(async () => {
  await endDaemons();
  for (const folder of FOLDERS.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const THIEF = "203.0.113.9";
const BOB = "bob@example.com";

/** What Postfix writes about one message. */
function mailLines(number: number, account: string, client: string, sender: string): string {
  const at = new Date().toISOString().replace("Z", "+00:00");
  const id = `4B${String(number).padStart(6, "0")}`;
  const line = (program: string, text: string) =>
    `${at} mail postfix/${program}[99]: ${id}: ${text}\n`;
  return [
    line(
      "submission/smtpd",
      `client=unknown[${client}], sasl_method=PLAIN, sasl_username=${account}`,
    ),
    line("cleanup", `message-id=<${number}@x.example>`),
    line("qmgr", `from=<${sender}>, size=900, nrcpt=1 (queue active)`),
    line(
      "smtp",
      `to=<user${number}@test.example>, relay=mx.test.example[198.51.100.1]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 Ok)`,
    ),
    line("qmgr", "removed"),
  ].join("");
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 100));
}

interface Told {
  readonly events: readonly {
    readonly code: string;
    readonly subject: string;
    readonly says?: string;
  }[];
}

async function toldBy(daemon: PolicyDaemon): Promise<Told["events"]> {
  const { stdout } = await daemon.command("events", "--format", "json");
  return (JSON.parse(stdout) as Told).events;
}

test("a theft that shows in the growing log is held at the policy port, and given back by one command", async () => {
  const folder = mkdtempSync(join(tmpdir(), "mailwarden-watch-"));
  FOLDERS.push(folder);
  const log = join(folder, "mail.log");
  writeFileSync(log, "");
  for (let number = 0; number < 30; number += 1) {
    appendFileSync(
      log,
      mailLines(
        number,
        `user${number % 5}@example.com`,
        "198.51.100.7",
        `user${number % 5}@example.com`,
      ),
    );
  }
  const daemon = await startDaemon(`mode: hold\nlogs: [${log}]\nlimits: {}`);
  const client = new PolicyClient(daemon);
  const ask = (instance: string, account: string) =>
    client.ask(requestText({ instance, sasl_username: account, queue_id: `4C0000${instance}` }));
  expect(await ask("1", BOB)).toBe("DUNNO");
  await until(async () => {
    const { stdout } = await daemon.command("status", "--format", "json");
    const { logs } = JSON.parse(stdout) as { logs: readonly { behindBytes: number }[] };
    return logs[0]?.behindBytes === 0;
  });
  for (let number = 100; number < 130; number += 1) {
    appendFileSync(
      log,
      mailLines(number, BOB, THIEF, `billing${number}@bank${number % 7}.example`),
    );
  }
  await until(async () => (await toldBy(daemon)).some(({ code }) => code === "account-held"));
  const found = (await toldBy(daemon)).find(({ code }) => code === "incident-found");
  expect(found?.subject).toBe(BOB);
  expect(found?.says).toContain("with the password of bob@example.com");
  expect(await ask("2", BOB)).toMatch(/^HOLD/);
  expect(await ask("3", "user1@example.com")).toBe("DUNNO");
  expect(JSON.parse((await daemon.command("undo", "--format", "json")).stdout)).toMatchObject({
    sources: [{ kind: "account", name: BOB }],
  });
  expect(await ask("4", BOB)).toBe("DUNNO");
  client.end();
});
