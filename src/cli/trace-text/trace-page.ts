import type { Formats } from "../../report/formats.ts";
import type { TraceLabels } from "../../report/labels/trace-labels.ts";

/** What a part of a story needs to know about the paper it writes on. */
export interface TracePage {
  /** Cells in a line. */
  readonly width: number;
  readonly labels: TraceLabels;
  readonly formats: Formats;
  /** Recipients shown of each message. */
  readonly recipientsMax: number;
}
