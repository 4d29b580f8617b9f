import { fileURLToPath } from "node:url";
import { runProgram } from "./run-program.ts";
import type { Ran } from "./run-program.ts";

const MAIN = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));

/** Runs the command line in a process of its own, as an administrator does; nothing is piped in. After `timeoutMs` it is killed. */
export async function runMailwarden(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  timeoutMs = 120_000,
): Promise<Ran> {
  return await runProgram(process.execPath, ["--import", "tsx", MAIN, ...args], {
    env: { LANG: "C.UTF-8", ...env },
    timeoutMs,
  });
}
