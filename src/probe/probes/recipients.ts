import { tryEnvelope } from "../envelope.ts";
import type { TriedEnvelope } from "../envelope.ts";
import type { Observation } from "../observation.ts";
import { observe } from "../observe.ts";
import { openFor } from "../probe-run.ts";
import type { Probe, ProbeContext } from "../probe-run.ts";
import { unknownAddress } from "../probe-target.ts";
import type { SmtpDialogue } from "../smtp-dialogue.ts";
import { deliverTest } from "../test-message.ts";
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
    const add = (about: Observation["about"], tried: TriedEnvelope) => {
      const seen = observe("recipients", about, tried, dialogue);
      // A trusted client may be spared the checks that strangers get.
      const isTrusted = facts.relaysForUs || facts.vantage === "self";
      found.push(isTrusted ? asSeenFrom(facts.vantage, seen) : seen);
    };
    if (facts.control === "accepted") {
      for (const index of [1, 2, 3]) {
        const tried = await tryEnvelope(dialogue, target.sender, unknownAddress(target, index));
        add("acceptsUnknownRecipients", asRefusal(tried));
        if (tried.judgement.kind !== "accepted") break;
      }
      // Some servers ask nothing of a sender that they know.
      for (const sender of target.lures.senders.slice(0, LURES_TRIED)) {
        const tried = await tryEnvelope(dialogue, sender, unknownAddress(target, 1));
        add("acceptsUnknownRecipients", tried);
      }
      add("forgeUnauthenticatedLocal", await tryEnvelope(dialogue, target.known, target.known));
      found.push(...(await seeBounce(context, dialogue, found)));
    } else {
      const witness = `RCPT TO:<${target.known}>: ${facts.control}`;
      const judgement = { kind: "doubt", doubt: "control-refused" } as const;
      const tried = { judgement, code: 0, witness };
      add("acceptsUnknownRecipients", tried);
      add("forgeUnauthenticatedLocal", tried);
    }
    await dialogue.quit();
    return found;
  },
};

/**
 * After the same sender, client and domain were taken with an address that exists, a final refusal is of the address,
 * whatever its words (Exim says `Unrouteable address`).
 */
function asRefusal(tried: TriedEnvelope): TriedEnvelope {
  return tried.judgement.kind === "doubt" && tried.code >= 500
    ? { ...tried, judgement: { kind: "refused" } }
    : tried;
}

/**
 * What is refused is never bounced. Of what is accepted a bounce is to come back: to the administrator, from whom the message was,
 * and whose mailbox we do not read.
 */
async function seeBounce(
  { run: { target }, facts }: ProbeContext,
  dialogue: SmtpDialogue,
  seen: readonly Observation[],
): Promise<readonly Observation[]> {
  const unknown = seen.filter(({ about }) => about === "acceptsUnknownRecipients");
  const [first] = unknown;
  if (first === undefined) return [];
  if (unknown.every(({ verdict }) => verdict === "no")) return [{ ...first, about: "backscatter" }];
  const { deliverTo, nonce } = target;
  const isAccepted = unknown.some(({ verdict }) => verdict === "yes");
  if (!isAccepted || deliverTo === undefined || facts.relaysForUs) return [];
  const recipient = unknownAddress(target, 1);
  const what = "nobody has this address: a bounce of this message is backscatter";
  const tried = await deliverTest(dialogue, { sender: deliverTo, recipient, nonce, what });
  if (tried.stage === "envelope") return [];
  const bounce = observe("recipients", "backscatter", tried, dialogue);
  return [bounce.verdict === "yes" ? { ...bounce, verdict: "doubt", doubt: "mailbox" } : bounce];
}
