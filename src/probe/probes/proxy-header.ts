import { tryEnvelope } from "../envelope.ts";
import { greet } from "../probe-run.ts";
import type { Probe } from "../probe-run.ts";
import { observe } from "../observe.ts";
import { asSeenFrom } from "../vantage.ts";

/** Pretends to be the server's own load balancer (haproxy PROXY protocol, version 1). */
export const TRUSTED_PROXY_LINE = "PROXY TCP4 127.0.0.1 127.0.0.1 1 25";

/** A listener that believes a PROXY header from anybody lets everybody come from 127.0.0.1. */
export const proxyHeader: Probe = {
  id: "proxy-header",
  applies: ({ listener, facts }) => listener.kind === "smtp" && facts.proxyLine !== undefined,
  run: async (context) => {
    const greeted = await greet(context, { proxyLine: TRUSTED_PROXY_LINE });
    if (greeted?.ehlo.code !== 250) return [];
    const { dialogue } = greeted;
    const { sender, thirdParty } = context.run.target;
    const tried = await tryEnvelope(dialogue, sender, thirdParty);
    await dialogue.quit();
    const witness = `${TRUSTED_PROXY_LINE}, ${tried.witness}`;
    return [
      asSeenFrom(
        context.facts.vantage,
        observe("proxy-header", "relayUnauthenticated", { ...tried, witness }, dialogue),
      ),
      {
        probe: "proxy-header",
        about: "proxy-header",
        verdict: "yes",
        witness,
        dialogue: dialogue.transcript,
      },
    ];
  },
};
