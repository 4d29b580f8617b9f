import type { AnswerRow, Answers, Question } from "../core/server-answers.ts";
import type { Witness } from "../core/witness.ts";
import { QUESTIONS } from "../core/server-answers.ts";
import type { Finding } from "../core/diagnosis.ts";
import type { EvidenceWorld } from "../core/evidence-world.ts";
import type { MachineWorld } from "../core/machine-world.ts";
import { maskSettings } from "./mask-settings.ts";
import type { UnreadableEvidence } from "../evidence/gathering.ts";
import { loadLanguage } from "../report/language.ts";
import type { Language, LanguageTag } from "../report/language.ts";
import { witnessText } from "../report/witness-text.ts";
import { auditServer } from "./audit-server.ts";
import { placeInCollapsed } from "./collapsed-lines.ts";
import { gatherConfiguration } from "./gather-configuration.ts";
import { ruleTexts } from "./rule-texts.ts";
import { serversHere } from "./servers-here.ts";
import { sayRules } from "./say-rules.ts";

export interface AuditOptions {
  /** `3.7.11`, `4.96`; else what the texts say. */
  readonly mtaVersion?: string;
  /** Of what the answers and the findings say. */
  readonly language: LanguageTag;
}

/** An answer whose witness is in English, and says the same in the reader's language. */
export interface SaidAnswer extends AnswerRow {
  readonly says: string;
}

/** What an audit of configuration files says; secrets are masked. */
export interface AuditedFiles {
  /** `unknown`: no configuration of a mail server was found. */
  readonly mta: "postfix" | "exim" | "unknown";
  readonly answers: Readonly<Record<Question, readonly SaidAnswer[]>>;
  /** Questions whose answer lets somebody do harm. */
  readonly open: readonly Question[];
  /** Worst first. */
  readonly findings: readonly Finding<string>[];
  /** Codes with a value (docs/audit.md). */
  readonly notes: readonly string[];
  readonly found: boolean;
  /** How many texts were read. */
  readonly texts: number;
  readonly unreadable: readonly UnreadableEvidence[];
}

/** Audits the configuration in files, folders, archives, `-`, or of this `machine`: `mailwarden audit`. */
export async function auditFiles(
  config: readonly string[],
  { mtaVersion, language }: AuditOptions,
  world: EvidenceWorld,
  machine?: MachineWorld,
): Promise<AuditedFiles> {
  const { texts, unreadable, notes, servers } = await gatherConfiguration(config, world, () =>
    machine === undefined ? Promise.resolve([]) : serversHere(world, machine),
  );
  const audit = auditServer({ texts, ...(mtaVersion !== undefined && { mtaVersion }) });
  const { mta, open, found } = audit;
  const placedFindings =
    mta === "postfix" ? placeInCollapsed(audit.findings, texts) : audit.findings;
  const [spoken, english] = await Promise.all([loadLanguage(language), loadLanguage("en")]);
  const other = ["postfix", "exim"].filter((name) => servers.has(name) && name !== mta);
  return {
    mta,
    open,
    found,
    answers: sayAnswers(audit.answers, spoken, english),
    findings: sayRules(placedFindings, {
      texts: await ruleTexts(language),
      language: spoken,
      english,
    }),
    notes: [
      ...notes,
      ...(mta === "unknown" ? [] : other.map((name) => `other-server ${name}`)),
      ...new Set(audit.notes.map(maskSettings)),
    ],
    texts: texts.length,
    unreadable,
  };
}

function sayAnswers(
  answers: Answers<Witness>,
  spoken: Language,
  english: Language,
): Record<Question, SaidAnswer[]> {
  const saidRow = (row: AnswerRow<Witness>): SaidAnswer => ({
    ...row,
    witness: maskSettings(witnessText(row.witness, english)),
    says: maskSettings(witnessText(row.witness, spoken)),
  });
  const rows = QUESTIONS.map((question) => [question, answers[question].map(saidRow)] as const);
  return Object.fromEntries(rows) as Record<Question, SaidAnswer[]>;
}
