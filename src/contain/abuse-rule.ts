import type { Cause, Incident } from "../core/diagnosis.ts";
import { isBounce, isLoginKnown, originIp, type QueuedMessage } from "../core/queued-message.ts";

/** Which mail belongs to an incident: the messages that the diagnosis named, and what comes in by the same way. */
export interface AbuseRule {
  readonly queueIds: readonly string[];
  readonly bounceQueueIds: readonly string[];
  /** RFC 3339, by the log's clock; null = the log cannot tell. */
  readonly firstAt: string | null;
  readonly way: AbuseWay;
}

/**
 * Causes whose messages are honest mail as well: of an unknown one all that nobody knows the origin of, of a forward or
 * a form all that came through it. None of it is held, let alone deleted, on the word of a diagnosis.
 */
const MIXED: ReadonlySet<Cause> = new Set([
  "unknown",
  "joe-job",
  "direct-to-mx",
  "forwarding",
  "srs-abuse",
  "application-abuse",
]);

/** True for an incident that names somebody or something to act against. */
export function namesCulprit({ cause }: Pick<Incident<unknown>, "cause">): boolean {
  return cause !== "unknown" && cause !== "joe-job" && cause !== "direct-to-mx";
}

/** True for an incident whose culprit sends nothing honest: all that it sends may be held. */
export function sendsOnlyAbuse(incident: Pick<Incident<unknown>, "cause">): boolean {
  return namesCulprit(incident) && !MIXED.has(incident.cause);
}

/** Sure enough to hold a message that came after the diagnosis. `listed-only`: such a message is left and listed. */
export type AbuseWay =
  | {
      readonly kind: "login";
      readonly accounts: readonly string[];
      readonly clients: readonly string[];
    }
  | { readonly kind: "no-login"; readonly clients: readonly string[] }
  | {
      readonly kind: "script";
      readonly uids: readonly number[];
      readonly users: readonly string[];
      readonly files: readonly string[];
    }
  | { readonly kind: "listed-only" };

/** The rule of an incident. Honest people share NAT addresses and web servers, so one trait alone is never enough. */
export function abuseRuleOf<T>(incident: Incident<T>): AbuseRule {
  const { bounceQueueIds, cause, firstAt, queueIds } = incident;
  const way = wayOf(incident);
  if (MIXED.has(cause)) return { queueIds: [], bounceQueueIds: [], firstAt, way };
  return { queueIds, bounceQueueIds, firstAt, way };
}

function wayOf<T>({ cause, accounts, clients, scripts }: Incident<T>): AbuseWay {
  const addresses = clients.map(({ ip }) => ip);
  switch (cause) {
    case "stolen-credentials":
      return { kind: "login", accounts, clients: addresses };
    case "auth-bypass":
      return {
        kind: "login",
        accounts: accounts.length === 0 ? [""] : accounts,
        clients: addresses,
      };
    case "open-relay":
      return { kind: "no-login", clients: addresses };
    case "local-script": {
      const files = scripts.flatMap(({ file }) => file?.split("/").at(-1) ?? []);
      if (files.length === 0) return { kind: "listed-only" };
      return {
        kind: "script",
        files,
        uids: scripts.flatMap(({ uid }) => uid ?? []),
        users: scripts.flatMap(({ user }) => user ?? []),
      };
    }
    default:
      return { kind: "listed-only" };
  }
}

/** A log without an offset may have been read in the wrong zone. */
const CLOCK_DOUBT_MS = 26 * 3_600_000;

/**
 * Makes the test whether a message in the queue belongs to the abuse. A message that the diagnosis named by its id counts
 * unless it says otherwise itself: Postfix gives the ids of an older log to other mail.
 */
export function abuseTest({
  bounceQueueIds,
  firstAt,
  queueIds,
  way,
}: AbuseRule): (message: QueuedMessage) => boolean {
  const named = new Set(queueIds);
  const bounces = new Set(bounceQueueIds);
  const came = wayTest(way);
  const fromMs = firstAt === null ? Number.NEGATIVE_INFINITY : Date.parse(firstAt) - CLOCK_DOUBT_MS;
  const isTooOld = ({ arrivalMs }: QueuedMessage) => arrivalMs !== undefined && arrivalMs < fromMs;
  return (message) => {
    if (came(message)) return true;
    if (isTooOld(message)) return false;
    if (bounces.has(message.queueId)) return isBounce(message);
    return named.has(message.queueId) && !isByOthers(message, way);
  };
}

/** True for mail that says itself that it came in by another way. What came back from a filter says nothing. */
function isByOthers({ account }: QueuedMessage, way: AbuseWay): boolean {
  if (account === undefined) return false;
  return way.kind === "login" ? !way.accounts.includes(account) : way.kind === "no-login";
}

/** Makes the test whether a message came in by the incident's way. */
export function wayTest(way: AbuseWay): (message: QueuedMessage) => boolean {
  switch (way.kind) {
    case "login": {
      const accounts = new Set(way.accounts);
      const isFrom = originTest(way.clients);
      return (message) =>
        message.account !== undefined && accounts.has(message.account) && isFrom(message);
    }
    case "no-login": {
      const isFrom = originTest(way.clients);
      return (message) => message.account === undefined && isLoginKnown(message) && isFrom(message);
    }
    case "script":
      return ({ script, uid, user }) =>
        script !== undefined &&
        way.files.includes(script.file) &&
        ((uid !== undefined && way.uids.includes(uid)) ||
          (user !== undefined && way.users.includes(user)));
    case "listed-only":
      return () => false;
  }
}

/** A botnet has thousands of addresses, and the queue hundreds of thousands of messages. */
function originTest(clients: readonly string[]): (message: QueuedMessage) => boolean {
  const known = new Set(clients);
  return (message) => known.has(originIp(message) ?? "");
}
