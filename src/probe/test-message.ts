import type { TriedEnvelope } from "./envelope.ts";
import { judgeReply } from "./judge-reply.ts";
import type { SmtpDialogue } from "./smtp-dialogue.ts";
import { replyText } from "./smtp-reply.ts";

export interface TestMessage {
  /** Envelope sender, empty for none. Bounces go there: it has to be the administrator's own, or a recipient that exists. */
  readonly sender: string;
  /** Address in the header; the envelope's where nothing else is asked. */
  readonly from?: string;
  /** A mailbox of the administrator, or an address of his own domain that nobody has. */
  readonly recipient: string;
  /** Goes into the subject, by which the administrator finds the message. */
  readonly nonce: string;
  /** What it is for, in English like the rest of a message for machines. */
  readonly what: string;
}

/** How far the server let the message come: refused before `data` it was never asked about the message. */
export interface DeliveredTest extends TriedEnvelope {
  readonly stage: "envelope" | "data";
}

/** Sends one message. The verdict is that of the last reply: what RCPT lets in may be refused at DATA, or after it. */
export async function deliverTest(
  dialogue: SmtpDialogue,
  { sender, from = sender, recipient, nonce, what }: TestMessage,
): Promise<DeliveredTest> {
  const envelope = `MAIL FROM:<${sender}>, RCPT TO:<${recipient}>`;
  for (const command of [`MAIL FROM:<${sender}>`, `RCPT TO:<${recipient}>`]) {
    const reply = await dialogue.command(command);
    const judgement = judgeReply(reply);
    if (judgement.kind === "accepted") continue;
    await dialogue.command("RSET");
    return {
      stage: "envelope",
      judgement,
      code: reply.code,
      witness: `${envelope}: ${replyText(reply)}`,
    };
  }
  const data = await dialogue.command("DATA");
  if (data.code !== 354) {
    await dialogue.command("RSET");
    // Anything else that is no refusal is none of SMTP.
    const judgement = judgeReply(data.code >= 400 ? data : { ...data, problem: "not-smtp" });
    return {
      stage: "data",
      judgement,
      code: data.code,
      witness: `${envelope}, DATA: ${replyText(data)}`,
    };
  }
  const header = `From: <${from === "" ? recipient : from}>\r\nTo: <${recipient}>\r\n`;
  const subject = `Subject: mailwarden probe ${nonce}: ${what}\r\n`;
  const end = await dialogue.command(
    `${header}${subject}\r\n${what}\r\n.`,
    `(test message From: <${from}>, end of data)`,
  );
  const witness = `${envelope}, From: <${from}>: ${replyText(end)}`;
  return { stage: "data", judgement: judgeReply(end), code: end.code, witness };
}
