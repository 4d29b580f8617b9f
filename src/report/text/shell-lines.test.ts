import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { breakCommand } from "./shell-lines.ts";

test.each([
  { name: "short", input: "postqueue -p", width: 20, want: ["postqueue -p"] },
  {
    name: "at blanks",
    input: "postsuper -h AAAA BBBB",
    width: 16,
    want: ["postsuper -h \\", "AAAA BBBB"],
  },
  {
    name: "not in quotes",
    input: "grep 'a b c d e f' mail.log",
    width: 14,
    want: ["grep \\", "'a b c d e f' \\", "mail.log"],
  },
])("$name", ({ input, width, want }) => {
  expect(breakCommand(input, width)).toEqual(want);
});

test("a shell reads the broken command as the whole one", () => {
  const command = "printf '%s|' 'a b' c\\ d \"e 'f' g\" h 'i\"j' kkkkkkkkkkkkkkkkkkkkkkkkkkkk l";
  const run = (text: string) => execFileSync("/bin/sh", ["-c", text], { encoding: "utf8" });
  expect(run(breakCommand(command, 12).join("\n  "))).toBe(run(command));
});
