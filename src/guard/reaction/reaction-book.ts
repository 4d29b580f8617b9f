import type { Suspect } from "../suspects.ts";

/** What the guard did about an incident, until it is taken back. */
export interface Reaction {
  /** Of the incident, as in `Sighting.key`. */
  readonly key: string;
  readonly incident: string;
  /** Guard clock. */
  readonly atMs: number;
  readonly suspects: readonly Pick<Suspect, "kind" | "name">[];
  /** Digest of the containment plan that was carried out; null = none. */
  readonly plan: string | null;
  /**
   * Guard clock, when an administrator took it back; null = it is in force. For a day it is not done again, however
   * sure the incident is: that long the lines that led to it are remembered.
   */
  readonly takenBackAtMs: number | null;
}

const HOUR_MS = 3_600_000;
const EXCUSED_MS = 24 * HOUR_MS;

/** What the guard has done, by incident, and how much of it lately. */
export class ReactionBook {
  readonly #reactions = new Map<string, Reaction>();
  readonly #onChange: (key: string, reaction: Reaction | undefined) => void;

  constructor(onChange: (key: string, reaction: Reaction | undefined) => void) {
    this.#onChange = onChange;
  }

  restore(reaction: Reaction): void {
    this.#reactions.set(reaction.key, reaction);
  }

  find(key: string): Reaction | undefined {
    return this.#reactions.get(key);
  }

  /** Those of which something is in force: a plan may have withstood being undone. */
  list(): readonly Reaction[] {
    return [...this.#reactions.values()].filter(
      ({ takenBackAtMs, plan }) => takenBackAtMs === null || plan !== null,
    );
  }

  put(reaction: Reaction): void {
    this.#reactions.set(reaction.key, reaction);
    this.#onChange(reaction.key, reaction);
  }

  /** Incidents acted upon in the last hour, those that were taken back included: a guard that errs must stop. */
  countLastHour(nowMs: number): number {
    return [...this.#reactions.values()].filter(({ atMs }) => nowMs - atMs < HOUR_MS).length;
  }

  /** An administrator let somebody go whom the guard suspected. */
  excuse(suspect: Pick<Suspect, "kind" | "name">, nowMs: number): void {
    for (const reaction of this.list()) {
      const isAbout = reaction.suspects.some(
        ({ kind, name }) => kind === suspect.kind && name === suspect.name,
      );
      if (isAbout) this.put({ ...reaction, takenBackAtMs: nowMs });
    }
  }

  /** Forgets what was taken back long ago. */
  expire(nowMs: number): void {
    for (const { key, takenBackAtMs, plan } of this.#reactions.values()) {
      if (takenBackAtMs === null || plan !== null || nowMs - takenBackAtMs < EXCUSED_MS) continue;
      this.#reactions.delete(key);
      this.#onChange(key, undefined);
    }
  }
}
