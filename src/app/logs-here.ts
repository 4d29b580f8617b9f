import type { EvidenceWorld } from "../core/evidence-world.ts";
import type { MachineWorld } from "../core/machine-world.ts";
import { serversHere } from "./servers-here.ts";

type Places = Pick<EvidenceWorld, "inspect" | "list" | "join">;

/**
 * Where syslog puts mail by default: of each row the first that is there, for the others hold the same lines again
 * (`mail.warn`) or are nobody's.
 */
const PLACES: readonly (readonly string[])[] = [
  ["/var/log/mail.log", "/var/log/maillog", "/var/log/mail"],
  [
    "/var/log/exim4/mainlog",
    "/var/log/exim/main.log",
    "/var/log/exim/mainlog",
    "/var/log/exim_mainlog",
  ],
];

/** The logs that the mail servers of this machine write now, one for each stream of lines; empty where there is no file. */
export async function logsHere(world: Places, machine: MachineWorld): Promise<readonly string[]> {
  const found = new Map<string, string>();
  const add = async (path: string): Promise<boolean> => {
    const identity = path.startsWith("/") ? await identityOf(path, world) : undefined;
    if (identity !== undefined && !found.has(identity)) found.set(identity, path);
    return identity !== undefined;
  };
  for (const row of PLACES) for (const path of row) if (await add(path)) break;
  for (const path of await written(world, machine)) await add(path);
  return [...found.values()];
}

/** What the servers' own settings say: `maillog_file` of Postfix 3.4, `log_path` and `info_log_path` of Dovecot. */
async function written(world: Places, machine: MachineWorld): Promise<readonly string[]> {
  const servers = await serversHere(world, machine);
  const folders = servers
    .filter(({ kind, pid }) => kind === "postfix" && pid !== undefined)
    .map(({ settings }) => settings);
  const answers = await Promise.all([
    ...folders.map((folder) => machine.ask("postconf", ["-c", folder, "-hx", "maillog_file"])),
    machine.ask("doveconf", ["-h", "log_path"]),
    machine.ask("doveconf", ["-h", "info_log_path"]),
  ]);
  return answers.flatMap((answer) => (answer.kind === "done" ? [answer.output.trim()] : []));
}

async function identityOf(path: string, world: Places): Promise<string | undefined> {
  try {
    const facts = await world.inspect(path);
    return facts.kind === "file" ? facts.identity : undefined;
  } catch {
    return undefined; // most of the places do not exist on a given machine
  }
}
