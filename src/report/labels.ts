import type { BouncesLabels } from "./labels/bounces-labels.ts";
import type { AccountLabels } from "./labels/account-labels.ts";
import type { AuditLabels } from "./labels/audit-labels.ts";
import type { CommandLabels } from "./labels/command-labels.ts";
import type { ContainLabels } from "./labels/contain-labels.ts";
import type { DiagnosisLabels } from "./labels/diagnosis-labels.ts";
import type { EvidenceLabels } from "./labels/evidence-labels.ts";
import type { GuardLabels } from "./labels/guard-labels.ts";
import type { IdentityLabels } from "./labels/identity-labels.ts";
import type { LettersLabels } from "./labels/letters-labels.ts";
import type { PageLabels } from "./labels/page-labels.ts";
import type { ProbeLabels } from "./labels/probe-labels.ts";
import type { QueueLabels } from "./labels/queue-labels.ts";
import type { SettingsLabels } from "./labels/settings-labels.ts";
import type { TraceLabels } from "./labels/trace-labels.ts";
import type { WitnessLabels } from "./labels/witness-labels.ts";

/** Everything a user reads that is no sentence of a detector. A missing entry does not compile. */
export interface Labels {
  readonly diagnosis: DiagnosisLabels;
  readonly evidence: EvidenceLabels;
  readonly page: PageLabels;
  readonly trace: TraceLabels;
  readonly bounces: BouncesLabels;
  readonly accounts: AccountLabels;
  readonly audit: AuditLabels;
  readonly witness: WitnessLabels;
  readonly queue: QueueLabels;
  readonly guard: GuardLabels;
  readonly identity: IdentityLabels;
  readonly letters: LettersLabels;
  readonly settings: SettingsLabels;
  readonly contain: ContainLabels;
  readonly probe: ProbeLabels;
  readonly command: CommandLabels;
}
