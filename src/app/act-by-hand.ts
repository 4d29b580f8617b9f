import type { ContainSubject, StoredPlan } from "../contain/contain-store.ts";
import type { MailServer } from "../contain/mail-server.ts";
import { assemblePlan, type ChosenStep } from "../contain/make-plan.ts";
import { identityOf } from "../contain/message-identity.ts";
import { queueCommand } from "../contain/queue-programs.ts";
import { planArchive } from "../contain/steps/bounces-archive.ts";
import type { HostWorld } from "../core/host-world.ts";
import type { QueuedMessage } from "../core/queued-message.ts";
import { compileQueueFilter } from "../queue/filter/compile-queue-filter.ts";
import type { QueueFilter } from "../queue/filter/queue-filter.ts";
import type { Language } from "../report/language.ts";
import type { DiagnoseWorlds } from "./diagnose.ts";
import { queueIncidents } from "./queue-incidents.ts";
import { queueOfServer } from "./queue-of-server.ts";
import { serverToContain, type ServerWorlds } from "./server-to-contain.ts";
import { stepWording } from "./step-wording.ts";

export const HAND_ACTS = ["hold", "release", "delete"] as const;
export type HandAct = (typeof HAND_ACTS)[number];

export interface HandPlan {
  /** Undefined when nothing fits. */
  readonly stored: StoredPlan | undefined;
  /** What fits, as it is now. */
  readonly messages: readonly QueuedMessage[];
}

/**
 * A plan for what an administrator picks by a filter, without an incident: journal, quarantine and undo are those of a
 * containment. Changes nothing yet.
 */
export async function planByHand(
  act: HandAct,
  filter: QueueFilter,
  language: Language,
  worlds: ServerWorlds & DiagnoseWorlds,
): Promise<HandPlan> {
  const { host, queue } = worlds;
  const server = await serverToContain(worlds);
  const { timeZone: timezone } = Intl.DateTimeFormat().resolvedOptions();
  const incidentsOf = await queueIncidents(filter, [], { timezone }, worlds);
  const known = { nowMs: host.nowMs(), ...(incidentsOf !== undefined && { incidentsOf }) };
  const fits = compileQueueFilter(filter, known);
  const messages = (await queueOfServer(server, queue)).filter(
    (message) => fits(message) && (act !== "release" || message.queue === "hold"),
  );
  if (messages.length === 0) return { stored: undefined, messages };
  const identities = messages.map(identityOf);
  const planned = (of: "hold" | "release" | "delete", work: unknown): ChosenStep => ({
    step: `queue-${of}`,
    planned: {
      target: "--where",
      commands: [queueCommand(server, of)],
      files: [],
      messages: messages.length,
      work,
    },
  });
  const hold = planned("hold", { messages: identities, rule: { way: { kind: "listed-only" } } });
  const chosen = {
    hold: [hold],
    release: [planned("release", { messages: identities })],
    // Only what is held is taken: nobody else works at it.
    delete: [hold, planned("delete", { messages: identities })],
  }[act];
  return { stored: planOfHand(chosen, server, language, host), messages };
}

/** The same for bounces in mailboxes: a plan that moves exactly these files away. */
export async function planBounceArchive(
  bounceFiles: readonly string[],
  language: Language,
  worlds: ServerWorlds,
): Promise<StoredPlan | undefined> {
  const { host } = worlds;
  const planned = planArchive(bounceFiles, host.files);
  if (planned === undefined) return undefined;
  const server = await serverToContain(worlds);
  return planOfHand([{ step: "bounces-archive", planned }], server, language, host);
}

/** The plan of what an administrator does without an incident. */
export function planOfHand(
  chosen: readonly ChosenStep[],
  server: MailServer,
  language: Language,
  host: HostWorld,
): StoredPlan {
  const frame = { incident: "by-hand", host, server, subject: NO_SUBJECT };
  return assemblePlan(chosen, frame, stepWording(language));
}

/** Nobody is accused: there is nothing to verify but what the steps did. */
const NO_SUBJECT: ContainSubject = {
  cause: "unknown",
  culprit: { accounts: [], clients: [], uids: [], users: [] },
  rule: { queueIds: [], bounceQueueIds: [], firstAt: null, way: { kind: "listed-only" } },
  honestClients: [],
  evidence: [],
};
