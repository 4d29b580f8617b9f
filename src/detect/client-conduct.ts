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
  const abusive = new Set(drafts.flatMap(({ rows }) => rows));
  const honestByAccount = new Map<string, Set<number>>();
  const honestClients = new Set<number>();
  for (const [account, rows] of scene.byAccount) {
    const clients = new Set<number>();
    for (const row of rows) if (!abusive.has(row)) clients.add(ledger.client[row] as number);
    for (const client of clients) honestClients.add(client);
    honestByAccount.set(names.accounts.text(account), clients);
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
