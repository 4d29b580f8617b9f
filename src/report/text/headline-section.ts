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
  const { labels, formats: f } = page;
  const [worst] = diagnosis.incidents;
  return [
    line(labels.verdicts[diagnosis.verdict], VERDICT_TONES[diagnosis.verdict]),
    ...paragraph(diagnosis.summary, page.width, { tone: "strong" }),
    ...(worst === undefined
      ? []
      : [
          ...paragraph(
            labels.course({ from: worst.firstAt, to: worst.lastAt, ongoing: worst.ongoing }, f),
            page.width,
          ),
          ...paragraph(labels.assurances[worst.confidence], page.width),
        ]),
  ];
}
