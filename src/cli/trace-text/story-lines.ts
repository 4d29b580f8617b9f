import {
  type Fact,
  factLines,
  heading,
  INDENT,
  limited,
  paragraph,
} from "../../report/text/blocks.ts";
import { type Line, line, type Tone } from "../../report/text/line.ts";
import { shortStamp } from "../../report/text/stamp.ts";
import type {
  MessageStory,
  RecipientState,
  StoryEnd,
  StoryLine,
  StoryRecipient,
} from "../../story/message-story.ts";
import { entryFacts } from "./entry-facts.ts";
import type { TracePage } from "./trace-page.ts";

const MAX_HANDLING = 8;
const MAX_NOTICES = 5;
const MAX_LINES = 60;

const STATE_TONES: Partial<Record<RecipientState, Tone>> = {
  delivered: "good",
  deferred: "warn",
  bounced: "bad",
  expired: "bad",
  rejected: "bad",
};

/** One message: how it came in, its hops, its recipients, its end. */
export function storyLines(
  story: MessageStory,
  page: TracePage,
  withLines: boolean,
): readonly Line[] {
  const { labels } = page;
  return [
    ...heading(labels.headings.message(story.queueIds.join(" -> "))),
    ...factLines([...entryFacts(story.entry, page), ...envelopeFacts(story, page)], page.width),
    ...recipientsPart(story, page),
    ...handlingPart(story, page),
    ...noticesPart(story, page),
    ...factLines([{ name: labels.facts.end, value: endText(story.end, page) }], page.width),
    ...(withLines ? logLinesPart(story.lines, story.linesLeftOut, page) : []),
  ];
}

function envelopeFacts(story: MessageStory, { labels, formats: f }: TracePage): readonly Fact[] {
  const { facts, values } = labels;
  const listed: Fact[] = [];
  const add = (name: string, value: string | null) => {
    if (value !== null) listed.push({ name, value });
  };
  add(facts.sender, story.sender === "" ? values.nullSender : story.sender);
  add(facts.messageId, story.messageId);
  add(facts.subject, story.subject);
  add(facts.size, story.sizeBytes === null ? null : f.bytes(story.sizeBytes));
  for (const hop of story.hops.slice(1)) {
    const names = { from: hop.fromQueueId ?? "?", to: hop.queueId };
    add(facts.hops, values.hop({ ...names, by: labels.joins[hop.joinedBy] }));
  }
  if (story.noticeOf !== null) {
    const { kind, queueId, sender } = story.noticeOf;
    add(facts.noticeOf, values.noticeOf({ notice: labels.notices[kind], queueId, sender }));
  }
  return listed;
}

function recipientsPart(story: MessageStory, page: TracePage): readonly Line[] {
  if (story.recipients.length === 0) return [];
  const { labels, formats: f } = page;
  return [
    line(INDENT + labels.facts.recipients, "dim"),
    ...limited(
      story.recipients,
      page.recipientsMax,
      (recipient) => recipientLines(recipient, page),
      (count) => labels.moreRecipients(count, f),
    ),
  ];
}

function recipientLines(recipient: StoryRecipient, page: TracePage): readonly Line[] {
  const { labels, formats: f } = page;
  const { address, origTo, state, relay, dsn, reply } = recipient;
  const tone = STATE_TONES[state];
  // Handing the message to a content filter is no attempt to deliver it.
  const tries =
    recipient.attempts.filter(({ nextQueueId }) => nextQueueId === null).length +
    recipient.attemptsLeftOut;
  const details = [
    labels.recipientStates[state],
    ...(relay === null ? [] : [relay]),
    ...(dsn === null ? [] : [dsn]),
    ...(tries > 1 ? [labels.values.attempts(tries, f)] : []),
  ];
  const name =
    origTo === null || origTo === address ? address : labels.values.origTo({ address, origTo });
  return [
    ...paragraph(name, page.width, { lead: "    ", maxLines: 2 }),
    ...paragraph(details.join("  "), page.width, {
      lead: "      ",
      maxLines: 2,
      ...(tone ? { tone } : {}),
    }),
    ...(reply === null
      ? []
      : paragraph(reply, page.width, { lead: "      ", tone: "dim", maxLines: 3 })),
  ];
}

function handlingPart(story: MessageStory, page: TracePage): readonly Line[] {
  if (story.handling.length === 0) return [];
  const { labels, formats: f } = page;
  return [
    line(INDENT + labels.facts.handling, "dim"),
    ...limited(
      story.handling,
      MAX_HANDLING,
      ({ at, kind, reason }) => {
        const what = labels.handling[kind];
        const text = reason === null ? what : labels.handled({ what, reason });
        const stamp = shortStamp(at, labels.values.unknownTime);
        return paragraph(`${stamp}  ${text}`, page.width, { lead: "    ", maxLines: 3 });
      },
      (count) => labels.moreLines(count, f),
    ),
  ];
}

function noticesPart(story: MessageStory, page: TracePage): readonly Line[] {
  if (story.notices.length === 0) return [];
  const { labels, formats: f } = page;
  return [
    line(INDENT + labels.facts.notices, "dim"),
    ...limited(
      story.notices,
      MAX_NOTICES,
      ({ kind, queueId, recipient }) => {
        const notice = labels.notices[kind];
        const text = labels.values.noticeTo({ notice, queueId, recipient });
        return paragraph(text, page.width, { lead: "    ", maxLines: 2 });
      },
      (count) => labels.moreLines(count, f),
    ),
  ];
}

function endText(end: StoryEnd, { labels }: TracePage): string {
  switch (end.kind) {
    case "still-queued":
      return labels.stillQueued[end.because];
    case "unknown":
      return labels.ends.unknown;
    default: {
      const stamp = end.at === null ? "" : `${shortStamp(end.at, "")}  `;
      return stamp + labels.ends[end.kind];
    }
  }
}

/** Log lines with their places. */
export function logLinesPart(
  lines: readonly StoryLine[],
  leftOut: number,
  page: TracePage,
): readonly Line[] {
  const { labels, formats: f } = page;
  const hidden = Math.max(0, lines.length - MAX_LINES) + leftOut;
  return [
    line(INDENT + labels.facts.lines, "dim"),
    ...lines.slice(0, MAX_LINES).flatMap(({ source, line: number, text }) => [
      ...paragraph(`${source}:${number}`, page.width, {
        lead: "    ",
        tone: "code",
        maxLines: 2,
      }),
      ...paragraph(text, page.width, { lead: "      ", maxLines: 6 }),
    ]),
    ...(hidden > 0 ? [line(INDENT + labels.moreLines(hidden, f), "dim")] : []),
  ];
}
