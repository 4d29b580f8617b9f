import type { Cause, Confidence } from "../../core/diagnosis.ts";
import { type Sighting, subjectOf } from "./sighting.ts";

/** An incident that was told, as the state keeps it. */
export interface KnownIncident {
  readonly key: string;
  /** As it was when it was first seen. */
  readonly id: string;
  readonly cause: Cause;
  readonly confidence: Confidence;
  readonly subject: string;
  readonly messages: number;
  readonly recipients: number;
  /** Messages when it was told last. */
  readonly toldMessages: number;
  /** Its last message by the log's clock, epoch milliseconds. */
  readonly lastMs: number;
  /** Guard clock, when that moved on last. */
  readonly movedAtMs: number;
  /** It was told that it is over. */
  readonly isOver: boolean;
}

export interface IncidentChange {
  readonly kind: "found" | "grew" | "ended";
  readonly incident: KnownIncident;
  /** Undefined when it has ended. */
  readonly sighting: Sighting | undefined;
}

/** Nothing new for so long: it is over, or somebody stopped it. */
const QUIET_MS = 60 * 60_000;
/** Longer than the log is remembered: what is over must not be found again in its own old lines. */
const FORGOTTEN_MS = 48 * 3_600_000;
/** Told again when so much larger. */
const GROWN = 2;
/** Incidents at one time; a server has a handful, only a forged log has more. */
const INCIDENTS_MAX = 500;
const RANK = { possible: 0, likely: 1, certain: 2 } as const;

/** Remembers what was told, so that each incident is told when it is found, when it has grown, and when it is over. */
export class IncidentBook {
  readonly #incidents = new Map<string, KnownIncident>();
  readonly #onChange: (key: string, incident: KnownIncident | undefined) => void;

  constructor(onChange: (key: string, incident: KnownIncident | undefined) => void) {
    this.#onChange = onChange;
  }

  restore(incident: KnownIncident): void {
    this.#incidents.set(incident.key, incident);
  }

  list(): readonly KnownIncident[] {
    return [...this.#incidents.values()];
  }

  find(key: string): KnownIncident | undefined {
    return this.#incidents.get(key);
  }

  /** What happened before the guard came, up to `untilMs` by the log's clock: told only when it goes on. */
  learn(sightings: readonly Sighting[], untilMs: number, nowMs: number): void {
    for (const sighting of sightings) {
      const known = this.#incidents.get(sighting.key);
      const isPast = lastMsOf(sighting) <= untilMs;
      // It grows while the past is being read.
      if (isPast && known?.isOver !== false) this.#found(sighting, nowMs, true);
    }
  }

  /** What is new in what is seen now. */
  note(sightings: readonly Sighting[], nowMs: number): readonly IncidentChange[] {
    return sightings.flatMap((sighting) => {
      const known = this.#incidents.get(sighting.key);
      return known === undefined
        ? this.#found(sighting, nowMs)
        : this.#seenAgain(known, sighting, nowMs);
    });
  }

  /** Those of which nothing was heard for an hour. */
  expire(nowMs: number): readonly IncidentChange[] {
    const quiet = this.list().filter(({ movedAtMs }) => nowMs - movedAtMs >= QUIET_MS);
    return quiet.flatMap((incident): readonly IncidentChange[] => {
      if (nowMs - incident.movedAtMs >= FORGOTTEN_MS) this.#forget(incident.key);
      else if (!incident.isOver) {
        this.#put({ ...incident, isOver: true });
        return [{ kind: "ended", incident, sighting: undefined }];
      }
      return [];
    });
  }

  #found(sighting: Sighting, nowMs: number, isOver = false): readonly IncidentChange[] {
    if (this.#incidents.size >= INCIDENTS_MAX) return [];
    const { id, cause, confidence, messages, recipients } = sighting.incident;
    const incident: KnownIncident = {
      key: sighting.key,
      id,
      cause,
      confidence,
      subject: subjectOf(sighting.incident),
      messages,
      recipients,
      toldMessages: messages,
      lastMs: lastMsOf(sighting),
      movedAtMs: nowMs,
      isOver,
    };
    this.#put(incident);
    return isOver ? [] : [{ kind: "found", incident, sighting }];
  }

  /** What was forgotten of the log does not make an incident smaller than it was. */
  #seenAgain(known: KnownIncident, sighting: Sighting, nowMs: number): readonly IncidentChange[] {
    const seen = sighting.incident;
    const isSurer = RANK[seen.confidence] > RANK[known.confidence];
    const hasMoved = lastMsOf(sighting) > known.lastMs;
    if (!isSurer && !hasMoved) return [];
    const isTold = isSurer || known.isOver || seen.messages >= known.toldMessages * GROWN;
    const incident: KnownIncident = {
      ...known,
      confidence: isSurer ? seen.confidence : known.confidence,
      messages: Math.max(known.messages, seen.messages),
      recipients: Math.max(known.recipients, seen.recipients),
      toldMessages: isTold ? seen.messages : known.toldMessages,
      lastMs: Math.max(known.lastMs, lastMsOf(sighting)),
      movedAtMs: nowMs,
      isOver: false,
    };
    this.#put(incident);
    return isTold ? [{ kind: "grew", incident, sighting }] : [];
  }

  #forget(key: string): void {
    this.#incidents.delete(key);
    this.#onChange(key, undefined);
  }

  #put(incident: KnownIncident): void {
    this.#incidents.set(incident.key, incident);
    this.#onChange(incident.key, incident);
  }
}

function lastMsOf({ incident }: Sighting): number {
  return incident.lastAt === null ? 0 : Date.parse(incident.lastAt);
}
