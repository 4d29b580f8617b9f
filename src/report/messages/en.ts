import { makeFormats } from "../formats.ts";
import type { Language } from "../language.ts";
import { accountsEn } from "./accounts-en.ts";
import { auditEn } from "./audit-en.ts";
import { bouncesEn } from "./bounces-en.ts";
import { commandEn } from "./command-en.ts";
import { containEn } from "./contain-en.ts";
import { identityEn } from "./identity-en.ts";
import { diagnosisEn } from "./diagnosis-en.ts";
import { lettersEn } from "./letters-en.ts";
import { pageEn } from "./page-en.ts";
import { guardEn } from "./guard-en.ts";
import { queueEn } from "./queue-en.ts";
import { settingsEn } from "./settings-en.ts";
import { probeEn } from "./probe-en.ts";
import { traceEn } from "./trace-en.ts";
import { evidenceEn } from "./evidence-en.ts";
import { witnessEn } from "./witness-en.ts";
import { sayingsEn } from "./sayings-en.ts";

export const en: Language = {
  tag: "en",
  sayings: sayingsEn,
  labels: {
    diagnosis: diagnosisEn,
    page: pageEn,
    trace: traceEn,
    bounces: bouncesEn,
    accounts: accountsEn,
    audit: auditEn,
    queue: queueEn,
    guard: guardEn,
    identity: identityEn,
    letters: lettersEn,
    settings: settingsEn,
    probe: probeEn,
    command: commandEn,
    contain: containEn,
    evidence: evidenceEn,
    witness: witnessEn,
  },
  formats: makeFormats({ locale: "en-GB", more: (count) => `${count} more` }),
};
