import { afterEach, describe, expect, test } from "vitest";
import type { Cause, Confidence, Incident } from "../../core/diagnosis.ts";
import { type Say, say } from "../../core/say.ts";
import { REACTION, removeTestGuards, testGuard, type TestGuard } from "../fixtures/test-guard.ts";
import type { GuardEvent } from "../guard-event.ts";
import type { GuardSettings } from "../guard-settings.ts";
import type { Sighting } from "../watch/sighting.ts";

afterEach(removeTestGuards);

const BOB = "bob@example.com";
const facts = { since: null, ongoing: true, messages: 9, recipients: 9 } as const;

/** What a test says of an incident; the rest is as of a stolen account. */
interface Seen {
  readonly cause?: Cause;
  readonly confidence?: Confidence;
  readonly accounts?: readonly string[];
  readonly ips?: readonly string[];
  readonly users?: readonly string[];
  readonly shared?: readonly string[];
  readonly lastAt?: string;
}

function seen({
  cause = "stolen-credentials",
  confidence = "certain",
  accounts = [BOB],
  ips = ["203.0.113.9"],
  users = [],
  shared = [],
  lastAt = "2026-05-01T08:00:00Z",
}: Seen): Sighting {
  const key = `${cause} ${accounts[0] ?? ""}`;
  const use = { messages: 9, recipients: 9, firstAt: null, lastAt };
  const incident: Incident<Say> = {
    id: key,
    cause,
    confidence,
    score: 0.9,
    accounts,
    clients: ips.map((ip) => ({ ip, ...use })),
    scripts: users.map((user) => ({ user, messages: 9 })),
    firstAt: null,
    lastAt,
    messages: 9,
    recipients: 9,
    delivered: 9,
    deferred: 0,
    bounced: 0,
    ongoing: true,
    queued: null,
    queueIds: [],
    seenQueueIds: [],
    bounceQueueIds: [],
    bounceFiles: [],
    share: 1,
    senders: [],
    timeline: [],
    proof: [],
    ruledOut: [],
    missing: [],
    actions: [],
  };
  const conduct = { honest: new Set<string>(), shared: new Set(shared) };
  return { key, incident, summary: say("summary.srs-abuse", { ...facts, confidence }), conduct };
}

async function eventsOf(guard: TestGuard): Promise<readonly string[]> {
  const { events } = (await guard.control({ ask: "events" })) as { events: readonly GuardEvent[] };
  return events
    .filter(({ code }) => code !== "started" && code !== "stopped")
    .map(({ code, subject }) => `${code} ${subject}`.trim());
}

const fromBob = (instance: string) => ({ instance, sasl_username: BOB });
const stranger = (instance: string, client_address: string) => ({
  instance,
  client_address,
  sasl_username: "",
});
const hold: Partial<GuardSettings> = { mode: "hold", limits: [] };

describe("what is done about an incident", () => {
  test.each([
    { name: "a thief's account", mode: "hold", incident: {}, want: "HOLD" },
    { name: "in mode observe", mode: "observe", incident: {}, want: "DUNNO" },
    { name: "only possible", mode: "hold", incident: { confidence: "possible" }, want: "DUNNO" },
    { name: "only likely", mode: "hold", incident: { confidence: "likely" }, want: "HOLD" },
    { name: "nobody named", mode: "hold", incident: { cause: "unknown" }, want: "DUNNO" },
    { name: "forwards", mode: "hold", incident: { cause: "forwarding" }, want: "DUNNO" },
  ] as const)("$name: $want", async ({ mode, incident, want }) => {
    const guard = await testGuard({ ...hold, mode });
    guard.guard.watch.look([seen(incident)]);
    expect(guard.ask(fromBob("1"))[0]).toMatch(new RegExp(`^${want}`));
    expect(guard.contained).toEqual([]);
  });

  test("a rule of the cause stands above the general one", async () => {
    const causes = { "stolen-credentials": { hold: "never" } } as const;
    const guard = await testGuard({ ...hold, reaction: { ...REACTION, causes } });
    guard.guard.watch.look([seen({})]);
    expect(guard.passed(fromBob("1"))).toBe(1);
    expect(await eventsOf(guard)).toEqual([`incident-found ${BOB}`]);
  });

  test("a relay's users are held by their address, but for those whom others share, and only without a login", async () => {
    const guard = await testGuard(hold);
    const ips = ["203.0.113.9", "203.0.113.10"];
    const shared = ["203.0.113.10"];
    guard.guard.watch.look([seen({ cause: "open-relay", accounts: [], ips, shared })]);
    const answers = guard.ask(
      stranger("1", "203.0.113.9"),
      stranger("2", "203.0.113.10"),
      { ...fromBob("3"), client_address: "203.0.113.9" },
      stranger("4", "::ffff:203.0.113.9"),
    );
    expect(answers.map((answer) => answer.split(" ")[0])).toEqual([
      "HOLD",
      "DUNNO",
      "DUNNO",
      "HOLD",
    ]);
    guard.guard.watch.look([
      seen({
        cause: "open-relay",
        accounts: [],
        ips: ["203.0.113.11"],
        lastAt: "2026-05-01T08:01:00Z",
      }),
    ]);
    expect(guard.passed(stranger("5", "203.0.113.11"))).toBe(0);
  });

  test("a local user is held where the server asks about it", async () => {
    const guard = await testGuard(hold);
    guard.guard.watch.look([
      seen({ cause: "local-script", accounts: [], ips: [], users: ["www-data"] }),
    ]);
    expect(guard.ask({ instance: "1", sasl_username: "", mailwarden_user: "www-data" })[0]).toMatch(
      /^HOLD/,
    );
  });

  test("enforce carries out the allowed steps, once", async () => {
    const guard = await testGuard({ ...hold, mode: "enforce" });
    for (const second of ["01", "02", "03"]) {
      guard.guard.watch.look([seen({ lastAt: `2026-05-01T08:00:${second}Z` })]);
      await Promise.resolve();
    }
    expect(guard.contained.map(({ steps }) => steps)).toEqual([["save-evidence", "queue-hold"]]);
    expect(await eventsOf(guard)).toEqual([
      `incident-found ${BOB}`,
      `account-held ${BOB}`,
      `contained ${BOB}`,
    ]);
  });

  test("after three within an hour it only tells, and goes on when the hour is past", async () => {
    const guard = await testGuard(hold);
    const accounts = [1, 2, 3, 4, 5].map((n) => `user${n}@example.com`);
    for (const account of accounts) guard.guard.watch.look([seen({ accounts: [account] })]);
    const ask = (account: string, instance: string) => ({ instance, sasl_username: account });
    expect(accounts.map((account, at) => guard.passed(ask(account, `a${at}`)))).toEqual([
      0, 0, 0, 1, 1,
    ]);
    expect(await eventsOf(guard)).toContain("reaction-paused");
    guard.pass(3_600_000);
    guard.guard.watch.look([
      seen({ accounts: [accounts[4] ?? ""], lastAt: "2026-05-01T09:00:01Z" }),
    ]);
    expect(guard.passed(ask(accounts[4] ?? "", "b"))).toBe(0);
  });
});

describe("taking it back", () => {
  test("everything of the guard's goes, what the administrator holds stays", async () => {
    const guard = await testGuard({ ...hold, mode: "enforce" });
    await guard.control({ ask: "hold", account: "eve@example.com", reason: "" });
    guard.guard.watch.look([seen({})]);
    await Promise.resolve();
    expect(guard.passed({ ...fromBob("1"), queue_id: "4ABC1Z1" })).toBe(0);
    expect(
      guard.passed({ instance: "2", sasl_username: "eve@example.com", queue_id: "4ABC1Z2" }),
    ).toBe(0);
    expect(await guard.control({ ask: "undo", target: "all" })).toMatchObject({
      sources: [{ kind: "account", name: BOB }],
      released: ["4ABC1Z1"],
      plans: guard.contained.map(({ incident }) => incident.id.padEnd(64, "0")),
      failed: [],
    });
    expect(guard.undone).toHaveLength(1);
    expect(guard.released).toEqual(["4ABC1Z1"]);
    expect(guard.passed(fromBob("3"))).toBe(1);
    expect(guard.passed({ instance: "4", sasl_username: "eve@example.com" })).toBe(0);
    expect(await guard.control({ ask: "undo", target: "all" })).toMatchObject({ incidents: [] });
  });

  test.each([
    { name: "undo", request: { ask: "undo", target: BOB } },
    { name: "release", request: { ask: "release", target: BOB } },
  ] as const)(
    "who was let go by $name is not held again for a day, not even after a restart",
    async ({ request }) => {
      let guard = await testGuard(hold);
      guard.guard.watch.look([seen({})]);
      expect(guard.passed(fromBob("1"))).toBe(0);
      await guard.control(request);
      guard = await guard.restart();
      guard.guard.watch.look([seen({ lastAt: "2026-05-01T08:30:00Z" })]);
      expect(guard.passed(fromBob("2"))).toBe(1);
      guard.pass(25 * 3_600_000);
      guard.beat();
      guard.guard.watch.look([seen({ lastAt: "2026-05-02T09:30:00Z" })]);
      expect(guard.passed(fromBob("3"))).toBe(0);
    },
  );

  test("whom an administrator held before is the administrator's", async () => {
    const guard = await testGuard(hold);
    await guard.control({ ask: "hold", account: BOB, reason: "" });
    guard.guard.watch.look([seen({})]);
    await guard.control({ ask: "undo", target: "all" });
    expect(guard.passed(fromBob("1"))).toBe(0);
  });

  test("in mode observe the guard's own suspects may send, the administrator's may not", async () => {
    let guard = await testGuard(hold);
    guard.guard.watch.look([seen({})]);
    guard = await guard.restart({ killed: false, settings: { mode: "observe" } });
    expect(guard.passed(fromBob("1"))).toBe(1);
  });
});

test("an incident is told when it is found, when it has doubled, and when it is over", async () => {
  const guard = await testGuard(hold);
  const at = (minute: number, messages: number) => {
    const sighting = seen({ lastAt: new Date(Date.UTC(2026, 4, 1, 8, minute)).toISOString() });
    return [{ ...sighting, incident: { ...sighting.incident, messages } }];
  };
  guard.guard.watch.look(at(0, 10));
  guard.guard.watch.look(at(1, 15));
  guard.guard.watch.look(at(2, 20));
  guard.pass(3_600_000);
  guard.beat();
  guard.guard.watch.look(at(2, 20));
  guard.guard.watch.look(at(30, 21));
  expect(await eventsOf(guard)).toEqual([
    `incident-found ${BOB}`,
    `account-held ${BOB}`,
    `incident-grew ${BOB}`,
    `incident-ended ${BOB}`,
    `incident-grew ${BOB}`,
  ]);
});
