import type { SmtpWorld, TlsFacts } from "../core/smtp-world.ts";
import type { Observation } from "./observation.ts";
import type { ProbeLimits } from "./probe-limits.ts";
import type { ProbeTarget } from "./probe-target.ts";
import { SmtpDialogue } from "./smtp-dialogue.ts";
import type { SmtpReply } from "./smtp-reply.ts";
import type { Vantage } from "./vantage.ts";

export interface Listener {
  readonly ip: string;
  readonly port: number;
  /** `smtps` speaks TLS from the first byte (RFC 8314). */
  readonly kind: "smtp" | "submission" | "smtps";
}

/** `192.0.2.10:25`, `[2001:db8::10]:25` */
export function listenerName({ ip, port }: Listener): string {
  return ip.includes(":") ? `[${ip}]:${port}` : `${ip}:${port}`;
}

/** What is known of a listener once it has greeted. */
export interface ListenerFacts {
  readonly vantage: Vantage;
  readonly greeting: string;
  /** What it calls itself; else what we call it. */
  readonly serverName: string;
  /** Keywords of EHLO in upper case, before TLS: `AUTH PLAIN LOGIN`, `STARTTLS`. */
  readonly keywords: readonly string[];
  /** Exim queues with another envelope sender than it accepted (`control = submission`). */
  readonly mayRewrite: boolean;
  /** It wants the PROXY protocol, and believes anybody's. */
  readonly proxyLine?: string;
  /** Whether the address that exists is accepted, as far as it was asked. */
  readonly control: "accepted" | "refused" | "doubt";
  /** It accepts addresses that do not exist. */
  readonly catchAll: boolean;
  /** Whether it relays for us, without a login, in the plain form. */
  readonly relaysForUs: boolean;
  /** Whether TLS could be had. */
  readonly tls: TlsFacts | undefined;
}

/** What all probes of a run share. */
export interface ProbeRun {
  readonly world: SmtpWorld;
  readonly limits: ProbeLimits;
  readonly target: ProbeTarget;
  readonly source?: string;
  /** Opens a connection in its turn; undefined when the run has used up its connections or its time. */
  readonly dial: (listener: Listener) => Promise<SmtpDialogue | undefined>;
  /** Counts a login that may fail; false when there were enough of them. */
  readonly mayFailLogin: () => boolean;
}

/** A probe: looks at one listener, and says what it saw. */
export interface Probe {
  readonly id: string;
  /** Whether there is anything to ask this listener. */
  readonly applies: (context: ProbeContext) => boolean;
  readonly run: (context: ProbeContext) => Promise<readonly Observation[]>;
}

export interface ProbeContext {
  readonly run: ProbeRun;
  readonly listener: Listener;
  readonly facts: ListenerFacts;
}

/** A connection that has been greeted and has said EHLO. */
export interface Greeted {
  readonly dialogue: SmtpDialogue;
  readonly greeting: SmtpReply;
  readonly ehlo: SmtpReply;
}

/** Begins the connections of a run: politely, and not for ever. */
export function startRun(
  world: SmtpWorld,
  target: ProbeTarget,
  { limits, source }: { readonly limits: ProbeLimits; readonly source?: string },
): ProbeRun {
  const end = world.nowMs() + limits.runMs;
  let connections = 0;
  let logins = 0;
  let nextAt = 0;
  return {
    world,
    limits,
    target,
    ...(source !== undefined && { source }),
    mayFailLogin: () => (logins += 1) <= limits.failedLogins,
    dial: async (listener) => {
      if (connections >= limits.connections || world.nowMs() >= end) return undefined;
      connections += 1;
      if (nextAt > world.nowMs()) await world.wait(nextAt - world.nowMs());
      nextAt = world.nowMs() + limits.paceMs;
      const talk = await world.dial(listener, {
        timeoutMs: limits.connectMs,
        ...(source !== undefined && { source }),
      });
      return "failure" in talk ? undefined : new SmtpDialogue(talk, limits, () => world.nowMs());
    },
  };
}

/** Connects, waits for the greeting and says EHLO; undefined when it gets that far with nobody. */
export async function greet(
  { run, listener }: Pick<ProbeContext, "run" | "listener">,
  {
    proxyLine,
    helo = run.target.helo,
  }: { readonly proxyLine?: string | undefined; readonly helo?: string } = {},
): Promise<Greeted | undefined> {
  const dialogue = await run.dial(listener);
  if (dialogue === undefined) return undefined;
  if (proxyLine !== undefined) dialogue.send(`${proxyLine}\r\n`, proxyLine);
  if (listener.kind === "smtps" && (await dialogue.secure(run.target.host)) === undefined) {
    await dialogue.quit();
    return undefined;
  }
  const greeting = await dialogue.listen();
  const ehlo = greeting.code === 220 ? await dialogue.command(`EHLO ${helo}`) : greeting;
  return { dialogue, greeting, ehlo };
}

/** `greet` for probes: as the listener's facts say, and only where EHLO was answered. */
export async function openFor(
  context: ProbeContext,
  options: { readonly helo?: string } = {},
): Promise<SmtpDialogue | undefined> {
  const greeted = await greet(context, { ...options, proxyLine: context.facts.proxyLine });
  if (greeted === undefined) return undefined;
  if (greeted.ehlo.code === 250) return greeted.dialogue;
  await greeted.dialogue.quit();
  return undefined;
}
