import type { Finding } from "../../../core/diagnosis.ts";
import { scopeOf } from "../../../core/ip-address.ts";
import { RECEIVERS } from "./catalogue.ts";
import type { Receiver } from "./receiver.ts";

/** Somebody who refuses our mail, or keeps the list that another refuses it by. */
export interface Refusal {
  /** Domain of the receiver as the log names it. */
  readonly domain: string;
  readonly receiver: Receiver;
  /** Our address as the receiver saw it. */
  readonly ourIp: string | null;
  /** RFC 3339, null when the log cannot tell. */
  readonly since: string | null;
  /** The answer in the receiver's words. */
  readonly answer: string;
  readonly count: number;
}

const CODES: ReadonlySet<string> = new Set(["blocked-by-receiver", "remote-throttling"]);

/**
 * One for each receiver and each list that its answer cites, most refusals first. A list comes before those that follow
 * it; a receiver that nobody knows here gets the general form, with the page that its own answer names.
 */
export function findRefusals(findings: readonly Finding<unknown>[]): readonly Refusal[] {
  const refusals = new Map<string, Refusal>();
  for (const { code, data, subject } of findings) {
    if (!CODES.has(code)) continue;
    const answer = textOf(data.text) ?? "";
    const domain = textOf(data.receiver) ?? subject;
    for (const receiver of receiversOf(domain, answer, data)) {
      // One letter for each list, whoever follows it.
      const key = receiver.name;
      const known = refusals.get(key);
      const count = (typeof data.count === "number" ? data.count : 1) + (known?.count ?? 0);
      refusals.set(
        key,
        known
          ? { ...known, count, since: earlier(known.since, textOf(data.since)) }
          : {
              domain,
              receiver,
              ourIp: textOf(data.ourIp) ?? null,
              since: textOf(data.since) ?? null,
              answer,
              count,
            },
      );
    }
  }
  return [...refusals.values()].sort((a, b) => b.count - a.count);
}

function receiversOf(
  domain: string,
  answer: string,
  data: Finding<unknown>["data"],
): readonly Receiver[] {
  const byDomain = RECEIVERS.filter(({ domains }) =>
    domains.some((one) => domain === one || domain.endsWith(`.${one}`)),
  );
  const cited = RECEIVERS.filter((one) => one.cited?.test(answer) && !byDomain.includes(one));
  const exact = [...cited, ...byDomain];
  return exact.length > 0 ? exact : [generalForm(domain, data)];
}

/** For a receiver without a file of its own. */
function generalForm(domain: string, data: Finding<unknown>["data"]): Receiver {
  const url = textOf(data.url);
  const isPage = url !== undefined && /^https?:\/\/[^\s"'<>\\^`{|}\p{Cc}]{4,300}$/u.test(url);
  // An address is no mail domain.
  const hasName = scopeOf(domain) === undefined && /^[a-z0-9.-]{3,253}$/i.test(domain);
  return {
    name: domain,
    domains: [domain],
    ...(isPage
      ? { way: "form" as const, place: url }
      : hasName
        ? { way: "postmaster" as const, place: `postmaster@${domain}` }
        : { way: "no-address" as const, place: domain }),
    advice: ["stop-first", "cause-and-cure", "own-address", "quote-answer", "reverse-name"],
    language: "en",
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function earlier(a: string | null, b: string | undefined): string | null {
  if (a === null || b === undefined) return a ?? b ?? null;
  return Date.parse(b) < Date.parse(a) ? b : a;
}
