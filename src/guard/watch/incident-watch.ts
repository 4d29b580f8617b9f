import type { ReadLine } from "../../app/traffic-reader.ts";
import { shellWord } from "../../core/shell-word.ts";
import type { EventLog } from "../event-log.ts";
import type { GuardClock } from "../guard-clock.ts";
import type { GuardEvent } from "../guard-event.ts";
import { isSureEnough, type ReactionSettings } from "../reaction/reaction-rules.ts";
import type { ReactionKind, Reactor } from "../reaction/reactor.ts";
import type { IncidentBook, IncidentChange } from "./incident-book.ts";
import type { LiveDiagnosis } from "./live-diagnosis.ts";
import { type Sighting, subjectOf } from "./sighting.ts";

export interface WatchParts {
  readonly live: LiveDiagnosis;
  readonly clock: GuardClock;
  readonly settings: ReactionSettings;
  readonly events: EventLog;
  readonly book: IncidentBook;
  readonly reactor: Reactor;
}

/** A line of a log that is followed. */
export interface WatchedLine extends ReadLine {
  readonly sourceIndex: number;
  /** Written before the guard first saw this log: something to compare with, nothing to tell. */
  readonly isPast: boolean;
}

const CHANGES = {
  found: "incident-found",
  grew: "incident-grew",
  ended: "incident-ended",
} as const;

/** Reads the running log, tells what the detectors find in it, and lets the reactor act. */
export class IncidentWatch {
  readonly #parts: WatchParts;
  /** Time of the last line that was written before the guard saw its log. */
  #pastUntilMs = Number.NEGATIVE_INFINITY;

  constructor(parts: WatchParts) {
    this.#parts = parts;
  }

  onLine(line: WatchedLine): void {
    if (line.isPast && line.timeMs > this.#pastUntilMs) this.#pastUntilMs = line.timeMs;
    this.#parts.live.read(line, line.sourceIndex);
  }

  /** To be called a few times a second. */
  beat(): void {
    const { book, clock, live } = this.#parts;
    const sightings = live.look();
    if (sightings !== undefined) this.look(sightings);
    for (const change of book.expire(clock.nowMs())) this.#tell(change, "none");
  }

  /** Tells what is new in what the detectors see, and acts upon it. */
  look(sightings: readonly Sighting[]): void {
    const { book, clock, reactor, settings } = this.#parts;
    const sure = sightings.filter(
      ({ incident }) =>
        isSureEnough(settings, "tell", incident) || isSureEnough(settings, "hold", incident),
    );
    book.learn(sure, this.#pastUntilMs, clock.nowMs());
    const changes = book.note(sure, clock.nowMs());
    for (const seen of sure) {
      const known = book.find(seen.key);
      // What is over, or was before the guard came, is nothing to act upon.
      if (known === undefined || known.isOver) continue;
      const sighting = { ...seen, incident: { ...seen.incident, id: known.id } };
      const kind = reactor.decide(sighting);
      const change = changes.find((one) => one.sighting === seen);
      if (change !== undefined) this.#tell(change, kind);
      reactor.act(sighting, kind);
    }
  }

  #tell({ kind, incident, sighting }: IncidentChange, reaction: ReactionKind): void {
    const { id, cause, confidence, subject, messages, recipients } = incident;
    const data = { incident: id, cause, confidence, messages, recipients };
    this.#parts.events.note(
      CHANGES[kind],
      subject,
      sighting === undefined ? data : { ...data, ...detailsOf(sighting, reaction, id) },
      sighting?.summary,
    );
  }
}

function detailsOf({ incident }: Sighting, reaction: ReactionKind, id: string): GuardEvent["data"] {
  const { accounts, clients, scripts, firstAt } = incident;
  return {
    account: accounts[0] ?? "",
    client: clients[0]?.ip ?? "",
    clients: clients.length,
    script: scripts[0] === undefined ? "" : subjectOf({ ...incident, accounts: [] }),
    since: firstAt,
    reaction,
    command: nextCommand(incident.accounts[0], reaction, id),
  };
}

/** What to type next: how to take it back, or how to stop it. */
function nextCommand(account: string | undefined, reaction: ReactionKind, id: string): string {
  if (reaction === "held" || reaction === "contained") return `mailwarden guard undo ${id}`;
  const login = account === undefined ? undefined : shellWord(account);
  return login === undefined
    ? "mailwarden diagnose"
    : `mailwarden guard hold ${login} --reason ${id}`;
}
