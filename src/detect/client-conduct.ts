import type { IncidentDraft } from "./draft.ts";
import type { Scene } from "./scene.ts";

/** What else the clients of an incident, and the users of its logins, were seen to do. */
export interface ClientConduct {
  /** Addresses from which the incident's logins were used honestly. */
  readonly honest: ReadonlySet<string>;
  /** Addresses of the incident that others use honestly as well: an office, a provider's NAT. */
  readonly shared: ReadonlySet<string>;
}

/** The conduct that each draft's clients showed outside all drafts. */
export function clientConduct(
  scene: Scene,
  drafts: readonly IncidentDraft[],
): readonly ClientConduct[] {
  const { ledger, names } = scene.traffic;
  const abusive = new Uint8Array(ledger.count + 1);
  for (const { rows } of drafts) for (const row of rows) abusive[row] = 1;
  const accused = new Set(drafts.flatMap(({ accounts }) => accounts));
  const honestByAccount = new Map<string, Set<number>>();
  const honestClients = new Set<number>();
  for (const [account, rows] of scene.byAccount) {
    const name = names.accounts.text(account);
    const clients = accused.has(name) ? new Set<number>() : undefined;
    for (const row of rows) {
      if (abusive[row] === 1) continue;
      honestClients.add(ledger.client[row] as number);
      clients?.add(ledger.client[row] as number);
    }
    if (clients) honestByAccount.set(name, clients);
  }
  return drafts.map(({ accounts, rows }) => {
    const own = new Set(rows.map((row) => ledger.client[row] as number));
    const honest = accounts.flatMap((account) => [...(honestByAccount.get(account) ?? [])]);
    return {
      honest: textsOf(honest.filter((client) => !own.has(client))),
      shared: textsOf([...own].filter((client) => honestClients.has(client))),
    };
  });

  function textsOf(clients: readonly number[]): ReadonlySet<string> {
    return new Set(
      clients.filter((client) => client !== 0).map((client) => names.ips.text(client)),
    );
  }
}
