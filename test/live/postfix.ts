import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { mustRun, runProgram } from "./run-program.ts";
import { waitUntil } from "./wait-until.ts";

export interface PostfixSetup {
  /** main.cf, whole. What this file must add to run in a namespace is appended. */
  readonly main: string;
  /** master.cf, whole; default: Debian's. */
  readonly master?: string;
  /** Lines added to master.cf. */
  readonly services?: string;
  /** Further files of the folder by name: tables, certificates. Indexed where the configuration says `hash:`. */
  readonly files?: Readonly<Record<string, string>>;
  /** Name of a second instance: its folders are `/etc/postfix-NAME` and so on. Default: the machine's own. */
  readonly instance?: string;
}

/** One entry of `postqueue -j`. */
export interface PostfixQueueEntry {
  readonly queue_name: string;
  readonly queue_id: string;
  readonly sender: string;
  readonly recipients: readonly { readonly address: string; readonly delay_reason?: string }[];
}

export interface Postfix {
  readonly configuration: string;
  readonly log: string;
  readonly readLog: () => string;
  readonly queue: () => Promise<readonly PostfixQueueEntry[]>;
  /** Recipients that the queue still has to deliver to. */
  readonly pending: () => Promise<ReadonlySet<string>>;
  /** Tries everything in the queue again. */
  readonly flush: () => Promise<void>;
  /** Waits until nothing is on its way: what is left is deferred, held, or nothing. */
  readonly settle: () => Promise<void>;
  /** Writes main.cf and master.cf anew, and the tables. */
  readonly reconfigure: (setup: PostfixSetup) => Promise<void>;
  /** Changes settings of main.cf and reloads. */
  readonly set: (settings: Readonly<Record<string, string>>) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Configures Postfix in the places where administrators look for it, and starts it. */
export async function startPostfix(setup: PostfixSetup): Promise<Postfix> {
  const suffix = setup.instance === undefined ? "" : `-${setup.instance}`;
  const configuration = `/etc/postfix${suffix}`;
  const spool = `/var/spool/postfix${suffix}`;
  const log = `/var/log/mail${suffix}.log`;
  const config = ["-c", configuration];
  rmSync(log, { force: true });
  if (suffix === "") await emptyQueue(spool);
  else prepareInstance(configuration, spool, suffix);
  await configure(setup, { configuration, spool, log, suffix });
  await mustRun("postfix", [...config, "start"]);
  const queue = async (): Promise<readonly PostfixQueueEntry[]> => {
    const listing = await mustRun("postqueue", [...config, "-j"]);
    return listing
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as PostfixQueueEntry);
  };
  let stopped = false;
  const stop = async (): Promise<void> => {
    if (stopped) return;
    stopped = true;
    await runProgram("postfix", [...config, "stop"]);
  };
  return {
    configuration,
    log,
    readLog: () => (existsSync(log) ? readFileSync(log, "utf8") : ""),
    queue,
    pending: async () =>
      new Set(
        (await queue()).flatMap(({ recipients }) => recipients.map(({ address }) => address)),
      ),
    flush: async () => void (await mustRun("postqueue", [...config, "-f"])),
    settle: async () => {
      await waitUntil("a quiet queue", async () => {
        const entries = await queue();
        return entries.every(
          ({ queue_name }) => queue_name === "deferred" || queue_name === "hold",
        );
      });
    },
    reconfigure: async (next) => {
      await configure(next, { configuration, spool, log, suffix });
      await reload(config);
    },
    set: async (settings) => {
      const pairs = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
      await mustRun("postconf", [...config, ...pairs]);
      age(join(configuration, "main.cf"));
      await reload(config);
    },
    stop,
  };
}

interface Places {
  readonly configuration: string;
  readonly spool: string;
  readonly log: string;
  readonly suffix: string;
}

async function configure(setup: PostfixSetup, places: Places): Promise<void> {
  const { configuration, spool, suffix } = places;
  const main = `${setup.main.trimEnd()}\n${neededIn(setup.main, places)}`;
  const given = setup.master ?? readFileSync("/etc/postfix/master.cf.proto", "utf8");
  const needsLog = !/^postlog\s/m.test(given);
  const master = [
    given.trimEnd(),
    ...(needsLog ? ["postlog   unix-dgram n  -       n       -       1       postlogd"] : []),
    ...(setup.services === undefined ? [] : [setup.services.trimEnd()]),
    "",
  ].join("\n");
  writeFileSync(join(configuration, "main.cf"), main);
  writeFileSync(join(configuration, "master.cf"), master);
  for (const [name, text] of Object.entries(setup.files ?? {})) {
    writeFileSync(join(configuration, name), text);
  }
  for (const name of ["main.cf", "master.cf"]) age(join(configuration, name));
  fillChroot(spool);
  const tables = new Set(`${main}\n${master}`.match(/(?<=\bhash:)\/[^\s,]+/g) ?? []);
  for (const table of tables) {
    if (!existsSync(table)) continue;
    const index = /alias/.test(table) && !/virtual/.test(table) ? "postalias" : "postmap";
    await mustRun(index, ["-c", configuration, `hash:${table}`]);
  }
  if (suffix !== "") return;
  // `sendmail` may be another server's.
  if (existsSync("/usr/sbin/sendmail.postfix"))
    cpSync("/usr/sbin/sendmail.postfix", "/usr/sbin/sendmail");
}

/** What a namespace needs: receivers own port 25 of the other addresses, and the log is a file without syslog. */
function neededIn(main: string, { configuration, spool, log, suffix }: Places): string {
  const set = (name: string, value: string): string =>
    new RegExp(`^${name}\\s*=`, "m").test(main) ? "" : `${name} = ${value}\n`;
  return [
    set("inet_interfaces", "192.0.2.10, 127.0.0.1"),
    set("inet_protocols", "ipv4"),
    set("maillog_file", log),
    set("queue_directory", spool),
    ...(suffix === ""
      ? []
      : [
          set("data_directory", `/var/lib/postfix${suffix}`),
          set("multi_instance_name", `postfix${suffix}`),
          set("meta_directory", "/etc/postfix"),
          set("syslog_name", `postfix${suffix}`),
        ]),
    `# ${configuration}\n`,
  ].join("");
}

async function emptyQueue(spool: string): Promise<void> {
  if (existsSync(join(spool, "pid/master.pid"))) await runProgram("postfix", ["stop"]);
  await runProgram("postsuper", ["-d", "ALL"]);
}

function prepareInstance(configuration: string, spool: string, suffix: string): void {
  for (const folder of [configuration, spool, `/var/lib/postfix${suffix}`]) {
    mkdirSync(folder, { recursive: true });
  }
  // Programs for the users of an instance ask the main one whether it is real.
  const main = "/etc/postfix/main.cf";
  const text = readFileSync(main, "utf8");
  writeFileSync(main, `${text}alternate_config_directories = ${configuration}\n`);
  age(main);
}

/** Reloads, and waits until no process serves clients by the old settings any more. */
async function reload(config: readonly string[]): Promise<void> {
  const servers = async (): Promise<readonly string[]> =>
    (await runProgram("pgrep", ["-x", "smtpd"])).stdout.split("\n").filter(Boolean);
  const old = new Set(await servers());
  await mustRun("postfix", [...config, "reload"]);
  await waitUntil("the end of the old smtpd", async () => {
    const now = await servers();
    return !now.some((pid) => old.has(pid));
  });
}

/** Every program of Postfix waits until main.cf has been left alone for two seconds (3.7 dict_load_file_xt). */
function age(file: string): void {
  const aMinuteAgo = Date.now() / 1000 - 60;
  utimesSync(file, aMinuteAgo, aMinuteAgo);
}

/** Debian fills the chroot in its init script, which does not run here. */
function fillChroot(spool: string): void {
  mkdirSync(join(spool, "etc"), { recursive: true });
  for (const file of ["resolv.conf", "hosts", "services", "nsswitch.conf", "localtime"]) {
    if (existsSync(`/etc/${file}`)) {
      cpSync(`/etc/${file}`, join(spool, "etc", file), { dereference: true });
    }
  }
}
