import type { Plan } from "../core/containment.ts";
import { canonicalJson, sha256 } from "./canonical-json.ts";

/** Completes a plan with its digest. */
export function sealPlan(plan: Omit<Plan, "digest">): Plan {
  const { schema, ...rest } = plan;
  return { schema, digest: digestOf(plan), ...rest };
}

/** True while nothing in the plan has been changed since it was sealed. */
export function isIntact({ digest, ...rest }: Plan): boolean {
  return digestOf(rest) === digest;
}

function digestOf(rest: Omit<Plan, "digest">): string {
  return sha256(canonicalJson(rest));
}
