import { formatRfc3339 } from "../core/rfc3339.ts";
import type { GuardClock } from "./guard-clock.ts";
import type { EventCode } from "../core/guard-event-code.ts";
import type { Say } from "../core/say.ts";
import type { GuardEvent } from "./guard-event.ts";

const KEPT = 1000;
/** What the same trouble says again within an hour is noise. */
const QUIET_MS_MIN = 60 * 60_000;
const QUIET_KEYS_MAX = 20_000;

/** What happened, newest last; the same thing about the same subject is told once in its period. */
export class EventLog {
  readonly #clock: GuardClock;
  readonly #listeners: ((event: GuardEvent) => void)[] = [];
  readonly #events: GuardEvent[] = [];
  readonly #quietUntil = new Map<string, number>();

  constructor(clock: GuardClock) {
    this.#clock = clock;
  }

  onEvent(listener: (event: GuardEvent) => void): void {
    this.#listeners.push(listener);
  }

  note(code: EventCode, subject: string, data: GuardEvent["data"] = {}, says?: Say): void {
    const at = formatRfc3339(this.#clock.wallMs(), 0);
    const event: GuardEvent = { at, code, subject, data, ...(says !== undefined && { says }) };
    this.#events.push(event);
    if (this.#events.length > KEPT) this.#events.shift();
    for (const listener of this.#listeners) listener(event);
  }

  /** The same code, subject and limit stay quiet for `periodMs`, at least an hour. */
  noteOnce(code: EventCode, subject: string, data: GuardEvent["data"], periodMs = 0): void {
    const key = `${code} ${String(data["limit"])} ${subject}`;
    const nowMs = this.#clock.nowMs();
    if ((this.#quietUntil.get(key) ?? 0) > nowMs) return;
    if (this.#quietUntil.size >= QUIET_KEYS_MAX) this.#forgetQuiet(nowMs);
    this.#quietUntil.set(key, nowMs + Math.max(periodMs, QUIET_MS_MIN));
    this.note(code, subject, data);
  }

  /** Events that were written by an earlier run, oldest first. */
  restore(events: readonly GuardEvent[]): void {
    this.#events.unshift(...events.slice(-KEPT));
  }

  events(): readonly GuardEvent[] {
    return this.#events;
  }

  #forgetQuiet(nowMs: number): void {
    for (const [key, until] of this.#quietUntil) if (until <= nowMs) this.#quietUntil.delete(key);
    if (this.#quietUntil.size >= QUIET_KEYS_MAX) this.#quietUntil.clear();
  }
}
