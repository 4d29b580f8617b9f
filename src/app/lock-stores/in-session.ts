import { RowChanged } from "../../accounts/lock/sql-lock.ts";
import { containFault, ContainProblem } from "../../core/containment.ts";
import type { EvidenceProblem } from "../../core/evidence-problem.ts";
import type { AccountSessions } from "./account-sessions.ts";

/** Runs `work` in a session of one of the ways to a store; the next one is taken where a user may not write. */
export async function inSession<Way extends { readonly place: string }, T>(
  ways: readonly Way[],
  sessions: AccountSessions,
  work: (way: Way) => Promise<T>,
): Promise<T> {
  let last: ContainProblem | undefined;
  for (const way of ways) {
    try {
      return await work(way);
    } catch (error) {
      if (error instanceof ContainProblem || error instanceof RowChanged) throw error;
      last = problemOf(sessions.problem(error, way.place));
      if (last.code !== "no-permission") throw last;
    }
  }
  throw last ?? new Error("a store without a way to it");
}

function problemOf({ code, message: said }: EvidenceProblem): ContainProblem {
  switch (code) {
    case "server-unreachable":
    case "server-too-slow":
      return containFault("store-away", { said });
    case "login-refused":
      return containFault("store-refuses", { said });
    default:
      return containFault("store-fails", { said });
  }
}
