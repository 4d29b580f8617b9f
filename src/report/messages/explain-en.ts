import type { ExplainWords } from "../labels/explain-labels.ts";
import { explainFieldsEn } from "./explain-fields-en.ts";
import { explainFrameEn } from "./explain-frame-en.ts";
import { explainLinesEn } from "./explain-lines-en.ts";
import { explainSettingsEn } from "./explain-settings-en.ts";
import { explainValuesEn } from "./explain-values-en.ts";

export const explainEn: ExplainWords = {
  happenings: explainLinesEn,
  fields: explainFieldsEn,
  values: explainValuesEn,
  settings: explainSettingsEn,
  frame: explainFrameEn,
};
