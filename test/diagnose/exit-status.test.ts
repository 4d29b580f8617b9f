import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { Diagnosis } from "../../src/core/diagnosis.ts";
import { withLogFiles } from "./diagnose-logs.ts";
import { generateLog } from "./generate-log.ts";
import { runMailwarden } from "./run-mailwarden.ts";

const CLEAN = generateLog("postfix", "none", { seed: 51, hours: 5 }).text;
const THEFT = generateLog("postfix", "stolen-account-fast", { seed: 51, scale: 0.2, hours: 5 });

/** Bytes that no kind of evidence has. */
const NO_EVIDENCE = Buffer.from(Array.from({ length: 9000 }, (_, index) => (index * 7919) & 0xff));

const FILES = {
  "clean.log": CLEAN,
  "theft.log": THEFT.text,
  "cut.gz": gzipSync(CLEAN).subarray(0, 20_000),
  "empty.log": "",
  "main.cf": "myhostname = mx.example\nrelayhost =\n",
  "few.log": `${CLEAN.split("\n").slice(0, 12).join("\n")}\n`,
  "bytes.bin": NO_EVIDENCE,
};

const STAMPS = ["--year", "2026", "--timezone", "UTC"];

async function diagnoseNamed(names: readonly string[], ...flags: readonly string[]) {
  return withLogFiles(FILES, (_paths, folder) =>
    runMailwarden(["diagnose", ...names.map((name) => join(folder, name)), ...STAMPS, ...flags]),
  );
}

describe.each(["text", "json"])("--format %s", (format) => {
  test.each([
    { names: ["clean.log"], status: 0, verdict: "clean" },
    { names: ["few.log"], status: 0, verdict: "insufficient-evidence" },
    { names: ["theft.log"], status: 1, verdict: "incident" },
    { names: ["clean.log", "missing.log"], status: 3, verdict: "clean" },
    { names: ["theft.log", "missing.log"], status: 3, verdict: "incident" },
    { names: ["missing.log", "theft.log"], status: 3, verdict: "incident" },
  ])("$names: $status", async ({ names, status, verdict }) => {
    const result = await diagnoseNamed(names, "--format", format);
    expect(result.status).toBe(status);
    if (format === "json") expect(JSON.parse(result.out)).toMatchObject({ verdict });
    if (status === 3) {
      expect(result.err).toContain("missing.log");
      expect(result.err).toContain("no such file");
      expect(result.err.trimEnd().split("\n")).toHaveLength(1);
    } else expect(result.err).toBe("");
  });

  test.each([{ names: ["missing.log"] }, { names: ["missing.log", "also-missing.log"] }])(
    "$names: nothing could be read",
    async ({ names }) => {
      const { status, err } = await diagnoseNamed(names, "--format", format);
      expect(status).toBe(2);
      for (const name of names) expect(err).toContain(name);
    },
  );
});

test("a cut file is read as far as it goes, and told", async () => {
  const { status, out } = await diagnoseNamed(["cut.gz"], "--format", "json");
  const [source] = (JSON.parse(out) as Diagnosis<string>).evidence;
  expect(source?.kind).toBe("mail log");
  expect(source?.notes).toContain("truncated");
  expect(source?.lines).toBeGreaterThan(50);
  expect([0, 3]).toContain(status);
});

test("an incident is found in a folder with other things in it", async () => {
  const { status, out } = await withLogFiles(FILES, (_paths, folder) =>
    runMailwarden(["diagnose", folder, ...STAMPS, "--format", "json"]),
  );
  expect([1, 3]).toContain(status);
  expect(JSON.parse(out)).toMatchObject({
    verdict: "incident",
    incidents: [{ accounts: THEFT.truth.incidents[0]?.accounts }],
  });
});

test.skipIf(process.getuid?.() === 0)("a file that may not be read", async () => {
  const { status, err } = await withLogFiles(FILES, async ([clean = "", theft = ""]) => {
    await chmod(theft, 0);
    return runMailwarden(["diagnose", clean, theft, ...STAMPS]);
  });
  expect(status).toBe(3);
  expect(err).toContain("permission denied");
});

test.each([
  {
    name: "the incident",
    flags: ["--since", "2026-03-02T02:00", "--until", "2026-03-02T04:30"],
    status: 1,
  },
  { name: "before the incident", flags: ["--until", "2026-03-02T01:30"], status: 0 },
])("a period that holds $name", async ({ flags, status }) => {
  expect((await diagnoseNamed(["theft.log"], ...flags)).status).toBe(status);
});
