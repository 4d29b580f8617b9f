import { asksReceiver } from "../asks-receiver.ts";
import { tryEnvelope } from "../envelope.ts";
import { observe } from "../observe.ts";
import { openFor } from "../probe-run.ts";
import type { Probe } from "../probe-run.ts";

/** Whether a client that is trusted by its address may use any local sender: every web application on the host. */
export const trustedSender: Probe = {
  id: "trusted-sender",
  applies: ({ listener, facts }) =>
    listener.kind === "smtp" &&
    facts.vantage !== "outside" &&
    // Only what the host itself may not do is closed to every trusted client.
    (facts.relaysForUs || facts.vantage === "self"),
  run: async (context) => {
    const dialogue = await openFor(context);
    if (dialogue === undefined) return [];
    const { known, thirdParty } = context.run.target;
    const tried = await tryEnvelope(dialogue, known, thirdParty);
    const isVerified = tried.judgement.kind === "accepted" && (await asksReceiver(dialogue, known));
    await dialogue.quit();
    const seen = observe("trusted-sender", "forgeTrusted", tried, dialogue);
    return [isVerified ? { ...seen, verdict: "doubt", doubt: "verification" } : seen];
  },
};
