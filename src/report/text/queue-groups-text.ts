import { maskSecrets } from "../../core/mask-secrets.ts";
import type { Grouping, QueueGroup } from "../../core/queue-group.ts";
import type { Language } from "../language.ts";
import { line, renderLines } from "./line.ts";
import { momentText } from "./queue-cells.ts";
import type { QueueTextOptions } from "./queue-list-text.ts";
import { type Column, table } from "./table.ts";
import { cutToWidth } from "./wrap.ts";

/** A reader looks at the largest; all stand in the JSON. */
const GROUPS_SHOWN = 40;

/** The answer of `queue list --by X`: a line for each group, as they come. */
export function queueGroupsText(
  by: Grouping,
  groups: readonly QueueGroup[],
  language: Language,
  { width, colour, timezone }: QueueTextOptions,
): string {
  const { labels: allLabels, formats: f } = language;
  const labels = allLabels.queue;
  const { columns, values } = labels;
  const keyWidth = Math.max(20, width - 34);
  const stamp = (epochMs: number | null) => (epochMs === null ? "" : momentText(epochMs, timezone));
  const key = (group: QueueGroup): string => {
    if (group.kind !== "value") return values[group.kind];
    if (by === "age") {
      const minutes = parseInt(group.key, 10);
      return group.key.endsWith("+")
        ? values.olderThan(minutes, f)
        : values.youngerThan(minutes, f);
    }
    if (group.key === "") return by === "account" ? values.emptyLogin : values.none;
    return cutToWidth(by === "reason" ? maskSecrets(group.key) : group.key, keyWidth);
  };
  const shown: readonly Column<QueueGroup>[] = [
    { title: labels.groupings[by], value: key },
    { title: columns.messages, right: true, value: ({ messages }) => f.number(messages) },
    { title: columns.recipients, right: true, value: (group) => f.number(group.recipients) },
    { title: columns.bounces, right: true, value: ({ bounces }) => f.number(bounces) },
    { title: columns.oldest, optional: true, value: ({ oldestMs }) => stamp(oldestMs) },
    { title: columns.newest, optional: true, value: ({ newestMs }) => stamp(newestMs) },
    { title: columns.size, optional: true, right: true, value: ({ bytes }) => f.bytes(bytes) },
  ];
  const rest = groups.length - GROUPS_SHOWN;
  return renderLines(
    [
      ...table(shown, groups.slice(0, GROUPS_SHOWN), width, ""),
      ...(rest > 0 ? [line(labels.moreGroups(rest, f), "dim")] : []),
    ],
    colour,
  );
}
