import { tryEnvelope } from "../envelope.ts";
import type { Observation } from "../observation.ts";
import { observe } from "../observe.ts";
import { openFor } from "../probe-run.ts";
import type { Probe } from "../probe-run.ts";
import { unknownAddress } from "../probe-target.ts";
import { asSeenFrom } from "../vantage.ts";

const LURES_TRIED = 5;

/** Whether addresses that do not exist are accepted, and our own senders from strangers. The control comes first. */
export const recipients: Probe = {
  id: "recipients",
  applies: ({ listener }) => listener.kind === "smtp",
  run: async (context) => {
    const { run, facts } = context;
    const { target } = run;
    const dialogue = await openFor(context);
    if (dialogue === undefined) return [];
    const found: Observation[] = [];
    const add = (about: Observation["about"], tried: Awaited<ReturnType<typeof tryEnvelope>>) => {
      const seen = observe("recipients", about, tried, dialogue);
      // A trusted client may be spared the checks that strangers get.
      const isTrusted = facts.relaysForUs || facts.vantage === "self";
      found.push(isTrusted ? asSeenFrom(facts.vantage, seen) : seen);
    };
    if (facts.control === "accepted") {
      for (const index of [1, 2, 3]) {
        const tried = await tryEnvelope(dialogue, target.sender, unknownAddress(target, index));
        add("acceptsUnknownRecipients", tried);
        if (tried.judgement.kind !== "accepted") break;
      }
      // Some servers ask nothing of a sender that they know.
      for (const sender of target.lures.senders.slice(0, LURES_TRIED)) {
        add(
          "acceptsUnknownRecipients",
          await tryEnvelope(dialogue, sender, unknownAddress(target, 1)),
        );
      }
      add("forgeUnauthenticatedLocal", await tryEnvelope(dialogue, target.known, target.known));
    } else {
      const witness = `RCPT TO:<${target.known}>: ${facts.control}`;
      const tried = { judgement: { kind: "doubt", doubt: "control-refused" }, witness } as const;
      add("acceptsUnknownRecipients", tried);
      add("forgeUnauthenticatedLocal", tried);
    }
    await dialogue.quit();
    return found;
  },
};
