import { existsSync, mkdirSync, cpSync, rmSync } from "node:fs";
import { basename, delimiter, join } from "node:path";
import { hasPostgresql } from "../accounts/live/start-postgresql.ts";
import { describe, expect, onTestFailed, beforeEach } from "vitest";

/** Programs a test file may need, as they are called. */
export type LiveProgram =
  | "postfix"
  | "exim4"
  | "dovecot"
  | "php"
  | "openssl"
  | "nft"
  | "opendkim"
  | "mariadbd"
  | "redis-server"
  | "postgresql"
  | keyof typeof LIBRARIES;

/** What a server loads to read accounts from a database: no programs, but files of packages. */
const LIBRARIES = {
  "postfix-mysql": "/usr/lib/postfix/postfix-mysql.so",
  "postfix-pgsql": "/usr/lib/postfix/postfix-pgsql.so",
  "dovecot-mysql": "/usr/lib/dovecot/modules/auth/libdriver_mysql.so",
  "dovecot-pgsql": "/usr/lib/dovecot/modules/auth/libdriver_pgsql.so",
} as const;

/**
 * A `describe` whose tests run on a mail server of their own (README.md). Skipped, with the reason in the name, where
 * namespaces cannot be had or a program is missing.
 */
export function describeLive(name: string, needs: readonly LiveProgram[], tests: () => void): void {
  const reason = whySkipped(needs);
  // Whoever kills vitest closes this channel: do not outlive it.
  if (reason === undefined) process.once("disconnect", () => process.exit(1));
  const title = reason === undefined ? name : `${name} (skipped: ${reason})`;
  describe.skipIf(reason !== undefined)(title, () => {
    beforeEach(() => onTestFailed(keepLogs));
    tests();
  });
}

function whySkipped(needs: readonly LiveProgram[]): string | undefined {
  if (process.env["MAILWARDEN_NAMESPACE"] === undefined) {
    return process.env["MAILWARDEN_NO_NAMESPACE"] ?? "not in a namespace";
  }
  const missing = needs.filter((program) => !isInstalled(program));
  return missing.length === 0 ? undefined : `not installed: ${missing.join(", ")}`;
}

function isInstalled(program: string): boolean {
  // Of PostgreSQL only the client is on the path.
  if (program === "postgresql") return hasPostgresql;
  if (program in LIBRARIES) return existsSync(LIBRARIES[program as keyof typeof LIBRARIES]);
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin", "/sbin"];
  return folders.some((folder) => existsSync(join(folder, program)));
}

/** The namespace and its logs are about to vanish: `build/live/` keeps those of the test that failed last. */
function keepLogs(): void {
  const file = basename(expect.getState().testPath ?? "unknown");
  const kept = join("build", "live", file);
  rmSync(kept, { recursive: true, force: true });
  mkdirSync(kept, { recursive: true });
  cpSync("/var/log", kept, { recursive: true });
}
