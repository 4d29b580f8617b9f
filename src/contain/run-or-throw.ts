import { containFault } from "../core/containment.ts";
import type { HostWorld, ProgramResult, RunOptions } from "../core/host-world.ts";

const SAID_CHARACTERS_MAX = 400;

/** Asks a program; its failure is a `ContainProblem` in the program's own words. Gives its standard output. */
export async function askOrThrow(
  host: HostWorld,
  program: string,
  args: readonly string[],
  options?: RunOptions,
): Promise<string> {
  return outputOf(program, await host.ask(program, args, options));
}

/** The same for a program that changes something. */
export async function changeOrThrow(
  host: HostWorld,
  program: string,
  args: readonly string[],
  options?: RunOptions,
): Promise<string> {
  return outputOf(program, await host.change(program, args, options));
}

function outputOf(program: string, { status, stdout, stderr }: ProgramResult): string {
  if (status === 0) return stdout;
  const said = (stderr.trim() || stdout.trim()).slice(0, SAID_CHARACTERS_MAX);
  throw status === null
    ? containFault("program-slow", { program })
    : containFault("program-ended", { program, status, said });
}
