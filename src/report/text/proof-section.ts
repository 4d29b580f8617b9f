import type { Proof } from "../../core/diagnosis.ts";
import { placeOf } from "../content/place-of.ts";
import { heading, limited, paragraph } from "./blocks.ts";
import type { Line } from "./line.ts";
import type { Page } from "./page.ts";
import { cells } from "./wrap.ts";

const MAX_PROOFS = 5;
/** Of a log line; the whole line stands in the JSON and in the log. */
const MAX_TEXT_LINES = 3;

/** What a line says, where it is, and the line itself. */
export function proofLines(proof: Proof<string>, page: Page, lead: string): readonly Line[] {
  const indent = " ".repeat(cells(lead));
  return [
    ...paragraph(proof.says, page.width, { lead }),
    ...paragraph(placeOf(proof), page.width, { lead: indent, tone: "code", maxLines: 2 }),
    ...paragraph(proof.text, page.width, {
      lead: indent,
      tone: "dim",
      maxLines: MAX_TEXT_LINES,
    }),
  ];
}

/** What a line says and where it is, for matters that are not the main one. */
export function proofHint(proof: Proof<string>, page: Page, lead: string): readonly Line[] {
  return [
    ...paragraph(proof.says, page.width, { lead }),
    ...paragraph(placeOf(proof), page.width, {
      lead: " ".repeat(cells(lead)),
      tone: "code",
      maxLines: 2,
    }),
  ];
}

/** The lines that prove the incident. */
export function proofSection(proof: readonly Proof<string>[], page: Page): readonly Line[] {
  if (proof.length === 0) return [];
  return [
    ...heading(page.labels.headings.proof),
    ...limited(
      proof,
      MAX_PROOFS,
      (one, index) => proofLines(one, page, `${index + 1}.`.padStart(4).padEnd(5)),
      (count) => page.labels.remarks.moreInJson(count, page.formats),
    ),
  ];
}
