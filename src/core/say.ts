import type { Sayings } from "./sayings.ts";

export type SayingKey = keyof Sayings;

/**
 * A sentence that is not yet in any language: its key and the values in it.
 * Detectors make these; only `report/` turns them into words. So no sentence is ever glued from fragments,
 * and a language that lacks one does not compile.
 */
export type Say = { [K in SayingKey]: { readonly key: K; readonly values: Sayings[K] } }[SayingKey];

/** Makes a sentence for `report/` to say in the reader's language. */
export function say<K extends SayingKey>(key: K, values: Sayings[K]): Say {
  return { key, values } as unknown as Say;
}
