import type { Sayings } from "../core/sayings.ts";
import type { Formats } from "./formats.ts";

/** Every sentence that detectors can say, in one language. A missing one does not compile. */
export type SayingsCatalogue = {
  readonly [K in keyof Sayings]: (values: Sayings[K], f: Formats) => string;
};
