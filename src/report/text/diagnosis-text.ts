import type { Diagnosis, Incident } from "../../core/diagnosis.ts";
import type { Language } from "../language.ts";
import { actionsSection, nextStepsSection } from "./actions-section.ts";
import { INDENT } from "./blocks.ts";
import { evidenceSection } from "./evidence-section.ts";
import { findingsSection, receiversSection } from "./findings-sections.ts";
import { headlineSection } from "./headline-section.ts";
import { incidentFactsSection } from "./incident-facts-section.ts";
import { BLANK, type Line, line, renderLines } from "./line.ts";
import { missingSection } from "./missing-section.ts";
import type { Page } from "./page.ts";
import { proofSection } from "./proof-section.ts";
import { ruledOutSection } from "./ruled-out-section.ts";
import { timelineSection } from "./timeline-section.ts";
import { clientsSection, scriptsSection, sendersSection } from "./usage-sections.ts";

/** The worst come first; a reader in panic does not get to the fourth. */
const MAX_INCIDENTS = 3;

export interface TextOptions {
  /** Cells in a line of the terminal. */
  readonly width: number;
  readonly colour: boolean;
}

function incidentSections(
  incident: Incident<string>,
  number: number,
  total: number,
  page: Page,
): readonly Line[] {
  return [
    ...incidentFactsSection(incident, number, total, page),
    ...proofSection(incident.proof, page),
    ...timelineSection(incident.timeline, page),
    ...ruledOutSection(incident.ruledOut, page),
    ...missingSection(incident.missing, page),
    ...actionsSection(incident.actions, page),
    ...clientsSection(incident, page),
    ...scriptsSection(incident, page),
    ...sendersSection(incident, page),
  ];
}

/** The answer of `diagnose` for a terminal: the sentence first, then proof, then what to do, then the details. */
export function diagnosisText(
  diagnosis: Diagnosis<string>,
  language: Language,
  { width, colour }: TextOptions,
): string {
  const page: Page = {
    width,
    labels: language.labels.diagnosis,
    evidenceLabels: language.labels.evidence,
    formats: language.formats,
  };
  const { incidents } = diagnosis;
  const left = incidents.length - MAX_INCIDENTS;
  return renderLines(
    [
      ...headlineSection(diagnosis, page),
      ...incidents
        .slice(0, MAX_INCIDENTS)
        .flatMap((incident, index) =>
          incidentSections(incident, index + 1, incidents.length, page),
        ),
      ...(left > 0
        ? [BLANK, line(INDENT + page.labels.remarks.moreIncidents(left, page.formats))]
        : []),
      ...receiversSection(diagnosis.findings, page),
      ...findingsSection(diagnosis.findings, page),
      ...nextStepsSection(diagnosis.nextSteps, page),
      ...evidenceSection(diagnosis.evidence, page),
    ],
    colour,
  );
}
