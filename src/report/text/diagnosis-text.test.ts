import { describe, expect, test } from "vitest";
import type { Diagnosis } from "../../core/diagnosis.ts";
import { sampleDiagnosis } from "../fixtures/sample-diagnosis.ts";
import { LANGUAGE_TAGS, loadLanguage } from "../language.ts";
import { diagnosisText } from "./diagnosis-text.ts";
import { cells } from "./wrap.ts";

const PLAIN = { width: 80, colour: false };
const SENTENCE = "The account info@example.com sends spam: 帳號遭盜用，パスワードが盗まれました。";

describe.each(LANGUAGE_TAGS)("%s", (tag) => {
  test.each([60, 80, 100])("no line is wider than %i cells", async (width) => {
    const text = diagnosisText(sampleDiagnosis(SENTENCE), await loadLanguage(tag), {
      width,
      colour: false,
    });
    const wide = text.split("\n").filter((line) => cells(line) > width);
    expect(wide).toEqual([]);
  });

  test("names everything that the evidence proves", async () => {
    const text = diagnosisText(sampleDiagnosis(SENTENCE), await loadLanguage(tag), PLAIN);
    for (const part of ["info@example.com", "203.0.113.7", "281,250", "mail.log:4711", "5,600"]) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(/undefined|\[object|NaN|null/);
  });
});

test("the verdict and the sentence come first, then proof, then what to do, then details", async () => {
  const text = diagnosisText(sampleDiagnosis(SENTENCE), await loadLanguage("en"), PLAIN);
  expect(text.startsWith("INCIDENT\n  The account info@example.com sends spam")).toBe(true);
  const order = [
    "Proof",
    "Timeline",
    "Ruled out",
    "surer",
    "Do this now",
    "\nClients\n",
    "Evidence",
  ];
  const places = order.map((part) => text.indexOf(part));
  expect(places).not.toContain(-1);
  expect([...places].sort((a, b) => a - b)).toEqual(places);
});

/** What an attacker puts into a HELO, a subject, a file name. */
const HOSTILE = "\u001b]0;pwned\u0007\u001b[2J\u202egnp.exe\u0000\u009b31m\r\nroot# \u2066x";

function hostile(diagnosis: Diagnosis<string>): Diagnosis<string> {
  return JSON.parse(
    JSON.stringify(diagnosis, (_name, value: unknown) =>
      typeof value === "string" && /mail|info|@|unknown|\d\.\d|yahoo/.test(value)
        ? value + HOSTILE
        : value,
    ),
  ) as Diagnosis<string>;
}

test.each(LANGUAGE_TAGS)(
  "%s: nothing in the evidence reaches the terminal as a control",
  async (tag) => {
    const sample = hostile(sampleDiagnosis(SENTENCE));
    const text = diagnosisText(sample, await loadLanguage(tag), PLAIN);
    expect(text).toContain("\\x1b]0;pwned\\x07");
    expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(text).not.toMatch(/^root#/m);
  },
);

test("colour adds only its own escapes, and only when asked", async () => {
  const en = await loadLanguage("en");
  const sample = hostile(sampleDiagnosis(SENTENCE));
  const coloured = diagnosisText(sample, en, { width: 80, colour: true });
  expect(coloured).toContain("\u001b[");
  expect(coloured.replace(/\u001b\[[\d;]{1,4}m/g, "")).toBe(diagnosisText(sample, en, PLAIN));
});

test("a clean server gets a short answer", async () => {
  const clean: Diagnosis<string> = {
    ...sampleDiagnosis("No sign of abuse in 1,200 messages."),
    verdict: "clean",
    incidents: [],
    findings: [],
    nextSteps: [],
  };
  const text = diagnosisText(clean, await loadLanguage("en"), PLAIN);
  expect(text.split("\n").slice(0, 2)).toEqual(["CLEAN", "  No sign of abuse in 1,200 messages."]);
  expect(text.split("\n").length).toBeLessThan(20);
});

test("a flood of incidents, clients and proofs stays readable", async () => {
  const sample = sampleDiagnosis(SENTENCE);
  const [incident] = sample.incidents;
  const [client] = incident?.clients ?? [];
  const [proof] = incident?.proof ?? [];
  if (!incident || !client || !proof) throw new Error("the sample lacks a part");
  const many = Array.from({ length: 500 });
  const flood: Diagnosis<string> = {
    ...sample,
    incidents: many.map(() => ({
      ...incident,
      clients: many.map(() => client),
      proof: many.map(() => ({ ...proof, text: "x".repeat(100_000) })),
    })),
    findings: many.flatMap(() => sample.findings),
    evidence: many.flatMap(() => sample.evidence),
  };
  const text = diagnosisText(flood, await loadLanguage("en"), PLAIN);
  expect(text.split("\n").length).toBeLessThan(450);
  expect(text).toContain("497 more incidents");
});
