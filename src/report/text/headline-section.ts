import type { Diagnosis, Verdict } from "../../core/diagnosis.ts";
import { paragraph } from "./blocks.ts";
import { type Line, line, type Tone } from "./line.ts";
import type { Page } from "./page.ts";

const VERDICT_TONES: Record<Verdict, Tone> = {
  incident: "bad",
  suspicious: "warn",
  clean: "good",
  "insufficient-evidence": "warn",
};

/** The verdict and the sentence that answers the question; a reader in panic needs no more. */
export function headlineSection(diagnosis: Diagnosis<string>, page: Page): readonly Line[] {
  return [
    line(page.labels.verdicts[diagnosis.verdict], VERDICT_TONES[diagnosis.verdict]),
    ...paragraph(diagnosis.summary, page.width, { tone: "strong" }),
  ];
}
