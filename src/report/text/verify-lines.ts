import type { VerifyRow } from "../../core/containment.ts";
import type { CheckName } from "../labels/contain-labels.ts";
import type { Language } from "../language.ts";
import { heading, paragraph } from "./blocks.ts";
import type { Line, Tone } from "./line.ts";

const TONES = { yes: "good", no: "bad", unknown: "warn" } as const satisfies Record<string, Tone>;

/** Each check with its answer and what was seen. */
export function verifyLines(
  rows: readonly (VerifyRow & { readonly check: CheckName })[],
  { labels }: Language,
  width: number,
): readonly Line[] {
  const { checks, headings, holds } = labels.contain;
  return [
    ...heading(headings.checks),
    ...rows.flatMap((row) => {
      const answer = row.holds === null ? "unknown" : row.holds ? "yes" : "no";
      return [
        ...paragraph(
          labels.diagnosis.titled({ title: checks[row.check], text: holds[answer] }),
          width,
          { lead: "  - ", tone: TONES[answer] },
        ),
        ...paragraph(row.observed, width, { lead: "    ", tone: "dim" }),
      ];
    }),
  ];
}
