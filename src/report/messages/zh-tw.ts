import { makeFormats } from "../formats.ts";
import type { Language } from "../language.ts";
import { accountsZhTw } from "./accounts-zh-tw.ts";
import { auditZhTw } from "./audit-zh-tw.ts";
import { bouncesZhTw } from "./bounces-zh-tw.ts";
import { commandZhTw } from "./command-zh-tw.ts";
import { containZhTw } from "./contain-zh-tw.ts";
import { identityZhTw } from "./identity-zh-tw.ts";
import { diagnosisZhTw } from "./diagnosis-zh-tw.ts";
import { lettersZhTw } from "./letters-zh-tw.ts";
import { pageZhTw } from "./page-zh-tw.ts";
import { guardZhTw } from "./guard-zh-tw.ts";
import { queueZhTw } from "./queue-zh-tw.ts";
import { settingsZhTw } from "./settings-zh-tw.ts";
import { probeZhTw } from "./probe-zh-tw.ts";
import { traceZhTw } from "./trace-zh-tw.ts";
import { evidenceZhTw } from "./evidence-zh-tw.ts";
import { witnessZhTw } from "./witness-zh-tw.ts";
import { sayingsZhTw } from "./sayings-zh-tw.ts";

export const zhTw: Language = {
  tag: "zh-TW",
  sayings: sayingsZhTw,
  labels: {
    diagnosis: diagnosisZhTw,
    page: pageZhTw,
    trace: traceZhTw,
    bounces: bouncesZhTw,
    accounts: accountsZhTw,
    audit: auditZhTw,
    queue: queueZhTw,
    guard: guardZhTw,
    identity: identityZhTw,
    letters: lettersZhTw,
    settings: settingsZhTw,
    probe: probeZhTw,
    command: commandZhTw,
    contain: containZhTw,
    evidence: evidenceZhTw,
    witness: witnessZhTw,
  },
  formats: makeFormats({ locale: "zh-TW", separator: "、", more: (count) => `另外 ${count} 個` }),
};
