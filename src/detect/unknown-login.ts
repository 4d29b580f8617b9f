import { say } from "../core/say.ts";
import type { IncidentDraft } from "./draft.ts";
import { measure } from "./measure.ts";
import type { Scene } from "./scene.ts";

/**
 * The abuse of a login that belongs to nobody: its back end lets everybody in, so no password was stolen, and there is no
 * account to lock.
 */
export function asUnknownLogin(scene: Scene, draft: IncidentDraft, account: string): IncidentDraft {
  const { messages, recipients, networks } = measure(scene, draft.rows);
  return {
    ...draft,
    cause: "auth-bypass",
    summary: (facts) =>
      say("summary.unknown-login", { account, messages, recipients, networks, ...facts }),
    ruledOut: [
      { cause: "stolen-credentials", because: say("ruled-out.login-of-nobody", { account }) },
      ...draft.ruledOut,
    ],
    actions: [
      { step: "submission-hold", target: account },
      { step: "save-evidence", target: account },
      { step: "config-fix", target: "authenticator" },
      { step: "queue-hold", target: account },
    ],
  };
}
