import { judgeReply } from "./judge-reply.ts";
import type { Judgement } from "./judge-reply.ts";
import type { SmtpDialogue } from "./smtp-dialogue.ts";
import { replyText } from "./smtp-reply.ts";

/** What the server made of one envelope. Nothing is sent: the transaction ends with RSET. */
export interface TriedEnvelope {
  readonly judgement: Judgement;
  /** Of the reply that decides; 0 where there is none. */
  readonly code: number;
  readonly witness: string;
}

/**
 * Offers an envelope and takes it back. A refusal of the sender ends it (many servers wait for RCPT before they refuse
 * anything, so an accepted MAIL says nothing). Paths are given as they go between the angle brackets.
 */
export async function tryEnvelope(
  dialogue: SmtpDialogue,
  sender: string,
  recipient: string,
): Promise<TriedEnvelope> {
  return await tryPaths(dialogue, `<${sender}>`, `<${recipient}>`);
}

/** The same with paths as they are sent, brackets included or not. */
export async function tryPaths(
  dialogue: SmtpDialogue,
  from: string,
  to: string,
): Promise<TriedEnvelope> {
  const mail = await dialogue.command(`MAIL FROM:${from}`);
  const mailJudged = judgeReply(mail);
  if (mailJudged.kind !== "accepted") {
    await reset(dialogue);
    return {
      judgement: mailJudged,
      code: mail.code,
      witness: `MAIL FROM:${from}: ${replyText(mail)}`,
    };
  }
  const rcpt = await dialogue.command(`RCPT TO:${to}`);
  await reset(dialogue);
  return {
    judgement: judgeReply(rcpt),
    code: rcpt.code,
    witness: `MAIL FROM:${from}, RCPT TO:${to}: ${replyText(rcpt)}`,
  };
}

async function reset(dialogue: SmtpDialogue): Promise<void> {
  await dialogue.command("RSET");
}
