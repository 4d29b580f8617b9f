import type {
  ExplainedLines,
  ExplainedValue,
  Explanation,
  FieldValue,
} from "../../core/explanation.ts";
import type { FieldMeaning } from "../../core/field-meaning.ts";
import type { Formats } from "../formats.ts";
import type { ExplainWords } from "../labels/explain-labels.ts";
import { heading, paragraph } from "./blocks.ts";
import { BLANK, type Line } from "./line.ts";
import { wrap } from "./wrap.ts";

const TEXT_LINES_MAX = 4;
/** Who pasted a page wants to see each of its lines; of a whole log a few of each shape show what differs. */
const PASTED_LINES_MAX = 400;
const OTHERS_MAX = { paste: 50, log: 3 } as const;
const INDENT = "    ";
/** Values that need no explanation any more stand side by side; longer ones keep their own line. */
const SHORT_MAX = 60;

/** Fields with their values; what a field means is said once in a report, what its value means each time. */
export class ExplainedFields {
  readonly #words: ExplainWords;
  readonly #width: number;
  readonly #said = new Set<FieldMeaning>();

  constructor(words: ExplainWords, width: number) {
    this.#words = words;
    this.#width = width;
  }

  lines(fields: readonly ExplainedValue[]): readonly Line[] {
    const lines: Line[] = [];
    let unsaid: string[] = [];
    const flush = () => {
      if (unsaid.length > 0)
        lines.push(...paragraph(unsaid.join("  "), this.#width, { lead: INDENT, tone: "dim" }));
      unsaid = [];
    };
    for (const one of fields) {
      const says = this.#sentences(one);
      const value = shownValue(one.value, this.#words.frame.empty);
      if (says === "" && value.length <= SHORT_MAX) unsaid.push(`${one.field} ${value}`);
      else {
        flush();
        lines.push(...this.#field(one.field, value, says));
      }
    }
    flush();
    return lines;
  }

  #sentences({ meaning, values }: ExplainedValue): string {
    const { fields, values: valueWords, frame } = this.#words;
    const general = this.#said.has(meaning) ? [] : [fields[meaning]];
    this.#said.add(meaning);
    return [...general, ...values.map((one) => valueWords[one])].join(frame.between);
  }

  #field(field: string, value: string, says: string): readonly Line[] {
    const lead = `${INDENT}${field}  `;
    return [
      ...wrap(value, this.#width - lead.length).map((text, index): Line => [
        { text: index === 0 ? lead : " ".repeat(lead.length), tone: "dim" },
        { text, tone: "code" },
      ]),
      ...(says === "" ? [] : paragraph(says, this.#width, { lead: `${INDENT}  ` })),
    ];
  }
}

/** A value on one line. */
export function shownValue(value: FieldValue, empty: string): string {
  const text = typeof value === "object" ? value.join(", ") : String(value);
  return text === "" ? empty : text;
}

/** Every shape of line once: what happened, what it means for guilt, and its fields. */
export function explainedLinesSection(
  { lines, linesLeftOut }: Explanation,
  fields: ExplainedFields,
  words: ExplainWords,
  formats: Formats,
  width: number,
): readonly Line[] {
  if (lines.length === 0) return [];
  const { frame } = words;
  const total = lines.reduce((sum, { count }) => sum + count, 0);
  const othersMax = total > PASTED_LINES_MAX ? OTHERS_MAX.log : OTHERS_MAX.paste;
  return [
    ...heading(frame.headings.lines),
    ...(lines.length > 1 ? paragraph(frame.once, width, { tone: "dim" }) : []),
    ...lines.flatMap((group) => groupLines(group, fields, words, formats, { width, othersMax })),
    ...(linesLeftOut > 0
      ? [BLANK, ...paragraph(frame.moreShapes(linesLeftOut, formats), width)]
      : []),
  ];
}

function groupLines(
  group: ExplainedLines,
  fields: ExplainedFields,
  { happenings, frame }: ExplainWords,
  formats: Formats,
  { width, othersMax }: { readonly width: number; readonly othersMax: number },
): readonly Line[] {
  const { says, guilt, notProof } = happenings[group.happening];
  const place = `${group.source}:${group.line}`;
  return [
    BLANK,
    ...paragraph(group.count > 1 ? `${place}  ${frame.same(group.count, formats)}` : place, width, {
      tone: "code",
    }),
    ...paragraph(group.text, width, { tone: "dim", maxLines: TEXT_LINES_MAX }),
    ...paragraph(says, width, { tone: "strong" }),
    ...(guilt === null ? [] : paragraph([frame.guilt, guilt].join(frame.between), width)),
    ...(notProof === null ? [] : paragraph([frame.notProof, notProof].join(frame.between), width)),
    ...fields.lines(group.fields),
    ...otherLines(group, frame, formats, { width, othersMax }),
  ];
}

function otherLines(
  { others, count }: ExplainedLines,
  frame: ExplainWords["frame"],
  formats: Formats,
  { width, othersMax }: { readonly width: number; readonly othersMax: number },
): readonly Line[] {
  const differing = others.filter(({ fields }) => fields.length > 0).slice(0, othersMax);
  const more = count - 1 - differing.length;
  if (differing.length === 0) return [];
  return [
    ...paragraph(frame.others, width, { lead: INDENT, tone: "dim" }),
    ...differing.flatMap(({ source, line, fields }) =>
      paragraph(
        fields.map(({ field, value }) => `${field} ${shownValue(value, frame.empty)}`).join("  "),
        width,
        { lead: `${INDENT}  ${source}:${line}  ` },
      ),
    ),
    ...(more > 0
      ? paragraph(frame.moreLines(more, formats), width, { lead: `${INDENT}  `, tone: "dim" })
      : []),
  ];
}
