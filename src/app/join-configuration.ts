import type { ServerAudit } from "./audit-server.ts";
import type { Question } from "../audit/answers.ts";
import type { Cause, Diagnosis, Finding, Incident, Proof, Severity } from "../core/diagnosis.ts";
import type { LanguageTag } from "../report/language.ts";
import { auditServer } from "./audit-server.ts";
import type { ConfigurationTaker } from "./gather-configuration.ts";
import { ruleTexts } from "./rule-texts.ts";
import { sayRules } from "./say-rules.ts";

/** What the settings among the evidence say, in the reader's language. */
export interface JoinedSettings {
  readonly findings: readonly Finding<string>[];
  /** Questions that are answered with yes on some listener. */
  readonly open: ReadonlySet<Question>;
}

/** Audits the settings among the evidence; undefined when there are none. */
export async function joinConfiguration(
  taker: ConfigurationTaker,
  language: LanguageTag,
): Promise<JoinedSettings | undefined> {
  const { texts } = taker.taken();
  if (texts.length === 0) return undefined;
  const audit = auditServer({ texts });
  if (audit.mta === "unknown") return undefined;
  return {
    findings: sayRules(audit.findings.filter(isWorthSaying), await ruleTexts(language)),
    open: openQuestions(audit),
  };
}

/** The rest is for `mailwarden audit`: who has an incident needs no advice about banners. */
function isWorthSaying({ severity }: { readonly severity: Severity }): boolean {
  return severity !== "low" && severity !== "info";
}

function openQuestions({ answers, open }: ServerAudit): ReadonlySet<Question> {
  return new Set(open.filter((question) => answers[question].some((row) => row.answer === "yes")));
}

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

function withHole(
  incident: Incident<string>,
  { findings, open }: JoinedSettings,
): Incident<string> {
  const hole = HOLES[incident.cause];
  if (hole === undefined || !hole.questions.some((question) => open.has(question))) return incident;
  const guilty = findings.filter(
    ({ code, severity }) => hole.rules.test(code) && severity !== "medium",
  );
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
