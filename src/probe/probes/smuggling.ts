import type { Observation } from "../observation.ts";
import { openFor } from "../probe-run.ts";
import type { Probe, ProbeContext } from "../probe-run.ts";
import { replyText } from "../smtp-reply.ts";

/** Ends of data that are none (RFC 5321 4.1.1.4), and how they are written. */
const SEQUENCES = [
  ["\n.\n", "LF . LF"],
  ["\n.\r\n", "LF . CR LF"],
  ["\r\n.\n", "CR LF . LF"],
  ["\r.\r\n", "CR . CR LF"],
  ["\r\n.\r", "CR LF . CR"],
  ["\r.\r", "CR . CR"],
] as const;

const PATIENCE_MS = 1_500;

/**
 * Which of them end a message here: between two servers that disagree, an attacker puts a second message. Every
 * attempt delivers one test message to the administrator, so it needs his mailbox.
 */
export const smuggling: Probe = {
  id: "smuggling",
  applies: ({ listener, run, facts }) =>
    listener.kind === "smtp" && run.target.deliverTo !== undefined && facts.control === "accepted",
  run: async (context) => {
    const found: Observation[] = [];
    for (const [sequence, shown] of SEQUENCES) {
      const seen = await trySequence(context, sequence, shown);
      if (seen === undefined) return found;
      found.push(seen);
      if (seen.verdict === "yes") return found;
    }
    return found;
  },
};

async function trySequence(
  context: ProbeContext,
  sequence: string,
  shown: string,
): Promise<Observation | undefined> {
  const { sender, deliverTo = "", nonce } = context.run.target;
  const dialogue = await openFor(context);
  if (dialogue === undefined) return undefined;
  await dialogue.command(`MAIL FROM:<${sender}>`);
  await dialogue.command(`RCPT TO:<${deliverTo}>`);
  const data = await dialogue.command("DATA");
  if (data.code !== 354) {
    await dialogue.quit();
    return undefined;
  }
  const text = `From: <${sender}>\r\nTo: <${deliverTo}>\r\nSubject: mailwarden probe ${nonce}\r\n\r\n${shown}`;
  dialogue.send(text + sequence, `(test message, then ${shown})`);
  const early = await dialogue.listen(PATIENCE_MS);
  const isEnd = early.code === 250;
  if (early.problem === "no-answer") await dialogue.command("\r\n.", "(end of data)");
  await dialogue.quit();
  return {
    probe: "smuggling",
    about: "smuggling",
    verdict: isEnd ? "yes" : "no",
    witness: `${shown}: ${replyText(early)}`,
    dialogue: dialogue.transcript,
  };
}
