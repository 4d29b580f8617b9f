import type { RuleId } from "../audit/rule-texts-en.ts";
import type { LanguageTag } from "../report/language.ts";

/** Loads the sentences of the rules in one language; the others stay on disk. */
export async function ruleTexts(tag: LanguageTag): Promise<Readonly<Record<RuleId, string>>> {
  switch (tag) {
    case "en":
      return (await import("../audit/rule-texts-en.ts")).RULE_TEXTS_EN;
    case "zh-CN":
      return (await import("../audit/rule-texts-zh-cn.ts")).RULE_TEXTS_ZH_CN;
    case "zh-TW":
      return (await import("../audit/rule-texts-zh-tw.ts")).RULE_TEXTS_ZH_TW;
    case "ja":
      return (await import("../audit/rule-texts-ja.ts")).RULE_TEXTS_JA;
  }
}
