import { expect, test } from "vitest";
import { CONTAIN_FAULTS } from "../../core/contain-fault.ts";
import type { Plan, StepError } from "../../core/containment.ts";
import { faultWords } from "../content/fault-words.ts";
import { LANGUAGE_TAGS, loadLanguage } from "../language.ts";
import { resultsText } from "./contain-text.ts";

const PLAN: Plan = {
  schema: "mailwarden.plan/1",
  digest: "ab".repeat(32),
  incident: "i-1",
  host: "mail.example.com",
  madeAt: "2026-03-02T10:00:00Z",
  steps: [],
};
const ERROR: StepError = {
  code: "changed",
  message: "in English",
  hint: "in English, too",
  fault: { kind: "file-changed", values: { path: "/etc/postfix/main.cf" } },
};

test.each(LANGUAGE_TAGS)("%s: a failed step says what stopped it and what to do", async (tag) => {
  const language = await loadLanguage(tag);
  const record = { status: "failed", found: "", error: ERROR } as const;
  const text = resultsText(PLAN, [{ id: "01", title: "step", record }], [], language, {
    width: 200,
    colour: false,
  });
  const { state, remedy } = faultWords(ERROR.fault, language);
  expect(state).toContain("/etc/postfix/main.cf");
  expect(text).toContain(state);
  expect(text).toContain(remedy);
  expect(text).not.toContain("in English");
});

test("every fault has a remedy in words", async () => {
  const { remedies } = (await loadLanguage("en")).labels.contain;
  const used = new Set(Object.values(CONTAIN_FAULTS).map(({ remedy }) => remedy));
  expect([...used].toSorted()).toEqual(Object.keys(remedies).toSorted());
});
