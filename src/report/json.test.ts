import { expect, test } from "vitest";
import { sampleDiagnosis } from "./fixtures/sample-diagnosis.ts";
import { diagnosisDocument, findingDocument, jsonText } from "./json.ts";

test("the document keeps every value of the diagnosis and adds none", () => {
  const sample = sampleDiagnosis("says");
  expect(JSON.parse(jsonText(diagnosisDocument(sample), true))).toEqual(
    JSON.parse(JSON.stringify(sample)),
  );
});

test("the order of the fields does not depend on who built the object", () => {
  const [finding] = sampleDiagnosis("says").findings;
  if (!finding) throw new Error("the sample lacks a finding");
  const { data, ...rest } = finding;
  const shuffled = { data: Object.fromEntries(Object.entries(data).reverse()), ...rest };
  expect(JSON.stringify(findingDocument(shuffled))).toBe(JSON.stringify(findingDocument(finding)));
});

test("one line for a program, two spaces for a reader, a newline at the end", () => {
  expect(jsonText({ a: [1] }, false)).toBe('{"a":[1]}\n');
  expect(jsonText({ a: [1] }, true)).toBe('{\n  "a": [\n    1\n  ]\n}\n');
});

test("nothing in the text drives a terminal, and the values stay", () => {
  const value = { helo: "\u001b[2J\u009b\u202e\u200b\u007f\u2028é退" };
  const text = jsonText(value, false);
  expect(text.trimEnd()).not.toMatch(/[\p{Cc}\p{Cf}\u2028]/u);
  expect(text).toContain("é退");
  expect(JSON.parse(text)).toEqual(value);
});
