import { senderCheck } from "./exim-acl-fix.ts";
import { main, optionHit, answerHit } from "./exim-hits.ts";
import type { EximView, Rule } from "./rule.ts";

/** Under whose address users and strangers may send. */
export const EXIM_SENDERS: readonly Rule<EximView>[] = [
  {
    id: "EX-FRG-01",
    severity: "high",
    check: (view) =>
      answerHit(view, "forgeAuthenticated", () => true).map((hit) => ({
        ...hit,
        ...senderCheck(view.config),
      })),
  },
  {
    id: "EX-FRG-02",
    severity: "medium",
    check: ({ config }) =>
      [...config.acls.values()].flatMap((acl) => {
        const accept = acl.findIndex(
          (s) =>
            s.verb === "accept" &&
            s.items.some((i) => i.name === "authenticated" && i.value === "*" && !i.negated) &&
            !s.items.some((i) => i.name === "condition"),
        );
        return accept < 0
          ? []
          : acl
              .slice(accept + 1)
              .filter(
                (s) =>
                  s.verb === "deny" &&
                  s.items.some((i) => i.name === "authenticated" && !i.negated),
              )
              .map((s) => ({ subject: "deny authenticated", place: s.place }));
      }),
  },
  {
    id: "EX-FRG-04",
    severity: "low",
    check: (view) => answerHit(view, "forgeNullSender", () => true),
  },
  {
    id: "EX-FRG-06",
    severity: "medium",
    check: (view) => answerHit(view, "forgeUnauthenticatedLocal", () => true),
  },
  {
    id: "EX-FRG-07",
    severity: "medium",
    check: ({ config }) => [
      ...optionHit(
        config,
        "untrusted_set_sender",
        "",
        main(config, "untrusted_set_sender") === "*",
      ),
      ...optionHit(
        config,
        "local_from_check",
        "true",
        main(config, "local_from_check") === "false",
      ),
    ],
  },
];
