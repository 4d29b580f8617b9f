import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createContainFiles } from "../../src/system/contain-files.ts";
import { Journal, readJournal } from "../../src/contain/journal.ts";

const DIGEST = "d".repeat(64);
const files = createContainFiles();
let folder: string;
let path: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "mailwarden-test-")));
  path = join(folder, "journal.jsonl");
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(...ids: readonly string[]): void {
  const journal = Journal.open(files, path, DIGEST);
  for (const id of ids) journal.write({ id, at: "t", doing: "apply", status: "done", found: "" });
}

describe("a journal", () => {
  it("goes on where it ended, in one chain", () => {
    write("a", "b");
    write("c");
    const { records, isWhole } = readJournal(files, path, DIGEST);
    expect(isWhole).toBe(true);
    expect(records.map(({ id }) => id)).toEqual(["a", "b", "c"]);
    expect(records[0]?.prev).toBe(DIGEST);
  });

  it("loses a last line that a crash cut off, and no other", () => {
    write("a", "b");
    appendFileSync(path, '{"id":"c","at');
    write("d");
    expect(readJournal(files, path, DIGEST).records.map(({ id }) => id)).toEqual(["a", "b", "d"]);
  });

  it.each([
    {
      name: "a changed line",
      change: (lines: string[]) => lines.with(0, (lines[0] ?? "").replace("done", "failed")),
    },
    { name: "a line taken out", change: (lines: string[]) => lines.toSpliced(1, 1) },
    {
      name: "two lines exchanged",
      change: ([a = "", b = "", ...rest]: string[]) => [b, a, ...rest],
    },
    { name: "rubbish", change: (lines: string[]) => lines.toSpliced(1, 0, "{}") },
  ])("notices $name", ({ change }) => {
    write("a", "b", "c");
    writeFileSync(path, change(readFileSync(path, "utf8").split("\n")).join("\n"));
    expect(readJournal(files, path, DIGEST).isWhole).toBe(false);
    expect(() => Journal.open(files, path, DIGEST)).toThrow("journal-broken");
  });

  it("belongs to its plan", () => {
    write("a");
    expect(readJournal(files, path, "e".repeat(64)).isWhole).toBe(false);
  });
});
