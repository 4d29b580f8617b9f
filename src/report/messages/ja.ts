import { makeFormats } from "../formats.ts";
import type { Language } from "../language.ts";
import { accountsJa } from "./accounts-ja.ts";
import { auditJa } from "./audit-ja.ts";
import { bouncesJa } from "./bounces-ja.ts";
import { commandJa } from "./command-ja.ts";
import { containJa } from "./contain-ja.ts";
import { identityJa } from "./identity-ja.ts";
import { diagnosisJa } from "./diagnosis-ja.ts";
import { lettersJa } from "./letters-ja.ts";
import { pageJa } from "./page-ja.ts";
import { guardJa } from "./guard-ja.ts";
import { queueJa } from "./queue-ja.ts";
import { settingsJa } from "./settings-ja.ts";
import { probeJa } from "./probe-ja.ts";
import { traceJa } from "./trace-ja.ts";
import { evidenceJa } from "./evidence-ja.ts";
import { witnessJa } from "./witness-ja.ts";
import { sayingsJa } from "./sayings-ja.ts";

export const ja: Language = {
  tag: "ja",
  sayings: sayingsJa,
  labels: {
    diagnosis: diagnosisJa,
    page: pageJa,
    trace: traceJa,
    bounces: bouncesJa,
    accounts: accountsJa,
    audit: auditJa,
    queue: queueJa,
    guard: guardJa,
    identity: identityJa,
    letters: lettersJa,
    settings: settingsJa,
    probe: probeJa,
    command: commandJa,
    contain: containJa,
    evidence: evidenceJa,
    witness: witnessJa,
  },
  formats: makeFormats({ locale: "ja", separator: "、", more: (count) => `ほか${count}件` }),
};
