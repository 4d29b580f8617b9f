import type { Diagnosis, Incident } from "../../core/diagnosis.ts";
import { actionWords } from "../content/action-words.ts";
import { incidentFacts } from "../content/incident-facts.ts";
import { placeOf } from "../content/place-of.ts";
import { scriptName, scriptUser } from "../content/script-name.ts";
import type { Language } from "../language.ts";
import { shortStamp } from "../text/stamp.ts";
import { activityChapter } from "./activity-chapter.ts";
import { evidenceChapter, findingsChapter, receiversChapter } from "./finding-chapters.ts";
import { code, codeBlock, type MarkdownColumn, markdownTable, prose } from "./markdown.ts";

const INCIDENTS_MAX = 5;
const PROOFS_MAX = 10;
const ROWS_MAX = 20;

/** The answer of `diagnose` for a ticket: Markdown that every tracker reads, and in which nothing quoted comes alive. */
export function diagnosisMarkdown(diagnosis: Diagnosis<string>, language: Language): string {
  const { labels, formats: f } = language;
  const { headings, remarks, verdicts } = labels.diagnosis;
  const { incidents } = diagnosis;
  const left = incidents.length - INCIDENTS_MAX;
  return [
    `# ${verdicts[diagnosis.verdict]}\n`,
    `**${prose(diagnosis.summary)}**\n`,
    ...incidents
      .slice(0, INCIDENTS_MAX)
      .flatMap((incident, index) =>
        incidentChapter(incident, index + 1, incidents.length, language),
      ),
    ...(left > 0 ? [`${remarks.moreIncidents(left, f)}\n`] : []),
    ...activityChapter(diagnosis.activity, language),
    ...receiversChapter(diagnosis.findings, language),
    ...findingsChapter(diagnosis.findings, language),
    ...chapter(
      headings.nextSteps,
      diagnosis.nextSteps.map(
        ({ because, command }) => `- ${prose(because)}\n\n${codeBlock(command, "  ")}`,
      ),
    ),
    ...evidenceChapter(diagnosis.evidence, language),
  ].join("\n");
}

/** A heading and pieces under it; nothing where there are none. */
export function chapter(title: string, pieces: readonly string[], level = "##"): readonly string[] {
  return pieces.length === 0 ? [] : [`${level} ${title}\n`, ...pieces];
}

/** A table of the first rows; what is left out is said. */
export function limitedTable<Row>(
  columns: readonly MarkdownColumn<Row>[],
  rows: readonly Row[],
  { labels, formats }: Language,
): readonly string[] {
  if (rows.length === 0) return [];
  const left = rows.length - ROWS_MAX;
  return [
    markdownTable(columns, rows.slice(0, ROWS_MAX)),
    ...(left > 0 ? [`${labels.diagnosis.remarks.moreInJson(left, formats)}\n`] : []),
  ];
}

function incidentChapter(
  incident: Incident<string>,
  number: number,
  total: number,
  language: Language,
): readonly string[] {
  const { formats: f } = language;
  const { diagnosis: labels, page } = language.labels;
  const { headings, columns, values } = labels;
  const cause = labels.causes[incident.cause];
  const proofs = incident.proof.slice(0, PROOFS_MAX);
  const left = incident.proof.length - proofs.length;
  const sub = (title: string, pieces: readonly string[]) => chapter(title, pieces, "###");
  return [
    `## ${labels.incident({ number, total, cause }, f)}\n`,
    markdownTable(
      [
        { title: page.columns.fact, cell: ({ name }) => name },
        { title: page.columns.value, cell: ({ value }) => prose(value) },
      ],
      incidentFacts(incident, labels, f),
    ),
    ...sub(headings.proof, [
      ...proofs.map((proof, index) =>
        numbered(index, [`${prose(proof.says)}  `, code(placeOf(proof))], proof.text),
      ),
      ...(left > 0 ? [`${labels.remarks.moreInJson(left, f)}\n`] : []),
    ]),
    ...sub(
      headings.timeline,
      limitedTable(
        [
          {
            title: page.columns.time,
            cell: ({ at }) => shortStamp(at, values.unknownTime, true),
          },
          { title: page.columns.event, cell: ({ what, count }) => labels.timeline[what](count, f) },
        ],
        incident.timeline,
        language,
      ),
    ),
    ...sub(
      headings.ruledOut,
      listOf(
        incident.ruledOut.map(({ cause: other, because }) =>
          prose(labels.titled({ title: labels.causes[other], text: because })),
        ),
      ),
    ),
    ...sub(
      headings.actions,
      incident.actions.map(({ step, target, command }, index) =>
        numbered(index, [prose(actionWords(step, target, labels))], command),
      ),
    ),
    ...sub(
      headings.missing,
      incident.missing.map(
        ({ what, command }) => `- ${prose(what)}\n\n${codeBlock(command, "  ")}`,
      ),
    ),
    ...sub(
      headings.clients,
      limitedTable(
        [
          { title: columns.ip, cell: ({ ip }) => code(ip) },
          { title: columns.messages, cell: ({ messages }) => f.number(messages), isFigure: true },
          {
            title: columns.recipients,
            cell: ({ recipients }) => f.number(recipients),
            isFigure: true,
          },
          { title: columns.first, cell: ({ firstAt }) => shortStamp(firstAt, values.unknownTime) },
          { title: columns.last, cell: ({ lastAt }) => shortStamp(lastAt, values.unknownTime) },
        ],
        incident.clients,
        language,
      ),
    ),
    ...sub(
      headings.scripts,
      limitedTable(
        [
          { title: columns.script, cell: (row) => code(scriptName(row)) },
          { title: columns.user, cell: (row) => code(scriptUser(row)) },
          { title: columns.messages, cell: ({ messages }) => f.number(messages), isFigure: true },
        ],
        incident.scripts,
        language,
      ),
    ),
    ...sub(
      headings.senders,
      limitedTable(
        [
          { title: columns.sender, cell: ({ address }) => code(address === "" ? "<>" : address) },
          {
            title: columns.recipients,
            cell: ({ recipients }) => f.number(recipients),
            isFigure: true,
          },
        ],
        incident.senders,
        language,
      ),
    ),
  ];
}

/** An item of a numbered list with a block of code; what belongs to it stands as far in as its text. */
function numbered(index: number, lines: readonly string[], block: string | undefined): string {
  const number = `${index + 1}. `;
  const indent = " ".repeat(number.length);
  const text = `${number}${lines.join(`\n${indent}`)}\n`;
  return block === undefined ? text : `${text}\n${codeBlock(block, indent)}`;
}

function listOf(items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [items.map((item) => `- ${item}\n`).join("")];
}
