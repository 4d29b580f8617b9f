import { loginFacts } from "../accounts/login-facts.ts";
import type { AccountRecord } from "../accounts/row-account.ts";
import type { IncidentDraft } from "../detect/draft.ts";
import type { Scene } from "../detect/scene.ts";
import { asUnknownLogin } from "../detect/unknown-login.ts";
import type { JoinedSettings } from "./join-configuration.ts";

/**
 * Calls a stolen account what it is where two kinds of evidence agree: the settings let anybody in, and the table of accounts
 * does not have this one. Either alone proves little: an account may have been removed since.
 */
export function nameUnknownLogins(
  scene: Scene,
  drafts: readonly IncidentDraft[],
  records: readonly AccountRecord[],
  settings: JoinedSettings | undefined,
): readonly IncidentDraft[] {
  if (settings === undefined || !settings.open.has("authBypass")) return drafts;
  return drafts.map((draft) => {
    const [account, ...others] = draft.accounts;
    const isOne = draft.cause === "stolen-credentials" && others.length === 0;
    if (!isOne || account === undefined) return draft;
    const [fact] = loginFacts(account, records, Number.NaN);
    return fact?.kind === "not-in-table" ? asUnknownLogin(scene, draft, account) : draft;
  });
}
