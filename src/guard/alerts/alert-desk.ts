import type { Language } from "../../report/language.ts";
import { eventSentence, spokenOf } from "../event-sentence.ts";
import type { GuardEvent } from "../guard-event.ts";
import type { AlertChannel } from "./alert-channel.ts";
import { type AlertedEvent, type AlertPayload, alertPayload } from "./alert-payload.ts";
import { maskEvent } from "./mask-event.ts";

/** After an alert the channel is quiet for so long; what happens meanwhile comes in one digest. */
const QUIET_MS = 60_000;
const RETRIES_MAX = 3;
/** Events in one digest; the others are counted. */
const DIGEST_MAX = 20;
const WAITING_MAX = 500;

export interface AlertWorld {
  /** Undefined = delivered, else why not; it never throws. */
  post(payload: AlertPayload): Promise<string | undefined>;
  /** The same for a program, with the alert on its standard input. */
  runCommand(command: readonly string[], input: string): Promise<string | undefined>;
  nowMs(): number;
  wallMs(): number;
}

interface Box {
  readonly channel: AlertChannel;
  readonly language: Language;
  waiting: GuardEvent[];
  /** Events that did not fit. */
  dropped: number;
  quietUntilMs: number;
  tries: number;
  isSending: boolean;
}

/** Tells channels what happened: the first event at once, what follows as a digest a minute later. */
export class AlertDesk {
  readonly #boxes: readonly Box[];
  readonly #world: AlertWorld;
  /** Alerts that no retry could deliver. */
  failed = 0;
  /** Why the last one could not. */
  lastFailure = "";

  constructor(
    channels: readonly { readonly channel: AlertChannel; readonly language: Language }[],
    world: AlertWorld,
  ) {
    this.#world = world;
    this.#boxes = channels.map((one) => ({
      ...one,
      waiting: [],
      dropped: 0,
      quietUntilMs: 0,
      tries: 0,
      isSending: false,
    }));
  }

  /** Takes an event; sends nothing by itself. */
  take(event: GuardEvent): void {
    for (const box of this.#boxes) {
      if (!box.channel.events.has(event.code)) continue;
      if (box.waiting.length < WAITING_MAX) box.waiting.push(event);
      else box.dropped += 1;
    }
  }

  /** Sends what is due; to be called every second or so. */
  async beat(): Promise<void> {
    await Promise.all(this.#boxes.map((box) => this.#send(box)));
  }

  async #send(box: Box): Promise<void> {
    const nowMs = this.#world.nowMs();
    if (box.isSending || box.waiting.length === 0 || nowMs < box.quietUntilMs) return;
    box.isSending = true;
    const events = box.waiting.slice(0, DIGEST_MAX);
    const more = box.waiting.length - events.length + box.dropped;
    const problem = await this.#deliver(box, events, more);
    box.isSending = false;
    box.quietUntilMs = nowMs + QUIET_MS;
    if (problem !== undefined && box.tries < RETRIES_MAX) {
      box.tries += 1;
      return;
    }
    if (problem !== undefined) {
      this.failed += 1;
      this.lastFailure = problem;
    }
    box.tries = 0;
    box.dropped = 0;
    box.waiting = [];
  }

  #deliver(box: Box, all: readonly GuardEvent[], more: number): Promise<string | undefined> {
    const { channel, language } = box;
    const events = channel.redact ? all.map(maskEvent) : all;
    const payload = alertPayload(
      channel,
      alertText(events, more, language),
      events.map((event) => spoken(event, language)),
      this.#world.wallMs(),
    );
    return channel.kind === "command"
      ? this.#world.runCommand(channel.command, payload.body)
      : this.#world.post(payload);
  }
}

/** For programs: the sentence in words. */
function spoken(event: GuardEvent, language: Language): AlertedEvent {
  const { says, ...rest } = event;
  return says === undefined ? rest : { ...rest, says: spokenOf(event, language) };
}

/** A line an event, and what to type next. */
function alertText(events: readonly GuardEvent[], more: number, language: Language): string {
  const { labels, formats } = language;
  const lines = events.map((event) => eventSentence(event, language));
  return [
    "Mailwarden",
    ...lines,
    ...(more > 0 ? [labels.guard.alerts.more(more, formats)] : []),
    labels.guard.alerts.next,
  ].join("\n");
}
