import { expect, test } from "vitest";
import { NOTE_CODES } from "../evidence/notes.ts";
import { noteText } from "../report/evidence-note.ts";
import { LANGUAGE_TAGS, loadLanguage } from "../report/language.ts";

test.each(LANGUAGE_TAGS)("%s has a sentence for every note that evidence can have", async (tag) => {
  const { evidence } = (await loadLanguage(tag)).labels;
  expect(NOTE_CODES.filter((code) => !Object.hasOwn(evidence.notes, code))).toEqual([]);
});

test("a note with a value says it, a note without a code stays", async () => {
  const { labels, formats } = await loadLanguage("en");
  const text = (note: string) => noteText(note, labels.evidence, formats);
  expect(text("year-assumed 2012")).toContain("2012 was assumed");
  expect(text("dropped-lines 12345")).toContain("12,345");
  expect(text("constructor x")).toBe("constructor x");
});
