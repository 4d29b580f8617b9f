import { FACT } from "../../core/ledger.ts";
import { say } from "../../core/say.ts";
import type { FindingDraft } from "../draft.ts";
import type { Scene } from "../scene.ts";
import { stamp } from "../stamp.ts";

/** Mail that piles up: messages with deferred recipients whose end the log does not show. */
export function findGrowingQueue(scene: Scene): FindingDraft[] {
  const { ledger } = scene.traffic;
  let messages = 0;
  let recipients = 0;
  let all = 0;
  for (let row = 1; row <= ledger.count; row += 1) {
    if (!ledger.isMessage(row) || ((ledger.flags[row] as number) & FACT.remote) === 0) continue;
    all += 1;
    if (((ledger.flags[row] as number) & FACT.ended) !== 0 || ledger.pending[row] === 0) continue;
    messages += 1;
    recipients += ledger.pending[row] as number;
  }
  if (messages < 50 || messages < all * 0.15) return [];
  return [
    {
      code: "queue-growing",
      severity: messages >= 1000 ? "high" : "medium",
      subject: "deferred queue",
      data: { messages, recipients, ofMessages: all },
      lineProof: [],
    },
  ];
}

/** The spool or the log's disk was full. */
export function findFullSpool(scene: Scene): FindingDraft[] {
  const trouble = scene.traffic.trouble.get("spool-full");
  if (!trouble) return [];
  return [
    {
      code: "spool-full",
      severity: "high",
      subject: "spool",
      data: { count: trouble.count, since: stamp(scene, trouble.atMs) },
      lineProof: [{ place: trouble, says: say("proof.spool-full", { count: trouble.count }) }],
    },
  ];
}
