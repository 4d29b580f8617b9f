import { zoneState } from "../blocklist.ts";
import { placeOf, setForListener, setParameter } from "./fix.ts";
import { filteredZone, isUnfiltered, mendList } from "./mend-list.ts";
import { each, mainHit } from "./postfix-hits.ts";
import { listedWords, withLogin } from "./postfix-lists.ts";
import type { Hit, PostfixView, Rule } from "./rule.ts";

/** Which blocklists are asked, and whether they still answer. */
export const POSTFIX_DNSLISTS: readonly Rule<PostfixView>[] = [
  {
    id: "PF-DBL-01",
    severity: "critical",
    verify: { command: "dig +short 1.0.0.127.ZONE", expect: "no-answer" },
    check: (view) =>
      zones(view)
        .filter((z) => zoneState(z.zone) === "wild")
        .map(({ zone, ...hit }) => ({ ...hit, subject: zone })),
  },
  {
    id: "PF-DBL-02",
    severity: "medium",
    check: (view) =>
      zones(view)
        .filter((z) => zoneState(z.zone) === "silent")
        .map((z) => ({ subject: z.zone, place: z.place })),
  },
  {
    id: "PF-DBL-03",
    severity: "high",
    check: (view) =>
      zones(view)
        .filter(({ zone }) => isUnfiltered(zone))
        .map(({ zone, ...hit }) => ({
          ...hit,
          subject: zone,
          data: { filtered: filteredZone(zone) },
        })),
  },
  {
    id: "PF-DBL-04",
    severity: "medium",
    check: (view) =>
      each(withLogin(view.scenes), (s) =>
        listedWords(s.settings)
          .filter(
            (w) =>
              w.word === "reject_rbl_client" &&
              !w.words
                .slice(0, w.index)
                .some((b) => b.toLowerCase() === "permit_sasl_authenticated"),
          )
          .map((w) => ({
            subject: `${w.list} > ${w.words[w.index + 1] ?? ""}`,
            place: w.place,
            fix: setForListener(
              s,
              w.list,
              ["permit_mynetworks", "permit_sasl_authenticated", ...w.words]
                .filter((x, i, all) => all.indexOf(x) === i || !x.startsWith("permit_"))
                .join(", "),
            ),
          })),
      ),
  },
  {
    id: "PF-DBL-05",
    severity: "low",
    check: (view) =>
      zones(view)
        .filter((z) => /barracudacentral\.org|abusix\.zone/.test(z.zone))
        .map((z) => ({ subject: z.zone, place: z.place })),
  },
  {
    id: "PF-DBL-06",
    severity: "low",
    check: (view) =>
      mainHit(
        view,
        "postscreen_dnsbl_action",
        "enforce",
        view.main.value("postscreen_dnsbl_sites") !== "" &&
          view.main.value("postscreen_dnsbl_action") === "ignore",
      ),
  },
  {
    id: "PF-DBL-07",
    severity: "medium",
    check: (view) =>
      zones(view)
        .filter((z) => z.zone.includes("dnswl") && !z.zone.includes("="))
        .map((z) => ({ subject: z.zone, place: z.place })),
  },
];

/** `postscreen_dnsbl_sites` without the lists that list everybody, and with filters. */
const mendedSites = ({ main }: PostfixView): readonly string[] =>
  main
    .words("postscreen_dnsbl_sites")
    .filter((site) => zoneState(site) !== "wild")
    .map(filteredZone);

interface AskedZone extends Omit<Hit, "subject"> {
  readonly zone: string;
}

/** The blocklists that are asked, each with the value that is without bad ones. */
function zones(view: PostfixView): AskedZone[] {
  const inLists = view.scenes.flatMap((s) =>
    listedWords(s.settings)
      .filter((w) => /^(?:reject_rbl_client|reject_rhsbl_\w+|permit_dnswl_client)$/.test(w.word))
      .map((w) => ({
        zone: w.words[w.index + 1] ?? "",
        place: w.place,
        ...mendList(view, s, w.list),
      })),
  );
  const inScreen = view.main.words("postscreen_dnsbl_sites").map((zone) => ({
    zone,
    place: placeOf(view.main, "postscreen_dnsbl_sites"),
    fix: setParameter(view.main, "postscreen_dnsbl_sites", mendedSites(view).join(", ")),
  }));
  return [
    ...new Map(
      [...inLists, ...inScreen]
        .filter((z) => z.zone !== "")
        .map((z) => [`${z.zone} ${z.place.source}:${z.place.line}`, z]),
    ).values(),
  ];
}
