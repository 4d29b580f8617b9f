import type { EventCode } from "../core/guard-event-code.ts";
import type { Say } from "../core/say.ts";

/** What happened to the guard, or by it. */
export interface GuardEvent {
  /** RFC 3339, wall clock. */
  readonly at: string;
  readonly code: EventCode;
  /** The account, network, file that it is about. */
  readonly subject: string;
  readonly data: Readonly<Record<string, string | number | null>>;
  /** Of an incident: the sentence of the diagnosis. */
  readonly says?: Say;
}
