import { spawn } from "node:child_process";
import { ContainProblem } from "../core/containment.ts";
import type { ProgramResult, RunOptions } from "../core/host-world.ts";

const WAIT_MS = 60_000;
const OUTPUT_BYTES_MAX = 64 << 20;
/** Where the programs of a mail server are; what an ordinary user put first in PATH is never run. */
export const TOOL_PATH = "/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/sbin:/usr/local/bin";

/**
 * Runs a program by its argument list, without a shell, in the C locale. Output beyond 64 MiB is dropped. After the time
 * limit (one minute) it is killed, and its status is null. Throws a `ContainProblem` when it cannot be started.
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
      reject(
        error.code === "ENOENT"
          ? new ContainProblem(
              "program-missing",
              `the program "${program}" is not there`,
              "Install it, or leave the step out with --except.",
            )
          : new ContainProblem(
              "program-failed",
              `"${program}" cannot be run: ${error.message}`,
              "Run it by hand to see why.",
            ),
      );
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
