import { isRedacted, localPartOf } from "../core/mail-address.ts";
import { parseNetwork, type TraceNetwork } from "./trace-network.ts";
import { parsePeriod, type TracePeriod } from "./trace-period.ts";

/** One way to understand a word of the query. */
export type TraceReading =
  | { readonly kind: "queue-id"; readonly id: string }
  | { readonly kind: "message-id"; readonly id: string }
  | { readonly kind: "address"; readonly address: string }
  | { readonly kind: "account"; readonly account: string }
  | { readonly kind: "network"; readonly network: TraceNetwork };

/** One word of the query; it fits what any of its readings fits. */
export interface TraceTerm {
  readonly text: string;
  readonly readings: readonly TraceReading[];
}

/** What has to hold for a story: all terms, and the period where there is one. */
export interface TraceQuery {
  readonly terms: readonly TraceTerm[];
  readonly period: TracePeriod | undefined;
}

export type TraceQueryError = {
  readonly code: "empty-query" | "bad-period" | "masked-value" | "bad-network" | "too-short";
  readonly word: string;
};

/** Exim: `1jmFYj-00039V-QX`, since 4.97 `10HmaX-000000005vi-0000` (spec ch. 3.4). */
const EXIM_ID =
  /^[0-9A-Za-z]{6}-[0-9A-Za-z]{6}(?:[0-9A-Za-z]{5})?-[0-9A-Za-z]{2}(?:[0-9A-Za-z]{2})?$/;
/** Postfix: short ids are capital hex, long ones base 52 and always with a digit. */
const POSTFIX_ID = /^(?=.*\d)[0-9A-Za-z]{5,32}$|^[A-F]{6,20}$/;

/**
 * Reads a query: words between blanks, all of which must fit. `A..B` is a period, an IP or CIDR a client, a word with
 * `@` an address, account or Message-ID, `<>` the null sender, every other word a queue id, account or Message-ID.
 * `offsetMinutes`: how far east of UTC the clock of times without an offset is around an instant.
 */
export function parseTraceQuery(
  text: string,
  offsetMinutes: (epochMs: number) => number,
): TraceQuery | TraceQueryError {
  const terms: TraceTerm[] = [];
  let period: TracePeriod | undefined;
  const words = text
    .replace(/(\d{4}-\d\d-\d\d) +(\d\d:\d\d)/g, "$1T$2")
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return { code: "empty-query", word: "" };
  if (isRedacted(text)) return { code: "masked-value", word: text.trim() };
  for (const word of words) {
    const stretch = word.includes("..") ? parsePeriod(word, offsetMinutes) : undefined;
    if (stretch) {
      period = period ? overlap(period, stretch) : stretch;
      continue;
    }
    if (/^[\d:T_.Z+-]*\.\.[\d:T_.Z+-]*$/.test(word)) return { code: "bad-period", word };
    const readings = readWord(word);
    if (!Array.isArray(readings)) return readings;
    terms.push({ text: word, readings });
  }
  return { terms, period };
}

function overlap(a: TracePeriod, b: TracePeriod): TracePeriod {
  return { sinceMs: Math.max(a.sinceMs, b.sinceMs), untilMs: Math.min(a.untilMs, b.untilMs) };
}

function readWord(word: string): TraceReading[] | TraceQueryError {
  if (word === "<>") return [{ kind: "address", address: "" }];
  const network = parseNetwork(word.replace(/^\[(.*)\]$/, "$1"));
  if (network) return [{ kind: "network", network }];
  if (/^[\d.:a-f]+\/\d+$/i.test(word)) return { code: "bad-network", word };
  const bare = word.replace(/^<(.*)>$/, "$1");
  if (bare.length < 2) return { code: "too-short", word };
  if (bare.includes("@"))
    return [
      { kind: "address", address: bare },
      { kind: "account", account: bare },
      { kind: "message-id", id: bare },
    ];
  if (bare !== word) return [{ kind: "message-id", id: bare }];
  const others: TraceReading[] = [
    { kind: "account", account: bare },
    { kind: "address", address: bare },
    { kind: "message-id", id: bare },
  ];
  if (EXIM_ID.test(bare)) return [{ kind: "queue-id", id: bare }];
  return POSTFIX_ID.test(bare) ? [{ kind: "queue-id", id: bare }, ...others] : others;
}

/**
 * Byte strings one of which is on every line that fits the term; `[]` = any line may. Domains have no case, so of an
 * address only the part up to `@` is looked for.
 */
export function needlesOf(term: TraceTerm): string[] {
  const needles = new Set<string>();
  for (const reading of term.readings) {
    const needle = needleOf(reading);
    if (needle === "") return [];
    needles.add(needle);
  }
  const all = [...needles];
  return all.filter((needle) => !all.some((other) => other !== needle && needle.includes(other)));
}

function needleOf(reading: TraceReading): string {
  switch (reading.kind) {
    case "queue-id":
    case "message-id":
      return reading.id.includes("@") ? upToAt(reading.id) : reading.id;
    case "address":
      return reading.address === "" ? "<>" : upToAt(reading.address);
    case "account":
      return upToAt(reading.account);
    case "network":
      return reading.network.needle;
  }
}

function upToAt(value: string): string {
  return value.includes("@") ? `${localPartOf(value)}@` : value;
}
