import type {
  ExplainedMail,
  ExplainedSetting,
  Explanation,
  ExplainLimit,
  SettingServer,
  ShownAttack,
} from "../core/explanation.ts";
import type { Formats } from "./formats.ts";
import type { ExplainFrame, ExplainWords } from "./labels/explain-labels.ts";
import type { SettingWords } from "./labels/explain-settings.ts";
import type { Language } from "./language.ts";

const NAMES_MAX = 3;

/** The attacks that the lines show, each with how it works. */
export function explainedAttacks(
  { attacks }: Pick<Explanation, "attacks">,
  { frame }: ExplainWords,
  { formats }: Language,
): readonly (ShownAttack & { readonly whom: string; readonly says: string })[] {
  return attacks.map((attack) => {
    const accounts = formats.list(attack.accounts, NAMES_MAX);
    const clients = formats.list(attack.clients, NAMES_MAX);
    const isNamed = attack.accounts.length + attack.clients.length > 0;
    return {
      ...attack,
      whom: isNamed ? frame.whom({ accounts, clients }) : "",
      says: frame.attacks[attack.cause],
    };
  });
}

/** What is said where no attack is shown. */
export function noAttackText(
  { verdict, lines }: Pick<Explanation, "verdict" | "lines">,
  { noAttack }: ExplainFrame,
): string {
  if (lines.length === 0) return noAttack.nothing;
  return verdict === "clean" ? noAttack.clean : noAttack.insufficient;
}

/** Why more cannot be said. */
export function limitText(limit: ExplainLimit, { limits }: ExplainFrame, f: Formats): string {
  // The pair of code and values is kept together by the union.
  return (limits[limit.code] as (limit: ExplainLimit, f: Formats) => string)(limit, f);
}

/** What a setting does; it has words, or it would not be among the explained ones. */
export function settingWords({ server, name }: ExplainedSetting, words: SettingWords): string {
  const catalogue: Readonly<Record<string, string>> = words[server];
  return catalogue[name] ?? "";
}

/** What a word of a setting's value does. */
export function partWords(server: SettingServer, part: string, words: SettingWords): string {
  const catalogue: Readonly<Record<string, string>> =
    server === "exim" ? words.aclWords : words.restrictions;
  return catalogue[part] ?? "";
}

/** What a mail proves, and what it does not. */
export function mailRemark({ kind, originalHops }: ExplainedMail, frame: ExplainFrame): string {
  if (kind === "mail") return frame.mailProves;
  return originalHops.length === 0 ? frame.bounceWithoutOriginal : frame.bounceProves;
}
