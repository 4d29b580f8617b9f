import type { Formats } from "../formats.ts";
import type { DiagnosisLabels } from "../labels/diagnosis-labels.ts";
import type { EvidenceLabels } from "../labels/evidence-labels.ts";
import type { PageLabels } from "../labels/page-labels.ts";
import { type Html, html, type HtmlValue } from "./html.ts";

/** What every part of the page needs to know. */
export interface Sheet {
  readonly labels: DiagnosisLabels;
  readonly evidenceLabels: EvidenceLabels;
  readonly page: PageLabels;
  readonly formats: Formats;
}

/** A part of the page that the contents can point to. */
export interface Part {
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}

/** A heading and what belongs to it. */
export function card({ id, title, body }: Part): Html {
  return html`<section class="card" id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    ${body}
  </section> `;
}

/** A command to copy. */
export function commandBlock(command: string): Html {
  return html`<div class="command">
    <pre><code>${command}</code></pre>
  </div>`;
}

export function plainList(items: readonly HtmlValue[]): Html {
  return html`<ul class="plain">
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`;
}
