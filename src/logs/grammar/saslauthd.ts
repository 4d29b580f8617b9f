import { maskSecrets } from "../../core/mask-secrets.ts";
import type { EventDraft } from "./event-draft.ts";

const FAILURE =
  /^(?:do_auth +|pam_auth +)?: ?auth failure: \[user=(.*)\] \[service=\w{0,20}\] \[realm=[^\]]*\] \[mech=\w{1,20}\] \[reason=([^\]]{0,120})\]$/;

/** Cyrus saslauthd: `do_auth : auth failure: [user=bob] [service=smtp] [realm=] [mech=pam] [reason=PAM auth error]`; no address. */
export function parseSaslauthd(body: string): EventDraft | undefined {
  const found = FAILURE.exec(body);
  if (found === null) return { kind: "server", reason: maskSecrets(body) };
  return {
    kind: "auth-failure",
    saslUsername: found[1] ?? "",
    reason: found[2] ?? "",
    attack: true,
  };
}
