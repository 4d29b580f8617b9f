import type { ListMeaning } from "../../core/identity-sayings.ts";

export interface ListZone {
  readonly zone: string;
  /** `domain` lists take names, the others addresses; on an `allow` list it is good to be. */
  readonly kind: "block" | "allow" | "domain";
  /** What a receiver does with it: `refuses` whole, adds to a score, or knows better than to use it. */
  readonly weight: "refuses" | "scores";
  readonly takesIpv6: boolean;
  /** Names below the zone that are always listed (RFC 5782 5); one is enough. None: the list has no test point. */
  readonly testPoints: readonly string[];
  /** The last two numbers of 127.0.x.y; an answer that stands here nowhere is no listing. */
  readonly codes: readonly (readonly [from: string, to: string, meaning: ListMeaning])[];
  /** Where the last number is a set of bits. */
  readonly isBitMask?: boolean;
  /** Answers that mean "not for you" (127.255.255.x always does). */
  readonly refusals: readonly string[];
  /** Where to look up the reason and ask for removal. */
  readonly page: string;
}

/** RFC 5782 5: 127.0.0.2 is listed in every list of addresses, 127.0.0.1 in none. */
export const LISTED_TEST = "2.0.0.127";
export const UNLISTED_TEST = "1.0.0.127";
/** RFC 5782 5, for lists of names. */
export const UNLISTED_NAME = "invalid";

const block = {
  kind: "block",
  weight: "refuses",
  takesIpv6: false,
  testPoints: [LISTED_TEST],
  refusals: [],
} as const;
const listed = [["0.2", "0.2", "spam-source"]] as const;
const domain = { ...block, kind: "domain" } as const;

/** Lists that receivers use, by their operators' pages of 2026; whether one is alive is asked before each use. */
export const LIST_ZONES: readonly ListZone[] = [
  {
    ...block,
    zone: "zen.spamhaus.org",
    takesIpv6: true,
    codes: [
      ["0.2", "0.3", "spam-source"],
      ["0.4", "0.7", "exploited"],
      ["0.9", "0.9", "hijacked-network"],
      ["0.10", "0.11", "dynamic"],
    ],
    page: "https://check.spamhaus.org/",
  },
  {
    ...block,
    zone: "bl.spamcop.net",
    codes: listed,
    page: "https://www.spamcop.net/bl.shtml",
  },
  {
    ...block,
    zone: "b.barracudacentral.org",
    codes: listed,
    page: "https://www.barracudacentral.org/rbl/removal-request",
  },
  {
    ...block,
    zone: "bl.mailspike.net",
    codes: [
      ["0.2", "0.2", "exploited"],
      ["0.10", "0.14", "reputation"],
    ],
    page: "https://mailspike.org/",
  },
  {
    ...block,
    zone: "psbl.surriel.com",
    codes: listed,
    page: "https://psbl.org/remove",
  },
  {
    ...block,
    zone: "dnsbl.dronebl.org",
    codes: [
      ["0.3", "0.7", "exploited"],
      ["0.8", "0.12", "open-proxy"],
      ["0.13", "0.13", "brute-force"],
      ["0.14", "0.19", "exploited"],
      ["0.255", "0.255", "listed"],
    ],
    page: "https://dronebl.org/lookup",
  },
  {
    ...block,
    zone: "all.spamrats.com",
    weight: "scores",
    codes: [
      ["0.36", "0.36", "dynamic"],
      ["0.37", "0.37", "no-ptr"],
      ["0.38", "0.38", "spam-source"],
      ["0.43", "0.43", "brute-force"],
    ],
    page: "https://www.spamrats.com/lookup.php",
  },
  {
    ...block,
    zone: "bl.blocklist.de",
    weight: "scores",
    codes: [["0.2", "0.30", "brute-force"]],
    page: "https://www.blocklist.de/en/delist.html",
  },
  {
    ...block,
    zone: "dnsbl-1.uceprotect.net",
    weight: "scores",
    codes: listed,
    page: "https://www.uceprotect.net/en/rblcheck.php",
  },
  {
    ...block,
    zone: "ips.backscatterer.org",
    weight: "scores",
    codes: [["0.2", "0.2", "backscatter"]],
    page: "https://www.backscatterer.org/",
  },
  {
    ...block,
    zone: "list.dnswl.org",
    kind: "allow",
    weight: "scores",
    takesIpv6: true,
    testPoints: [],
    codes: [["2.0", "20.3", "trusted"]],
    refusals: ["127.0.0.255"],
    page: "https://www.dnswl.org/selfservice/",
  },
  {
    ...domain,
    zone: "dbl.spamhaus.org",
    testPoints: ["dbltest.com"],
    codes: [
      ["1.2", "1.99", "bad-domain"],
      ["1.102", "1.199", "abused-site"],
    ],
    refusals: ["127.0.1.255"],
    page: "https://check.spamhaus.org/",
  },
  {
    ...domain,
    zone: "multi.surbl.org",
    testPoints: [LISTED_TEST, "test.surbl.org"],
    isBitMask: true,
    codes: [["0.2", "0.254", "bad-domain"]],
    refusals: ["127.0.0.1"],
    page: "https://surbl.org/surbl-analysis",
  },
  {
    ...domain,
    zone: "multi.uribl.com",
    testPoints: [LISTED_TEST, "test.uribl.com"],
    isBitMask: true,
    codes: [["0.2", "0.14", "bad-domain"]],
    refusals: ["127.0.0.1"],
    page: "https://admin.uribl.com/",
  },
];
