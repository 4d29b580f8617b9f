import { detectAuthBypass } from "./auth-bypass.ts";
import { detectBackscatter } from "./backscatter.ts";
import { detectDirectToMx } from "./direct-to-mx.ts";
import type { IncidentDraft } from "./draft.ts";
import { detectForwarding } from "./forwarding.ts";
import { detectHiddenLogins } from "./hidden-logins.ts";
import { detectJoeJob } from "./joe-job.ts";
import { detectApplicationAbuse, detectLocalScript } from "./local-script.ts";
import { detectOpenRelay } from "./open-relay.ts";
import type { Scene } from "./scene.ts";
import { detectSrsAbuse } from "./srs-abuse.ts";
import { detectStolenCredentials } from "./stolen-credentials.ts";
import { detectTrustedNetwork } from "./trusted-network.ts";
import { detectUnknownCause } from "./unknown-cause.ts";

/**
 * A detector looks at the whole scene and drafts the incidents of its cause; an empty list is the usual answer.
 * `named`: what was drafted before, for those that explain what is left.
 */
export type Detector = (scene: Scene, named: readonly IncidentDraft[]) => IncidentDraft[];

/** Every cause that logs can show. Adding one = one file and one line here (CONTRIBUTING). */
const NAMING: readonly Detector[] = [
  detectStolenCredentials,
  detectHiddenLogins,
  detectAuthBypass,
  detectOpenRelay,
  detectTrustedNetwork,
  detectLocalScript,
  detectApplicationAbuse,
  detectForwarding,
  detectBackscatter,
  detectSrsAbuse,
];

/** Asked only when nobody is named: they explain what is left, and would only confuse beside a culprit. */
const EXPLAINING: readonly Detector[] = [detectUnknownCause, detectJoeJob, detectDirectToMx];

/** All incidents, worst first. */
export function detectIncidents(scene: Scene): IncidentDraft[] {
  const named: IncidentDraft[] = [];
  for (const detect of NAMING) named.push(...detect(scene, named));
  const sure = named.some((draft) => draft.confidence !== "possible");
  const drafts = sure ? named : [...named, ...EXPLAINING.flatMap((detect) => detect(scene, named))];
  return drafts.sort(worstFirst);
}

const ORDER = { certain: 0, likely: 1, possible: 2 } as const;

/** The order of incidents. */
export function worstFirst(a: IncidentDraft, b: IncidentDraft): number {
  return (
    ORDER[a.confidence] - ORDER[b.confidence] ||
    b.score - a.score ||
    b.rows.length - a.rows.length ||
    (a.subject < b.subject ? -1 : 1)
  );
}
