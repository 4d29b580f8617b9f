import { openFor } from "../probe-run.ts";
import type { Probe } from "../probe-run.ts";
import { replyText } from "../smtp-reply.ts";

const PATIENCE_MS = 500;

/**
 * Commands that an eavesdropper adds behind STARTTLS must be forgotten with the clear text (CVE-2011-0411). An answer to
 * RSET inside TLS shows that they are not.
 */
export const startTlsInjection: Probe = {
  id: "starttls-injection",
  applies: ({ facts }) => facts.keywords.includes("STARTTLS"),
  run: async (context) => {
    const dialogue = await openFor(context);
    if (dialogue === undefined) return [];
    dialogue.send("STARTTLS\r\nRSET\r\n", "STARTTLS, RSET (in one packet)");
    const reply = await dialogue.listen();
    const tls = reply.code === 220 ? await dialogue.secure(context.run.target.host) : undefined;
    const answer = tls === undefined ? undefined : await dialogue.listen(PATIENCE_MS);
    const isObeyed = answer !== undefined && answer.problem === undefined && answer.code === 250;
    await dialogue.quit();
    return [
      {
        probe: "starttls-injection",
        about: "starttls-injection",
        verdict: isObeyed ? "yes" : "no",
        witness: replyText(answer ?? reply),
        dialogue: dialogue.transcript,
      },
    ];
  },
};
