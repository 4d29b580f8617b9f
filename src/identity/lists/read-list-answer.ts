import type { ListMeaning } from "../../core/identity-sayings.ts";
import type { DnsFailure, Lookup } from "../../core/resolver.ts";
import type { ListZone } from "./list-zones.ts";

/** What one answer of a list says about the name that was asked for. */
export type ListAnswer =
  | { readonly kind: "listed"; readonly codes: readonly string[]; readonly meaning: ListMeaning }
  | { readonly kind: "not-listed" }
  /** The list does not answer this resolver: neither listed nor clean. */
  | { readonly kind: "refused"; readonly codes: readonly string[] }
  /** An address outside 127.0.0.0/8: a parked domain, or a resolver that invents answers. */
  | { readonly kind: "parked"; readonly codes: readonly string[] }
  /** A code that the list does not define. */
  | { readonly kind: "undefined-code"; readonly codes: readonly string[] }
  | { readonly kind: "unknown"; readonly why: DnsFailure };

/** Operators refuse so: 127.255.255.252 is a typing error, .254 a public resolver, .255 too many questions. */
const REFUSED = /^127\.255\.255\.\d{1,3}$/;

/** Reads an answer by the codes that the list defines; a record alone is no listing. */
export function readListAnswer(
  answer: Lookup<string>,
  zone: Pick<ListZone, "codes" | "refusals" | "isBitMask">,
): ListAnswer {
  if (answer.kind === "failed") return { kind: "unknown", why: answer.why };
  if (answer.kind === "none") return { kind: "not-listed" };
  const codes = answer.records.slice(0, 16);
  if (codes.some((code) => !code.startsWith("127."))) return { kind: "parked", codes };
  if (codes.some((code) => REFUSED.test(code) || zone.refusals.includes(code)))
    return { kind: "refused", codes };
  const meanings = codes.flatMap((code) => meaningOf(code, zone) ?? []);
  const [meaning] = meanings;
  return meaning === undefined
    ? { kind: "undefined-code", codes }
    : { kind: "listed", codes, meaning };
}

function meaningOf(
  code: string,
  { codes, isBitMask = false }: Pick<ListZone, "codes" | "isBitMask">,
): ListMeaning | undefined {
  const [, second, third = -1, last = -1] = code.split(".").map(Number);
  if (second !== 0) return undefined;
  return codes.find(([from, to]) => {
    const [fromThird = 0, fromLast = 0] = from.split(".").map(Number);
    const [toThird = 0, toLast = 0] = to.split(".").map(Number);
    if (third < fromThird || third > toThird) return false;
    // Bit 1 of a mask means refused, and is told so by the list's own code for it.
    return isBitMask ? (last & 1) === 0 && last > 0 : last >= fromLast && last <= toLast;
  })?.[2];
}
