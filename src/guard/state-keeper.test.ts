import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { GuardTables, type StateBatch } from "../store/guard-tables.ts";
import { openDatabase } from "../store/open-database.ts";
import { limitOf, removeTestGuards, testGuard } from "./fixtures/test-guard.ts";
import { Counters } from "./limits/counters.ts";
import { Journal } from "./limits/journal.ts";
import { WindowColumn } from "./limits/window-column.ts";
import { loadCounters } from "./load-state.ts";
import { StateKeeper } from "./state-keeper.ts";

const HOUR = 3_600_000;

afterEach(removeTestGuards);

describe("a guard that comes back", () => {
  test.each([
    { name: "stopped", killed: false },
    { name: "killed after a beat", killed: true },
  ])("$name: the counts go on", async ({ killed }) => {
    const guard = await testGuard();
    expect(guard.passed({ instance: "a", recipient_count: 60 })).toBe(1);
    guard.beat();
    const next = await guard.restart({ killed });
    expect(next.passed({ instance: "b", recipient_count: 41 })).toBe(0);
    expect(next.passed({ instance: "c", recipient_count: 40 })).toBe(1);
  });

  test("the time away counts, and a clock set back does not", async () => {
    const guard = await testGuard();
    guard.ask({ instance: "a", recipient_count: 100 });
    guard.beat();
    guard.pass(30 * 60_000, -48 * HOUR);
    const half = await guard.restart({ killed: true });
    expect(half.passed({ instance: "b" })).toBe(0);
    half.pass(32 * 60_000, 0);
    const whole = await half.restart({ killed: false });
    expect(whole.passed({ instance: "c" })).toBe(1);
  });

  test("another maximum, answer or name of a limit does not set its counts back", async () => {
    const guard = await testGuard();
    guard.ask({ instance: "a", recipient_count: 100 });
    const limits = [limitOf({ name: "renamed", max: 150, answer: "reject" })];
    const next = await guard.restart({ killed: false, settings: { limits } });
    expect(next.passed({ instance: "b", recipient_count: 51 })).toBe(0);
    expect(next.passed({ instance: "c", recipient_count: 50 })).toBe(1);
  });

  test("who was written to, what is held, overrides and events are still known", async () => {
    const limits = [limitOf({ name: "new", counts: "new-recipients", max: 1, answer: "hold" })];
    const guard = await testGuard({ limits });
    guard.ask({ instance: "a", recipient: "known@example.net" });
    guard.ask({ instance: "b", recipient: "other@example.net", queue_id: "4Held1" });
    await guard.control({
      ask: "override",
      account: "eve@example.com",
      limit: "new",
      max: 0,
      reason: "left",
    });
    const next = await guard.restart();
    expect(next.passed({ instance: "c", recipient: "known@example.net" })).toBe(1);
    expect(await next.control({ ask: "held" })).toMatchObject({
      messages: [{ queueId: "4Held1" }],
    });
    expect(await next.control({ ask: "overrides" })).toMatchObject({
      overrides: [{ account: "eve@example.com", reason: "left" }],
    });
    const { events } = (await next.control({ ask: "events" })) as { events: { code: string }[] };
    expect(events.map(({ code }) => code)).toContain("override-set");
  });
});

/** Tables that can be made to fail, as on a full disk. */
class FailingTables extends GuardTables {
  fails = false;

  override write(batch: StateBatch): void {
    if (this.fails) throw new Error("database or disk is full");
    super.write(batch);
  }
}

interface Kept {
  readonly counters: Counters;
  readonly keeper: StateKeeper;
  readonly tables: FailingTables;
  count(account: string, slot: number, amount: number): void;
  totals(): Record<string, number>;
}

const COLUMN = { per: "account", counts: "recipients", windowMs: HOUR } as const;

async function keep(path: string): Promise<Kept> {
  const tables = new FailingTables(openDatabase(path));
  const journal = new Journal();
  const counters: Counters = new Counters(journal, {
    columnAdded: (column) => keeper.columnAdded(column),
    subjectAdded: (kind, id, name) => keeper.subjectAdded(kind, id, name),
    subjectForgotten: (kind, id) => keeper.subjectForgotten(kind, id),
    subjectCounted: (kind, id) => keeper.subjectCounted(kind, id),
  });
  const entries = loadCounters(tables, counters, () => undefined);
  const keeper: StateKeeper = new StateKeeper(tables, journal, entries, {
    slotsOf: (kind, id) => counters.slotsOf(kind, id),
    meta: () => ({ seq: String(keeper.seq) }),
  });
  return {
    counters,
    keeper,
    tables,
    count: (account, slot, amount) => {
      const id = counters.subjects.account.idOf(account, 0);
      counters.count(counters.columnOf(COLUMN), id, slot, amount);
    },
    totals: () => {
      const { counts } = counters.columnOf(COLUMN);
      if (!(counts instanceof WindowColumn)) return {};
      return Object.fromEntries(
        [...counters.subjects.account.entries()]
          .map(([name, id]) => [name, counts.total(id, 0)] as const)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      );
    },
  };
}

describe("StateKeeper", () => {
  test("whenever it is killed and however writes fail, what was written is read back exactly", async () => {
    const step = fc.oneof(
      fc.record({
        kind: fc.constant("count" as const),
        account: fc.constantFrom("a", "b", "c"),
        slot: fc.nat(3),
        amount: fc.integer({ min: 1, max: 9 }),
      }),
      fc.record({ kind: fc.constant("beat" as const), afterMs: fc.nat(90_000) }),
      fc.record({ kind: fc.constant("disk" as const), fails: fc.boolean() }),
      fc.record({ kind: fc.constant("kill" as const) }),
    );
    let run = 0;
    const { mkdtempSync, rmSync } = await import("node:fs");
    const folder = mkdtempSync("/tmp/mailwarden-keeper-");
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
          run += 1;
          const path = `${folder}/${run}.sqlite`;
          let kept = await keep(path);
          let nowMs = 0;
          for (const one of steps) {
            switch (one.kind) {
              case "count":
                kept.count(one.account, one.slot, one.amount);
                break;
              case "beat":
                nowMs += one.afterMs;
                kept.keeper.beat(nowMs);
                break;
              case "disk":
                kept.tables.fails = one.fails;
                break;
              case "kill": {
                kept.tables.fails = false;
                // The disk has room again, and everything is written before the end.
                for (let beats = 0; beats < 20; beats += 1) kept.keeper.beat((nowMs += 5_000));
                const before = kept.totals();
                kept.tables.close();
                kept = await keep(path);
                expect(kept.totals()).toEqual(before);
              }
            }
          }
          kept.tables.close();
        }),
        { numRuns: 60 },
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test("a full disk is told once, answers go on, and once again when there is room", async () => {
    const guard = await testGuard();
    const tables = guard.tables;
    guard.beat();
    tables.write = () => {
      throw new Error("database or disk is full");
    };
    guard.ask({ instance: "a", recipient_count: 60 });
    for (let beats = 0; beats < 5; beats += 1) {
      guard.beat();
      guard.pass(3_000);
    }
    expect(guard.passed({ instance: "b", recipient_count: 60 })).toBe(0);
    expect(guard.guard.desk.status().warnings).toContainEqual({
      code: "state-unwritable",
      subject: "database or disk is full",
    });
    Reflect.deleteProperty(tables, "write");
    guard.pass(3_000);
    guard.beat();
    guard.beat();
    const { events } = (await guard.control({ ask: "events" })) as { events: { code: string }[] };
    const told = events.map(({ code }) => code).filter((code) => code.startsWith("state-"));
    expect(told).toEqual(["state-unwritable", "state-writable"]);
    const next = await guard.restart({ killed: true });
    expect(next.passed({ instance: "c", recipient_count: 41 })).toBe(0);
  });
});
