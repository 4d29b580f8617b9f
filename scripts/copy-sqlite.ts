import { cpSync } from "node:fs";
import { join } from "node:path";

const PACKAGE = "node_modules/@photostructure/sqlite";

/** Puts SQLite for Node 20 beside a bundle, below `directory`: a binary cannot be bundled. */
export function copySqlite(directory: string, systems: readonly string[]): void {
  for (const system of systems) {
    const target = join(directory, "sqlite", system);
    cpSync(join(PACKAGE, "prebuilds", system), target, { recursive: true });
  }
}

/** For the licence texts: a file of the package. */
export const SQLITE_MODULE = join(PACKAGE, "package.json");
