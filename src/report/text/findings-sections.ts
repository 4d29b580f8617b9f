import type { Finding, Severity } from "../../core/diagnosis.ts";
import {
  findingFigures,
  findingWords,
  isAboutSettings,
  otherFindings,
  refusals,
} from "../content/finding-words.ts";
import { placeOf } from "../content/place-of.ts";
import { commandLines, heading, limited, paragraph } from "./blocks.ts";
import type { Line, Tone } from "./line.ts";
import type { Page } from "./page.ts";
import { proofHint } from "./proof-section.ts";

const MAX_RECEIVERS = 6;
const MAX_FINDINGS = 8;

const SEVERITY_TONES: Partial<Record<Severity, Tone>> = {
  critical: "bad",
  high: "bad",
  medium: "warn",
};

/** Who refuses our mail, since when, in whose words, and where to ask for delisting. */
export function receiversSection(
  findings: readonly Finding<string>[],
  page: Page,
): readonly Line[] {
  const blocks = refusals(findings);
  if (blocks.length === 0) return [];
  const { labels, formats: f } = page;
  return [
    ...heading(labels.headings.receivers),
    ...limited(
      blocks,
      MAX_RECEIVERS,
      ({ receiver, count, since, text, url }) => {
        const blocked = labels.values.blocked({ count, since }, f);
        return [
          ...paragraph(labels.titled({ title: receiver, text: blocked }), page.width, {
            lead: "  - ",
            maxLines: 3,
          }),
          ...(text === null
            ? []
            : paragraph(text, page.width, { lead: "    ", tone: "dim", maxLines: 3 })),
          ...(url === null
            ? []
            : paragraph(url, page.width, { lead: "    ", tone: "code", maxLines: 3 })),
        ];
      },
      (count) => labels.remarks.moreInJson(count, f),
    ),
  ];
}

/** Where it shows. A rule about settings has said its sentence as the title, and a default stands in no file. */
function placeLines({ code, proof: [first] }: Finding<string>, page: Page): readonly Line[] {
  if (first === undefined) return [];
  if (!isAboutSettings(code)) return proofHint(first, page, "    ");
  return first.line > 0
    ? paragraph(placeOf(first), page.width, { lead: "    ", tone: "code", maxLines: 2 })
    : [];
}

/** Everything else that was found, worst first. */
export function findingsSection(findings: readonly Finding<string>[], page: Page): readonly Line[] {
  const others = otherFindings(findings);
  if (others.length === 0) return [];
  const { labels } = page;
  return [
    ...heading(labels.headings.findings),
    ...limited(
      others,
      MAX_FINDINGS,
      (finding) => {
        const tone = SEVERITY_TONES[finding.severity];
        const text = findingWords(finding, labels);
        const figures = findingFigures(finding, labels, page.formats);
        return [
          ...paragraph(`[${labels.severities[finding.severity]}] ${text}`, page.width, {
            lead: "  - ",
            maxLines: 3,
            ...(tone ? { tone } : {}),
          }),
          ...(figures === undefined ? [] : paragraph(figures, page.width, { lead: "    " })),
          ...placeLines(finding, page),
          ...(finding.fix?.command === undefined
            ? []
            : commandLines(finding.fix.command, page.width, "    ")),
        ];
      },
      (count) => labels.remarks.moreInJson(count, page.formats),
    ),
  ];
}
