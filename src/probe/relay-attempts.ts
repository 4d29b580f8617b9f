import { tryPaths } from "./envelope.ts";
import type { Observation } from "./observation.ts";
import { observe } from "./observe.ts";
import type { ProbeContext } from "./probe-run.ts";
import { chunks } from "./chunks.ts";
import type { SmtpDialogue } from "./smtp-dialogue.ts";
import { asSeenFrom } from "./vantage.ts";

export interface RelayAttempt {
  /** Paths as they are sent. */
  readonly from: string;
  readonly to: string;
  /** A server that takes every local part takes this one, too, and relays nothing. */
  readonly isLocalForm: boolean;
}

const ATTEMPTS_A_CONNECTION = 6;

/** Tries one envelope after the other until one is accepted: more of them say nothing new. */
export async function relayObservations(
  probe: string,
  { facts }: ProbeContext,
  attempts: readonly RelayAttempt[],
  open: () => Promise<SmtpDialogue | undefined>,
): Promise<readonly Observation[]> {
  const found: Observation[] = [];
  for (const some of chunks(attempts, ATTEMPTS_A_CONNECTION)) {
    const dialogue = await open();
    if (dialogue === undefined) return found;
    for (const { from, to, isLocalForm } of some) {
      const seen = observe(
        probe,
        "relayUnauthenticated",
        await tryPaths(dialogue, from, to),
        dialogue,
      );
      const isCatchAll = seen.verdict === "yes" && isLocalForm && facts.catchAll;
      found.push(
        isCatchAll
          ? { ...seen, verdict: "doubt", doubt: "catch-all" }
          : asSeenFrom(facts.vantage, seen),
      );
      if (seen.verdict === "yes" && !isCatchAll) {
        await dialogue.quit();
        return found;
      }
    }
    await dialogue.quit();
  }
  return found;
}
