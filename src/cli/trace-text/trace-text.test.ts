import { describe, expect, test } from "vitest";
import { LANGUAGE_TAGS, loadLanguage } from "../../report/language.ts";
import { cells } from "../../report/text/wrap.ts";
import { sampleStory } from "../fixtures/sample-story.ts";
import { traceText } from "./trace-text.ts";

const OPTIONS = { width: 80, colour: false, lines: true };
const ANSWER = {
  query: "info@example.com",
  stories: [sampleStory()],
  related: [],
  others: sampleStory().lines,
  othersLeftOut: 0,
  limitHit: false,
};

describe.each(LANGUAGE_TAGS)("%s", (tag) => {
  test("tells the whole story in lines that fit", async () => {
    const text = traceText(ANSWER, await loadLanguage(tag), OPTIONS);
    expect(text.split("\n").filter((line) => cells(line) > 80)).toEqual([]);
    for (const part of [
      "3B7085E038D -> 6EA115E038F",
      "unknown[203.0.113.7]",
      "info@example.com (LOGIN)",
      "a@freemail.example",
      "550 5.7.1 Mail content denied",
      "sales@example.com",
      "69EA423F027",
      "mail.log:4711",
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(/undefined|NaN|null/);
  });

  test("says when more matched than could be kept", async () => {
    const language = await loadLanguage(tag);
    const whole = traceText(ANSWER, language, OPTIONS);
    const cut = traceText({ ...ANSWER, limitHit: true }, language, OPTIONS);
    expect(whole).not.toContain("--since");
    expect(cut).toContain("--since");
    expect(cut).toContain("--until");
  });
});

const en = await loadLanguage("en");

test("an empty login is named as one", () => {
  const story = sampleStory();
  const entry = { ...story.entry, at: null, account: "" };
  const text = traceText({ ...ANSWER, stories: [{ ...story, entry }] }, en, OPTIONS);
  expect(text).toContain("a login with an empty name was accepted");
});

test("nothing found says so and what to do", () => {
  const text = traceText({ ...ANSWER, stories: [], others: [] }, en, OPTIONS);
  expect(text).toContain("No message matches info@example.com. Give more of the log");
});

test("a hostile subject stays text", () => {
  const story = { ...sampleStory(), subject: "\u001b[2Jhi\u202e\nroot# " };
  const text = traceText({ ...ANSWER, stories: [story] }, en, OPTIONS);
  expect(text).toContain("\\x1b[2Jhi\\u202e\\nroot#");
  expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});
