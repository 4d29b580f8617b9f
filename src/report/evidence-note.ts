import type { Formats } from "./formats.ts";
import type { EvidenceLabels } from "./labels/evidence-labels.ts";

/** A note of `evidence[].notes`, `CODE` or `CODE VALUE`, as a sentence; a note without a known code stays as it is. */
export function noteText(note: string, labels: EvidenceLabels, f: Formats): string {
  const blank = note.indexOf(" ");
  const code = blank < 0 ? note : note.slice(0, blank);
  const detail = blank < 0 ? "" : note.slice(blank + 1);
  const notes: Readonly<Record<string, (detail: string, f: Formats) => string>> = labels.notes;
  return Object.hasOwn(notes, code) ? (notes[code]?.(detail, f) ?? note) : note;
}
