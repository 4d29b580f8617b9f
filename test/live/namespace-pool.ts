import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ForksPoolWorker } from "vitest/node";
import type { PoolRunnerInitializer } from "vitest/node";

const ENTER = fileURLToPath(new URL("enter-namespace.sh", import.meta.url));
const EXIM_TREE = fileURLToPath(new URL("../../build/exim", import.meta.url));

/** A worker of vitest that runs its test file in a namespace of its own (`enter-namespace.sh`). */
class NamespaceWorker extends ForksPoolWorker {
  override readonly name = "namespace";

  override async start(): Promise<void> {
    // `fork` runs what `process.execPath` names and gives the rest its channel; vitest offers no other way in.
    const node = process.execPath;
    process.execPath = ENTER;
    try {
      const started = super.start();
      process.execPath = node;
      await started;
    } finally {
      process.execPath = node;
    }
  }
}

/** Why test files cannot have namespaces here; undefined when they can. */
function whyNot(): string | undefined {
  if (process.platform !== "linux") return "not Linux";
  if (process.getuid?.() !== 0) return "not root";
  const tried = spawnSync(ENTER, ["-e", ""], { env: namespaceEnvironment(), encoding: "utf8" });
  if (tried.error) return tried.error.message;
  return tried.status === 0 ? undefined : `no namespaces: ${tried.stderr.trim()}`;
}

function namespaceEnvironment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_IN_NAMESPACE: process.execPath,
    ...(existsSync(EXIM_TREE) && { EXIM_TREE }),
  };
}

/**
 * The pool of the tests with real servers. Where namespaces cannot be had, it is the usual one, with the reason in
 * `MAILWARDEN_NO_NAMESPACE`, and `describeLive` skips.
 */
export function namespacePool(): PoolRunnerInitializer | "forks" {
  const reason = whyNot();
  if (reason !== undefined) {
    process.env["MAILWARDEN_NO_NAMESPACE"] = reason;
    return "forks";
  }
  return {
    name: "namespace",
    createPoolWorker: (options) =>
      new NamespaceWorker({ ...options, env: { ...options.env, ...namespaceEnvironment() } }),
  };
}
