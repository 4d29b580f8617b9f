import { isBlockedByOthers } from "./blocked-by-others.ts";
import { isDead, isRefused, type Measures, measure } from "./measure.ts";
import { usualRefusals, usualShares } from "./usual-shares.ts";
import type { Scene } from "./scene.ts";

/** What speaks against a sender, each sign with the weight it has; the weights add up to the score. */
export const SIGNS = {
  /** Writes as many different domains that are not ours. */
  forging: 0.5,
  /** Writes as a few foreign addresses. */
  someForging: 0.25,
  /** Writes as many addresses of this server that are not its own. */
  manySenders: 0.25,
  /** Receivers take its mail for spam far more often than that of others. */
  refused: 0.35,
  /** Writes to many addresses that do not exist. */
  deadRecipients: 0.3,
  /** Comes from many networks within one hour. */
  manyNetworks: 0.3,
  /** Comes from so many networks within one hour that no company has as many offices. */
  swarm: 0.2,
  /** The password was found by trying: failures and then a login from the same address. */
  guessed: 0.3,
  /** Sends far more than before, from networks that it was never seen in before. */
  newPlace: 0.25,
  /** ... from several of them by turns. */
  newPlaces: 0.15,
  /** Hundreds of recipients within one hour. */
  bulk: 0.1,
} as const;
export type Sign = keyof typeof SIGNS;

export interface AccountSigns {
  readonly account: number;
  readonly name: string;
  readonly rows: readonly number[];
  readonly measures: Measures;
  readonly signs: ReadonlySet<Sign>;
  readonly score: number;
  /** Failed logins on this account from addresses that later sent through it. */
  readonly failuresBefore: number;
}

/**
 * Looks at every login: its senders and networks, the failures before it, its own past, and how often it is refused
 * or writes to nobody, measured against what is usual on this server.
 */
export function readAccountSigns(scene: Scene): AccountSigns[] {
  const usual = usualShares(scene);
  return [...scene.namedLogins].map(([account, rows]) => {
    const name = scene.traffic.names.accounts.text(account);
    const measures = measure(scene, rows, name);
    const failuresBefore = guessedFailures(scene, account, rows);
    const signs = ownSigns(measures, failuresBefore);
    if (isRefused(measures, usualRefusals(scene, rows)) && !isBlockedByOthers(scene, rows))
      signs.add("refused");
    if (isDead(measures, usual.dead)) signs.add("deadRecipients");
    const places = newPlaces(scene, account, rows);
    if (places >= 1) signs.add("newPlace");
    if (places >= 2) signs.add("newPlaces");
    return { account, name, rows, measures, failuresBefore, signs, score: scoreOf(signs) };
  });
}

function scoreOf(signs: ReadonlySet<Sign>): number {
  let score = 0;
  for (const sign of signs) score += SIGNS[sign];
  return Math.min(1, score);
}

/** Writes as many different domains that are not this server's. */
export function isForging(measures: Measures): boolean {
  const foreignShare = foreignShareOf(measures);
  const isManyForeign =
    measures.foreignDomains >= 3 &&
    measures.foreignSenders >= 5 &&
    measures.foreignMessages >= 8 &&
    foreignShare >= 0.1;
  // A customer's smart host writes as a few domains, too, but half the world does not refuse it.
  const isFewRefused =
    measures.foreignDomains >= 3 &&
    measures.foreignMessages >= 30 &&
    foreignShare >= 0.5 &&
    measures.refused * 2 >= measures.tried;
  return isManyForeign || isFewRefused;
}

function foreignShareOf({ foreignMessages, messages }: Measures): number {
  return foreignMessages / Math.max(1, messages);
}

function ownSigns(measures: Measures, failuresBefore: number): Set<Sign> {
  const signs = new Set<Sign>();
  if (isForging(measures)) signs.add("forging");
  else if (measures.foreignSenders >= 2 && foreignShareOf(measures) >= 0.3)
    signs.add("someForging");
  if (measures.otherSenders >= 10 && measures.otherMessages / measures.messages >= 0.3)
    signs.add("manySenders");
  // Home, office, telephone and a train are four; the sixth in an hour is no traveller's, the eighth nobody's. Rented
  // addresses often stand in one network, where a telephone company's customers change theirs now and then.
  const { networksPerHour, networks, clientsPerHour } = measures;
  if (networksPerHour >= 8 || (networksPerHour >= 6 && networks >= 12) || clientsPerHour >= 12) {
    signs.add("manyNetworks");
  }
  if (networksPerHour >= 20 || clientsPerHour >= 30) signs.add("swarm");
  if (failuresBefore >= 5) signs.add("guessed");
  if (measures.recipientsPerHour >= 200) signs.add("bulk");
  return signs;
}

/**
 * Networks that began to send for this account only after others had used it, and that sent ten times as much. A
 * traveller or a new provider is in a new place too, but sends no more than before.
 */
function newPlaces(scene: Scene, account: number, rows: readonly number[]): number {
  const { traffic } = scene;
  const { ledger } = traffic;
  const uses = new Map<number, { firstMs: number; messages: number }>();
  const clients = new Set<number>();
  for (const row of rows) {
    const client = ledger.client[row] as number;
    const network = scene.networkNumber(client);
    if (network === 0) continue;
    clients.add(client);
    const use = uses.get(network);
    if (use) use.messages += 1;
    else uses.set(network, { firstMs: ledger.atMs[row] as number, messages: 1 });
  }
  const startMs = traffic.firstMs + scene.spanMs * 0.1;
  const old = new Set<number>();
  for (const [network, use] of uses) if (use.firstMs <= startMs) old.add(network);
  for (const client of clients)
    if (traffic.logins.has(client, account)) old.add(scene.networkNumber(client));
  let before = 0;
  let after = 0;
  let places = 0;
  for (const [network, use] of uses) {
    if (old.has(network)) before += use.messages;
    else {
      after += use.messages;
      if (use.messages >= 10) places += 1;
    }
  }
  // Without a past there is nothing to compare with.
  return before >= 1 && after >= 50 && after >= before * 10 ? places : 0;
}

/**
 * Failed logins on this account from an address that sent through it only afterwards. The owner's forgotten telephone
 * fails and then succeeds too, so an address that sent before its first failure does not count.
 */
function guessedFailures(scene: Scene, account: number, rows: readonly number[]): number {
  const { ledger, authFailures } = scene.traffic;
  const firstSent = new Map<number, number>();
  for (const row of rows) {
    const client = ledger.client[row] as number;
    if (!firstSent.has(client)) firstSent.set(client, ledger.atMs[row] as number);
  }
  let failures = 0;
  for (const [client, sentMs] of firstSent) {
    const tally = authFailures.get(client, account);
    if (tally && !(tally.firstMs > sentMs)) failures += tally.count;
  }
  return failures;
}
