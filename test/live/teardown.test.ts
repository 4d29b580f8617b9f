import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { runProgram } from "./run-program.ts";
import { waitUntil } from "./wait-until.ts";

const ENTER = fileURLToPath(new URL("enter-namespace.sh", import.meta.url));

/** Says when a daemon runs in a namespace, and waits. */
const PARENT = `
  const { spawn } = require("node:child_process");
  const inside = "setsid sleep $NAPS & sleep 0.2; echo ready; wait; sleep 1000";
  const child = spawn(process.argv[1], ["-c", inside], {
    env: { ...process.env, NODE_IN_NAMESPACE: "/bin/sh" },
    stdio: ["ignore", "inherit", "inherit"],
  });
`;

it.skipIf(process.env["MAILWARDEN_NO_NAMESPACE"] !== undefined)(
  "a namespace ends with whoever started it, daemons included, even when that one is killed",
  async () => {
    // A length of sleep that nobody else on this machine has.
    const naps = String(100_000 + process.pid);
    const parent = spawn(process.execPath, ["-e", PARENT, ENTER], {
      env: { ...process.env, NAPS: naps },
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(parent.stdout, "data");
    const sleepers = async (): Promise<string> =>
      (await runProgram("pgrep", ["-f", `sleep ${naps}`])).stdout;
    expect(await sleepers()).not.toBe("");
    parent.kill("SIGKILL");
    await waitUntil("the end of the daemon", async () => (await sleepers()) === "");
  },
);
