import { isRedacted } from "../core/mail-address.ts";
import { type Measures, measure, shareOf } from "./measure.ts";
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

/** Below these numbers a share says nothing: three dead addresses of ten are a bad day, not a spammer. */
const ENOUGH_BAD = 8;

/**
 * Looks at every login. First at what it does by itself (senders, networks, failures, dead recipients), then at how
 * often it is refused, measured against the logins that look honest: once receivers block the server, they refuse
 * everybody's mail, so being refused alone accuses nobody.
 */
export function readAccountSigns(scene: Scene): AccountSigns[] {
  const first = [...scene.byAccount]
    .filter(([account]) => account !== 0 && !isRedacted(scene.traffic.names.accounts.text(account)))
    .map(([account, rows]) => {
      const name = scene.traffic.names.accounts.text(account);
      const measures = measure(scene, rows, name);
      const failuresBefore = guessedFailures(scene, account, rows);
      return {
        account,
        name,
        rows,
        measures,
        failuresBefore,
        signs: ownSigns(measures, failuresBefore),
      };
    });
  const usual = usualRefusals(first.filter((entry) => scoreOf(entry.signs) < 0.3));
  return first.map((entry) => {
    const signs = new Set(entry.signs);
    const share = shareOf(entry.measures.refused, entry.measures);
    if (entry.measures.refused >= ENOUGH_BAD && share >= 0.04 && share >= usual * 2.5)
      signs.add("refused");
    return { ...entry, signs, score: scoreOf(signs) };
  });
}

function scoreOf(signs: ReadonlySet<Sign>): number {
  let score = 0;
  for (const sign of signs) score += SIGNS[sign];
  return Math.min(1, score);
}

function ownSigns(measures: Measures, failuresBefore: number): Set<Sign> {
  const signs = new Set<Sign>();
  const foreignShare = measures.foreignMessages / Math.max(1, measures.messages);
  if (
    measures.foreignDomains >= 3 &&
    measures.foreignSenders >= 5 &&
    measures.foreignMessages >= 8 &&
    foreignShare >= 0.1
  ) {
    signs.add("forging");
  } else if (measures.foreignSenders >= 2 && foreignShare >= 0.3) signs.add("someForging");
  if (measures.otherSenders >= 10 && measures.otherMessages / measures.messages >= 0.3)
    signs.add("manySenders");
  const deadShare = shareOf(measures.dead, measures);
  if (measures.dead >= ENOUGH_BAD && deadShare >= 0.1) signs.add("deadRecipients");
  // Home, office, telephone and a train are four; the sixth in an hour is no traveller's, the eighth nobody's.
  if (measures.networksPerHour >= 8 || (measures.networksPerHour >= 6 && measures.networks >= 12)) {
    signs.add("manyNetworks");
  }
  if (measures.networksPerHour >= 20) signs.add("swarm");
  if (failuresBefore >= 5) signs.add("guessed");
  if (measures.recipientsPerHour >= 200) signs.add("bulk");
  return signs;
}

/** Share of refused recipients over the logins that look honest. */
function usualRefusals(honest: readonly { readonly measures: Measures }[]): number {
  let refused = 0;
  let tried = 0;
  for (const { measures } of honest) {
    refused += measures.refused;
    tried += measures.tried;
  }
  return tried === 0 ? 0 : refused / tried;
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
