import { extremes } from "../core/extremes.ts";
import { domainOf } from "../core/mail-address.ts";
import { inTime } from "../core/in-time.ts";
import type { AccountSigns } from "./account-signs.ts";
import { senderKind } from "./measure.ts";
import type { Scene } from "./scene.ts";

/** What one address did through one login. */
interface ClientUse {
  readonly client: number;
  readonly rows: number[];
  recipients: number;
  /** Messages under a sender that is not the account's own. */
  forged: number;
  /** Domains that are none of this server's. */
  readonly foreignDomains: Set<string>;
}

/**
 * Takes the owner's own mail out: only messages of the clients that abuse the login are the abuse.
 *
 * A client abuses it when it forges senders, when it is one of many networks at once, or when it sends by far the most.
 * The owner's are addresses that read the mailbox (IMAP), and those of networks that honest logins use as well (an office,
 * a provider).
 */
export function abusiveRows(
  scene: Scene,
  { name, account, rows, signs }: AccountSigns,
  honest: ReadonlySet<string>,
): readonly number[] {
  const uses = clientUses(scene, rows, name);
  if (uses.length <= 1) return rows;
  const forges = signs.has("forging") || signs.has("someForging") || signs.has("manySenders");
  const swarm = signs.has("manyNetworks");
  const busiest = extremes(uses.map((use) => use.recipients)).most;
  const abusive = uses.filter((use) => {
    if (forges && isForging(use, isOwners(scene, account, use, honest))) return true;
    // The owner's mail is refused, too, once receivers block the server: that alone accuses no address of his.
    if (forges || isOwners(scene, account, use, honest)) return false;
    // Without forging the mails look alike: the swarm's one-shot addresses, or the one that sends by far the most.
    return swarm
      ? use.rows.length <= 5 || use.recipients >= busiest / 4
      : use.recipients >= busiest / 4;
  });
  if (abusive.length === 0) return rows;
  const { ledger } = scene.traffic;
  const chosen = abusive.flatMap((use) => use.rows);
  return chosen.sort(inTime(ledger));
}

function clientUses(scene: Scene, rows: readonly number[], name: string): ClientUse[] {
  const { ledger, names } = scene.traffic;
  const uses = new Map<number, ClientUse>();
  for (const row of rows) {
    const client = ledger.client[row] as number;
    let use = uses.get(client);
    if (!use) uses.set(client, (use = newUse(client)));
    use.rows.push(row);
    use.recipients += ledger.recipients(row);
    const sender = ledger.sender[row] as number;
    const address = names.senders.text(sender);
    const kind = sender === 0 ? "none" : senderKind(scene, address, name);
    if (kind === "foreign" || kind === "other") use.forged += 1;
    if (kind === "foreign") use.foreignDomains.add(domainOf(address));
  }
  return [...uses.values()];
}

function newUse(client: number): ClientUse {
  return { client, rows: [], recipients: 0, forged: 0, foreignDomains: new Set() };
}

/** An owner writes some letters under an alias of hers, or her private address; a thief under everybody's. */
function isForging({ rows, forged, foreignDomains }: ClientUse, isOwner: boolean): boolean {
  const isMuch = forged * 4 >= rows.length && forged > 0;
  const isMany = foreignDomains.size >= 3;
  return isOwner ? isMuch && isMany : isMuch || isMany;
}

function isOwners(
  scene: Scene,
  account: number,
  use: ClientUse,
  honest: ReadonlySet<string>,
): boolean {
  if (scene.traffic.logins.get(use.client, account)) return true;
  return honest.has(scene.networkOf(use.client));
}

/** Networks that logins without any sign against them send from: offices, and the providers of this server's users. */
export function honestNetworks(scene: Scene, all: readonly AccountSigns[]): ReadonlySet<string> {
  const networks = new Set<string>();
  for (const { rows, score } of all) {
    if (score >= 0.3) continue;
    for (const row of rows)
      networks.add(scene.networkOf(scene.traffic.ledger.client[row] as number));
  }
  networks.delete("");
  return networks;
}
