import { expect, test } from "vitest";
import type { Diagnosis } from "../core/diagnosis.ts";
import { type Say, say } from "../core/say.ts";
import { sampleDiagnosis } from "./fixtures/sample-diagnosis.ts";
import { LANGUAGE_TAGS, loadLanguage } from "./language.ts";
import { localise } from "./localise.ts";

/** The sample with its sentences not yet in any language. */
function unspoken(): Diagnosis<Say> {
  const sentence = say("summary.clean", { messages: 1234, recipients: 5678 });
  const marked = JSON.stringify(sampleDiagnosis("SENTENCE"));
  return JSON.parse(marked.replaceAll('"SENTENCE"', JSON.stringify(sentence))) as Diagnosis<Say>;
}

test.each(LANGUAGE_TAGS)("%s: every sentence is said, everything else stays", async (tag) => {
  const language = await loadLanguage(tag);
  const localised = localise(unspoken(), language);
  const sentence = language.sayings["summary.clean"](
    { messages: 1234, recipients: 5678 },
    language.formats,
  );
  expect(sentence).toContain("1,234");
  expect(localised).toEqual(sampleDiagnosis(sentence));
});
