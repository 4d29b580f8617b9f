import type { Explanation, LineSign, PlacedText } from "../../core/explanation.ts";
import { explainedAttacks, limitText, noAttackText } from "../explain-sentences.ts";
import type { ExplainWords } from "../labels/explain-labels.ts";
import type { Language } from "../language.ts";
import { heading, limited, paragraph } from "./blocks.ts";
import { evidenceSection } from "./evidence-section.ts";
import { explainedLinesSection, ExplainedFields } from "./explained-lines-section.ts";
import { explainedMailsSection } from "./explained-mails-section.ts";
import { explainedSettingsSection } from "./explained-settings-section.ts";
import { BLANK, type Line, renderLines } from "./line.ts";
import { nameOf } from "./name-of.ts";
import type { TextOptions } from "./diagnosis-text.ts";

const UNKNOWN_MAX = 20;
const PLACES_MAX = 5;
const DEEP = "    ";

/** `explain --format text`: the verdict first, then every part of what was given. */
export function explanationText(
  explanation: Explanation,
  words: ExplainWords,
  language: Language,
  { width, colour }: TextOptions,
): string {
  const { frame } = words;
  const fields = new ExplainedFields(words, width);
  const isEmpty =
    explanation.lines.length +
      explanation.replies.length +
      explanation.mails.length +
      explanation.settings.length ===
    0;
  const page = {
    width,
    labels: language.labels.diagnosis,
    evidenceLabels: language.labels.evidence,
    formats: language.formats,
  };
  return renderLines(
    [
      ...(isEmpty
        ? paragraph(frame.nothing, width, { lead: "", tone: "strong" })
        : verdictLines(explanation, words, language, width)),
      ...explainedLinesSection(explanation, fields, words, language.formats, width),
      ...replyLines(explanation, fields, words, width),
      ...explainedMailsSection(explanation, words, language, width),
      ...explainedSettingsSection(explanation, words, language, width),
      ...unknownLines(explanation, words, language, width),
      ...evidenceSection(explanation.evidence, page),
    ],
    colour,
  );
}

const BULLET = "  - ";

function verdictLines(
  explanation: Explanation,
  words: ExplainWords,
  language: Language,
  width: number,
): readonly Line[] {
  const { frame } = words;
  const { formats: f, labels } = language;
  const { causes, confidences } = labels.diagnosis;
  const attacks = explainedAttacks(explanation, words, language);
  const { signs, limits, spammer } = explanation;
  return [
    ...heading(frame.headings.attack).slice(1),
    ...(attacks.length === 0
      ? paragraph(noAttackText(explanation, frame), width, { lead: BULLET })
      : []),
    ...attacks.flatMap(({ cause, confidence, whom, says }) => {
      const title = labels.diagnosis.qualified({
        name: nameOf(causes, cause),
        detail: nameOf(confidences, confidence),
      });
      return [
        ...paragraph(labels.diagnosis.titled({ title, text: says }), width, {
          lead: BULLET,
          tone: "bad",
        }),
        ...(whom === "" ? [] : paragraph(whom, width, { lead: DEEP, tone: "code" })),
      ];
    }),
    ...heading(frame.headings.spammer),
    ...paragraph(frame.spammer[spammer], width, { lead: BULLET, tone: "strong" }),
    ...(signs.length === 0 ? [] : heading(frame.headings.signs)),
    ...signs.flatMap((sign) => [
      ...paragraph(frame.signs[sign.code](sign.count, f), width, { lead: BULLET }),
      ...paragraph(placesText(sign, words, language), width, { lead: DEEP, tone: "code" }),
    ]),
    ...(limits.length === 0 ? [] : heading(frame.headings.limits)),
    ...limits.flatMap((limit) => paragraph(limitText(limit, frame, f), width, { lead: BULLET })),
  ];
}

function placesText(
  { places, count }: LineSign,
  { frame }: ExplainWords,
  { formats }: Language,
): string {
  const shown = places.slice(0, PLACES_MAX).map(({ source, line }) => `${source}:${line}`);
  const more = count - shown.length;
  return [...shown, ...(more > 0 ? [frame.morePlaces(more, formats)] : [])].join("  ");
}

function replyLines(
  { replies }: Explanation,
  fields: ExplainedFields,
  { frame }: ExplainWords,
  width: number,
): readonly Line[] {
  if (replies.length === 0) return [];
  return [
    ...heading(frame.headings.replies),
    ...paragraph(frame.replySays, width),
    ...replies.flatMap((reply) => [
      BLANK,
      ...paragraph(`${reply.source}:${reply.line}`, width, { tone: "code" }),
      ...paragraph(reply.text, width, { tone: "dim", maxLines: 4 }),
      ...fields.lines(reply.fields),
    ]),
  ];
}

function unknownLines(
  { unknown, unknownLeftOut }: Explanation,
  { frame }: ExplainWords,
  { formats }: Language,
  width: number,
): readonly Line[] {
  if (unknown.length === 0) return [];
  const more = unknownLeftOut + Math.max(0, unknown.length - UNKNOWN_MAX);
  return [
    ...heading(frame.headings.unknown),
    ...paragraph(frame.unknownSays, width),
    ...limited(
      [...unknown.slice(0, UNKNOWN_MAX), ...(more > 0 ? [more] : [])],
      UNKNOWN_MAX + 1,
      (one: PlacedText | number) =>
        typeof one === "number"
          ? paragraph(frame.moreUnknown(one, formats), width, { tone: "dim" })
          : paragraph(one.text, width, {
              lead: `  ${one.source}:${one.line}  `,
              tone: "dim",
              maxLines: 1,
            }),
      () => "",
    ),
  ];
}
