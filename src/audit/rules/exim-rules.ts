import { scopeOf } from "../../core/ip-address.ts";
import type { Question } from "../../core/server-answers.ts";
import { zoneState } from "../blocklist.ts";
import { baseName, DEFAULT_PLACE } from "../config-text.ts";
import type { Place } from "../config-text.ts";
import type { AclStatement, Driver, EximConfig } from "../exim/config.ts";
import { splitList } from "../exim/list.ts";
import { formatAddress, parseNetwork } from "../network.ts";
import { isAtLeast } from "../version.ts";
import { replaceLine, unique } from "./fix.ts";
import type { EximView, Hit, Rule } from "./rule.ts";

const ENCRYPTED_ONLY = "server_advertise_condition = ${if def:tls_in_cipher}";
const NO_BYPASS = {
  command: "printf 'EHLO x\\nAUTH PLAIN AAA=\\nQUIT\\n' | exim -bh 203.0.113.66",
  expect: "535 Incorrect authentication data",
} as const;

const statements = (config: EximConfig): AclStatement[] => [...config.acls.values()].flat();
const main = (config: EximConfig, name: string): string => config.main.get(name)?.value ?? "";
/** Takes out the statement that lets strangers in; none where it is not an `accept`, or stands there twice. */
function withoutAccept(
  config: EximConfig,
  { source, line }: Place,
): { readonly fix?: NonNullable<Hit["fix"]> } {
  const text = config.texts.find(({ name }) => name === source)?.text ?? "";
  const [first = "", ...rest] = text.split("\n").slice(line - 1);
  if (!/^\s*accept\b/.test(first)) return {};
  const end = rest.findIndex((one) => STATEMENT_END.test(one));
  const lines = [first, ...rest.slice(0, end < 0 ? rest.length : end)];
  const whole = lines.join("\n");
  if (text.indexOf(whole) !== text.lastIndexOf(whole)) return {};
  return { fix: { file: baseName(source), diff: lines.map((one) => `-${one}`).join("\n") } };
}

/** The next statement, a label, a section, or an empty line. */
const STATEMENT_END =
  /^\s*(?:(?:accept|deny|defer|drop|discard|require|warn)\b|begin\b|[\w-]+\s*:\s*$|$)/;

/** Lines put behind the label of an ACL, which stands once in the text; none where it cannot be found. */
function firstInAcl(
  config: EximConfig,
  option: string,
  lines: readonly string[],
): { readonly fix?: NonNullable<Hit["fix"]> } {
  const name = main(config, option);
  for (const text of config.texts) {
    const label = text.text.split("\n").find((line) => line.trim() === `${name}:`);
    if (label === undefined) continue;
    const added = [label, ...lines].map((line) => `+${line}`).join("\n");
    return { fix: { file: baseName(text.name), diff: `-${label}\n${added}` } };
  }
  return {};
}

const mainPlace = (config: EximConfig, name: string): Place =>
  config.main.get(name)?.place ?? DEFAULT_PLACE;

/** A hit on a main option, with the value that mends it. */
function optionHit(config: EximConfig, name: string, value: string, wrong: boolean): Hit[] {
  if (!wrong) return [];
  const before = config.main.get(name);
  return [
    {
      subject: name,
      place: mainPlace(config, name),
      fix: {
        file: "exim4.conf",
        diff: `${before === undefined ? "" : `-${name} = ${before.value}\n`}+${name} = ${value}`,
      },
    },
  ];
}

/** Host lists and the `hosts` conditions that let clients in. */
function trustedLists(
  config: EximConfig,
): { readonly name: string; readonly value: string; readonly place: Place }[] {
  const used = new Set(
    statements(config)
      .filter((s) => s.verb === "accept")
      .flatMap((s) =>
        s.items
          .filter((i) => i.name === "hosts" && !i.negated)
          .flatMap((i) => splitList(i.value).map((w) => w.replace(/^\+/, ""))),
      ),
  );
  return [...config.lists]
    .filter(([key]) => key.startsWith("host:") && used.has(key.slice(5)))
    .map(([, list]) => list);
}

const relayDomains = (
  config: EximConfig,
): { readonly name: string; readonly value: string; readonly place: Place }[] =>
  [...config.lists].filter(([key]) => /^domain:.*relay/.test(key)).map(([, list]) => list);

const listHits = (
  lists: ReturnType<typeof trustedLists>,
  wrong: (items: readonly string[]) => string | undefined,
  kind: string,
  safe: string,
): Hit[] =>
  lists.flatMap((list) => {
    const item = wrong(splitList(list.value));
    return item === undefined
      ? []
      : [
          {
            subject: `${list.name}: ${item}`,
            place: list.place,
            fix: replaceLine(
              list.place,
              `${kind} ${list.name} = ${list.value}`,
              `${kind} ${list.name} = ${safe}`,
            ),
          },
        ];
  });

const isWide = (item: string): boolean => item === "*" || (parseNetwork(item)?.prefix ?? 32) <= 4;
const isWideDomain = (item: string): boolean =>
  item === "*" || item.startsWith("^") || item.startsWith("dnsdb") || /^\*\.[a-z]{2,}$/.test(item);
/** A list that lets everybody or everything through explains an open relay better than the ACL does. */
const isWideOpen = (config: EximConfig): boolean =>
  trustedLists(config).some(
    (l) => splitList(l.value).some(isWide) || splitList(l.value).at(-1)?.startsWith("!") === true,
  ) ||
  relayDomains(config).some((l) =>
    splitList(l.value).some((i) => isWideDomain(i) || i.startsWith("@mx_")),
  );

const LOOPBACK = "<; 127.0.0.1 ; ::1";

const passwordOf = (driver: Driver): string =>
  (driver.options.get("public_name")?.value ?? "").toUpperCase() === "LOGIN" ? "2" : "3";
/** The same condition, met by a password that is not empty alone: what a lookup gives for strangers is. */
const withPassword = (condition: string, driver: Driver): string =>
  `\${if and{{!eq{$auth${passwordOf(driver)}}{}}{bool_lax{${condition}}}}}`;
const plaintext = (
  config: EximConfig,
): { readonly driver: Driver; readonly condition: string; readonly place: Place }[] =>
  config.authenticators.flatMap((driver) => {
    const condition = driver.options.get("server_condition");
    return condition === undefined
      ? []
      : [{ driver, condition: condition.value, place: condition.place }];
  });

/** A row of the answers for this question that says yes. */
const yesRow = (view: EximView, question: Question): string | undefined =>
  view.answers[question].find((r) => r.answer === "yes")?.witness;

/** `(exim4.conf:31)` of the last statement in a witness. */
function witnessPlace(config: EximConfig, witness: string): Place {
  const line = Number(/:(\d+)\)(?!.*:\d+\))/.exec(witness)?.[1] ?? 0);
  const statement = statements(config).find((s) => s.place.line === line);
  return statement?.place ?? DEFAULT_PLACE;
}

const answerHit = (
  view: EximView,
  question: Question,
  wanted: (witness: string) => boolean,
): Hit[] => {
  const witness = yesRow(view, question);
  return witness === undefined || !wanted(witness)
    ? []
    : [{ subject: question, place: witnessPlace(view.config, witness), data: { witness } }];
};

const isAttackerData = (witness: string): boolean =>
  /MAIL FROM:|HELO |senders = |sender_domains = |verify = sender/.test(witness);

export const EXIM_RULES: readonly Rule<EximView>[] = [
  {
    id: "EX-REL-01",
    severity: "critical",
    check: ({ config }) =>
      listHits(trustedLists(config), (items) => items.find(isWide), "hostlist", LOOPBACK),
  },
  {
    id: "EX-REL-02",
    severity: "critical",
    check: ({ config }) =>
      listHits(
        trustedLists(config),
        (items) => (items.at(-1)?.startsWith("!") === true ? items.at(-1) : undefined),
        "hostlist",
        LOOPBACK,
      ),
  },
  {
    id: "EX-REL-03",
    severity: "critical",
    check: ({ config }) =>
      listHits(relayDomains(config), (items) => items.find(isWideDomain), "domainlist", ""),
  },
  {
    id: "EX-REL-04",
    severity: "high",
    check: ({ config }) =>
      unique(
        [...config.lists]
          .filter(([k]) => k.startsWith("domain:"))
          .flatMap(([, list]) =>
            splitList(list.value)
              .filter((i) => /^@mx_(?:any|secondary)/.test(i) && !i.includes("/ignore"))
              .map((i) => ({ subject: i, place: list.place })),
          ),
      ),
  },
  {
    id: "EX-REL-05",
    severity: "critical",
    check: (view) =>
      answerHit(view, "relayUnauthenticated", isAttackerData).map((hit) => ({
        ...hit,
        ...withoutAccept(view.config, hit.place),
      })),
  },
  {
    id: "EX-REL-06",
    severity: "medium",
    check: ({ config }) =>
      unique(
        [...trustedLists(config)].flatMap((l) =>
          splitList(l.value)
            .filter((i) => /^(?:\*\.|\^)/.test(i))
            .map((i) => ({ subject: i, place: l.place })),
        ),
      ),
  },
  {
    id: "EX-REL-07",
    severity: "critical",
    check: (view) =>
      isWideOpen(view.config)
        ? []
        : answerHit(
            view,
            "relayUnauthenticated",
            (w) => !isAttackerData(w) && !w.includes("PROXY"),
          ),
  },
  {
    id: "EX-REL-08",
    severity: "medium",
    check: ({ config }) =>
      unique(
        [...config.lists]
          .filter(([k]) => k.startsWith("host:"))
          .flatMap(([, list]) =>
            splitList(list.value)
              .filter((i) => /^!?\s*:[0-9a-f]*$/i.test(i) || /^[0-9a-f]{1,4}$/i.test(i))
              .slice(0, 1)
              .map((i) => ({ subject: `${list.name}: ${i}`, place: list.place })),
          ),
      ),
  },
  {
    id: "EX-REL-09",
    severity: "info",
    check: ({ config }) =>
      config.hasAcls && !config.main.has("acl_smtp_rcpt")
        ? [{ subject: "acl_smtp_rcpt", place: DEFAULT_PLACE }]
        : [],
  },
  {
    id: "EX-REL-11",
    severity: "low",
    check: ({ config }) =>
      optionHit(config, "percent_hack_domains", "", main(config, "percent_hack_domains") !== ""),
  },
  {
    id: "EX-REL-12",
    severity: "medium",
    check: ({ config }) =>
      unique(
        trustedLists(config).flatMap((l) =>
          splitList(l.value)
            .filter((i) => {
              const network = parseNetwork(i);
              return (
                network !== undefined &&
                network.prefix < network.bits &&
                scopeOf(formatAddress(network.bits, network.base)) === "private"
              );
            })
            .map((i) => ({ subject: `${l.name}: ${i}`, place: l.place })),
        ),
      ),
  },
  {
    id: "EX-REL-13",
    severity: "critical",
    check: ({ config }) =>
      optionHit(config, "hosts_proxy", "", splitList(main(config, "hosts_proxy")).some(isWide)),
  },
  {
    id: "EX-AUT-01",
    severity: "critical",
    verify: NO_BYPASS,
    check: (view) => {
      if (yesRow(view, "authBypass") === undefined) return [];
      return plaintext(view.config)
        .filter(({ driver, condition }) => comparesLookup(condition, passwordOf(driver)))
        .map(({ driver, condition, place }) => ({
          subject: driver.name,
          place,
          fix: replaceLine(
            place,
            `server_condition = ${condition}`,
            `server_condition = ${withPassword(condition, driver)}`,
          ),
        }));
    },
  },
  {
    id: "EX-AUT-02",
    severity: "critical",
    verify: NO_BYPASS,
    check: ({ config }) =>
      plaintext(config)
        .filter(
          ({ driver, condition }) =>
            !new RegExp(`\\$(?:auth|\\{auth)?\\{?${passwordOf(driver)}\\b`).test(condition),
        )
        .map(({ driver, place }) => ({ subject: driver.name, place })),
  },
  {
    id: "EX-AUT-03",
    severity: "critical",
    check: (view) =>
      yesRow(view, "authBypass") === undefined
        ? []
        : view.config.authenticators
            .filter(
              (d) =>
                d.options.get("driver")?.value === "cram_md5" &&
                !/fail/.test(d.options.get("server_secret")?.value ?? "fail"),
            )
            .map((d) => ({
              subject: d.name,
              place: d.options.get("server_secret")?.place ?? d.place,
            })),
  },
  {
    id: "EX-AUT-04",
    severity: "critical",
    check: ({ config }) =>
      plaintext(config)
        .filter(({ driver, condition }) =>
          new RegExp(
            `match(?:_address)?\\s*\\{.*\\}\\s*\\{\\$(?:auth)?${passwordOf(driver)}\\}`,
          ).test(condition),
        )
        .map(({ driver, place }) => ({ subject: driver.name, place })),
  },
  {
    id: "EX-AUT-05",
    severity: "high",
    verify: {
      command: "printf 'EHLO x\\nQUIT\\n' | exim -bh 203.0.113.66",
      expect: "no-auth-line",
    },
    check: (view) => {
      if (yesRow(view, "authPlaintext") === undefined) return [];
      return view.config.authenticators
        .filter(
          (d) =>
            !/tls_(?:in_)?cipher/.test(d.options.get("server_advertise_condition")?.value ?? ""),
        )
        .map((d) => ({
          subject: d.name,
          place: d.options.get("server_advertise_condition")?.place ?? d.place,
          fix: { file: "exim4.conf", diff: `+  ${ENCRYPTED_ONLY}` },
        }));
    },
  },
  {
    id: "EX-AUT-06",
    severity: "medium",
    check: ({ config }) =>
      plaintext(config)
        .filter(({ condition }) => /\beq\s*\{\$(?:auth)?[23]\}/.test(condition))
        .map(({ driver, place }) => ({ subject: driver.name, place })),
  },
  {
    id: "EX-AUT-07",
    severity: "medium",
    check: ({ config }) =>
      config.authenticators
        .filter((d) => d.options.has("server_condition") && !d.options.has("server_set_id"))
        .map((d) => ({
          subject: d.name,
          place: d.place,
          fix: { file: "exim4.conf", diff: "+  server_set_id = $auth2" },
        })),
  },
  {
    id: "EX-AUT-08",
    severity: "medium",
    check: ({ config }) =>
      config.authenticators.length > 0 && !config.main.has("acl_smtp_auth")
        ? [
            {
              subject: "acl_smtp_auth",
              place: DEFAULT_PLACE,
              fix: { file: "exim4.conf", diff: "+acl_smtp_auth = acl_check_auth" },
            },
          ]
        : [],
  },
  {
    id: "EX-AUT-09",
    severity: "medium",
    check: (view) =>
      splitList(main(view.config, "tls_on_connect_ports"))
        .filter((p) => /^\d+$/.test(p) && !view.scenes.some((s) => s.listener.port === Number(p)))
        .map((p) => ({
          subject: `port ${p}`,
          place: mainPlace(view.config, "tls_on_connect_ports"),
        })),
  },
  {
    id: "EX-AUT-10",
    severity: "low",
    check: (view) => answerHit(view, "authOnPort25", () => true),
  },
  {
    id: "EX-FRG-01",
    severity: "high",
    check: (view) => answerHit(view, "forgeAuthenticated", () => true),
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
  {
    id: "EX-BSC-01",
    severity: "high",
    check: (view) => answerHit(view, "backscatter", () => true),
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
        : [{ subject: list.name, place: list.place }];
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
        ? [{ subject: "CVE-2023-51766", place: DEFAULT_PLACE }]
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
                .map((z) => ({ subject: z, place: i.place })),
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
                .filter((z) => /(?:^|\.)spamhaus\.(?:org|net)/.test(z) && !z.includes("="))
                .map((z) => ({ subject: z, place: i.place })),
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
      const row = view.answers.backscatter.find((r) => r.witness.startsWith("delivered: router "));
      const name = /^delivered: router ([A-Za-z0-9_-]+)/.exec(row?.witness ?? "")?.[1];
      const router = view.config.routers.find((r) => r.name === name);
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

/** `eq{$auth3}{${lookup ...}}` without a forced failure. */
function comparesLookup(condition: string, number: string): boolean {
  return (
    new RegExp(`\\$\\{?(?:auth)?${number}\\b`).test(condition) &&
    condition.includes("lookup") &&
    !/\}\s*fail\b/.test(condition)
  );
}

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
