import type { Activity } from "../../core/activity.ts";
import type { Language } from "../language.ts";
import { chapter, limitedTable } from "./diagnosis-markdown.ts";
import { code } from "./markdown.ts";

/** The plots as sums: a ticket has no room for bars. */
export function activityChapter(activity: Activity | null, language: Language): readonly string[] {
  if (activity === null) return [];
  const { formats: f } = language;
  const { diagnosis: labels, page } = language.labels;
  const { plots, columns } = page;
  return [
    ...chapter(
      plots.networks,
      limitedTable(
        [
          { title: columns.network, cell: ({ network }) => code(network) },
          { title: columns.clients, cell: ({ clients }) => f.number(clients), isFigure: true },
          {
            title: labels.columns.messages,
            cell: ({ messages }) => f.number(messages),
            isFigure: true,
          },
          {
            title: columns.recipients,
            cell: ({ recipients }) => f.number(recipients),
            isFigure: true,
          },
          { title: columns.abuse, cell: ({ abuse }) => f.number(abuse), isFigure: true },
        ],
        activity.networks,
        language,
      ),
    ),
  ];
}
