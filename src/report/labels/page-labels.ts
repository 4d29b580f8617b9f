import type { SenderKind, Verdicts } from "../../core/activity.ts";
import type { Formats } from "../formats.ts";

/** What a report as HTML page or Markdown says besides what the text report says. */
export interface PageLabels {
  /** Of the document: `Mail abuse report: stolen password` */
  title(values: { verdict: string; cause: string | undefined }): string;
  /** For who moves by keyboard, before everything else. */
  readonly skip: string;
  readonly contents: string;
  readonly answer: string;
  readonly copy: string;
  readonly copied: string;
  /** So many rows were left out. */
  more(count: number, f: Formats): string;
  readonly state: {
    readonly title: string;
    readonly ongoing: string;
    readonly stopped: string;
    readonly unknown: string;
  };
  readonly plots: {
    readonly senders: string;
    readonly networks: string;
    readonly receivers: string;
    /** What one bar stands for; the step comes worded: `1 hour`. */
    step(values: { step: string }): string;
    /** What the tallest bar stands for. */
    tallest(values: { count: number }, f: Formats): string;
    readonly asTable: string;
    readonly abuse: string;
    readonly otherMail: string;
    /** `746 recipients, 744 of abuse`, for who cannot see the bars. */
    sent(values: { recipients: number; abuse: number }, f: Formats): string;
    /** `12 accepted`, `40 refused`; those that happened become a list. */
    readonly verdictCounts: Record<keyof Verdicts, (count: number, f: Formats) => string>;
    readonly verdictNames: Record<keyof Verdicts, string>;
    readonly senderKinds: Record<SenderKind, string>;
  };
  readonly columns: {
    readonly time: string;
    readonly event: string;
    readonly sender: string;
    readonly recipients: string;
    readonly abuse: string;
    readonly network: string;
    readonly clients: string;
    readonly receiver: string;
    readonly reply: string;
    readonly since: string;
    readonly times: string;
    readonly severity: string;
    readonly finding: string;
    readonly place: string;
    readonly evidence: string;
    readonly kind: string;
    readonly lines: string;
    readonly understood: string;
    readonly notes: string;
    readonly fact: string;
    readonly value: string;
  };
}
