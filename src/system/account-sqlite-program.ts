import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { open } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { EvidenceProblem } from "../core/evidence-problem.ts";
import type { SqliteQuery } from "./account-sqlite.ts";

const PROGRAM = "sqlite3";
const OUTPUT_BYTES_MAX = 512 << 20;
const WAIT_MS = 120_000;
/** A database whose schema was made to harm is not trusted; a start-up file of the user could change the output. */
const ARGUMENTS = ["-batch", "-bail", "-readonly", "-safe", "-init", "/dev/null", "-json"];

/** Asks the program `sqlite3`. */
export function sqliteByProgram(path: string): SqliteQuery {
  const address = pathToFileURL(path).href;
  return async (sql) => {
    for (const mode of await modesFor(path)) {
      const answer = await run([...ARGUMENTS, address + mode, `PRAGMA trusted_schema=OFF; ${sql}`]);
      if (answer.kind === "missing") return undefined;
      if (answer.kind === "rows") return answer.rows;
    }
    throw new EvidenceProblem(
      "read-error",
      "sqlite3 cannot read the database",
      "Copy it again while its server is stopped, with its -wal file beside it.",
    );
  };
}

/**
 * A database in WAL mode that nobody has open wants its index made beside it, even for reading: evidence stays as it
 * is, so it is read as immutable. One with a `-wal` file has rows in there (SQLite, "Write-Ahead Logging", 5 and 7).
 */
async function modesFor(path: string): Promise<readonly string[]> {
  return !existsSync(`${path}-wal`) && (await isWal(path))
    ? ["?immutable=1"]
    : ["?mode=ro", "?immutable=1"];
}

/** Bytes 18 and 19 of the header are 2 (SQLite, "Database File Format", 1.3.3). */
async function isWal(path: string): Promise<boolean> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return false;
  try {
    const header = Buffer.alloc(20);
    await file.read(header, 0, header.length, 0);
    return header[18] === 2;
  } finally {
    await file.close();
  }
}

type Answer =
  | { readonly kind: "rows"; readonly rows: readonly unknown[] }
  | { readonly kind: "missing" | "failed" };

function run(args: readonly string[]): Promise<Answer> {
  return new Promise((resolve) => {
    execFile(
      PROGRAM,
      args,
      {
        env: { PATH: process.env["PATH"], LC_ALL: "C" },
        maxBuffer: OUTPUT_BYTES_MAX,
        timeout: WAIT_MS,
      },
      (error, stdout) => {
        if (error?.code === "ENOENT") resolve({ kind: "missing" });
        else if (error) resolve({ kind: "failed" });
        else resolve(parsed(stdout));
      },
    );
  });
}

/** No rows print nothing. */
function parsed(output: string): Answer {
  if (output.trim() === "") return { kind: "rows", rows: [] };
  try {
    const rows: unknown = JSON.parse(output);
    return Array.isArray(rows) ? { kind: "rows", rows } : { kind: "failed" };
  } catch {
    return { kind: "failed" };
  }
}
