import { scopeOf } from "../core/ip-address.ts";
import { isRedacted } from "../core/mail-address.ts";
import { COMMAND_WAIT_MS, wantsCommandLine } from "./trace-command-lines.ts";
import { isHandOverToProgram, MOST_OF_ONE_MESSAGE_ID, nextIdsOf } from "./trace-joins.ts";
import { fitsEvent, isInPeriod } from "./trace-match.ts";
import { placeOf, type TraceEvent } from "./trace-order.ts";
import type { TraceQuery } from "./trace-query.ts";
import { tokenOfMessageId } from "./trace-tokens.ts";

export interface CollectLimits {
  /** Queue ids that the query may find by itself; what is joined to them comes on top. */
  readonly seedIds: number;
  /** Lines that fit but belong to no message: refusals, logins, failed logins. */
  readonly otherLines: number;
  /** Lines of one queue id; a message to thousands of recipients has as many. */
  readonly linesPerId: number;
  /** Lines in all: the bound of memory. */
  readonly lines: number;
}

export interface NetResult {
  /** All lines found of all ids found. */
  readonly events: readonly TraceEvent[];
  /** Lines that fit the query but name no message. */
  readonly others: readonly TraceEvent[];
  readonly othersLeftOut: number;
  readonly limitHit: boolean;
}

/** Queue lifetimes are five days; a message handed in before the period may still be in it. */
const LIFETIME_MS = 8 * 86_400_000;

/** Filters, forwards and bounces of what was found, for one found id. */
const RELATED_PER_SEED = 8;

/** The growing set of queue ids and their lines. */
export class TraceNet {
  readonly #limits: CollectLimits;
  readonly #events = new Map<string, TraceEvent>();
  readonly #linesOf = new Map<string, number>();
  readonly #others: TraceEvent[] = [];
  #othersLeftOut = 0;
  #seeds = 0;
  #limitHit = false;
  #tooMany = false;
  readonly #ids = new Set<string>();
  /** Message-IDs that are followed, and how many ids they led to. */
  readonly #messageIds = new Map<string, number>();
  /** Message-IDs of ids, and ids whose message may come back under the same Message-ID. */
  readonly #messageIdOf = new Map<string, string>();
  readonly #mayReturn = new Set<string>();
  /** Ids that a line names as the next hop or notice of another: it is known where they came from. */
  readonly #linked = new Set<string>();
  readonly #hosts = new Set<string>();
  /** Sources and seconds in which an Exim message was handed in by a local program. */
  readonly #commandSeconds = new Set<string>();
  readonly #messageIdTokens = new Set<string>();
  /** Ids whose message was seen to begin. */
  readonly #begun = new Set<string>();
  #news: string[] = [];

  constructor(limits: CollectLimits) {
    this.#limits = limits;
  }

  /** True when there was a finding of the query itself that could not be taken. */
  get hasTooMany(): boolean {
    return this.#tooMany;
  }

  /** All that lines are to be searched for: ids, and what tells a Message-ID. */
  get tokens(): readonly string[] {
    return [...this.#ids, ...this.#messageIdTokens];
  }

  /** What was added since the last call. */
  takeNews(): readonly string[] {
    const news = this.#news;
    if (news.length > 0) this.#news = [];
    return news;
  }

  /** True when no line before can be missing. A Message-ID only matters near the line that made it known. */
  hasBeginning(token: string): boolean {
    return this.#begun.has(token) || this.#messageIdTokens.has(token);
  }

  takeSeed(event: TraceEvent, query: TraceQuery): void {
    const id = event.queueId;
    if (id === undefined || id === "" || id === "NOQUEUE") {
      this.#takeOther(event, query);
      return;
    }
    if (!this.#ids.has(id)) {
      const at = Date.parse(event.at ?? "");
      const { period } = query;
      if (period && (at < period.sinceMs - LIFETIME_MS || at > period.untilMs + LIFETIME_MS))
        return;
      if (this.#seeds >= this.#limits.seedIds) {
        this.#tooMany = this.#limitHit = true;
        return;
      }
      this.#seeds += 1;
      this.#addId(id);
    }
    this.takeRelated(event);
  }

  /** Takes a line when it belongs to a known id or relates to one. */
  takeRelated(event: TraceEvent): void {
    const id = event.queueId;
    if (id === undefined || id === "" || id === "NOQUEUE") return;
    if (!this.#ids.has(id)) {
      const related =
        nextIdsOf(event).some((next) => this.#ids.has(next) && this.#mayBeOurs(event)) ||
        this.#knows(event.notificationQueueId) ||
        this.#knows(event.origQueueId) ||
        this.#hasFollowedMessageId(event);
      if (!related || !this.#addId(id)) return;
    }
    this.#keep(event, id);
    if (this.#mayBeOurs(event)) {
      for (const next of nextIdsOf(event)) {
        this.#linked.add(next);
        this.#addId(next);
      }
    }
    if (event.notificationQueueId !== undefined) {
      this.#linked.add(event.notificationQueueId);
      this.#addId(event.notificationQueueId);
    }
    if (event.origQueueId !== undefined) this.#addId(event.origQueueId);
    if (event.host !== undefined) this.#hosts.add(event.host.toLowerCase());
    this.#followMessageId(event, id);
    if (wantsCommandLine(event)) {
      const second = Math.floor(Date.parse(event.at ?? "") / 1000);
      for (let back = 0; back <= COMMAND_WAIT_MS / 1000; back += 1)
        this.#commandSeconds.add(`${second - back} ${event.source}`);
    }
  }

  get wantsCommandLines(): boolean {
    return this.#commandSeconds.size > 0;
  }

  takeCommandLine(event: TraceEvent): void {
    const second = Math.floor(Date.parse(event.at ?? "") / 1000);
    if (event.kind !== "command-line" || !this.#commandSeconds.has(`${second} ${event.source}`))
      return;
    if (this.#events.size < this.#limits.lines)
      this.#events.set(`${placeOf(event)} ${event.source}`, event);
  }

  result(): NetResult {
    return {
      events: [...this.#events.values()],
      others: this.#others,
      othersLeftOut: this.#othersLeftOut,
      limitHit: this.#limitHit,
    };
  }

  #knows(id: string | undefined): boolean {
    return id !== undefined && this.#ids.has(id);
  }

  #hasFollowedMessageId(event: TraceEvent): boolean {
    const { messageId } = event;
    const ids = messageId === undefined ? undefined : this.#messageIds.get(messageId);
    if (messageId === undefined || ids === undefined || ids >= MOST_OF_ONE_MESSAGE_ID) return false;
    this.#messageIds.set(messageId, ids + 1);
    return true;
  }

  /** An id in a remote server's reply is that server's (see `findJoins`): not worth a pass. */
  #mayBeOurs(event: TraceEvent): boolean {
    if (event.kind !== "delivery" || event.relayIp === undefined) return true;
    if (scopeOf(event.relayIp) !== "public") return true;
    return event.relayName !== undefined && this.#hosts.has(event.relayName.toLowerCase());
  }

  #addId(id: string): boolean {
    if (this.#ids.has(id)) return true;
    if (this.#ids.size >= this.#limits.seedIds * RELATED_PER_SEED) {
      this.#limitHit = true;
      return false;
    }
    this.#ids.add(id);
    this.#news.push(id);
    return true;
  }

  #keep(event: TraceEvent, id: string): void {
    const key = `${placeOf(event)} ${event.source}`;
    if (this.#events.has(key)) return;
    const lines = (this.#linesOf.get(id) ?? 0) + 1;
    if (lines > this.#limits.linesPerId || this.#events.size >= this.#limits.lines) {
      this.#limitHit = true;
      return;
    }
    this.#linesOf.set(id, lines);
    // A slow client may take minutes from `client=` to `message-id=`; bounces and forwards have no client.
    const isFirst =
      event.kind === "accepted" || (event.kind === "message-id" && this.#linked.has(id));
    if (isFirst) this.#begun.add(id);
    this.#events.set(key, event);
  }

  #takeOther(event: TraceEvent, query: TraceQuery): void {
    if (!isInPeriod(event, query.period)) return;
    if (!query.terms.every((term) => fitsEvent(event, term))) return;
    if (this.#others.length < this.#limits.otherLines) this.#others.push(event);
    else this.#othersLeftOut += 1;
  }

  /** Filters behind a pipe leave no id, only the same Message-ID; that of a mail which never was near one is not followed. */
  #followMessageId(event: TraceEvent, id: string): void {
    if (event.messageId && !isRedacted(event.messageId)) this.#messageIdOf.set(id, event.messageId);
    const cameFromHere =
      event.kind === "accepted" &&
      (event.clientIp === undefined || scopeOf(event.clientIp) === "loopback") &&
      event.origQueueId === undefined &&
      !this.#linked.has(id);
    if (cameFromHere || isHandOverToProgram(event)) this.#mayReturn.add(id);
    const messageId = this.#messageIdOf.get(id);
    if (messageId === undefined || !this.#mayReturn.has(id) || this.#messageIds.has(messageId))
      return;
    const token = tokenOfMessageId(messageId);
    if (token === undefined) return;
    this.#messageIds.set(messageId, 0);
    if (this.#messageIdTokens.has(token)) return;
    this.#messageIdTokens.add(token);
    this.#news.push(token);
  }
}
