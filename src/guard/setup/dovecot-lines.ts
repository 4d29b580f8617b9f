import { type ListenAddress, listenAddressText } from "../../system/listen-address.ts";

/**
 * What makes Dovecot's authentication ask and report, in its configuration of 2.2.34 to 2.4 (doc.dovecot.org,
 * "Authentication policy"). Empty where the guard does not listen for it, or on a unix socket, which Dovecot cannot ask.
 *
 * One question before the password is looked at is enough; a guard that is down keeps nobody out. `nonce` makes the
 * hashes of passwords worthless elsewhere.
 */
export function dovecotLines(
  address: ListenAddress | undefined,
  nonce: string,
  hasSecret: boolean,
): readonly string[] {
  if (address?.kind !== "inet") return [];
  const place = listenAddressText(address).slice("inet:".length);
  return [
    `auth_policy_server_url = http://${place}/`,
    `auth_policy_hash_nonce = ${nonce}`,
    ...(hasSecret ? ["auth_policy_server_api_header = X-API-Key: SECRET"] : []),
    "auth_policy_check_before_auth = yes",
    "auth_policy_check_after_auth = no",
    "auth_policy_report_after_auth = yes",
    "auth_policy_reject_on_fail = no",
  ];
}
