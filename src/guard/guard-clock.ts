/**
 * Two clocks. Windows run on one that only goes forward, so that neither NTP nor an administrator who sets the time
 * opens or closes a limit; the wall clock is for what people read.
 */
export interface GuardClock {
  /** Milliseconds since this guard's state began, across restarts. */
  readonly nowMs: () => number;
  /** Epoch milliseconds. */
  readonly wallMs: () => number;
  /** The wall clock at a moment of the other one. */
  readonly wallAt: (guardMs: number) => number;
}

/** Makes the clock go on from `startMs`; `monotonicMs` never goes back. */
export function createGuardClock(
  startMs: number,
  monotonicMs: () => number,
  wallMs: () => number,
): GuardClock {
  const zero = monotonicMs() - startMs;
  const nowMs = () => monotonicMs() - zero;
  return { nowMs, wallMs, wallAt: (guardMs) => wallMs() + guardMs - nowMs() };
}
