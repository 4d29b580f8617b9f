import { isAtLeast } from "../version.ts";
import type { Version } from "../version.ts";

/** Stands in the default `mynetworks` for what only the machine knows: its own addresses, subnets or address classes. */
export const OWN_HOST = "<own-host>";
export const OWN_SUBNET = "<own-subnet>";
export const OWN_CLASS = "<own-class>";

const FIXED: Readonly<Record<string, string>> = {
  myhostname: "mail.localhost.invalid",
  mydomain: "",
  myorigin: "$myhostname",
  mydestination: "$myhostname, localhost.$mydomain, localhost",
  inet_interfaces: "all",
  inet_protocols: "all",
  alias_maps: "hash:/etc/aliases",
  local_recipient_maps: "proxy:unix:passwd.byname $alias_maps",
  virtual_alias_maps: "$virtual_maps",
  virtual_alias_domains: "$virtual_alias_maps",
  virtual_mailbox_domains: "$virtual_mailbox_maps",
  virtual_transport: "virtual",
  local_transport: "local:$myhostname",
  relay_transport: "relay",
  smtpd_delay_reject: "yes",
  smtpd_reject_unlisted_recipient: "yes",
  smtpd_reject_unlisted_sender: "no",
  smtpd_null_access_lookup_key: "<>",
  smtpd_peername_lookup: "yes",
  smtpd_forbid_bare_newline_exclusions: "$mynetworks",
  smtpd_sasl_auth_enable: "no",
  smtpd_sasl_type: "cyrus",
  smtpd_sasl_path: "smtpd",
  smtpd_sasl_security_options: "noanonymous",
  smtpd_sasl_tls_security_options: "$smtpd_sasl_security_options",
  smtpd_tls_auth_only: "no",
  smtpd_tls_wrappermode: "no",
  smtpd_tls_key_file: "$smtpd_tls_cert_file",
  smtpd_authorized_xforward_hosts: "",
  smtpd_helo_required: "no",
  disable_vrfy_command: "no",
  allow_untrusted_routing: "no",
  soft_bounce: "no",
  permit_mx_backup_networks: "",
  parent_domain_matches_subdomains:
    "debug_peer_list,fast_flush_domains,mynetworks,permit_mx_backup_networks,qmqpd_authorized_clients,relay_domains,smtpd_access_maps",
  smtpd_client_message_rate_limit: "0",
  smtpd_client_recipient_rate_limit: "0",
  smtpd_client_auth_rate_limit: "0",
  smtpd_recipient_limit: "1000",
  smtpd_soft_error_limit: "10",
  smtpd_hard_error_limit: "20",
  smtpd_banner: "$myhostname ESMTP $mail_name",
  mail_name: "Postfix",
  message_size_limit: "10240000",
  virtual_mailbox_limit: "51200000",
  maximal_queue_lifetime: "5d",
  bounce_queue_lifetime: "5d",
  maximal_backoff_time: "4000s",
  authorized_submit_users: "static:anyone",
  milter_default_action: "tempfail",
  smtp_sasl_auth_enable: "no",
  smtp_tls_security_level: "",
  default_process_limit: "100",
  strict_rfc821_envelopes: "no",
  enable_long_queue_ids: "no",
  smtpd_sasl_authenticated_header: "no",
  broken_sasl_auth_clients: "no",
  allow_min_user: "no",
  allow_percent_hack: "yes",
  smtpd_client_event_limit_exceptions: "$mynetworks",
  postscreen_dnsbl_action: "ignore",
  postscreen_bare_newline_enable: "no",
  postscreen_pipelining_enable: "no",
  postscreen_non_smtp_command_enable: "no",
};

/** The compiled-in default of a parameter in this release, unexpanded; `""` for those that default to nothing. */
export function defaultValue(name: string, version: Version, level: Version): string {
  switch (name) {
    case "mynetworks_style":
      return isAtLeast(version, 3, 0) && isAtLeast(level, 2) ? "host" : "subnet";
    case "append_dot_mydomain":
      return isAtLeast(version, 3, 0) && isAtLeast(level, 1) ? "no" : "yes";
    case "relay_domains":
      return isAtLeast(version, 3, 0) && isAtLeast(level, 2) ? "" : "$mydestination";
    case "smtpd_relay_restrictions":
      return relayRestrictions(version, level);
    case "smtpd_recipient_restrictions":
      return isAtLeast(version, 2, 10) ? "" : "permit_mynetworks, reject_unauth_destination";
    case "smtpd_relay_before_recipient_restrictions":
      return isAtLeast(version, 3, 6) && isAtLeast(level, 3, 6) ? "yes" : "no";
    case "smtpd_forbid_bare_newline":
      return isAtLeast(version, 3, 9) ? "normalize" : "no";
    case "smtpd_forbid_unauth_pipelining":
      return isAtLeast(version, 3, 9) ? "yes" : "no";
    default:
      return FIXED[name] ?? "";
  }
}

/** Since 2.10; empty again below compatibility level 1, where `smtpd_recipient_restrictions` must do (COMPATIBILITY_README). */
function relayRestrictions(version: Version, level: Version): string {
  if (!isAtLeast(version, 2, 10)) return "";
  if (isAtLeast(version, 3, 0) && !isAtLeast(level, 1)) return "";
  return "permit_mynetworks, permit_sasl_authenticated, defer_unauth_destination";
}

/** `mynetworks` when nobody set it: what `mynetworks_style` makes of the interfaces. */
export function defaultMynetworks(style: string): string {
  const own = { subnet: OWN_SUBNET, class: OWN_CLASS }[style.trim().toLowerCase()] ?? OWN_HOST;
  return `127.0.0.0/8 [::1]/128 ${own}`;
}
