import type { EvidenceSource } from "../core/diagnosis.ts";
import type { EvidenceWorld } from "../core/evidence-world.ts";
import type { QueueWorld } from "../core/queue-world.ts";
import type { UnreadableEvidence } from "../evidence/gathering.ts";
import { takePieces } from "../evidence/take-pieces.ts";
import type { ConfigurationTaker } from "./gather-configuration.ts";
import { settingsHere } from "./settings-here.ts";
import type { WebHere } from "./web-here.ts";

/** What this machine has beside its logs. */
export interface ThisMachine {
  /** Folders of queues. */
  readonly spools: readonly string[];
  /** What was taken without having been named. */
  readonly evidence: readonly EvidenceSource[];
  readonly unreadable: readonly UnreadableEvidence[];
  /** What tells of web scripts; looked for only when it is asked for. */
  web(): Promise<WebHere>;
}

/**
 * Where nothing was named and nothing is piped in, the server that the command runs on is asked about: its settings go to
 * `taker`, the folders of its queues are named. Undefined where there is other evidence.
 */
export async function lookAtThisMachine(
  named: readonly string[],
  taker: ConfigurationTaker,
  worlds: { readonly evidence: EvidenceWorld; readonly queue: QueueWorld },
): Promise<ThisMachine | undefined> {
  if (named.length > 0 || (await worlds.evidence.standardInputKind()) !== "none") return undefined;
  const { findLocalSpools } = await import("../queue/local-spools.ts");
  const spools = findLocalSpools(worlds.queue);
  // Settings of two servers read as one would say of both what is true of neither.
  const settings = (await settingsHere(worlds.evidence)).slice(0, 1);
  const unreadable = await takePieces(settings, worlds.evidence, taker);
  const { servers } = taker.taken();
  const kind = servers.has("exim") && !servers.has("postfix") ? "exim" : "postfix";
  return {
    spools,
    evidence: [
      ...settings.map((name) => evidenceOf(name, `${kind} configuration`)),
      ...spools.map((name) => evidenceOf(name, "queue file")),
    ],
    unreadable,
    web: async () => (await import("./web-here.ts")).webHere(worlds),
  };
}

function evidenceOf(name: string, kind: string): EvidenceSource {
  return { name, kind, lines: 0, understood: 0, skipped: 0, from: null, to: null, notes: [] };
}
