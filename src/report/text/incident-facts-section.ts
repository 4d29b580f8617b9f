import type { Incident, ScriptUse } from "../../core/diagnosis.ts";
import { type Fact, factLines, heading } from "./blocks.ts";
import type { Line } from "./line.ts";
import type { Page } from "./page.ts";

/** What a script is called: its file, else where it runs, else who runs it. */
export function scriptName(script: ScriptUse): string {
  return script.file ?? script.directory ?? script.user ?? `uid ${script.uid ?? "?"}`;
}

/** The figures of one incident. */
export function incidentFactsSection(
  incident: Incident<string>,
  number: number,
  total: number,
  page: Page,
): readonly Line[] {
  const { labels, formats: f } = page;
  const { facts, values } = labels;
  const cause = labels.causes[incident.cause];
  const confidence = labels.confidences[incident.confidence];
  const listed: Fact[] = [
    { name: facts.sure, value: labels.sureness({ confidence, score: incident.score }, f) },
  ];
  const { accounts, clients, scripts } = incident;
  if (accounts.length > 0) {
    const name = accounts.length === 1 ? facts.account : facts.accounts;
    listed.push({ name, value: f.list(accounts), tone: "bad" });
  }
  if (scripts.length > 0) {
    listed.push({ name: facts.script, value: f.list(scripts.map(scriptName)), tone: "bad" });
  }
  if (clients.length > 0) {
    const name = clients.length === 1 ? facts.client : facts.clients;
    listed.push({ name, value: f.list(clients.map((client) => client.ip)) });
  }
  const { firstAt: from, lastAt: to, ongoing } = incident;
  listed.push(
    { name: facts.time, value: values.period({ from, to, ongoing }, f) },
    { name: facts.sent, value: values.sent(incident, f) },
    { name: facts.result, value: values.result(incident, f) },
    { name: facts.queue, value: values.queue(incident, f) },
  );
  const bounces = { queued: incident.bounceQueueIds.length, files: incident.bounceFiles.length };
  if (bounces.queued + bounces.files > 0) {
    listed.push({ name: facts.bounces, value: values.bounces(bounces, f) });
  }
  return [
    ...heading(labels.incident({ number, total, cause }, f)),
    ...factLines(listed, page.width),
  ];
}
