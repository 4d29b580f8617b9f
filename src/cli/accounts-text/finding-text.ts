import type { AccountFinding } from "../../accounts/account-finding.ts";
import type { Formats } from "../../report/formats.ts";
import type { AccountLabels } from "../../report/labels/account-labels.ts";
import { nameOf } from "../../report/text/name-of.ts";

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function countOf(value: unknown): number {
  return typeof value === "number" ? value : 1;
}

/** The scheme in the reader's words: most are names of their own. */
export function schemeText(scheme: string, labels: AccountLabels): string {
  return nameOf(labels.schemes, scheme);
}

/** What is wrong, in one sentence without its subject. */
export function findingText(finding: AccountFinding, labels: AccountLabels, f: Formats): string {
  const { findings: say, reasons: names } = labels;
  const { data } = finding;
  switch (finding.code) {
    case "account-weak-password":
      return data["guess"] === "login" ? say.ownNamePassword : say.commonPassword;
    case "account-empty-password":
      return say.emptyPassword;
    case "account-admin-weak": {
      const codes = Array.isArray(data["reasons"]) ? data["reasons"].map(String) : [];
      return say.weakAdministrator({ reasons: f.list(codes.map((code) => nameOf(names, code))) });
    }
    case "account-clear-text":
      return say.clearText({ count: countOf(data["count"]) }, f);
    case "account-weak-scheme":
      return say.weakScheme(
        { count: countOf(data["count"]), scheme: schemeText(textOf(data["scheme"]), labels) },
        f,
      );
    case "account-unmade": {
      const at = textOf(data["createdAt"]);
      return at === "" ? say.withoutDate : say.dateAhead({ at }, f);
    }
    case "account-never-used":
      return say.neverUsed;
  }
}
