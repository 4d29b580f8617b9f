import type { EvidenceLabels } from "./labels/evidence-labels.ts";

/** A note of `evidence[].notes`, `CODE` or `CODE VALUE`, as a sentence; a note without a known code stays as it is. */
export function noteText(note: string, labels: EvidenceLabels): string {
  const blank = note.indexOf(" ");
  const code = blank < 0 ? note : note.slice(0, blank);
  const detail = blank < 0 ? "" : note.slice(blank + 1);
  const notes: Readonly<Record<string, (detail: string) => string>> = labels.notes;
  return Object.hasOwn(notes, code) ? (notes[code]?.(detail) ?? note) : note;
}
