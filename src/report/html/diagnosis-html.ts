import type { Diagnosis } from "../../core/diagnosis.ts";
import type { Language } from "../language.ts";
import { answerPart } from "./answer-part.ts";
import { evidencePart, findingsPart, receiversPart } from "./finding-parts.ts";
import { html } from "./html.ts";
import { htmlPage } from "./html-page.ts";
import { card, commandBlock, type Part, plainList, type Sheet } from "./html-sheet.ts";
import { incidentParts } from "./incident-parts.ts";
import { networksPlot } from "./networks-plot.ts";

/** The worst come first; beyond these nobody reads on. */
const INCIDENTS_MAX = 10;

/** The answer of `diagnose` as one page that needs nothing else: no network, no script, no colour. */
export function diagnosisHtml(diagnosis: Diagnosis<string>, language: Language): string {
  const { labels, formats } = language;
  const sheet: Sheet = {
    labels: labels.diagnosis,
    evidenceLabels: labels.evidence,
    page: labels.page,
    formats,
  };
  const parts = partsOf(diagnosis, sheet);
  const verdict = sheet.labels.verdicts[diagnosis.verdict];
  const [worst] = diagnosis.incidents;
  const title = sheet.page.title({
    verdict,
    cause: worst && sheet.labels.causes[worst.cause],
  });
  return htmlPage({
    lang: language.tag,
    title,
    skip: sheet.page.skip,
    copy: sheet.page.copy,
    copied: sheet.page.copied,
    answer: answerPart(diagnosis, sheet),
    header: html`<p class="brand"><b>Mailwarden</b> ${title}</p>`,
    nav: html`<nav aria-labelledby="contents">
      <h2 id="contents">${sheet.page.contents}</h2>
      <ul>
        <li><a href="#answer">${sheet.page.answer}</a></li>
        ${parts.map(({ id, title: name }) => html`<li><a href="#${id}">${name}</a></li>`)}
      </ul>
    </nav>`,
    main: html`${parts.map(card)}`,
  });
}

function partsOf(diagnosis: Diagnosis<string>, sheet: Sheet): readonly Part[] {
  const { incidents, findings, evidence, nextSteps, activity } = diagnosis;
  const { labels, formats: f, page } = sheet;
  const { headings } = labels;
  const shown = incidents.slice(0, INCIDENTS_MAX);
  const parts = shown.flatMap((incident, index) =>
    incidentParts(
      incident,
      {
        prefix: `incident-${index + 1}`,
        heading: labels.incident(
          { number: index + 1, total: incidents.length, cause: labels.causes[incident.cause] },
          f,
        ),
      },
      // All incidents are marked in one plot.
      index === 0 ? activity : null,
      sheet,
    ),
  );
  const receivers = receiversPart(findings, activity, sheet);
  const found = findingsPart(findings, sheet);
  return [
    ...parts,
    ...(activity !== null && activity.networks.length > 0
      ? [{ id: "networks", title: page.plots.networks, body: networksPlot(activity, sheet) }]
      : []),
    ...(receivers === undefined
      ? []
      : [{ id: "receivers", title: headings.receivers, body: receivers }]),
    ...(found === undefined ? [] : [{ id: "findings", title: headings.findings, body: found }]),
    ...(nextSteps.length === 0
      ? []
      : [
          {
            id: "next-steps",
            title: headings.nextSteps,
            body: plainList(
              nextSteps.map(({ command, because }) => html`${because}${commandBlock(command)}`),
            ),
          },
        ]),
    { id: "evidence", title: headings.evidence, body: evidencePart(evidence, sheet) },
  ];
}
