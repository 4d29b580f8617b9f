import { spawn } from "node:child_process";
import type { ProgramResult, RunOptions } from "../core/host-world.ts";

const WAIT_MS = 60_000;
const OUTPUT_BYTES_MAX = 64 << 20;
/** Thrown where a program is not there or may not be run. */
export class CannotStart extends Error {
  override readonly name = "CannotStart";
  readonly isMissing: boolean;

  constructor(program: string, { code, message }: NodeJS.ErrnoException) {
    super(`"${program}" ${code === "ENOENT" ? "is not there" : `cannot be run: ${message}`}`);
    this.isMissing = code === "ENOENT";
  }
}

/** Where the programs of a mail server are; what an ordinary user put first in PATH is never run. */
export const TOOL_PATH = "/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/sbin:/usr/local/bin";

/**
 * Runs a program by its argument list, without a shell, in the C locale. Output beyond 64 MiB is dropped. After the time
 * limit (one minute) it is killed, and its status is null. Throws a `CannotStart`.
 */
export function runProgram(
  program: string,
  args: readonly string[],
  { input, timeoutMs = WAIT_MS, env = {} }: RunOptions = {},
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      env: { PATH: TOOL_PATH, LC_ALL: "C", ...env },
      stdio: ["pipe", "pipe", "pipe"],
      timeout: timeoutMs,
      killSignal: "SIGKILL",
    });
    const stdout = gather(child.stdout);
    const stderr = gather(child.stderr);
    child.on("error", (error: NodeJS.ErrnoException) => {
      reject(new CannotStart(program, error));
    });
    child.on("close", (status) => resolve({ status, stdout: stdout(), stderr: stderr() }));
    // A program that ends without reading its input is no failure of ours.
    child.stdin.on("error", () => undefined);
    child.stdin.end(input ?? "");
  });
}

function gather(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  let bytes = 0;
  stream.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= OUTPUT_BYTES_MAX) chunks.push(chunk);
  });
  return () => Buffer.concat(chunks).toString("utf8");
}
