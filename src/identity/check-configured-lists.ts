import type { IdentityFinding } from "../core/identity-sayings.ts";
import type { Resolver } from "../core/resolver.ts";
import { identityFinding } from "./identity-finding.ts";
import { askZoneState, controlledZone, type ZoneState } from "./lists/ask-zone-state.ts";
import { LIST_ZONES } from "./lists/list-zones.ts";

/** A list that the server itself asks about its clients. */
export interface ConfiguredList {
  readonly zone: string;
  /** It is asked about names, not addresses. */
  readonly isForNames: boolean;
  /** Only certain answers count (`zone=127.0.0.2`). */
  readonly isFiltered: boolean;
  readonly source: string;
  readonly line: number;
  /** As it stands in the settings. */
  readonly text: string;
}

export interface ConfiguredListState extends ConfiguredList {
  readonly state: ZoneState;
}

const ZONES_MAX = 60;

/** Asks the lists of a server's own settings whether they are alive. */
export async function checkConfiguredLists(
  lists: readonly ConfiguredList[],
  resolver: Resolver,
): Promise<{
  readonly states: readonly ConfiguredListState[];
  readonly findings: readonly IdentityFinding[];
}> {
  const states = await Promise.all(
    lists.slice(0, ZONES_MAX).map(async (list) => ({
      ...list,
      state: await askZoneState(controlledZone(list.zone, list.isForNames, LIST_ZONES), resolver),
    })),
  );
  return { states, findings: states.flatMap(stateFindings) };
}

/** Without a filter every answer refuses a client, "not for you" and a web page's address too (Postfix postconf(5)). */
function stateFindings(list: ConfiguredListState): IdentityFinding[] {
  const { zone, state, isFiltered, source, line, text } = list;
  const seen = { source, line, text };
  switch (state.kind) {
    case "usable":
      return [];
    case "wild":
      return [identityFinding("high", "configured-wild", zone, { zone }, seen)];
    case "parked":
      return [
        identityFinding(isFiltered ? "medium" : "high", "configured-parked", zone, { zone }, seen),
      ];
    case "refused":
      return [
        identityFinding(isFiltered ? "low" : "high", "configured-refused", zone, { zone }, seen),
      ];
    case "silent":
      return [identityFinding("medium", "configured-silent", zone, { zone }, seen)];
    case "unknown":
      return [identityFinding("info", "configured-unknown", zone, { zone }, seen)];
  }
}
