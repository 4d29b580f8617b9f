import { tryEnvelope } from "../envelope.ts";
import { observe } from "../observe.ts";
import { openFor } from "../probe-run.ts";
import type { Probe } from "../probe-run.ts";
import { replyText } from "../smtp-reply.ts";
import { asSeenFrom } from "../vantage.ts";

/** XCLIENT lets its user be any client, the loopback address included (postfix XCLIENT_README). */
export const xclient: Probe = {
  id: "xclient",
  applies: ({ facts }) => facts.keywords.some((keyword) => keyword.startsWith("XCLIENT")),
  run: async (context) => {
    const dialogue = await openFor(context);
    if (dialogue === undefined) return [];
    const asked = await dialogue.command("XCLIENT NAME=localhost ADDR=127.0.0.1");
    const isYes = asked.code === 220;
    const seen = {
      probe: "xclient",
      about: "xclient",
      verdict: isYes ? "yes" : "no",
      witness: `XCLIENT ADDR=127.0.0.1: ${replyText(asked)}`,
      dialogue: dialogue.transcript,
    } as const;
    if (!isYes || context.facts.relaysForUs) {
      await dialogue.quit();
      return [seen];
    }
    const { helo, sender, thirdParty } = context.run.target;
    await dialogue.command(`EHLO ${helo}`);
    const tried = await tryEnvelope(dialogue, sender, thirdParty);
    await dialogue.quit();
    const witness = `XCLIENT ADDR=127.0.0.1, ${tried.witness}`;
    return [
      seen,
      asSeenFrom(
        context.facts.vantage,
        observe("xclient", "relayUnauthenticated", { ...tried, witness }, dialogue),
      ),
    ];
  },
};
