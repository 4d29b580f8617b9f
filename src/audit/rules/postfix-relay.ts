import type { Witness } from "../../core/witness.ts";
import { parseAction } from "../postfix/access.ts";
import { accessTables } from "../postfix/lures.ts";
import { openTable } from "../postfix/table.ts";
import { placeOf, setForListener, setParameter, unique } from "./fix.ts";
import { endOfList, mendList } from "./mend-list.ts";
import { PROTECTIVE, SOUND_RELAY, listedWords } from "./postfix-lists.ts";
import { each, FROM_OUTSIDE, HITS_MAX, isNotIn } from "./postfix-hits.ts";
import type { Hit, PostfixView, Rule } from "./rule.ts";
import { passesRestriction, reliesOnClaim, saysFact } from "./witness-signs.ts";

/** Open-relay answers by what opens them. */
const opened = (
  view: PostfixView,
  wanted: (witness: Witness) => boolean,
  name = "smtpd_relay_restrictions",
  value = SOUND_RELAY,
): Hit[] =>
  each(view.scenes, (scene) => {
    const row = view.answers.relayUnauthenticated.find((r) => r.listener === scene.listener.label);
    if (row?.answer !== "yes" || !wanted(row.witness)) return [];
    return [
      {
        subject: scene.listener.label,
        place: placeOf(scene.settings, name),
        witness: row.witness,
        fix: setForListener(scene, name, value),
      },
    ];
  });

const RECIPIENT_ACCESS: ReadonlySet<string> = new Set(["check_recipient_access"]);
const WITH_OWN_RULE: ReadonlySet<string> = new Set([
  "permit_mx_backup",
  "permit_mynetworks",
  ...RECIPIENT_ACCESS,
]);
/** Open by what another rule is about. */
const isOtherRule = (witness: Witness): boolean =>
  passesRestriction(witness, WITH_OWN_RULE) ||
  saysFact(witness, "xclient-allowed") ||
  saysFact(witness, "proxy-line");

/** The policy service that everything depends on. */
const policyService = (witness: Witness): string | undefined => {
  const [first] = witness.kind === "under" ? witness.heads : [];
  return first?.kind === "said" && first.fact === "policy-service"
    ? first.values.service
    : undefined;
};

/** What lets strangers send through this server. */
export const POSTFIX_RELAY: readonly Rule<PostfixView>[] = [
  {
    id: "PF-REL-08",
    severity: "critical",
    verify: FROM_OUTSIDE,
    check: (view) => opened(view, (w) => !reliesOnClaim(w) && !isOtherRule(w)),
  },
  {
    id: "PF-REL-09",
    severity: "critical",
    check: (view) => opened(view, (w) => reliesOnClaim(w) && !isOtherRule(w)),
  },
  {
    id: "PF-REL-10",
    severity: "medium",
    check: (view) =>
      each(view.scenes, (scene) =>
        accessTables(scene.settings)
          .filter(([kind]) => kind === "client")
          .flatMap(([, spec]) =>
            (openTable(spec, scene.texts).rows ?? [])
              .filter(
                (r) =>
                  r.network === undefined &&
                  r.pattern === undefined &&
                  /[a-z]/.test(r.key) &&
                  isOk(r.value),
              )
              .slice(0, 20)
              .map((r) => ({ subject: `${r.key} ${r.value}`, place: r.place })),
          ),
      ),
  },
  {
    id: "PF-REL-11",
    severity: "high",
    check: (view) => opened(view, (w) => passesRestriction(w, RECIPIENT_ACCESS)),
  },
  {
    id: "PF-REL-12",
    severity: "high",
    check: (view) =>
      each(view.scenes, (scene) => {
        const row = view.answers.relayUnauthenticated.find(
          (r) => r.listener === scene.listener.label,
        );
        const service = row?.answer === "depends" ? policyService(row.witness) : undefined;
        return service === undefined
          ? []
          : [
              {
                subject: service,
                place: placeOf(scene.settings, "smtpd_relay_restrictions"),
                fix: setForListener(scene, "smtpd_relay_restrictions", SOUND_RELAY),
              },
            ];
      }),
  },
  {
    id: "PF-REL-13",
    severity: "high",
    check: (view) =>
      each(view.scenes, (scene) =>
        scene.settings.words("permit_mx_backup_networks").length > 0
          ? []
          : listedWords(scene.settings)
              .filter((w) => w.word === "permit_mx_backup")
              .map((w) => ({
                subject: "permit_mx_backup",
                place: w.place,
                ...mendList(view, scene, w.list),
              })),
      ),
  },
  {
    id: "PF-REL-14",
    severity: "critical",
    check: (view) => {
      const { main } = view;
      // The default of old versions is `$mydestination`, which holds `localhost`.
      if (!main.isSet("relay_domains")) return [];
      const words = main.words("relay_domains");
      const wrong = words.filter((w) => w.startsWith("static:") || /^[a-z]{2,}$/.test(w));
      const fix = setParameter(main, "relay_domains", words.filter(isNotIn(wrong)).join(", "));
      const place = placeOf(main, "relay_domains");
      return wrong.slice(0, HITS_MAX).map((subject) => ({ subject, place, fix }));
    },
  },
  {
    id: "PF-REL-15",
    severity: "low",
    check: ({ main }) =>
      main.isSet("relay_domains") || main.value("relay_domains") === ""
        ? []
        : [
            {
              subject: "relay_domains",
              place: placeOf(main, "relay_domains"),
              fix: setParameter(main, "relay_domains", ""),
            },
          ],
  },
  {
    id: "PF-REL-16",
    severity: "info",
    check: ({ main }) =>
      ["relay_domains", "mydestination", "mynetworks"]
        .filter((n) => main.words(n).includes("*"))
        .map((n) => ({ subject: n, place: placeOf(main, n) })),
  },
  {
    id: "PF-REL-17",
    severity: "high",
    check: (view) =>
      each(view.scenes, (scene) =>
        scene.settings.flag("allow_untrusted_routing")
          ? [
              {
                subject: scene.listener.label,
                place: placeOf(scene.settings, "allow_untrusted_routing"),
                fix: setForListener(scene, "allow_untrusted_routing", "no"),
              },
            ]
          : [],
      ),
  },
  {
    id: "PF-REL-18",
    severity: "medium",
    check: (view) =>
      each(view.scenes, (scene) =>
        scene.settings.value("smtpd_relay_restrictions") === "" && view.versionKnown
          ? [
              {
                subject: scene.listener.label,
                place: placeOf(scene.settings, "smtpd_relay_restrictions"),
                fix: setForListener(scene, "smtpd_relay_restrictions", SOUND_RELAY),
              },
            ]
          : [],
      ),
  },
  {
    id: "PF-REL-19",
    severity: "high",
    check: (view) =>
      each(view.scenes, (scene) => {
        if (scene.settings.flag("smtpd_delay_reject")) return [];
        const early = listedWords(scene.settings, [
          "smtpd_client_restrictions",
          "smtpd_helo_restrictions",
          "smtpd_sender_restrictions",
        ]);
        return early
          .filter((w) =>
            /^(?:reject_unauth_destination|defer_unauth_destination|check_recipient_access|reject_unlisted_recipient|reject_unverified_recipient)$/.test(
              w.word,
            ),
          )
          .map((w) => ({
            subject: `${w.list} > ${w.word}`,
            place: w.place,
            fix: setForListener(scene, "smtpd_delay_reject", "yes"),
          }));
      }),
  },
  {
    id: "PF-REL-20",
    severity: "high",
    check: (view) =>
      each(view.scenes, (scene) =>
        listedWords(scene.settings)
          .filter(
            (w) =>
              w.words[w.index - 1]?.toLowerCase() === "warn_if_reject" && PROTECTIVE.test(w.word),
          )
          .map((w) => ({
            subject: w.word,
            place: w.place,
            ...mendList(view, scene, w.list),
          })),
      ),
  },
  {
    id: "PF-REL-21",
    severity: "high",
    check: (view) =>
      each(view.scenes, (scene) =>
        listedWords(scene.settings).flatMap((w) => {
          const end = PROTECTIVE.test(w.word) ? endOfList(w.words) : -1;
          if (end < 0 || end >= w.index) return [];
          const subject = `${w.word} behind ${w.words[end] ?? ""}`;
          return [{ subject, place: w.place, ...mendList(view, scene, w.list) }];
        }),
      ),
  },
  {
    id: "PF-REL-22",
    severity: "high",
    check: ({ main }) =>
      main
        .words("smtpd_restriction_classes")
        .filter((c) => /^(?:permit|ok)$/i.test(main.words(c).at(-1) ?? ""))
        .map((c) => ({
          subject: c,
          place: placeOf(main, c),
          fix: setParameter(main, c, main.words(c).slice(0, -1).join(", ")),
        })),
  },
  {
    id: "PF-REL-23",
    severity: "critical",
    check: (view) =>
      unique(
        view.scenes
          .filter((s) => ![25, 465, 587].includes(s.listener.port ?? 0))
          .flatMap((s): Hit[] => {
            const relaxed = s.listener.service?.overrides.find((o) =>
              [
                "mynetworks",
                "smtpd_relay_restrictions",
                "smtpd_recipient_restrictions",
                "smtpd_client_restrictions",
              ].includes(o.name),
            );
            if (relaxed === undefined || s.listener.service === undefined) return [];
            const bad = view.answers.relayUnauthenticated.some(
              (r) => r.listener === s.listener.label && r.answer === "yes",
            );
            return [
              {
                subject: s.listener.label,
                place: relaxed.place,
                severity: bad ? "critical" : "medium",
                fix: {
                  file: "master.cf",
                  diff: `-${s.listener.service.name} inet\n+127.0.0.1:${s.listener.port ?? s.listener.service.name} inet`,
                },
              },
            ];
          }),
      ),
  },
  {
    id: "PF-REL-24",
    severity: "low",
    check: (view) =>
      unique([
        ...(view.main.flag("soft_bounce")
          ? [
              {
                subject: "soft_bounce",
                place: placeOf(view.main, "soft_bounce"),
                fix: setParameter(view.main, "soft_bounce", "no"),
              },
            ]
          : []),
        ...view.scenes.flatMap((s) =>
          s.settings.words("smtpd_relay_restrictions").at(-1) === "defer_unauth_destination"
            ? [
                {
                  subject: "defer_unauth_destination",
                  place: placeOf(s.settings, "smtpd_relay_restrictions"),
                  fix: setForListener(s, "smtpd_relay_restrictions", SOUND_RELAY),
                },
              ]
            : [],
        ),
      ]),
  },
  {
    id: "PF-REL-25",
    severity: "critical",
    check: (view) =>
      opened(
        view,
        (w) => saysFact(w, "xclient-allowed"),
        "smtpd_authorized_xclient_hosts",
        "127.0.0.1",
      ),
  },
  {
    id: "PF-REL-26",
    severity: "critical",
    check: (view) =>
      opened(view, (w) => saysFact(w, "proxy-line"), "smtpd_upstream_proxy_protocol", ""),
  },
  {
    id: "PF-REL-27",
    severity: "high",
    check: (view) =>
      each(view.scenes, (scene) =>
        listedWords(scene.settings)
          .filter((w) => w.word === "permit_tls_all_clientcerts")
          .map((w) => ({
            subject: w.word,
            place: w.place,
            ...mendList(view, scene, w.list),
          })),
      ),
  },
  {
    id: "PF-REL-28",
    severity: "medium",
    check: (view) =>
      unique(
        view.scenes.flatMap((s) =>
          s.dead === undefined
            ? []
            : [
                {
                  subject: s.listener.label,
                  witness: s.dead,
                  place:
                    s.listener.service?.place ?? placeOf(s.settings, "smtpd_relay_restrictions"),
                },
              ],
        ),
      ),
  },
  {
    id: "PF-REL-29",
    severity: "info",
    check: (view) =>
      each(view.scenes, ({ settings, auth }) => {
        const recipient = settings
          .words("smtpd_recipient_restrictions")
          .map((w) => w.toLowerCase());
        const reject = recipient.findIndex(
          (w) => w === "reject_unauth_destination" || w === "defer_unauth_destination",
        );
        return auth.usable &&
          reject >= 0 &&
          !recipient.slice(0, reject).includes("permit_sasl_authenticated")
          ? [
              {
                subject: "smtpd_recipient_restrictions",
                place: placeOf(settings, "smtpd_recipient_restrictions"),
              },
            ]
          : [];
      }),
  },
];

function isOk(value: string): boolean {
  const action = parseAction(value);
  return action.kind === "result" && action.result === "ok";
}
