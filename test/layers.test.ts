import { readdirSync, readFileSync } from "node:fs";
import { join, normalize, posix, relative, sep } from "node:path";
import { expect, test } from "vitest";

/** Lower rows first. A folder imports lower rows and itself, never a sibling of its row. */
const ROWS = [
  "core",
  "evidence logs story detect audit identity probe queue accounts " +
    "mailbox contain report settings collect system store",
  "app",
  "guard",
  "cli web",
].map((row) => row.split(" "));

const SOURCE = join(import.meta.dirname, "..", "src");
const IMPORT =
  /^\s*(?:import|export)\s(?:[^"';]*?\sfrom\s)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm;
/** Modules of Node that reach files, processes, sockets or other threads. */
const WORLD =
  /^(?:node:)?(?:fs|fs\/promises|child_process|net|tls|dgram|dns|dns\/promises|http|https|worker_threads|sqlite)$/;

function rowOf(folder: string): number {
  return ROWS.findIndex((row) => row.includes(folder));
}

function sourceFiles(): readonly string[] {
  return readdirSync(SOURCE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => relative(SOURCE, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(SOURCE, file), "utf8");
  return [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? "");
}

/** What is wrong with `file` importing `specifier`; undefined when nothing is. */
function objection(file: string, specifier: string): string | undefined {
  const from = file.split("/")[0] ?? "";
  if (!specifier.startsWith(".")) {
    return rowOf(from) <= 1 && from !== "system" && from !== "store" && WORLD.test(specifier)
      ? "only system/ and store/ touch the world"
      : undefined;
  }
  const to = normalize(posix.join(posix.dirname(file), specifier)).split(sep)[0] ?? "";
  if (to === from || to === "..") return undefined;
  return rowOf(to) < rowOf(from) ? undefined : `${to} is not below ${from}`;
}

/** Test files may bring the world with them, but keep the rows. */
function isTest(file: string): boolean {
  return file.endsWith(".test.ts");
}

test("every folder of src has a row", () => {
  const folders = new Set(sourceFiles().filter((file) => file.includes("/")));
  const unknown = [...folders].map((file) => file.split("/")[0] ?? "").filter((f) => rowOf(f) < 0);
  expect([...new Set(unknown)]).toEqual([]);
});

test("a folder imports lower rows and itself only", () => {
  const objections = sourceFiles().flatMap((file) =>
    importsOf(file)
      .filter((specifier) => !(isTest(file) && !specifier.startsWith(".")))
      .map((specifier) => ({ specifier, why: objection(file, specifier) }))
      .filter(({ why }) => why !== undefined)
      .map(({ specifier, why }) => `${file} imports ${specifier}: ${why ?? ""}`),
  );
  expect(objections).toEqual([]);
});

test.each([
  { file: "core/say.ts", specifier: "../logs/parse.ts", want: "logs is not below core" },
  { file: "logs/parse.ts", specifier: "../story/stitch.ts", want: "story is not below logs" },
  { file: "logs/postfix/x.ts", specifier: "../parse.ts", want: undefined },
  { file: "logs/postfix/x.ts", specifier: "../../core/say.ts", want: undefined },
  { file: "detect/x.ts", specifier: "node:fs", want: "only system/ and store/ touch the world" },
  { file: "system/x.ts", specifier: "node:fs", want: undefined },
  { file: "cli/main.ts", specifier: "../app/diagnose.ts", want: undefined },
  { file: "cli/main.ts", specifier: "../web/page.ts", want: "web is not below cli" },
])("$file importing $specifier: $want", ({ file, specifier, want }) => {
  expect(objection(file, specifier)).toBe(want);
});
