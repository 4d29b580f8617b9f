import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { startDaemon } from "./daemon.ts";
import { mustRun, runProgram } from "./run-program.ts";
import { waitForPort, waitUntil } from "./wait-until.ts";

export interface EximSetup {
  /** The whole configuration. `local_interfaces` is added where it is missing: other addresses are receivers'. */
  readonly configuration: string;
  /** Further files of /etc/exim4 by name. */
  readonly files?: Readonly<Record<string, string>>;
  /** The port to wait for; default 25. */
  readonly port?: number;
}

export interface Exim {
  readonly configuration: string;
  /** The folder of the logs: mainlog, rejectlog, paniclog. */
  readonly logs: string;
  readonly readLog: () => string;
  /** Ids of the messages in the queue. */
  readonly queue: () => readonly string[];
  /** Recipients that the queue still has to deliver to. */
  readonly pending: () => Promise<ReadonlySet<string>>;
  /** Tries everything in the queue again, and waits. */
  readonly flush: () => Promise<void>;
  /** Waits until no delivery runs. */
  readonly settle: () => Promise<void>;
  readonly reconfigure: (setup: EximSetup) => Promise<void>;
  readonly stop: () => Promise<void>;
}

const CONFIGURATION = "/etc/exim4/exim4.conf";
const LOGS = "/var/log/exim4";
const SPOOL = "/var/spool/exim4";

/** Configures Exim in the places where administrators of Debian look for it, and starts it. */
export async function startExim(setup: EximSetup): Promise<Exim> {
  for (const folder of [LOGS, SPOOL]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    await mustRun("chown", ["Debian-exim:Debian-exim", folder]);
  }
  await configure(setup);
  // The package installs it so: local users submit through it.
  await mustRun("chmod", ["4755", "/usr/sbin/exim4"]);
  rmSync("/usr/sbin/sendmail", { force: true });
  symlinkSync("exim4", "/usr/sbin/sendmail");
  const port = setup.port ?? 25;
  const start = (): ReturnType<typeof startDaemon> =>
    startDaemon("exim4", ["-bdf", "-q1m"], { log: "/var/log/exim4-output.log" });
  let daemon = start();
  await waitForPort("192.0.2.10", port);
  return {
    configuration: CONFIGURATION,
    logs: LOGS,
    readLog: () => {
      const log = join(LOGS, "mainlog");
      return existsSync(log) ? readFileSync(log, "utf8") : "";
    },
    queue: messagesInQueue,
    // `exim -bp`: recipients stand by themselves, those that have been delivered to behind a D.
    pending: async () =>
      new Set((await mustRun("exim4", ["-bp"])).match(/(?<=^ {10})\S+@\S+$/gm) ?? []),
    flush: async () => void (await mustRun("exim4", ["-qff"])),
    settle: async () => void (await waitUntil("no delivery that runs", nothingRuns)),
    reconfigure: async (next) => {
      await daemon.stop();
      await configure(next);
      daemon = start();
      await waitForPort("192.0.2.10", port);
    },
    stop: async () => await daemon.stop(),
  };
}

async function configure({ configuration, files = {} }: EximSetup): Promise<void> {
  const interfaces = /^local_interfaces\s*=/m.test(configuration)
    ? ""
    : "local_interfaces = 192.0.2.10 : 127.0.0.1\n";
  writeFileSync(CONFIGURATION, `${interfaces}${configuration}`, { mode: 0o644 });
  for (const [name, text] of Object.entries(files)) writeFileSync(join("/etc/exim4", name), text);
  await mustRun("exim4", ["-bV"]);
}

function messagesInQueue(): readonly string[] {
  const input = join(SPOOL, "input");
  if (!existsSync(input)) return [];
  return readdirSync(input)
    .filter((name) => name.endsWith("-H"))
    .map((name) => name.slice(0, -2));
}

/** One daemon and no child of it. */
async function nothingRuns(): Promise<boolean> {
  const { stdout } = await runProgram("pgrep", ["-c", "-x", "exim4"]);
  return Number(stdout) <= 1;
}
