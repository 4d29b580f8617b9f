import type { HeldMessage } from "../../guard/held-messages.ts";
import type { Suspect } from "../../guard/suspects.ts";
import type { Language } from "../../report/language.ts";
import { heading, leftOut } from "../../report/text/blocks.ts";
import { type Line, line, renderLines } from "../../report/text/line.ts";
import { table } from "../../report/text/table.ts";
import type { GuardPage } from "./guard-page.ts";

const SHOWN = 100;

/** A suspect that is an account, as the guard tells it. */
export type HeldAccount = Omit<Suspect, "kind" | "name"> & { readonly account: string };

/** `guard held`: accounts of which everything is held, and the messages that wait. */
export function heldText(
  held: {
    readonly accounts: readonly HeldAccount[];
    readonly sources: readonly Suspect[];
    readonly messages: readonly HeldMessage[];
  },
  language: Language,
  page: GuardPage,
): string {
  const { accounts, sources, messages } = held;
  const { labels, formats: f } = language;
  const { columns, headings, nothing } = labels.guard;
  if (accounts.length + sources.length + messages.length === 0)
    return renderLines([line(nothing.held)], false);
  const more = messages.length - SHOWN;
  return renderLines(
    [
      ...(messages.length === 0
        ? []
        : table(
            [
              { title: columns.queueId, value: ({ queueId }) => queueId },
              { title: columns.account, value: ({ account }) => account },
              { title: columns.sender, optional: true, value: ({ sender }) => `<${sender}>` },
              {
                title: columns.recipients,
                right: true,
                value: ({ recipients }) => f.number(recipients),
              },
              { title: columns.since, value: ({ at }) => f.moment(at) },
              { title: columns.reason, optional: true, value: ({ reason }) => reason },
            ],
            messages.slice(0, SHOWN),
            page.width,
            "",
          )),
      ...leftOut(more, (count) => labels.diagnosis.remarks.moreInJson(count, f)),
      ...suspectLines(headings.accounts, accounts, columns.account, language, page),
      ...suspectLines(
        headings.sources,
        sources.map(({ name, ...suspect }) => ({ ...suspect, account: name })),
        columns.subject,
        language,
        page,
      ),
    ],
    page.colour,
  );
}

function suspectLines(
  title: string,
  suspects: readonly HeldAccount[],
  who: string,
  { labels, formats: f }: Language,
  page: GuardPage,
): readonly Line[] {
  if (suspects.length === 0) return [];
  const { columns } = labels.guard;
  return [
    ...heading(title),
    ...table(
      [
        { title: who, value: ({ account }) => account },
        { title: columns.since, value: ({ since }) => f.moment(since) },
        { title: columns.reason, optional: true, value: ({ reason }) => reason },
      ],
      suspects,
      page.width,
      "  ",
    ),
  ];
}
