import { isRedacted } from "../core/mail-address.ts";
import { scopeOf } from "../core/ip-address.ts";
import { measure, type Measures, shareOf } from "./measure.ts";
import type { Scene } from "./scene.ts";

/** A client without a login whose mail went to other hosts. */
export interface RelayClient {
  readonly client: number;
  readonly ip: string;
  readonly scope: "loopback" | "private" | "public";
  readonly rows: readonly number[];
  readonly measures: Measures;
  /** Recipient domains of its mail (the first recipient's of each message). */
  readonly recipientDomains: ReadonlySet<number>;
  /** Share of recipients that were refused or do not exist. */
  readonly badShare: number;
}

/** The clients whose mail this server passed on though they never logged in. Masked addresses are left out. */
export function readRelayClients(scene: Scene): RelayClient[] {
  const { ledger, names } = scene.traffic;
  const clients: RelayClient[] = [];
  for (const [client, rows] of scene.byClient) {
    const ip = names.ips.text(client);
    const scope = scopeOf(ip);
    if (scope === undefined || isRedacted(ip)) continue;
    const recipientDomains = new Set<number>();
    for (const row of rows) {
      recipientDomains.add(ledger.recipientDomain[row] as number);
    }
    const measures = measure(scene, rows);
    clients.push({
      client,
      ip,
      scope,
      rows,
      measures,
      recipientDomains,
      badShare: shareOf(measures.refused + measures.dead, measures),
    });
  }
  return clients;
}
