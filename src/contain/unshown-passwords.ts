import type { HostFiles } from "../core/host-world.ts";
import type { GivenPassword } from "./contain-step.ts";
import { KeptRecords } from "./kept-records.ts";

/**
 * Passwords that undo gave and nobody has seen yet: who kills it before it prints would else shut out the owner for good.
 * In a file for root alone, which goes as soon as they have been shown.
 */
export class UnshownPasswords {
  readonly #kept: KeptRecords<GivenPassword>;

  constructor(files: HostFiles, path: string) {
    this.#kept = new KeptRecords(files, path);
  }

  /** The newest of each login. */
  all(): readonly GivenPassword[] {
    return [...new Map(this.#kept.all().map((one) => [one.login, one])).values()];
  }

  /** On the disk when it returns. */
  tell(given: GivenPassword): void {
    this.#kept.add([given]);
  }

  shown(): void {
    this.#kept.clear();
  }
}
