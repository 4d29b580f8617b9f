import { isRedacted } from "../../core/mail-address.ts";
import { say } from "../../core/say.ts";
import type { Tally } from "../../core/tally.ts";
import type { FindingDraft, IncidentDraft } from "../draft.ts";
import { type Guessed, Guesses } from "../guesses.ts";
import type { Scene } from "../scene.ts";
import { stamp } from "../stamp.ts";

const MOST = 30;

/** Further accounts of an address are not looked at. */
const TRIED_MAX = 10_000;

interface Attack extends Guessed {
  readonly firstMs: number;
  readonly lastMs: number;
  readonly worst: Tally;
}

/**
 * Passwords tried by address and by account, and whether one worked. An address that fails on one account alone, and
 * that also uses this account, is a forgotten password on a telephone, unless it is one of an incident's.
 */
export function findBruteForce(scene: Scene, incidents: readonly IncidentDraft[]): FindingDraft[] {
  const { authFailures } = scene.traffic;
  const byClient = new Guesses();
  authFailures.each((client, _account, count) => {
    byClient.add(client, count);
  });
  const forgetful = forgetfulClients(scene, byClient, clientsOf(scene, incidents));
  const byAccount = new Guesses();
  authFailures.each((client, account, count) => {
    if (account !== 0 && !forgetful.has(client)) byAccount.add(account, count);
  });
  const accounts = byAccount.most(
    MOST,
    ({ failures, others }) => failures >= 30 || (failures >= 15 && others >= 5),
  );
  const clients = byClient.most(
    MOST,
    ({ id, failures, others }) =>
      (failures >= 20 || (failures >= 10 && others >= 3)) && !forgetful.has(id),
  );
  const tried = accountsTriedBy(scene, new Set(clients.map(({ id }) => id)));
  return [
    ...attacksOf(scene, accounts, (client, account) => (forgetful.has(client) ? 0 : account)).map(
      (attack) => accountDraft(scene, attack),
    ),
    ...attacksOf(scene, clients, (client) => client).map((attack) =>
      clientDraft(scene, attack, tried.get(attack.id) ?? []),
    ),
  ].filter((draft) => draft.subject !== "" && !isRedacted(draft.subject));
}

function clientsOf(scene: Scene, incidents: readonly IncidentDraft[]): ReadonlySet<number> {
  const clients = new Set<number>();
  for (const { rows } of incidents)
    for (const row of rows) clients.add(scene.traffic.ledger.client[row] as number);
  return clients;
}

/** Addresses that failed on one account alone, and that use it: they read its mailbox, or sent through it. */
function forgetfulClients(
  scene: Scene,
  byClient: Guesses,
  culprits: ReadonlySet<number>,
): ReadonlySet<number> {
  const { authFailures, logins } = scene.traffic;
  const owners = ownersOf(scene, byClient);
  const forgetful = new Set<number>();
  authFailures.each((client, account) => {
    if (account === 0 || byClient.others(client) > 1 || culprits.has(client)) return;
    if (logins.has(client, account) || owners.has(client)) forgetful.add(client);
  });
  return forgetful;
}

/** Addresses that failed on one account alone and that sent through it, too. */
function ownersOf(scene: Scene, byClient: Guesses): ReadonlySet<number> {
  const { ledger, authFailures } = scene.traffic;
  const owners = new Set<number>();
  for (const [account, rows] of scene.byAccount) {
    for (const row of rows) {
      const client = ledger.client[row] as number;
      if (byClient.others(client) === 1 && authFailures.has(client, account)) owners.add(client);
    }
  }
  return owners;
}

/** When each of these attacked, or was attacked, and its worst pair; `idOf` tells whose a pair is, 0 = nobody's. */
function attacksOf(
  scene: Scene,
  guessed: readonly Guessed[],
  idOf: (client: number, account: number) => number,
): readonly Attack[] {
  const { authFailures } = scene.traffic;
  const spans = new Map<number, Omit<Attack, keyof Guessed>>();
  const wanted = new Set(guessed.map(({ id }) => id));
  authFailures.each((client, account, _count, pair) => {
    const id = idOf(client, account);
    if (!wanted.has(id)) return;
    const tally = authFailures.at(pair);
    const span = spans.get(id) ?? { ...tally, worst: tally };
    spans.set(id, {
      firstMs: Math.min(span.firstMs, tally.firstMs),
      lastMs: Math.max(span.lastMs, tally.lastMs),
      worst: tally.count > span.worst.count ? tally : span.worst,
    });
  });
  return guessed.flatMap((one) => {
    const span = spans.get(one.id);
    return span ? [{ ...one, ...span }] : [];
  });
}

/** The accounts whose passwords each of these addresses tried. */
function accountsTriedBy(
  scene: Scene,
  clients: ReadonlySet<number>,
): ReadonlyMap<number, readonly number[]> {
  const tried = new Map<number, number[]>([...clients].map((client) => [client, []]));
  scene.traffic.authFailures.each((client, account) => {
    const accounts = account === 0 ? undefined : tried.get(client);
    if (accounts !== undefined && accounts.length < TRIED_MAX) accounts.push(account);
  });
  return tried;
}

/** True when the account was used from an address that had failed on it before. */
function hasSucceeded(scene: Scene, account: number, client: number | undefined): boolean {
  const { authFailures, ledger } = scene.traffic;
  for (const row of scene.byAccount.get(account) ?? []) {
    const used = ledger.client[row] as number;
    if (client !== undefined && used !== client) continue;
    const failed = authFailures.get(used, account);
    if (failed && failed.firstMs <= (ledger.atMs[row] as number)) return true;
  }
  return false;
}

function accountDraft(scene: Scene, attack: Attack): FindingDraft {
  const name = scene.traffic.names.accounts.text(attack.id);
  const succeeded = hasSucceeded(scene, attack.id, undefined);
  return {
    code: "brute-force",
    severity: succeeded ? "high" : "medium",
    subject: name,
    data: {
      target: "account",
      account: name,
      failures: attack.failures,
      addresses: attack.others,
      distributed: attack.others >= 5,
      succeeded,
      firstAt: stamp(scene, attack.firstMs),
      lastAt: stamp(scene, attack.lastMs),
    },
    lineProof: [
      {
        place: placeOf(attack.worst),
        says: say("proof.brute-force-account", {
          account: name,
          failures: attack.failures,
          addresses: attack.others,
        }),
      },
    ],
  };
}

function clientDraft(scene: Scene, attack: Attack, accounts: readonly number[]): FindingDraft {
  const ip = scene.traffic.names.ips.text(attack.id);
  const succeeded = accounts.some((account) => hasSucceeded(scene, account, attack.id));
  return {
    code: "brute-force",
    severity: succeeded ? "high" : "low",
    subject: ip,
    data: {
      target: "address",
      ip,
      failures: attack.failures,
      accounts: attack.others,
      succeeded,
      firstAt: stamp(scene, attack.firstMs),
      lastAt: stamp(scene, attack.lastMs),
    },
    lineProof: [
      {
        place: placeOf(attack.worst),
        says: say("proof.brute-force-address", {
          ip,
          failures: attack.failures,
          accounts: attack.others,
        }),
      },
    ],
  };
}

function placeOf({ firstMs, source, line, offset }: Tally) {
  return { atMs: firstMs, source, line, offset };
}
