import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";

export interface Daemon {
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

export interface DaemonOptions {
  /** Where its output goes: a pipe that nobody reads would stop it. */
  readonly log: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly uid?: number;
}

/** Starts a program that stays in the foreground. It ends with `stop`, else with the namespace of its test file. */
export function startDaemon(
  program: string,
  args: readonly string[],
  { log, env, uid }: DaemonOptions,
): Daemon {
  mkdirSync(dirname(log), { recursive: true });
  const output = openSync(log, "a");
  const child = spawn(program, args, {
    stdio: ["ignore", output, output],
    env: { ...process.env, ...env },
    ...(uid !== undefined && { uid, gid: uid }),
  });
  closeSync(output);
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), 5_000);
    await ended;
    clearTimeout(late);
  };
  return { pid: child.pid ?? -1, stop };
}
