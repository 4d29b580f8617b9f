import { isAtLeast } from "../version.ts";
import { zoneState } from "../blocklist.ts";
import { baseName } from "../config-text.ts";
import type { Scene } from "../postfix/scene.ts";
import { placeOf, setForListener, setParameter, unique } from "./fix.ts";
import type { FixPart } from "./fix.ts";
import { filteredZone, isUnfiltered, mendList } from "./mend-list.ts";
import { listedWords, withLogin } from "./postfix-lists.ts";
import type { Hit, PostfixView, Rule } from "./rule.ts";

const each = (scenes: readonly Scene[], find: (scene: Scene) => readonly Hit[]): Hit[] =>
  unique(scenes.filter((s) => s.dead === undefined).flatMap((s) => find(s)));
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
  {
    id: "PF-DBL-01",
    severity: "critical",
    verify: { command: "dig +short 1.0.0.127.ZONE", expect: "no-answer" },
    check: (view) =>
      zones(view)
        .filter((z) => zoneState(z.zone) === "wild")
        .map(({ zone, ...hit }) => ({ ...hit, subject: zone })),
  },
  {
    id: "PF-DBL-02",
    severity: "medium",
    check: (view) =>
      zones(view)
        .filter((z) => zoneState(z.zone) === "silent")
        .map((z) => ({ subject: z.zone, place: z.place })),
  },
  {
    id: "PF-DBL-03",
    severity: "high",
    check: (view) =>
      zones(view)
        .filter(({ zone }) => isUnfiltered(zone))
        .map(({ zone, ...hit }) => ({
          ...hit,
          subject: zone,
          data: { filtered: filteredZone(zone) },
        })),
  },
  {
    id: "PF-DBL-04",
    severity: "medium",
    check: (view) =>
      each(withLogin(view.scenes), (s) =>
        listedWords(s.settings)
          .filter(
            (w) =>
              w.word === "reject_rbl_client" &&
              !w.words
                .slice(0, w.index)
                .some((b) => b.toLowerCase() === "permit_sasl_authenticated"),
          )
          .map((w) => ({
            subject: `${w.list} > ${w.words[w.index + 1] ?? ""}`,
            place: w.place,
            fix: setForListener(
              s,
              w.list,
              ["permit_mynetworks", "permit_sasl_authenticated", ...w.words]
                .filter((x, i, all) => all.indexOf(x) === i || !x.startsWith("permit_"))
                .join(", "),
            ),
          })),
      ),
  },
  {
    id: "PF-DBL-05",
    severity: "low",
    check: (view) =>
      zones(view)
        .filter((z) => /barracudacentral\.org|abusix\.zone/.test(z.zone))
        .map((z) => ({ subject: z.zone, place: z.place })),
  },
  {
    id: "PF-DBL-06",
    severity: "low",
    check: (view) =>
      mainHit(
        view,
        "postscreen_dnsbl_action",
        "enforce",
        view.main.value("postscreen_dnsbl_sites") !== "" &&
          view.main.value("postscreen_dnsbl_action") === "ignore",
      ),
  },
  {
    id: "PF-DBL-07",
    severity: "medium",
    check: (view) =>
      zones(view)
        .filter((z) => z.zone.includes("dnswl") && !z.zone.includes("="))
        .map((z) => ({ subject: z.zone, place: z.place })),
  },
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

/** `postscreen_dnsbl_sites` without the lists that list everybody, and with filters. */
const mendedSites = ({ main }: PostfixView): readonly string[] =>
  main
    .words("postscreen_dnsbl_sites")
    .filter((site) => zoneState(site) !== "wild")
    .map(filteredZone);

interface AskedZone extends Omit<Hit, "subject"> {
  readonly zone: string;
}

/** The blocklists that are asked, each with the value that is without bad ones. */
function zones(view: PostfixView): AskedZone[] {
  const inLists = view.scenes.flatMap((s) =>
    listedWords(s.settings)
      .filter((w) => /^(?:reject_rbl_client|reject_rhsbl_\w+|permit_dnswl_client)$/.test(w.word))
      .map((w) => ({
        zone: w.words[w.index + 1] ?? "",
        place: w.place,
        ...mendList(view, s, w.list),
      })),
  );
  const inScreen = view.main.words("postscreen_dnsbl_sites").map((zone) => ({
    zone,
    place: placeOf(view.main, "postscreen_dnsbl_sites"),
    fix: setParameter(view.main, "postscreen_dnsbl_sites", mendedSites(view).join(", ")),
  }));
  return [
    ...new Map(
      [...inLists, ...inScreen]
        .filter((z) => z.zone !== "")
        .map((z) => [`${z.zone} ${z.place.source}:${z.place.line}`, z]),
    ).values(),
  ];
}
