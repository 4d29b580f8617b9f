import { said, setting, under } from "../../core/witness.ts";
import type { Witness } from "../../core/witness.ts";
import type { ConfigText } from "../config-text.ts";
import { hasCertificate, tlsLevel } from "./dead-listener.ts";
import { discardedKeywords } from "./discarded-keywords.ts";
import { isTableSpec } from "./table.ts";
import type { Settings } from "./settings.ts";

/** What a client of this listener can do with AUTH and TLS. */
export interface AuthExposure {
  readonly tlsAvailable: boolean;
  /** TLS from the first byte (smtps). */
  readonly wrapped: boolean;
  /** A login works, with or without TLS. */
  readonly usable: boolean;
  readonly inClear: boolean;
  readonly because: Witness;
  /** Set when only the SASL back end knows whether smtpd survives these options. */
  readonly uncertain: Witness | undefined;
}

/**
 * What a client at `address` can do. Offered and accepted are different things: `smtpd_sasl_exceptions_networks` only
 * hides the keyword.
 */
export function authExposure(
  settings: Settings,
  texts: readonly ConfigText[],
  address: string,
): AuthExposure {
  const wrapped = settings.flag("smtpd_tls_wrappermode") && hasCertificate(settings);
  const level = tlsLevel(settings);
  const keywords = discardedKeywords(settings, texts, address);
  const tlsAvailable =
    wrapped ||
    (level !== "none" && hasCertificate(settings) && !keywords.words.includes("starttls"));
  const discarded = keywords.words.includes("auth") ? keywords.name : undefined;
  const enabled = settings.flag("smtpd_sasl_auth_enable") && discarded === undefined;
  const tlsOnly = settings.flag("smtpd_tls_auth_only") || level === "encrypt";
  const inClear = enabled && !wrapped && !tlsOnly;
  const usable = enabled && (inClear || tlsAvailable);
  return {
    tlsAvailable,
    wrapped,
    usable,
    inClear,
    because: reason(settings, enabled, discarded, tlsOnly, usable),
    uncertain: enabled ? (keywords.uncertain ?? uncertainty(settings, inClear)) : undefined,
  };
}

function reason(
  settings: Settings,
  enabled: boolean,
  discarded: string | undefined,
  tlsOnly: boolean,
  usable: boolean,
): Witness {
  if (!settings.flag("smtpd_sasl_auth_enable")) return setting("smtpd_sasl_auth_enable = no");
  if (discarded !== undefined) return setting(`${discarded} = ${settings.value(discarded)}`);
  if (!usable) return said("auth-without-tls");
  return enabled && tlsOnly
    ? said("auth-behind-tls")
    : setting("smtpd_sasl_auth_enable = yes, smtpd_tls_auth_only = no");
}

/** `noplaintext` with a back end that has only PLAIN and LOGIN kills the port ("no SASL authentication mechanisms"). */
function uncertainty(settings: Settings, inClear: boolean): Witness | undefined {
  const name = inClear ? "smtpd_sasl_security_options" : "smtpd_sasl_tls_security_options";
  const options = settings.words(name).map((w) => w.toLowerCase());
  const demanding = options.filter((o) => o !== "noanonymous");
  if (demanding.length > 0)
    return under([setting(`${name} = ${options.join(", ")}`)], said("sasl-mechanisms"));
  const filter = settings.words("smtpd_sasl_mechanism_filter");
  const standard =
    filter.length === 0 || filter.some((f) => /^(?:plain|login|static:.*)$/i.test(f));
  // `!external, static:rest` is the default since 3.6: all that is left.
  const isOpaque = (word: string) => isTableSpec(word) && !/^static:/i.test(word);
  return standard && !filter.some(isOpaque)
    ? undefined
    : under([setting("smtpd_sasl_mechanism_filter")], said("sasl-mechanisms"));
}
