import type { Finding } from "../core/diagnosis.ts";
import { plainIp, scopeOf } from "../core/ip-address.ts";
import { QUESTIONS } from "../core/server-answers.ts";
import type { Question } from "../core/server-answers.ts";
import type { SmtpWorld } from "../core/smtp-world.ts";
import { answerQuestions } from "../probe/answer-questions.ts";
import type { ProbeAnswers } from "../probe/answer-questions.ts";
import { probeFindings } from "../probe/probe-findings.ts";
import type { ProbeSubject } from "../probe/probe-findings.ts";
import { PROBE_LIMITS } from "../probe/probe-limits.ts";
import type { ProbeLimits } from "../probe/probe-limits.ts";
import type { Listener } from "../probe/probe-run.ts";
import { probeServer } from "../probe/probe-server.ts";
import type { ProbedListener } from "../probe/probe-server.ts";
import type { ProbeTarget } from "../probe/probe-target.ts";

export interface ProbeRequest {
  /** Name or address as typed. */
  readonly host: string;
  /** Undefined: 25, 587 and 465. */
  readonly port?: number;
  /** The user says that the server is his. */
  readonly isOwn: boolean;
  readonly domain?: string;
  readonly known?: string;
  readonly sender?: string;
  readonly thirdParty?: string;
  readonly source?: string;
  readonly login?: { readonly user: string; readonly password: string };
  readonly deliverTo?: string;
  readonly lures?: ProbeTarget["lures"];
  readonly limits?: Partial<ProbeLimits>;
}

export interface ProbedHost {
  readonly host: string;
  /** Sender and unknown recipients have it in them: to be found in the server's log. */
  readonly nonce: string;
  readonly domain: string;
  readonly listeners: readonly ProbedListener[];
  readonly answers: ProbeAnswers;
  /** Questions whose answer is yes on some listener and should not be. */
  readonly open: readonly Question[];
  readonly findings: readonly Finding<ProbeSubject>[];
}

export type ProbeRefusal =
  | { readonly kind: "unknown-host" }
  /** Neither this machine's nor said to be one's own. */
  | { readonly kind: "not-own"; readonly ip: string }
  | { readonly kind: "nobody-listens"; readonly ports: readonly number[] };

const PORTS = [25, 587, 465] as const;
/** Yes is good news to this one, and harmless to that. */
const HARMLESS: ReadonlySet<Question> = new Set(["startTls", "vrfy"]);
/** For the name alone. */
const GREETING_MS = 5_000;
/** An address of this machine is bound by nobody's limits but its owner's. */
const OWN_MACHINE_PACE_MS = 0;

/** Asks a running server how it behaves: `mailwarden probe`. Nothing is delivered but to `deliverTo`. */
export async function probeHost(
  request: ProbeRequest,
  world: SmtpWorld,
): Promise<ProbedHost | ProbeRefusal> {
  const addresses = (await world.resolve(request.host)).slice(0, 4);
  const [first] = addresses;
  if (first === undefined) return { kind: "unknown-host" };
  const own = new Set(world.ownAddresses().map(plainIp));
  const isHere = (ip: string): boolean => own.has(plainIp(ip)) || scopeOf(ip) === "loopback";
  const stranger = addresses.find((ip) => !isHere(ip));
  if (stranger !== undefined && !request.isOwn) return { kind: "not-own", ip: stranger };
  const limits: ProbeLimits = {
    ...PROBE_LIMITS,
    ...(stranger === undefined && { paceMs: OWN_MACHINE_PACE_MS }),
    ...request.limits,
  };
  const ports = request.port === undefined ? PORTS : [request.port];
  const name = await serverName(request, { ip: first, ports }, world, limits);
  const target = targetOf(request, name, world.nowMs());
  const listeners = await probeServer(listenersOf(addresses, ports), target, world, {
    limits,
    ...(request.source !== undefined && { source: request.source }),
  });
  if (listeners.every(({ state }) => state === "closed")) return { kind: "nobody-listens", ports };
  const answers = answerQuestions(listeners);
  return {
    host: request.host,
    nonce: target.nonce,
    domain: target.domain,
    listeners,
    answers,
    open: QUESTIONS.filter(
      (question) =>
        !HARMLESS.has(question) && answers[question].some(({ answer }) => answer === "yes"),
    ),
    findings: probeFindings(listeners),
  };
}

function listenersOf(addresses: readonly string[], ports: readonly number[]): readonly Listener[] {
  return addresses.flatMap((ip) =>
    ports.map((port) => ({
      ip,
      port,
      kind: port === 587 ? "submission" : port === 465 ? "smtps" : "smtp",
    })),
  );
}

/** An address has its name in DNS; else the server says what it calls itself. */
async function serverName(
  { host }: ProbeRequest,
  { ip, ports }: { readonly ip: string; readonly ports: readonly number[] },
  world: SmtpWorld,
  limits: ProbeLimits,
): Promise<string> {
  // `localhost` is nobody's name.
  if (host !== ip && host.includes(".")) return host;
  const reverse = (await world.reverse(ip)).find((name) => name.includes("."));
  if (reverse !== undefined) return reverse;
  for (const port of ports) {
    const talk = await world.dial({ ip, port }, { timeoutMs: limits.connectMs });
    if ("failure" in talk) continue;
    const bytes = await talk.read(Math.min(GREETING_MS, limits.replyMs));
    talk.close();
    const greeting = typeof bytes === "string" ? "" : bytes.toString("latin1");
    return /^220[ -]((?:[A-Za-z0-9-]{1,63}\.){1,10}[A-Za-z]{2,63})\s/.exec(greeting)?.[1] ?? host;
  }
  return host;
}

function targetOf(request: ProbeRequest, host: string, nowMs: number): ProbeTarget {
  const domain = request.domain ?? domainBehind(host, request.known ?? request.deliverTo);
  const nonce = nonceOf(host, nowMs);
  return {
    domain,
    host,
    known: request.known ?? request.deliverTo ?? `postmaster@${domain}`,
    sender: request.sender ?? `probe-${nonce}@example.com`,
    thirdParty: request.thirdParty ?? "nobody@example.com",
    helo: "probe.example.com",
    nonce,
    lures: request.lures ?? { helos: [], senders: [] },
    ...(request.login !== undefined && { login: request.login }),
    ...(request.deliverTo !== undefined && { deliverTo: request.deliverTo }),
  };
}

/** `mail.example.org` has the mail of example.org; what the user says of his mailbox counts for more. */
function domainBehind(host: string, known: string | undefined): string {
  const at = known?.lastIndexOf("@") ?? -1;
  if (known !== undefined && at >= 0) return known.slice(at + 1);
  const [, ...rest] = host.split(".");
  return rest.length >= 2 ? rest.join(".") : host;
}

/**
 * The same all day: greylisting lets the same sender, recipient and client through at the second visit, so whoever asks
 * again after six minutes gets the real answer.
 */
function nonceOf(host: string, nowMs: number): string {
  const day = Math.floor(nowMs / 86_400_000);
  let hash = day;
  for (const character of host) hash = (hash * 33 + (character.codePointAt(0) ?? 0)) % 0x7fff_ffff;
  return hash.toString(36);
}
