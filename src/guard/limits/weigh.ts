import type { Column, Counters } from "./counters.ts";
import { DistinctColumn } from "./distinct-column.ts";
import type { Limit, LimitAnswer, Origin, SubjectKind } from "./limit.ts";
import type { LimitRules } from "./limit-rules.ts";

/** Who a message counts for; a kind that it has no subject of has no limit. */
export interface Payers {
  readonly origin: Origin;
  readonly subjects: Readonly<Partial<Record<SubjectKind, number>>>;
  /** Hash of the client's network, 32 bits. */
  readonly network: number;
}

/** How much a message adds to what it was charged already, and how much it has altogether. */
export interface Amounts {
  readonly recipients: number;
  readonly messages: number;
  readonly newRecipients: number;
  readonly recipientsOfMessage: number;
}

export interface Breach {
  readonly limit: Limit;
  readonly subject: string;
  /** Counted in the window without this message. */
  readonly used: number;
  readonly max: number;
  /** Guard clock; undefined = waiting does not help. */
  readonly freeAtMs: number | undefined;
}

export interface Weighed {
  /** Limits that would be passed, the strictest answer first. */
  readonly breaches: readonly Breach[];
  /** Limits that would be filled to 80 % or more. */
  readonly near: readonly Breach[];
}

interface BoundLimit {
  readonly limit: Limit;
  /** Undefined for a limit of one message. */
  readonly column: Column | undefined;
}

/** What was charged, to be taken back. */
export interface Charge {
  readonly column: Column;
  readonly subject: number;
  readonly slot: number;
  readonly amount: number;
}

/** From here on a limit is called near. */
const NEAR_SHARE = 0.8;
const STRICTNESS: readonly LimitAnswer[] = ["reject", "defer", "hold", "warn"];
const NOTHING: Weighed = { breaches: [], near: [] };

/** Weighs messages against the limits and charges them; one call is one step, nothing comes between. */
export class Scales {
  readonly #counters: Counters;
  readonly #rules: LimitRules;
  readonly #bound: Readonly<Record<Origin, readonly BoundLimit[]>>;
  readonly #charged: Readonly<Record<Origin, readonly Column[]>>;

  constructor(counters: Counters, rules: LimitRules) {
    this.#counters = counters;
    this.#rules = rules;
    const bind = (origin: Origin): readonly BoundLimit[] =>
      rules.limits
        .filter((limit) => limit.from.includes(origin))
        .map((limit) => ({
          limit,
          column: limit.windowMs === 0 ? undefined : counters.columnOf(limit),
        }));
    this.#bound = {
      authenticated: bind("authenticated"),
      script: bind("script"),
      trusted: bind("trusted"),
      outside: bind("outside"),
    };
    const columns = (origin: Origin) => [
      ...new Set(this.#bound[origin].flatMap(({ column }) => column ?? [])),
    ];
    this.#charged = {
      authenticated: columns("authenticated"),
      script: columns("script"),
      trusted: columns("trusted"),
      outside: columns("outside"),
    };
  }

  /** Which limits the message would pass or come near. Counts nothing. */
  weigh(payers: Payers, amounts: Amounts, nowMs: number, wallMs: number): Weighed {
    let breaches: Breach[] | undefined;
    let near: Breach[] | undefined;
    for (const { limit, column } of this.#bound[payers.origin]) {
      const subject = payers.subjects[limit.per];
      if (subject === undefined) continue;
      const name = this.#counters.subjects[limit.per].nameOf(subject);
      const max = this.#rules.maxFor(limit, name, wallMs);
      if (max === undefined) continue;
      const { used, after } = usage(limit, column, subject, payers, amounts, nowMs);
      if (after <= used || after < max * NEAR_SHARE) continue;
      if (after > max) {
        const freeAtMs = column?.counts.freeAt(subject, nowMs, max - (after - used));
        (breaches ??= []).push({ limit, subject: name, used, max, freeAtMs });
      } else {
        (near ??= []).push({ limit, subject: name, used: after, max, freeAtMs: undefined });
      }
    }
    if (breaches === undefined && near === undefined) return NOTHING;
    return {
      breaches: (breaches ?? []).sort((a, b) => strictness(a) - strictness(b)),
      near: near ?? [],
    };
  }

  /** Counts what the message adds. */
  charge(payers: Payers, amounts: Amounts, nowMs: number): readonly Charge[] {
    const charges: Charge[] = [];
    for (const column of this.#charged[payers.origin]) {
      const subject = payers.subjects[column.kind];
      if (subject === undefined) continue;
      const slot = column.counts.slotAt(nowMs);
      if (column.counts instanceof DistinctColumn) {
        this.#counters.note(column, subject, slot, payers.network);
        continue;
      }
      const amount = amountOf(column.measure, amounts);
      if (amount === 0) continue;
      this.#counters.count(column, subject, slot, amount);
      charges.push({ column, subject, slot, amount });
    }
    return charges;
  }

  /** Takes charges back: of a message that was refused, held, or never came to its end. */
  release(charges: readonly Charge[]): void {
    for (const { column, subject, slot, amount } of charges) {
      this.#counters.count(column, subject, slot, -amount);
    }
  }
}

function usage(
  limit: Limit,
  column: Column | undefined,
  subject: number,
  payers: Payers,
  amounts: Amounts,
  nowMs: number,
): { readonly used: number; readonly after: number } {
  if (column === undefined) return { used: 0, after: amounts.recipientsOfMessage };
  const used = column.counts.total(subject, nowMs);
  const after =
    column.counts instanceof DistinctColumn
      ? column.counts.totalWith(subject, payers.network, nowMs)
      : used + amountOf(limit.counts, amounts);
  return { used, after };
}

function amountOf(measure: Limit["counts"], amounts: Amounts): number {
  switch (measure) {
    case "recipients":
      return amounts.recipients;
    case "messages":
      return amounts.messages;
    case "new-recipients":
      return amounts.newRecipients;
    case "networks":
      return 0;
  }
}

function strictness({ limit }: Breach): number {
  return STRICTNESS.indexOf(limit.answer);
}
