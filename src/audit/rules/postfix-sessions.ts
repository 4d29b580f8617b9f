import { isAtLeast } from "../version.ts";
import { tlsLevel } from "../postfix/dead-listener.ts";
import type { Scene } from "../postfix/scene.ts";
import { tablesOf } from "../postfix/recipient.ts";
import { openTable } from "../postfix/table.ts";
import { placeOf, setForListener, setOnListener, setParameter, unique } from "./fix.ts";
import { listedWords, uses, withLogin } from "./postfix-lists.ts";
import type { Hit, PostfixView, Rule } from "./rule.ts";

const each = (scenes: readonly Scene[], find: (scene: Scene) => readonly Hit[]): Hit[] =>
  unique(scenes.filter((s) => s.dead === undefined).flatMap((s) => find(s)));

/** A hit about one parameter of a listener, with the value that mends it. */
const parameterHit = (s: Scene, name: string, value: string, subject = name): Hit => ({
  subject,
  place: placeOf(s.settings, name),
  fix: setForListener(s, name, value),
});

/** Demanding TLS where there is none ends all logins: without a certificate there is nothing to copy. */
const needingTls = (s: Scene, { fix, ...hit }: Hit): Hit =>
  s.auth.tlsAvailable && fix !== undefined ? { ...hit, fix } : hit;

const mainHit = (view: PostfixView, name: string, value: string, wrong: boolean): Hit[] =>
  wrong
    ? [
        {
          subject: name,
          place: placeOf(view.main, name),
          fix: setParameter(view.main, name, value),
        },
      ]
    : [];

const yesFor = (
  view: PostfixView,
  question: "acceptsUnknownRecipients" | "backscatter" | "smuggling" | "vrfy",
  s: Scene,
): boolean =>
  view.answers[question].some((r) => r.listener === s.listener.label && r.answer === "yes");

const AUTH_LESS = {
  command: "swaks --server HOST --quit-after FIRST-HELO",
  expect: "no-auth-line",
} as const;

/** Logins. */
export const POSTFIX_LOGINS: readonly Rule<PostfixView>[] = [
  {
    id: "PF-AUT-01",
    severity: "high",
    verify: AUTH_LESS,
    check: (view) =>
      each(view.scenes, (s) =>
        s.auth.inClear
          ? [needingTls(s, parameterHit(s, "smtpd_tls_auth_only", "yes", s.listener.label))]
          : [],
      ),
  },
  {
    id: "PF-AUT-02",
    severity: "medium",
    check: (view) =>
      each(view.scenes, (s) =>
        s.listener.port === 25 && s.auth.usable
          ? [parameterHit(s, "smtpd_sasl_auth_enable", "no", s.listener.label)]
          : [],
      ),
  },
  {
    id: "PF-AUT-03",
    severity: "medium",
    check: (view) =>
      each(view.scenes, (s) =>
        s.auth.usable && s.settings.value("smtpd_sasl_exceptions_networks") !== ""
          ? [parameterHit(s, "smtpd_sasl_auth_enable", "no", "smtpd_sasl_exceptions_networks")]
          : [],
      ),
  },
  {
    id: "PF-AUT-04",
    severity: "high",
    check: (view) =>
      each(withLogin(view.scenes), (s) =>
        s.settings.words("smtpd_sasl_security_options").includes("noanonymous")
          ? []
          : [parameterHit(s, "smtpd_sasl_security_options", "noanonymous")],
      ),
  },
  {
    id: "PF-AUT-05",
    severity: "medium",
    check: (view) =>
      each(withLogin(view.scenes), (s) =>
        s.settings.value("smtpd_client_auth_rate_limit") === "0"
          ? [parameterHit(s, "smtpd_client_auth_rate_limit", "6")]
          : [],
      ),
  },
  {
    id: "PF-AUT-06",
    severity: "critical",
    check: (view) => {
      const row = view.answers.authBypass.find((r) => r.answer === "yes");
      const found = /\((\S+):(\d+)\)$/.exec(row?.witness ?? "");
      return found === null
        ? []
        : [{ subject: "passdb", place: { source: found[1] ?? "", line: Number(found[2]) } }];
    },
  },
  {
    id: "PF-AUT-07",
    severity: "medium",
    check: (view) =>
      each(
        view.scenes.filter((s) => s.listener.port === 587 || s.listener.port === 465),
        (s) =>
          [
            "smtpd_relay_restrictions",
            "smtpd_recipient_restrictions",
            "smtpd_client_restrictions",
          ].some((l) => s.settings.words(l).at(-1)?.toLowerCase() === "reject")
            ? []
            : [
                parameterHit(
                  s,
                  "smtpd_relay_restrictions",
                  "permit_sasl_authenticated,reject",
                  s.listener.label,
                ),
              ],
      ),
  },
  {
    id: "PF-AUT-08",
    severity: "high",
    check: (view) =>
      each(
        view.scenes.filter((s) => s.listener.port === 587),
        (s) =>
          tlsLevel(s.settings) === "encrypt" ||
          s.settings.flag("smtpd_tls_auth_only") ||
          !s.settings.flag("smtpd_sasl_auth_enable")
            ? []
            : [
                needingTls(s, {
                  subject: s.listener.label,
                  place: placeOf(s.settings, "smtpd_tls_security_level"),
                  // In main.cf it would refuse every other server that has no TLS.
                  fix: setOnListener(s, "smtpd_tls_security_level", "encrypt"),
                }),
              ],
      ),
  },
  {
    id: "PF-AUT-10",
    severity: "info",
    check: (view) =>
      mainHit(view, "broken_sasl_auth_clients", "no", view.main.flag("broken_sasl_auth_clients")),
  },
  {
    id: "PF-AUT-11",
    severity: "low",
    check: (view) =>
      mainHit(
        view,
        "smtpd_sasl_local_domain",
        "",
        view.main.definition("smtpd_sasl_local_domain")?.value === "$myhostname",
      ),
  },
  {
    id: "PF-AUT-12",
    severity: "medium",
    check: (view) =>
      each(view.scenes, (s) => {
        const wrapped = s.settings.flag("smtpd_tls_wrappermode");
        if (s.listener.port === 465 && !wrapped)
          return [parameterHit(s, "smtpd_tls_wrappermode", "yes", s.listener.label)];
        return s.listener.port === 587 && wrapped
          ? [parameterHit(s, "smtpd_tls_wrappermode", "no", s.listener.label)]
          : [];
      }),
  },
];

/** Unknown recipients. */
export const POSTFIX_RECIPIENTS: readonly Rule<PostfixView>[] = [
  {
    id: "PF-BSC-01",
    severity: "high",
    check: (view) =>
      each(view.scenes, (s) =>
        !s.settings.flag("smtpd_reject_unlisted_recipient") &&
        yesFor(view, "acceptsUnknownRecipients", s)
          ? [parameterHit(s, "smtpd_reject_unlisted_recipient", "yes", s.listener.label)]
          : [],
      ),
  },
  {
    id: "PF-BSC-02",
    severity: "high",
    check: (view) =>
      mainHit(
        view,
        "local_recipient_maps",
        "proxy:unix:passwd.byname $alias_maps",
        view.main.isSet("local_recipient_maps") &&
          view.main.value("local_recipient_maps") === "" &&
          view.main.value("luser_relay") === "" &&
          view.main.value("mydestination") !== "",
      ),
  },
  {
    id: "PF-BSC-03",
    severity: "high",
    check: (view) => {
      const verified = view.scenes.some((s) => uses(s.settings, "reject_unverified_recipient"));
      return mainHit(
        view,
        "relay_recipient_maps",
        "hash:/etc/postfix/relay_recipients",
        view.main.isSet("relay_domains") &&
          view.main.words("relay_domains").length > 0 &&
          tablesOf(view.main, "relay_recipient_maps").length === 0 &&
          !verified,
      );
    },
  },
  {
    id: "PF-BSC-04",
    severity: "high",
    check: (view) => {
      const maps = view.main.words("virtual_mailbox_maps");
      const domains =
        view.main.isSet("virtual_mailbox_domains") &&
        view.main.value("virtual_mailbox_domains") !== "";
      return mainHit(
        view,
        "virtual_mailbox_maps",
        "hash:/etc/postfix/virtual_mailbox",
        domains && (maps.length === 0 || maps.some((m) => m.startsWith("static:"))),
      );
    },
  },
  {
    id: "PF-BSC-05",
    severity: "high",
    check: (view) =>
      unique(
        tablesOf(view.main, "virtual_alias_maps").flatMap((spec) =>
          (openTable(spec, view.config.texts).rows ?? [])
            .filter(
              (r) => r.pattern === undefined && r.key.startsWith("@") && r.value.startsWith("@"),
            )
            .slice(0, 20)
            .map((r) => ({ subject: `${r.key} ${r.value}`, place: r.place })),
        ),
      ),
  },
  {
    id: "PF-BSC-06",
    severity: "high",
    check: (view) =>
      each(view.scenes, (s) =>
        s.settings.words("receive_override_options").includes("no_unknown_recipient_checks")
          ? [
              parameterHit(
                s,
                "receive_override_options",
                s.settings
                  .words("receive_override_options")
                  .filter((o) => o !== "no_unknown_recipient_checks")
                  .join(","),
                s.listener.label,
              ),
            ]
          : [],
      ),
  },
  {
    id: "PF-BSC-11",
    severity: "info",
    check: (view) => {
      const rows = tablesOf(view.main, "virtual_alias_maps")
        .flatMap((spec) => openTable(spec, view.config.texts).rows ?? [])
        .filter(
          (r) => r.pattern === undefined && r.key.startsWith("@") && !r.value.startsWith("@"),
        );
      return unique([
        ...rows.slice(0, 20).map((r) => ({ subject: r.key, place: r.place })),
        ...mainHit(view, "luser_relay", "", view.main.value("luser_relay") !== ""),
      ]);
    },
  },
  {
    id: "PF-BSC-10",
    severity: "low",
    check: (view) =>
      each(
        view.scenes.filter((s) => s.listener.port === 25),
        (s) =>
          uses(s.settings, "reject_multi_recipient_bounce")
            ? []
            : [
                parameterHit(
                  s,
                  "smtpd_data_restrictions",
                  ["reject_multi_recipient_bounce", s.settings.value("smtpd_data_restrictions")]
                    .filter((v) => v !== "")
                    .join(", "),
                ),
              ],
      ),
  },
];

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
            subject: `reject_unauth_pipelining in ${w.list}`,
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
