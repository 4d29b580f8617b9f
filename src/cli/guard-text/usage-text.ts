import type { UsageRow } from "../../guard/control/usage-rows.ts";
import type { LimitOverride } from "../../guard/limits/limit-rules.ts";
import { formatRfc3339 } from "../../core/rfc3339.ts";
import type { Language } from "../../report/language.ts";
import { heading } from "../../report/text/blocks.ts";
import { type Line, line, renderLines } from "../../report/text/line.ts";
import { table } from "../../report/text/table.ts";
import type { GuardPage } from "./guard-page.ts";

/** `guard top` and `guard limits`: who has used how much of what, and whose limits are others. */
export function usageText(
  rows: readonly UsageRow[],
  overrides: readonly LimitOverride[],
  language: Language,
  page: GuardPage,
): string {
  const { labels } = language;
  return renderLines(
    [
      ...(rows.length === 0 ? [line(labels.guard.nothing.top)] : usageLines(rows, language, page)),
      ...(overrides.length === 0
        ? []
        : [
            ...heading(labels.guard.headings.overrides),
            ...overrideLines(overrides, language, page),
          ]),
    ],
    page.colour,
  );
}

function usageLines(
  rows: readonly UsageRow[],
  { labels, formats: f }: Language,
  { width }: GuardPage,
): readonly Line[] {
  const { columns, values } = labels.guard;
  return table(
    [
      { title: columns.subject, value: ({ subject }) => subject },
      { title: columns.limit, value: ({ limit }) => limit },
      { title: columns.used, right: true, value: ({ used }) => f.number(used) },
      {
        title: columns.max,
        right: true,
        value: ({ max }) => (max === null ? values.unlimited : f.number(max)),
      },
      { title: columns.share, right: true, value: ({ share }) => f.percent(share) },
      {
        title: columns.until,
        optional: true,
        value: ({ until }) => (until === null ? "" : f.moment(until)),
      },
    ],
    rows,
    width,
    "",
  );
}

function overrideLines(
  overrides: readonly LimitOverride[],
  { labels, formats: f }: Language,
  { width }: GuardPage,
): readonly Line[] {
  const { columns, values } = labels.guard;
  return table(
    [
      { title: columns.account, value: ({ account }) => account },
      { title: columns.limit, value: ({ limit }) => limit },
      {
        title: columns.max,
        right: true,
        value: ({ max }) => (max === null ? values.unlimited : f.number(max)),
      },
      {
        title: columns.until,
        value: ({ untilMs }) =>
          untilMs === null ? values.forever : f.moment(formatRfc3339(untilMs, 0)),
      },
      { title: columns.reason, optional: true, value: ({ reason }) => reason },
    ],
    overrides,
    width,
    "  ",
  );
}
