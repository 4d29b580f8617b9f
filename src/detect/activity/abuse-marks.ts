import type { IncidentDraft } from "../draft.ts";
import type { Scene } from "../scene.ts";

/** Which messages are abuse, by row: one byte each, since a log has millions. */
export interface AbuseMarks {
  /** The messages of the incidents; of backscatter the bounces. */
  readonly sent: Uint8Array;
  /** The messages whose clients are the incidents'; of backscatter what was bounced. */
  readonly handedIn: Uint8Array;
  /** Rows of `handedIn` that may be none of the scene's. */
  readonly clientRows: readonly number[];
}

export function markAbuse(scene: Scene, drafts: readonly IncidentDraft[]): AbuseMarks {
  const size = scene.traffic.ledger.count + 1;
  const sent = new Uint8Array(size);
  const handedIn = new Uint8Array(size);
  for (const { rows, clientRows } of drafts) {
    for (const row of rows) sent[row] = 1;
    for (const row of clientRows ?? rows) handedIn[row] = 1;
  }
  return { sent, handedIn, clientRows: drafts.flatMap(({ clientRows }) => clientRows ?? []) };
}
