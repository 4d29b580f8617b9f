import type { Say, SayingKey } from "../core/say.ts";
import type { Sayings } from "../core/sayings.ts";
import type { Formats } from "./formats.ts";
import type { Language } from "./language.ts";

/** Puts one sentence into words. */
export function speak(said: Say, language: Language): string {
  // One key's sentence takes that key's values; the pair comes from `say`, which keeps them together.
  const sentence = language.sayings[said.key] as (values: Sayings[SayingKey], f: Formats) => string;
  return sentence(said.values, language.formats);
}
