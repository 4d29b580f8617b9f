import type { Scene } from "./scene.ts";

/** How often the honest senders of this server are refused, and how many of their recipients do not exist. */
export interface UsualShares {
  readonly refused: number;
  readonly dead: number;
}

interface Outcomes {
  readonly tried: number;
  readonly refused: number;
  readonly dead: number;
}

const known = new WeakMap<Scene, UsualShares>();

/**
 * Shares over the logins of this server without the worst tenth of them: once receivers block a server they refuse
 * everybody's mail, so being refused says something only against what is usual; and the culprits must not make
 * themselves usual.
 */
export function usualShares(scene: Scene): UsualShares {
  let shares = known.get(scene);
  if (!shares) {
    const all = [...scene.byAccount.values()]
      .map((rows) => outcomesOf(scene, rows))
      .filter((one) => one.tried > 0);
    shares = {
      refused: trimmedShare(
        all,
        (one) => one.refused,
        (one) => one.tried,
      ),
      dead: trimmedShare(
        all,
        (one) => one.dead,
        (one) => one.tried - one.refused,
      ),
    };
    known.set(scene, shares);
  }
  return shares;
}

function outcomesOf(scene: Scene, rows: readonly number[]): Outcomes {
  const { ledger } = scene.traffic;
  let tried = 0;
  let refused = 0;
  let dead = 0;
  for (const row of rows) {
    tried +=
      (ledger.delivered[row] as number) +
      (ledger.pending[row] as number) +
      (ledger.bounced[row] as number);
    refused += ledger.refused[row] as number;
    dead += ledger.dead[row] as number;
  }
  return { tried, refused: Math.min(refused, tried), dead };
}

function trimmedShare(
  all: readonly Outcomes[],
  bad: (one: Outcomes) => number,
  of: (one: Outcomes) => number,
): number {
  const sorted = [...all].sort((a, b) => bad(a) - bad(b));
  const kept = sorted.slice(0, Math.max(1, Math.floor(sorted.length * 0.9)));
  let badSum = 0;
  let sum = 0;
  for (const one of kept) {
    badSum += bad(one);
    sum += of(one);
  }
  return sum === 0 ? 0 : badSum / sum;
}
