import type { Diagnosis, Incident } from "../../core/diagnosis.ts";
import { type Html, html } from "./html.ts";
import type { Sheet } from "./html-sheet.ts";

/** The verdict, the sentence that answers the question, and the worst incident in five figures. */
export function answerPart({ verdict, summary, incidents }: Diagnosis<string>, sheet: Sheet): Html {
  const [worst] = incidents;
  return html`<section class="card answer ${verdict}" id="answer" aria-label="${sheet.page.answer}">
    <span class="verdict">${sheet.labels.verdicts[verdict]}</span>
    <h1>${summary}</h1>
    ${worst === undefined ? undefined : tiles(worst, sheet)}
  </section> `;
}

function tiles(incident: Incident<string>, { formats: f, labels, page }: Sheet): Html {
  const { state, columns } = page;
  const now =
    incident.ongoing === null ? state.unknown : incident.ongoing ? state.ongoing : state.stopped;
  const tile = (title: string, value: string, isText = false) =>
    html`<div><dt>${title}</dt><dd${isText ? html` class="text"` : undefined}>${value}</dd></div>`;
  return html`<dl class="tiles">
    ${[
      tile(labels.facts.sure, labels.confidences[incident.confidence], true),
      tile(state.title, now, true),
      tile(
        columns.since,
        incident.firstAt === null ? labels.values.unknownTime : f.moment(incident.firstAt),
        true,
      ),
      tile(labels.columns.messages, f.number(incident.messages)),
      tile(columns.recipients, f.number(incident.recipients)),
    ]}
  </dl>`;
}
