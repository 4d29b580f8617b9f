import type { PieceTaker } from "../evidence/gathering.ts";

/** Several takers as one, for evidence that is read once; none of them may want it alone. */
export function allTakers(takers: readonly PieceTaker[]): PieceTaker {
  return {
    alone: false,
    wants: (name, head) => takers.some((taker) => taker.wants(name, head)),
    take: async (piece, head) => {
      for (const taker of takers) await taker.take(piece, head);
    },
  };
}
