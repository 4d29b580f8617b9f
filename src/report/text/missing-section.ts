import type { Incident } from "../../core/diagnosis.ts";
import { commandLines, heading, paragraph } from "./blocks.ts";
import type { Line } from "./line.ts";
import type { Page } from "./page.ts";

/** What would make the answer surer, and the command that fetches it. */
export function missingSection(missing: Incident<string>["missing"], page: Page): readonly Line[] {
  if (missing.length === 0) return [];
  return [
    ...heading(page.labels.headings.missing),
    ...missing.flatMap(({ what, command }) => [
      ...paragraph(what, page.width, { lead: "  - " }),
      ...commandLines(command, page.width, "    "),
    ]),
  ];
}
