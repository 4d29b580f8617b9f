import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Diagnosis } from "../../src/core/diagnosis.ts";
import { diagnoseLogs, diagnoseText } from "./diagnose-logs.ts";
import { generateLog } from "./generate-log.ts";

const notesOf = ({ evidence }: Diagnosis<string>): string =>
  evidence.flatMap(({ notes }) => notes).join("\n");

const QUIET = generateLog("postfix", "none", { seed: 31, hours: 3 });
const THEFT = generateLog("postfix", "stolen-account-fast", { seed: 31, scale: 0.2, hours: 5 });

/** The theft with its figures, for logs that hold the same messages in other surroundings; two empty ones prove nothing. */
function figuresOf({ verdict, incidents }: Diagnosis<string>) {
  expect(incidents).not.toEqual([]);
  return {
    verdict,
    incidents: incidents.map(({ cause, accounts, clients, messages, recipients }) => ({
      cause,
      accounts,
      clients: clients.map(({ ip }) => ip),
      messages,
      recipients,
    })),
  };
}

/** Puts `junk` behind every `every`th line. */
function strew(lines: readonly string[], every: number, junk: (index: number) => Buffer): Buffer {
  return Buffer.concat(
    lines.flatMap((line, index) => {
      const own = Buffer.from(`${line}\n`);
      return index % every === 0 ? [own, junk(index), Buffer.from("\n")] : [own];
    }),
  );
}

describe("bytes that are no text", () => {
  test("random bytes alone accuse nobody and stop nothing", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 4000 }), async (bytes) => {
        const { incidents, verdict } = await diagnoseText(bytes);
        expect({ incidents, verdict }).toEqual({ incidents: [], verdict: "insufficient-evidence" });
      }),
      { numRuns: 25 },
    );
  });

  test("random bytes behind a stamp and a program", async () => {
    const programs = [
      "postfix/smtpd[1]",
      "postfix/qmgr[1]",
      "postfix/smtp[1]",
      "dovecot",
      "amavis[1]",
      "exim",
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...programs), fc.uint8Array({ maxLength: 200 })), {
          minLength: 1,
          maxLength: 40,
        }),
        async (lines) => {
          const bytes = lines.flatMap(([program, body]) => [
            Buffer.from(`Mar  2 03:00:00 mail ${program}: A1B2C3D4E5: `),
            body,
            Buffer.from("\n"),
          ]);
          expect((await diagnoseText(Buffer.concat(bytes))).incidents).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  });

  test.each([
    { name: "NUL bytes", junk: () => Buffer.alloc(600) },
    { name: "invalid UTF-8", junk: () => Buffer.from([0xc3, 0x28, 0xff, 0xfe, 0xed, 0xa0, 0x80]) },
    { name: "high bytes of a stamp's length", junk: () => Buffer.alloc(40, 0xe9) },
    { name: "terminal escapes", junk: () => Buffer.from("\u001b[2J\u001b]0;x\u0007\u009b31m") },
  ])("$name between the lines change nothing", async ({ junk }) => {
    const want = figuresOf(await diagnoseText(THEFT.text));
    expect(want.verdict).toBe("incident");
    const diagnosis = await diagnoseText(strew(THEFT.lines, 7, junk));
    expect(figuresOf(diagnosis)).toEqual(want);
  });

  /** A crash leaves a block of them where the next line begins. */
  test("NUL bytes in front of a line do not hide it", async () => {
    const want = figuresOf(await diagnoseText(THEFT.text));
    const bytes = THEFT.lines.map(
      (line, index) => `${index % 50 === 0 ? "\0".repeat(300) : ""}${line}\n`,
    );
    expect(figuresOf(await diagnoseText(bytes.join("")))).toEqual(want);
  });
});

describe("lines without measure", () => {
  const head =
    "Mar  2 03:00:00 mail postfix/smtpd[1]: NOQUEUE: reject: RCPT from unknown[203.0.113.9]: 554 ";
  test.each([
    { name: "one letter", line: head + "x".repeat(5e6) },
    { name: "brackets", line: head + "<[(".repeat(1.7e6) },
    { name: "blanks and commas", line: head + ", ".repeat(2.5e6) },
    { name: "logins", line: head + ", sasl_username=victim@example.com".repeat(150_000) },
    { name: "no stamp", line: "y".repeat(5e6) },
    {
      name: "Exim",
      line: `2026-03-02 03:00:00 1vwtVo-000021-6L <= ${"a@b.example H=(".repeat(330_000)}`,
    },
  ])("5 MB of $name: cut, noted, and the rest is read", async ({ line }) => {
    const middle = Math.floor(THEFT.lines.length / 2);
    const text = [...THEFT.lines.slice(0, middle), line, ...THEFT.lines.slice(middle)];
    const diagnosis = await diagnoseText(text.map((one) => `${one}\n`).join(""));
    expect(figuresOf(diagnosis)).toEqual(figuresOf(await diagnoseText(THEFT.text)));
    expect(notesOf(diagnosis).split("\n")).toContain("cut-lines 1");
    expect(diagnosis.evidence[0]?.lines).toBe(text.length);
  });

  /** Lines are proof: what follows a long line must keep its number, and its rest must not become lines of its own. */
  test("the rest of a cut line is never read as lines", async () => {
    const fake = "Mar  2 03:00:00 mail postfix/smtpd[1]: A1B2C3D4E5: client=h[198.51.100.77], x=";
    const text = `${fake.padEnd(256, "x").repeat(20_000)}\n${QUIET.text}`;
    const { evidence } = await diagnoseText(text);
    expect(evidence).toMatchObject([{ lines: QUIET.lines.length + 1 }]);
  });

  test("a message with a hundred thousand recipients", async () => {
    const lines = [
      "Mar  2 03:00:00 mail postfix/qmgr[1]: A1B2C3D4E5: from=<list@victim.example>, size=9, nrcpt=100000 (queue active)",
    ];
    for (let index = 0; index < 100_000; index += 1)
      lines.push(
        `Mar  2 03:00:01 mail postfix/smtp[1]: A1B2C3D4E5: to=<u${index}@far.test>, relay=mx.far.test[192.0.2.80]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 ok)`,
      );
    expect((await diagnoseText(`${lines.join("\n")}\n`)).incidents).toEqual([]);
  });
});

describe("queue ids", () => {
  /** Each message is begun and never ended: an attacker's cheapest way to make a log reader remember. */
  test("a million open ones are bounded in memory, and noted", async () => {
    const pieces: string[] = [];
    for (let index = 0; index < 1_000_000; index += 1) {
      const id = (0x1000000000 + index).toString(16).toUpperCase();
      pieces.push(
        `Mar  2 ${clock(index / 100)} mail postfix/smtpd[1]: ${id}: client=unknown[203.0.113.9]\n`,
      );
    }
    const text = Buffer.from(pieces.join(""));
    pieces.length = 0;
    const before = process.memoryUsage().rss;
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
    const diagnosis = await diagnoseText(text, {
      timezone: "UTC",
      year: 2026,
      onProgress: () => (most = Math.max(most, process.memoryUsage().rss)),
    });
    clearInterval(watch);
    expect(diagnosis.incidents).toEqual([]);
    expect(notesOf(diagnosis)).toMatch(/closed-early \d+/);
    expect(most - before).toBeLessThan(600e6);
  });

  test("used again on another day, they are two messages", async () => {
    const day = (date: number, ip: string, login: string): readonly string[] => [
      `Mar ${String(date).padStart(2)} 03:00:00 mail postfix/smtpd[1]: A1B2C3D4E5: client=h[${ip}], sasl_method=PLAIN, sasl_username=${login}`,
      `Mar ${String(date).padStart(2)} 03:00:00 mail postfix/qmgr[1]: A1B2C3D4E5: from=<${login}>, size=9, nrcpt=1 (queue active)`,
      `Mar ${String(date).padStart(2)} 03:00:01 mail postfix/smtp[1]: A1B2C3D4E5: to=<x@far.test>, relay=mx.far.test[192.0.2.80]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 ok)`,
    ];
    for (const end of [["Mar  2 03:00:01 mail postfix/qmgr[1]: A1B2C3D4E5: removed"], []]) {
      const lines = [
        ...day(2, "198.51.100.7", "ann@victim.example"),
        ...end,
        ...Array.from({ length: 40 }, (_, index) =>
          day(4, "203.0.113.9", `u${index}@victim.example`),
        ).flat(),
      ];
      const { incidents } = await diagnoseText(`${lines.join("\n")}\n`);
      expect(incidents).toEqual([]);
    }
  });

  /** The thief's messages under ids that an honest account had the day before. */
  test("used again by a thief, they do not make the former sender one", async () => {
    const honest = generateLog("postfix", "none", { seed: 33, hours: 5 });
    const ids = honest.lines.flatMap(
      (line) => /smtpd\[\d+\]: (\w+): client=.*sasl_username/.exec(line)?.[1] ?? [],
    );
    const stolen = [
      ...new Set(
        THEFT.lines.flatMap(
          (line) => /smtpd\[\d+\]: (\w+): client=.*sasl_username/.exec(line)?.[1] ?? [],
        ),
      ),
    ];
    const renamed = new Map(stolen.map((id, index) => [id, ids[index] ?? id]));
    expect(ids.length).toBeGreaterThan(40);
    const day2 = THEFT.lines.map((line) =>
      line
        .replace(/^Mar {2}2/, "Mar  3")
        .replace(/\b[0-9A-F]{10}\b/, (id) => renamed.get(id) ?? id),
    );
    const alone = figuresOf(await diagnoseText(day2.map((line) => `${line}\n`).join("")));
    const both = figuresOf(
      await diagnoseText(honest.text + day2.map((line) => `${line}\n`).join("")),
    );
    expect(both).toEqual(alone);
  });
});

describe("clocks", () => {
  const shifted = (from: number, stamp: string): string =>
    THEFT.lines
      .map((line, index) => `${index < from ? line : line.replace(/^Mar {2}2/, stamp)}\n`)
      .join("");
  const middle = Math.floor(THEFT.lines.length / 2);

  test("back a day: noted, same incident", async () => {
    const diagnosis = await diagnoseText(shifted(middle, "Mar  1"));
    expect(figuresOf(diagnosis)).toEqual(figuresOf(await diagnoseText(THEFT.text)));
    expect(notesOf(diagnosis)).toMatch(/clock-back 8\d{4}/);
  });

  test("one line far in the future does not hide what follows", async () => {
    const iso = generateLog("postfix", "stolen-account-fast", {
      seed: 31,
      scale: 0.2,
      hours: 5,
      stampForm: "iso",
    });
    const lines = iso.lines.map((line, index) =>
      index === middle ? line.replace(/^2026/, "2027") : line,
    );
    const diagnosis = await diagnoseText(lines.map((line) => `${line}\n`).join(""));
    expect(figuresOf(diagnosis)).toEqual(figuresOf(await diagnoseText(iso.text)));
    expect(notesOf(diagnosis)).toMatch(/clock-back 3\d{7}/);
  });

  test("forward a year and on from there", async () => {
    const iso = generateLog("postfix", "stolen-account-fast", {
      seed: 31,
      scale: 0.2,
      hours: 5,
      stampForm: "iso",
    });
    const lines = iso.lines.map((line, index) =>
      index >= middle ? line.replace(/^2026/, "2027") : line,
    );
    const diagnosis = await diagnoseText(lines.map((line) => `${line}\n`).join(""));
    expect(figuresOf(diagnosis)).toEqual(figuresOf(await diagnoseText(iso.text)));
    expect(diagnosis.evidence[0]?.to).toMatch(/^2027/);
  });

  const newYear = generateLog("postfix", "stolen-account-fast", {
    seed: 34,
    scale: 0.2,
    hours: 10,
    startMs: Date.UTC(2025, 11, 31, 20),
  });

  test.each([
    { name: "given", options: { timezone: "UTC", year: 2025 } },
    { name: "assumed", options: { timezone: "UTC" } },
  ])("New Year without years, the first one $name", async ({ options }) => {
    expect(newYear.lines[0]).toMatch(/^Dec 31/);
    expect(newYear.lines.at(-1)).toMatch(/^Jan {2}1/);
    const diagnosis = await diagnoseText(newYear.text, options);
    expect(diagnosis.evidence[0]?.from).toMatch(/^2025-12-31T20/);
    expect(diagnosis.evidence[0]?.to).toMatch(/^2026-01-01T0[56]/);
    expect(notesOf(diagnosis)).toContain("year-turned");
    expect(diagnosis.incidents).toMatchObject([
      {
        accounts: newYear.truth.incidents[0]?.accounts,
        messages: newYear.truth.incidents[0]?.messages,
      },
    ]);
    expect(Date.parse(diagnosis.incidents[0]?.firstAt ?? "")).toBe(
      Math.floor(Date.parse(newYear.truth.incidents[0]?.firstAt ?? "") / 1000) * 1000,
    );
  });

  test("New Year over two files, in both orders", async () => {
    const at = newYear.lines.findIndex((line) => line.startsWith("Jan"));
    const part = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");
    const [older, newer] = [part(newYear.lines.slice(0, at)), part(newYear.lines.slice(at))];
    const want = figuresOf(await diagnoseText(newYear.text, { timezone: "UTC" }));
    for (const files of [
      { older, newer },
      { newer, older },
    ]) {
      const diagnosis = await diagnoseLogs(files, { timezone: "UTC" });
      expect(figuresOf(diagnosis)).toEqual(want);
      expect(diagnosis.evidence.map(({ from }) => from?.slice(0, 4)).toSorted()).toEqual([
        "2025",
        "2026",
      ]);
    }
  });

  /** Wall clocks of Berlin around a night of change, written from UTC as a server there writes them. */
  test.each([
    { name: "forward in March", startMs: Date.UTC(2026, 2, 28, 22), hours: 8 },
    { name: "back in October", startMs: Date.UTC(2026, 9, 24, 21), hours: 8 },
  ])("summer time $name", async ({ startMs, hours }) => {
    const log = generateLog("postfix", "stolen-account-fast", {
      seed: 35,
      scale: 0.2,
      hours,
      startMs,
      stampForm: "iso",
      messagesPerSecond: 0.1,
    });
    const local = log.lines.map(
      (line) => `${berlinStamp(Date.parse(line.slice(0, 32)))}${line.slice(32)}\n`,
    );
    const want = figuresOf(await diagnoseText(log.text));
    const diagnosis = await diagnoseText(local.join(""), { timezone: "Europe/Berlin", year: 2026 });
    expect(want.verdict).toBe("incident");
    expect(figuresOf(diagnosis)).toEqual(want);
  });

  test("stamps that are no times", async () => {
    const bad = [
      "Feb 30 03:00:00",
      "Mar  2 25:61:61",
      "Mar 99 03:00:00",
      "Foo  2 03:00:00",
      "Mar  2 03:00:60",
    ];
    const lines = strew(THEFT.lines, 9, (index) =>
      Buffer.from(
        `${bad[index % bad.length] ?? ""} mail postfix/smtpd[1]: connect from unknown[203.0.113.9]`,
      ),
    );
    expect(figuresOf(await diagnoseText(lines))).toEqual(figuresOf(await diagnoseText(THEFT.text)));
  });
});

function clock(second: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, "0");
  return `${two(second / 3600)}:${two((second / 60) % 60)}:${two(second % 60)}`;
}

const BERLIN = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Berlin",
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

function berlinStamp(ms: number): string {
  const part = Object.fromEntries(BERLIN.formatToParts(ms).map(({ type, value }) => [type, value]));
  return `${part["month"]} ${part["day"]?.padStart(2)} ${part["hour"]}:${part["minute"]}:${part["second"]}`;
}

test("the quiet log that these tests build on is clean", async () => {
  expect(await diagnoseText(QUIET.text)).toMatchObject({ verdict: "clean", incidents: [] });
});
