import type { ExplainedHop, ExplainedMail, Explanation } from "../../core/explanation.ts";
import { mailRemark } from "../explain-sentences.ts";
import type { ExplainWords } from "../labels/explain-labels.ts";
import type { Language } from "../language.ts";
import { heading, paragraph } from "./blocks.ts";
import { BLANK, type Line } from "./line.ts";

const INDENT = "    ";

/** Bounces, reports and other mails: what each is, whose message came back, its fields and its way. */
export function explainedMailsSection(
  { mails, mailsLeftOut }: Explanation,
  words: ExplainWords,
  language: Language,
  width: number,
): readonly Line[] {
  if (mails.length === 0) return [];
  const { frame } = words;
  const said = new Set<string>();
  return [
    ...heading(frame.headings.mails),
    ...mails.flatMap((mail) => mailLines(mail, said, words, language, width)),
    ...(mailsLeftOut > 0
      ? [BLANK, ...paragraph(frame.moreMails(mailsLeftOut, language.formats), width)]
      : []),
  ];
}

/** `said`: what a field or a value means, where it has been said already; a bounce may have ten recipients alike. */
function mailLines(
  mail: ExplainedMail,
  said: Set<string>,
  words: ExplainWords,
  { labels }: Language,
  width: number,
): readonly Line[] {
  const { frame, values: valueWords } = words;
  const { classes, bases } = labels.bounces;
  const verdict =
    mail.class === null || mail.basis === null
      ? []
      : paragraph(
          labels.diagnosis.titled({ title: classes[mail.class], text: bases[mail.basis] }),
          width,
        );
  return [
    BLANK,
    ...paragraph(`${mail.source}:${mail.line}`, width, { tone: "code" }),
    ...paragraph(frame.mailKinds[mail.kind], width, { tone: "strong" }),
    ...verdict,
    ...paragraph(mailRemark(mail, frame), width),
    ...mail.fields.flatMap(({ field, value, values }) => {
      const sentences = [frame.mailFields[field], ...values.map((one) => valueWords[one])];
      const fresh = sentences.filter((sentence) => !said.has(sentence));
      for (const sentence of sentences) said.add(sentence);
      return [
        ...paragraph(value === "" ? frame.empty : value, width, {
          lead: `${INDENT}${field}  `,
          tone: "code",
          maxLines: 6,
        }),
        ...(fresh.length === 0
          ? []
          : paragraph(fresh.join(frame.between), width, { lead: `${INDENT}  ` })),
      ];
    }),
    ...wayLines(frame.hops, mail.hops, frame, width),
    ...wayLines(frame.originalHops, mail.originalHops, frame, width),
  ];
}

function wayLines(
  title: string,
  hops: readonly ExplainedHop[],
  frame: ExplainWords["frame"],
  width: number,
): readonly Line[] {
  if (hops.length === 0) return [];
  return [
    ...paragraph(title, width, { lead: INDENT }),
    ...hops.flatMap(({ byHost, clientName, clientIp, helo, id, trust }) => [
      ...paragraph(
        frame.hop({
          by: byHost ?? frame.unknownHost,
          from:
            clientIp === null
              ? (clientName ?? helo ?? frame.unknownHost)
              : `${clientName ?? helo ?? ""}[${clientIp}]`,
          id: id ?? "",
        }),
        width,
        { lead: `${INDENT}  - `, tone: "code" },
      ),
      ...paragraph(frame.trust[trust], width, { lead: `${INDENT}    ` }),
    ]),
  ];
}
