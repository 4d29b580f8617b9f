import type { Scene } from "./scene.ts";

/** So many recipients taken before tell that receivers had nothing against the sender itself. */
const TAKEN_ENOUGH = 20;

/**
 * True when receivers took a sender's mail until they began to refuse somebody else's: then it is this server that they
 * refuse, and the newsletter that goes out after a break-in is no second one. A sender who was refused first, or who
 * never had any mail taken before, is not excused.
 */
export function isBlockedByOthers(scene: Scene, rows: readonly number[]): boolean {
  const { ledger } = scene.traffic;
  const own = new Set(rows);
  let othersMs = Number.POSITIVE_INFINITY;
  for (const group of groupsOf(scene)) {
    for (const row of group) {
      if (own.has(row)) break;
      if ((ledger.refused[row] as number) === 0) continue;
      othersMs = Math.min(othersMs, ledger.atMs[row] as number);
      break;
    }
  }
  let taken = 0;
  for (const row of rows) {
    const isBefore = (ledger.atMs[row] as number) < othersMs;
    if ((ledger.refused[row] as number) > 0) return !isBefore && taken >= TAKEN_ENOUGH;
    if (isBefore) taken += ledger.delivered[row] as number;
  }
  return false;
}

/** Everybody's messages but bounces, each group in order of time. */
function* groupsOf(scene: Scene): Iterable<readonly number[]> {
  yield* scene.namedLogins.values();
  yield* scene.hiddenLogins.values();
  yield* scene.bySubmitter.values();
  yield* scene.byClient.values();
  yield scene.nameless;
  yield scene.loopback;
}
