import type { EvidenceProblemCode } from "../../core/evidence-problem.ts";
import type { Formats } from "../formats.ts";

/** Kinds of evidence that have a name; others are shown as they are. */
export type EvidenceKind =
  | "mail log"
  | "system log"
  | "pasted text"
  | "queue file"
  | "queue listing"
  | "mail"
  | "sql dump"
  | "account table"
  | "web access log"
  | "php mail log"
  | "php script"
  | "postfix configuration"
  | "exim configuration"
  | "dovecot configuration"
  | "sqlite database"
  | "zip archive"
  | "empty"
  | "unknown";

/** Codes of `evidence[].notes` (`evidence/notes.ts`) and why something was not read as a log. */
export type EvidenceNote =
  | "year-assumed"
  | "year-given"
  | "year-from"
  | "year-in-text"
  | "zone-from"
  | "truncated"
  | "damaged"
  | "trailing-junk"
  | "too-large"
  | "utf-16"
  | "joined-lines"
  | "split-lines"
  | "dropped-lines"
  | "quoted-lines"
  | "lines-met-twice"
  | "outside-period"
  | "cut-lines"
  | "lines-cut-at"
  | "year-turned"
  | "clock-back"
  | "closed-early"
  | "not-understood"
  | "not-a-log"
  | "binary"
  | "no-log-lines"
  | "not-a-file"
  | "in-use"
  | "not-in-use"
  | "empty";

/** What a reader sees about the evidence itself. */
export interface EvidenceLabels {
  readonly kinds: Record<EvidenceKind, string>;
  /** `detail` is what follows the code: a year, a source, a count, seconds. */
  readonly notes: Record<EvidenceNote, (detail: string, f: Formats) => string>;
  /** Pieces that are no logs; the kinds come listed: `mail (150), Postfix configuration (3)`. */
  notLogs(kinds: string): string;
  /** The state continues `cannot read "x": `; the remedy is a sentence of its own. */
  readonly problems: Record<
    EvidenceProblemCode,
    { readonly state: (message: string) => string; readonly remedy: string }
  >;
}
