import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { LANGUAGE_TAGS, loadLanguage } from "../../report/language.ts";
import { cells } from "../../report/text/wrap.ts";
import { COMMANDS, PROGRAM_FLAGS } from "../commands.ts";
import { FLAGS } from "../flags/flags.ts";
import { parseArguments } from "../program.ts";
import { cliReference } from "./cli-reference.ts";
import { helpText } from "./help-text.ts";

const REFERENCE = join(import.meta.dirname, "..", "..", "..", "docs", "cli.md");

describe.each(LANGUAGE_TAGS)("%s", (tag) => {
  test("help fits and has a word for everything", async () => {
    const language = await loadLanguage(tag);
    const texts = [
      helpText(undefined, language, 80),
      ...COMMANDS.map((command) => helpText(command, language, 80)),
    ];
    for (const text of texts) {
      expect(text.split("\n").filter((line) => cells(line) > 80)).toEqual([]);
      expect(text).not.toContain("undefined");
    }
  });

  test("every example has its explanation", async () => {
    const { commands } = (await loadLanguage(tag)).labels.command;
    for (const { name, examples } of COMMANDS) {
      expect({ name, count: commands[name].examples.length }).toEqual({
        name,
        count: examples.length,
      });
    }
  });
});

test("every declared flag belongs to a command", () => {
  const used = new Set([...PROGRAM_FLAGS, ...COMMANDS.flatMap((command) => command.flags)]);
  expect([...used].sort()).toEqual(Object.keys(FLAGS).sort());
});

test.each(COMMANDS.map((command) => command.name))("%s --help names every flag", async (name) => {
  const command = COMMANDS.find((declaration) => declaration.name === name);
  expect(parseArguments([name, "--help"])).toEqual({ kind: "help", command });
  const text = helpText(command, await loadLanguage("en"), 80);
  for (const flag of command?.flags ?? []) expect(text).toContain(`--${flag}`);
});

test("docs/cli.md says what the program says (UPDATE=1 writes it)", async () => {
  const wanted = cliReference(await loadLanguage("en"));
  if (process.env.UPDATE) writeFileSync(REFERENCE, wanted);
  expect(readFileSync(REFERENCE, "utf8")).toBe(wanted);
});
