import type { Formats } from "../formats.ts";
import type { DiagnosisLabels } from "../labels/diagnosis-labels.ts";
import type { EvidenceLabels } from "../labels/evidence-labels.ts";

/** What a section needs to know about the paper it writes on. */
export interface Page {
  /** Cells in a line. */
  readonly width: number;
  readonly labels: DiagnosisLabels;
  readonly evidenceLabels: EvidenceLabels;
  readonly formats: Formats;
}
