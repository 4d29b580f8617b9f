import type { Diagnosis } from "../core/diagnosis.ts";
import { networkOf } from "../core/ip-address.ts";
import type { Say, SayingKey } from "../core/say.ts";
import type { Language } from "../report/language.ts";
import { localise } from "../report/localise.ts";
import { accusedOf } from "../report/redact/accused.ts";
import { redactDiagnosis, redactFindings } from "../report/redact/redact-diagnosis.ts";
import { createRedactor } from "../report/redact/redactor.ts";
import type { JoinedSettings } from "./join-configuration.ts";
import { withSettings } from "./with-settings.ts";

/**
 * A diagnosis in the reader's language, settings joined. `redact` masks everybody but the accused, before names
 * become part of sentences: afterwards no pattern could tell a bare login from a word.
 */
export function wordDiagnosis(
  {
    diagnosis,
    settings,
  }: { readonly diagnosis: Diagnosis<Say>; readonly settings: JoinedSettings | undefined },
  language: Language,
  redact: boolean,
): Diagnosis<string> {
  const asked = settings === undefined ? diagnosis : withoutSettingsAsked(diagnosis);
  if (!redact) return withSettings(localise(asked, language), settings);
  const redactor = createRedactor(accusedOf(asked.incidents), networkOf);
  const worded = localise(redactDiagnosis(asked, redactor), language);
  return withSettings(
    worded,
    settings && { ...settings, findings: redactFindings(settings.findings, redactor) },
  );
}

const ASKS_FOR_SETTINGS: ReadonlySet<SayingKey> = new Set<SayingKey>([
  "missing.authenticators",
  "missing.recipient-settings",
  "missing.relay-settings",
]);

/** Whoever has given the settings is not asked for them. */
function withoutSettingsAsked(diagnosis: Diagnosis<Say>): Diagnosis<Say> {
  return {
    ...diagnosis,
    incidents: diagnosis.incidents.map((incident) => ({
      ...incident,
      missing: incident.missing.filter(({ what }) => !ASKS_FOR_SETTINGS.has(what.key)),
    })),
  };
}
