import type { Question } from "../../core/server-answers.ts";
import { witnessParts } from "../../core/witness.ts";
import type { Witness } from "../../core/witness.ts";
import { DEFAULT_PLACE, placeText } from "../config-text.ts";
import type { Place } from "../config-text.ts";
import type { AclStatement, EximConfig } from "../exim/config.ts";
import type { EximView, Hit } from "./rule.ts";

export const statements = (config: EximConfig): AclStatement[] => [...config.acls.values()].flat();

export const main = (config: EximConfig, name: string): string =>
  config.main.get(name)?.value ?? "";

export const mainPlace = (config: EximConfig, name: string): Place =>
  config.main.get(name)?.place ?? DEFAULT_PLACE;

/** A hit on a main option, with the value that mends it. */
export function optionHit(config: EximConfig, name: string, value: string, wrong: boolean): Hit[] {
  if (!wrong) return [];
  const before = config.main.get(name);
  return [
    {
      subject: name,
      place: mainPlace(config, name),
      fix: {
        file: "exim4.conf",
        diff: `${before === undefined ? "" : `-${name} = ${before.value}\n`}+${name} = ${value}`,
      },
    },
  ];
}

export const relayDomains = (
  config: EximConfig,
): { readonly name: string; readonly value: string; readonly place: Place }[] =>
  [...config.lists].filter(([key]) => /^domain:.*relay/.test(key)).map(([, list]) => list);

/** A row of the answers for this question that says yes. */
export const yesRow = (view: EximView, question: Question): Witness | undefined =>
  view.answers[question].find((r) => r.answer === "yes")?.witness;

/** Where the last statement of a witness stands. */
function witnessPlace(config: EximConfig, witness: Witness): Place {
  const last = [...witnessParts(witness)].findLast((part) => part.kind === "statement");
  const statement = statements(config).find(({ place }) => placeText(place) === last?.place);
  return statement?.place ?? DEFAULT_PLACE;
}

export const answerHit = (
  view: EximView,
  question: Question,
  wanted: (witness: Witness) => boolean,
): Hit[] => {
  const witness = yesRow(view, question);
  return witness === undefined || !wanted(witness)
    ? []
    : [{ subject: question, place: witnessPlace(view.config, witness), witness }];
};
