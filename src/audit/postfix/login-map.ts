import type { Witness } from "../../core/witness.ts";
import type { ConfigText } from "../config-text.ts";
import { findAddress, resolveRecipient, tablesOf } from "./recipient.ts";
import type { Settings } from "./settings.ts";

/** Who may use a sender address, by smtpd_sender_login_maps. */
export type Owners =
  | { readonly kind: "owned"; readonly logins: readonly string[]; readonly key: string }
  | { readonly kind: "nobody" }
  | { readonly kind: "unknown"; readonly why: Witness };

/** Looks up the owners of a sender address; the null sender has none by definition. */
export function ownersOf(settings: Settings, texts: readonly ConfigText[], sender: string): Owners {
  const address = sender.toLowerCase();
  const local = resolveRecipient(settings, texts, address).addressClass === "local";
  const found = findAddress(
    settings,
    texts,
    tablesOf(settings, "smtpd_sender_login_maps"),
    address,
    local,
  );
  if (found.kind === "missing") return { kind: "nobody" };
  if (found.kind === "unknown") return { kind: "unknown", why: found.why };
  return {
    kind: "owned",
    logins: found.value.split(/[\s,]+/).filter((w) => w !== ""),
    key: found.key,
  };
}
