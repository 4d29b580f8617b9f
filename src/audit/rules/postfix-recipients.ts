import { tablesOf } from "../postfix/recipient.ts";
import { openTable } from "../postfix/table.ts";
import { placeOf, unique } from "./fix.ts";
import { verifyRecipients } from "./mend-list.ts";
import { uses } from "./postfix-lists.ts";
import { each, parameterHit, mainHit, yesFor } from "./postfix-hits.ts";
import type { Hit, PostfixView, Rule } from "./rule.ts";
import { isMailboxBlind, isRelayBlind, wholeDomainAliases } from "./verify-recipients.ts";

/** Nobody says who exists: whoever delivers the mail is asked, where mail of strangers comes in. */
function unverified(view: PostfixView, parameter: string): Hit {
  const scene = view.scenes.find(({ listener }) => listener.port === 25) ?? view.scenes[0];
  return {
    subject: parameter,
    place: placeOf(view.main, parameter),
    ...(scene !== undefined && verifyRecipients(view, scene)),
  };
}

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
    check: (view) => (isRelayBlind(view) ? [unverified(view, "relay_recipient_maps")] : []),
  },
  {
    id: "PF-BSC-04",
    severity: "high",
    check: (view) => (isMailboxBlind(view) ? [unverified(view, "virtual_mailbox_maps")] : []),
  },
  {
    id: "PF-BSC-05",
    severity: "high",
    check: (view) =>
      unique(
        wholeDomainAliases(view).map((r) => ({
          ...unverified(view, "virtual_alias_maps"),
          subject: `${r.key} ${r.value}`,
          place: r.place,
        })),
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
