import type { Incident } from "../../core/diagnosis.ts";
import type { Formats } from "../formats.ts";
import type { DiagnosisLabels } from "../labels/diagnosis-labels.ts";
import { scriptName } from "./script-name.ts";

export interface IncidentFact {
  readonly name: string;
  readonly value: string;
  /** Who did it. */
  readonly isCulprit?: true;
}

/** The figures of one incident, in the order in which one asks for them. */
export function incidentFacts(
  incident: Incident<string>,
  labels: DiagnosisLabels,
  f: Formats,
): readonly IncidentFact[] {
  const { facts, values } = labels;
  const confidence = labels.confidences[incident.confidence];
  const { accounts, clients, scripts, firstAt: from, lastAt: to, ongoing } = incident;
  const bounces = { queued: incident.bounceQueueIds.length, files: incident.bounceFiles.length };
  const listed: IncidentFact[] = [
    { name: facts.sure, value: labels.sureness({ confidence, score: incident.score }, f) },
  ];
  if (accounts.length > 0) {
    const name = accounts.length === 1 ? facts.account : facts.accounts;
    listed.push({ name, value: f.list(accounts), isCulprit: true });
  }
  if (scripts.length > 0) {
    listed.push({ name: facts.script, value: f.list(scripts.map(scriptName)), isCulprit: true });
  }
  if (clients.length > 0) {
    const name = clients.length === 1 ? facts.client : facts.clients;
    listed.push({ name, value: f.list(clients.map((client) => client.ip)) });
  }
  listed.push(
    { name: facts.time, value: values.period({ from, to, ongoing }, f) },
    { name: facts.sent, value: values.sent(incident, f) },
    { name: facts.result, value: values.result(incident, f) },
    { name: facts.queue, value: values.queue(incident, f) },
  );
  if (bounces.queued + bounces.files > 0) {
    listed.push({ name: facts.bounces, value: values.bounces(bounces, f) });
  }
  return listed;
}
