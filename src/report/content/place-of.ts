import type { Proof } from "../../core/diagnosis.ts";

/** Where a proof stands: `mail.log:4711`; a source without lines has no number. */
export function placeOf(proof: Pick<Proof<unknown>, "line" | "source">): string {
  return proof.line > 0 ? `${proof.source}:${proof.line}` : proof.source;
}
