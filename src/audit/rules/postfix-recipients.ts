import { tablesOf } from "../postfix/recipient.ts";
import { openTable } from "../postfix/table.ts";
import { unique } from "./fix.ts";
import { uses } from "./postfix-lists.ts";
import type { PostfixView, Rule } from "./rule.ts";
import { each, parameterHit, mainHit, yesFor } from "./postfix-session-hits.ts";

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
