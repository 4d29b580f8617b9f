import type { HostWorld } from "../core/host-world.ts";
import { containFault, ContainProblem } from "../core/containment.ts";
import type { EximServer, MailServer, PostfixServer } from "./mail-server.ts";

const EXIM_PROGRAMS = ["exim4", "exim"];

/** A server by what it is and where its settings are: a folder of Postfix's, a file or folder of Exim's. */
export interface ServerPlace {
  readonly kind: "postfix" | "exim";
  readonly settings: string;
}

/** What a server's own programs say about it; throws a `ContainProblem` where they do not answer. */
export async function describeServer(
  host: HostWorld,
  { kind, settings }: ServerPlace,
): Promise<MailServer> {
  const server =
    kind === "postfix" ? await askPostfix(host, settings) : await askExim(host, settings);
  if (server !== undefined) return server;
  throw containFault("server-silent", { settings });
}

async function askPostfix(host: HostWorld, folder: string): Promise<PostfixServer | undefined> {
  const names = ["config_directory", "queue_directory", "mail_version"];
  const answer = await answerOf(host, "postconf", ["-c", folder, "-hx", ...names]);
  const [configDirectory = "", queueDirectory = "", version = ""] = answer?.split("\n") ?? [];
  if (queueDirectory === "") return undefined;
  return {
    mta: "postfix",
    configDirectory: host.files.resolve(configDirectory),
    queueDirectory: host.files.resolve(queueDirectory),
    version,
  };
}

async function askExim(host: HostWorld, place: string): Promise<EximServer | undefined> {
  // A folder is where it looks anyway.
  const settings = host.files.look(place)?.kind === "file" ? ["-C", place] : [];
  for (const program of EXIM_PROGRAMS) {
    const about = await answerOf(host, program, [...settings, "-bV"]);
    const version = /^Exim version (\S+)/.exec(about ?? "")?.[1];
    const configFile = /^Configuration file is (.+)$/m.exec(about ?? "")?.[1];
    if (version === undefined || configFile === undefined) continue;
    const spool = (await answerOf(host, program, [...settings, "-bP", "spool_directory"])) ?? "";
    const spoolDirectory = /^spool_directory = (.+)$/m.exec(spool)?.[1]?.trim();
    if (spoolDirectory === undefined) continue;
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
