import type { MailServer, Simulation } from "../simulation.ts";
import type { Tally } from "../tally.ts";

/** One story that runs beside the ordinary traffic: an incident, or something honest that looks like one. */
export interface Scenario {
  readonly name: string;
  /** Cause code of a diagnosis; null: nobody may be accused. */
  readonly cause: string | null;
  /** Starts it; what it does is counted in `tally`. */
  start(simulation: Simulation, server: MailServer, tally: Tally): void;
}

/** Runs `action` at a fraction of the log's expected time. */
export function atFraction(simulation: Simulation, fraction: number, action: () => void): void {
  simulation.after((simulation.endMs - simulation.startMs) * fraction, action);
}

/** Runs `action` `count` times with random pauses of `meanMs`. */
export function series(
  simulation: Simulation,
  count: number,
  meanMs: number,
  action: (index: number) => void,
): void {
  const next = (index: number): void => {
    if (index >= count) return;
    action(index);
    simulation.after(simulation.random.exponential(meanMs), () => {
      next(index + 1);
    });
  };
  next(0);
}

/** `count` different foreign addresses. */
export function correspondents(simulation: Simulation, count: number): readonly string[] {
  const addresses = new Set<string>();
  while (addresses.size < count) addresses.add(simulation.world.correspondent());
  return [...addresses];
}
