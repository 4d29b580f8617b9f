import type { Formats } from "../formats.ts";

/** The questions of an audit (contract, section 4). */
export type AuditQuestion =
  | "relayUnauthenticated"
  | "relayNeighbour"
  | "relayPrivate"
  | "forgeAuthenticated"
  | "forgeNullSender"
  | "forgeTrusted"
  | "forgeUnauthenticatedLocal"
  | "acceptsUnknownRecipients"
  | "backscatter"
  | "authPlaintext"
  | "authOnPort25"
  | "authBypass"
  | "startTls"
  | "vrfy"
  | "smuggling";

/** Codes of `notes`; behind a code stands its value, `PLACE PATH` for an include. */
export type AuditNote =
  "cut" | "left-out" | "too-many-files" | "other-server" | "include-missing" | "indentation-lost";

/** What `audit` says around its findings. */
export interface AuditLabels {
  readonly headline: {
    /** Somebody can do harm: how many answers say so. */
    open(values: { mta: string; open: number; findings: number }, f: Formats): string;
    closed(values: { mta: string; findings: number }, f: Formats): string;
  };
  readonly headings: Record<"open" | "findings" | "depends" | "unknown" | "notes", string>;
  readonly questions: Record<
    AuditQuestion,
    {
      /** What somebody can do, as a sentence without a full stop. */
      readonly open: string;
      /** The same as a name, for lists. */
      readonly name: string;
    }
  >;
  /** One line for all that is as it should be. */
  fine(values: { names: string }): string;
  /** Instead of a place where nothing is set. */
  readonly byDefault: string;
  /** Before a changed line: the file it belongs into. */
  change(values: { file: string }): string;
  /** Before the command that shows whether a fix works. */
  readonly check: string;
  /** Behind the command that shows whether a fix works. */
  expect(values: { expect: string }): string;
  readonly notes: Record<AuditNote, (value: string) => string>;
}
