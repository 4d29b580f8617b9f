import type { Scene } from "../postfix/scene.ts";
import { placeOf, setForListener, setParameter, unique } from "./fix.ts";
import { each, mainHit } from "./postfix-hits.ts";
import { listedWords, withLogin } from "./postfix-lists.ts";
import type { PostfixView, Rule } from "./rule.ts";

/** `2h`, `7200s`, `5d` in seconds. */
function seconds(text: string): number | undefined {
  const found = /^(\d{1,9})([smhdw]?)$/.exec(text.trim());
  return found === null
    ? undefined
    : Number(found[1]) * ({ s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 }[found[2] ?? ""] ?? 1);
}

const limiter = (s: Scene): boolean =>
  listedWords(s.settings).some((w) => w.word === "check_policy_service") ||
  s.settings.value("smtpd_milters") !== "";

/** How much anybody may send, and what programs of this host may. */
export const POSTFIX_LIMITS: readonly Rule<PostfixView>[] = [
  {
    id: "PF-RAT-01",
    severity: "high",
    check: (view) =>
      each(withLogin(view.scenes), (s) => {
        const limited = [
          "smtpd_client_message_rate_limit",
          "smtpd_client_recipient_rate_limit",
        ].some((n) => s.settings.value(n) !== "0");
        return limited || limiter(s)
          ? []
          : [
              {
                subject: s.listener.label,
                place: placeOf(s.settings, "smtpd_client_recipient_rate_limit"),
                fix: setForListener(s, "smtpd_client_recipient_rate_limit", "200"),
              },
            ];
      }),
  },
  {
    id: "PF-RAT-02",
    severity: "medium",
    check: (view) =>
      each(withLogin(view.scenes), (s) =>
        listedWords(s.settings)
          .filter(
            (w) =>
              w.word === "check_policy_service" &&
              w.words
                .slice(0, w.index)
                .some((b) => b.toLowerCase() === "permit_sasl_authenticated"),
          )
          .map((w) => ({
            subject: `check_policy_service ${w.words[w.index + 1] ?? ""}`,
            place: w.place,
            fix: setForListener(
              s,
              "smtpd_end_of_data_restrictions",
              `check_policy_service ${w.words[w.index + 1] ?? ""}`,
            ),
          })),
      ),
  },
  {
    id: "PF-RAT-04",
    severity: "low",
    check: (view) =>
      unique(
        view.config.services
          .filter((s) => !["smtpd", "postscreen", "tlsproxy", "anvil"].includes(s.command))
          .flatMap((s) =>
            s.overrides
              .filter((o) => /^(?:smtpd_client_|smtpd_recipient_limit|anvil_)/.test(o.name))
              .map((o) => ({ subject: `${s.name}: ${o.name}`, place: o.place })),
          ),
      ),
  },
  {
    id: "PF-RAT-05",
    severity: "low",
    check: (view) =>
      unique(
        view.config.services
          .filter((s) => s.command !== "qmgr")
          .flatMap((s) =>
            s.overrides
              .filter((o) =>
                /^(?:smtp|lmtp|local|virtual|pipe)_destination_(?:concurrency_limit|recipient_limit|rate_delay)$|^smtp_initial_destination_concurrency$/.test(
                  o.name,
                ),
              )
              .map((o) => ({
                subject: `${s.name}: ${o.name}`,
                place: o.place,
                fix: setParameter(
                  view.main,
                  `${s.name}${o.name.slice(o.name.indexOf("_"))}`,
                  o.value,
                ),
              })),
          ),
      ),
  },
  {
    id: "PF-RAT-06",
    severity: "low",
    check: (view) =>
      unique([
        ...mainHit(
          view,
          "smtpd_recipient_limit",
          "1000",
          Number(view.main.value("smtpd_recipient_limit")) > 1000,
        ),
        ...mainHit(
          view,
          "default_process_limit",
          "100",
          Number(view.main.value("default_process_limit")) > 500,
        ),
        ...each(withLogin(view.scenes), (s) =>
          Number(s.settings.value("smtpd_client_message_rate_limit")) > 60
            ? [
                {
                  subject: "smtpd_client_message_rate_limit",
                  place: placeOf(s.settings, "smtpd_client_message_rate_limit"),
                  fix: setForListener(s, "smtpd_client_message_rate_limit", "60"),
                },
              ]
            : [],
        ),
      ]),
  },
  {
    id: "PF-RAT-07",
    severity: "low",
    check: (view) =>
      each(view.scenes, (s) => {
        const [soft, hard] = [
          Number(s.settings.value("smtpd_soft_error_limit")),
          Number(s.settings.value("smtpd_hard_error_limit")),
        ];
        return hard <= soft || hard > 100
          ? [
              {
                subject: `smtpd_hard_error_limit = ${hard}`,
                place: placeOf(s.settings, "smtpd_hard_error_limit"),
                fix: setForListener(s, "smtpd_hard_error_limit", "20"),
              },
            ]
          : [];
      }),
  },
  {
    id: "PF-RAT-08",
    severity: "info",
    check: (view) =>
      ["maximal_queue_lifetime", "bounce_queue_lifetime"].flatMap((n) => {
        const value = seconds(view.main.value(n));
        return mainHit(
          view,
          n,
          "5d",
          value !== undefined && view.main.isSet(n) && (value <= 14_400 || value > 604_800),
        );
      }),
  },
  {
    id: "PF-RAT-09",
    severity: "medium",
    check: (view) =>
      mainHit(
        view,
        "message_size_limit",
        "52428800",
        Number(view.main.value("message_size_limit")) > 104_857_600 ||
          view.main.value("message_size_limit") === "0",
      ),
  },
  {
    id: "PF-LOC-01",
    severity: "medium",
    check: (view) =>
      mainHit(
        view,
        "authorized_submit_users",
        "!www-data, static:all",
        view.main.value("authorized_submit_users") === "static:anyone",
      ),
  },
  {
    id: "PF-LOC-02",
    severity: "medium",
    check: (view) =>
      mainHit(
        view,
        "non_smtpd_milters",
        "$smtpd_milters",
        view.main.value("smtpd_milters") !== "" && view.main.value("non_smtpd_milters") === "",
      ),
  },
  {
    id: "PF-LOC-05",
    severity: "low",
    check: (view) => mainHit(view, "allow_min_user", "no", view.main.flag("allow_min_user")),
  },
  {
    id: "PF-LOC-07",
    severity: "low",
    check: (view) =>
      view.main.value("content_filter") !== "" || view.main.value("smtpd_proxy_filter") !== ""
        ? []
        : unique(
            view.loopback
              .filter((s) => s.listener.port !== undefined && s.listener.port > 10_000)
              .map((s) => ({
                subject: s.listener.label,
                place: s.listener.service?.place ?? placeOf(s.settings, "content_filter"),
              })),
          ),
  },
];
