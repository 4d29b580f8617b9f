import type { EvidenceSource } from "../../core/diagnosis.ts";
import { noteText } from "../evidence-note.ts";
import { heading, INDENT, limited, paragraph } from "./blocks.ts";
import { type Line, line } from "./line.ts";
import { nameOf } from "./name-of.ts";
import type { Page } from "./page.ts";
import { shortStamp } from "./stamp.ts";

const MAX_SOURCES = 8;

/** What was read, how much of it was understood, and what was assumed. */
export function evidenceSection(evidence: readonly EvidenceSource[], page: Page): readonly Line[] {
  const { labels, formats: f } = page;
  if (evidence.length === 0) {
    return [...heading(labels.headings.evidence), line(INDENT + labels.remarks.noEvidence)];
  }
  const { values } = labels;
  return [
    ...heading(labels.headings.evidence),
    ...limited(
      evidence,
      MAX_SOURCES,
      (source) => {
        const kind = nameOf(page.evidenceLabels.kinds, source.kind);
        const read = values.evidenceRead(source, f);
        const period =
          source.from === null || source.to === null
            ? []
            : [
                values.span({
                  from: shortStamp(source.from, values.unknownTime),
                  to: shortStamp(source.to, values.unknownTime),
                }),
              ];
        return [
          ...paragraph(`${source.name}  (${kind})`, page.width, { lead: "  - ", maxLines: 2 }),
          ...[read, ...period].flatMap((text) =>
            paragraph(text, page.width, { lead: "    ", tone: "dim" }),
          ),
          ...source.notes.flatMap((note) =>
            paragraph(noteText(note, page.evidenceLabels), page.width, {
              lead: "    ! ",
              tone: "warn",
              maxLines: 3,
            }),
          ),
        ];
      },
      (count) => values.moreEvidence(count, f),
    ),
    line(INDENT + labels.remarks.logClock, "dim"),
  ];
}
