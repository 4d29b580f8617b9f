import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import type { HostWorld } from "../core/host-world.ts";
import { createContainFiles } from "./contain-files.ts";
import { listProcesses, startTicksOf } from "./host-processes.ts";
import { runProgram } from "./run-program.ts";

/** This machine, for commands that change it. */
export function createHostWorld(): HostWorld {
  const isAlive: HostWorld["isAlive"] = ({ pid, startTicks }) => startTicksOf(pid) === startTicks;
  return {
    hostName: hostname(),
    mailConfig: process.env["MAIL_CONFIG"],
    files: createContainFiles(),
    nowMs: () => Date.now(),
    wait: (ms) => sleep(ms),
    ask: runProgram,
    change: runProgram,
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
