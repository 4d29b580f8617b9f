#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { VERSION } from "../src/cli/version.ts";
import { CODE_CACHE, compileBundle } from "./compiled-bundle.ts";

const args = process.argv.slice(2);

// Everything else is loaded only when it is wanted: scripts ask for the version again and again.
if (args.length === 1 && (args[0] === "--version" || args[0] === "-V")) {
  process.stdout.write(`${VERSION}\n`);
} else {
  const folder = dirname(fileURLToPath(import.meta.url));
  compileBundle(folder, readCodeCache(join(folder, CODE_CACHE))).run();
}

/** Undefined where it was not installed: then the start takes longer. */
function readCodeCache(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
