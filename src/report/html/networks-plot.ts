import type { Activity } from "../../core/activity.ts";
import { flatBar, legend } from "./bars.ts";
import { type Html, html } from "./html.ts";
import type { Sheet } from "./html-sheet.ts";
import { figureColumn, htmlTable } from "./html-table.ts";

/** Where the mail came from, the abuse marked. */
export function networksPlot({ networks }: Activity, { formats: f, labels, page }: Sheet): Html {
  const { plots, columns } = page;
  const largest = Math.max(0, ...networks.map(({ recipients }) => recipients));
  const rows = networks.map(({ network, recipients, abuse }) => {
    const sum = plots.sent({ recipients, abuse }, f);
    const parts = [
      { look: "abuse", value: abuse },
      { look: "mail", value: recipients - abuse },
    ];
    return html`<div class="row">
      <div class="name"><code>${network}</code></div>
      ${flatBar(parts, largest, `${network}: ${sum}`)}
      <div class="sum">${sum}</div>
    </div> `;
  });
  return html`<figure>
    <figcaption>
      ${legend([
        { look: "abuse", name: plots.abuse },
        { look: "mail", name: plots.otherMail },
      ])}
    </figcaption>
    ${rows}
    <details>
      <summary>${plots.asTable}</summary>
      ${htmlTable(
        plots.networks,
        [
          { title: columns.network, cell: ({ network }) => html`<code>${network}</code>` },
          figureColumn(columns.clients, "clients", f),
          figureColumn(labels.columns.messages, "messages", f),
          figureColumn(columns.recipients, "recipients", f),
          figureColumn(columns.abuse, "abuse", f),
        ],
        networks,
      )}
    </details>
  </figure>`;
}
