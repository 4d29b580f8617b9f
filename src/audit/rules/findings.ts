import type { Finding, Severity } from "../../core/diagnosis.ts";
import { maskSecrets } from "../../core/mask-secrets.ts";
import type { Answers } from "../../core/server-answers.ts";
import type { Witness } from "../../core/witness.ts";
import type { ConfigText, Place } from "../config-text.ts";
import type { EximConfig } from "../exim/config.ts";
import type { EximScene } from "../exim/scene.ts";
import type { PostfixConfig } from "../postfix/config.ts";
import type { Scene } from "../postfix/scene.ts";
import { settingsOf } from "../postfix/settings.ts";
import type { RuleId } from "../rule-texts-en.ts";
import { EXIM_LOGINS } from "./exim-logins.ts";
import { EXIM_RELAY } from "./exim-relay.ts";
import { EXIM_SENDERS } from "./exim-senders.ts";
import { EXIM_SERVER } from "./exim-server.ts";
import { POSTFIX_DNSLISTS } from "./postfix-dnslists.ts";
import { POSTFIX_LIMITS } from "./postfix-limits.ts";
import { POSTFIX_LOGINS } from "./postfix-logins.ts";
import { POSTFIX_PROTOCOL } from "./postfix-protocol.ts";
import { POSTFIX_RECIPIENTS } from "./postfix-recipients.ts";
import { POSTFIX_RELAY } from "./postfix-relay.ts";
import { POSTFIX_TRUST } from "./postfix-trust.ts";
import { POSTFIX_UPKEEP } from "./postfix-upkeep.ts";
import { POSTFIX_SERVICES } from "./postfix-services.ts";
import { POSTFIX_SENDERS } from "./postfix-senders.ts";
import type { EximView, Hit, PostfixView, Rule } from "./rule.ts";

/** Why a rule is broken: the rule and what stands in its sentence. The words are in `rule-texts-en.ts`. */
export interface RuleSay {
  readonly key: "audit.rule";
  readonly values: {
    readonly rule: RuleId;
    readonly subject: string;
    readonly witness?: Witness;
  };
}

export const POSTFIX_RULES: readonly Rule<PostfixView>[] = [
  ...POSTFIX_TRUST,
  ...POSTFIX_RELAY,
  ...POSTFIX_SENDERS,
  ...POSTFIX_LOGINS,
  ...POSTFIX_RECIPIENTS,
  ...POSTFIX_PROTOCOL,
  ...POSTFIX_LIMITS,
  ...POSTFIX_DNSLISTS,
  ...POSTFIX_UPKEEP,
  ...POSTFIX_SERVICES,
];
export const EXIM_RULES: readonly Rule<EximView>[] = [
  ...EXIM_RELAY,
  ...EXIM_LOGINS,
  ...EXIM_SENDERS,
  ...EXIM_SERVER,
];

/** One rule may hit many rows of a table; more than this tell nothing new. */
const HITS_PER_RULE = 50;
const LINE_LIMIT = 500;
const ORDER: readonly Severity[] = ["critical", "high", "medium", "low", "info"];

/** Applies the Postfix rules; worst first. */
export function postfixFindings(
  config: PostfixConfig,
  scenes: readonly Scene[],
  answers: Answers<Witness>,
  versionKnown: boolean,
): Finding<RuleSay>[] {
  const main = settingsOf(config, scenes[0]?.settings.version ?? [3, 10]);
  const [open, loopback] = [
    scenes.filter((s) => !s.listener.loopback),
    scenes.filter((s) => s.listener.loopback),
  ];
  return findingsOf(
    POSTFIX_RULES,
    { config, main, versionKnown, scenes: open, loopback, answers },
    config.texts,
  );
}

/** Applies the Exim rules; worst first. */
export function eximFindings(
  config: EximConfig,
  scenes: readonly EximScene[],
  answers: Answers<Witness>,
): Finding<RuleSay>[] {
  return findingsOf(
    EXIM_RULES,
    { config, scenes: scenes.filter((s) => !s.listener.loopback), answers },
    config.texts,
  );
}

function findingsOf<View>(
  rules: readonly Rule<View>[],
  view: View,
  texts: readonly ConfigText[],
): Finding<RuleSay>[] {
  const lines = new Map<string, readonly string[]>();
  const lineAt = (place: Place): string => {
    const known =
      lines.get(place.source) ?? texts.find((t) => t.name === place.source)?.text.split("\n") ?? [];
    lines.set(place.source, known);
    return maskSecrets((known[place.line - 1] ?? "").trim().slice(0, LINE_LIMIT));
  };
  const findings = rules.flatMap((rule) =>
    rule
      .check(view)
      .slice(0, HITS_PER_RULE)
      .map((hit) => findingOf(rule, hit, lineAt)),
  );
  return findings.sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}

function findingOf<View>(
  rule: Rule<View>,
  hit: Hit,
  lineAt: (place: Place) => string,
): Finding<RuleSay> {
  const says: RuleSay = {
    key: "audit.rule",
    values: {
      rule: rule.id,
      subject: maskSecrets(hit.subject),
      ...(hit.witness !== undefined && { witness: hit.witness }),
    },
  };
  return {
    code: `audit.${rule.id}`,
    severity: hit.severity ?? rule.severity,
    subject: maskSecrets(hit.subject),
    data: hit.data ?? {},
    proof: [{ source: hit.place.source, line: hit.place.line, text: lineAt(hit.place), says }],
    ...(hit.fix === undefined ? {} : { fix: maskedFix(hit.fix) }),
    ...(rule.verify === undefined ? {} : { verify: rule.verify }),
  };
}

function maskedFix(fix: NonNullable<Hit["fix"]>): NonNullable<Hit["fix"]> {
  return { ...fix, ...(fix.diff === undefined ? {} : { diff: maskSecrets(fix.diff) }) };
}
