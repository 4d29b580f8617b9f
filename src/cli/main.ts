#!/usr/bin/env node
import { VERSION } from "./version.ts";

const args = process.argv.slice(2);

// Everything else is loaded only when it is wanted: scripts ask for the version again and again.
if (args.length === 1 && (args[0] === "--version" || args[0] === "-V")) {
  process.stdout.write(`${VERSION}\n`);
} else {
  const [{ run }, { endQuietlyOnClosedPipe, processTerminal }, { connectApp }] = await Promise.all([
    import("./run.ts"),
    import("./terminal.ts"),
    import("./connect-app.ts"),
  ]);
  endQuietlyOnClosedPipe();
  process.exitCode = await run(args, processTerminal(), connectApp());
}
