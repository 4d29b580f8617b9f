import type { Diagnosis, Finding, Incident, Proof } from "../core/diagnosis.ts";
import type { Say } from "../core/say.ts";
import type { Language } from "./language.ts";
import { speak } from "./speak.ts";

/** Puts every sentence of a diagnosis into the reader's language; codes and data stay as they are. */
export function localise(diagnosis: Diagnosis<Say>, language: Language): Diagnosis<string> {
  return {
    ...diagnosis,
    summary: speak(diagnosis.summary, language),
    incidents: diagnosis.incidents.map((incident) => localiseIncident(incident, language)),
    findings: diagnosis.findings.map((finding) => localiseFinding(finding, language)),
    nextSteps: diagnosis.nextSteps.map(({ command, because }) => ({
      command,
      because: speak(because, language),
    })),
  };
}

/** The same for one finding, as `audit` and `probe` give them. */
export function localiseFinding(finding: Finding<Say>, language: Language): Finding<string> {
  return { ...finding, proof: localiseProof(finding.proof, language) };
}

/** The same for one incident. */
export function localiseIncident(incident: Incident<Say>, language: Language): Incident<string> {
  return {
    ...incident,
    proof: localiseProof(incident.proof, language),
    ruledOut: incident.ruledOut.map(({ cause, because }) => ({
      cause,
      because: speak(because, language),
    })),
    missing: incident.missing.map(({ what, command }) => ({
      what: speak(what, language),
      command,
    })),
  };
}

function localiseProof(proof: readonly Proof<Say>[], language: Language): readonly Proof<string>[] {
  return proof.map((one) => ({ ...one, says: speak(one.says, language) }));
}
