/** By what mail is recognised whose sender is not trusted any more. */
export const SUSPECT_KINDS = ["account", "client", "script"] as const;
export type SuspectKind = (typeof SUSPECT_KINDS)[number];

/** A source of mail of which everything is held until somebody has looked. */
export interface Suspect {
  readonly kind: SuspectKind;
  /** Canonical account, address of a client that sends without a login, or local user. */
  readonly name: string;
  readonly reason: string;
  /** RFC 3339. */
  readonly since: string;
  readonly by: "administrator" | "guard";
  /** Id of the incident that the guard found. */
  readonly incident?: string;
}

/** A botnet that uses a relay has thousands of addresses. */
const SUSPECTS_MAX = 20_000;

/** Whose mail is held: nothing of theirs is lost, and nothing leaves. */
export class Suspects {
  readonly #suspects = new Map<string, Suspect>();
  readonly #onChange: (key: string, suspect: Suspect | undefined) => void;

  constructor(onChange: (key: string, suspect: Suspect | undefined) => void) {
    this.#onChange = onChange;
  }

  get size(): number {
    return this.#suspects.size;
  }

  find(kind: SuspectKind, name: string): Suspect | undefined {
    return this.#suspects.get(keyOf(kind, name));
  }

  list(): readonly Suspect[] {
    return [...this.#suspects.values()];
  }

  /** The administrator's word stands above the guard's: false when that or the number of suspects forbids it. */
  add(suspect: Suspect): boolean {
    const known = this.find(suspect.kind, suspect.name);
    if (suspect.by === "guard" && known !== undefined) return false;
    if (known === undefined && this.#suspects.size >= SUSPECTS_MAX) return false;
    this.restore(suspect);
    this.#onChange(keyOf(suspect.kind, suspect.name), suspect);
    return true;
  }

  restore(suspect: Suspect): void {
    this.#suspects.set(keyOf(suspect.kind, suspect.name), suspect);
  }

  /** False when it was none. */
  remove({ kind, name }: Pick<Suspect, "kind" | "name">): boolean {
    const was = this.#suspects.delete(keyOf(kind, name));
    if (was) this.#onChange(keyOf(kind, name), undefined);
    return was;
  }
}

function keyOf(kind: SuspectKind, name: string): string {
  return `${kind} ${name}`;
}
