import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { removeTestGuards, type TestGuard, testGuard } from "../fixtures/test-guard.ts";

const HOUR = 3_600_000;

let folder = "";
let log = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mailwarden-logins-"));
  log = join(folder, "mail.log");
  writeFileSync(log, "");
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  removeTestGuards();
});

/** One of a bot's failures at Postfix. */
function failure(at: number, client = "203.0.113.9"): string {
  return `2026-05-01T08:00:00+00:00 mx postfix/smtpd[9]: warning: unknown[${client}]: SASL LOGIN authentication failed: authentication failure, sasl_username=name${at}\n`;
}

function login(user: string, client: string): string {
  return `2026-05-01T08:00:00+00:00 mx dovecot: imap-login: Login: user=<${user}>, method=PLAIN, rip=${client}, lip=192.0.2.1, mpid=7, TLS, session=<a>\n`;
}

async function settle(guard: TestGuard): Promise<void> {
  for (let beat = 0; beat < 4; beat += 1) {
    guard.pass(600);
    await guard.guard.follower.beat();
  }
  guard.beat();
  await Promise.resolve();
}

interface Bans {
  readonly bans: readonly {
    readonly target: string;
    readonly until: string;
    readonly times: number;
  }[];
}

describe("logins in the log", () => {
  test("ten names from one client: banned, in the firewall, and after kill -9 still", async () => {
    const guard = await testGuard({ mode: "hold", logs: [log] });
    await settle(guard);
    for (let at = 1; at <= 10; at += 1) appendFileSync(log, failure(at));
    await settle(guard);
    guard.beat();
    expect(guard.banned).toEqual(["203.0.113.9"]);
    expect(await guard.control({ ask: "bans" })).toMatchObject({
      bans: [{ target: "203.0.113.9", times: 1, reason: "guesses", isInForce: true }],
    });
    const again = await guard.restart({ killed: true });
    again.beat();
    await Promise.resolve();
    expect(again.banned).toEqual(["203.0.113.9"]);
    await settle(again);
    const { bans } = (await again.control({ ask: "bans" })) as Bans;
    expect(bans.map(({ target }) => target)).toEqual(["203.0.113.9"]);
    again.pass(HOUR);
    expect(await again.control({ ask: "bans" })).toEqual({ bans: [] });
  });

  test("unban takes it back, and the client may try again", async () => {
    const guard = await testGuard({ mode: "hold", logs: [log] });
    await settle(guard);
    for (let at = 1; at <= 10; at += 1) appendFileSync(log, failure(at));
    await settle(guard);
    expect(await guard.control({ ask: "unban", target: "203.0.113.8" })).toEqual({
      unbanned: [],
      problem: null,
    });
    expect(await guard.control({ ask: "unban", target: "203.0.113.9" })).toEqual({
      unbanned: ["203.0.113.9"],
      problem: null,
    });
    expect(guard.banned).toEqual([]);
    expect(await guard.control({ ask: "bans" })).toEqual({ bans: [] });
  });

  test("what stood in the log before teaches from where accounts log in, and bans nobody", async () => {
    for (let at = 1; at <= 50; at += 1) appendFileSync(log, failure(at));
    for (const day of [27, 28, 29]) {
      appendFileSync(
        log,
        login("bob@example.com", "198.51.100.20").replace("2026-05-01", `2026-04-${day}`),
      );
    }
    const guard = await testGuard({ mode: "hold", logs: [log] });
    await settle(guard);
    expect(await guard.control({ ask: "bans" })).toEqual({ bans: [] });
    appendFileSync(log, login("bob@example.com", "198.51.100.21"));
    appendFileSync(log, login("bob@example.com", "203.0.113.77"));
    await settle(guard);
    const after = await guard.restart();
    await settle(after);
    appendFileSync(log, login("bob@example.com", "203.0.113.78"));
    await settle(after);
    const { events } = (await after.control({ ask: "events" })) as {
      events: readonly { code: string; data: Readonly<Record<string, unknown>> }[];
    };
    expect(
      events.filter(({ code }) => code === "login-new-network").map(({ data }) => data["client"]),
    ).toEqual(["203.0.113.77"]);
  });

  test("what is read late was not done all at once", async () => {
    const guard = await testGuard({ mode: "hold", logs: [log] });
    await settle(guard);
    guard.pass(24 * HOUR);
    for (let at = 0; at < 480; at += 1) {
      const minute = new Date(Date.UTC(2026, 4, 1, 9) + at * 60_000).toISOString();
      appendFileSync(log, failure(at % 9).replace("2026-05-01T08:00:00+00:00", minute));
    }
    await settle(guard);
    await settle(guard);
    expect(await guard.control({ ask: "bans" })).toEqual({ bans: [] });
  });

  test("metrics hold no account and no address", async () => {
    const guard = await testGuard({ mode: "hold", logs: [log] });
    await settle(guard);
    for (let at = 1; at <= 10; at += 1) appendFileSync(log, failure(at));
    await settle(guard);
    const { body } = await guard.guard.desk.watch({
      method: "GET",
      path: "/metrics",
      query: new URLSearchParams(),
      header: () => undefined,
      body: "",
    });
    expect(body).toContain('mailwarden_guard_logins_total{result="failed"} 10');
    expect(body).toContain("mailwarden_guard_bans 1");
    expect(body).toContain("mailwarden_guard_log_lines_total 10");
    expect(body).not.toMatch(/203\.0|name1|mail\.log/);
  });
});
