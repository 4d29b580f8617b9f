import { readdirSync, readFileSync } from "node:fs";
import { join, normalize, posix, relative, sep } from "node:path";
import { expect, test } from "vitest";

/** Lower rows first. A folder imports lower rows and itself, never a sibling of its row. */
const ROWS = [
  "core",
  "evidence logs story detect audit identity probe queue accounts " +
    "mailbox explain contain scripts report settings collect system store",
  "app",
  "guard",
  "cli web",
].map((row) => row.split(" "));

const SOURCE = join(import.meta.dirname, "..", "src");
const IMPORT =
  /^\s*(?:import|export)\s(?:([^"';]*?)\sfrom\s)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm;
/** Modules of Node that reach files, processes, sockets or other threads. */
const WORLD =
  /^(?:node:)?(?:fs|fs\/promises|child_process|net|tls|dgram|dns|dns\/promises|http|https|worker_threads|sqlite)$/;
/** Types, and what in `node:net` only looks at text. */
const HARMLESS =
  /^type\s|^\{\s*(?:isIP|isIPv4|isIPv6|BlockList)(?:,\s*(?:isIP|isIPv4|isIPv6|BlockList))*,?\s*\}$/;

interface Import {
  readonly specifier: string;
  /** What stands between `import` and `from`. */
  readonly names: string;
}

function rowOf(folder: string): number {
  return ROWS.findIndex((row) => row.includes(folder));
}

function sourceFiles(): readonly string[] {
  return readdirSync(SOURCE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => relative(SOURCE, join(entry.parentPath, entry.name)).split(sep).join("/"));
}

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(SOURCE, file), "utf8");
  return [...text.matchAll(IMPORT)].map(([, names = "", specifier, lazy]) => ({
    specifier: specifier ?? lazy ?? "",
    names,
  }));
}

/** What is wrong with an import of `file`; undefined when nothing is. */
function objection(file: string, { specifier, names }: Import): string | undefined {
  const from = file.split("/")[0] ?? "";
  if (!specifier.startsWith(".")) {
    const isPure = rowOf(from) <= rowOf("app") && from !== "system" && from !== "store";
    return isPure && WORLD.test(specifier) && !HARMLESS.test(names)
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
      .filter(({ specifier }) => !(isTest(file) && !specifier.startsWith(".")))
      .map((imported) => ({ specifier: imported.specifier, why: objection(file, imported) }))
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
  {
    file: "app/x.ts",
    specifier: "node:child_process",
    want: "only system/ and store/ touch the world",
  },
  { file: "system/x.ts", specifier: "node:fs", want: undefined },
  { file: "cli/main.ts", specifier: "../app/diagnose.ts", want: undefined },
  { file: "cli/main.ts", specifier: "../web/page.ts", want: "web is not below cli" },
])("$file importing $specifier: $want", ({ file, specifier, want }) => {
  expect(objection(file, { specifier, names: "{ x }" })).toBe(want);
});

test.each([
  { names: "{ isIP }", want: true },
  { names: "{ isIP, BlockList }", want: true },
  { names: "type { Socket }", want: true },
  { names: "{ isIP, connect }", want: false },
  { names: "net", want: false },
])("core importing $names from node:net is harmless: $want", ({ names, want }) => {
  const why = objection("core/ip-address.ts", { specifier: "node:net", names });
  expect(why === undefined).toBe(want);
});
