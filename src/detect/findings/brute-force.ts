import { isRedacted } from "../../core/mail-address.ts";
import { say } from "../../core/say.ts";
import type { Tally } from "../../core/tally.ts";
import type { FindingDraft, IncidentDraft } from "../draft.ts";
import type { Scene } from "../scene.ts";
import { stamp } from "../stamp.ts";

const MOST = 30;

/** Further accounts of an address, and addresses of an account, are not counted. */
const OTHERS_MAX = 10_000;

interface Attack {
  failures: number;
  firstMs: number;
  lastMs: number;
  /** Accounts that an address tried, or addresses that tried an account: each pair is one tally. */
  others: number;
  worst: Tally;
}

/**
 * Passwords tried by address and by account, and whether one worked. An address that fails on one account alone, and
 * that also uses this account, is a forgotten password on a telephone, unless it is one of an incident's.
 */
export function findBruteForce(scene: Scene, incidents: readonly IncidentDraft[]): FindingDraft[] {
  const { authFailures } = scene.traffic;
  const culprits = clientsOf(scene, incidents);
  const byClient = new Map<number, Attack>();
  for (const tally of authFailures.all()) add(byClient, tally.a, tally);
  const owners = ownersOf(scene, byClient);
  const byAccount = new Map<number, Attack>();
  for (const tally of authFailures.all()) {
    if (isForgotten(scene, tally, byClient.get(tally.a), culprits, owners))
      byClient.delete(tally.a);
    else if (tally.b !== 0) add(byAccount, tally.b, tally);
  }
  const clients = [...byClient].filter(
    ([, attack]) => attack.failures >= 20 || (attack.failures >= 10 && attack.others >= 3),
  );
  const accounts = [...byAccount].filter(
    ([, attack]) => attack.failures >= 30 || (attack.failures >= 15 && attack.others >= 5),
  );
  const most = (a: [number, Attack], b: [number, Attack]) =>
    b[1].failures - a[1].failures || a[0] - b[0];
  const worst = clients.sort(most).slice(0, MOST);
  const tried = accountsTriedBy(scene, new Set(worst.map(([client]) => client)));
  return [
    ...accounts
      .sort(most)
      .slice(0, MOST)
      .map(([account, attack]) => accountDraft(scene, account, attack)),
    ...worst.map(([client, attack]) => clientDraft(scene, client, attack, tried.get(client) ?? [])),
  ].filter((draft) => draft.subject !== "" && !isRedacted(draft.subject));
}

function clientsOf(scene: Scene, incidents: readonly IncidentDraft[]): ReadonlySet<number> {
  const clients = new Set<number>();
  for (const { rows } of incidents)
    for (const row of rows) clients.add(scene.traffic.ledger.client[row] as number);
  return clients;
}

/** Addresses that failed on one account alone and that sent through it, too. */
function ownersOf(scene: Scene, byClient: ReadonlyMap<number, Attack>): ReadonlySet<number> {
  const { ledger } = scene.traffic;
  const owners = new Set<number>();
  for (const [account, rows] of scene.byAccount) {
    for (const row of rows) {
      const client = ledger.client[row] as number;
      const attack = byClient.get(client);
      if (attack?.others === 1 && attack.worst.b === account) owners.add(client);
    }
  }
  return owners;
}

function add(groups: Map<number, Attack>, key: number, tally: Tally): void {
  const attack = groups.get(key);
  if (!attack) {
    groups.set(key, {
      failures: tally.count,
      firstMs: tally.firstMs,
      lastMs: tally.lastMs,
      others: 1,
      worst: tally,
    });
    return;
  }
  attack.failures += tally.count;
  attack.firstMs = Math.min(attack.firstMs, tally.firstMs);
  attack.lastMs = Math.max(attack.lastMs, tally.lastMs);
  if (attack.others < OTHERS_MAX) attack.others += 1;
  if (tally.count > attack.worst.count) attack.worst = tally;
}

function isForgotten(
  scene: Scene,
  tally: Tally,
  attack: Attack | undefined,
  culprits: ReadonlySet<number>,
  owners: ReadonlySet<number>,
): boolean {
  if (tally.b === 0 || attack === undefined || attack.others > 1 || culprits.has(tally.a))
    return false;
  return scene.traffic.logins.has(tally.a, tally.b) || owners.has(tally.a);
}

/** The accounts whose passwords each of these addresses tried. */
function accountsTriedBy(
  scene: Scene,
  clients: ReadonlySet<number>,
): ReadonlyMap<number, readonly number[]> {
  const tried = new Map<number, number[]>([...clients].map((client) => [client, []]));
  for (const { a, b } of scene.traffic.authFailures.all()) {
    const accounts = b === 0 ? undefined : tried.get(a);
    if (accounts !== undefined && accounts.length < OTHERS_MAX) accounts.push(b);
  }
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

function accountDraft(scene: Scene, account: number, attack: Attack): FindingDraft {
  const name = scene.traffic.names.accounts.text(account);
  const succeeded = hasSucceeded(scene, account, undefined);
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

function clientDraft(
  scene: Scene,
  client: number,
  attack: Attack,
  accounts: readonly number[],
): FindingDraft {
  const ip = scene.traffic.names.ips.text(client);
  const succeeded = accounts.some((account) => hasSucceeded(scene, account, client));
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
