import type { Formats } from "./formats.ts";
import type { Labels } from "./labels.ts";
import type { SayingsCatalogue } from "./sayings-catalogue.ts";

/** Values of `--lang`. */
export const LANGUAGE_TAGS = ["en", "zh-CN", "zh-TW", "ja"] as const;
export type LanguageTag = (typeof LANGUAGE_TAGS)[number];

/** One language: its sentences, its labels, and how it writes figures. */
export interface Language {
  readonly tag: LanguageTag;
  readonly sayings: SayingsCatalogue;
  readonly labels: Labels;
  readonly formats: Formats;
}

/** Loads the catalogue of one language; the others stay on disk. */
export async function loadLanguage(tag: LanguageTag): Promise<Language> {
  switch (tag) {
    case "en":
      return (await import("./messages/en.ts")).en;
    case "zh-CN":
      return (await import("./messages/zh-cn.ts")).zhCn;
    case "zh-TW":
      return (await import("./messages/zh-tw.ts")).zhTw;
    case "ja":
      return (await import("./messages/ja.ts")).ja;
  }
}

/**
 * The language for a tag or locale name as in `LANG`: `zh_TW.UTF-8`, `ja`, `zh-Hant-HK`.
 * Undefined for a language that there is no catalogue of; `C` and `POSIX` are English.
 */
export function parseLanguageTag(name: string): LanguageTag | undefined {
  const parts = name
    .toLowerCase()
    .replace(/[.@].*$/, "")
    .split(/[-_]/);
  switch (parts[0]) {
    case "en":
    case "c":
    case "posix":
      return "en";
    case "ja":
      return "ja";
    case "zh":
      return parts.some((part) => ["tw", "hk", "mo", "hant"].includes(part)) ? "zh-TW" : "zh-CN";
    default:
      return undefined;
  }
}
