import { baseName } from "../config-text.ts";
import { isAtLeast } from "../version.ts";
import { placeOf, unique } from "./fix.ts";
import type { FixPart } from "./fix.ts";
import { mainHit } from "./postfix-hits.ts";
import type { Hit, PostfixView, Rule } from "./rule.ts";

/** Old names, leftovers in master.cf, milters and logs. */
export const POSTFIX_UPKEEP: readonly Rule<PostfixView>[] = [
  {
    id: "PF-DEP-01",
    severity: "low",
    check: (view) =>
      unique(
        view.config.definitions
          .filter((d) => RENAMED[d.name] !== undefined)
          .map((d) => ({ subject: d.name, place: d.place, data: { instead: RENAMED[d.name] } })),
      ),
  },
  {
    id: "PF-DEP-02",
    severity: "medium",
    check: (view) =>
      mainHit(
        view,
        "compatibility_level",
        "3.6",
        !isAtLeast(view.main.level, 2) && isAtLeast(view.main.version, 3, 0) && view.versionKnown,
      ),
  },
  {
    id: "PF-DEP-03",
    severity: "medium",
    check: (view) =>
      view.versionKnown && !isAtLeast(view.main.version, 3, 8)
        ? [
            {
              subject: `Postfix ${view.main.version.join(".")}`,
              place: placeOf(view.main, "mail_version"),
            },
          ]
        : [],
  },
  {
    id: "PF-MAS-01",
    severity: "high",
    check: (view) =>
      unique(
        view.config.services.flatMap((s) =>
          s.leftovers.map((place) => ({
            subject: s.name,
            place,
            ...withItsService(view.config.texts, place),
          })),
        ),
      ),
  },
  {
    id: "PF-MAS-02",
    severity: "medium",
    check: (view) =>
      unique(
        view.config.services
          .filter((s) => s.command === "smtpd")
          .flatMap((s) =>
            s.strayArguments
              .slice(0, 1)
              .map((a) => ({ subject: `${s.name}: ${a}`, place: s.place })),
          ),
      ),
  },
  {
    id: "PF-MAS-03",
    severity: "medium",
    check: (view) =>
      unique(
        view.config.services
          .filter((s) => s.command === "postscreen")
          .flatMap((s) =>
            s.overrides
              .filter((o) => o.name.startsWith("smtpd_") || o.name === "mynetworks")
              .map((o) => ({ subject: o.name, place: o.place })),
          ),
      ),
  },
  {
    id: "PF-MAS-04",
    severity: "medium",
    check: (view) =>
      unique(
        view.config.services.flatMap((s) =>
          s.overrides.flatMap((o) =>
            [...o.value.matchAll(/\$\{?([a-z]\w*)/g)]
              .map((m) => m[1] ?? "")
              .filter((n) => /^(?:mua|my)_/.test(n) && !view.config.parameters.has(n))
              .map((n) => ({ subject: `${o.name} > $${n}`, place: o.place })),
          ),
        ),
      ),
  },
  {
    id: "PF-MIL-01",
    severity: "medium",
    check: (view) =>
      mainHit(
        view,
        "milter_default_action",
        "tempfail",
        view.main.value("milter_default_action") === "accept" &&
          view.main.value("smtpd_milters") !== "",
      ),
  },
  {
    id: "PF-LOG-01",
    severity: "low",
    check: (view) =>
      mainHit(
        view,
        "enable_long_queue_ids",
        "yes",
        !view.main.flag("enable_long_queue_ids") && isAtLeast(view.main.version, 2, 9),
      ),
  },
];

/**
 * Gives the options that are left of a service back to it, by taking the comment sign from its first line: users whose
 * logins they switch on would be locked out without them.
 */
function withItsService(
  texts: PostfixView["config"]["texts"],
  { source, line }: Hit["place"],
): FixPart {
  const comment = texts.find(({ name }) => name === source)?.text.split("\n")[line - 1];
  const service = comment?.replace(/^\s*#+\s*/, "");
  return comment === undefined || service === undefined
    ? {}
    : { fix: { file: baseName(source), diff: `-${comment}\n+${service}` } };
}

/** Old names and what replaced them (DEPRECATION_README). */
const RENAMED: Readonly<Record<string, string>> = {
  postscreen_dnsbl_whitelist_threshold: "postscreen_dnsbl_allowlist_threshold",
  postscreen_blacklist_action: "postscreen_denylist_action",
  postscreen_whitelist_interfaces: "postscreen_allowlist_interfaces",
  smtp_use_tls: "smtp_tls_security_level",
  smtpd_use_tls: "smtpd_tls_security_level",
  smtp_enforce_tls: "smtp_tls_security_level",
  smtpd_enforce_tls: "smtpd_tls_security_level",
  smtp_tls_per_site: "smtp_tls_policy_maps",
  smtpd_tls_dh1024_param_file: "",
  smtpd_tls_eecdh_grade: "",
  disable_dns_lookups: "smtp_dns_support_level",
  smtpd_client_connection_limit_exceptions: "smtpd_client_event_limit_exceptions",
  virtual_maps: "virtual_alias_maps",
  fallback_relay: "smtp_fallback_relay",
};
