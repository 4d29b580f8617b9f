import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listLogFolder, lookAtLog, openLog } from "../../system/log-files.ts";
import type { LogTrouble } from "./followed-log.ts";
import { LogFollower } from "./log-follower.ts";
import type { LogWorld, OpenJournal } from "./log-world.ts";

const MINUTE = 60_000;

let folder = "";
let log = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mailwarden-follow-"));
  log = join(folder, "mail.log");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Lines of Postfix with a number each: `1..3`. */
function lines(from: number, to = from): string {
  let text = "";
  for (let at = from; at <= to; at += 1) {
    text += `Nov 25 10:00:00 mx postfix/qmgr[7]: 4ABC${at}: from=<n${at}@example.com>, size=9, nrcpt=1 (queue active)\n`;
  }
  return text;
}

interface Seen {
  /** Numbers of the lines that were given, `p` before those that are past. */
  readonly numbers: string[];
  readonly places: Map<string, string>;
  readonly troubles: string[];
  readonly follower: LogFollower;
  pass(ms: number): void;
  /** Beats until nothing more is read. */
  settle(): Promise<void>;
}

function follow(
  places: ReadonlyMap<string, string> = new Map(),
  changes: Partial<LogWorld> = {},
): Seen {
  let nowMs = 1000;
  const wallMs = Date.UTC(2026, 10, 25, 12);
  const numbers: string[] = [];
  const troubles: string[] = [];
  const kept = new Map(places);
  const trouble: LogTrouble = {
    unreadable: (_source, reason) => troubles.push(reason ?? "well"),
    gap: (_source, reason) => troubles.push(`gap ${reason}`),
  };
  const world: LogWorld = {
    look: lookAtLog,
    open: openLog,
    list: listLogFolder,
    openJournal: () => ({
      bytes: { read: () => Promise.resolve(0), close: () => Promise.resolve() },
      ended: () => "there is no journal",
    }),
    findLogs: () => Promise.resolve([log]),
    timezone: "UTC",
    ...changes,
  };
  const follower = new LogFollower(undefined, {
    world,
    clock: { nowMs: () => nowMs, wallMs: () => wallMs + nowMs },
    trouble,
    places,
    keepPlace: (source, place) => kept.set(source, place),
  });
  follower.listen({
    onLine: (line) => {
      const event = line.event();
      const number = /^n(\d+)@/.exec(event.from ?? "")?.[1] ?? `?${line.text()}`;
      numbers.push(line.isPast ? `p${number}` : number);
    },
  });
  return {
    numbers,
    places: kept,
    troubles,
    follower,
    pass: (ms) => {
      nowMs += ms;
    },
    settle: async () => {
      for (let before = -1; before !== numbers.length;) {
        before = numbers.length;
        for (let beat = 0; beat < 4; beat += 1) {
          nowMs += 600;
          await follower.beat();
        }
      }
    },
  };
}

function numbered(from: number, to: number): readonly string[] {
  return Array.from({ length: to - from + 1 }, (_, at) => String(from + at));
}

describe("a log that grows", () => {
  test("what stood there before is past, what comes is new, and each comes once", async () => {
    writeFileSync(log, lines(1, 2));
    const seen = follow();
    await seen.settle();
    appendFileSync(log, lines(3, 4));
    await seen.settle();
    await seen.settle();
    expect(seen.numbers).toEqual(["p1", "p2", "3", "4"]);
  });

  test("a line waits for its newline, in whatever pieces it comes", async () => {
    writeFileSync(log, "");
    const seen = follow();
    await seen.settle();
    for (const piece of lines(1, 3).match(/.{1,37}|\n/g) ?? []) {
      appendFileSync(log, piece);
      await seen.settle();
    }
    appendFileSync(log, lines(4).trimEnd());
    await seen.settle();
    expect(seen.numbers).toEqual(["1", "2", "3"]);
    appendFileSync(log, "\n");
    await seen.settle();
    expect(seen.numbers).toEqual(["1", "2", "3", "4"]);
  });

  test("line and offset are those of the file", async () => {
    writeFileSync(log, lines(1, 2));
    const seen = follow();
    const at: unknown[] = [];
    seen.follower.listen({
      onLine: ({ source, line, offset }) => at.push([source, line, offset]),
    });
    await seen.settle();
    expect(at).toEqual([
      [log, 1, 0],
      [log, 2, lines(1).length],
    ]);
  });

  test("a burst is read in steps, without a line lost, and a beat does little", async () => {
    writeFileSync(log, "");
    const seen = follow();
    await seen.settle();
    appendFileSync(log, lines(1, 20_000));
    await seen.follower.beat();
    expect(seen.numbers.length).toBeLessThan(4000);
    await seen.settle();
    expect(seen.numbers).toEqual(numbered(1, 20_000));
  });

  test("the first year of stamps without one is the year in which they were not to come", async () => {
    writeFileSync(log, "Dec 31 23:59:59 mx postfix/smtpd[1]: connect from a[192.0.2.1]\n");
    const seen = follow();
    const at: (string | null)[] = [];
    seen.follower.listen({ onLine: (line) => at.push(line.event().at) });
    await seen.settle();
    expect(at).toEqual(["2025-12-31T23:59:59+00:00"]);
  });
});

describe("rotation", () => {
  test("create: the daemon goes on in the renamed file until it is told", async () => {
    writeFileSync(log, "");
    const seen = follow();
    await seen.settle();
    appendFileSync(log, lines(1));
    renameSync(log, `${log}.1`);
    writeFileSync(log, "");
    await seen.settle();
    appendFileSync(`${log}.1`, lines(2));
    await seen.settle();
    appendFileSync(log, lines(3));
    await seen.settle();
    expect(seen.numbers).toEqual(["1", "2", "3"]);
    expect(seen.troubles).toEqual([]);
  });

  test("create: what was left without a newline is given when nobody writes any more", async () => {
    writeFileSync(log, "");
    const seen = follow();
    await seen.settle();
    appendFileSync(log, lines(1).trimEnd());
    renameSync(log, `${log}.1`);
    writeFileSync(log, lines(2));
    await seen.settle();
    expect(seen.numbers).toEqual(["2"]);
    seen.pass(MINUTE);
    await seen.settle();
    expect(seen.numbers).toEqual(["2", "1"]);
  });

  test.each([
    { name: "the usual name", copy: "mail.log.1" },
    { name: "a date", copy: "mail.log-20261125" },
    { name: "a date before the extension", copy: "mail-20261125.log" },
  ])("copytruncate, $name: what nobody had read stands in the copy", async ({ copy }) => {
    writeFileSync(log, "");
    const seen = follow();
    await seen.settle();
    appendFileSync(log, lines(1, 2));
    await seen.settle();
    appendFileSync(log, lines(3, 4));
    copyFileSync(log, join(folder, copy));
    truncateSync(log);
    appendFileSync(log, lines(5));
    await seen.settle();
    expect(seen.numbers).toEqual(["1", "2", "3", "4", "5"]);
    expect(seen.troubles).toEqual([]);
  });

  test("emptied and longer than before when we look again", async () => {
    writeFileSync(log, "");
    const seen = follow();
    await seen.settle();
    appendFileSync(log, lines(1, 2));
    await seen.settle();
    copyFileSync(log, `${log}.1`);
    truncateSync(log);
    appendFileSync(log, lines(3, 9));
    await seen.settle();
    expect(seen.numbers).toEqual(numbered(1, 9));
  });

  test("emptied without a copy: nobody knows what was lost, and that is told", async () => {
    writeFileSync(log, "");
    const seen = follow();
    await seen.settle();
    appendFileSync(log, lines(1, 2));
    await seen.settle();
    truncateSync(log);
    await seen.settle();
    appendFileSync(log, lines(3));
    await seen.settle();
    expect(seen.numbers).toEqual(["1", "2", "3"]);
    expect(seen.troubles).toEqual(["gap emptied"]);
  });
});

describe("a restart", () => {
  async function until(last: number): Promise<Seen> {
    writeFileSync(log, "");
    const seen = follow();
    await seen.settle();
    appendFileSync(log, lines(1, last));
    await seen.settle();
    await seen.follower.close();
    return seen;
  }

  const AWAY: readonly { name: string; meanwhile: () => void; troubles?: readonly string[] }[] = [
    { name: "nothing but new lines", meanwhile: () => appendFileSync(log, lines(4, 6)) },
    {
      name: "create",
      meanwhile: () => {
        appendFileSync(log, lines(4, 5));
        renameSync(log, `${log}.1`);
        writeFileSync(log, lines(6));
      },
    },
    {
      name: "create, twice",
      meanwhile: () => {
        appendFileSync(log, lines(4));
        renameSync(log, `${log}.2`);
        writeFileSync(`${log}.1`, lines(5));
        writeFileSync(log, lines(6));
      },
    },
    {
      name: "copytruncate",
      meanwhile: () => {
        appendFileSync(log, lines(4, 5));
        copyFileSync(log, `${log}.1`);
        truncateSync(log);
        appendFileSync(log, lines(6));
      },
    },
  ];
  test.each(AWAY)("goes on where it was: $name", async ({ meanwhile }) => {
    const before = await until(3);
    meanwhile();
    const after = follow(before.places);
    await after.settle();
    expect([...before.numbers, ...after.numbers]).toEqual(numbered(1, 6));
    expect(after.troubles).toEqual([]);
  });

  test("packed meanwhile: the new log is read, and the gap told", async () => {
    const before = await until(3);
    unlinkSync(log);
    writeFileSync(`${log}.1.gz`, "packed");
    writeFileSync(log, lines(9));
    const after = follow(before.places);
    await after.settle();
    expect(after.numbers).toEqual(["9"]);
    expect(after.troubles).toEqual(["gap rotated"]);
  });

  test("in the middle of a line, and of two files: nothing twice", async () => {
    writeFileSync(log, "");
    const before = follow();
    await before.settle();
    appendFileSync(log, lines(1));
    appendFileSync(log, lines(2).slice(0, 30));
    await before.settle();
    renameSync(log, `${log}.1`);
    writeFileSync(log, lines(3));
    await before.settle();
    await before.follower.close();
    appendFileSync(`${log}.1`, lines(2).slice(30));
    const after = follow(before.places);
    await after.settle();
    expect(before.numbers).toEqual(["1", "3"]);
    expect(after.numbers).toEqual(["2"]);
  });
});

describe("a log that is not there", () => {
  test("is told once, tried again, and read from its beginning when it comes", async () => {
    const seen = follow();
    await seen.settle();
    await seen.settle();
    expect(seen.troubles).toEqual(["no such file or folder"]);
    writeFileSync(log, lines(1, 2));
    await seen.settle();
    expect(seen.numbers).toEqual(["1", "2"]);
    expect(seen.troubles).toEqual(["no such file or folder", "well"]);
  });

  test("a folder in its place is no log", async () => {
    mkdirSync(log);
    const seen = follow();
    await seen.settle();
    expect(seen.troubles).toHaveLength(1);
    expect(seen.troubles[0]).toContain("not a file");
  });

  test.skipIf(process.getuid?.() === 0)("one that may not be read", async () => {
    writeFileSync(log, lines(1));
    chmodSync(log, 0);
    const seen = follow();
    await seen.settle();
    expect(seen.troubles).toEqual(["permission denied"]);
  });
});

describe("the journal", () => {
  const entry = (number: number) =>
    `${JSON.stringify({
      __CURSOR: `s=${number}`,
      __REALTIME_TIMESTAMP: String(Date.UTC(2026, 10, 25, 13) * 1000),
      SYSLOG_IDENTIFIER: "postfix/qmgr",
      SYSLOG_PID: "7",
      _HOSTNAME: "mx",
      MESSAGE: `4ABC${number}: from=<n${number}@example.com>, size=9, nrcpt=1 (queue active)`,
    })}\n`;

  test("is taken where there is no file, and gone on with behind the last entry", async () => {
    const asked: (string | undefined)[] = [];
    let waiting = "";
    let why: string | undefined;
    const openJournal = (cursor: string | undefined): OpenJournal => {
      asked.push(cursor);
      return {
        bytes: {
          read: (into, at) => {
            const count = Buffer.from(waiting).copy(into, at);
            waiting = waiting.slice(count);
            return Promise.resolve(count);
          },
          close: () => Promise.resolve(),
        },
        ended: () => why,
      };
    };
    const seen = follow(new Map(), { findLogs: () => Promise.resolve([]), openJournal });
    await seen.settle();
    waiting = entry(1) + entry(2).slice(0, 50);
    await seen.settle();
    waiting = entry(2).slice(50);
    await seen.settle();
    expect(seen.numbers).toEqual(["1", "2"]);
    why = "killed";
    await seen.settle();
    why = undefined;
    seen.pass(MINUTE);
    waiting = entry(3);
    await seen.settle();
    expect(seen.numbers).toEqual(["1", "2", "3"]);
    expect(seen.troubles).toEqual(["killed", "well"]);
    expect(asked).toEqual([undefined, "s=2"]);
    expect(seen.places.get("journalctl")).toBe("s=3");
  });
});

describe("whatever happens to a log", () => {
  const HAPPENING = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ do: fc.constant("write"), lines: fc.integer({ min: 1, max: 40 }) }),
    },
    { weight: 4, arbitrary: fc.record({ do: fc.constant("read"), lines: fc.constant(0) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constantFrom("rotate", "restart", "half", "wait"),
        lines: fc.constant(0),
      }),
    },
  );

  /** What logrotate does first: `.1` becomes `.2`. */
  function shift(): void {
    for (let at = 8; at >= 1; at -= 1) {
      if (existsSync(`${log}.${at}`)) renameSync(`${log}.${at}`, `${log}.${at + 1}`);
    }
  }

  test.each(["create", "copytruncate"])(
    "each line is given once, in its order, by one run or the next: %s",
    async (mode) => {
      await fc.assert(
        fc.asyncProperty(fc.array(HAPPENING, { maxLength: 40 }), async (happenings) => {
          rmSync(folder, { recursive: true, force: true });
          mkdirSync(folder);
          // A file system tells times to some milliseconds, and a test is faster than a day.
          let day = Date.UTC(2026, 10, 1) / 1000;
          const touch = (path: string) => utimesSync(path, day, (day += 86_400));
          writeFileSync(log, "");
          touch(log);
          let unseen = 0;
          let written = 0;
          let half = "";
          let seen = follow();
          const given: string[] = [];
          await seen.settle();
          for (const { do: what, lines: count } of happenings) {
            if (what === "write") {
              appendFileSync(log, half + lines(written + 1, written + count));
              written += count;
              half = "";
              touch(log);
            } else if (what === "half" && half === "") {
              written += 1;
              const line = lines(written);
              appendFileSync(log, line.slice(0, 25));
              half = line.slice(25);
              touch(log);
            } else if (what === "read") await seen.follower.beat();
            else if (what === "wait") seen.pass(MINUTE);
            else if (what === "restart") {
              await seen.follower.close();
              given.push(...seen.numbers);
              seen = follow(seen.places);
            } else if (half === "") {
              unseen += 1;
              // Eight at once are no rotation any more.
              if (unseen % 5 === 0) await seen.settle();
              shift();
              if (mode === "create") {
                renameSync(log, `${log}.1`);
                writeFileSync(log, "");
              } else {
                // A copy is known by what was read of it before.
                appendFileSync(log, lines(written + 1));
                await seen.settle();
                appendFileSync(log, lines(written + 2));
                written += 2;
                copyFileSync(log, `${log}.1`);
                touch(`${log}.1`);
                truncateSync(log);
              }
              touch(log);
            }
          }
          if (half !== "") appendFileSync(log, half);
          await seen.settle();
          given.push(...seen.numbers);
          expect(given).toEqual(numbered(1, written));
        }),
        { numRuns: 40 },
      );
    },
  );
});
