import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { containFault } from "../core/containment.ts";
import type { HostWorld } from "../core/host-world.ts";
import { createContainFiles } from "./contain-files.ts";
import { listProcesses, startTicksOf } from "./host-processes.ts";
import { CannotStart, runProgram } from "./run-program.ts";

/** A program that cannot be started is a problem of the step that wants it. */
async function runTool(...[program, args, options]: Parameters<typeof runProgram>) {
  try {
    return await runProgram(program, args, options);
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    throw error.isMissing
      ? containFault("program-absent", { program })
      : containFault("program-unusable", { program, said: error.message });
  }
}

/** This machine, for commands that change it. */
export function createHostWorld(): HostWorld {
  const isAlive: HostWorld["isAlive"] = ({ pid, startTicks }) => startTicksOf(pid) === startTicks;
  return {
    hostName: hostname(),
    mailConfig: process.env["MAIL_CONFIG"],
    files: createContainFiles(),
    nowMs: () => Date.now(),
    wait: (ms) => sleep(ms),
    ask: runTool,
    change: runTool,
    processes: listProcesses,
    signal: (target, signal) => {
      if (!isAlive(target)) return false;
      try {
        return process.kill(target.pid, signal);
      } catch {
        return false;
      }
    },
    self: () => ({
      pid: process.pid,
      startTicks: startTicksOf(process.pid) ?? 0,
      uid: process.getuid?.() ?? -1,
    }),
    isAlive,
    // SSH_CONNECTION: `client-ip client-port server-ip server-port` (sshd(8))
    sessionPeer: () => process.env["SSH_CONNECTION"]?.split(" ")[0],
  };
}
