import { connectApp } from "../src/cli/connect-app.ts";
import { run } from "../src/cli/run.ts";
import { endQuietlyOnClosedPipe, processTerminal } from "../src/cli/terminal.ts";

// What src/cli/main.ts does, for the bundle: one CommonJS file cannot wait at its top, and has nothing to load later.
endQuietlyOnClosedPipe();
void run(process.argv.slice(2), processTerminal(), connectApp()).then((status) => {
  process.exitCode = status;
});
