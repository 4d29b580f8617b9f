import type { Witness } from "../../core/witness.ts";
import { isAtLeast } from "../version.ts";
import { openTable } from "../postfix/table.ts";
import { tablesOf } from "../postfix/recipient.ts";
import type { Scene } from "../postfix/scene.ts";
import { bothFixes, placeOf, setForListener, setParameter, unique } from "./fix.ts";
import type { FixPart } from "./fix.ts";
import { mendList } from "./mend-list.ts";
import { listedWords, MISMATCH, uses, withLogin } from "./postfix-lists.ts";
import type { ListedWord } from "./postfix-lists.ts";
import type { Hit, PostfixView, Rule } from "./rule.ts";

const NULL_SENDER =
  "check_sender_access inline:{{<> = 553 5.7.1 null sender not allowed}}, reject_sender_login_mismatch";

const answered = (
  view: PostfixView,
  question: "forgeAuthenticated" | "forgeNullSender" | "forgeUnauthenticatedLocal",
  scene: Scene,
): Witness | undefined => {
  const row = view.answers[question].find((r) => r.listener === scene.listener.label);
  return row?.answer === "yes" ? row.witness : undefined;
};

const mismatchUsed = (scene: Scene): boolean =>
  listedWords(scene.settings).some((w) => MISMATCH.test(w.word));

/** Every address belongs to the login of the same name, with its domain or without it. */
const OWN_NAME = "regexp:{{/^([^@]+)@(.+)$$/ $${1}@$${2} $${1}}}";

/**
 * Without a table of owners nobody owns any sender, and all users would be refused: then the table comes along, where
 * the release can have it in main.cf (3.7); else there is no command to copy. With such a table only who has logged in
 * may be asked: it gives every stranger's address an owner, too.
 */
function bindSenders(
  { main, versionKnown }: PostfixView,
  scene: Scene,
  rest: string,
): NonNullable<Hit["fix"]> {
  const { settings } = scene;
  const prefixed = (first: string): string => [first, ...(rest === "" ? [] : [rest])].join(", ");
  if (settings.value("smtpd_sender_login_maps") !== "") {
    return setForListener(
      scene,
      "smtpd_sender_restrictions",
      prefixed("reject_sender_login_mismatch"),
    );
  }
  const restrictions = prefixed("reject_authenticated_sender_login_mismatch");
  const fix = setForListener(scene, "smtpd_sender_restrictions", restrictions);
  if (versionKnown && isAtLeast(main.version, 3, 7))
    return bothFixes(setParameter(settings, "smtpd_sender_login_maps", OWN_NAME), fix);
  const { command: _refusesAll, ...change } = fix;
  return {
    ...change,
    diff: `+smtpd_sender_login_maps = hash:/etc/postfix/sender_login\n${fix.diff ?? ""}`,
  };
}

/** Puts the check in front. Without owners it would refuse every user, so they come along where nobody else is asked. */
function checkFirst(view: PostfixView, scene: Scene, { list, words }: ListedWord): FixPart {
  if (scene.settings.value("smtpd_sender_login_maps") !== "") return mendList(view, scene, list);
  const checks = listedWords(scene.settings).filter(({ word }) => MISMATCH.test(word));
  const isHere = list === "smtpd_sender_restrictions" && checks.every((one) => one.list === list);
  const rest = words.filter((word) => !MISMATCH.test(word.toLowerCase())).join(", ");
  return isHere ? { fix: bindSenders(view, scene, rest) } : {};
}

const each = (scenes: readonly Scene[], find: (scene: Scene) => readonly Hit[]): Hit[] =>
  unique(scenes.filter((s) => s.dead === undefined).flatMap((s) => find(s)));

export const POSTFIX_SENDERS: readonly Rule<PostfixView>[] = [
  {
    id: "PF-FRG-01",
    severity: "high",
    verify: {
      command:
        "swaks --server HOST:587 -tls -a --auth-user OWN --from somebody-else@example.com --to you@example.org",
      expect: "553 Sender address rejected: not owned by user",
    },
    check: (view) =>
      each(withLogin(view.scenes), (s) => {
        const witness = answered(view, "forgeAuthenticated", s);
        if (witness === undefined || mismatchUsed(s)) return [];
        const rest = s.settings.value("smtpd_sender_restrictions");
        return [
          {
            subject: s.listener.label,
            place: placeOf(s.settings, "smtpd_sender_restrictions"),
            witness,
            fix: bindSenders(view, s, rest),
          },
        ];
      }),
  },
  {
    id: "PF-FRG-02",
    severity: "high",
    check: (view) =>
      each(withLogin(view.scenes), (s) =>
        listedWords(s.settings)
          .filter(
            (w) =>
              MISMATCH.test(w.word) &&
              w.words
                .slice(0, w.index)
                .some((b) => /^(?:permit_sasl_authenticated|permit)$/i.test(b)),
          )
          .map((w) => ({
            subject: w.word,
            place: w.place,
            ...checkFirst(view, s, w),
          })),
      ),
  },
  {
    id: "PF-FRG-03",
    severity: "medium",
    check: (view) =>
      each(view.scenes, (s) =>
        listedWords(s.settings)
          .filter(
            (w) =>
              MISMATCH.test(w.word) &&
              w.words.slice(0, w.index).some((b) => b.toLowerCase() === "permit_mynetworks"),
          )
          .map((w) => ({
            subject: w.word,
            place: w.place,
            fix: setForListener(
              s,
              w.list,
              [w.word, ...w.words.filter((_, i) => i !== w.index)].join(", "),
            ),
          })),
      ),
  },
  {
    id: "PF-FRG-04",
    severity: "high",
    check: (view) =>
      each(view.scenes, (s) =>
        s.settings.flag("smtpd_delay_reject")
          ? []
          : listedWords(s.settings, ["smtpd_client_restrictions", "smtpd_helo_restrictions"])
              .filter((w) => MISMATCH.test(w.word))
              .map((w) => ({
                subject: `${w.list} > ${w.word}`,
                place: w.place,
                fix: setForListener(s, "smtpd_delay_reject", "yes"),
              })),
      ),
  },
  {
    id: "PF-FRG-05",
    severity: "medium",
    check: (view) =>
      each(view.scenes, (s) =>
        s.settings.flag("smtpd_sasl_auth_enable")
          ? []
          : listedWords(s.settings)
              .filter((w) => MISMATCH.test(w.word))
              .map((w) => ({ subject: `${s.listener.label} > ${w.word}`, place: w.place })),
      ),
  },
  {
    id: "PF-FRG-06",
    severity: "medium",
    check: (view) =>
      each(withLogin(view.scenes), (s) =>
        mismatchUsed(s) && s.settings.value("smtpd_sender_login_maps") === ""
          ? [
              {
                subject: "smtpd_sender_login_maps",
                place: placeOf(s.settings, "smtpd_sender_login_maps"),
                fix: setParameter(
                  s.settings,
                  "smtpd_sender_login_maps",
                  "hash:/etc/postfix/sender_login",
                ),
              },
            ]
          : [],
      ),
  },
  {
    id: "PF-FRG-07",
    severity: "medium",
    check: (view) =>
      each(withLogin(view.scenes), (s) => {
        const used = listedWords(s.settings).filter((w) => MISMATCH.test(w.word));
        return used.length > 0 && used.every((w) => w.word === "reject_known_sender_login_mismatch")
          ? used.slice(0, 1).map((w) => ({
              subject: w.word,
              place: w.place,
              fix: setForListener(
                s,
                w.list,
                w.words
                  .map((o) =>
                    o.toLowerCase() === w.word ? "reject_authenticated_sender_login_mismatch" : o,
                  )
                  .join(", "),
              ),
            }))
          : [];
      }),
  },
  {
    id: "PF-FRG-08",
    severity: "medium",
    check: (view) =>
      each(withLogin(view.scenes), (s) =>
        tablesOf(s.settings, "smtpd_sender_login_maps").flatMap((spec): Hit[] => {
          if (spec.startsWith("static:"))
            return [{ subject: spec, place: placeOf(s.settings, "smtpd_sender_login_maps") }];
          return (openTable(spec, s.texts).rows ?? [])
            .filter(
              (r) =>
                r.key.startsWith("@") && r.value.split(/[\s,]+/).filter((o) => o !== "").length > 1,
            )
            .slice(0, 20)
            .map((r) => ({ subject: `${r.key} ${r.value}`, place: r.place }));
        }),
      ),
  },
  {
    id: "PF-FRG-09",
    severity: "low",
    check: ({ main }) =>
      /virtual_alias_maps|alias_maps|virtual-alias/.test(
        main.definition("smtpd_sender_login_maps")?.value ?? "",
      )
        ? [{ subject: "smtpd_sender_login_maps", place: placeOf(main, "smtpd_sender_login_maps") }]
        : [],
  },
  {
    id: "PF-FRG-10",
    severity: "medium",
    check: (view) =>
      each(withLogin(view.scenes), (s) => {
        const witness = answered(view, "forgeNullSender", s);
        return witness === undefined
          ? []
          : [
              {
                subject: s.listener.label,
                place: placeOf(s.settings, "smtpd_sender_restrictions"),
                witness,
                fix: setForListener(s, "smtpd_sender_restrictions", NULL_SENDER),
              },
            ];
      }),
  },
  {
    id: "PF-FRG-11",
    severity: "high",
    check: (view) =>
      unique(
        view.config.services.flatMap((service) =>
          service.overrides
            .filter((o) => /^smtpd_.*_restrictions$/.test(o.name))
            .flatMap((o) => {
              const missing = [...o.value.matchAll(/\$\{?(\w+)/g)]
                .map((m) => m[1] ?? "")
                .find((n) => !view.config.parameters.has(n) && n.startsWith("mua_"));
              return missing === undefined
                ? []
                : [
                    {
                      subject: `${o.name}=$${missing}`,
                      place: o.place,
                      fix: setParameter(
                        view.main,
                        missing,
                        missing.includes("sender")
                          ? "reject_sender_login_mismatch"
                          : "permit_sasl_authenticated, reject",
                      ),
                    },
                  ];
            }),
        ),
      ),
  },
  {
    id: "PF-FRG-12",
    severity: "high",
    check: (view) => {
      const [on25, others] = [
        withLogin(view.scenes).filter((s) => s.listener.port === 25),
        withLogin(view.scenes).filter((s) => s.listener.port !== 25),
      ];
      return others.some(mismatchUsed)
        ? each(on25, (s) =>
            mismatchUsed(s)
              ? []
              : [
                  {
                    subject: s.listener.label,
                    place: placeOf(s.settings, "smtpd_sasl_auth_enable"),
                    fix: setForListener(s, "smtpd_sasl_auth_enable", "no"),
                  },
                ],
          )
        : [];
    },
  },
  {
    id: "PF-FRG-13",
    severity: "medium",
    check: (view) =>
      each(
        view.scenes.filter((s) => s.listener.port === 25),
        (s) => {
          const witness = answered(view, "forgeUnauthenticatedLocal", s);
          return witness === undefined
            ? []
            : [
                {
                  subject: s.listener.label,
                  place: placeOf(s.settings, "smtpd_sender_restrictions"),
                  witness,
                },
              ];
        },
      ),
  },
  {
    id: "PF-FRG-15",
    severity: "low",
    check: ({ main, scenes }) =>
      main.flag("smtpd_sasl_authenticated_header") || withLogin(scenes).length === 0
        ? []
        : [
            {
              subject: "smtpd_sasl_authenticated_header",
              place: placeOf(main, "smtpd_sasl_authenticated_header"),
              fix: setParameter(main, "smtpd_sasl_authenticated_header", "yes"),
            },
          ],
  },
  {
    id: "PF-FRG-16",
    severity: "low",
    check: (view) =>
      each(view.scenes, (s) => {
        const used = listedWords(s.settings, ["smtpd_sender_restrictions"]).filter((w) =>
          MISMATCH.test(w.word),
        );
        return used.length > 1
          ? used
              .slice(1, 2)
              .map((w) => ({ subject: used.map((u) => u.word).join(", "), place: w.place }))
          : [];
      }),
  },
  {
    id: "PF-FRG-18",
    severity: "low",
    check: (view) =>
      each(withLogin(view.scenes), (s) =>
        s.settings.flag("smtpd_reject_unlisted_sender") ||
        uses(s.settings, "reject_unlisted_sender")
          ? []
          : [
              {
                subject: "smtpd_reject_unlisted_sender",
                place: placeOf(s.settings, "smtpd_reject_unlisted_sender"),
                fix: setForListener(s, "smtpd_reject_unlisted_sender", "yes"),
              },
            ],
      ),
  },
];
