import { isIPv6 } from "node:net";
import type { ListMeaning } from "../../core/identity-sayings.ts";
import type { Resolver } from "../../core/resolver.ts";
import { reverseLabels } from "../reverse-name.ts";
import { askZoneState, type ZoneState } from "./ask-zone-state.ts";
import { LIST_ZONES, type ListZone } from "./list-zones.ts";
import { type ListAnswer, readListAnswer } from "./read-list-answer.ts";

/** What one list says about one address or name. */
export interface ListEntry {
  readonly zone: string;
  readonly kind: ListZone["kind"];
  readonly weight: ListZone["weight"];
  /** The address or name. */
  readonly subject: string;
  /** `unknown`: the list could not be believed, or not be asked. */
  readonly standing: "listed" | "not-listed" | "unknown";
  readonly codes: readonly string[];
  readonly meaning: ListMeaning | null;
  /** The list's own words (TXT). */
  readonly reason: string | null;
  readonly page: string;
}

export interface ListReport {
  readonly zones: readonly { readonly zone: string; readonly state: ZoneState }[];
  readonly entries: readonly ListEntry[];
}

const REASON_MAX = 300;

/** Asks the lists that receivers use about addresses and names; each is put to the test first. */
export async function checkLists(
  { ips, names }: { readonly ips: readonly string[]; readonly names: readonly string[] },
  resolver: Resolver,
  zones: readonly ListZone[] = LIST_ZONES,
): Promise<ListReport> {
  const wanted = zones
    .map((zone) => ({ zone, subjects: subjectsOf(zone, ips, names) }))
    .filter(({ subjects }) => subjects.length > 0);
  const asked = await Promise.all(
    wanted.map(async ({ zone, subjects }) => {
      const state = await askZoneState(zone, resolver);
      const entries = await Promise.all(
        subjects.map((subject) => askEntry(zone, state, subject, resolver)),
      );
      return {
        state: stateAfter(
          state,
          entries.flatMap(({ answer }) => answer ?? []),
        ),
        zone: zone.zone,
        entries: entries.map(({ entry }) => entry),
      };
    }),
  );
  return {
    zones: asked.map(({ zone, state }) => ({ zone, state })),
    entries: asked.flatMap(({ entries }) => entries),
  };
}

/** A resolver is often refused from the first real question on, and a server can fail at it. */
function stateAfter(state: ZoneState, answers: readonly ListAnswer[]): ZoneState {
  const refused = answers.find(({ kind }) => kind === "refused");
  if (refused?.kind === "refused") return { kind: "refused", codes: refused.codes };
  const failed = answers.find(({ kind }) => kind === "unknown");
  return failed?.kind === "unknown" ? { kind: "unknown", why: failed.why } : state;
}

function subjectsOf(
  { kind, takesIpv6 }: ListZone,
  ips: readonly string[],
  names: readonly string[],
): readonly string[] {
  return kind === "domain" ? names : ips.filter((ip) => takesIpv6 || !isIPv6(ip));
}

async function askEntry(
  zone: ListZone,
  state: ZoneState,
  subject: string,
  resolver: Resolver,
): Promise<{ readonly entry: ListEntry; readonly answer: ListAnswer | undefined }> {
  const { kind, weight, page } = zone;
  const empty = { zone: zone.zone, kind, weight, subject, codes: [], meaning: null, reason: null };
  const unknown = { ...empty, standing: "unknown", page } as const;
  if (state.kind !== "usable") return { entry: unknown, answer: undefined };
  const name = `${kind === "domain" ? subject : reverseLabels(subject)}.${zone.zone}`;
  const answer = readListAnswer(await resolver.lookup(name, "A"), zone);
  if (answer.kind === "not-listed")
    return { entry: { ...empty, standing: "not-listed", page }, answer };
  if (answer.kind !== "listed") return { entry: unknown, answer };
  const texts = await resolver.lookup(name, "TXT");
  const reason = texts.kind === "records" ? (texts.records[0]?.slice(0, REASON_MAX) ?? null) : null;
  const { codes, meaning } = answer;
  return { entry: { ...empty, standing: "listed", codes, meaning, reason, page }, answer };
}
