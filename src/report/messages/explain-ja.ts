import type { ExplainWords } from "../labels/explain-labels.ts";
import { explainFieldsJa } from "./explain-fields-ja.ts";
import { explainFrameJa } from "./explain-frame-ja.ts";
import { explainLinesJa } from "./explain-lines-ja.ts";
import { explainSettingsJa } from "./explain-settings-ja.ts";
import { explainValuesJa } from "./explain-values-ja.ts";

export const explainJa: ExplainWords = {
  happenings: explainLinesJa,
  fields: explainFieldsJa,
  values: explainValuesJa,
  settings: explainSettingsJa,
  frame: explainFrameJa,
};
