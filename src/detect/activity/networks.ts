import type { NetworkActivity } from "../../core/activity.ts";
import { scopeOf } from "../../core/ip-address.ts";
import type { Scene } from "../scene.ts";
import type { AbuseMarks } from "./abuse-marks.ts";
import { sendingsOf } from "./sendings.ts";

const NETWORKS_SHOWN = 12;

type Counting = { -readonly [Field in keyof NetworkActivity]: NetworkActivity[Field] };

/** Where the mail was handed in from, this host itself apart. */
export function networksOf(
  scene: Scene,
  { handedIn, clientRows }: AbuseMarks,
): readonly NetworkActivity[] {
  const { ledger, names } = scene.traffic;
  const counted = new Uint8Array(ledger.count + 1);
  // A client is in one network: no set for each.
  const seen = new Uint8Array(names.ips.size + 1);
  const sums = new Map<number, Counting>();
  const count = (row: number): void => {
    if (counted[row] === 1) return;
    counted[row] = 1;
    const client = ledger.client[row] as number;
    const network = scene.networkNumber(client);
    if (network === 0) return;
    let sum = sums.get(network);
    if (!sum) {
      if (scopeOf(names.ips.text(client)) === "loopback") return;
      sum = { network: scene.networkOf(client), clients: 0, messages: 0, recipients: 0, abuse: 0 };
      sums.set(network, sum);
    }
    const recipients = ledger.recipients(row);
    if (seen[client] !== 1) sum.clients += 1;
    seen[client] = 1;
    sum.messages += 1;
    sum.recipients += recipients;
    if (handedIn[row] === 1) sum.abuse += recipients;
  };
  for (const { rows } of sendingsOf(scene)) rows.forEach(count);
  clientRows.forEach(count);
  return [...sums.values()]
    .sort(
      (a, b) =>
        b.abuse - a.abuse || b.recipients - a.recipients || (a.network < b.network ? -1 : 1),
    )
    .slice(0, NETWORKS_SHOWN);
}
