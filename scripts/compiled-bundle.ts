import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Script } from "node:vm";

/** Beside the bundle, made by the build for the Node that built it: with it a start takes two thirds of the time. */
export const CODE_CACHE = "mailwarden.cache";

/** The bundle as V8 has compiled it. */
export interface CompiledBundle {
  run(): void;
  /** What V8 has compiled so far, all that has run included. */
  codeCache(): Buffer;
}

/** Compiles the bundle in `folder` (an absolute path), with the help of its code cache where there is a fitting one. */
export function compileBundle(folder: string, codeCache: Buffer | undefined): CompiledBundle {
  const filename = join(folder, "mailwarden.cjs");
  const source = readWrapped(filename, "(function (require) {", "\n})");
  // V8 itself refuses a cache of another version, of other flags or of another source, and compiles.
  const script = new Script(source, {
    filename,
    ...(codeCache === undefined ? {} : { cachedData: codeCache }),
  });
  return {
    run() {
      const main = script.runInThisContext() as (require: NodeJS.Require) => void;
      main(createRequire(filename));
    },
    codeCache: () => script.createCachedData(),
  };
}

/** Text of a file between two others, read as one: joined strings would be copied, three megabytes more of memory. */
function readWrapped(file: string, before: string, after: string): string {
  const opened = openSync(file, "r");
  try {
    const size = fstatSync(opened).size;
    const bytes = Buffer.alloc(before.length + size + after.length);
    bytes.write(before, "latin1");
    readSync(opened, bytes, before.length, size, 0);
    bytes.write(after, before.length + size, "latin1");
    return bytes.toString("latin1");
  } finally {
    closeSync(opened);
  }
}
