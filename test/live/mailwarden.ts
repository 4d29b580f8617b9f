import { join } from "node:path";
import { type Ran, runProgram, type RunOptions } from "./run-program.ts";

const ROOT = join(import.meta.dirname, "..", "..");

/** Runs the product from its source, as an administrator on this machine would. */
export function mailwarden(args: readonly string[], options?: RunOptions): Promise<Ran> {
  const main = join(ROOT, "src", "cli", "main.ts");
  return runProgram(process.execPath, ["--import", "tsx", main, ...args], {
    cwd: ROOT,
    ...options,
  });
}
