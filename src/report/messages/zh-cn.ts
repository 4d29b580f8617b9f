import { makeFormats } from "../formats.ts";
import type { Language } from "../language.ts";
import { accountsZhCn } from "./accounts-zh-cn.ts";
import { auditZhCn } from "./audit-zh-cn.ts";
import { bouncesZhCn } from "./bounces-zh-cn.ts";
import { commandZhCn } from "./command-zh-cn.ts";
import { containZhCn } from "./contain-zh-cn.ts";
import { identityZhCn } from "./identity-zh-cn.ts";
import { diagnosisZhCn } from "./diagnosis-zh-cn.ts";
import { lettersZhCn } from "./letters-zh-cn.ts";
import { pageZhCn } from "./page-zh-cn.ts";
import { guardZhCn } from "./guard-zh-cn.ts";
import { queueZhCn } from "./queue-zh-cn.ts";
import { settingsZhCn } from "./settings-zh-cn.ts";
import { probeZhCn } from "./probe-zh-cn.ts";
import { traceZhCn } from "./trace-zh-cn.ts";
import { evidenceZhCn } from "./evidence-zh-cn.ts";
import { witnessZhCn } from "./witness-zh-cn.ts";
import { sayingsZhCn } from "./sayings-zh-cn.ts";

export const zhCn: Language = {
  tag: "zh-CN",
  sayings: sayingsZhCn,
  labels: {
    diagnosis: diagnosisZhCn,
    page: pageZhCn,
    trace: traceZhCn,
    bounces: bouncesZhCn,
    accounts: accountsZhCn,
    audit: auditZhCn,
    queue: queueZhCn,
    guard: guardZhCn,
    identity: identityZhCn,
    letters: lettersZhCn,
    settings: settingsZhCn,
    probe: probeZhCn,
    command: commandZhCn,
    contain: containZhCn,
    evidence: evidenceZhCn,
    witness: witnessZhCn,
  },
  formats: makeFormats({ locale: "zh-CN", separator: "、", more: (count) => `另外 ${count} 个` }),
};
