import type { Observation } from "./observation.ts";
import { listenerName, startRun } from "./probe-run.ts";
import type { Listener, ProbeRun } from "./probe-run.ts";
import type { ProbeLimits } from "./probe-limits.ts";
import type { ProbeTarget } from "./probe-target.ts";
import { lookAtListener } from "./look-at-listener.ts";
import type { Doubt } from "./judge-reply.ts";
import { PROBES } from "./probes/catalogue.ts";
import type { SmtpWorld } from "../core/smtp-world.ts";
import type { Vantage } from "./vantage.ts";

/** What was seen of one listener. */
export interface ProbedListener {
  /** `192.0.2.10:25` */
  readonly name: string;
  readonly port: number;
  readonly state: "probed" | "closed" | "silent";
  readonly vantage?: Vantage;
  /** Why nothing could be asked. */
  readonly doubt?: Doubt;
  readonly witness?: string;
  readonly observations: readonly Observation[];
}

export interface ProbeOptions {
  readonly limits: ProbeLimits;
  /** Address to come from. */
  readonly source?: string;
}

/** Asks every listener everything that applies to it. One after the other: a server that is asked in parallel defends itself. */
export async function probeServer(
  listeners: readonly Listener[],
  target: ProbeTarget,
  world: SmtpWorld,
  options: ProbeOptions,
): Promise<readonly ProbedListener[]> {
  const run = startRun(world, target, options);
  const probed: ProbedListener[] = [];
  for (const listener of listeners) probed.push(await probeListener(run, listener));
  return probed;
}

async function probeListener(run: ProbeRun, listener: Listener): Promise<ProbedListener> {
  const base = { name: listenerName(listener), port: listener.port };
  const look = await lookAtListener(run, listener);
  if (look.kind === "closed") return { ...base, state: "closed", observations: [] };
  if (look.kind === "silent") {
    return {
      ...base,
      state: "silent",
      doubt: look.doubt,
      witness: look.witness,
      observations: [],
    };
  }
  const { facts } = look;
  const observations = [...look.observations];
  for (const probe of PROBES) {
    const context = { run, listener, facts };
    if (probe.applies(context)) observations.push(...(await probe.run(context)));
  }
  return { ...base, state: "probed", vantage: facts.vantage, observations };
}
