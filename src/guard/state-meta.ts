import type { BootMoment } from "../system/boot-clock.ts";
import type { GuardClock } from "./guard-clock.ts";

interface Clocks {
  readBootMoment(): BootMoment;
  wallMs(): number;
}

/** What the file remembers of clocks, seed and journal; written at every beat. */
export function stateMeta(
  seed: number,
  seq: number,
  clock: GuardClock,
  clocks: Clocks,
): Readonly<Record<string, string>> {
  const { bootId, sinceBootMs } = clocks.readBootMoment();
  return {
    seed: String(seed),
    seq: String(seq),
    guardMs: String(clock.nowMs()),
    wallMs: String(clock.wallMs()),
    bootId,
    sinceBootMs: String(sinceBootMs),
  };
}

/**
 * Where the guard's clock goes on. Within one boot the machine knows how long we were away; after another the wall
 * clock has to tell, and never turns back.
 */
export function startOfClock(meta: Readonly<Record<string, string>>, clocks: Clocks): number {
  const last = Number(meta["guardMs"] ?? 0);
  const { bootId, sinceBootMs } = clocks.readBootMoment();
  const away =
    bootId !== "" && meta["bootId"] === bootId
      ? sinceBootMs - Number(meta["sinceBootMs"] ?? 0)
      : clocks.wallMs() - Number(meta["wallMs"] ?? clocks.wallMs());
  return last + Math.max(0, away);
}
