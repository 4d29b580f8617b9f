import type { EvidenceSource } from "../../core/diagnosis.ts";
import { noteText } from "../evidence-note.ts";
import { heading, INDENT, limited, paragraph } from "./blocks.ts";
import { type Line, line } from "./line.ts";
import { nameOf } from "./name-of.ts";
import type { Page } from "./page.ts";
import { shortStamp } from "./stamp.ts";

const MAX_SOURCES = 8;
const MAX_NOTES = 6;

/** What was read, how much of it was understood, and what was assumed. */
export function evidenceSection(evidence: readonly EvidenceSource[], page: Page): readonly Line[] {
  const { labels, formats: f } = page;
  const understood = ({ understood: lines }: EvidenceSource) => (lines > 0 ? 0 : 1);
  const logs = evidence
    .filter((source) => source.lines > 0)
    .sort((a, b) => understood(a) - understood(b));
  const others = evidence.filter((source) => source.lines === 0);
  return [
    ...heading(labels.headings.evidence),
    ...(evidence.length === 0 ? [line(INDENT + labels.remarks.noEvidence)] : []),
    ...limited(
      logs,
      MAX_SOURCES,
      (source) => logLines(source, page),
      (count) => labels.values.moreEvidence(count, f),
    ),
    ...(others.length > 0 ? othersLines(others, page) : []),
    ...(logs.length > 0 ? [line(INDENT + labels.remarks.logClock, "dim")] : []),
  ];
}

function logLines(source: EvidenceSource, page: Page): readonly Line[] {
  const { labels, evidenceLabels, formats: f, width } = page;
  const { values } = labels;
  const kind = nameOf(evidenceLabels.kinds, source.kind);
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
    ...paragraph(labels.qualified({ name: source.name, detail: kind }), width, {
      lead: "  - ",
      maxLines: 2,
    }),
    ...[values.evidenceRead(source, f), ...period].flatMap((text) =>
      paragraph(text, width, { lead: "    ", tone: "dim" }),
    ),
    ...source.notes.slice(0, MAX_NOTES).flatMap((note) =>
      paragraph(noteText(note, evidenceLabels, f), width, {
        lead: "    ! ",
        tone: "warn",
        maxLines: 3,
      }),
    ),
  ];
}

/** Configurations, mails and queue listings come by the hundred: how many of each kind is enough. */
function othersLines(others: readonly EvidenceSource[], page: Page): readonly Line[] {
  const { labels, evidenceLabels, formats: f, width } = page;
  const counts = new Map<string, number>();
  for (const { kind } of others) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const kinds = [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) =>
      labels.qualified({ name: nameOf(evidenceLabels.kinds, kind), detail: f.number(count) }),
    );
  return [
    ...paragraph(evidenceLabels.notLogs(f.list(kinds, 10)), width, { lead: "  - ", maxLines: 6 }),
    ...others.flatMap((source) => settingsLines(source, page)).slice(0, MAX_SETTINGS_LINES),
  ];
}

const MAX_SETTINGS_LINES = 24;

/** Of several servers' settings, which ones a running server uses. */
function settingsLines({ name, notes }: EvidenceSource, page: Page): readonly Line[] {
  const { evidenceLabels, formats: f, width } = page;
  const telling = notes.filter((note) => /^(?:not-)?in-use\b/.test(note));
  return telling.flatMap((note) => [
    ...paragraph(name, width, { lead: "  - ", maxLines: 2 }),
    ...paragraph(noteText(note, evidenceLabels, f), width, { lead: "    ", tone: "dim" }),
  ]);
}
