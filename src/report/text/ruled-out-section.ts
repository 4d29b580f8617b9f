import type { Incident } from "../../core/diagnosis.ts";
import { heading, paragraph } from "./blocks.ts";
import type { Line } from "./line.ts";
import type { Page } from "./page.ts";

/** The causes that it is not, and why. */
export function ruledOutSection(
  ruledOut: Incident<string>["ruledOut"],
  page: Page,
): readonly Line[] {
  if (ruledOut.length === 0) return [];
  const { labels } = page;
  return [
    ...heading(labels.headings.ruledOut),
    ...ruledOut.flatMap(({ cause, because }) =>
      paragraph(labels.titled({ title: labels.causes[cause], text: because }), page.width, {
        lead: "  - ",
      }),
    ),
  ];
}
