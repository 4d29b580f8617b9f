import { scopeOf } from "../../core/ip-address.ts";
import { formatAddress, parseNetwork } from "../network.ts";
import type { Scene } from "../postfix/scene.ts";
import { isTableSpec, openTable } from "../postfix/table.ts";
import { placeOf, setForListener, setParameter, unique, removedRow } from "./fix.ts";
import { each, FROM_OUTSIDE, HITS_MAX, isNotIn } from "./postfix-hits.ts";
import type { Hit, PostfixView, Rule } from "./rule.ts";

const LOOPBACK_ONLY = "127.0.0.0/8 [::1]/128";

function networks(scene: Scene): {
  readonly word: string;
  readonly prefix: number;
  readonly bits: number;
  readonly address: string;
}[] {
  return scene.settings.words("mynetworks").flatMap((word) => {
    const network = word.startsWith("!") ? undefined : parseNetwork(word);
    return network === undefined
      ? []
      : [
          {
            word,
            prefix: network.prefix,
            bits: network.bits,
            address: formatAddress(network.bits, network.base),
          },
        ];
  });
}

const networkHits = (
  view: PostfixView,
  wanted: (n: ReturnType<typeof networks>[number]) => boolean,
): Hit[] =>
  each(view.scenes, (scene) => {
    const wrong = networks(scene)
      .filter(wanted)
      .map(({ word }) => word);
    if (wrong.length === 0) return [];
    // One value without all of them: the command of one finding must not undo that of the next.
    const kept = scene.settings.words("mynetworks").filter(isNotIn(wrong)).join(" ");
    const fix = setForListener(scene, "mynetworks", kept || LOOPBACK_ONLY);
    const place = placeOf(scene.settings, "mynetworks");
    return wrong.slice(0, HITS_MAX).map((subject) => ({ subject, place, fix }));
  });

/** Whom the settings trust by address, and what stands in the lists that say so. */
export const POSTFIX_TRUST: readonly Rule<PostfixView>[] = [
  {
    id: "PF-REL-01",
    severity: "critical",
    verify: FROM_OUTSIDE,
    check: (view) => networkHits(view, (n) => n.prefix <= 4),
  },
  {
    id: "PF-REL-02",
    severity: "high",
    check: (view) =>
      networkHits(
        view,
        (n) =>
          n.prefix > 4 &&
          scopeOf(n.address) === "public" &&
          (n.bits === 32 ? n.prefix < 24 : n.prefix < 48),
      ),
  },
  {
    id: "PF-REL-03",
    severity: "medium",
    check: (view) =>
      networkHits(
        view,
        (n) => n.prefix > 4 && n.prefix < n.bits && scopeOf(n.address) === "private",
      ),
  },
  {
    id: "PF-REL-04",
    severity: "high",
    check: (view) =>
      view.main.isSet("mynetworks") ||
      !["subnet", "class"].includes(view.main.value("mynetworks_style"))
        ? []
        : [
            {
              subject: `mynetworks_style = ${view.main.value("mynetworks_style")}`,
              place: placeOf(view.main, "mynetworks_style"),
              fix: setParameter(view.main, "mynetworks", LOOPBACK_ONLY),
            },
          ],
  },
  {
    id: "PF-REL-05",
    severity: "critical",
    check: (view) =>
      unique(
        [
          "mynetworks",
          "relay_domains",
          "mydestination",
          "virtual_alias_domains",
          "virtual_mailbox_domains",
        ].flatMap((name) =>
          view.main
            .words(name)
            .filter(isTableSpec)
            .flatMap((spec) =>
              (openTable(spec, view.config.texts).rows ?? [])
                .filter((r) => /^(?:reject|no|deny|dunno|discard|false|off)\b/i.test(r.value))
                .slice(0, 20)
                .map((r) => ({
                  subject: `${r.key} ${r.value}`,
                  place: r.place,
                  data: { parameter: name },
                  ...removedRow(view.config.texts, r.place),
                })),
            ),
        ),
      ),
  },
  {
    id: "PF-REL-06",
    severity: "medium",
    check: (view) => {
      const words = view.main.words("mynetworks");
      const place = placeOf(view.main, "mynetworks");
      const met = new Set<string>();
      const networksBefore: NonNullable<ReturnType<typeof parseNetwork>>[] = [];
      return unique(
        words.flatMap((word): Hit[] => {
          if (met.has(word)) return [{ subject: word, place, severity: "info" }];
          met.add(word);
          const isTakenOut = word.startsWith("!");
          const network = parseNetwork(isTakenOut ? word.slice(1) : word);
          if (network !== undefined && !isTakenOut) networksBefore.push(network);
          const covered =
            network !== undefined &&
            isTakenOut &&
            networksBefore.some((before) => {
              return (
                before.bits === network.bits &&
                before.prefix <= network.prefix &&
                before.base >> BigInt(before.bits - before.prefix) ===
                  network.base >> BigInt(before.bits - before.prefix)
              );
            });
          return covered
            ? [
                {
                  subject: word,
                  place,
                  fix: setParameter(
                    view.main,
                    "mynetworks",
                    [word, ...words.filter((w) => w !== word)].join(" "),
                  ),
                },
              ]
            : [];
        }),
      ).slice(0, HITS_MAX);
    },
  },
  {
    id: "PF-REL-07",
    severity: "medium",
    check: (view) =>
      each(view.scenes, ({ settings }) =>
        settings
          .words("mynetworks")
          .filter(
            (w) =>
              w.startsWith("#") ||
              (/^!?\[?[\d:]/.test(w) &&
                w.includes("/") &&
                parseNetwork(w.replace(/^!/, ""))?.hostBits !== false),
          )
          .slice(0, 1)
          .map((w) => ({ subject: w, place: placeOf(settings, "mynetworks") })),
      ),
  },
];
