import { auditConfiguration } from "../audit/audit-configuration.ts";
import { luresOfConfiguration } from "../audit/lures-of-configuration.ts";
import type { EvidenceWorld } from "../core/evidence-world.ts";
import type { SmtpWorld } from "../core/smtp-world.ts";
import type { UnreadableEvidence } from "../evidence/gathering.ts";
import { compareAnswers } from "./compare-answers.ts";
import type { Compared } from "./compare-answers.ts";
import { gatherConfiguration } from "./gather-configuration.ts";
import { probeHost } from "./probe-host.ts";
import type { ProbedHost, ProbeRefusal, ProbeRequest } from "./probe-host.ts";

export interface ComparedHost extends ProbedHost {
  readonly comparison: readonly Compared[];
  readonly unreadable: readonly UnreadableEvidence[];
}

/** Probes a server, and holds what it did against what its settings say: `mailwarden probe --compare`. */
export async function probeAndCompare(
  request: ProbeRequest,
  config: string,
  worlds: { readonly smtp: SmtpWorld; readonly evidence: EvidenceWorld },
): Promise<ComparedHost | ProbeRefusal | { readonly kind: "no-configuration" }> {
  const { texts, unreadable } = await gatherConfiguration([config], worlds.evidence);
  const audit = auditConfiguration({ texts });
  if (audit.mta === "unknown") return { kind: "no-configuration" };
  const lures = luresOfConfiguration({ texts });
  const probed = await probeHost({ ...request, lures }, worlds.smtp);
  if ("kind" in probed) return probed;
  return { ...probed, comparison: compareAnswers(audit.answers, probed.answers), unreadable };
}
