import type { HostWorld } from "../core/host-world.ts";
import { ContainProblem } from "../core/containment.ts";
import type { EximServer, MailServer, PostfixServer } from "./mail-server.ts";

const EXIM_PROGRAMS = ["exim4", "exim"];

export interface ServerChoice {
  /** As `MAIL_CONFIG` of Postfix's own programs. */
  readonly configDirectory?: string;
}

/** The mail server of this machine, by asking its own programs. Throws a `ContainProblem` when there is none. */
export async function findMailServer(
  host: HostWorld,
  { configDirectory }: ServerChoice,
): Promise<MailServer> {
  const found = (await askPostfix(host, configDirectory)) ?? (await askExim(host));
  if (found !== undefined) return found;
  throw new ContainProblem(
    "program-missing",
    "neither Postfix nor Exim answers on this machine",
    "Run it on the mail server, as root.",
  );
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
    const settings =
      (await answerOf(host, program, ["-bP", "spool_directory", "pid_file_path"])) ?? "";
    const setting = (name: string) =>
      new RegExp(`^${name} = (.+)$`, "m").exec(settings)?.[1]?.trim() ?? "";
    const spoolDirectory = setting("spool_directory");
    if (spoolDirectory === "") continue;
    // Empty as long as it is not set: then it is below the spool (Exim spec, "Main configuration", pid_file_path).
    const pidFile = setting("pid_file_path") || `${spoolDirectory}/exim-daemon.pid`;
    return {
      mta: "exim",
      program,
      configFile: host.files.resolve(configFile),
      spoolDirectory: host.files.resolve(spoolDirectory),
      pidFile,
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
