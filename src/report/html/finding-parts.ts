import type { Activity } from "../../core/activity.ts";
import type { EvidenceSource, Finding } from "../../core/diagnosis.ts";
import {
  findingFigures,
  findingWords,
  isAboutSettings,
  otherFindings,
  refusals,
} from "../content/finding-words.ts";
import { placeOf } from "../content/place-of.ts";
import { noteText } from "../evidence-note.ts";
import { nameOf } from "../text/name-of.ts";
import { shortStamp } from "../text/stamp.ts";
import { type Html, html } from "./html.ts";
import { commandBlock, plainList, type Sheet } from "./html-sheet.ts";
import { figureColumn, htmlTable } from "./html-table.ts";
import { receiversPlot } from "./receivers-plot.ts";

/** Configurations, mails and queue files come by the thousand. */
const SOURCES_MAX = 200;

/** Who refuses our mail, since when and in whose words, and how that went. */
export function receiversPart(
  findings: readonly Finding<string>[],
  activity: Activity | null,
  sheet: Sheet,
): Html | undefined {
  const { labels, formats: f, page } = sheet;
  const { columns } = page;
  const rows = refusals(findings);
  const plot = activity !== null && activity.receivers.length > 0 ? activity : undefined;
  if (rows.length === 0) return undefined;
  const table = htmlTable(
    labels.headings.receivers,
    [
      { title: columns.receiver, cell: ({ receiver }) => receiver },
      figureColumn(columns.times, "count", f),
      {
        title: columns.since,
        cell: ({ since }) => shortStamp(since, labels.values.unknownTime),
        look: "stamp",
      },
      {
        title: columns.reply,
        look: "wide",
        // As text: a stranger chose where the link leads.
        cell: ({ text, url }) => [
          text ?? undefined,
          url === null ? undefined : html` <code>${url}</code>`,
        ],
      },
    ],
    rows,
  );
  return html`${table}${
    plot &&
    html`<h3>${page.plots.receivers}</h3>
      ${receiversPlot(plot, sheet)}`
  }`;
}

export function findingsPart(
  findings: readonly Finding<string>[],
  { labels, formats: f, page }: Sheet,
): Html | undefined {
  const rows = otherFindings(findings);
  if (rows.length === 0) return undefined;
  const { columns } = page;
  const details = (finding: Finding<string>) => {
    const [first] = finding.proof;
    return [
      findingFigures(finding, labels, f),
      first !== undefined && !isAboutSettings(finding.code) ? first.says : undefined,
    ].map((text) => (text === undefined ? undefined : html`<p class="note">${text}</p>`));
  };
  return htmlTable(
    labels.headings.findings,
    [
      {
        title: columns.severity,
        cell: ({ severity }) =>
          html`<span class="severity ${severity}">${labels.severities[severity]}</span>`,
      },
      {
        title: columns.finding,
        look: "wide",
        cell: (finding) => [
          findingWords(finding, labels),
          details(finding),
          finding.fix?.command === undefined ? undefined : commandBlock(finding.fix.command),
        ],
      },
      {
        title: columns.place,
        cell: ({ proof: [first] }) =>
          first === undefined || first.line === 0
            ? undefined
            : html`<code>${placeOf(first)}</code>`,
      },
    ],
    rows,
  );
}

/** What was read, how much of it was understood, and what was assumed. */
export function evidencePart(
  evidence: readonly EvidenceSource[],
  { evidenceLabels, labels, formats: f, page }: Sheet,
): Html {
  const { columns } = page;
  if (evidence.length === 0) return html`<p>${labels.remarks.noEvidence}</p>`;
  const left = evidence.length - SOURCES_MAX;
  return html`${htmlTable(
      labels.headings.evidence,
      [
        {
          title: columns.evidence,
          look: "wide",
          cell: ({ name, notes }) => [
            html`<code>${name}</code>`,
            notes.length === 0
              ? undefined
              : plainList(
                  notes.map(
                    (note) => html`<span class="note">${noteText(note, evidenceLabels, f)}</span>`,
                  ),
                ),
          ],
        },
        { title: columns.kind, cell: ({ kind }) => nameOf(evidenceLabels.kinds, kind) },
        {
          title: columns.lines,
          cell: ({ lines }) => (lines === 0 ? undefined : f.number(lines)),
          figure: ({ lines }) => lines,
        },
        {
          title: columns.understood,
          cell: ({ lines, understood }) =>
            lines === 0 ? undefined : f.percent(understood / lines),
          figure: ({ lines, understood }) => (lines === 0 ? 0 : understood / lines),
        },
        {
          title: labels.columns.first,
          cell: ({ from }) => (from === null ? undefined : shortStamp(from, "")),
          look: "stamp",
        },
        {
          title: labels.columns.last,
          cell: ({ to }) => (to === null ? undefined : shortStamp(to, "")),
          look: "stamp",
        },
      ],
      evidence.toSorted((a, b) => b.lines - a.lines).slice(0, SOURCES_MAX),
    )}
    ${left > 0 ? html`<p class="note">${page.more(left, f)}</p>` : undefined}
    <p class="note">${labels.remarks.logClock}</p>`;
}
