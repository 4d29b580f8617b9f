import type { Finding, Severity } from "../core/diagnosis.ts";
import type { Question } from "../core/server-answers.ts";
import type { Defect, Observation } from "./observation.ts";
import type { ProbedListener } from "./probe-server.ts";

/** What a finding is about: its sentence stands under this name in the labels. */
export type ProbeSubject = HarmfulQuestion | Defect | "no-starttls";
type HarmfulQuestion = Exclude<Question, "startTls">;

const SEVERITIES: Readonly<Record<ProbeSubject, Severity>> = {
  relayUnauthenticated: "critical",
  authBypass: "critical",
  xclient: "critical",
  "proxy-header": "critical",
  relayNeighbour: "high",
  relayPrivate: "high",
  forgeAuthenticated: "high",
  authPlaintext: "high",
  smuggling: "high",
  "starttls-injection": "high",
  "login-not-needed": "high",
  acceptsUnknownRecipients: "medium",
  backscatter: "medium",
  forgeUnauthenticatedLocal: "medium",
  "starttls-broken": "medium",
  "old-tls": "medium",
  authOnPort25: "low",
  certificate: "low",
  "forged-header": "low",
  vrfy: "low",
  expn: "low",
  "no-starttls": "low",
  forgeNullSender: "low",
  forgeTrusted: "low",
  "name-mismatch": "low",
  "version-shown": "info",
};

const ORDER: readonly Severity[] = ["critical", "high", "medium", "low", "info"];

/** What somebody should look at, worst first; the dialogue is the proof, its last line the deciding one. */
export function probeFindings(
  listeners: readonly ProbedListener[],
): readonly Finding<ProbeSubject>[] {
  return listeners
    .flatMap((listener) => subjectsOf(listener).map((seen) => toFinding(listener, seen)))
    .toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}

interface Seen {
  readonly subject: ProbeSubject;
  readonly observation: Observation;
}

function subjectsOf({ observations }: ProbedListener): readonly Seen[] {
  const found = new Map<ProbeSubject, Seen>();
  for (const observation of observations) {
    const subject = subjectOf(observation);
    if (subject === undefined || found.has(subject)) continue;
    found.set(subject, { subject, observation });
  }
  return [...found.values()];
}

function subjectOf({ about, verdict }: Observation): ProbeSubject | undefined {
  if (about === "startTls") return verdict === "no" ? "no-starttls" : undefined;
  return verdict === "yes" ? about : undefined;
}

function toFinding(
  { name, vantage = "outside" }: ProbedListener,
  { subject, observation }: Seen,
): Finding<ProbeSubject> {
  const { probe, witness, dialogue } = observation;
  return {
    code: `probe.${findingName(subject)}`,
    severity: SEVERITIES[subject],
    subject: name,
    data: { listener: name, probe, vantage, witness },
    proof: [{ source: name, line: dialogue.length, text: witness, says: subject }],
  };
}

/** Codes are written with dashes. */
function findingName(subject: ProbeSubject): string {
  return subject.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
}
