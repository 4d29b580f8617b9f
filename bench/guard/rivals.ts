import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A policy server that runs, to be measured. */
export interface Contender {
  readonly name: string;
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

const START_MS = 20_000;

/** What Node can do at most: it answers DUNNO to whatever comes, and reads nothing. */
export async function startBareNode(port: number): Promise<Contender> {
  const code =
    `require("net").createServer({ noDelay: true }, (s) => { s.on("error", () => {});` +
    ` s.on("data", () => s.write("action=DUNNO\\n\\n")); }).listen({ port: ${port}, host: "127.0.0.1", backlog: 1024 })`;
  return started("bare Node", port, spawn(process.execPath, ["-e", code], { stdio: "ignore" }));
}

/** Its default limits, each so high that nothing is held: it counts as always. */
const LIMITS =
  "account-hour account-day account-month account-new-hour account-new-day account-networks domain-day server-hour";

/** The built guard, in force, with its state on disk. */
export async function startGuard(port: number, program: string): Promise<Contender> {
  const folder = mkdtempSync(join(tmpdir(), "mailwarden-bench-"));
  const file = join(folder, "settings.yaml");
  writeFileSync(
    file,
    `guard:\n  mode: hold\n  listen: ["inet:127.0.0.1:${port}"]\n  control: "unix:${folder}/control"\n` +
      `  limits: { ${LIMITS.split(" ")
        .map((limit) => `${limit}: { max: 10000000 }`)
        .join(", ")} }\n`,
  );
  const args = [program, "guard", "--config", file, "--state", join(folder, "state")];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
  const guard = await started("mailwarden guard", port, child);
  return {
    ...guard,
    stop: async () => {
      await guard.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * postfwd of Debian, which forks a server for each connection, with one rate limit an account, in memory: it has no
 * store. It needs its cache process, and so its daemon mode.
 */
export async function startPostfwd(port: number): Promise<Contender> {
  const folder = mkdtempSync(join(tmpdir(), "mailwarden-postfwd-"));
  chmodSync(folder, 0o777);
  const pidFile = join(folder, "pid");
  const rule =
    "id=R1; sasl_username=~/./; action=rcpt(sasl_username/1000000/3600/450 4.7.1 too much)";
  const options: Readonly<Record<string, string>> = {
    interface: "127.0.0.1",
    port: String(port),
    rule,
    cache_proto: "tcp",
    cache_interface: "127.0.0.1",
    cache_port: String(port + 1),
    user: "nobody",
    group: "nogroup",
    pidfile: pidFile,
    min_servers: "64",
    max_servers: "100",
  };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const launcher = spawn("postfwd2", ["--daemon", ...args], { stdio: "ignore" });
  const postfwd = await started("postfwd", port, launcher);
  const pid = Number(readFileSync(pidFile, "latin1"));
  return {
    ...postfwd,
    pid,
    stop: async () => {
      process.kill(pid, "SIGTERM");
      while (await answers(port)) await pause();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function started(name: string, port: number, child: ChildProcess): Promise<Contender> {
  const until = Date.now() + START_MS;
  while (!(await answers(port))) {
    if (child.exitCode) throw new Error(`${name} ended with ${child.exitCode}`);
    if (Date.now() > until) throw new Error(`${name} does not listen on ${port}`);
    await pause();
  }
  return {
    name,
    port,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill("SIGTERM");
      await ended(child);
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 100));
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once("exit", () => resolve()));
}
