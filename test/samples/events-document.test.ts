import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { EVENT_KINDS } from "../../src/core/log-event.ts";
import { readSampleLine } from "./read-sample-line.ts";

const text = readFileSync(new URL("../../docs/events.md", import.meta.url), "utf8");
const sections = text.split(/^## /m);

/** Rows `| \`name\` | meaning | \`example\` |` of a section. */
function rowsOf(title: string): readonly { readonly name: string; readonly example: string }[] {
  const section = sections.find((part) => part.startsWith(title)) ?? "";
  return [...section.matchAll(/^\| `([^`]+)` \| .* \| `([^`]+)` \|$/gm)].map((row) => ({ name: row[1] ?? "", example: row[2] ?? "" }));
}

describe("docs/events.md", () => {
  it("has every kind once", () => {
    expect(rowsOf("Kinds").map((row) => row.name).sort()).toEqual([...EVENT_KINDS].sort());
  });

  for (const { name, example } of rowsOf("Kinds")) it(`shows ${name}`, () => expect(readSampleLine(example)).toHaveProperty("kind", name));

  for (const { name, example } of rowsOf("Fields"))
    it(`shows the field ${name}`, () => expect(readSampleLine(example)).toHaveProperty(name));

  it("has every field that a sample line has", () => {
    const source = readFileSync(new URL("../../src/core/log-event.ts", import.meta.url), "utf8");
    const fields = [...source.matchAll(/^ {2}(\w+)\??: /gm)].map((found) => found[1] ?? "");
    const documented = rowsOf("Fields").map((row) => row.name);
    expect(fields.filter((field) => !["source", "line", "at", "kind"].includes(field)).sort()).toEqual([...documented].sort());
  });
});
