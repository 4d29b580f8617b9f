import type { MachineWorld, ProgramAnswer } from "../core/machine-world.ts";
import { CannotStart, runProgram } from "./run-program.ts";
import { runningPrograms } from "./running-programs.ts";

const WAIT_MS = 20_000;
const OUTPUT_MAX = 8 << 20;
const COMPLAINT_MAX = 300;

/** Makes the door to what runs on this machine and to its tools. */
export function createMachineWorld(): MachineWorld {
  return { running: runningPrograms, ask };
}

async function ask(program: string, args: readonly string[]): Promise<ProgramAnswer> {
  try {
    const { status, stdout, stderr } = await runProgram(program, args, { timeoutMs: WAIT_MS });
    const says = stderr.trim().slice(0, COMPLAINT_MAX);
    if (status === null) return { kind: "timeout", says };
    if (status !== 0) return { kind: "failed", says };
    return { kind: "done", output: stdout.slice(0, OUTPUT_MAX), isCut: stdout.length > OUTPUT_MAX };
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    return error.isMissing ? { kind: "missing" } : { kind: "failed", says: error.message };
  }
}
