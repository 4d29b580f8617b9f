import type { ServerAudit } from "./audit-server.ts";
import type { Question } from "../core/server-answers.ts";
import type { ConfigText } from "../audit/config-text.ts";
import type { Finding, Severity } from "../core/diagnosis.ts";
import { loadLanguage } from "../report/language.ts";
import type { LanguageTag } from "../report/language.ts";
import { auditServer } from "./audit-server.ts";
import { placeInCollapsed } from "./collapsed-lines.ts";
import { ruleTexts } from "./rule-texts.ts";
import { sayRules } from "./say-rules.ts";

/** What the settings among the evidence say, in the reader's language. */
export interface JoinedSettings {
  readonly findings: readonly Finding<string>[];
  /** Questions that are answered with yes on some listener. */
  readonly open: ReadonlySet<Question>;
}

/** Audits the settings of one or several servers; undefined when they are of no mail server. */
export async function joinConfiguration(
  servers: readonly (readonly ConfigText[])[],
  language: LanguageTag,
): Promise<JoinedSettings | undefined> {
  const audits = servers
    .map((texts) => ({ texts, audit: auditServer({ texts }) }))
    .filter(({ audit }) => audit.mta !== "unknown");
  if (audits.length === 0) return undefined;
  const placed = audits.flatMap(({ texts, audit }) => {
    const worth = audit.findings.filter(isWorthSaying);
    return audit.mta === "postfix" ? placeInCollapsed(worth, texts) : worth;
  });
  return {
    findings: sayRules(placed, {
      texts: await ruleTexts(language),
      language: await loadLanguage(language),
      english: await loadLanguage("en"),
    }),
    open: new Set(audits.flatMap(({ audit }) => [...openQuestions(audit)])),
  };
}

/** The rest is for `mailwarden audit`: who has an incident needs no remarks. */
function isWorthSaying({ severity }: { readonly severity: Severity }): boolean {
  return severity !== "info";
}

function openQuestions({ answers, open }: ServerAudit): ReadonlySet<Question> {
  return new Set(open.filter((question) => answers[question].some((row) => row.answer === "yes")));
}
