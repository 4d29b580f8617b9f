import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Diagnosis } from "../../core/diagnosis.ts";
import { sampleDiagnosis } from "../fixtures/sample-diagnosis.ts";
import { LANGUAGE_TAGS, loadLanguage } from "../language.ts";
import { diagnosisHtml } from "./diagnosis-html.ts";

const SENTENCE = "The account info@example.com sends spam: 帳號遭盜用，パスワードが盗まれました。";

const HOSTILE = `"><script>alert(1)</script><img src=x onerror=alert(2)>' style='x\u001b[2J\u202e`;

/** The sample with an attacker's text behind every value that an attacker can write. */
function hostile(diagnosis: Diagnosis<string>): Diagnosis<string> {
  return JSON.parse(
    JSON.stringify(diagnosis, (name, value: unknown) =>
      typeof value === "string" &&
      !["at", "from", "to", "firstAt", "lastAt", "since"].includes(name) &&
      /mail|info|@|unknown|\d\.\d|yahoo|www/.test(value)
        ? value + HOSTILE
        : value,
    ),
  ) as Diagnosis<string>;
}

describe.each(LANGUAGE_TAGS)("%s", (tag) => {
  test("names everything that the evidence proves", async () => {
    const page = diagnosisHtml(sampleDiagnosis(SENTENCE), await loadLanguage(tag));
    expect(page).toContain(`<html lang="${tag}">`);
    for (const part of [SENTENCE, "203.0.113.7", "281,250", "mail.log:4711", "5,600"]) {
      expect(page).toContain(part);
    }
    expect(page.replace(/<script>[^]*<\/script>/, "")).not.toMatch(/undefined|\[object|NaN|null/);
  });

  test("nothing that strangers wrote becomes markup", async () => {
    const page = diagnosisHtml(hostile(sampleDiagnosis(SENTENCE)), await loadLanguage(tag));
    const clean = diagnosisHtml(sampleDiagnosis(SENTENCE), await loadLanguage(tag));
    const tagsOf = (text: string) => text.match(/<[a-z/!][^\s>]*/gi) ?? [];
    expect(tagsOf(page)).toEqual(tagsOf(clean));
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).not.toMatch(/[\u001b\u202e]/);
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });
});

test("the policy allows just the style and the script of the page, and the page needs no more", async () => {
  const page = diagnosisHtml(sampleDiagnosis(SENTENCE), await loadLanguage("en"));
  const hashOf = (name: string) => {
    const text = new RegExp(`<${name}>([^]*?)</${name}>`).exec(page)?.[1] ?? "";
    return `sha256-${createHash("sha256").update(text).digest("base64")}`;
  };
  const policy = /content="(default-src[^"]*)"/.exec(page)?.[1]?.replaceAll("&#39;", "'");
  expect(policy).toBe(
    `default-src 'none'; style-src '${hashOf("style")}'; script-src '${hashOf("script")}'; img-src data:; base-uri 'none'; form-action 'none'`,
  );
  expect(page).not.toMatch(/<[^>]*\s(?:style|on[a-z]+)=/);
  expect(page).not.toMatch(/(?:src|href)="(?!#|data:,")/);
});

test("a clean server gets a short page", async () => {
  const page = diagnosisHtml(
    {
      ...sampleDiagnosis("No sign of abuse in 1,200 messages."),
      verdict: "clean",
      incidents: [],
      findings: [],
      nextSteps: [],
      activity: null,
    },
    await loadLanguage("en"),
  );
  expect(page).toContain('class="card answer clean"');
  expect(page).not.toContain("<figure>");
});

test("the verdict comes first, then proof, time, what it is not, what to do, details", async () => {
  const page = diagnosisHtml(sampleDiagnosis(SENTENCE), await loadLanguage("en"));
  const ids = [
    "answer",
    "proof",
    "timeline",
    "ruled-out",
    "actions",
    "clients",
    "receivers",
    "evidence",
  ];
  const places = ids.map((id) => page.search(new RegExp(`id="(?:incident-1-)?${id}"`)));
  expect(places).not.toContain(-1);
  expect(places.toSorted((a, b) => a - b)).toEqual(places);
});
