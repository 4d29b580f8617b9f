import { said } from "../../core/witness.ts";
import type { Witness } from "../../core/witness.ts";
import { isAtLeast } from "../version.ts";
import { hasBareNewlineParameter } from "./bare-newline.ts";
import type { Listener } from "./listener.ts";
import type { Settings } from "./settings.ts";
import { splitWords } from "./words.ts";

/** One of these must be written in the relay or recipient list, or smtpd refuses to start (has_required, smtpd_check.c). */
const REQUIRED = new Set([
  "reject",
  "defer",
  "defer_if_permit",
  "reject_unauth_destination",
  "defer_unauth_destination",
  "check_relay_domains",
]);

/** Why a listener serves nobody; `undefined` = it works. */
export function whyDead(listener: Listener): Witness | undefined {
  const { settings, service } = listener;
  const stray = service?.strayArguments[0];
  if (stray !== undefined) return said("argument-stray", { argument: stray });
  const lists = ["smtpd_relay_restrictions", "smtpd_recipient_restrictions"];
  if (!lists.some((l) => hasRequired(settings, settings.value(l), 0))) {
    return said("relay-rule-lacking");
  }
  const undefinedClass = settings
    .words("smtpd_restriction_classes")
    .find((name) => settings.value(name) === "");
  if (undefinedClass !== undefined) return said("class-undefined", { name: undefinedClass });
  const badValue = badValueOf(settings);
  if (badValue !== undefined)
    return said("value-unknown", { name: badValue, value: settings.value(badValue) });
  if (tlsForced(settings) && !hasCertificate(settings)) return said("certificate-lacking");
  const broken = settings.broken();
  return broken === undefined ? undefined : said("expands-into-itself", { name: broken });
}

/** Parameters that are `yes` or `no`: any other word is fatal ("bad boolean configuration", mail_conf_bool.c). */
const BOOLEANS = [
  "allow_percent_hack",
  "allow_untrusted_routing",
  "broken_sasl_auth_clients",
  "disable_vrfy_command",
  "smtpd_delay_open_until_valid_rcpt",
  "smtpd_delay_reject",
  "smtpd_enforce_tls",
  "smtpd_helo_required",
  "smtpd_peername_lookup",
  "smtpd_reject_unlisted_recipient",
  "smtpd_reject_unlisted_sender",
  "smtpd_sasl_auth_enable",
  "smtpd_sasl_authenticated_header",
  "smtpd_tls_ask_ccert",
  "smtpd_tls_auth_only",
  "smtpd_tls_received_header",
  "smtpd_tls_req_ccert",
  "smtpd_tls_wrappermode",
  "smtpd_use_tls",
  "soft_bounce",
  "strict_rfc821_envelopes",
  "swap_bangpath",
] as const;
const BARE_NEWLINE = /^(?:yes|no|normalize|reject)$/i;

/** The first parameter with a word that it does not know. */
function badValueOf(settings: Settings): string | undefined {
  const bare = "smtpd_forbid_bare_newline";
  if (settings.isSet(bare) && hasBareNewlineParameter(settings.version)) {
    // `note` came with 3.9.
    const isNote = settings.value(bare).toLowerCase() === "note";
    if (!BARE_NEWLINE.test(settings.value(bare)) && !(isNote && isAtLeast(settings.version, 3, 9)))
      return bare;
  }
  // What is masked in a paste (`****`) is no bad value.
  return BOOLEANS.find(
    (name) => settings.isSet(name) && /^(?!(?:yes|no)$)\w*$/i.test(settings.value(name)),
  );
}

function hasRequired(settings: Settings, text: string, depth: number): boolean {
  if (depth > 10) return false;
  const classes = new Set(settings.words("smtpd_restriction_classes"));
  const words = splitWords(text);
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? "";
    const name = word.toLowerCase();
    if (name === "warn_if_reject") i++;
    else if (name === "permit") return false;
    else if (REQUIRED.has(name)) return true;
    else if (classes.has(word) && hasRequired(settings, settings.value(word), depth + 1))
      return true;
  }
  return false;
}

/** The level that smtpd works with; the older switches count when the level is unset. */
export function tlsLevel(settings: Settings): "none" | "may" | "encrypt" {
  const level = settings.value("smtpd_tls_security_level").toLowerCase();
  if (level === "encrypt" || level === "verify" || level === "secure") return "encrypt";
  if (level === "may" || level === "none") return level;
  if (settings.flag("smtpd_tls_wrappermode") || settings.flag("smtpd_enforce_tls"))
    return "encrypt";
  return settings.flag("smtpd_use_tls") ? "may" : "none";
}

const tlsForced = (settings: Settings): boolean =>
  tlsLevel(settings) === "encrypt" || settings.flag("smtpd_tls_wrappermode");

/** Without a certificate STARTTLS is not offered, whatever the level says (smtpd.c, "No server certs available"). */
export function hasCertificate(settings: Settings): boolean {
  return [
    "smtpd_tls_chain_files",
    "smtpd_tls_cert_file",
    "smtpd_tls_eccert_file",
    "smtpd_tls_dcert_file",
  ].some((n) => settings.value(n) !== "");
}
