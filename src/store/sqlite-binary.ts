import { realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Beside the bundle, where the build puts it (scripts/copy-sqlite.ts). */
const SHIPPED = "sqlite";
const PACKAGE = "node_modules/@photostructure/sqlite/prebuilds";
const FILES = ["@photostructure+sqlite.glibc.node", "@photostructure+sqlite.musl.node"];

/**
 * SQLite for a Node that has none: the binary part of @photostructure/sqlite, which is `node:sqlite` in a package. It
 * is loaded by its path, for a bundle has no packages. Throws with the last loader's message where none fits.
 */
export function loadSqliteBinary(): unknown {
  let reason = "no binary for this system is installed";
  for (const file of candidates()) {
    const found: { exports: unknown } = { exports: {} };
    try {
      process.dlopen(found, file);
      return found.exports;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      // The musl binary does not fit a glibc system and the other way round: what is not there says less.
      if (!message.includes("No such file")) reason = message.split("\n")[0] ?? reason;
    }
  }
  throw new Error(reason);
}

function candidates(): readonly string[] {
  const system = `${process.platform}-${process.arch}`;
  // The bundle has no address of its own: it is told by the program that was started, or that holds it.
  const source = import.meta.url as string | undefined;
  const folders =
    source === undefined
      ? [startedFrom(), dirname(process.execPath)].map((folder) => join(folder, SHIPPED))
      : [join(dirname(fileURLToPath(source)), "../..", PACKAGE)];
  return folders.flatMap((folder) => FILES.map((file) => join(folder, system, file)));
}

/** The folder of the program, past the link that npm makes to it. */
function startedFrom(): string {
  try {
    return dirname(realpathSync(process.argv[1] ?? ""));
  } catch {
    return "";
  }
}
