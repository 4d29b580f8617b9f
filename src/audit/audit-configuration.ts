import type { Finding } from "../core/diagnosis.ts";
import { QUESTIONS } from "../core/server-answers.ts";
import type { Answers } from "../core/server-answers.ts";
import { said } from "../core/witness.ts";
import type { Witness } from "../core/witness.ts";
import type { ConfigText } from "./config-text.ts";
import { answerExim, eximScenes } from "./exim/audit-exim.ts";
import type { EximConfig } from "./exim/config.ts";
import { parseEximConfig } from "./exim/parse-config.ts";
import { answerPostfix, scenesOf, versionsOf } from "./postfix/audit-postfix.ts";
import type { PostfixConfig } from "./postfix/config.ts";
import { parsePostfixConfig } from "./postfix/parse-config.ts";
import { eximFindings, postfixFindings } from "./rules/findings.ts";
import type { RuleSay } from "./rules/findings.ts";

export interface AuditInput {
  /** main.cf, master.cf, `postconf` outputs, tables, Exim and Dovecot configuration, in any order and under any name. */
  readonly texts: readonly ConfigText[];
  /** `3.7.11`, `4.96`; without it answers that depend on the release are `depends`. */
  readonly mtaVersion?: string;
  /** Addresses of the server's interfaces where the caller knows them (`192.0.2.10`). */
  readonly ownAddresses?: readonly string[];
}

export interface AuditResult {
  readonly mta: "postfix" | "exim" | "unknown";
  readonly answers: Answers<Witness>;
  /** Worst first; `says` is put into words by the texts in `rule-texts-en.ts` or a translation. */
  readonly findings: readonly Finding<RuleSay>[];
  /** What could not be read: includes that are not at hand, lost indentation. */
  readonly notes: readonly string[];
}

const UNKNOWN = Object.fromEntries(
  QUESTIONS.map((q) => [
    q,
    [{ answer: "unknown", listener: "-", witness: said("no-configuration") }],
  ]),
) as unknown as Answers<Witness>;

/** Audits the configuration of one mail server. Pure: reads nothing but its input. */
export function auditConfiguration(input: AuditInput): AuditResult {
  const exim = parseEximConfig(input.texts);
  if (exim !== undefined) return auditExim(exim, input);
  const postfix = parsePostfixConfig(input.texts);
  if (postfix !== undefined) return auditPostfix(postfix, input);
  return { mta: "unknown", answers: UNKNOWN, findings: [], notes: [] };
}

function auditPostfix(
  config: PostfixConfig,
  { mtaVersion, ownAddresses = [] }: AuditInput,
): AuditResult {
  const answers = answerPostfix(config, mtaVersion, ownAddresses);
  const scenes = scenesOf(config, mtaVersion, ownAddresses);
  const versionKnown = versionsOf(config, mtaVersion).length === 1;
  return {
    mta: "postfix",
    answers,
    findings: postfixFindings(config, scenes, answers, versionKnown),
    notes: config.notes,
  };
}

function auditExim(config: EximConfig, { mtaVersion, ownAddresses = [] }: AuditInput): AuditResult {
  const answers = answerExim(config, mtaVersion, ownAddresses);
  const scenes = eximScenes(config, mtaVersion, ownAddresses);
  return {
    mta: "exim",
    answers,
    findings: eximFindings(config, scenes, answers),
    notes: config.notes,
  };
}
