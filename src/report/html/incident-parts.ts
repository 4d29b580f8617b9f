import type { Activity } from "../../core/activity.ts";
import type { Incident, Proof } from "../../core/diagnosis.ts";
import { actionWords } from "../content/action-words.ts";
import { incidentFacts } from "../content/incident-facts.ts";
import { placeOf } from "../content/place-of.ts";
import { scriptName, scriptUser } from "../content/script-name.ts";
import { shortStamp } from "../text/stamp.ts";
import { type Html, html } from "./html.ts";
import { commandBlock, type Part, plainList, type Sheet } from "./html-sheet.ts";
import { figureColumn, htmlTable } from "./html-table.ts";
import { sendersPlot } from "./senders-plot.ts";

/** Rows of a table; whoever wants all of them takes the JSON. */
const ROWS_MAX = 200;

/** The parts of one incident in the order of reading; `activity` where the plot of it is to be among them. */
export function incidentParts(
  incident: Incident<string>,
  { prefix, heading }: { readonly prefix: string; readonly heading: string },
  activity: Activity | null,
  sheet: Sheet,
): readonly Part[] {
  const { labels } = sheet;
  const { headings } = labels;
  const part = (name: string, title: string, body: Html | undefined): readonly Part[] =>
    body === undefined ? [] : [{ id: `${prefix}-${name}`, title, body }];
  return [
    ...part("facts", heading, factList(incident, sheet)),
    ...part("proof", headings.proof, proofList(incident.proof)),
    ...part("timeline", headings.timeline, timeline(incident, activity, sheet)),
    ...part("ruled-out", headings.ruledOut, ruledOut(incident, sheet)),
    ...part("actions", headings.actions, actions(incident, sheet)),
    ...part("missing", headings.missing, missing(incident)),
    ...part("clients", headings.clients, clients(incident, sheet)),
    ...part("scripts", headings.scripts, scripts(incident, sheet)),
    ...part("senders", headings.senders, senders(incident, sheet)),
  ];
}

function factList(incident: Incident<string>, { labels, formats }: Sheet): Html {
  return html`<dl class="facts">
    ${incidentFacts(incident, labels, formats).map(
      ({ name, value, isCulprit }) =>
        html`<dt>${name}</dt><dd${isCulprit === true ? html` class="culprit"` : undefined}>${value}</dd>`,
    )}
  </dl>`;
}

/** Lines of the evidence, each with what it says and where it stands. */
export function proofList(proof: readonly Proof<string>[]): Html | undefined {
  if (proof.length === 0) return undefined;
  return html`<ol class="lines">
    ${proof.map(
      (one) =>
        html`<li>
          <p>${one.says}</p>
          <p class="place"><code>${placeOf(one)}</code></p>
          <pre><code>${one.text}</code></pre>
        </li> `,
    )}
  </ol>`;
}

function timeline(
  incident: Incident<string>,
  activity: Activity | null,
  sheet: Sheet,
): Html | undefined {
  const { labels, formats: f, page } = sheet;
  const plot = activity !== null && activity.senders.length > 0 ? activity : null;
  if (incident.timeline.length === 0 && plot === null) return undefined;
  const rows = incident.timeline.map(({ at, what, count }) => ({
    at: shortStamp(at, labels.values.unknownTime, true),
    what: labels.timeline[what](count, f),
  }));
  const events = htmlTable(
    labels.headings.timeline,
    [
      { title: page.columns.time, cell: ({ at }) => at, look: "stamp" },
      { title: page.columns.event, cell: ({ what }) => what },
    ],
    rows,
  );
  return html`${rows.length === 0 ? undefined : events}${
    plot === null
      ? undefined
      : html`<h3>${page.plots.senders}</h3>
          ${sendersPlot(plot, sheet)}`
  }`;
}

function ruledOut({ ruledOut: causes }: Incident<string>, { labels }: Sheet): Html | undefined {
  if (causes.length === 0) return undefined;
  return plainList(
    causes.map(({ cause, because }) =>
      labels.titled({ title: labels.causes[cause], text: because }),
    ),
  );
}

function actions(incident: Incident<string>, { labels }: Sheet): Html | undefined {
  if (incident.actions.length === 0) return undefined;
  return html`<ol class="steps">
    ${incident.actions.map(
      ({ step, target, command }) =>
        html`<li>
          <p>${actionWords(step, target, labels)}</p>
          ${command === undefined ? undefined : commandBlock(command)}
        </li> `,
    )}
  </ol>`;
}

function missing({ missing: wanted }: Incident<string>): Html | undefined {
  if (wanted.length === 0) return undefined;
  return plainList(wanted.map(({ what, command }) => html`${what}${commandBlock(command)}`));
}

/** A table of at most `ROWS_MAX` rows; what is left out is said. */
function limitedTable<Row>(
  rows: readonly Row[],
  sheet: Sheet,
  show: (shown: readonly Row[]) => Html,
): Html | undefined {
  if (rows.length === 0) return undefined;
  const left = rows.length - ROWS_MAX;
  const remark =
    left > 0 ? html`<p class="note">${sheet.page.more(left, sheet.formats)}</p>` : undefined;
  return html`${show(rows.slice(0, ROWS_MAX))}${remark}`;
}

function clients(incident: Incident<string>, sheet: Sheet): Html | undefined {
  const { labels, formats: f } = sheet;
  const { columns, values, headings } = labels;
  return limitedTable(incident.clients, sheet, (shown) =>
    htmlTable(
      headings.clients,
      [
        { title: columns.ip, cell: ({ ip }) => html`<code>${ip}</code>` },
        figureColumn(columns.messages, "messages", f),
        figureColumn(columns.recipients, "recipients", f),
        {
          title: columns.first,
          cell: ({ firstAt }) => shortStamp(firstAt, values.unknownTime),
          look: "stamp",
        },
        {
          title: columns.last,
          cell: ({ lastAt }) => shortStamp(lastAt, values.unknownTime),
          look: "stamp",
        },
      ],
      shown,
    ),
  );
}

function scripts(incident: Incident<string>, sheet: Sheet): Html | undefined {
  const { labels, formats: f } = sheet;
  const { columns, headings } = labels;
  return limitedTable(incident.scripts, sheet, (shown) =>
    htmlTable(
      headings.scripts,
      [
        { title: columns.script, cell: (row) => html`<code>${scriptName(row)}</code>` },
        { title: columns.user, cell: scriptUser },
        figureColumn(columns.messages, "messages", f),
      ],
      shown,
    ),
  );
}

function senders(incident: Incident<string>, sheet: Sheet): Html | undefined {
  const { labels, formats: f } = sheet;
  const { columns, headings } = labels;
  return limitedTable(incident.senders, sheet, (shown) =>
    htmlTable(
      headings.senders,
      [
        { title: columns.sender, cell: ({ address }) => (address === "" ? "<>" : address) },
        figureColumn(columns.recipients, "recipients", f),
      ],
      shown,
    ),
  );
}
