import { DEFAULT_PLACE } from "../config-text.ts";
import type { Place } from "../config-text.ts";
import { parseVersion } from "../version.ts";
import type { Version } from "../version.ts";
import type { Definition, PostfixConfig, Service } from "./config.ts";
import { defaultMynetworks, defaultValue } from "./defaults.ts";
import { expand, ExpansionError } from "./expand.ts";
import { splitWords } from "./words.ts";

/** The effective parameters of one process: defaults of its release, main.cf, then its own `-o`. */
export interface Settings {
  readonly version: Version;
  readonly level: Version;
  /** Expanded value, `""` when nothing sets it. */
  readonly value: (name: string) => string;
  readonly words: (name: string) => readonly string[];
  readonly flag: (name: string) => boolean;
  readonly isSet: (name: string) => boolean;
  readonly definition: (name: string) => Definition | undefined;
  readonly place: (name: string) => Place;
  /** A value that expands into itself: the process cannot start. */
  readonly broken: () => string | undefined;
}

/** Builds the effective settings; `service` adds its overrides, which win everywhere in that process. */
export function settingsOf(config: PostfixConfig, version: Version, service?: Service): Settings {
  const own = new Map((service?.overrides ?? []).map((d) => [d.name, d]));
  const definition = (name: string): Definition | undefined =>
    own.get(name) ?? config.parameters.get(name);
  const level = parseVersion(config.parameters.get("compatibility_level")?.value ?? "") ?? [0];
  const cache = new Map<string, string>();
  const open = new Set<string>();
  let broken: string | undefined;
  const raw = (name: string): string => {
    const set = definition(name);
    if (set !== undefined) return set.value;
    if (name === "mynetworks") return defaultMynetworks(value("mynetworks_style"));
    if (name === "mydomain") return value("myhostname").split(".").slice(1).join(".");
    return defaultValue(name, version, level);
  };
  const value = (name: string): string => {
    const known = cache.get(name);
    if (known !== undefined) return known;
    if (open.has(name)) throw new ExpansionError(name);
    open.add(name);
    try {
      const expanded = expand(raw(name), value).trim();
      cache.set(name, expanded);
      return expanded;
    } catch (error) {
      if (!(error instanceof ExpansionError)) throw error;
      broken ??= name;
      cache.set(name, "");
      return "";
    } finally {
      open.delete(name);
    }
  };
  const lists = new Map<string, readonly string[]>();
  const words = (name: string): readonly string[] => {
    const known = lists.get(name) ?? splitWords(value(name));
    lists.set(name, known);
    return known;
  };
  return {
    version,
    level,
    value,
    words,
    flag: (name) => value(name).toLowerCase() === "yes",
    isSet: (name) => definition(name) !== undefined,
    definition,
    place: (name) => definition(name)?.place ?? DEFAULT_PLACE,
    broken: () => broken,
  };
}
