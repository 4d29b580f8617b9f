import type { EvidenceSource } from "../core/diagnosis.ts";
import type { MachineWorld } from "../core/machine-world.ts";
import type { UnreadableEvidence } from "../evidence/gathering.ts";
import { memoryPiece } from "../evidence/memory-piece.ts";
import { HEAD_BYTES } from "../evidence/piece.ts";
import { takePieces } from "../evidence/take-pieces.ts";
import type { DiagnoseWorlds } from "./diagnose.ts";
import { ConfigurationTaker } from "./gather-configuration.ts";
import { type ServerHere, serversHere, unknownServers } from "./servers-here.ts";
import type { WebHere } from "./web-here.ts";

/** What this machine has beside its logs. */
export interface ThisMachine {
  /** Folders of queues. */
  readonly spools: readonly string[];
  /** The settings of each of its mail servers. */
  readonly settings: readonly ConfigurationTaker[];
  /** What was taken without having been named. */
  readonly evidence: readonly EvidenceSource[];
  readonly unreadable: readonly UnreadableEvidence[];
  /** What tells of web scripts; looked for only when it is asked for. */
  web(): Promise<WebHere>;
}

/**
 * Where nothing was named and nothing is piped in, the server that the command runs on is asked about: the settings that
 * its mail servers use, each by itself, and the folders of its queues. Undefined where there is other evidence.
 */
export async function lookAtThisMachine(
  named: readonly string[],
  worlds: DiagnoseWorlds,
): Promise<ThisMachine | undefined> {
  const { evidence: world, machine, queue } = worlds;
  if (named.length > 0 || (await world.standardInputKind()) !== "none") return undefined;
  const servers = await serversHere(world, machine);
  const used = inUse(servers);
  const { findLocalSpools } = await import("../queue/local-spools.ts");
  const spools = findLocalSpools(
    queue,
    used.filter(({ kind }) => kind === "postfix").map(({ settings }) => settings),
  );
  const dovecot = await dovecotSettings(machine);
  const settings: ConfigurationTaker[] = [];
  const unreadable: UnreadableEvidence[] = [
    ...unknownServers(machine).map((pid) => refused(`/proc/${pid}/environ`)),
    ...(dovecot?.unreadable ?? []),
  ];
  for (const server of used) {
    const taker = new ConfigurationTaker(false);
    unreadable.push(...(await takePieces([server.settings], world, taker)));
    if (dovecot?.text !== undefined) {
      const text = Buffer.from(dovecot.text);
      const origin = { name: DOVECONF, modifiedMs: null, seekable: true };
      const piece = memoryPiece({ ...origin, named: false, notes: [] }, text);
      await taker.take(piece, text.subarray(0, HEAD_BYTES));
    }
    settings.push(taker);
  }
  return {
    spools,
    settings,
    evidence: [
      ...servers.map((server) => settingsEvidence(server, servers, used)),
      ...(dovecot?.text === undefined ? [] : [evidenceOf(DOVECONF, "dovecot configuration")]),
      ...spools.map((name) => evidenceOf(name, "queue file")),
    ],
    unreadable,
    web: async () => (await import("./web-here.ts")).webHere(worlds),
  };
}

/** Which settings a running server uses stands in its environment. */
function refused(name: string): UnreadableEvidence {
  return {
    name,
    code: "no-permission",
    message: `Cannot read "${name}": permission denied`,
    hint: "Run as root.",
  };
}

/** Those that run; where none does, or nobody tells, the one in the usual place. */
function inUse(servers: readonly ServerHere[]): readonly ServerHere[] {
  const running = servers.filter(({ pid }) => pid !== undefined);
  return running.length > 0 ? running : servers.slice(0, 1);
}

/** Among several it has to be said which ones count. */
function settingsEvidence(
  { kind, settings, pid }: ServerHere,
  servers: readonly ServerHere[],
  used: readonly ServerHere[],
): EvidenceSource {
  const isUsed = used.some((server) => server.settings === settings);
  const note = isUsed ? (pid === undefined ? [] : [`in-use ${pid}`]) : ["not-in-use"];
  return {
    ...evidenceOf(settings, `${kind} configuration`),
    notes: servers.length > 1 ? note : [],
  };
}

const DOVECONF = "doveconf -n";

/** Dovecot decides who may log in; its files refer to one another, so its own tool is asked. */
async function dovecotSettings(
  machine: MachineWorld,
): Promise<
  | { readonly text: string | undefined; readonly unreadable: readonly UnreadableEvidence[] }
  | undefined
> {
  const [program] = machine.running(new Set(["dovecot"])) ?? [];
  const at = program?.args.indexOf("-c") ?? -1;
  const file = at < 0 ? undefined : program?.args[at + 1];
  const answer = await machine.ask("doveconf", [...(file === undefined ? [] : ["-c", file]), "-n"]);
  if (answer.kind === "missing") return undefined;
  if (answer.kind === "done") return { text: answer.output, unreadable: [] };
  const isRefused = /permission denied/i.test(answer.says);
  return {
    text: undefined,
    unreadable: [
      {
        name: DOVECONF,
        code: isRefused ? "no-permission" : "read-error",
        message: answer.says === "" ? answer.kind : answer.says,
        hint: "Run as root, and see what doveconf -n says.",
      },
    ],
  };
}

function evidenceOf(name: string, kind: string): EvidenceSource {
  return { name, kind, lines: 0, understood: 0, skipped: 0, from: null, to: null, notes: [] };
}
