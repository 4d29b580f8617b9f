import type { Witness } from "../../core/witness.ts";

/** Who connects. Addresses stand for classes of clients. */
export interface Client {
  readonly kind: "outsider" | "neighbour" | "private" | "loopback";
  readonly address: string;
  /** Name whose forward record agrees; `unknown` when there is none (smtpd_peer.c). */
  readonly name: string;
  /** In the same subnet as this server. */
  readonly ownSubnet: boolean;
}

/** One mail as the restriction lists see it; what is not known yet at a stage is `undefined`. */
export interface Request {
  readonly client: Client;
  readonly login: string | undefined;
  readonly tls: boolean;
  readonly helo: string | undefined;
  readonly sender: string | undefined;
  readonly recipient: string | undefined;
}

/** What a restriction or a list comes to (SMTPD_CHECK_*, smtpd_check.c). */
export type Result = "dunno" | "ok" | "discard" | "reject" | "defer" | "error";

/** One possible course of the evaluation. */
export interface Branch {
  readonly result: Result;
  readonly deferIfPermit: boolean;
  /** What this course presumes of things that the configuration does not show. */
  readonly oracles: readonly Witness[];
  /** The restrictions that mattered, in order. */
  readonly trail: readonly Witness[];
}

export const START: Branch = { result: "dunno", deferIfPermit: false, oracles: [], trail: [] };

/** Keeps one branch of each kind, the one that presumes least. */
export function mergeBranches(branches: readonly Branch[]): Branch[] {
  const kept = new Map<string, Branch>();
  for (const branch of branches) {
    const key = `${branch.result} ${branch.deferIfPermit}`;
    const before = kept.get(key);
    if (before === undefined || before.oracles.length > branch.oracles.length)
      kept.set(key, branch);
  }
  return [...kept.values()];
}

/** True when mail on this branch goes through. */
export function passes(branch: Branch): boolean {
  return (branch.result === "dunno" || branch.result === "ok") && !branch.deferIfPermit;
}
