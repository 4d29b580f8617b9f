import { scopeOf } from "../core/ip-address.ts";
import { isRedacted } from "../core/mail-address.ts";
import type { HopJoin } from "./message-story.ts";
import { entryOf, firstEvent, firstMs, lastMs, messageIdOf, type Life } from "./trace-life.ts";
import type { TimedEvent, TraceEvent } from "./trace-order.ts";

/** Two lives that are one message. */
export interface Join {
  readonly parent: Life;
  readonly child: Life;
  readonly by: Exclude<HopJoin, "first">;
}

/** Lives by queue id, oldest first. */
export type LivesById = ReadonlyMap<string, readonly Life[]>;

/** Stamps of whole seconds, and lines of two daemons that overtake one another. */
const SLACK_MS = 2_000;
/** Clocks of two hosts. */
const CLOCKS_MS = 300_000;

export function indexLives(lives: readonly Life[]): LivesById {
  const byId = new Map<string, Life[]>();
  for (const life of lives) {
    const list = byId.get(life.queueId);
    if (list) list.push(life);
    else byId.set(life.queueId, [life]);
  }
  return byId;
}

/**
 * Finds the hops that belong together, at most one parent for a life. What a remote server says about its own queue
 * (`queued as X`) joins nothing: it is that server's id, and its reply is text that an attacker can choose. An id in a
 * reply counts only from a loopback, private or own relay, for a life that began during the attempt, was handed in
 * from there, and does not contradict in Message-ID.
 */
export function findJoins(lives: readonly Life[], byId: LivesById): Join[] {
  const ownHosts = new Set(
    lives.map((life) => life.host.toLowerCase()).filter((host) => host !== ""),
  );
  const byRank: Join[][] = [[], [], [], [], []];
  for (const life of lives) {
    const origin = firstEvent(life, "accepted");
    if (origin?.origQueueId !== undefined && !isExim(origin)) {
      const parent = findParent(byId, origin.origQueueId, life);
      if (parent) byRank[0]?.push({ parent, child: life, by: "orig-queue-id" });
    }
    for (const timed of life.events) {
      for (const nextId of nextIdsOf(timed.event)) {
        const by = joinKindOf(timed.event, life, ownHosts);
        const child = by && findChild(byId, nextId, life, timed, by !== "forwarded-as");
        if (by && child) byRank[RANK[by]]?.push({ parent: life, child, by });
      }
    }
  }
  return keepOneParent([...byRank.flat(), ...findMessageIdJoins(lives)]);
}

const RANK = { "queued-as": 1, "filter-verdict": 2, "forwarded-as": 3 } as const;

export function isExim(event: TraceEvent): boolean {
  return event.daemon === "exim";
}

/** amavis writes `queued_as: A/B` when it made several messages of one. */
export function nextIdsOf(event: TraceEvent): string[] {
  return event.nextQueueId?.split(/[/,]\s*/).filter((id) => id !== "") ?? [];
}

function joinKindOf(
  event: TraceEvent,
  life: Life,
  ownHosts: ReadonlySet<string>,
): keyof typeof RANK | undefined {
  if (event.kind === "filter-verdict") return "filter-verdict";
  if (event.kind !== "delivery" && event.kind !== "forwarded") return undefined;
  if (isLocalForward(event)) return "forwarded-as";
  return isOwnRelay(event, life, ownHosts) ? "queued-as" : undefined;
}

function isLocalForward(event: TraceEvent): boolean {
  return event.daemon === "postfix/local" && event.statusText?.startsWith("forwarded as ") === true;
}

function isOwnRelay(event: TraceEvent, life: Life, ownHosts: ReadonlySet<string>): boolean {
  if (event.relayIp !== undefined) {
    const scope = scopeOf(event.relayIp);
    if (scope === "loopback" || scope === "private") return true;
  }
  const name = event.relayName?.toLowerCase();
  if (name === undefined || event.relayIp === undefined) return false;
  for (const host of ownHosts) {
    // syslog mostly has the short host name; `mail` alone would fit anybody's mail.example.net
    if (host.includes(".") && name === host && host !== life.host.toLowerCase()) return true;
  }
  return false;
}

/** The life that a hand-over led to. */
function findChild(
  byId: LivesById,
  id: string,
  parent: Life,
  handOver: TimedEvent,
  throughSmtp: boolean,
): Life | undefined {
  const fits = (life: Life) => {
    const slack = life.host === parent.host ? SLACK_MS : CLOCKS_MS;
    return (
      life !== parent &&
      firstMs(life) >= firstMs(parent) - slack &&
      firstMs(life) <= handOver.atMs + slack &&
      (!throughSmtp || (cameFromRelay(life, handOver.event) && !contradicts(parent, life)))
    );
  };
  const candidates = (byId.get(id) ?? []).filter(fits);
  return candidates.findLast((life) => life.host === parent.host) ?? candidates.at(-1);
}

/** A filter hands back from the loopback interface, its own address, or by sendmail; it does not log in. */
function cameFromRelay(life: Life, handOver: TraceEvent): boolean {
  const accepted = firstEvent(life, "accepted");
  if (accepted?.clientIp === undefined) return true;
  if (accepted.clientIp === handOver.relayIp) return true;
  const scope = scopeOf(accepted.clientIp);
  return (scope === "loopback" || scope === "private") && !accepted.saslUsername;
}

function contradicts(a: Life, b: Life): boolean {
  const first = knownMessageId(a);
  const second = knownMessageId(b);
  return first !== undefined && second !== undefined && first !== second;
}

function knownMessageId(life: Life): string | undefined {
  const id = messageIdOf(life);
  return id === null || id === "" || isRedacted(id) ? undefined : id;
}

/** The life that an `orig_queue_id` names: the youngest that was there when `child` came in. */
function findParent(byId: LivesById, id: string, child: Life): Life | undefined {
  const candidates = (byId.get(id) ?? []).filter((life) => {
    const slack = life.host === child.host ? SLACK_MS : CLOCKS_MS;
    return life !== child && firstMs(life) <= firstMs(child) + slack;
  });
  return candidates.findLast((life) => life.host === child.host) ?? candidates.at(-1);
}

/**
 * Filters and list managers behind a pipe, and filters whose reply names no id: the same Message-ID came back, by a
 * local program or over loopback, while the hop before was delivering. The hand-in must differ from that of the hop
 * before: a script that sends the same mail twice submits both alike.
 */
function findMessageIdJoins(lives: readonly Life[]): Join[] {
  const byMessageId = new Map<string, Life[]>();
  for (const life of lives) {
    const id = knownMessageId(life);
    if (id === undefined) continue;
    const key = `${life.host} ${id}`;
    const list = byMessageId.get(key);
    if (list) list.push(life);
    else byMessageId.set(key, [life]);
  }
  const joins: Join[] = [];
  for (const same of byMessageId.values()) {
    if (same.length < 2 || same.length > MOST_OF_ONE_MESSAGE_ID) continue;
    for (const child of same) {
      const parent = isLocalHandIn(child)
        ? same.findLast(
            (life) => life !== child && wasDelivering(life, child) && entersOtherwise(life, child),
          )
        : undefined;
      if (parent) joins.push({ parent, child, by: "message-id" });
    }
  }
  return joins;
}

/** More messages than this with one Message-ID are a spammer's, and comparing each with each costs their square. */
export const MOST_OF_ONE_MESSAGE_ID = 100;

function isLocalHandIn(life: Life): boolean {
  const accepted = firstEvent(life, "accepted");
  if (!accepted || accepted.saslUsername) return false;
  return accepted.clientIp === undefined || scopeOf(accepted.clientIp) === "loopback";
}

function wasDelivering(parent: Life, child: Life): boolean {
  const began = firstMs(child);
  return (
    firstMs(parent) <= began &&
    parent.events.some(
      ({ event, atMs }) =>
        isHandOverToProgram(event) && began <= atMs + SLACK_MS && atMs <= lastMs(parent),
    )
  );
}

/** A successful delivery that can have put the message into another program of this machine. */
export function isHandOverToProgram(event: TraceEvent): boolean {
  if (event.kind !== "delivery" || event.nextQueueId !== undefined) return false;
  if (event.status !== "sent" && event.flag !== "=>" && event.flag !== "->") return false;
  if (event.relayIp !== undefined) return scopeOf(event.relayIp) === "loopback";
  return event.relayName !== "none" && event.relayName !== "virtual";
}

function entersOtherwise(parent: Life, child: Life): boolean {
  const before = entryOf(parent);
  const after = entryOf(child);
  if (!before || !after) return false;
  return (
    before.clientIp !== after.clientIp ||
    before.user !== after.user ||
    before.uid !== after.uid ||
    before.protocol !== after.protocol
  );
}

/** First join of a child wins; a join that would close a circle is none. */
function keepOneParent(joins: readonly Join[]): Join[] {
  const parentOf = new Map<Life, Join>();
  for (const join of joins) {
    if (parentOf.has(join.child)) continue;
    let above: Life | undefined = join.parent;
    while (above && above !== join.child) above = parentOf.get(above)?.parent;
    if (above === undefined) parentOf.set(join.child, join);
  }
  return [...parentOf.values()];
}
