import type { ExplainWords } from "./labels/explain-labels.ts";
import type { LanguageTag } from "./language.ts";

/** Loads what `explain` says in one language; no other command needs so many words. */
export async function loadExplainWords(tag: LanguageTag): Promise<ExplainWords> {
  switch (tag) {
    case "en":
      return (await import("./messages/explain-en.ts")).explainEn;
    case "zh-CN":
      return (await import("./messages/explain-zh-cn.ts")).explainZhCn;
    case "zh-TW":
      return (await import("./messages/explain-zh-tw.ts")).explainZhTw;
    case "ja":
      return (await import("./messages/explain-ja.ts")).explainJa;
  }
}
