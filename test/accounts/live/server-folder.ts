import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync, rmSync } from "node:fs";
import { chmod, chown, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const START_MS = 30_000;

/** A real server in a folder of its own, ended and removed by `stop`, whatever else happens. */
export interface ServerFolder {
  readonly folder: string;
  /** Runs a program as the server's user; throws with its output when it fails. */
  run(program: string, args: readonly string[], input?: string): string;
  /** Starts the daemon and waits until `isReady`. */
  start(program: string, args: readonly string[], isReady: () => boolean): Promise<void>;
  stop(): Promise<void>;
}

const isRoot = process.getuid?.() === 0;

/** True where a program can be run that a package brings. */
export function isInstalled(program: string): boolean {
  return spawnSync(program, ["--version"], { stdio: "ignore" }).error === undefined;
}

/** A port of the loopback interface that nobody had a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** Root gives its rights up to `user`, the one of the package: database servers refuse to run as root. */
export async function makeServerFolder(name: string, user: string): Promise<ServerFolder> {
  const folder = await mkdtemp(join(tmpdir(), `mailwarden-${name}-`));
  const ids = isRoot ? idsOf(user) : undefined;
  if (ids) await chown(folder, ids.uid, ids.gid);
  await chmod(folder, 0o755);
  const options = { cwd: folder, env: { PATH: process.env["PATH"], LC_ALL: "C" }, ...ids };
  const log = join(folder, "daemon.log");
  let daemon: ChildProcess | undefined;
  const kill = () => {
    daemon?.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  };
  process.on("exit", kill);
  return {
    folder,
    run(program, args, input) {
      const ran = spawnSync(program, args, { ...options, input, encoding: "utf8" });
      if (ran.status === 0) return ran.stdout;
      throw new Error(`${program}: ${ran.error?.message ?? ""}${ran.stderr}${ran.stdout}`);
    },
    async start(program, args, isReady) {
      // An inherited pipe would keep the test run waiting.
      const output = openSync(log, "a", 0o666);
      daemon = spawn(program, args, { ...options, stdio: ["ignore", output, output] });
      closeSync(output);
      const endMs = Date.now() + START_MS;
      while (!isReady()) {
        if (daemon.exitCode !== null || Date.now() > endMs) {
          throw new Error(`${program} did not start:\n${readFileSync(log, "utf8").slice(-2_000)}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async stop() {
      const running = daemon;
      if (running?.exitCode === null && running.signalCode === null) {
        const ended = new Promise((resolve) => running.once("exit", resolve));
        running.kill("SIGKILL");
        await ended;
      }
      await rm(folder, { recursive: true, force: true });
      process.off("exit", kill);
    },
  };
}

function idsOf(user: string): { readonly uid: number; readonly gid: number } {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((one) => one.startsWith(`${user}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  if (uid === undefined) throw new Error(`no user ${user} on this machine`);
  return { uid: Number(uid), gid: Number(gid) };
}
