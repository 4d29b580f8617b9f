import type { ExplainWords } from "../labels/explain-labels.ts";
import { explainFieldsZhCn } from "./explain-fields-zh-cn.ts";
import { explainFrameZhCn } from "./explain-frame-zh-cn.ts";
import { explainLinesZhCn } from "./explain-lines-zh-cn.ts";
import { explainSettingsZhCn } from "./explain-settings-zh-cn.ts";
import { explainValuesZhCn } from "./explain-values-zh-cn.ts";

export const explainZhCn: ExplainWords = {
  happenings: explainLinesZhCn,
  fields: explainFieldsZhCn,
  values: explainValuesZhCn,
  settings: explainSettingsZhCn,
  frame: explainFrameZhCn,
};
