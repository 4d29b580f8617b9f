import type { Confidence } from "../core/diagnosis.ts";
import { networkOf } from "../core/ip-address.ts";
import { say } from "../core/say.ts";
import type { IncidentDraft } from "./draft.ts";

/**
 * A message that somebody returned to this house, or complained about, and that did not pass this mail server though it
 * bears an address of it: whoever received it wrote down where it came from.
 */
export interface ReturnedMail {
  /** `elsewhere`: from an address that is not ours. `past-us`: from ours, without a line of the mail server. */
  readonly way: "elsewhere" | "past-us";
  /** The host that handed it to its receiver. */
  readonly ip: string;
  /** Who returned it. */
  readonly reporter: string;
  /** The log has lines before and after it, so that it would be in it. */
  readonly isCovered: boolean;
}

/** So few come to every domain now and then, and mean nothing. */
const POSSIBLE_MIN = { elsewhere: 5, "past-us": 2 } as const;
const LIKELY_MIN = { elsewhere: 10, "past-us": 3 } as const;
const CERTAIN_MIN = { elsewhere: 30, "past-us": 10 } as const;
/** One reporter could say anything; three that agree do not lie. */
const REPORTERS_LIKELY = 2;
const REPORTERS_CERTAIN = 3;
/** Networks that no house has all of. */
const NETWORKS_MIN = 3;

export interface ReturnedProof {
  readonly draft: IncidentDraft;
  /** Indexes of the mails that prove it. */
  readonly mails: readonly number[];
}

/** What returned mail proves: our addresses are forged elsewhere, or mail leaves this address past the mail server. */
export function detectByReturnedMail(
  mails: readonly ReturnedMail[],
  /** Addresses of this house are known, so that another one is somebody else's. */
  knowsOwnAddresses: boolean,
): ReturnedProof[] {
  return (["elsewhere", "past-us"] as const).flatMap((way) => {
    const found = [...mails.keys()].filter((at) => mails[at]?.way === way);
    const confidence = confidenceOf(
      way,
      found.flatMap((at) => mails[at] ?? []),
      knowsOwnAddresses,
    );
    if (confidence === undefined) return [];
    const ips = new Set(found.map((at) => mails[at]?.ip ?? ""));
    const bounces = found.length;
    const draft: IncidentDraft = {
      cause: way === "elsewhere" ? "joe-job" : "direct-to-mx",
      confidence,
      score: { certain: 0.9, likely: 0.6, possible: 0.35 }[confidence],
      subject: way === "elsewhere" ? "bounces from elsewhere" : "past the mail server",
      rows: [],
      accounts: [],
      summary: (facts) =>
        way === "elsewhere"
          ? say("summary.joe-job-returned", { bounces, hosts: ips.size, ...facts })
          : say("summary.direct-to-mx-returned", { bounces, ip: [...ips][0] ?? "", ...facts }),
      messageProof: [],
      lineProof: [],
      timeline: [],
      ruledOut: [],
      missing:
        way === "elsewhere"
          ? []
          : [{ what: say("missing.outgoing-connections", {}), command: "ss -tnp dport = :25" }],
      actions: [{ step: "save-evidence", target: way === "elsewhere" ? "bounces" : "connections" }],
    };
    return [{ draft, mails: found }];
  });
}

function confidenceOf(
  way: ReturnedMail["way"],
  mails: readonly ReturnedMail[],
  knowsOwnAddresses: boolean,
): Confidence | undefined {
  if (mails.length < POSSIBLE_MIN[way]) return undefined;
  const covered = mails.filter(({ isCovered }) => isCovered);
  const reporters = new Set(covered.map(({ reporter }) => reporter)).size;
  const networks = new Set(covered.map(({ ip }) => networkOf(ip))).size;
  // Without our addresses, one network could be ours, and the mail past us.
  const isSomebodyElse = way === "past-us" || knowsOwnAddresses || networks >= NETWORKS_MIN;
  if (!isSomebodyElse) return "possible";
  if (covered.length >= CERTAIN_MIN[way] && reporters >= REPORTERS_CERTAIN) return "certain";
  if (covered.length >= LIKELY_MIN[way] && reporters >= REPORTERS_LIKELY) return "likely";
  return "possible";
}
