import type { Scene } from "./scene.ts";

/** How often the honest senders of this server are refused, and how many of their recipients do not exist. */
export interface UsualShares {
  readonly refused: number;
  readonly dead: number;
  /** Share of refused recipients in the hour of an instant, where enough others sent; else the worst share seen near. */
  refusedAt(atMs: number): number;
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
    const logins = [...scene.namedLogins.values(), ...scene.hiddenLogins.values()];
    const groups = logins.map((rows) => ({
      rows,
      ...outcomesOf(scene, rows),
    }));
    const all = groups.filter((one) => one.tried > 0);
    shares = {
      refusedAt: hourlyRefusals(scene, groups),
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
    tried += triedOf(scene, row);
    refused += ledger.refused[row] as number;
    dead += ledger.dead[row] as number;
  }
  return { tried, refused: Math.min(refused, tried), dead };
}

/** Recipients of a message whose result is known. */
function triedOf(scene: Scene, row: number): number {
  const { ledger } = scene.traffic;
  return (
    (ledger.delivered[row] as number) +
    (ledger.pending[row] as number) +
    (ledger.bounced[row] as number)
  );
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

const HOUR_MS = 3_600_000;
/** So many recipients of others make an hour's share worth something. */
const TRIED_ENOUGH = 10;

/** Refusals hour by hour over all logins but the worst tenth: a block begins and ends, and so does what is usual. */
function hourlyRefusals(
  scene: Scene,
  groups: readonly { readonly rows: readonly number[]; readonly refused: number }[],
): (atMs: number) => number {
  const { ledger } = scene.traffic;
  const kept = [...groups]
    .sort((a, b) => a.refused - b.refused)
    .slice(0, Math.max(1, Math.floor(groups.length * 0.9)));
  const hours = new Map<number, { tried: number; refused: number }>();
  for (const { rows } of kept) {
    let hour = Number.NaN;
    let sum = { tried: 0, refused: 0 };
    for (const row of rows) {
      const hourOfRow = Math.floor((ledger.atMs[row] as number) / HOUR_MS);
      // They are in the order of time: most share their hour with the one before.
      if (hourOfRow !== hour) {
        hour = hourOfRow;
        sum = hours.get(hour) ?? { tried: 0, refused: 0 };
        hours.set(hour, sum);
      }
      const tried = triedOf(scene, row);
      sum.tried += tried;
      sum.refused += Math.min(ledger.refused[row] as number, tried);
    }
  }
  const worstNear = new Map<number, number>();
  return (atMs) => {
    const hour = Math.floor(atMs / HOUR_MS);
    const remembered = worstNear.get(hour);
    if (remembered !== undefined) return remembered;
    let worst = 0;
    for (let near = hour - 3; near <= hour + 3; near += 1) {
      const sum = hours.get(near);
      if (sum && sum.tried >= TRIED_ENOUGH) worst = Math.max(worst, sum.refused / sum.tried);
    }
    worstNear.set(hour, worst);
    return worst;
  };
}

/** Share of refused recipients that is usual for messages at their own times. */
export function usualRefusals(scene: Scene, rows: readonly number[]): number {
  const { ledger } = scene.traffic;
  const usual = usualShares(scene);
  let expected = 0;
  let recipients = 0;
  for (const row of rows) {
    const count = scene.traffic.ledger.recipients(row);
    expected += count * usual.refusedAt(ledger.atMs[row] as number);
    recipients += count;
  }
  return Math.max(usual.refused, recipients === 0 ? 0 : expected / recipients);
}
