import type { DnsFailure, Resolver } from "../../core/resolver.ts";
import { LISTED_TEST, type ListZone, UNLISTED_NAME, UNLISTED_TEST } from "./list-zones.ts";
import { type ListAnswer, readListAnswer } from "./read-list-answer.ts";

/** Whether a list can be believed now (RFC 5782 5). */
export type ZoneState =
  | { readonly kind: "usable" }
  /** Lists everything: dead, its domain in other hands. */
  | { readonly kind: "wild"; readonly codes: readonly string[] }
  /** Answers with addresses of web pages. */
  | { readonly kind: "parked"; readonly codes: readonly string[] }
  /** Does not answer this resolver. */
  | { readonly kind: "refused"; readonly codes: readonly string[] }
  /** Does not know its own test point: dead, or silent to this resolver. */
  | { readonly kind: "silent" }
  /** Could not be asked. */
  | { readonly kind: "unknown"; readonly why: DnsFailure };

/** Any code of 127.0.0.0/8 answers a control question. */
const ANY_CODE = [["0.0", "255.255", "listed"]] as const;

/** Asks a list for what must be listed and for what must not, before it is asked about anybody. */
export async function askZoneState(
  { zone, kind, testPoints, refusals }: Pick<ListZone, "zone" | "kind" | "testPoints" | "refusals">,
  resolver: Resolver,
): Promise<ZoneState> {
  const unlisted = kind === "domain" ? UNLISTED_NAME : UNLISTED_TEST;
  const [nothing, ...tests] = await Promise.all(
    [unlisted, ...testPoints].map(async (name) =>
      readListAnswer(await resolver.lookup(`${name}.${zone}`, "A"), { codes: ANY_CODE, refusals }),
    ),
  );
  const answers = [nothing, ...tests].filter((answer) => answer !== undefined);
  return (
    bad("parked", answers) ??
    bad("refused", answers) ??
    (nothing !== undefined && "codes" in nothing
      ? { kind: "wild", codes: nothing.codes }
      : undefined) ??
    judgeTests(nothing, tests)
  );
}

function bad(kind: "parked" | "refused", answers: readonly ListAnswer[]): ZoneState | undefined {
  const found = answers.find((answer) => answer.kind === kind);
  return found !== undefined && "codes" in found ? { kind, codes: found.codes } : undefined;
}

function judgeTests(nothing: ListAnswer | undefined, tests: readonly ListAnswer[]): ZoneState {
  const isAnswered = tests.length === 0 || tests.some(({ kind }) => kind === "listed");
  if (nothing?.kind === "not-listed" && isAnswered) return { kind: "usable" };
  const failed = [nothing, ...tests].find((answer) => answer?.kind === "unknown");
  if (failed?.kind === "unknown") return { kind: "unknown", why: failed.why };
  return { kind: "silent" };
}

/** A list that a server's settings name: what it takes is known from how it is used, its test points from RFC 5782. */
export function controlledZone(
  zone: string,
  isForNames: boolean,
  known: readonly ListZone[],
): Pick<ListZone, "zone" | "kind" | "testPoints" | "refusals"> {
  return (
    known.find((one) => one.zone === zone) ?? {
      zone,
      kind: isForNames ? "domain" : "block",
      testPoints: isForNames ? ["test", LISTED_TEST] : [LISTED_TEST],
      refusals: [],
    }
  );
}
