import { connectApp } from "../src/cli/connect-app.ts";
import { run } from "../src/cli/run.ts";
import type { Terminal } from "../src/cli/terminal.ts";

/** What a command writes to standard output where that is no terminal; what it says on standard error is dropped. */
export async function runQuietly(args: readonly string[]): Promise<string> {
  const pieces: string[] = [];
  const stdout = {
    isTTY: false,
    columns: 80,
    write: (piece: string) => {
      pieces.push(piece);
      return Promise.resolve();
    },
  };
  const stderr = { ...stdout, write: () => Promise.resolve() };
  const terminal: Terminal = {
    stdout,
    stderr,
    env: {},
    ask: () => Promise.resolve(undefined),
    nowMs: () => Date.now(),
  };
  await run(args, terminal, connectApp());
  return pieces.join("");
}
