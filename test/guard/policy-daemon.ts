import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..", "..");

/** The daemon as a process of its own, on a free port and a unix socket. */
export interface PolicyDaemon {
  readonly port: number;
  readonly unix: string;
  /** Runs `mailwarden guard` with these arguments; gives exit status and output. */
  command(
    ...args: readonly string[]
  ): Promise<{ readonly status: number | null; readonly stdout: string }>;
  signal(name: NodeJS.Signals): Promise<void>;
  /** Ends it, whatever it does, and starts it again on the same state. */
  restart(): Promise<PolicyDaemon>;
}

const RUNNING = new Set<ChildProcess>();
const FOLDERS: string[] = [];

/** Ends every daemon that a test left, and removes its files. */
export async function endDaemons(): Promise<void> {
  for (const child of RUNNING) {
    child.kill("SIGKILL");
    await ended(child);
  }
  for (const folder of FOLDERS.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Starts the guard with `settings` (YAML below `guard:`), and waits until it listens. */
export async function startDaemon(settings: string): Promise<PolicyDaemon> {
  const folder = mkdtempSync(join(tmpdir(), "mailwarden-daemon-"));
  FOLDERS.push(folder);
  const file = join(folder, "mailwarden.yaml");
  writeFileSync(
    file,
    `guard:\n  listen: ["inet:127.0.0.1:0", "unix:${folder}/policy"]\n` +
      `  control: "unix:${folder}/control"\n${settings.replace(/^/gm, "  ")}\n`,
  );
  return startIn(folder, file);
}

async function startIn(folder: string, file: string): Promise<PolicyDaemon> {
  const child = mailwarden(["run", "--config", file, "--state", join(folder, "state")]);
  RUNNING.add(child);
  const said = await firstLine(child);
  const port = Number(/inet:127\.0\.0\.1:(\d+)/.exec(said)?.[1]);
  return {
    port,
    unix: join(folder, "policy"),
    command: async (...args) => {
      const asked = mailwarden([...args, "--config", file]);
      const stdout = text(asked);
      await ended(asked);
      return { status: asked.exitCode, stdout: await stdout };
    },
    signal: async (name) => {
      child.kill(name);
      if (name !== "SIGHUP") await ended(child);
    },
    restart: async () => {
      child.kill("SIGKILL");
      await ended(child);
      RUNNING.delete(child);
      return startIn(folder, file);
    },
  };
}

function mailwarden(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", "src/cli/main.ts", "guard", ...args], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env["PATH"], LC_ALL: "C" },
  });
}

async function text(child: ChildProcess): Promise<string> {
  let all = "";
  for await (const chunk of child.stdout ?? []) all += String(chunk);
  return all;
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes("\n")) resolve(said);
    });
    child.once("exit", () => reject(new Error(`it ended: ${said}`)));
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once("exit", () => resolve()));
}

/** A connection as a mail server keeps it: one question at a time. */
export class PolicyClient {
  readonly #socket: Socket;
  #got = "";
  #wake: () => void = () => undefined;
  #isClosed = false;

  constructor(place: { readonly port: number } | { readonly path: string }) {
    this.#socket = "path" in place ? connect(place.path) : connect(place.port, "127.0.0.1");
    this.#socket.setNoDelay(true);
    this.#socket.on("data", (chunk) => {
      this.#got += chunk.toString();
      this.#wake();
    });
    this.#socket.on("error", () => undefined);
    this.#socket.on("close", () => {
      this.#isClosed = true;
      this.#wake();
    });
  }

  write(chunk: string | Buffer): void {
    this.#socket.write(chunk);
  }

  /** The next reply without `action=`; `closed` when there is none any more. */
  async reply(): Promise<string> {
    for (;;) {
      const end = this.#got.indexOf("\n\n");
      if (end >= 0) {
        const reply = this.#got.slice(0, end);
        this.#got = this.#got.slice(end + 2);
        return reply.replace(/^action=/, "");
      }
      if (this.#isClosed) return "closed";
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async ask(request: string): Promise<string> {
    this.write(request);
    return this.reply();
  }

  end(): void {
    this.#socket.destroy();
  }
}
