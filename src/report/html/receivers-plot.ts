import type { Activity, Verdicts } from "../../core/activity.ts";
import { legend, timeBars } from "./bars.ts";
import { type Html, html } from "./html.ts";
import type { Sheet } from "./html-sheet.ts";
import { htmlTable } from "./html-table.ts";
import { timeAxis } from "./time-axis.ts";

/** From the bottom of a bar to its top: what stands on the ground can be compared. */
const VERDICTS: readonly (keyof Verdicts)[] = ["refused", "noRecipient", "notYet", "accepted"];

/** What receivers did with our mail, over time. */
export function receiversPlot(activity: Activity, sheet: Sheet): Html {
  const { formats: f, page } = sheet;
  const { plots, columns } = page;
  const axis = timeAxis(activity, sheet);
  const points = activity.receivers.flatMap(({ receiver, points: own }) =>
    own.map((point) => ({ ...point, receiver })),
  );
  const largest = Math.max(
    0,
    ...points.map((point) => VERDICTS.reduce((sum, verdict) => sum + point[verdict], 0)),
  );
  const countsOf = (verdicts: Verdicts) =>
    f.list(
      VERDICTS.toReversed()
        .filter((verdict) => verdicts[verdict] > 0)
        .map((verdict) => plots.verdictCounts[verdict](verdicts[verdict], f)),
    );
  const rows = activity.receivers.map(({ receiver, points: own, ...total }) => {
    const bars = own.map((point) => ({
      step: axis.stepOf(point.at),
      parts: VERDICTS.map((look) => ({ look, value: point[look] })),
      hint: `${axis.text(point.at)}  ${countsOf(point)}`,
    }));
    const sum = countsOf(total);
    return html`<div class="row">
      <div class="name">${receiver}</div>
      ${timeBars(bars, axis.steps, largest, `${receiver}: ${sum}`)}
      <div class="sum">${sum}</div>
    </div> `;
  });
  return html`<figure>
    <figcaption>
      ${axis.remark}
      ${plots.tallest({ count: largest }, f)}${legend(
        VERDICTS.map((look) => ({ look, name: plots.verdictNames[look] })),
      )}
    </figcaption>
    ${rows}${axis.ends}
    <details>
      <summary>${plots.asTable}</summary>
      ${htmlTable(
        plots.receivers,
        [
          { title: columns.time, cell: ({ at }) => axis.text(at), look: "stamp" },
          { title: columns.receiver, cell: ({ receiver }) => receiver },
          ...VERDICTS.map((verdict) => ({
            title: plots.verdictNames[verdict],
            cell: (point: (typeof points)[number]) => f.number(point[verdict]),
            figure: (point: (typeof points)[number]) => point[verdict],
          })),
        ],
        points.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
      )}
    </details>
  </figure>`;
}
