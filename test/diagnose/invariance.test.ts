import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Diagnosis } from "../../src/core/diagnosis.ts";
import { diagnoseLogs, type LogFiles } from "./diagnose-logs.ts";
import { type GeneratedLog, generateLog } from "./generate-log.ts";

/** Cut short: the abuse still runs when the log ends, and messages stand open. */
const LOGS: readonly { readonly name: string; readonly log: GeneratedLog }[] = [
  { name: "postfix, stolen account", log: small("postfix", "stolen-account-fast") },
  { name: "postfix with amavis, open relay", log: small("postfix", "open-relay", true) },
  { name: "postfix, web script", log: small("postfix", "web-script") },
  { name: "exim, stolen account", log: small("exim", "stolen-account-botnet") },
  { name: "exim, backscatter", log: small("exim", "backscatter") },
  { name: "postfix, quiet", log: small("postfix", "none") },
];

function small(mta: "postfix" | "exim", scenario: string, contentFilter = false): GeneratedLog {
  return generateLog(mta, scenario, { seed: 11, scale: 0.2, hours: 5, contentFilter });
}

/**
 * All that must not depend on how the log was handed over. Ids are sets. Which line of a second is the first one, and so
 * is shown as an example, does depend on it.
 */
function essenceOf({ verdict, incidents, findings, summary }: Diagnosis<string>) {
  return {
    verdict,
    summary,
    incidents: incidents.map(({ proof: _example, seenQueueIds, senders, ...incident }) => ({
      ...incident,
      senders: senders.map(({ recipients }) => recipients),
      seenQueueIds: seenQueueIds.toSorted(),
    })),
    findings: findings.map(({ code, severity, subject, data }) => {
      const { text: _text, url: _url, ourIp: _ourIp, relays: _relays, ...figures } = data;
      return { code, severity, subject, figures };
    }),
  };
}

const file = (lines: readonly string[], end = "\n"): string =>
  lines.map((line) => `${line}${end}`).join("");

/** Every file gets each `hands`th line. */
function deal(lines: readonly string[], hands: number): LogFiles {
  return Object.fromEntries(
    Array.from({ length: hands }, (_, hand) => [
      `${hand}.log`,
      file(lines.filter((_line, index) => index % hands === hand)),
    ]),
  );
}

/** How many lines the notes say were met in another source before. */
function metTwice({ evidence }: Diagnosis<string>): number {
  return evidence
    .flatMap(({ notes }) => notes)
    .reduce((sum, note) => sum + Number(/^lines-met-twice (\d+)$/.exec(note)?.[1] ?? 0), 0);
}

describe.each(LOGS)("$name", ({ name, log: { lines, text } }) => {
  /** Two empty diagnoses are equal and prove nothing. */
  const whole = async () => {
    const essence = essenceOf(await diagnoseLogs({ "mail.log": text }));
    expect(essence.incidents.length > 0).toBe(!name.includes("quiet"));
    return essence;
  };

  test("cut in two at any line, in both orders", async () => {
    const want = await whole();
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: lines.length }), fc.boolean(), async (at, reversed) => {
        const older = ["mail.log.1", file(lines.slice(0, at))] as const;
        const newer = ["mail.log", file(lines.slice(at))] as const;
        const files = Object.fromEntries(reversed ? [newer, older] : [older, newer]);
        expect(essenceOf(await diagnoseLogs(files))).toEqual(want);
      }),
      { numRuns: 8 },
    );
  });

  test("cut inside of a second, in both orders", async () => {
    const want = await whole();
    const at = lines.findIndex((line, index) => index > 200 && sameSecond(line, lines[index - 1]));
    expect(at).toBeGreaterThan(200);
    const [older, newer] = [file(lines.slice(0, at)), file(lines.slice(at))];
    expect(essenceOf(await diagnoseLogs({ a: older, b: newer }))).toEqual(want);
    expect(essenceOf(await diagnoseLogs({ b: newer, a: older }))).toEqual(want);
  });

  test.skipIf(name.includes("amavis"))("dealt out to files whose lines interleave", async () => {
    const want = await whole();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 3 }), fc.boolean(), async (hands, reversed) => {
        const files = Object.entries(deal(lines, hands));
        const given = Object.fromEntries(reversed ? files.toReversed() : files);
        expect(essenceOf(await diagnoseLogs(given))).toEqual(want);
      }),
      { numRuns: 4 },
    );
  });

  test("copies that overlap are counted once", async () => {
    const want = await whole();
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: lines.length }),
        fc.nat({ max: lines.length }),
        async (one, other) => {
          const [from, to] = [Math.min(one, other), Math.max(one, other)];
          const files = { older: file(lines.slice(0, to)), newer: file(lines.slice(from)) };
          expect(essenceOf(await diagnoseLogs(files))).toEqual(want);
        },
      ),
      { numRuns: 5 },
    );
  });

  test("the whole log twice is noted", async () => {
    const diagnosis = await diagnoseLogs({ a: text, b: text });
    expect(essenceOf(diagnosis)).toEqual(await whole());
    expect(metTwice(diagnosis)).toBe(lines.length);
  });

  test("with CRLF", async () => {
    expect(essenceOf(await diagnoseLogs({ a: file(lines, "\r\n") }))).toEqual(await whole());
  });

  test("without the last line end", async () => {
    expect(essenceOf(await diagnoseLogs({ a: text.slice(0, -1) }))).toEqual(await whole());
  });
});

/** Both hops of a message within one second, and its end may be read before its beginning. */
test.each(["stolen-account-fast", "open-relay", "backscatter"])(
  "amavis, %s: dealt out to files whose lines interleave",
  async (scenario) => {
    for (const seed of [2, 4, 15]) {
      const settings = { seed, scale: 0.2, hours: 5, contentFilter: true };
      const { lines, text } = generateLog("postfix", scenario, settings);
      const want = essenceOf(await diagnoseLogs({ "mail.log": text }));
      expect(want.verdict).toBe("incident");
      expect(essenceOf(await diagnoseLogs(deal(lines, 2)))).toEqual(want);
      expect(essenceOf(await diagnoseLogs(deal(lines, 3)))).toEqual(want);
    }
  },
);

function sameSecond(line: string, before: string | undefined): boolean {
  return line.slice(0, 15) === before?.slice(0, 15);
}

const PACKERS = [
  { program: "gzip", args: ["-c"] },
  { program: "bzip2", args: ["-c"] },
  { program: "xz", args: ["-c", "-0"] },
  { program: "zstd", args: ["-c", "-q"] },
];

describe("packed", () => {
  for (const { program, args } of PACKERS) {
    test.skipIf(spawnSync(program, ["--version"]).error !== undefined)(program, async () => {
      const { lines, text } = small("postfix", "stolen-account-fast");
      const want = essenceOf(await diagnoseLogs({ "mail.log": text }));
      expect(want.verdict).toBe("incident");
      const middle = Math.floor(lines.length / 2);
      const pack = (part: string): Uint8Array => {
        const { stdout, status } = spawnSync(program, args, { input: part, maxBuffer: 1 << 28 });
        expect(status).toBe(0);
        return stdout;
      };
      const files: LogFiles = {
        // Plain and packed together, as logrotate leaves them (delaycompress).
        "mail.log": file(lines.slice(middle)),
        "mail.log.2": pack(file(lines.slice(0, middle))),
      };
      expect(essenceOf(await diagnoseLogs({ all: pack(text) }))).toEqual(want);
      expect(essenceOf(await diagnoseLogs(files))).toEqual(want);
    });
  }
});

describe("the same log under two stamps", () => {
  const settings = { seed: 5, scale: 0.2, hours: 5 } as const;
  const old = generateLog("postfix", "stolen-account-fast", settings);
  const iso = generateLog("postfix", "stolen-account-fast", { ...settings, stampForm: "iso" });

  /** The two stamps differ in the fraction of a second. */
  const figuresOf = ({ verdict, incidents }: Diagnosis<string>) => ({
    verdict,
    incidents: incidents.map((incident) => ({
      cause: incident.cause,
      confidence: incident.confidence,
      accounts: incident.accounts,
      clients: incident.clients.map(({ ip, messages, recipients }) => ({
        ip,
        messages,
        recipients,
      })),
      messages: incident.messages,
      recipients: incident.recipients,
      delivered: incident.delivered,
      deferred: incident.deferred,
      bounced: incident.bounced,
      ongoing: incident.ongoing,
      share: incident.share,
      senders: incident.senders,
      seenQueueIds: incident.seenQueueIds.toSorted(),
    })),
  });

  test.each([
    { name: "old stamps first", files: { a: old.text, b: iso.text } },
    { name: "new stamps first", files: { b: iso.text, a: old.text } },
  ])("$name: counted once, and noted", async ({ files }) => {
    const one = figuresOf(await diagnoseLogs({ a: old.text }));
    expect(one.verdict).toBe("incident");
    const diagnosis = await diagnoseLogs(files);
    expect(figuresOf(await diagnoseLogs({ b: iso.text }))).toEqual(one);
    expect(figuresOf(diagnosis)).toEqual(one);
    expect(metTwice(diagnosis)).toBe(old.lines.length);
  });

  test("the copy with offsets tells zone and year of the other", async () => {
    const local = old.text.replaceAll(/^Mar {2}2 (\d\d)/gm, (_stamp, hour: string) => {
      return `Mar  2 ${String(Number(hour) + 8).padStart(2, "0")}`;
    });
    const lastYear = iso.text.replaceAll(/^2026/gm, "2025");
    const one = figuresOf(await diagnoseLogs({ b: lastYear }));
    expect(one.verdict).toBe("incident");
    const diagnosis = await diagnoseLogs(
      { a: local, b: lastYear },
      { timezone: "America/New_York" },
    );
    expect(figuresOf(diagnosis)).toEqual(one);
    expect(metTwice(diagnosis)).toBe(old.lines.length);
  });
});

/** `log_file_path = syslog : /var/log/exim4/mainlog`; Exim's own stamp stands in both. */
describe("Exim through syslog", () => {
  const { lines, text } = small("exim", "stolen-account-botnet");
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun"];
  const syslog = file(
    lines.map((line) => {
      const [, month = "", day = "", time = ""] = /^\d+-(\d+)-(\d+) (\S+)/.exec(line) ?? [];
      const head = `${MONTHS[Number(month) - 1]} ${String(Number(day)).padStart(2)} ${time} mx exim[77]: `;
      return head + line;
    }),
  );

  test("the same answer", async () => {
    const want = essenceOf(await diagnoseLogs({ mainlog: text }));
    expect(want.verdict).toBe("incident");
    expect(essenceOf(await diagnoseLogs({ syslog }))).toEqual(want);
  });

  test("beside its own file it is counted once", async () => {
    const diagnosis = await diagnoseLogs({ mainlog: text, syslog });
    expect(essenceOf(diagnosis)).toEqual(essenceOf(await diagnoseLogs({ mainlog: text })));
    expect(metTwice(diagnosis)).toBe(lines.length);
  });
});
