import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { bashCompletion } from "../src/cli/completion/bash-completion.ts";
import { completionWords } from "../src/cli/completion/completion-words.ts";
import { fishCompletion } from "../src/cli/completion/fish-completion.ts";
import { zshCompletion } from "../src/cli/completion/zsh-completion.ts";
import { COMMANDS } from "../src/cli/commands.ts";
import { LANGUAGE_TAGS, loadLanguage } from "../src/report/language.ts";

const folder = mkdtempSync(join(tmpdir(), "mailwarden-completion-"));
const nowhere = mkdtempSync(join(tmpdir(), "mailwarden-completion-nowhere-"));
afterAll(() => {
  rmSync(nowhere, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

const names = COMMANDS.map(({ name }) => name);
const words = completionWords(await loadLanguage("en"));

/** What each command line is completed to, by every shell alike. */
const CASES = [
  { line: ["dia"], want: ["diagnose"] },
  { line: [""], want: names },
  {
    line: ["queue", ""],
    want: ["list", "show", "hold", "release", "delete", "restore"],
  },
  { line: ["queue", "list", "--b"], want: ["--by"] },
  { line: ["diagnose", "--lang", "zh"], want: ["zh-CN", "zh-TW"] },
  { line: ["events", "--format", ""], want: ["json", "text"] },
  { line: ["--lang", "ja", "repo"], want: ["report"] },
  { line: ["report", "ab"], want: ["abuse"] },
  { line: ["completion", "f"], want: ["fish"] },
];

const has = (program: string) => spawnSync(program, ["-c", "exit"]).status === 0;

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function runIn(shell: string, args: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync(shell, args, {
    encoding: "utf8",
    // Empty, so that no file is offered.
    cwd: nowhere,
    timeout: 30_000,
    env: { PATH: process.env.PATH, HOME: folder, LC_ALL: "C.UTF-8", TERM: "dumb" },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout;
}

describe.skipIf(!has("bash"))("bash", () => {
  const script = file("mailwarden.bash", bashCompletion(words));

  test.each(CASES)("$line: $want", ({ line, want }) => {
    const quoted = ["mailwarden", ...line].map((word) => `'${word}'`).join(" ");
    const out = runIn("bash", [
      "--norc",
      "-c",
      `. '${script}'; COMP_WORDS=(${quoted}); COMP_CWORD=${line.length}; _mailwarden; printf '%s\\n' "\${COMPREPLY[@]}"`,
    ]);
    const got = out
      .trim()
      .split("\n")
      .filter((word) => !word.startsWith("--") || line.at(-1) !== "");
    expect(got.sort()).toEqual([...want].sort());
  });
});

describe.skipIf(!has("zsh"))("zsh", () => {
  test.each(LANGUAGE_TAGS)("takes the script in %s", async (tag) => {
    const script = file(
      `_mailwarden-${tag}`,
      zshCompletion(completionWords(await loadLanguage(tag))),
    );
    runIn("zsh", ["-f", "-n", script]);
    const out = runIn("zsh", [
      "-f",
      "-c",
      `autoload -U compinit && compinit -D -u && . '${script}' && print -r -- $_comps[mailwarden]`,
    ]);
    expect(out.trim()).toBe("_mailwarden");
  });

  test.each([
    { line: "mailwarden dia", want: "mailwarden diagnose" },
    { line: "mailwarden report ab", want: "mailwarden report abuse" },
    { line: "mailwarden queue list --b", want: "mailwarden queue list --by=" },
    { line: "mailwarden events --format=js", want: "mailwarden events --format=json" },
    { line: "mailwarden --lang=ja repo", want: "mailwarden --lang=ja report" },
  ])("at a terminal: $line", ({ line, want }) => {
    const script = file("_mailwarden", zshCompletion(words));
    // A pseudo terminal of zsh itself types the line and Tab, and reads until the completed line stands there.
    const driver = file(
      "driver.zsh",
      [
        "zmodload zsh/zpty",
        "zpty shell zsh -f -i",
        `zpty -w shell "PROMPT=READY RPROMPT= ; unset zle_bracketed_paste; autoload -U compinit; compinit -D -u; . '${script}'"`,
        "zpty -r shell seen '*READY*READY*'",
        `zpty -n -w shell $'${line}\\t'`,
        `zpty -r shell seen '*${want}*'`,
        "print -r -- found",
        "zpty -d shell",
      ].join("\n"),
    );
    expect(runIn("zsh", ["-f", driver])).toContain("found");
  });
});

describe.skipIf(!has("fish"))("fish", () => {
  const script = file("mailwarden.fish", fishCompletion(words));

  test.each(CASES)("$line: $want", ({ line, want }) => {
    const typed = ["mailwarden", ...line].join(" ");
    const out = runIn("fish", ["--no-config", "-c", `source ${script}; complete -C '${typed}'`]);
    const got = out
      .trim()
      .split("\n")
      .map((row) => row.split("\t")[0] ?? "")
      .filter((word) => word !== "");
    expect([...new Set(got)].sort()).toEqual([...want].sort());
  });

  test.each(LANGUAGE_TAGS)("takes the script in %s", async (tag) => {
    const path = file(`${tag}.fish`, fishCompletion(completionWords(await loadLanguage(tag))));
    runIn("fish", ["--no-config", "-n", path]);
    expect(runIn("fish", ["--no-config", "-c", `source ${path}`])).toBe("");
  });
});
