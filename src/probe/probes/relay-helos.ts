import { tryEnvelope } from "../envelope.ts";
import type { Observation } from "../observation.ts";
import { observe } from "../observe.ts";
import { openFor } from "../probe-run.ts";
import type { Probe } from "../probe-run.ts";
import { chunks } from "../chunks.ts";
import { isStranger } from "./relay-senders.ts";
import { asSeenFrom } from "../vantage.ts";

/** Names that some servers trust, although anybody can call himself so. */
export const relayHelos: Probe = {
  id: "relay-helos",
  applies: isStranger,
  run: async (context) => {
    const { domain, sender, thirdParty, lures } = context.run.target;
    const names = new Set([
      context.facts.serverName,
      domain,
      "localhost",
      "[127.0.0.1]",
      ...lures.helos,
    ]);
    const found: Observation[] = [];
    for (const some of chunks([...names], 5)) {
      const dialogue = await openFor(context);
      if (dialogue === undefined) return found;
      for (const name of some) {
        const ehlo = await dialogue.command(`EHLO ${name}`);
        if (ehlo.code !== 250) continue;
        const tried = await tryEnvelope(dialogue, sender, thirdParty);
        const witness = `EHLO ${name}, ${tried.witness}`;
        found.push(
          asSeenFrom(
            context.facts.vantage,
            observe("relay-helos", "relayUnauthenticated", { ...tried, witness }, dialogue),
          ),
        );
      }
      await dialogue.quit();
    }
    return found;
  },
};
