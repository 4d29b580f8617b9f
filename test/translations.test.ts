import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");
const read = (page: string): string => readFileSync(join(root, page), "utf8");
const TRANSLATED = ["zh-CN", "zh-TW", "ja"] as const;
const pageOf = (tag: string): string => (tag === "en" ? "README.md" : `README.${tag}.md`);

/** Lines to type: indented, without their comments, which are translated. */
function commandsIn(page: string): readonly string[] {
  const prose = read(page).replace(/^```[\s\S]*?^```$/gm, "");
  return [...prose.matchAll(/^ {4,}(\S.*)$/gm)].map(([, line = ""]) =>
    line.replace(/(?:^|\s+)#.*$/, "").trim(),
  );
}

describe.each(TRANSLATED)("README in %s", (tag) => {
  test("has the commands of the English one, in its order (translate what is new there)", () => {
    expect(commandsIn(pageOf(tag))).toEqual(commandsIn("README.md"));
  });

  test("shows what the demo says in this language", () => {
    const [, shown = ""] = /<!-- demo -->\n\n```\n([\s\S]*?)```/.exec(read(pageOf(tag))) ?? [];
    const args = ["diagnose", "--year", "2026", "--lang", tag, "samples/stolen-account"];
    const { stdout } = spawnSync("node_modules/.bin/tsx", ["src/cli/main.ts", ...args], {
      cwd: root,
      encoding: "utf8",
      env: { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" },
    });
    const output = stdout.replace(/\s+/g, "");
    // Names, figures and log lines; the words around them are the report's own tests' matter.
    const tokens = [...shown.matchAll(/[\x21-\x7e]{3,}/g)].map(([token]) => token);
    expect(tokens.length).toBeGreaterThan(60);
    expect(tokens.filter((token) => token !== "..." && !output.includes(token))).toEqual([]);
  });

  test("links to what is there, headings of its own included", () => {
    const text = read(pageOf(tag));
    const links = [...text.matchAll(/\]\(([^)#:]*)(?:#([^)]*))?\)/g)];
    expect(links.length).toBeGreaterThan(10);
    for (const [, path = "", anchor] of links) {
      expect(existsSync(join(root, path)), path).toBe(true);
      if (path === "") expect(text).toMatch(new RegExp(`^## ${anchor}$`, "m"));
    }
  });
});

test.each(["en", ...TRANSLATED])("README in %s links to the others at its top", (tag) => {
  const [, , top = ""] = read(pageOf(tag)).split("\n");
  for (const other of ["en", ...TRANSLATED])
    expect(top.includes(`](${pageOf(other)})`)).toBe(other !== tag);
});

test("every translation has as many chapters", () => {
  const chapters = (page: string) => [...read(page).matchAll(/^### /gm)].length;
  for (const tag of TRANSLATED) expect(chapters(pageOf(tag))).toBe(chapters("README.md"));
});
