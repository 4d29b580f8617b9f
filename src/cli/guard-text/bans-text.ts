import type { BanRow } from "../../guard/control/control-desk.ts";
import type { Language } from "../../report/language.ts";
import { leftOut } from "../../report/text/blocks.ts";
import { line, renderLines } from "../../report/text/line.ts";
import { table } from "../../report/text/table.ts";
import type { GuardPage } from "./guard-page.ts";

const SHOWN = 100;

/** `guard bans`: who is kept out, why, and for how long. */
export function bansText(bans: readonly BanRow[], language: Language, page: GuardPage): string {
  const { labels, formats: f } = language;
  const { columns, nothing } = labels.guard;
  if (bans.length === 0) return renderLines([line(nothing.bans)], false);
  const more = bans.length - SHOWN;
  return renderLines(
    [
      ...table(
        [
          { title: columns.subject, value: ({ target }) => target },
          { title: columns.since, optional: true, value: ({ since }) => f.moment(since) },
          { title: columns.ends, value: ({ until }) => f.moment(until) },
          { title: columns.times, right: true, value: ({ times }) => f.number(times) },
          { title: columns.reason, value: (ban) => labels.guard.banReason(ban, f) },
        ],
        bans.slice(0, SHOWN),
        page.width,
        "",
      ),
      ...leftOut(more, (count) => labels.diagnosis.remarks.moreInJson(count, f)),
    ],
    page.colour,
  );
}
