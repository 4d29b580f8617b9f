import { tryEnvelope } from "./envelope.ts";
import type { TriedEnvelope } from "./envelope.ts";
import type { Doubt } from "./judge-reply.ts";
import type { Observation } from "./observation.ts";
import { observe } from "./observe.ts";
import { greet } from "./probe-run.ts";
import type { Greeted, Listener, ListenerFacts, ProbeRun } from "./probe-run.ts";
import { unknownAddress } from "./probe-target.ts";
import { keywordsOf } from "./probes/session-clear.ts";
import { replyText } from "./smtp-reply.ts";
import type { SmtpReply } from "./smtp-reply.ts";
import { vantageOf } from "./vantage.ts";

/** What a first visit says: facts for the probes, and whether the server relays for us. */
export type FirstLook =
  | {
      readonly kind: "facts";
      readonly facts: ListenerFacts;
      readonly observations: readonly Observation[];
    }
  /** Nobody listens, or the run is over. */
  | { readonly kind: "closed" }
  /** It is no mail server for us. */
  | { readonly kind: "silent"; readonly doubt: Doubt; readonly witness: string };

/** Greets a listener, and asks what everything else depends on: a control, an unknown address, a third party. */
export async function lookAtListener(run: ProbeRun, listener: Listener): Promise<FirstLook> {
  const first = await greet({ run, listener });
  if (first === undefined) return { kind: "closed" };
  const { dialogue } = first;
  const isAnswered = first.ehlo.code === 250;
  if (!isAnswered) await dialogue.quit();
  // A listener behind a load balancer waits for the balancer's header, and hangs up.
  const asked = isAnswered
    ? { greeted: first, proxyLine: undefined }
    : await greetThroughProxy(run, listener, first);
  if (asked === undefined) {
    const problem = first.greeting.problem ?? first.ehlo.problem;
    const reply = first.greeting.code === 220 ? first.ehlo : first.greeting;
    const doubt: Doubt = problem ?? (reply.code >= 500 ? "reputation" : "temporary");
    return { kind: "silent", doubt, witness: replyText(reply) };
  }
  const { greeted, proxyLine } = asked;
  const visit = await firstVisit(run, listener, greeted);
  return {
    kind: "facts",
    facts: { ...visit.facts, ...(proxyLine !== undefined && { proxyLine }) },
    observations: visit.observations,
  };
}

async function greetThroughProxy(
  run: ProbeRun,
  listener: Listener,
  { dialogue, greeting }: Greeted,
): Promise<{ readonly greeted: Greeted; readonly proxyLine: string } | undefined> {
  // Postfix says 421 when the header does not come.
  const isHungUp =
    greeting.problem === "closed" || greeting.problem === "no-answer" || greeting.code === 421;
  if (!isHungUp || listener.kind !== "smtp" || listener.ip.includes(":")) return undefined;
  // As who we are: the other probes ask what a stranger may do.
  const proxyLine = `PROXY TCP4 ${dialogue.localAddress} ${listener.ip} 54321 ${listener.port}`;
  const greeted = await greet({ run, listener }, { proxyLine });
  if (greeted?.ehlo.code === 250) return { greeted, proxyLine };
  await greeted?.dialogue.quit();
  return undefined;
}

async function firstVisit(
  run: ProbeRun,
  listener: Listener,
  { dialogue, greeting, ehlo }: Greeted,
): Promise<{ readonly facts: ListenerFacts; readonly observations: readonly Observation[] }> {
  const { target } = run;
  const vantage = vantageOf(dialogue.localAddress, listener.ip);
  const base = {
    vantage,
    greeting: greeting.lines.join(" "),
    serverName: nameIn(greeting) ?? target.host,
    keywords: keywordsOf(ehlo),
    tls: dialogue.tls,
  };
  if (listener.kind !== "smtp") {
    await dialogue.quit();
    const isExim = /\bexim\b/i.test(base.greeting);
    return {
      facts: { ...base, mayRewrite: isExim, control: "doubt", catchAll: false, relaysForUs: false },
      observations: [],
    };
  }
  const plain = await tryEnvelope(dialogue, target.sender, target.thirdParty);
  const control = await tryEnvelope(dialogue, target.sender, target.known);
  const odd = `zz-${target.nonce}%nowhere.invalid@${target.domain}`;
  const catchAlls: TriedEnvelope[] = [];
  for (const address of [unknownAddress(target, 4), odd]) {
    catchAlls.push(await tryEnvelope(dialogue, target.sender, address));
  }
  await dialogue.quit();
  const facts: ListenerFacts = {
    ...base,
    mayRewrite: /\bexim\b/i.test(base.greeting) || control.witness.endsWith(": 250 Accepted"),
    control: control.judgement.kind,
    catchAll: catchAlls.some(({ judgement }) => judgement.kind === "accepted"),
    relaysForUs: plain.judgement.kind === "accepted",
  };
  const seen = (about: Observation["about"]): Observation =>
    observe("relay-plain", about, plain, dialogue);
  return { facts, observations: plainObservations(facts, seen) };
}

/** RFC 5321 4.2: the first word of a greeting is the server's name. */
function nameIn({ lines: [first = ""] }: SmtpReply): string | undefined {
  const [word = ""] = first.split(" ");
  return /^(?:[A-Za-z0-9-]{1,63}\.){1,10}[A-Za-z]{2,63}$/.test(word) ? word : undefined;
}

/** Whom the plain form concerns: from outside everybody, from inside those who are trusted like us. */
function plainObservations(
  { vantage, relaysForUs }: ListenerFacts,
  seen: (about: Observation["about"]) => Observation,
): readonly Observation[] {
  const outsiders = seen("relayUnauthenticated");
  if (vantage === "outside") return [outsiders];
  const forOutsiders: Observation = relaysForUs
    ? { ...outsiders, verdict: "doubt", doubt: "trusted-vantage" }
    : outsiders;
  if (vantage === "self") return [forOutsiders];
  return [seen(vantage === "neighbour" ? "relayNeighbour" : "relayPrivate"), forOutsiders];
}
