import type { Cause, Confidence, Finding, StepName, TimelineCode } from "../core/diagnosis.ts";
import type { Say } from "../core/say.ts";
import type { SummaryFacts } from "../core/sayings.ts";
import type { Place } from "../core/tally.ts";

/** Which lines of one message are to be shown, and what each says. */
export interface MessageProof {
  readonly row: number;
  readonly accepted?: Say;
  readonly queued?: Say;
  readonly delivery?: Say;
  readonly notification?: Say;
}

/** One line to be shown that belongs to no message. */
export interface LineProof {
  readonly place: Place;
  readonly says: Say;
}

/** What a detector found: which messages, how sure, and why. The figures are worked out from the rows afterwards. */
export interface IncidentDraft {
  readonly cause: Cause;
  readonly confidence: Confidence;
  /** 0..1 */
  readonly score: number;
  /** Stable part of the incident's id: whom it is about. */
  readonly subject: string;
  /** The messages of the abuse; for `backscatter` the bounces. */
  readonly rows: readonly number[];
  /** Where the clients are counted: other rows than `rows` for bounces. */
  readonly clientRows?: readonly number[];
  readonly accounts: readonly string[];
  /** By row: the file of the script that handed the message in, where something names it. */
  readonly scripts?: ReadonlyMap<number, string>;
  readonly summary: (facts: SummaryFacts) => Say;
  readonly messageProof: readonly MessageProof[];
  readonly lineProof: readonly LineProof[];
  readonly timeline: readonly {
    readonly atMs: number;
    readonly what: TimelineCode;
    readonly count: number;
  }[];
  readonly ruledOut: readonly { readonly cause: Cause; readonly because: Say }[];
  readonly missing: readonly { readonly what: Say; readonly command: string }[];
  readonly actions: readonly { readonly step: StepName; readonly target: string }[];
}

/** A finding whose lines are still places. */
export interface FindingDraft extends Omit<Finding<Say>, "proof"> {
  readonly lineProof: readonly LineProof[];
  /** What only the first line's own words tell, once it has been read. */
  readonly dataFromLine?: (line: {
    readonly statusText: string;
    readonly relayIp: string;
  }) => Readonly<Record<string, unknown>>;
}
