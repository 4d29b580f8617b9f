import type { Language } from "../../report/language.ts";
import { heading, paragraph } from "../../report/text/blocks.ts";
import type { TextOptions } from "../../report/text/diagnosis-text.ts";
import { BLANK, line, renderLines } from "../../report/text/line.ts";
import type { TraceAnswer } from "../app.ts";
import { logLinesPart, storyLines } from "./story-lines.ts";
import type { TracePage } from "./trace-page.ts";

const MAX_STORIES = 20;
const MAX_RELATED = 5;

export interface TraceTextOptions extends TextOptions {
  /** Show the log lines of each message. */
  readonly lines: boolean;
}

/** The answer of `trace` for a terminal: one block a message. */
export function traceText(
  answer: Pick<TraceAnswer, "stories" | "related" | "others" | "othersLeftOut" | "limitHit"> & {
    readonly query: string;
  },
  language: Language,
  { width, colour, lines: withLines }: TraceTextOptions,
): string {
  const { labels: allLabels, formats } = language;
  const labels = allLabels.trace;
  const { query, stories, related, others, othersLeftOut, limitHit } = answer;
  // One message is read closely, many are skimmed.
  const recipientsMax = stories.length > 3 ? 3 : 10;
  const page: TracePage = { width, labels, formats, recipientsMax };
  const left = stories.length - MAX_STORIES;
  const headline =
    stories.length + others.length === 0
      ? labels.nothing({ query })
      : labels.found({ query, messages: stories.length }, formats);
  return renderLines(
    [
      ...paragraph(headline, width, { lead: "", tone: "strong", maxLines: 4 }),
      ...(limitHit ? paragraph(labels.limitHit, width, { lead: "", tone: "warn" }) : []),
      ...stories.slice(0, MAX_STORIES).flatMap((story) => storyLines(story, page, withLines)),
      ...(left > 0 ? [BLANK, line(labels.moreStories(left, formats), "dim")] : []),
      ...(related.length > 0 ? heading(labels.headings.related) : []),
      ...related.slice(0, MAX_RELATED).flatMap((story) => storyLines(story, page, withLines)),
      ...(others.length > 0
        ? [...heading(labels.headings.others), ...logLinesPart(others, othersLeftOut, page)]
        : []),
    ],
    colour,
  );
}
