import type { HostWorld } from "../core/host-world.ts";
import { ContainProblem } from "../core/containment.ts";
import { readSettings } from "./file-change.ts";
import { isExim } from "./is-exim.ts";
import type { EximServer, MailServer, PostfixServer } from "./mail-server.ts";

const EXIM_PROGRAMS = ["exim4", "exim"];

export interface ServerChoice {
  /** As `MAIL_CONFIG` of Postfix's own programs. */
  readonly configDirectory?: string;
}

/**
 * The mail server of this machine, by asking its own programs; of two that are installed the one that runs. Throws a
 * `ContainProblem` when there is none, or when both run.
 */
export async function findMailServer(
  host: HostWorld,
  { configDirectory }: ServerChoice,
): Promise<MailServer> {
  const postfix = await askPostfix(host, configDirectory);
  const exim = await askExim(host);
  const found = [postfix, exim].filter((server) => server !== undefined);
  const [first] = found;
  if (first !== undefined && found.length === 1) return first;
  if (first !== undefined) {
    const running = found.filter((server) => isRunning(host, server));
    if (running.length < 2) return running[0] ?? first;
    throw new ContainProblem(
      "unsupported",
      "Postfix and Exim both run on this machine",
      "Stop the one that is not used.",
    );
  }
  throw new ContainProblem(
    "program-missing",
    "neither Postfix nor Exim answers on this machine",
    "Run it on the mail server, as root.",
  );
}

function isRunning(host: HostWorld, server: MailServer): boolean {
  if (server.mta === "exim") return host.processes().some((one) => one.isListening && isExim(one));
  const pid = Number(readSettings(host.files, `${server.queueDirectory}/pid/master.pid`) ?? "");
  return host.processes().some((one) => one.pid === pid && one.program === "master");
}

async function askPostfix(
  host: HostWorld,
  folder: string | undefined,
): Promise<PostfixServer | undefined> {
  const names = ["config_directory", "queue_directory", "mail_version"];
  const answer = await answerOf(host, "postconf", [
    ...(folder === undefined ? [] : ["-c", folder]),
    "-hx",
    ...names,
  ]);
  const [configDirectory = "", queueDirectory = "", version = ""] = answer?.split("\n") ?? [];
  if (queueDirectory === "") return undefined;
  return {
    mta: "postfix",
    configDirectory: host.files.resolve(configDirectory),
    queueDirectory: host.files.resolve(queueDirectory),
    version,
  };
}

async function askExim(host: HostWorld): Promise<EximServer | undefined> {
  for (const program of EXIM_PROGRAMS) {
    const about = await answerOf(host, program, ["-bV"]);
    const version = /^Exim version (\S+)/.exec(about ?? "")?.[1];
    const configFile = /^Configuration file is (.+)$/m.exec(about ?? "")?.[1];
    if (version === undefined || configFile === undefined) continue;
    const settings = (await answerOf(host, program, ["-bP", "spool_directory"])) ?? "";
    const setting = (name: string) =>
      new RegExp(`^${name} = (.+)$`, "m").exec(settings)?.[1]?.trim() ?? "";
    const spoolDirectory = setting("spool_directory");
    if (spoolDirectory === "") continue;
    return {
      mta: "exim",
      program,
      configFile: host.files.resolve(configFile),
      spoolDirectory: host.files.resolve(spoolDirectory),
      version,
    };
  }
  return undefined;
}

/** Undefined when the program is not there or fails. */
async function answerOf(
  host: HostWorld,
  program: string,
  args: readonly string[],
): Promise<string | undefined> {
  try {
    const { status, stdout } = await host.ask(program, args, { timeoutMs: 10_000 });
    return status === 0 ? stdout.trim() : undefined;
  } catch (error) {
    if (error instanceof ContainProblem && error.code === "program-missing") return undefined;
    throw error;
  }
}
