import { CONTAIN_FAULTS } from "../../core/contain-fault.ts";
import type { ContainFault, ContainFaultKind, ContainFaults } from "../../core/contain-fault.ts";
import type { Formats } from "../formats.ts";
import type { Language } from "../language.ts";

/** What stops a containment, and what to do about it, as two sentences without a full stop. */
export function faultWords(
  { kind, values }: ContainFault,
  { formats, labels: { contain } }: Language,
): { readonly state: string; readonly remedy: string } {
  // The pair of kind and values is kept together by the union.
  const state = contain.faults[kind] as (
    values: ContainFaults[ContainFaultKind],
    f: Formats,
  ) => string;
  return { state: state(values, formats), remedy: contain.remedies[CONTAIN_FAULTS[kind].remedy] };
}
