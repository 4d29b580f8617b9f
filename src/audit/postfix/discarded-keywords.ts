import type { Witness } from "../../core/witness.ts";
import type { ConfigText } from "../config-text.ts";
import type { Settings } from "./settings.ts";
import { isTableSpec, openTable } from "./table.ts";
import { splitWords } from "./words.ts";

/** EHLO keywords that a client is not offered, and whose commands are refused with it (smtpd.c, ehlo_cmd). */
export interface DiscardedKeywords {
  /** Lower case. */
  readonly words: readonly string[];
  /** The parameter, for the reason. */
  readonly name: "smtpd_discard_ehlo_keywords" | "smtpd_discard_ehlo_keyword_address_maps";
  /** Set when a table that cannot be read decides. */
  readonly uncertain: Witness | undefined;
}

/** A row of the address maps for the client counts instead of the list for everybody, not beside it. */
export function discardedKeywords(
  settings: Settings,
  texts: readonly ConfigText[],
  address: string,
): DiscardedKeywords {
  const maps = "smtpd_discard_ehlo_keyword_address_maps";
  for (const spec of settings.words(maps).filter(isTableSpec)) {
    const found = openTable(spec, texts).lookup(address);
    if (found.kind === "found")
      return { words: lowerCase(splitWords(found.value)), name: maps, uncertain: undefined };
    if (found.kind === "unknown") return { words: [], name: maps, uncertain: found.why };
  }
  const all = "smtpd_discard_ehlo_keywords";
  return { words: lowerCase(settings.words(all)), name: all, uncertain: undefined };
}

const lowerCase = (words: readonly string[]): string[] => words.map((word) => word.toLowerCase());
