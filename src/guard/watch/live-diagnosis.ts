import type { ReadLine } from "../../app/traffic-reader.ts";
import { RollingTraffic } from "./rolling-traffic.ts";
import { findSightings, type Sighting } from "./sighting.ts";

/** Messages that are remembered, where the machine looks them over fast enough. */
const ROWS_MAX = 100_000;
const ROWS_MIN = 8_000;
/** A decision may not wait longer than two seconds, and looking may take one part in a hundred of the time. */
const REST_MIN_MS = 500;
const REST_MAX_MS = 1_500;
const REST_LOOKS = 100;
/** Where nothing strange came in; some things show only over hours. */
const ROUND_MS = 15_000;
/** So many looks in a row that took too long: a busy machine makes one slow now and then. */
const SLOW_MAX = 5;

/**
 * The detectors of `diagnose` on the running log: the same lines give the same incidents. While they look, nobody is
 * answered. So they look at once only where something strange was counted, rest a hundred times as long as a look takes, and
 * remember less where that would be too long for a decision.
 */
export class LiveDiagnosis {
  readonly #traffic = new RollingTraffic(ROWS_MAX);
  readonly #monotonicMs: () => number;
  #movesSeen = 0;
  #restUntilMs = Number.NEGATIVE_INFINITY;
  #roundAtMs = Number.NEGATIVE_INFINITY;
  #slowLooks = 0;

  constructor(monotonicMs: () => number) {
    this.#monotonicMs = monotonicMs;
  }

  read(line: ReadLine, source: number): void {
    this.#traffic.read(line, source);
  }

  /** Looks when it is time and something moved, else undefined; to be called a few times a second. */
  look(): readonly Sighting[] | undefined {
    const { moves, isStrange } = this.#traffic;
    const startMs = this.#monotonicMs();
    const isDue = startMs >= (isStrange ? this.#restUntilMs : this.#roundAtMs);
    if (!isDue || moves === this.#movesSeen) return undefined;
    this.#movesSeen = moves;
    const sightings = findSightings(this.#traffic.expose());
    const endMs = this.#monotonicMs();
    const restMs = (endMs - startMs) * REST_LOOKS;
    this.#restUntilMs = endMs + Math.min(Math.max(restMs, REST_MIN_MS), REST_MAX_MS);
    this.#roundAtMs = endMs + ROUND_MS;
    this.#keepLooksShort(restMs);
    return sightings;
  }

  #keepLooksShort(restMs: number): void {
    this.#slowLooks = restMs > REST_MAX_MS ? this.#slowLooks + 1 : 0;
    if (this.#slowLooks < SLOW_MAX) return;
    this.#slowLooks = 0;
    this.#traffic.shrinkTo(Math.max(ROWS_MIN, Math.floor(this.#traffic.rowsMax * 0.7)));
  }
}
