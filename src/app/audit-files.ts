import type { AnswerRow, Answers, Question } from "../core/server-answers.ts";
import { QUESTIONS } from "../core/server-answers.ts";
import type { Finding } from "../core/diagnosis.ts";
import type { EvidenceWorld } from "../core/evidence-world.ts";
import type { MachineWorld } from "../core/machine-world.ts";
import { maskSettings } from "./mask-settings.ts";
import type { UnreadableEvidence } from "../evidence/gathering.ts";
import type { LanguageTag } from "../report/language.ts";
import { auditServer } from "./audit-server.ts";
import { placeInCollapsed } from "./collapsed-lines.ts";
import { gatherConfiguration } from "./gather-configuration.ts";
import { ruleTexts } from "./rule-texts.ts";
import { serversHere } from "./servers-here.ts";
import { sayRules } from "./say-rules.ts";

export interface AuditOptions {
  /** `3.7.11`, `4.96`; else what the texts say. */
  readonly mtaVersion?: string;
  /** Of the findings' `says`. */
  readonly language: LanguageTag;
}

/** What an audit of configuration files says; secrets are masked. */
export interface AuditedFiles {
  /** `unknown`: no configuration of a mail server was found. */
  readonly mta: "postfix" | "exim" | "unknown";
  readonly answers: Answers;
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
  const other = ["postfix", "exim"].filter((name) => servers.has(name) && name !== mta);
  return {
    mta,
    open,
    found,
    answers: maskedAnswers(audit.answers),
    findings: sayRules(placedFindings, await ruleTexts(language), language),
    notes: [
      ...notes,
      ...(mta === "unknown" ? [] : other.map((name) => `other-server ${name}`)),
      ...new Set(audit.notes.map(maskSettings)),
    ],
    texts: texts.length,
    unreadable,
  };
}

function maskedAnswers(answers: Answers): Answers {
  const maskedRow = (row: AnswerRow): AnswerRow => ({ ...row, witness: maskSettings(row.witness) });
  const rows = QUESTIONS.map((question) => [question, answers[question].map(maskedRow)] as const);
  return Object.fromEntries(rows) as Record<Question, AnswerRow[]>;
}
