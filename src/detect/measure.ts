import { FACT } from "../core/ledger.ts";
import { domainOf, isRedacted, localPartOf } from "../core/mail-address.ts";
import { DistinctCount } from "./distinct-count.ts";
import type { Scene } from "./scene.ts";

const HOUR_MS = 3_600_000;

/** What a set of messages looks like; the detectors' common measures. Rows must be in order of time. */
export interface Measures {
  readonly messages: number;
  readonly recipients: number;
  readonly delivered: number;
  readonly dead: number;
  readonly refused: number;
  /** Recipients whose result is known. */
  readonly tried: number;
  /** Distinct envelope senders, `<>` and masked ones not counted. */
  readonly senders: number;
  /** Distinct senders of domains that are not this server's, and their domains. */
  readonly foreignSenders: number;
  readonly foreignDomains: number;
  readonly foreignMessages: number;
  /** Distinct senders other than the account's own address. */
  readonly otherSenders: number;
  readonly otherMessages: number;
  readonly nullSenders: number;
  readonly networks: number;
  /** Most client networks, and most client addresses, within one hour. */
  readonly networksPerHour: number;
  readonly clientsPerHour: number;
  /** Most recipients within one hour. */
  readonly recipientsPerHour: number;
  readonly firstMs: number;
  readonly lastMs: number;
  /** Share of messages that go to the most frequent first recipient. */
  readonly sameRecipientShare: number;
}

/** Measures messages; `account` is the login they belong to, if any. */
export function measure(scene: Scene, rows: readonly number[], account = ""): Measures {
  const { ledger, names } = scene.traffic;
  const senders = new Set<number>();
  const foreign = new Set<number>();
  const foreignDomains = new Set<string>();
  const others = new Set<number>();
  const kinds = new Map<number, "own" | "other" | "foreign" | "none">();
  const networks = new Set<number>();
  const recipientCounts = new Map<number, number>();
  let recipients = 0;
  let delivered = 0;
  let dead = 0;
  let refused = 0;
  let tried = 0;
  let foreignMessages = 0;
  let otherMessages = 0;
  let nullSenders = 0;
  for (const row of rows) {
    recipients += ledger.recipients(row);
    delivered += ledger.delivered[row] as number;
    dead += ledger.dead[row] as number;
    refused += ledger.refused[row] as number;
    tried +=
      (ledger.delivered[row] as number) +
      (ledger.pending[row] as number) +
      (ledger.bounced[row] as number);
    const hash = ledger.recipientHash[row] as number;
    if (hash !== 0) recipientCounts.set(hash, (recipientCounts.get(hash) ?? 0) + 1);
    const network = scene.networkNumber(ledger.client[row] as number);
    if (network !== 0) networks.add(network);
    const sender = ledger.sender[row] as number;
    if (sender === 0) {
      // without the queue manager's line the sender is not empty but unseen
      if (((ledger.flags[row] as number) & FACT.queued) !== 0) nullSenders += 1;
      continue;
    }
    let kind = kinds.get(sender);
    if (kind === undefined) {
      kind = senderKind(scene, names.senders.text(sender), account);
      kinds.set(sender, kind);
      if (kind === "foreign") foreignDomains.add(domainOf(names.senders.text(sender)));
    }
    if (kind === "none") continue;
    senders.add(sender);
    if (kind === "foreign") {
      foreign.add(sender);
      foreignMessages += 1;
    }
    if (kind !== "own") {
      others.add(sender);
      otherMessages += 1;
    }
  }
  let mostSame = 0;
  for (const count of recipientCounts.values()) if (count > mostSame) mostSame = count;
  const first = rows[0];
  const last = rows[rows.length - 1];
  const peaks = hourlyPeaks(scene, rows);
  return {
    messages: rows.length,
    recipients,
    delivered,
    dead,
    refused,
    tried,
    senders: senders.size,
    foreignSenders: foreign.size,
    foreignDomains: foreignDomains.size,
    foreignMessages,
    otherSenders: others.size,
    otherMessages,
    nullSenders,
    networks: networks.size,
    networksPerHour: peaks.networks,
    clientsPerHour: peaks.clients,
    recipientsPerHour: peaks.recipients,
    firstMs: first === undefined ? Number.NaN : (ledger.atMs[first] as number),
    lastMs: last === undefined ? Number.NaN : (ledger.atMs[last] as number),
    sameRecipientShare: rows.length === 0 ? 0 : mostSame / rows.length,
  };
}

/** Whose address a sender is, seen from an account: its own, another one of this server, or a foreign one. */
export function senderKind(
  scene: Scene,
  sender: string,
  account: string,
): "own" | "other" | "foreign" | "none" {
  if (sender === "" || isRedacted(sender)) return "none";
  const domain = domainOf(sender);
  const lower = sender.toLowerCase();
  const login = account.toLowerCase();
  if (login !== "" && !isRedacted(login)) {
    if (lower === login) return "own";
    // a login without a domain owns the address of the same name here; user+tag is the user's
    if (
      !login.includes("@") &&
      localPartOf(lower) === login &&
      (domain === "" || scene.ownDomains.has(domain))
    )
      return "own";
    const plain = `${localPartOf(lower).replace(/[+=].*$/, "")}@${domain}`;
    if (plain === login) return "own";
  }
  if (domain === "") return login === "" ? "own" : "other";
  return isOwnDomain(scene, domain, domainOf(login)) ? "other" : "foreign";
}

function isOwnDomain(scene: Scene, domain: string, accountDomain: string): boolean {
  if (scene.ownDomains.has(domain)) return true;
  // sub.domain of the account, and the account's host below the sender's domain
  return (
    accountDomain !== "" &&
    (domain.endsWith(`.${accountDomain}`) || accountDomain.endsWith(`.${domain}`))
  );
}

/** The busiest hour by a sliding window. */
function hourlyPeaks(
  scene: Scene,
  rows: readonly number[],
): { recipients: number; networks: number; clients: number } {
  const { ledger } = scene.traffic;
  const { networks, clients } = windowOf(scene);
  let recipients = 0;
  const most = { recipients: 0, networks: 0, clients: 0 };
  let tail = 0;
  const takeOldest = (): void => {
    const old = rows[tail] as number;
    const client = ledger.client[old] as number;
    const network = scene.networkNumber(client);
    tail += 1;
    recipients -= ledger.recipients(old);
    if (network === 0) return;
    networks.take(network);
    clients.take(client);
  };
  for (const row of rows) {
    const client = ledger.client[row] as number;
    const network = scene.networkNumber(client);
    recipients += ledger.recipients(row);
    if (network !== 0) {
      networks.add(network);
      clients.add(client);
    }
    const sinceMs = (ledger.atMs[row] as number) - HOUR_MS;
    while ((ledger.atMs[rows[tail] as number] as number) < sinceMs) takeOldest();
    most.recipients = Math.max(most.recipients, recipients);
    most.networks = Math.max(most.networks, networks.size);
    most.clients = Math.max(most.clients, clients.size);
  }
  while (tail < rows.length) takeOldest();
  return most;
}

const windows = new WeakMap<Scene, { networks: DistinctCount; clients: DistinctCount }>();

/** Empty counts, used again for each sender of a scene. */
function windowOf(scene: Scene): { networks: DistinctCount; clients: DistinctCount } {
  let window = windows.get(scene);
  if (!window) {
    window = { networks: new DistinctCount(), clients: new DistinctCount() };
    windows.set(scene, window);
  }
  return window;
}

/** Share of recipients with a known result, 0 when there is none. */
export function shareOf(count: number, measures: Measures): number {
  return measures.tried === 0 ? 0 : count / measures.tried;
}

/**
 * Receivers take this sender's mail for spam far more often than that of others. On a server that is blocked anyway the
 * shares vary with whom one writes to, so there it takes many more refusals to stand out.
 */
export function isRefused({ refused, tried }: Measures, usual: number): boolean {
  const share = tried === 0 ? 0 : refused / tried;
  if (refused < 8 || share < 0.04 || share < usual * 2.5) return false;
  return usual <= 0.02 || (refused >= 20 && share >= usual * 3 + 0.05);
}

/** Writes to far more addresses that do not exist than others do; who was refused before never learnt about those. */
export function isDead({ dead, refused, tried }: Measures, usual: number): boolean {
  const share = dead / Math.max(1, tried - refused);
  return dead >= 8 && share >= 0.06 && share >= usual * 4;
}
