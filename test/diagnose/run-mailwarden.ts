import { connectApp } from "../../src/cli/connect-app.ts";
import { fakeTerminal } from "../../src/cli/fixtures/fake-terminal.ts";
import { run } from "../../src/cli/run.ts";

/** Runs the command line with the real app, on files; nothing of this machine is asked but them. */
export async function runMailwarden(args: readonly string[]) {
  const terminal = fakeTerminal();
  const status = await run(args, terminal, connectApp());
  return { status, out: terminal.out(), err: terminal.err() };
}
