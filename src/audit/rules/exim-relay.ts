import { scopeOf } from "../../core/ip-address.ts";
import { baseName, DEFAULT_PLACE } from "../config-text.ts";
import type { Place } from "../config-text.ts";
import type { EximConfig } from "../exim/config.ts";
import { splitList } from "../exim/list.ts";
import { formatAddress, parseNetwork } from "../network.ts";
import { replaceLine, unique } from "./fix.ts";
import type { EximView, Hit, Rule } from "./rule.ts";
import { reliesOnClaim, saysFact } from "./witness-signs.ts";
import { hasPart } from "../../core/witness.ts";
import type { Witness } from "../../core/witness.ts";
import { relayFence, trustedLists } from "./exim-acl-fix.ts";
import { main, optionHit, relayDomains, answerHit } from "./exim-hits.ts";

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

const MX_ITEM = /^@mx_(?:any|secondary)/;

/** A list of domains without what whoever owns a domain can bring about; the domains have to be named. */
function withoutItems(
  config: EximConfig,
  { name, value, place }: ReturnType<typeof trustedLists>[number],
  item: RegExp,
): { readonly fix?: NonNullable<Hit["fix"]> } {
  const items = splitList(value);
  // Another separator than the colon would have to be told again.
  if (value.startsWith("<") || !config.lists.has(`domain:${name}`)) return {};
  const kept = items.filter((one) => !item.test(one)).join(" : ");
  return {
    fix: replaceLine(place, `domainlist ${name} = ${value}`, `domainlist ${name} = ${kept}`),
  };
}

/** A statement about the sender, which whoever sends chooses. */
const asksSender = ({ name, value }: { readonly name: string; readonly value: string }): boolean =>
  name === "senders" ||
  name === "sender_domains" ||
  (name === "verify" && value.trim().startsWith("sender"));

const isAttackerData = (witness: Witness): boolean =>
  reliesOnClaim(witness) ||
  hasPart(witness, (part) => part.kind === "statement" && part.conditions.some(asksSender));

/** Who may send mail through the server without a login. */
export const EXIM_RELAY: readonly Rule<EximView>[] = [
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
              .filter((i) => MX_ITEM.test(i) && !i.includes("/ignore"))
              .map((i) => ({
                subject: i,
                place: list.place,
                ...withoutItems(config, list, MX_ITEM),
              })),
          ),
      ),
  },
  {
    id: "EX-REL-05",
    severity: "critical",
    check: (view) =>
      answerHit(view, "relayUnauthenticated", isAttackerData).map((hit) => ({
        ...hit,
        ...relayFence(view.config),
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
            (w) => !isAttackerData(w) && !saysFact(w, "proxy-line"),
          ).map((hit) => ({ ...hit, ...relayFence(view.config) })),
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
];
