import type { QueueWorld } from "./queue-world.ts";

/**
 * All that looking for web scripts needs of the machine. Sites belong to users and are read by root: a link in one could
 * lead anywhere, so none is followed but in what was named. Failures are thrown as `EvidenceProblem`.
 */
export type ScriptWorld = Pick<QueueWorld, "resolve" | "inspect" | "list" | "join" | "open">;
