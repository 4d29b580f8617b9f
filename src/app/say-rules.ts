import type { RuleSay } from "../audit/rules/findings.ts";
import { expectationText } from "../audit/expectations.ts";
import type { RuleId } from "../audit/rule-texts-en.ts";
import type { Finding } from "../core/diagnosis.ts";
import type { Language } from "../report/language.ts";
import { witnessText } from "../report/witness-text.ts";
import { maskSettings } from "./mask-settings.ts";

/** What rules are said with. */
export interface RuleWords {
  readonly texts: Readonly<Record<RuleId, string>>;
  /** The reader's. */
  readonly language: Language;
  /** Figures are read by programs too, so what stands in them is English everywhere. */
  readonly english: Language;
}

/**
 * Puts the findings of an audit into words, and makes them fit to be shown: secrets are masked, and a command that
 * holds a secret or a control character is left out; the change itself still stands in `diff`.
 */
export function sayRules(
  findings: readonly Finding<RuleSay>[],
  { texts, language, english }: RuleWords,
): Finding<string>[] {
  return findings.map((finding) => {
    const { fix, verify, ...rest } = finding;
    const { command, ...change } = fix ?? {};
    return {
      ...rest,
      subject: maskSettings(finding.subject),
      data: maskedFigures({ ...finding.data, ...witnessFigures(finding, english) }),
      proof: finding.proof.map((proof) => ({
        ...proof,
        text: maskSettings(proof.text),
        says: sentence(proof.says, texts, language),
      })),
      ...(fix !== undefined && {
        fix: {
          ...(command !== undefined && isFit(command) && { command }),
          ...change,
          ...(change.diff !== undefined && { diff: maskSettings(change.diff) }),
        },
      }),
      ...(verify !== undefined &&
        isFit(verify.command) && {
          verify: { ...verify, expect: expectationText(verify.expect, language.tag) },
        }),
    };
  });
}

function witnessFigures({ proof }: Finding<RuleSay>, english: Language): { witness?: string } {
  const witness = proof[0]?.says.values.witness;
  return witness === undefined ? {} : { witness: witnessText(witness, english) };
}

function sentence(
  { values: { rule, subject, witness } }: RuleSay,
  texts: Readonly<Record<RuleId, string>>,
  language: Language,
): string {
  const way = witness === undefined ? "" : witnessText(witness, language);
  const words: Readonly<Record<string, string>> = { subject, witness: way };
  return texts[rule].replace(/\{(subject|witness)\}/g, (_place, name: string) =>
    maskSettings(words[name] ?? ""),
  );
}

/** A masked command would write the mask into the configuration. */
function isFit(command: string): boolean {
  return !/\p{Cc}/u.test(command) && maskSettings(command) === command;
}

function maskedFigures(data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, masked(value)]));
}

function masked(value: unknown): unknown {
  if (typeof value === "string") return maskSettings(value);
  return Array.isArray(value) ? value.map(masked) : value;
}
