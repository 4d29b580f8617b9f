import { said, under } from "../core/witness.ts";
import { depends, type Verdict, worst } from "./answers.ts";
import { neighbourOf, type Samples } from "./postfix/clients.ts";

/**
 * Can a host of the provider's subnet send to third parties? `ask` gives the answer for one address. Where the settings
 * do not tell which subnet that is, strangers speak for it, unless a public network that they name could be it.
 */
export function askNeighbour(
  scene: { readonly ownAddresses: readonly string[]; readonly samples: Samples },
  ask: (address: string) => Verdict,
  closed: Verdict,
): Verdict {
  const neighbours = scene.ownAddresses.map(neighbourOf).filter((a) => a !== undefined);
  if (neighbours.length > 0) return worst(neighbours.map(ask), closed);
  const verdicts = scene.samples.strangers.map(({ address }) => ask(address));
  const [first = closed] = verdicts;
  if (verdicts.some((v) => v.answer !== first.answer))
    return depends(worst(verdicts, first).witness);
  const named = scene.samples.named.filter((s) => (s.network?.prefix ?? 32) < 32);
  const insides = named.map((s) => ask(s.address));
  if (first.answer !== "no")
    return insides.some((v) => v.answer === "no")
      ? depends(under([said("server-in-refused-network")], first.witness))
      : first;
  const inside = worst(insides, first);
  return inside.answer === "no"
    ? first
    : depends(under([said("server-in-network")], inside.witness));
}
