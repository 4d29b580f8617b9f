import { BOUNCE_CLASSES, type BounceListing } from "../../core/bounce-list.ts";
import type { Language } from "../language.ts";
import { factLines, paragraph } from "./blocks.ts";
import { bouncesClassSection } from "./bounces-class-section.ts";
import type { TextOptions } from "./diagnosis-text.ts";
import { BLANK, type Line, renderLines } from "./line.ts";
import { nameOf } from "./name-of.ts";

/** The answer of `bounces list` for a terminal: the count that matters, then each class with its files. */
export function bouncesText(
  listing: BounceListing<string>,
  language: Language,
  { width, colour }: TextOptions,
): string {
  const { labels: allLabels, formats: f } = language;
  const labels = allLabels.bounces;
  const { read, counts, incidents, ourHosts } = listing;
  if (read.bounces === 0) {
    const nothing = labels.nothing({ messages: read.messages }, f);
    return renderLines([...paragraph(nothing, width, { lead: "", tone: "strong" })], colour);
  }
  const headline = labels.headline(
    { bounces: read.bounces, messages: read.messages, abuse: counts.abuse },
    f,
  );
  const facts = [
    ...incidents.map(({ id, cause, accounts }) => ({
      name: labels.facts.incident,
      value: [id, nameOf(allLabels.diagnosis.causes, cause), ...accounts.slice(0, 3)].join("  "),
    })),
    { name: labels.facts.mailbox, value: listing.mailboxes.join("  ") },
    { name: labels.facts.hosts, value: f.list(ourHosts, 3) || labels.noHosts },
  ];
  const [mailbox = ""] = listing.mailboxes;
  const root = mailbox.endsWith("/") ? mailbox : `${mailbox}/`;
  return renderLines(
    [
      ...paragraph(headline, width, {
        lead: "",
        tone: counts.abuse > 0 ? "bad" : "strong",
        maxLines: 3,
      }),
      ...factLines(facts, width),
      ...BOUNCE_CLASSES.flatMap((name) =>
        bouncesClassSection(
          name,
          listing.bounces.filter((one) => one.class === name),
          root,
          labels,
          f,
          width,
        ),
      ),
      ...noteLines(listing, language, width),
    ],
    colour,
  );
}

function noteLines(
  { read }: BounceListing<string>,
  { labels, formats }: Language,
  width: number,
): readonly Line[] {
  const { notes } = labels.bounces;
  const said = (["leftOut", "cut", "unfinished", "autoReplies"] as const).filter(
    (name) => read[name] > 0,
  );
  if (said.length === 0) return [];
  return [
    BLANK,
    ...said.flatMap((name) =>
      paragraph(notes[name](read[name], formats), width, { lead: "", tone: "dim" }),
    ),
  ];
}
