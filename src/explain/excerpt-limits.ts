import type { ExplainLimit } from "../core/explanation.ts";
import type { LogEvent } from "../core/log-event.ts";

/** In a whole log nobody wants to read of single messages. */
const MESSAGES_MAX = 2_000;
const IDS_SHOWN = 20;
/** Nobody masks more by hand, and a script masks everywhere. */
const LINES_MAX = 5_000;

/** Forum software and careful people: `[email protected]`, `user@****`, `192.***`. */
const MASKED = /\[email\s?protected\]|\*{3,}|\bx{4,}\b/i;

interface Shown {
  entry: boolean;
  delivery: boolean;
  end: boolean;
}

/** Remembers how much of each message the lines show: an excerpt proves nothing about what it leaves out. */
export class ExcerptLimits {
  readonly #messages = new Map<string, Shown>();
  readonly #madeHere = new Set<string>();
  #lines = 0;
  #masked = 0;

  /** `text` gives the line as it stands. */
  add({ queueId, kind, notificationQueueId }: LogEvent, text: () => string): void {
    this.#lines += 1;
    if (this.#lines <= LINES_MAX && MASKED.test(text())) this.#masked += 1;
    if (notificationQueueId !== undefined && this.#madeHere.size < MESSAGES_MAX)
      this.#madeHere.add(notificationQueueId);
    if (queueId === undefined || queueId === "NOQUEUE") return;
    let shown = this.#messages.get(queueId);
    if (!shown) {
      if (this.#messages.size >= MESSAGES_MAX) return;
      shown = { entry: false, delivery: false, end: false };
      this.#messages.set(queueId, shown);
    }
    shown.entry ||= kind === "accepted";
    shown.delivery ||= kind === "delivery";
    shown.end ||= kind === "removed" || kind === "expired" || kind === "deleted";
  }

  limits(): readonly ExplainLimit[] {
    // Bounces of our own are made here: nobody hands them in.
    const all = [...this.#messages].filter(([id]) => !this.#madeHere.has(id));
    const named = (
      code: "whole-messages" | "no-entry" | "no-outcome",
      test: (one: Shown) => boolean,
    ) => {
      const ids = all.filter(([, one]) => test(one)).map(([id]) => id);
      return ids.length === 0 ? [] : [{ code, ids: ids.slice(0, IDS_SHOWN), total: ids.length }];
    };
    const noEntry = named("no-entry", (one) => !one.entry && one.delivery);
    const noOutcome = named("no-outcome", (one) => one.entry && !one.delivery);
    const whole = named("whole-messages", (one) => one.entry && one.delivery && one.end);
    return [
      // Worth saying only where others are not whole.
      ...(noEntry.length + noOutcome.length > 0 ? whole : []),
      ...noEntry,
      ...noOutcome,
      ...(this.#masked > 0 ? [{ code: "masked" as const, lines: this.#masked }] : []),
    ];
  }
}
