import type { Incident } from "../../core/diagnosis.ts";
import { incidentFacts } from "../content/incident-facts.ts";
import { factLines, heading } from "./blocks.ts";
import type { Line } from "./line.ts";
import type { Page } from "./page.ts";

/** The figures of one incident. */
export function incidentFactsSection(
  incident: Incident<string>,
  number: number,
  total: number,
  page: Page,
): readonly Line[] {
  const { labels, formats: f } = page;
  const cause = labels.causes[incident.cause];
  const facts = incidentFacts(incident, labels, f).map(({ name, value, isCulprit }) =>
    isCulprit === true ? { name, value, tone: "bad" as const } : { name, value },
  );
  return [
    ...heading(labels.incident({ number, total, cause }, f)),
    ...factLines(facts, page.width),
  ];
}
