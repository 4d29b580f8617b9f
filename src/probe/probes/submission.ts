import { tryEnvelope } from "../envelope.ts";
import { observe } from "../observe.ts";
import { openFor } from "../probe-run.ts";
import type { Probe } from "../probe-run.ts";

/** The ports for users take nothing from who has not logged in. */
export const submission: Probe = {
  id: "submission",
  applies: ({ listener }) => listener.kind !== "smtp",
  run: async (context) => {
    const dialogue = await openFor(context);
    if (dialogue === undefined) return [];
    const { sender, known, thirdParty } = context.run.target;
    const relay = await tryEnvelope(dialogue, sender, thirdParty);
    const local = await tryEnvelope(dialogue, sender, known);
    await dialogue.quit();
    const isTrusted = relay.judgement.kind === "accepted" && context.facts.vantage !== "outside";
    const relaySeen = observe("submission", "relayUnauthenticated", relay, dialogue);
    return [
      isTrusted ? { ...relaySeen, verdict: "doubt", doubt: "trusted-vantage" } : relaySeen,
      ...(isTrusted ? [] : [observe("submission", "login-not-needed", local, dialogue)]),
    ];
  },
};
