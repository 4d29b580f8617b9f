import { beforeAll, describe, expect, test } from "vitest";
import { LANGUAGE_TAGS } from "../../src/report/language.ts";
import { withLogFiles } from "../diagnose/diagnose-logs.ts";
import { runMailwarden } from "../diagnose/run-mailwarden.ts";
import { readSamples } from "../samples/read-samples.ts";

interface Group {
  readonly line: number;
  readonly says: string;
  readonly fields: readonly {
    readonly field: string;
    readonly value: unknown;
    readonly says: string;
  }[];
  readonly others: readonly {
    readonly line: number;
    readonly fields: Readonly<Record<string, unknown>>;
  }[];
}

const samples = readSamples();
/** Kind of the event, and what it was written over the line about. */
const NO_FIELD = new Set(["kind", "text"]);

describe.each(LANGUAGE_TAGS)("%s", (tag) => {
  let groups: readonly Group[] = [];

  beforeAll(async () => {
    const text = samples.map(({ line }) => `${line}\n`).join("");
    const { out } = await withLogFiles({ "mail.log": text }, ([path = ""]) =>
      runMailwarden(["explain", "--format", "json", "--year", "2026", "--lang", tag, path]),
    );
    groups = (JSON.parse(out) as { lines: readonly Group[] }).lines;
  });

  test("every value of every sample line is shown with what it means", () => {
    const missing = samples.flatMap(({ file, lineNumber, want }, index) => {
      const line = index + 1;
      const group = groups.find(
        (one) => one.line === line || one.others.some((other) => other.line === line),
      );
      const own = group?.others.find((other) => other.line === line)?.fields ?? {};
      return Object.entries(want)
        .filter(([field, value]) => value !== null && !NO_FIELD.has(field))
        .filter(([field, value]) => {
          const shown = group?.fields.find((one) => one.field === field);
          return (
            !shown?.says || JSON.stringify(own[field] ?? shown.value) !== JSON.stringify(value)
          );
        })
        .map(([field, value]) => `${file}:${lineNumber} ${field}=${JSON.stringify(value)}`);
    });
    expect(missing).toEqual([]);
  });

  test("every line is said to be something, or to be unknown", () => {
    expect(groups.filter(({ says }) => says === "")).toEqual([]);
    const shown = groups.flatMap(({ line, others }) => [
      line,
      ...others.map((other) => other.line),
    ]);
    expect(shown.toSorted((a, b) => a - b)).toEqual(samples.map((_, index) => index + 1));
  });
});
