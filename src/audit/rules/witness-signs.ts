import { hasPart } from "../../core/witness.ts";
import type { Witness, WitnessFact } from "../../core/witness.ts";

/** True where the witness says this, somewhere on its way. */
export const saysFact = (witness: Witness, fact: WitnessFact): boolean =>
  hasPart(witness, (part) => part.kind === "said" && part.fact === fact);

/** True where one of these restrictions stands on the way, alone or with the row that it came to. */
export const passesRestriction = (witness: Witness, names: ReadonlySet<string>): boolean =>
  hasPart(
    witness,
    (part) =>
      (part.kind === "restriction" && names.has(part.name)) ||
      (part.kind === "row" && names.has(part.restriction)),
  );

/** True where the mail passes because of a name or an address that its sender chose. */
export const reliesOnClaim = (witness: Witness): boolean =>
  hasPart(
    witness,
    (part) =>
      part.kind === "mail" && (part.mail.sender !== undefined || part.mail.helo !== undefined),
  );
