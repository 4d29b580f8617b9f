import { tryEnvelope } from "./envelope.ts";
import type { SmtpDialogue } from "./smtp-dialogue.ts";

/** An address of nobody (RFC 5737, TEST-NET-3): no server of anybody can say that this recipient exists. */
const NOBODY = "nobody@[203.0.113.253]";

/**
 * Whether the server takes a recipient only after his own server has said that he exists (`reject_unverified_recipient`,
 * callouts). Then what it took depended on that other server. Asked only where a recipient was accepted.
 */
export async function asksReceiver(dialogue: SmtpDialogue, sender: string): Promise<boolean> {
  const { judgement, witness } = await tryEnvelope(dialogue, sender, NOBODY);
  return judgement.kind !== "accepted" && /unverified|verif(?:y|ication)|callout/i.test(witness);
}
