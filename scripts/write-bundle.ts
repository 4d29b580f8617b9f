import { readFileSync, writeFileSync } from "node:fs";
import { rolldown } from "rolldown";
import { bundleInput } from "./bundle-input.ts";

/** Packages that are imported only where they are wanted: more than a megabyte that every start would read in vain. */
export const APART = ["mysql2", "php-parser"];

/**
 * Writes a program or a package as one CommonJS file: a single executable holds no other, and neither a code cache.
 * `apart`: packages that lie beside it in files of their own, `NAME.cjs`. The absolute paths of the files that went into
 * it are the answer.
 */
export async function writeBundle(
  entry: string,
  file: string,
  apart: readonly string[] = [],
): Promise<readonly string[]> {
  const bundle = await rolldown({
    ...bundleInput(entry),
    external: [...apart],
    transform: { define: { "import.meta.url": "undefined", "import.meta.main": "true" } },
  });
  const { output } = await bundle.write({
    file,
    format: "cjs",
    codeSplitting: false,
    // The code cache is of a script, which cannot import.
    dynamicImportInCjs: false,
    paths: Object.fromEntries(apart.map((name) => [name, `./${name}.cjs`])),
    minify: { compress: false, mangle: false, codegen: true },
  });
  await bundle.close();
  const code = readFileSync(file, "utf8");
  if (/String\.raw`[^`]*[^\0-\x7f]/.test(code)) throw new Error("String.raw: write it in ASCII");
  writeFileSync(file, code.replace(/[^\0-\x7f]/g, escaped));
  return output.flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds : []));
}

/** A source with one letter beyond Latin-1 takes two bytes for each of its letters. */
function escaped(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
