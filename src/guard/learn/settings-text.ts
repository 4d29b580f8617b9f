import type { Language } from "../../report/language.ts";
import { visible } from "../../report/visible.ts";
import type { Learned } from "./learn-limits.ts";
import type { LimitNeed } from "./propose-limits.ts";

/** The proposal as lines for the settings file; names are JSON strings, which YAML reads, and so nothing in them is YAML. */
export function settingsText(learned: Learned, { labels, formats }: Language): string {
  const { learn } = labels.guard;
  const { accounts, profiles, limits } = learned.settings;
  const remark = (text: string) => `# ${visible(text)}`;
  const head = [
    remark(learn.from(learned, formats)),
    ...learned.leftOut.map((one) =>
      remark(
        learn.leftOut({
          subject: one.subject,
          cause: labels.diagnosis.causes[one.cause],
          confidence: labels.diagnosis.confidences[one.confidence],
        }),
      ),
    ),
  ];
  if (learned.needs.length === 0) return `${[...head, remark(learn.nothing)].join("\n")}\n`;
  const why = (needs: readonly LimitNeed[]) => {
    const worst = needs.reduce<LimitNeed | undefined>(
      (most, need) => (most === undefined || need.peak > most.peak ? need : most),
      undefined,
    );
    return worst === undefined ? "" : `  ${remark(learn.peak(worst, formats))}`;
  };
  const byProfile = (name: string, limit: string) =>
    learned.needs.filter((need) => need.limit === limit && accounts[need.name] === name);
  const lines = ["guard:"];
  if (Object.keys(profiles).length > 0) lines.push("  profiles:");
  for (const [name, maxima] of Object.entries(profiles)) {
    lines.push(`    ${name}:`);
    for (const [limit, max] of Object.entries(maxima)) {
      lines.push(`      ${limit}: ${max}${why(byProfile(name, limit))}`);
    }
  }
  if (Object.keys(accounts).length > 0) lines.push("  accounts:");
  for (const [account, profile] of Object.entries(accounts)) {
    lines.push(`    ${JSON.stringify(account)}: ${profile}`);
  }
  if (Object.keys(limits).length > 0) lines.push("  limits:");
  for (const [limit, { max }] of Object.entries(limits)) {
    const needs = learned.needs.filter((need) => need.limit === limit && need.kind !== "account");
    lines.push(`    ${limit}: { max: ${max} }${why(needs)}`);
  }
  return `${[...head, ...lines].join("\n")}\n`;
}
