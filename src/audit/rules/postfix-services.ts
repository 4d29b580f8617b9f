import { shellWord } from "../../core/shell-word.ts";
import { parseAction } from "../postfix/access.ts";
import { accessTables } from "../postfix/lures.ts";
import { openTable } from "../postfix/table.ts";
import { parseNetwork } from "../network.ts";
import { placeOf, setForListener, setParameter, unique } from "./fix.ts";
import { listedWords, MISMATCH, withLogin } from "./postfix-lists.ts";
import type { Hit, PostfixView, Rule } from "./rule.ts";

/** Services, local submission and what belongs together across them. */
export const POSTFIX_SERVICES: readonly Rule<PostfixView>[] = [
  {
    id: "PF-FRG-17",
    severity: "low",
    check: (view) =>
      unique(
        withLogin(view.scenes).flatMap((s) =>
          accessTables(s.settings)
            .filter(([kind]) => kind === "sender")
            .flatMap(([, spec]) =>
              (openTable(spec, s.texts).rows ?? []).filter((r) => isOk(r.value)).slice(0, 20),
            )
            .map((r) => ({ subject: `${r.key} ${r.value}`, place: r.place })),
        ),
      ),
  },
  {
    id: "PF-RAT-03",
    severity: "low",
    check: ({ main }) => {
      const wide = main.words("mynetworks").some((w) => {
        const network = parseNetwork(w);
        return (
          network !== undefined &&
          network.bits === 32 &&
          network.prefix < 24 &&
          network.base >> 24n !== 127n
        );
      });
      if (!wide || main.isSet("smtpd_client_event_limit_exceptions")) return [];
      const fix = setParameter(
        main,
        "smtpd_client_event_limit_exceptions",
        "127.0.0.0/8 [::1]/128",
      );
      return [
        { subject: "smtpd_client_event_limit_exceptions", place: placeOf(main, "mynetworks"), fix },
      ];
    },
  },
  {
    id: "PF-RAT-10",
    severity: "medium",
    check: (view) => {
      const { main } = view;
      const bound = view.scenes.some((s) =>
        listedWords(s.settings).some((w) => MISMATCH.test(w.word)),
      );
      const smarthost = main.value("relayhost") !== "" && main.flag("smtp_sasl_auth_enable");
      return smarthost && !bound
        ? [{ subject: "relayhost", place: placeOf(main, "relayhost") }]
        : [];
    },
  },
  {
    id: "PF-LOC-03",
    severity: "low",
    check: ({ config, main }) =>
      main.value("header_checks") === ""
        ? []
        : config.services
            .filter((s) => s.command === "pickup")
            .flatMap((s) =>
              s.overrides.filter(
                (o) =>
                  o.name === "receive_override_options" &&
                  o.value.includes("no_header_body_checks"),
              ),
            )
            .map((o) => ({ subject: "pickup", place: o.place })),
  },
  {
    id: "PF-LOC-06",
    severity: "medium",
    check: ({ main }) => [
      ...(main.value("default_privs") === "root"
        ? [
            {
              subject: "default_privs = root",
              place: placeOf(main, "default_privs"),
              fix: setParameter(main, "default_privs", "nobody"),
            },
          ]
        : []),
      ...(main.words("allow_mail_to_commands").includes("include")
        ? [
            {
              subject: "allow_mail_to_commands",
              place: placeOf(main, "allow_mail_to_commands"),
              fix: setParameter(main, "allow_mail_to_commands", "alias, forward"),
            },
          ]
        : []),
    ],
  },
  {
    id: "PF-PRO-10",
    severity: "low",
    check: (view) =>
      unique(
        view.scenes
          .filter((s) => s.listener.port === 587 || s.listener.port === 465)
          .flatMap((s) =>
            listedWords(s.settings)
              .filter((w) => /^reject_unknown_(?:reverse_)?client/.test(w.word))
              .map((w) => ({
                subject: w.word,
                place: w.place,
                fix: setForListener(s, w.list, w.words.filter((_, i) => i !== w.index).join(",")),
              })),
          ),
      ),
  },
  {
    id: "PF-MAS-05",
    severity: "low",
    check: ({ config }) =>
      config.services
        .filter((s) => s.type === "fifo")
        .map((s) => ({ subject: s.name, place: s.place, fix: typeFix(s.name) })),
  },
  {
    id: "PF-MAS-06",
    severity: "low",
    check: ({ config, main }) =>
      unique(
        config.services
          .filter((s) => s.command === "smtpd")
          .flatMap((s) =>
            s.overrides
              .filter((o) => main.definition(o.name)?.value === o.value)
              .map((o) => ({ subject: `${s.name}: ${o.name}`, place: o.place })),
          ),
      ),
  },
];

function typeFix(service: string): NonNullable<Hit["fix"]> {
  const argument = shellWord(`${service}/fifo/type=unix`);
  return argument === undefined ? {} : { command: `postconf -F ${argument}` };
}

function isOk(value: string): boolean {
  const action = parseAction(value);
  return action.kind === "result" && action.result === "ok";
}
