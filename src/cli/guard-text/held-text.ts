import type { HeldMessage } from "../../guard/held-messages.ts";
import type { Suspect } from "../../guard/suspects.ts";
import type { Language } from "../../report/language.ts";
import { heading, limited } from "../../report/text/blocks.ts";
import { line, renderLines } from "../../report/text/line.ts";
import { table } from "../../report/text/table.ts";
import type { GuardPage } from "./guard-page.ts";

const SHOWN = 100;

/** `guard held`: accounts of which everything is held, and the messages that wait. */
export function heldText(
  { accounts, messages }: { accounts: readonly Suspect[]; messages: readonly HeldMessage[] },
  language: Language,
  page: GuardPage,
): string {
  const { labels, formats: f } = language;
  const { columns, headings, nothing } = labels.guard;
  if (accounts.length + messages.length === 0) return renderLines([line(nothing.held)], false);
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
      ...(more > 0
        ? limited(
            [],
            0,
            () => [],
            () => labels.diagnosis.remarks.moreInJson(more, f),
          )
        : []),
      ...(accounts.length === 0
        ? []
        : [
            ...heading(headings.accounts),
            ...table(
              [
                { title: columns.account, value: ({ account }) => account },
                { title: columns.since, value: ({ since }) => f.moment(since) },
                { title: columns.reason, optional: true, value: ({ reason }) => reason },
              ],
              accounts,
              page.width,
              "  ",
            ),
          ]),
    ],
    page.colour,
  );
}
