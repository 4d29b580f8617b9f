import type { Diagnosis, Finding, Incident, Proof } from "../core/diagnosis.ts";

/** Harmless to a JSON parser, but a terminal obeys or reorders: DEL, C1, bidi and zero-width characters. */
const TERMINAL_UNSAFE =
  /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/**
 * The JSON text of a document with its newline: two spaces of indentation for a reader at a terminal, one line for
 * a program. Characters that could drive a terminal are escaped, which changes no value.
 */
export function jsonText(document: unknown, indented: boolean): string {
  const text = JSON.stringify(document, null, indented ? 2 : 0);
  return `${escapeForTerminal(text)}\n`;
}

function escapeForTerminal(json: string): string {
  return json.replace(
    TERMINAL_UNSAFE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** `diagnose --format json` (contract, section 4): the fields in the contract's order, whoever built the object. */
export function diagnosisDocument(diagnosis: Diagnosis<string>): unknown {
  return {
    schema: diagnosis.schema,
    verdict: diagnosis.verdict,
    summary: diagnosis.summary,
    incidents: diagnosis.incidents.map(incidentDocument),
    findings: diagnosis.findings.map(findingDocument),
    evidence: diagnosis.evidence.map((source) => ({
      name: source.name,
      kind: source.kind,
      lines: source.lines,
      understood: source.understood,
      skipped: source.skipped,
      from: source.from,
      to: source.to,
      notes: source.notes,
    })),
    nextSteps: diagnosis.nextSteps.map(({ command, because }) => ({ command, because })),
    activity: diagnosis.activity,
  };
}

function incidentDocument(incident: Incident<string>): unknown {
  return {
    id: incident.id,
    cause: incident.cause,
    confidence: incident.confidence,
    score: incident.score,
    accounts: incident.accounts,
    clients: incident.clients.map((client) => ({
      ip: client.ip,
      messages: client.messages,
      recipients: client.recipients,
      firstAt: client.firstAt,
      lastAt: client.lastAt,
    })),
    scripts: incident.scripts.map((script) => ({
      user: script.user,
      uid: script.uid,
      directory: script.directory,
      file: script.file,
      messages: script.messages,
    })),
    firstAt: incident.firstAt,
    lastAt: incident.lastAt,
    messages: incident.messages,
    recipients: incident.recipients,
    delivered: incident.delivered,
    deferred: incident.deferred,
    bounced: incident.bounced,
    ongoing: incident.ongoing,
    queued: incident.queued,
    queueIds: incident.queueIds,
    seenQueueIds: incident.seenQueueIds,
    bounceQueueIds: incident.bounceQueueIds,
    bounceFiles: incident.bounceFiles,
    share: incident.share,
    senders: incident.senders.map(({ address, recipients }) => ({ address, recipients })),
    timeline: incident.timeline.map(({ at, what, count }) => ({ at, what, count })),
    proof: incident.proof.map(proofDocument),
    ruledOut: incident.ruledOut.map(({ cause, because }) => ({ cause, because })),
    missing: incident.missing.map(({ what, command }) => ({ what, command })),
    actions: incident.actions.map(({ step, target, command }) => ({ step, target, command })),
  };
}

/** A finding in the contract's order; its figures sorted by name. */
export function findingDocument(finding: Finding<string>): unknown {
  return {
    code: finding.code,
    severity: finding.severity,
    subject: finding.subject,
    data: Object.fromEntries(
      Object.entries(finding.data).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
    ),
    proof: finding.proof.map(proofDocument),
    fix: finding.fix && {
      command: finding.fix.command,
      file: finding.fix.file,
      diff: finding.fix.diff,
    },
    verify: finding.verify && { command: finding.verify.command, expect: finding.verify.expect },
  };
}

function proofDocument({ source, line, text, says }: Proof<string>): unknown {
  return { source, line, text, says };
}
