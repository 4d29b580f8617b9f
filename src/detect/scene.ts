import { FACT, ORIGIN } from "../core/ledger.ts";
import { domainOf, isRedacted } from "../core/mail-address.ts";
import { isIp, networkOf, scopeOf } from "../core/ip-address.ts";
import type { Traffic } from "../core/traffic.ts";
import { inTime } from "../core/in-time.ts";

/** The traffic as the detectors look at it: grouped by who sent, with what is known of this server. */
export interface Scene {
  readonly traffic: Traffic;
  /** Messages of each login, by number in `names.accounts`, in order of time. */
  readonly byAccount: ReadonlyMap<number, readonly number[]>;
  /** Those of them whose names are told. */
  readonly namedLogins: ReadonlyMap<number, readonly number[]>;
  /** Messages of logins whose names were masked, cut off or never logged, by client, in order of time. */
  readonly hiddenLogins: ReadonlyMap<number, readonly number[]>;
  /** Messages of local users and scripts, by number in `names.submitters`. */
  readonly bySubmitter: ReadonlyMap<number, readonly number[]>;
  /** Outgoing messages of clients without a login, by number in `names.ips`; not what came back from a filter. */
  readonly byClient: ReadonlyMap<number, readonly number[]>;
  /** Messages of logins without a name. */
  readonly nameless: readonly number[];
  /** Outgoing messages handed in through the loopback interface without a login. */
  readonly loopback: readonly number[];
  /** Outgoing messages whose beginning the log does not show. */
  readonly beginningUnseen: readonly number[];
  readonly bounces: readonly number[];
  /** Messages that aliases and forwards of this server sent on. */
  readonly forwarded: readonly number[];
  /** Domains that are this server's: it has mailboxes or logins of them. Lower case. */
  readonly ownDomains: ReadonlySet<string>;
  /** All recipients of messages that left or should leave this server. */
  readonly outboundRecipients: number;
  /** Lines picked out of a log (`grep client=`): of most accepted envelopes nothing else is seen, so they count. */
  readonly isExcerpt: boolean;
  /** Messages that somebody handed in, whoever it was. */
  readonly accepted: number;
  /** The network (/24, /64) of a client, by number in `names.ips`; empty for none and for masked ones. */
  networkOf(client: number): string;
  /** The same as a number, 0 = none: counted faster than a text. */
  networkNumber(client: number): number;
  /** Milliseconds between the first and the last line; 0 without stamps. */
  readonly spanMs: number;
}

/** `isWhole`: nobody picked lines out of this log, however much of its mail is still on its way. */
export function buildScene(traffic: Traffic, isWhole = false): Scene {
  const { ledger, names } = traffic;
  const { isExcerpt, accepted } = excerptOf(traffic, isWhole);
  const byAccount = new Map<number, number[]>();
  const namedLogins = new Map<number, readonly number[]>();
  const hiddenLogins = new Map<number, number[]>();
  const bySubmitter = new Map<number, number[]>();
  const byClient = new Map<number, number[]>();
  const nameless: number[] = [];
  const loopback: number[] = [];
  const beginningUnseen: number[] = [];
  const bounces: number[] = [];
  const forwarded: number[] = [];
  const unfiltered: number[] = [];
  let filtered = 0;
  let outboundRecipients = 0;
  for (let row = 1; row <= ledger.count; row += 1) {
    if (!ledger.isMessage(row)) continue;
    const flags = ledger.flags[row] as number;
    if ((flags & FACT.rejected) !== 0) continue;
    // An envelope that never reached the queue was given up by the client.
    if (
      !isExcerpt &&
      (flags & FACT.queued) === 0 &&
      (flags & FACT.toFilter) === 0 &&
      ledger.recipients(row) === 0
    )
      continue;
    const origin = ledger.origin[row];
    if ((flags & FACT.filtered) !== 0) filtered += 1;
    outboundRecipients += ledger.recipients(row);
    if (origin === ORIGIN.account) {
      push(byAccount, ledger.account[row] as number, row);
    } else if (origin === ORIGIN.namelessLogin) nameless.push(row);
    else if (origin === ORIGIN.local) push(bySubmitter, ledger.submitter[row] as number, row);
    else if (origin === ORIGIN.bounce) bounces.push(row);
    else if (origin === ORIGIN.unknown) {
      if ((flags & (FACT.remote | FACT.toFilter)) !== 0) beginningUnseen.push(row);
    } else if ((flags & (FACT.forwarded | FACT.direct)) === FACT.forwarded) forwarded.push(row);
    else if ((flags & FACT.remote) !== 0) {
      if ((flags & FACT.handedOver) !== 0)
        ((flags & FACT.filtered) === 0 ? unfiltered : loopback).push(row);
      else push(byClient, ledger.client[row] as number, row);
    }
  }
  // Where most mail comes back from a filter through the loopback interface, so may what nothing is known of before.
  const whence = filtered >= unfiltered.length ? beginningUnseen : loopback;
  for (const row of unfiltered) whence.push(row);
  const byTime = inTime(ledger);
  for (const [account, rows] of byAccount) {
    if (account !== 0 && !isRedacted(names.accounts.text(account))) namedLogins.set(account, rows);
    else for (const row of rows) push(hiddenLogins, ledger.client[row] as number, row);
  }
  for (const groups of [byAccount, hiddenLogins, bySubmitter, byClient])
    for (const rows of groups.values()) rows.sort(byTime);
  for (const rows of [nameless, loopback, beginningUnseen, bounces, forwarded]) rows.sort(byTime);

  const ownDomains = new Set<string>();
  for (const text of traffic.localDomains.values()) {
    if (text !== "" && !isRedacted(text)) ownDomains.add(text);
  }
  for (const account of byAccount.keys()) {
    const domain = domainOf(names.accounts.text(account));
    if (domain !== "" && !isRedacted(domain)) ownDomains.add(domain);
  }
  return {
    traffic,
    byAccount,
    namedLogins,
    hiddenLogins,
    bySubmitter,
    byClient,
    nameless,
    loopback,
    beginningUnseen,
    bounces,
    forwarded,
    ownDomains,
    outboundRecipients,
    isExcerpt,
    accepted,
    ...rememberNetworks(traffic),
    spanMs: Number.isNaN(traffic.lastMs) ? 0 : traffic.lastMs - traffic.firstMs,
  };
}

function rememberNetworks({ names }: Traffic): Pick<Scene, "networkOf" | "networkNumber"> {
  /** By client: the network's number, -1 = not looked at yet. */
  const numbers = new Int32Array(names.ips.size + 1).fill(-1);
  const networks = [""];
  const numberOf = new Map<string, number>([["", 0]]);
  const look = (client: number): number => {
    const ip = names.ips.text(client);
    // What is an address is not masked, and the patterns for masks cost more than all else here.
    const network = client !== 0 && (isIp(ip) || !isRedacted(ip)) ? networkOf(ip) : "";
    let number = numberOf.get(network);
    if (number === undefined) {
      number = networks.push(network) - 1;
      numberOf.set(network, number);
    }
    numbers[client] = number;
    return number;
  };
  const networkNumber = (client: number): number => {
    const number = numbers[client];
    return number === undefined || number < 0 ? look(client) : number;
  };
  return { networkNumber, networkOf: (client) => networks[networkNumber(client)] as string };
}

function excerptOf(
  { ledger }: Traffic,
  isWhole: boolean,
): { isExcerpt: boolean; accepted: number } {
  let accepted = 0;
  let unqueued = 0;
  for (let row = 1; row <= ledger.count; row += 1) {
    const origin = ledger.origin[row] as number;
    if (origin === ORIGIN.unknown || origin === ORIGIN.bounce) continue;
    accepted += 1;
    if (((ledger.flags[row] as number) & FACT.queued) === 0 && ledger.recipients(row) === 0)
      unqueued += 1;
  }
  return { isExcerpt: !isWhole && accepted > 0 && unqueued >= accepted * 0.4, accepted };
}

function push(groups: Map<number, number[]>, key: number, row: number): void {
  const rows = groups.get(key);
  if (rows) rows.push(row);
  else groups.set(key, [row]);
}

/** True when the client of a message is another host, outside of this house. */
export function isOutsider(scene: Scene, row: number): boolean {
  return (
    scopeOf(scene.traffic.names.ips.text(scene.traffic.ledger.client[row] as number)) === "public"
  );
}
