import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Measurement {
  /** Wall time, start of the process included. */
  readonly seconds: number;
  /** Largest resident set. */
  readonly rssMiB: number;
}

const TIME = "/usr/bin/time";

/**
 * Runs a program once, its output thrown away. Throws with what it said when its status is none of `allowed`: a
 * program that gave up early must not win.
 */
export async function measure(
  command: readonly string[],
  allowed: readonly number[],
): Promise<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), "mailwarden-bench-"));
  const report = join(folder, "rss");
  const hasTime = existsSync(TIME);
  const [program = "", ...rest] = hasTime ? [TIME, "-f", "%M", "-o", report, ...command] : command;
  try {
    const started = process.hrtime.bigint();
    const child = spawn(program, rest, { stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr.on("data", (piece: Buffer) => {
      said = (said + piece.toString()).slice(-2000);
    });
    let polledKiB = 0;
    const poll = hasTime
      ? undefined
      : setInterval(() => {
          polledKiB = Math.max(polledKiB, peakKiB(child.pid));
        }, 10);
    const status = await new Promise<number | null>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", resolve);
    });
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    clearInterval(poll);
    if (status === null || !allowed.includes(status)) {
      throw new Error(`${command.join(" ")}: status ${status}\n${said}`);
    }
    // GNU time puts a line before the figure when the status is not 0.
    const lastLine = hasTime ? readFileSync(report, "utf8").trim().split("\n").at(-1) : undefined;
    return { seconds, rssMiB: (lastLine === undefined ? polledKiB : Number(lastLine)) / 1024 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The kernel's own high-water mark of a process (Linux); 0 when it has ended. */
function peakKiB(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0);
  } catch {
    return 0;
  }
}
