import type { Question } from "../core/server-answers.ts";
import type { Cause, Diagnosis, Finding, Incident, Proof } from "../core/diagnosis.ts";
import type { JoinedSettings } from "./join-configuration.ts";

/** Which holes let a cause in, and the rules about them: `PF-REL-02`, `EX-AUT-01`. */
const HOLES: Partial<
  Record<Cause, { readonly questions: readonly Question[]; readonly rules: RegExp }>
> = {
  "open-relay": {
    questions: ["relayUnauthenticated", "relayNeighbour"],
    rules: /^audit\.(?:PF|EX)-REL-/,
  },
  "trusted-network": {
    questions: ["relayPrivate", "forgeTrusted"],
    rules: /^audit\.(?:PF|EX)-REL-/,
  },
  "auth-bypass": { questions: ["authBypass"], rules: /^audit\.(?:PF|EX)-AUT-/ },
  "stolen-credentials": { questions: ["forgeAuthenticated"], rules: /^audit\.(?:PF|EX)-FRG-/ },
  backscatter: {
    questions: ["backscatter", "acceptsUnknownRecipients"],
    rules: /^audit\.(?:PF|EX)-BSC-/,
  },
};
const LINES_SHOWN = 2;

/** The questions whose yes lets a cause in. */
export function questionsOf(cause: Cause): readonly Question[] {
  return HOLES[cause]?.questions ?? [];
}

/**
 * Adds the findings about settings, and to each incident the lines that let it in: only where the audit says that the
 * hole is open, so that no setting is blamed for what came another way.
 */
export function withSettings(
  diagnosis: Diagnosis<string>,
  settings: JoinedSettings | undefined,
): Diagnosis<string> {
  if (settings === undefined) return diagnosis;
  return {
    ...diagnosis,
    incidents: diagnosis.incidents.map((incident) => withHole(incident, settings)),
    findings: [...diagnosis.findings, ...settings.findings],
  };
}

/** The findings about settings that let the incident in, worst first; none where the audit finds the hole closed. */
export function holesOf(
  { cause }: Pick<Incident<string>, "cause">,
  { findings, open }: JoinedSettings,
): readonly Finding<string>[] {
  const hole = HOLES[cause];
  if (hole === undefined || !hole.questions.some((question) => open.has(question))) return [];
  return findings.filter(
    ({ code, severity }) =>
      hole.rules.test(code) && (severity === "critical" || severity === "high"),
  );
}

function withHole(incident: Incident<string>, settings: JoinedSettings): Incident<string> {
  const guilty = holesOf(incident, settings);
  if (guilty.length === 0) return incident;
  // One line may open several listeners.
  const lines = new Map<string, Proof<string>>();
  for (const { proof } of guilty)
    for (const one of proof.slice(0, 1)) {
      const place = `${one.source}:${one.line}`;
      if (lines.size < LINES_SHOWN && !lines.has(place)) lines.set(place, one);
    }
  const command = guilty.find(({ fix }) => fix?.command !== undefined)?.fix?.command;
  return {
    ...incident,
    proof: [...incident.proof, ...lines.values()],
    actions: incident.actions.map((action) =>
      action.step === "config-fix" && command !== undefined ? { ...action, command } : action,
    ),
  };
}
