import type { Incident } from "../../../core/diagnosis.ts";
import type { Language } from "../../language.ts";
import { visible } from "../../visible.ts";
import { type Letter, safeFileName } from "../letter.ts";
import { paragraph } from "../paragraph.ts";
import type { LetterSender } from "../sender.ts";
import type { Refusal } from "./find-receivers.ts";

const ANSWER_MAX = 1000;

export interface DelistingParts {
  /** The administrator's. */
  readonly language: Language;
  /** Of the letter: the receiver's. */
  readonly receiverLanguage: Language;
  /** The worst incident that is at least likely; undefined when none explains the refusal. */
  readonly incident: Incident<string> | undefined;
  readonly sender: LetterSender;
}

/** What to do about one receiver, and the text for it. The letter claims nothing that the evidence does not show. */
export function delistingLetter(refusal: Refusal, parts: DelistingParts): Letter {
  const { language, receiverLanguage, incident } = parts;
  const words = language.labels.letters.delisting;
  const { headings, ways, advice, stillGoingOn } = words;
  const { receiver } = refusal;
  const place = visible(receiver.place);
  const sections = [
    `# ${words.title({ receiver: visible(receiver.name) })}`,
    ...(incident?.ongoing === true ? [paragraph(stillGoingOn)] : []),
    section(headings.way, [paragraph(ways[receiver.way]({ place }))]),
    section(
      headings.advice,
      receiver.advice.map((one) => paragraph(advice[one], "- ")),
    ),
    section(headings.letter, [letterText(refusal, parts, receiverLanguage)]),
    ...(receiverLanguage.tag === language.tag
      ? []
      : [section(headings.translation, [letterText(refusal, parts, language)])]),
  ];
  return {
    fileName: safeFileName("delisting", fileWord(refusal), "txt"),
    text: `${sections.join("\n\n")}\n`,
    to: receiver.way === "no-address" || receiver.way === "dead" ? null : receiver.place,
    about: receiver.name,
    lookup: [],
  };
}

/** Names in other scripts make no file names. */
function fileWord({ receiver, domain }: Refusal): string {
  return /^[\x20-\x7e]+$/.test(receiver.name) ? receiver.name : (receiver.domains[0] ?? domain);
}

function letterText(
  { answer, ourIp, since, count, domain }: Refusal,
  { incident, sender }: DelistingParts,
  { labels, formats }: Language,
): string {
  const { letter } = labels.letters.delisting;
  const address = ourIp ?? letter.unknownAddress;
  const receiver = visible(domain);
  return [
    letter.subject({ address }),
    letter.greeting,
    paragraph(letter.refused({ receiver, address, since, count }, formats)),
    ...(answer === ""
      ? []
      : [letter.yourAnswer, paragraph(visible(answer.slice(0, ANSWER_MAX)), "    ")]),
    ...(incident === undefined
      ? [paragraph(letter.noCause)]
      : [
          paragraph(
            letter.cause(
              {
                cause: labels.diagnosis.causes[incident.cause],
                firstAt: incident.firstAt,
                lastAt: incident.lastAt,
                messages: incident.messages,
              },
              formats,
            ),
          ),
          ...(incident.ongoing === false ? [letter.stopped] : []),
          [letter.measures, ...letter.done[incident.cause].map((one) => paragraph(one, "- "))].join(
            "\n",
          ),
        ]),
    paragraph(letter.request),
    letter.contact({ address: sender.address ?? letter.unknownContact }),
  ].join("\n\n");
}

function section(heading: string, texts: readonly string[]): string {
  const isList = texts.every((text) => text.startsWith("- "));
  return `## ${heading}\n\n${texts.join(isList ? "\n" : "\n\n")}`;
}
