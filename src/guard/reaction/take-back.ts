import type { GivenPassword } from "../../contain/contain-step.ts";
import type { EventLog } from "../event-log.ts";
import { SUSPECT_TEXTS } from "../gate.ts";
import type { HeldMessage } from "../held-messages.ts";
import type { Suspect, Suspects } from "../suspects.ts";
import type { Containment } from "./containment.ts";
import type { Reaction, ReactionBook } from "./reaction-book.ts";

export interface TakeBackParts {
  readonly book: ReactionBook;
  readonly suspects: Suspects;
  readonly containment: Containment;
  readonly events: EventLog;
  readonly nowMs: () => number;
  /** All messages that are held. */
  readonly held: () => readonly HeldMessage[];
  /** Lets messages go; undefined = done, else why not. */
  readonly release: (messages: readonly HeldMessage[]) => Promise<string | undefined>;
}

export interface TakenBack {
  /** Ids of incidents. */
  readonly incidents: readonly string[];
  readonly sources: readonly Pick<Suspect, "kind" | "name">[];
  readonly released: readonly string[];
  /** Digests of plans that were undone. */
  readonly plans: readonly string[];
  readonly failed: readonly { readonly what: string; readonly why: string }[];
  /** Given anew where an account's lock was undone; in no event and in no state. */
  readonly passwords: readonly GivenPassword[];
}

/**
 * Takes back what the guard did about one incident, named by its id or its account, or about all: its suspects, what was held
 * because of them, its containment plans. What an administrator held stays held.
 */
export async function takeBack(target: string, parts: TakeBackParts): Promise<TakenBack> {
  const { book, events, nowMs } = parts;
  // Taken back first: nothing is done again while the plans are being undone.
  const reactions = book
    .list()
    .filter((one) => isNamed(one, target))
    .map((reaction) => ({ ...reaction, takenBackAtMs: nowMs() }));
  for (const reaction of reactions) book.put(reaction);
  const sources = reactions.flatMap((reaction) => freeSuspects(reaction, parts));
  const messages = parts.held().filter((message) => sources.some((one) => isOf(message, one)));
  const why = messages.length === 0 ? undefined : await parts.release(messages);
  const plans: string[] = [];
  const passwords: GivenPassword[] = [];
  const failed = why === undefined ? [] : [{ what: "release", why }];
  for (const reaction of reactions) {
    const { plan } = reaction;
    if (plan === null) continue;
    const answer = await parts.containment.undo(plan);
    passwords.push(...answer.passwords);
    if (answer.problem === "") {
      plans.push(plan);
      book.put({ ...reaction, plan: null });
    } else failed.push({ what: plan, why: answer.problem });
  }
  const released = why === undefined ? messages.map(({ queueId }) => queueId) : [];
  const incidents = reactions.map(({ incident }) => incident);
  if (incidents.length > 0) {
    const counts = { messages: released.length, sources: sources.length, plans: plans.length };
    events.note("reaction-undone", target, counts);
  }
  return { incidents, sources, released, plans, failed, passwords };
}

function isNamed({ incident, suspects }: Reaction, target: string): boolean {
  return target === "all" || incident === target || suspects.some(({ name }) => name === target);
}

function freeSuspects(reaction: Reaction, { suspects }: TakeBackParts) {
  return reaction.suspects.filter((one) => {
    const isOurs = suspects.find(one.kind, one.name)?.by === "guard";
    return isOurs && suspects.remove(one);
  });
}

/** Held because of its source, and not because of a limit. */
function isOf({ account, client, reason }: HeldMessage, source: Pick<Suspect, "kind" | "name">) {
  if (reason !== SUSPECT_TEXTS[source.kind]) return false;
  return source.kind === "client" ? client === source.name : account === source.name;
}
