import type { Diagnosis, Incident } from "../../core/diagnosis.ts";
import { actionWords } from "../content/action-words.ts";
import { commandLines, heading, paragraph } from "./blocks.ts";
import type { Line } from "./line.ts";
import type { Page } from "./page.ts";

function numbered(index: number): string {
  return `${index + 1}.`.padStart(4).padEnd(5);
}

/** What to do now, in order, each with its command. */
export function actionsSection(actions: Incident<string>["actions"], page: Page): readonly Line[] {
  if (actions.length === 0) return [];
  const { labels } = page;
  return [
    ...heading(labels.headings.actions),
    ...actions.flatMap(({ step, target, command }, index) => [
      ...paragraph(actionWords(step, target, labels), page.width, {
        lead: numbered(index),
        maxLines: 3,
      }),
      ...(command === undefined ? [] : commandLines(command, page.width, "     ")),
    ]),
  ];
}

/** Commands that lead on, each with its reason. */
export function nextStepsSection(
  nextSteps: Diagnosis<string>["nextSteps"],
  page: Page,
): readonly Line[] {
  if (nextSteps.length === 0) return [];
  return [
    ...heading(page.labels.headings.nextSteps),
    ...nextSteps.flatMap(({ command, because }) => [
      ...paragraph(because, page.width, { lead: "  - " }),
      ...commandLines(command, page.width, "    "),
    ]),
  ];
}
