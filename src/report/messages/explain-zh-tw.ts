import type { ExplainWords } from "../labels/explain-labels.ts";
import { explainFieldsZhTw } from "./explain-fields-zh-tw.ts";
import { explainFrameZhTw } from "./explain-frame-zh-tw.ts";
import { explainLinesZhTw } from "./explain-lines-zh-tw.ts";
import { explainSettingsZhTw } from "./explain-settings-zh-tw.ts";
import { explainValuesZhTw } from "./explain-values-zh-tw.ts";

export const explainZhTw: ExplainWords = {
  happenings: explainLinesZhTw,
  fields: explainFieldsZhTw,
  values: explainValuesZhTw,
  settings: explainSettingsZhTw,
  frame: explainFrameZhTw,
};
