import type { Activity, SenderActivity } from "../../core/activity.ts";
import { legend, timeBars } from "./bars.ts";
import { type Html, html } from "./html.ts";
import type { Sheet } from "./html-sheet.ts";
import { figureColumn, htmlTable } from "./html-table.ts";
import { timeAxis } from "./time-axis.ts";

/** Recipients over time by sender, the abuse marked. */
export function sendersPlot(activity: Activity, sheet: Sheet): Html {
  const { formats: f, page } = sheet;
  const { plots, columns } = page;
  const axis = timeAxis(activity, sheet);
  const points = activity.senders.flatMap((sender) =>
    sender.points.map((point) => ({ ...point, sender })),
  );
  const largest = Math.max(0, ...points.map(({ recipients }) => recipients));
  const looks = [
    { look: "abuse", name: plots.abuse },
    { look: "mail", name: plots.otherMail },
  ];
  const rows = activity.senders.map((sender) => {
    const sum = plots.sent(sender, f);
    const bars = sender.points.map(({ at, recipients, abuse }) => ({
      step: axis.stepOf(at),
      parts: [
        { look: "abuse", value: abuse },
        { look: "mail", value: recipients - abuse },
      ],
      hint: `${axis.text(at)}  ${plots.sent({ recipients, abuse }, f)}`,
    }));
    const name = senderName(sender, sheet);
    return html`<div class="row">
      <div class="name">
        ${sender.abuse > 0 ? html`<span class="culprit">${name}</span>` : name}
      </div>
      ${timeBars(bars, axis.steps, largest, `${name}: ${sum}`)}
      <div class="sum">${sum}</div>
    </div> `;
  });
  return html`<figure>
    <figcaption>${axis.remark} ${plots.tallest({ count: largest }, f)}${legend(looks)}</figcaption>
    ${rows}${axis.ends}
    <details>
      <summary>${plots.asTable}</summary>
      ${htmlTable(
        plots.senders,
        [
          { title: columns.time, cell: ({ at }) => axis.text(at), look: "stamp" },
          { title: columns.sender, cell: ({ sender }) => senderName(sender, sheet) },
          figureColumn(columns.recipients, "recipients", f),
          figureColumn(columns.abuse, "abuse", f),
        ],
        points.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
      )}
    </details>
  </figure>`;
}

/** A login by itself, others with what they are. */
function senderName({ kind, sender }: SenderActivity, { labels, page }: Sheet): string {
  const kindName = page.plots.senderKinds[kind];
  if (sender === "") return kindName;
  return kind === "account" ? sender : labels.titled({ title: kindName, text: sender });
}
