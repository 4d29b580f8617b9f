import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { loadLanguage } from "../../report/language.ts";
import { COMMANDS } from "../commands.ts";
import { VERSION } from "../version.ts";
import { manPages } from "./man-pages.ts";

const folder = mkdtempSync(join(tmpdir(), "mailwarden-man-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const pages = manPages(await loadLanguage("en"), VERSION);

test("one page for the program and one for each command", () => {
  expect(pages.map(({ fileName }) => fileName)).toEqual([
    "mailwarden.1",
    ...COMMANDS.map(({ name }) => `mailwarden-${name}.1`),
  ]);
});

test("the package installs every page", () => {
  const { man } = JSON.parse(
    readFileSync(join(import.meta.dirname, "../../../package.json"), "utf8"),
  ) as { man: string[] };
  expect(man).toEqual(pages.map(({ fileName }) => `dist/man/${fileName}`));
});

const hasMan = spawnSync("man", ["--version"]).status === 0;
const hasGroff = spawnSync("groff", ["--version"]).status === 0;

describe.skipIf(!hasMan || !hasGroff)("man", () => {
  test.each(pages)("shows $fileName without a warning", ({ fileName, text }) => {
    const path = join(folder, fileName);
    writeFileSync(path, text);
    const { stdout, stderr, status } = spawnSync("man", ["-l", "--warnings", "-E", "UTF-8", path], {
      encoding: "utf8",
      env: { ...process.env, LC_ALL: "C.UTF-8", MANWIDTH: "80" },
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const shown = stdout.replace(/.\u0008/g, "").replace(/\s+/g, " ");
    const command = COMMANDS.find(({ name }) => fileName === `mailwarden-${name}.1`);
    for (const flag of command?.flags ?? []) expect(shown).toContain(`--${flag}`);
    for (const example of command?.examples ?? [])
      expect(shown).toContain(example.replace(/\s+/g, " "));
    expect(text).not.toMatch(/[^\x00-\x7f]/);
  });
});
