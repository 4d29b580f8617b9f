import { makeFormats } from "../formats.ts";
import type { Language } from "../language.ts";
import { commandZhTw } from "./command-zh-tw.ts";
import { diagnosisZhTw } from "./diagnosis-zh-tw.ts";
import { traceZhTw } from "./trace-zh-tw.ts";
import { evidenceZhTw } from "./evidence-zh-tw.ts";
import { sayingsZhTw } from "./sayings-zh-tw.ts";

export const zhTw: Language = {
  tag: "zh-TW",
  sayings: sayingsZhTw,
  labels: {
    diagnosis: diagnosisZhTw,
    trace: traceZhTw,
    command: commandZhTw,
    evidence: evidenceZhTw,
  },
  formats: makeFormats({ locale: "zh-TW", separator: "、", more: (count) => `另外 ${count} 個` }),
};
