import { readFileSync, writeFileSync } from "node:fs";
import { rolldown } from "rolldown";
import { bundleInput } from "./bundle-input.ts";

/**
 * Writes all of Mailwarden as one CommonJS file: a single executable holds no other, and neither a code cache.
 * The absolute paths of the files that went into it are the answer.
 */
export async function writeBundle(file: string): Promise<readonly string[]> {
  const bundle = await rolldown({
    ...bundleInput("scripts/bundle-entry.ts"),
    transform: { define: { "import.meta.url": "undefined", "import.meta.main": "true" } },
  });
  const { output } = await bundle.write({
    file,
    format: "cjs",
    codeSplitting: false,
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
