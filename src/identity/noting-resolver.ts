import type { DnsFailure, Resolver } from "../core/resolver.ts";

export interface Unanswered {
  readonly name: string;
  readonly type: string;
  readonly why: DnsFailure;
}

/** A resolver that remembers what nobody could answer: "could not be asked" must never become "is not there". */
export function notingResolver(resolver: Resolver): {
  readonly resolver: Resolver;
  readonly unanswered: () => readonly Unanswered[];
  /** How many questions got an answer, "no such record" among them. */
  readonly answered: () => number;
} {
  const failed = new Map<string, Unanswered>();
  let answered = 0;
  return {
    answered: () => answered,
    unanswered: () => [...failed.values()],
    resolver: {
      lookup: async (name, type) => {
        const found = await resolver.lookup(name, type);
        if (found.kind === "failed")
          failed.set(`${name.toLowerCase()} ${type}`, { name, type, why: found.why });
        else answered += 1;
        return found;
      },
    },
  };
}
