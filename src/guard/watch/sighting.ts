import type { Incident } from "../../core/diagnosis.ts";
import type { Say } from "../../core/say.ts";
import type { Traffic } from "../../core/traffic.ts";
import { buildIncident, summaryFacts } from "../../detect/build-incident.ts";
import { detectIncidents } from "../../detect/catalogue.ts";
import type { IncidentDraft } from "../../detect/draft.ts";
import { clientConduct, type ClientConduct } from "../../detect/client-conduct.ts";
import { buildScene } from "../../detect/scene.ts";

/** An incident as the running log shows it at one moment. */
export interface Sighting {
  /** Cause and whom it is about: the same for as long as it goes on. */
  readonly key: string;
  /** Without proof: the lines are not read again. */
  readonly incident: Incident<Say>;
  /** The sentence that `diagnose` would begin with. */
  readonly summary: Say;
  readonly conduct: ClientConduct;
}

/** Looks with the detectors of `diagnose`; worst first. */
export function findSightings(traffic: Traffic): readonly Sighting[] {
  const scene = buildScene(traffic, true);
  const drafts = detectIncidents(scene);
  const conduct = clientConduct(scene, drafts);
  return drafts.map((draft, at) => ({
    key: keyOf(draft),
    incident: buildIncident(scene, draft, []),
    summary: draft.summary(summaryFacts(scene, draft)),
    conduct: conduct[at] ?? { honest: new Set(), shared: new Set() },
  }));
}

/** A relay is one incident, whoever comes to use it besides. */
function keyOf({ cause, subject }: IncidentDraft): string {
  return cause === "open-relay" ? cause : `${cause} ${subject}`;
}

/** Whom an incident names: the account, else the local user, else the client that sent most; `""` for nobody. */
export function subjectOf({ accounts, scripts, clients }: Incident<Say>): string {
  const [script] = scripts;
  const user = script?.user ?? (script?.uid === undefined ? undefined : `uid:${script.uid}`);
  return accounts[0] ?? user ?? clients[0]?.ip ?? "";
}
