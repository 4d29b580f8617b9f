import type { ConfigText, Place } from "../config-text.ts";

/** One `name = value`, in main.cf or as `-o` of a service. */
export interface Definition {
  readonly name: string;
  readonly value: string;
  readonly place: Place;
}

/** One service of master.cf. */
export interface Service {
  readonly name: string;
  readonly type: string;
  readonly chroot: string;
  readonly wakeup: string;
  readonly processLimit: string;
  /** Program name without folder: `smtpd`, `postscreen`. */
  readonly command: string;
  /** `-o` overrides; the last of the same name wins. */
  readonly overrides: readonly Definition[];
  /** Arguments that are neither options nor their values: smtpd refuses to start with them. */
  readonly strayArguments: readonly string[];
  readonly place: Place;
  /** Commented-out service lines in the middle of this service: their `-o` lines stick to it. */
  readonly leftovers: readonly Place[];
}

/** All that the given texts say about one Postfix instance. */
export interface PostfixConfig {
  /** Effective main.cf: the last definition of each name. */
  readonly parameters: ReadonlyMap<string, Definition>;
  /** Every definition in order, repeated ones included. */
  readonly definitions: readonly Definition[];
  readonly services: readonly Service[];
  /** All texts given, for tables that the configuration names. */
  readonly texts: readonly ConfigText[];
  /** What could not be read as configuration. */
  readonly notes: readonly string[];
}
