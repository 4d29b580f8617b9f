import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, it } from "vitest";
import { askGuard } from "../guard/ask-guard.ts";
import { banTargets, bannedNow, unbanTargets } from "../../src/contain/ban-targets.ts";
import { createHostWorld } from "../../src/system/host-world.ts";
import type { Daemon } from "./daemon.ts";
import { startDaemon } from "./daemon.ts";
import { describeLive } from "./live.ts";
import { PEOPLE, startOffice } from "./office.ts";
import { mustRun } from "./run-program.ts";
import { runMailwarden } from "./run-mailwarden.ts";
import { SmtpClient } from "./smtp-client.ts";
import { waitUntil } from "./wait-until.ts";

const MAIN = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
const SETTINGS = "/etc/mailwarden/mailwarden.yaml";
const SECRET = "word-of-the-policy-7391";
const ALICE = "alice@example.org";
const BOB = "bob@example.org";
const CAROL = "carol@example.org";
const BOT = "203.0.113.66";
const OFFICE = "198.51.100.20";

interface Ban {
  readonly target: string;
  readonly reason: string;
  readonly times: number;
}

function startGuard(): Daemon {
  return startDaemon(process.execPath, ["--import", "tsx", MAIN, "guard"], {
    log: "/var/log/guard-output.log",
    env: { LANG: "C.UTF-8" },
  });
}

async function bans(): Promise<readonly Ban[]> {
  return (await askGuard<{ bans: readonly Ban[] }>("bans")).bans;
}

async function firewall(): Promise<string> {
  return await mustRun("nft", ["list", "ruleset"]);
}

async function isRunning(): Promise<boolean> {
  return (await runMailwarden(["guard", "status"])).status === 0;
}

/** What the server answers to a login; undefined when it does not answer at all. */
async function loginCode(
  from: string,
  user: string,
  password: string | undefined,
): Promise<number | undefined> {
  const talk = async (): Promise<number> => {
    const client = await SmtpClient.connect({ from, port: 587 });
    await client.hello();
    await client.startTls();
    const { code } = await client.login(user, password ?? "");
    await client.quit();
    return code;
  };
  const silence = new Promise<undefined>((resolve) => {
    setTimeout(() => resolve(undefined), 4_000).unref();
  });
  return await Promise.race([talk().catch(() => undefined), silence]);
}

describeLive("the guard watches logins", ["postfix", "dovecot", "openssl", "nft"], () => {
  let daemon: Daemon;

  beforeAll(async () => {
    await startOffice();
    mkdirSync("/etc/mailwarden", { recursive: true });
    mkdirSync("/run/mailwarden", { recursive: true });
    writeFileSync("/etc/mailwarden/auth-policy.secret", `${SECRET}\n`, { mode: 0o600 });
    writeFileSync(
      SETTINGS,
      `guard:
  mode: hold
  authPolicy: inet:127.0.0.1:10041
  authPolicySecretFile: /etc/mailwarden/auth-policy.secret
`,
    );
    const setup = await askGuard<{ dovecot: readonly string[] }>("setup");
    const lines = setup.dovecot.map((line) => line.replace(/\bSECRET$/, SECRET));
    appendFileSync("/etc/dovecot/dovecot.conf", `${lines.join("\n")}\nauth_verbose = yes\n`);
    daemon = startGuard();
    await waitUntil("the guard answers", isRunning);
    await mustRun("doveadm", ["reload"]);
  });

  it("finds the logs of this machine by itself", async () => {
    const status = await waitUntil("the guard reads the logs", async () => {
      const found = await askGuard<{
        logs: readonly { source: string; problem: string | null }[];
        logLines: number;
      }>("status");
      return found.logLines > 0 && found;
    });
    expect(status.logs.map(({ source }) => source).toSorted()).toEqual([
      "/var/log/dovecot.log",
      "/var/log/mail.log",
    ]);
    expect(status.logs.every(({ problem }) => problem === null)).toBe(true);
  });

  it("a forgotten telephone bans nobody, however often it comes", async () => {
    expect(await loginCode("198.51.100.7", ALICE, PEOPLE[ALICE])).toBe(235);
    for (let at = 0; at < 20; at += 1) {
      expect(await loginCode("198.51.100.80", ALICE, "the-old-password")).toBe(535);
    }
    const { logins } = await askGuard<{ logins: { failures: number; successes: number } }>(
      "status",
    );
    expect(logins.failures).toBe(20);
    expect(logins.successes).toBeGreaterThan(0);
    expect(await bans()).toEqual([]);
  });

  it("who guesses is banned, in the firewall and at Dovecot", async () => {
    for (let at = 0; at < 9; at += 1) {
      expect(await loginCode(BOT, ALICE, `guess-${at}`)).toBe(535);
    }
    expect(await bans()).toEqual([]);
    // The ban may come before the answer does.
    await loginCode(BOT, ALICE, "guess-9");
    const [ban] = await waitUntil("a ban", async () => {
      const found = await bans();
      return found.length > 0 && found;
    });
    expect(ban).toMatchObject({ target: BOT, reason: "guesses", times: 1 });
    await waitUntil("the firewall has it", async () => (await firewall()).includes(BOT));
    expect(await loginCode(BOT, ALICE, PEOPLE[ALICE])).toBeUndefined();
    expect(await loginCode("198.51.100.7", ALICE, PEOPLE[ALICE])).toBe(235);
  });

  it("where the firewall forgets it, Dovecot refuses before the password is looked at", async () => {
    await mustRun("nft", ["delete", "table", "inet", "mailwarden"]);
    expect(await loginCode(BOT, ALICE, PEOPLE[ALICE])).toBe(535);
    expect(readFileSync("/var/log/dovecot.log", "utf8")).toContain(
      "Authentication failure due to policy server refusal",
    );
  });

  it("an office behind one address keeps its address when one of it guesses", async () => {
    expect(await loginCode(OFFICE, BOB, PEOPLE[BOB])).toBe(235);
    for (let at = 0; at < 12; at += 1) await loginCode(OFFICE, CAROL, `guess-${at}`);
    expect((await bans()).map(({ target }) => target)).toEqual([BOT]);
    expect(await loginCode(OFFICE, BOB, PEOPLE[BOB])).toBe(235);
    expect(await loginCode(OFFICE, CAROL, PEOPLE[CAROL])).toBe(535);
    expect(await loginCode("198.51.100.30", CAROL, PEOPLE[CAROL])).toBe(235);
  });

  it("addresses and a /64 are banned twice and unbanned twice without harm", async () => {
    const host = createHostWorld();
    const targets = ["203.0.113.70", "2001:db8:66::7", "2001:db8:66:0::/64"];
    for (let again = 0; again < 2; again += 1) {
      await banTargets(
        host,
        targets.map((target) => ({ target, seconds: 600 })),
      );
      expect([...(await bannedNow(host))]).toEqual(
        expect.arrayContaining(["203.0.113.70", "2001:db8:66::7", "2001:db8:66::/64"]),
      );
    }
    for (let again = 0; again < 2; again += 1) {
      await unbanTargets(host, targets);
      expect(await firewall()).not.toMatch(/203\.0\.113\.70|db8:66/);
    }
  });

  it("outlives kill -9, and unban gives the address back", async () => {
    process.kill(daemon.pid, "SIGKILL");
    await daemon.stop();
    expect(await loginCode("198.51.100.7", ALICE, PEOPLE[ALICE])).toBe(235);
    daemon = startGuard();
    await waitUntil("the guard answers", isRunning);
    await waitUntil("the firewall has it again", async () => (await firewall()).includes(BOT));
    expect(await loginCode(BOT, ALICE, PEOPLE[ALICE])).toBeUndefined();
    expect(await askGuard("unban", BOT)).toEqual({ unbanned: [BOT], problem: null });
    expect(await loginCode(BOT, BOB, PEOPLE[BOB])).toBe(235);
    expect(await bans()).toEqual([]);
  });

  it("keeps no password, and tells none", async () => {
    const { stdout } = await runMailwarden(["guard", "events", "--format", "json"]);
    const setup = await runMailwarden(["guard", "setup"]);
    expect(setup.stdout).toContain("auth_policy_server_url");
    const files = ["", "-wal"].map((end) =>
      readFileSync(`/var/lib/mailwarden/guard.sqlite${end}`, "latin1"),
    );
    for (const text of [
      stdout,
      setup.stdout,
      readFileSync("/var/log/guard-output.log", "utf8"),
      ...files,
    ]) {
      for (const secret of [...Object.values(PEOPLE), "the-old-password", "guess-9", SECRET]) {
        expect(text.includes(secret)).toBe(false);
      }
    }
  });
});
