import { zoneState } from "../blocklist.ts";
import { DEFAULT_PLACE } from "../config-text.ts";
import { splitList } from "../exim/list.ts";
import { isAtLeast } from "../version.ts";
import { firstInAcl, recipientCheck } from "./exim-acl-fix.ts";
import { isUnfiltered, mendDnslists } from "./exim-dnslists.ts";
import {
  statements,
  main,
  mainOption,
  mainPlace,
  optionHit,
  relayDomains,
  answerHit,
} from "./exim-hits.ts";
import { unique } from "./fix.ts";
import { witnessParts } from "../../core/witness.ts";
import type { Witness } from "../../core/witness.ts";
import { saysFact } from "./witness-signs.ts";
import type { EximView, Rule } from "./rule.ts";
const routersIn = (witness: Witness): string[] =>
  [...witnessParts(witness)].flatMap((part) => (part.kind === "router" ? [part.name] : []));

/** Holes by release, as upstream numbers them; distributions patch without changing the number. */
const CVES: readonly {
  readonly cve: string;
  readonly from: readonly number[];
  readonly fixed: readonly number[];
}[] = [
  { cve: "CVE-2019-10149", from: [4, 87], fixed: [4, 92] },
  { cve: "CVE-2019-15846", from: [4, 0], fixed: [4, 92, 2] },
  { cve: "CVE-2020-28007 and others (21Nails)", from: [4, 0], fixed: [4, 94, 2] },
  { cve: "CVE-2023-42115 and others", from: [4, 0], fixed: [4, 96, 1] },
  { cve: "CVE-2025-30232", from: [4, 96], fixed: [4, 98, 2] },
  { cve: "CVE-2025-26794", from: [4, 98], fixed: [4, 98, 1] },
  { cve: "CVE-2025-67896", from: [4, 99], fixed: [4, 99, 1] },
];

/** Recipients, limits, delivery, protocol, lists and releases. */
export const EXIM_SERVER: readonly Rule<EximView>[] = [
  {
    id: "EX-BSC-01",
    severity: "high",
    check: (view) =>
      answerHit(view, "backscatter", () => true).map((hit) => ({
        ...hit,
        ...recipientCheck(view.config, "routers"),
      })),
  },
  {
    id: "EX-BSC-02",
    severity: "high",
    check: (view) => {
      const row = view.answers.acceptsUnknownRecipients.find((r) => r.answer === "yes");
      const [list] = relayDomains(view.config);
      return row === undefined ||
        list === undefined ||
        splitList(list.value).every((i) => i === "") ||
        statements(view.config).some((s) =>
          s.items.some((i) => i.name === "verify" && /^recipient\/.*callout/.test(i.value)),
        )
        ? []
        : [
            {
              subject: list.name,
              place: list.place,
              ...recipientCheck(view.config, "next-host"),
            },
          ];
    },
  },
  {
    id: "EX-BSC-05",
    severity: "medium",
    check: ({ config }) =>
      optionHit(
        config,
        "ignore_bounce_errors_after",
        "0s",
        /^(?:[2-9]|\d{2,})d$|w$/.test(main(config, "ignore_bounce_errors_after")),
      ),
  },
  {
    id: "EX-RAT-01",
    severity: "high",
    check: ({ config }) =>
      config.authenticators.length === 0 ||
      !config.hasAcls ||
      statements(config).some((s) => s.items.some((i) => i.name === "ratelimit"))
        ? []
        : [
            {
              subject: "ratelimit",
              place: mainPlace(config, "acl_smtp_rcpt"),
              ...firstInAcl(config, "acl_smtp_rcpt", [
                "  deny authenticated = *",
                "    ratelimit = 200 / 1h / per_rcpt / strict / $authenticated_id",
              ]),
            },
          ],
  },
  {
    id: "EX-RAT-03",
    severity: "low",
    check: ({ config }) =>
      config.main.has("smtp_ratelimit_hosts")
        ? []
        : [{ subject: "smtp_ratelimit_hosts", place: DEFAULT_PLACE }],
  },
  {
    id: "EX-LOC-01",
    severity: "medium",
    check: ({ config }) =>
      config.hasAcls && !config.main.has("acl_not_smtp")
        ? [{ subject: "acl_not_smtp", place: DEFAULT_PLACE }]
        : [],
  },
  {
    id: "EX-LOC-02",
    severity: "medium",
    check: ({ config }) =>
      optionHit(
        config,
        "never_users",
        "root",
        config.main.has("never_users") && main(config, "never_users") === "",
      ),
  },
  {
    id: "EX-PRO-01",
    severity: "high",
    check: (view) =>
      view.scenes.some((s) => s.version !== undefined && !isAtLeast(s.version, 4, 97, 1)) &&
      view.answers.smuggling.some((r) => r.answer === "depends")
        ? [
            {
              subject: "CVE-2023-51766",
              place: mainPlace(view.config, "chunking_advertise_hosts"),
              ...mainOption(view.config, "chunking_advertise_hosts", ""),
            },
          ]
        : [],
  },
  {
    id: "EX-PRO-02",
    severity: "high",
    check: (view) => {
      const version = view.scenes[0]?.version;
      const banner = optionHit(
        view.config,
        "smtp_banner",
        "$smtp_active_hostname ESMTP",
        /\$version_number|ubuntu|debian/i.test(main(view.config, "smtp_banner")),
      ).map((h) => ({ ...h, severity: "low" as const }));
      const known =
        version === undefined
          ? []
          : CVES.filter(
              ({ from, fixed }) => isAtLeast(version, ...from) && !isAtLeast(version, ...fixed),
            ).map(({ cve }) => ({
              subject: cve,
              place: DEFAULT_PLACE,
              severity: "medium" as const,
            }));
      return [...banner, ...known];
    },
  },
  {
    id: "EX-PRO-03",
    severity: "low",
    check: (view) => [
      ...answerHit(view, "vrfy", () => true),
      ...optionHit(
        view.config,
        "acl_smtp_expn",
        "deny",
        main(view.config, "acl_smtp_expn") === "accept",
      ),
    ],
  },
  {
    id: "EX-PRO-05",
    severity: "medium",
    check: (view) =>
      view.scenes.some((s) => s.listener.port === 25 && !s.tlsAvailable)
        ? optionHit(view.config, "tls_advertise_hosts", "*", true)
        : [],
  },
  {
    id: "EX-DBL-01",
    severity: "critical",
    check: ({ config }) =>
      unique(
        statements(config).flatMap((s) =>
          s.items
            .filter((i) => i.name === "dnslists")
            .flatMap((i) =>
              splitList(i.value)
                .filter((z) => zoneState(z) === "wild")
                .map((z) => ({ subject: z, place: i.place, ...mendDnslists(config, i) })),
            ),
        ),
      ),
  },
  {
    id: "EX-DBL-02",
    severity: "high",
    check: ({ config }) =>
      unique(
        statements(config).flatMap((s) =>
          s.items
            .filter((i) => i.name === "dnslists")
            .flatMap((i) =>
              splitList(i.value)
                .filter((z) => isUnfiltered(z))
                .map((z) => ({ subject: z, place: i.place, ...mendDnslists(config, i) })),
            ),
        ),
      ),
  },
  {
    id: "EX-DBL-03",
    severity: "medium",
    check: ({ config }) =>
      unique(
        [...config.acls.values()].flatMap((acl) => {
          const accept = acl.findIndex(
            (s) =>
              s.verb === "accept" && s.items.some((i) => i.name === "authenticated" && !i.negated),
          );
          return accept < 0
            ? []
            : acl
                .slice(0, accept)
                .filter(
                  (s) =>
                    (s.verb === "deny" || s.verb === "drop") &&
                    s.items.some((i) => i.name === "dnslists") &&
                    !s.items.some((i) => i.name === "authenticated"),
                )
                .map((s) => ({ subject: "dnslists", place: s.place }));
        }),
      ),
  },
  {
    id: "EX-BSC-04",
    severity: "info",
    check: (view) => {
      const delivered = view.answers.backscatter.find((r) => saysFact(r.witness, "delivered"));
      const [first] = delivered === undefined ? [] : routersIn(delivered.witness);
      const router = view.config.routers.find((r) => r.name === first);
      return router === undefined ? [] : [{ subject: router.name, place: router.place }];
    },
  },
  {
    id: "EX-RAT-02",
    severity: "info",
    check: ({ config }) =>
      ["smtp_accept_queue_per_connection", "smtp_accept_max_per_connection"]
        .filter((name) => Number(main(config, name)) >= (name.includes("queue") ? 1 : 1000))
        .map((name) => ({ subject: name, place: mainPlace(config, name) })),
  },
  {
    id: "EX-PRO-04",
    severity: "low",
    check: ({ config }) =>
      ["helo_verify_hosts", "helo_try_verify_hosts", "acl_smtp_helo"].some(
        (n) => main(config, n) !== "",
      )
        ? []
        : [{ subject: "acl_smtp_helo", place: DEFAULT_PLACE }],
  },
  {
    id: "EX-CFG-02",
    severity: "low",
    check: ({ config }) =>
      [...config.lists.values()]
        .filter(({ value }) => /UPEX4C|DEBCONF\w+DEBCONF|\bMAIN_[A-Z_]{3,}\b/.test(value))
        .slice(0, 1)
        .map((list) => ({ subject: list.value.slice(0, 80), place: list.place })),
  },
];
