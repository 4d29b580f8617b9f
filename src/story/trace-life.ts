import type { EventKind } from "../core/log-event.ts";
import type { StoryEnd, StoryEntry } from "./message-story.ts";
import { findCommandLines } from "./trace-command-lines.ts";
import type { TimedEvent, TraceEvent } from "./trace-order.ts";

/** One stay in one queue: the lines of one queue id on one host, between hand-in and removal. */
export interface Life {
  readonly queueId: string;
  /** "" where the lines name no host. */
  readonly host: string;
  /** In order of time, at least one. */
  readonly events: TimedEvent[];
}

/** Lines may come after the end: a filter's verdict, an LMTP server's, a second of disorder in syslog. */
const LINGER_MS = 60_000;
/** Syslog stamps of one second, written by several processes. */
const DISORDER_MS = 2_000;
/** Longer than Postfix' maximal_queue_lifetime and Exim's longest retry rule (5 and 4 days by default). */
const SILENCE_MS = 8 * 86_400_000;

/**
 * Splits ordered events into lives. The same queue id is used again after its end: inode numbers return,
 * so an id alone names no message.
 */
export function splitLives(events: readonly TimedEvent[]): Life[] {
  const commandLines = findCommandLines(events);
  const open = new Map<string, { life: Life; endedMs: number }>();
  const lives: Life[] = [];
  for (const timed of events) {
    const { queueId, host = "" } = timed.event;
    if (queueId === undefined || queueId === "" || queueId === "NOQUEUE") continue;
    const key = `${host} ${queueId}`;
    let current = open.get(key);
    if (!current || beginsAnew(current.life, current.endedMs, timed)) {
      current = { life: { queueId, host, events: [] }, endedMs: Number.NaN };
      open.set(key, current);
      lives.push(current.life);
    }
    const call = commandLines.get(timed.event);
    if (call) current.life.events.push(call);
    current.life.events.push(timed);
    if (Number.isNaN(current.endedMs) && isEnd(timed.event)) current.endedMs = timed.atMs;
  }
  return lives;
}

function beginsAnew(life: Life, endedMs: number, timed: TimedEvent): boolean {
  const { kind } = timed.event;
  if (timed.atMs - lastMs(life) > SILENCE_MS) return true;
  const known = life.events.find((other) => other.event.kind === kind);
  if (!Number.isNaN(endedMs)) {
    if (kind !== "accepted" && kind !== "message-id") return timed.atMs - endedMs > LINGER_MS;
    return known !== undefined || timed.atMs - endedMs > DISORDER_MS;
  }
  if (kind !== "accepted" || known === undefined) return false;
  return known.event.clientIp !== timed.event.clientIp || timed.atMs - known.atMs > DISORDER_MS;
}

function isEnd(event: TraceEvent): boolean {
  return event.kind === "removed" || event.kind === "deleted" || isRefusalOfMessage(event);
}

/**
 * True for a refusal of the whole message. Under a queue id, `reject: RCPT` refuses one recipient of several,
 * while the refusals at the end of data (milter, header_checks, Exim's DATA ACL) refuse it all.
 */
export function isRefusalOfMessage(event: TraceEvent): boolean {
  const refuses =
    event.kind === "reject" || (event.action !== undefined && /(?:^|-)reject$/.test(event.action));
  return refuses && event.stage !== "RCPT" && event.stage !== "MAIL" && event.stage !== "VRFY";
}

export function firstMs(life: Life): number {
  return life.events[0]?.atMs ?? 0;
}

export function lastMs(life: Life): number {
  return life.events.at(-1)?.atMs ?? 0;
}

export function firstEvent(life: Life, kind: EventKind): TraceEvent | undefined {
  return life.events.find((timed) => timed.event.kind === kind)?.event;
}

export function senderOf(life: Life): string | null {
  const said = firstEvent(life, "queued") ?? firstEvent(life, "accepted");
  if (said?.from !== undefined) return said.from;
  return life.events.find((timed) => timed.event.from !== undefined)?.event.from ?? null;
}

export function messageIdOf(life: Life): string | null {
  for (const { event } of life.events) {
    // amavis and milters repeat the header; what the MTA itself wrote down comes first
    if ((event.kind === "message-id" || event.kind === "accepted") && event.messageId !== undefined)
      return event.messageId;
  }
  return life.events.find((timed) => timed.event.messageId !== undefined)?.event.messageId ?? null;
}

/** The hand-in of a life; a refused message has none but the client that was refused. */
export function entryOf(life: Life): StoryEntry | null {
  const accepted =
    firstEvent(life, "accepted") ??
    life.events.find(({ event }) => isRefusalOfMessage(event) && event.clientIp !== undefined)
      ?.event;
  if (!accepted) return null;
  const seen = <K extends "helo" | "directory" | "script" | "user" | "uid">(key: K) =>
    accepted[key] ??
    life.events.find(({ event }) => event[key] !== undefined && isSamePeer(event, accepted))?.event[
      key
    ];
  return withoutAbsent({
    at: accepted.at,
    daemon: accepted.daemon,
    program: accepted.program,
    clientName: accepted.clientName,
    clientIp: accepted.clientIp,
    clientPort: accepted.clientPort,
    origClientName: accepted.origClientName,
    origClientIp: accepted.origClientIp,
    helo: seen("helo"),
    protocol: accepted.protocol,
    account: accepted.saslUsername,
    method: accepted.saslMethod,
    authenticator: accepted.authenticator,
    uid: seen("uid"),
    user: seen("user"),
    directory: seen("directory"),
    script: seen("script"),
  });
}

function isSamePeer(event: TraceEvent, accepted: TraceEvent): boolean {
  return event.clientIp === undefined || event.clientIp === accepted.clientIp;
}

type Optional<T> = { [K in keyof T]: T[K] | undefined };

function withoutAbsent(entry: Optional<Required<StoryEntry>>): StoryEntry {
  const kept = Object.entries(entry).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as unknown as StoryEntry;
}

/** How the stay ended, as far as its lines tell. */
export function endOf(life: Life): StoryEnd {
  let refusal: TraceEvent | undefined;
  let expired: TraceEvent | undefined;
  let deleted: TraceEvent | undefined;
  let removed: TraceEvent | undefined;
  let discarded: TraceEvent | undefined;
  let parked: "held" | "frozen" | undefined;
  let wasQueued = false;
  const waiting = new Map<string, boolean>();
  for (const { event } of life.events) {
    if (isRefusalOfMessage(event)) refusal ??= event;
    switch (event.kind) {
      case "queued":
        wasQueued = true;
        break;
      case "expired":
        expired ??= event;
        break;
      case "deleted":
        deleted ??= event;
        break;
      case "removed":
        if (event.daemon === "postfix/postsuper") deleted ??= event;
        else removed ??= event;
        break;
      case "discarded":
        discarded ??= event;
        break;
      case "held":
        parked = "held";
        break;
      case "frozen":
        parked = "frozen";
        break;
      case "released":
      case "requeued":
      case "thawed":
        parked = undefined;
        break;
      case "delivery":
        wasQueued = true;
        waiting.set(event.to ?? "", isDeferral(event));
        break;
      default:
    }
  }
  if (deleted) return { kind: "deleted", at: deleted.at };
  if (expired) return { kind: "expired", at: expired.at };
  if (refusal && !wasQueued)
    return { kind: "rejected", at: refusal.at, reason: refusalText(refusal) };
  if (discarded && waiting.size === 0) return { kind: "discarded", at: discarded.at };
  if (removed) return { kind: "removed", at: removed.at };
  if (parked) return { kind: "still-queued", because: parked };
  if ([...waiting.values()].some(Boolean)) return { kind: "still-queued", because: "deferred" };
  return { kind: "unknown", because: "log-ends" };
}

export function isDeferral(event: TraceEvent): boolean {
  // soft_bounce writes `SOFTBOUNCE` where a bounce is kept in the queue (postfix bounce.c)
  return event.flag === "==" || event.status === "deferred" || event.status === "SOFTBOUNCE";
}

function refusalText(event: TraceEvent): string | null {
  const parts = [event.replyCode, event.enhancedCode, event.reason].filter(
    (part) => part !== undefined,
  );
  return parts.length > 0 ? parts.join(" ") : null;
}
