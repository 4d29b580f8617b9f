import { isAtLeast } from "../version.ts";
import { tlsLevel } from "../postfix/dead-listener.ts";
import { placeOf, setForListener } from "./fix.ts";
import { listedWords, uses } from "./postfix-lists.ts";
import type { PostfixView, Rule } from "./rule.ts";
import { each, parameterHit, mainHit, yesFor } from "./postfix-hits.ts";

/** SMTP dialogue and TLS. */
export const POSTFIX_PROTOCOL: readonly Rule<PostfixView>[] = [
  {
    id: "PF-PRO-01",
    severity: "high",
    check: (view) =>
      each(view.scenes, (s) =>
        yesFor(view, "smuggling", s)
          ? [parameterHit(s, "smtpd_forbid_bare_newline", "yes", s.listener.label)]
          : [],
      ),
  },
  {
    id: "PF-PRO-02",
    severity: "low",
    verify: {
      command: "printf 'EHLO x\\r\\nVRFY root\\r\\nQUIT\\r\\n' | nc HOST 25",
      expect: "502 VRFY command is disabled",
    },
    check: (view) =>
      mainHit(view, "disable_vrfy_command", "yes", !view.main.flag("disable_vrfy_command")),
  },
  {
    id: "PF-PRO-03",
    severity: "low",
    check: (view) =>
      mainHit(view, "smtpd_helo_required", "yes", !view.main.flag("smtpd_helo_required")),
  },
  {
    id: "PF-PRO-04",
    severity: "low",
    check: (view) =>
      each(view.scenes, (s) =>
        listedWords(s.settings)
          .filter(
            (w) => w.word === "reject_unauth_pipelining" && w.list !== "smtpd_data_restrictions",
          )
          .slice(0, 1)
          .filter(() => !uses(s.settings, "reject_unauth_pipelining", ["smtpd_data_restrictions"]))
          .map((w) => ({
            subject: `${w.list} > reject_unauth_pipelining`,
            place: w.place,
            fix: setForListener(s, "smtpd_data_restrictions", "reject_unauth_pipelining"),
          })),
      ),
  },
  {
    id: "PF-PRO-05",
    severity: "medium",
    check: (view) =>
      ["bare_newline", "pipelining", "non_smtp_command"].flatMap((t) =>
        mainHit(
          view,
          `postscreen_${t}_enable`,
          "yes",
          view.main.isSet(`postscreen_${t}_action`) && !view.main.flag(`postscreen_${t}_enable`),
        ).map((h) => ({ ...h, place: placeOf(view.main, `postscreen_${t}_action`) })),
      ),
  },
  {
    id: "PF-PRO-06",
    severity: "low",
    check: (view) =>
      mainHit(
        view,
        "smtpd_banner",
        "$myhostname ESMTP",
        /\$\{?mail_version|debian|ubuntu|centos|\/gnu/i.test(
          view.main.definition("smtpd_banner")?.value ?? "",
        ),
      ),
  },
  {
    id: "PF-PRO-07",
    severity: "low",
    check: (view) =>
      mainHit(
        view,
        "strict_rfc821_envelopes",
        "yes",
        !view.main.flag("strict_rfc821_envelopes") && view.main.isSet("strict_rfc821_envelopes"),
      ),
  },
  {
    id: "PF-PRO-08",
    severity: "medium",
    check: (view) =>
      mainHit(
        view,
        "myhostname",
        "mail.example.org",
        view.main.isSet("myhostname") &&
          (!view.main.value("myhostname").includes(".") ||
            view.main.value("myhostname").startsWith("localhost")),
      ),
  },
  {
    id: "PF-PRO-09",
    severity: "medium",
    check: (view) =>
      each(view.scenes, (s) =>
        uses(s.settings, "reject_unknown_sender_domain")
          ? []
          : [
              parameterHit(
                s,
                "smtpd_sender_restrictions",
                [
                  s.settings.value("smtpd_sender_restrictions"),
                  "reject_non_fqdn_sender, reject_unknown_sender_domain",
                ]
                  .filter((v) => v !== "")
                  .join(", "),
              ),
            ],
      ),
  },
  {
    id: "PF-TLS-01",
    severity: "medium",
    check: (view) =>
      each(
        view.scenes.filter((s) => s.listener.port === 25),
        (s) =>
          tlsLevel(s.settings) === "none"
            ? [parameterHit(s, "smtpd_tls_security_level", "may", s.listener.label)]
            : [],
      ),
  },
  {
    id: "PF-TLS-02",
    severity: "low",
    check: (view) =>
      ["smtpd_tls_protocols", "smtpd_tls_mandatory_protocols"].flatMap((n) =>
        mainHit(
          view,
          n,
          isAtLeast(view.main.version, 3, 6) ? ">=TLSv1.2" : "!SSLv2,!SSLv3,!TLSv1,!TLSv1.1",
          view.main.isSet(n) &&
            !/TLSv1\.[23]/.test(
              view.main.value(n).replaceAll("!TLSv1.2", "").replaceAll("!TLSv1.3", ""),
            ) &&
            !/!TLSv1\.1/.test(view.main.value(n)),
        ),
      ),
  },
  {
    id: "PF-TLS-03",
    severity: "high",
    check: (view) =>
      mainHit(
        view,
        "smtp_tls_security_level",
        "encrypt",
        view.main.flag("smtp_sasl_auth_enable") &&
          ["", "none", "may"].includes(view.main.value("smtp_tls_security_level")),
      ),
  },
  {
    id: "PF-TLS-04",
    severity: "low",
    check: (view) =>
      mainHit(
        view,
        "smtp_tls_security_level",
        "may",
        ["", "none"].includes(view.main.value("smtp_tls_security_level")) &&
          !view.main.flag("smtp_use_tls"),
      ),
  },
  {
    id: "PF-TLS-06",
    severity: "info",
    check: (view) =>
      ["smtpd_tls_ask_ccert", "smtpd_tls_req_ccert"].flatMap((n) =>
        mainHit(view, n, "no", view.main.flag(n)),
      ),
  },
];
