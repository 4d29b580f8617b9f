import type { Question } from "../../core/server-answers.ts";
import { witnessParts } from "../../core/witness.ts";
import type { Witness } from "../../core/witness.ts";
import { baseName, DEFAULT_PLACE, placeText } from "../config-text.ts";
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
  return wrong
    ? [{ subject: name, place: mainPlace(config, name), ...mainOption(config, name, value) }]
    : [];
}

/** Sets a main option: its line, else a new one before the first section, where main options end. */
export function mainOption(
  config: EximConfig,
  name: string,
  value: string,
): { readonly fix: NonNullable<Hit["fix"]> } {
  const before = config.main.get(name);
  const made = `${name} = ${value}`.trimEnd();
  if (before !== undefined)
    return { fix: { file: "exim4.conf", diff: `-${name} = ${before.value}\n+${made}` } };
  const own = config.texts.find(({ text }) => SECTION.test(text));
  const section = SECTION.exec(own?.text ?? "")?.[0];
  if (own === undefined || section === undefined)
    return { fix: { file: "exim4.conf", diff: `+${made}` } };
  return { fix: { file: baseName(own.name), diff: `-${section}\n+${made}\n+${section}` } };
}

const SECTION = /^begin[ \t]{1,20}\w{1,30}[ \t]{0,20}$/m;

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
