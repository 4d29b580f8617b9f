import type { Diagnosis } from "../../core/diagnosis.ts";
import { domainOf } from "../../core/mail-address.ts";
import { parsePlainAddress } from "../../core/plain-address.ts";
import { ProblemError } from "../problem.ts";

/** `--from`, else the postmaster of the domain whose account was abused (RFC 5321, 4.5.1); null where none is known. */
export function letterSender(
  typed: string | boolean | undefined,
  { incidents }: Diagnosis<unknown>,
): string | null {
  if (typeof typed === "string") {
    const address = parsePlainAddress(typed);
    if (address === undefined)
      throw new ProblemError((errors) => errors.invalidSender({ value: typed }));
    return address;
  }
  const accounts = incidents.flatMap((incident) => incident.accounts);
  for (const account of accounts) {
    const postmaster = parsePlainAddress(`postmaster@${domainOf(account)}`);
    if (postmaster !== undefined) return postmaster;
  }
  return null;
}
