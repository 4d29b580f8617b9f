import { baseName } from "../config-text.ts";
import type { ConfigText, Place } from "../config-text.ts";
import { tlsLevel } from "../postfix/dead-listener.ts";
import type { Scene } from "../postfix/scene.ts";
import { placeOf, setOnListener } from "./fix.ts";
import type { FixPart } from "./fix.ts";
import { withLogin } from "./postfix-lists.ts";
import type { Hit, PostfixView, Rule } from "./rule.ts";
import { each, parameterHit, mainHit } from "./postfix-hits.ts";

/** Demanding TLS where there is none ends all logins: without a certificate there is nothing to copy. */
const needingTls = (s: Scene, { fix, ...hit }: Hit): Hit =>
  s.auth.tlsAvailable && fix !== undefined ? { ...hit, fix } : hit;

const AUTH_LESS = {
  command: "swaks --server HOST --quit-after FIRST-HELO",
  expect: "no-auth-line",
} as const;

/** Takes out the block that lets everybody in; none where no other one is left that knows passwords. */
function withoutPassdb(texts: readonly ConfigText[], { source, line }: Place): FixPart {
  const lines = texts.find(({ name }) => name === source)?.text.split("\n") ?? [];
  const isStart = (one: string): boolean => /^\s*passdb\b[^=]{0,80}\{/.test(one);
  const first = lines.findLastIndex((one, at) => at < line && isStart(one));
  const last = lines.findIndex((one, at) => at >= line - 1 && /^\s*\}/.test(one));
  const isOnly =
    texts.reduce((sum, { text }) => sum + text.split("\n").filter(isStart).length, 0) < 2;
  if (first < 0 || last < 0 || isOnly) return {};
  const block = lines.slice(first, last + 1).map((one) => `-${one}`);
  return { fix: { file: baseName(source), diff: block.join("\n") } };
}

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
      const [open] = view.answers.authBypass.flatMap(({ answer, witness }) =>
        answer === "yes" && witness.kind === "said" && witness.fact === "password-not-needed"
          ? [witness.values]
          : [],
      );
      return open === undefined
        ? []
        : [{ subject: "passdb", place: open, ...withoutPassdb(view.config.texts, open) }];
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
