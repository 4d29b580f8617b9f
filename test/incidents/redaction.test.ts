import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Diagnosis } from "../../src/core/diagnosis.ts";
import { accusedOf } from "../../src/report/redact/accused.ts";
import { runMailwarden } from "../diagnose/run-mailwarden.ts";
import { INCIDENTS } from "./incidents.ts";
import { writeIncident } from "./write-incident.ts";

const FOLDER = "build/redacted-incidents";

afterAll(() => {
  rmSync(FOLDER, { recursive: true, force: true });
});

/** Addresses, host names below the domains of the generator, and IP addresses that stand in the text. */
function namesIn(text: string): ReadonlySet<string> {
  const found = [
    ...text.matchAll(/[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+[A-Za-z0-9]/g),
    ...text.matchAll(/(?<![\w.@-])(?:[a-z0-9-]+\.)+(?:test|example)(?![\w.-])/gi),
    ...text.matchAll(/(?<![\w.-])\d{1,3}(?:\.\d{1,3}){3}(?![\w.-])/g),
  ];
  return new Set(
    found.map(([name]) => name.toLowerCase()).filter((name) => !/^(?:127|0)\./.test(name)),
  );
}

describe.each(INCIDENTS)("$name", (incident) => {
  const evidence = writeIncident(incident, FOLDER);
  const raw = Object.keys(incident.files())
    .map((name) => readFileSync(join(FOLDER, incident.name, name), "utf8"))
    .join("\n");

  test("nobody is left but the accused, in any format", async () => {
    const full = await runMailwarden(["diagnose", "--format", "json", ...evidence]);
    const accused = accusedOf((JSON.parse(full.out) as Diagnosis<string>).incidents);
    const others = [...namesIn(raw)].filter(
      (name) => !accused.accounts.has(name) && !accused.ips.has(name),
    );
    expect(others.length).toBeGreaterThan(200);
    for (const args of [
      ...["text", "json", "markdown", "html"].map((format) => ["diagnose", "--format", format]),
      ["trace", "2026-03-02..2026-03-03", "--lines", "--format", "text"],
      ["trace", "2026-03-02..2026-03-03", "--lines", "--format", "json"],
      ["events", "--all", "--format", "json"],
      ["events", "--all", "--format", "text"],
      ["explain", "--format", "text"],
      ["explain", "--format", "json"],
    ]) {
      const { out, err } = await runMailwarden([...args, "--redact", ...evidence]);
      expect(err).toBe("");
      const left = namesIn(out);
      const namesAccused = args[0] === "diagnose" || args[0] === "explain";
      const isKept = (name: string) => namesAccused && isNameOfClient(name, out, accused.ips);
      expect({ args, left: others.filter((name) => left.has(name) && !isKept(name)) }).toEqual({
        args,
        left: [],
      });
      if (namesAccused) for (const account of accused.accounts) expect(out).toContain(account);
    }
  });
});

/** The name that stands before the address of an accused client is the client's own. */
function isNameOfClient(name: string, text: string, ips: ReadonlySet<string>): boolean {
  return [...ips].some((ip) => text.toLowerCase().includes(`${name}[${ip}]`));
}

test("the same person has the same mask throughout a report", async () => {
  const [incident] = INCIDENTS;
  if (incident === undefined) throw new Error("no incidents");
  const evidence = writeIncident(incident, FOLDER);
  const { out } = await runMailwarden(["diagnose", "--format", "json", "--redact", ...evidence]);
  const { findings } = JSON.parse(out) as Diagnosis<string>;
  const blocked = findings.find(({ code }) => code === "blocked-by-receiver");
  expect(blocked?.subject).toMatch(/^domain\d+\.invalid$/);
  expect(blocked?.data["receiver"]).toBe(blocked?.subject);
  expect(blocked?.proof[0]?.text).toContain(`${blocked?.subject}[ip-`);
});
