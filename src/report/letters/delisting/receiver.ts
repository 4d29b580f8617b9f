import type { LanguageTag } from "../../language.ts";
import type { DelistingAdvice, DelistingWay } from "../../labels/letters-labels.ts";

/** Who refuses mail, and how one gets off its list. One file for each in `receivers/`. */
export interface Receiver {
  /** As it calls itself. */
  readonly name: string;
  /** Registrable domains of its mail servers. */
  readonly domains: readonly string[];
  /** What stands in answers that cite it, for lists that others use too. Linear. */
  readonly cited?: RegExp;
  readonly way: DelistingWay;
  /** Page or mail address. */
  readonly place: string;
  /** In the order in which they matter. */
  readonly advice: readonly DelistingAdvice[];
  /** That its postmasters read. */
  readonly language: LanguageTag;
}
