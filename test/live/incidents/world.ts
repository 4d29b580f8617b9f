import { host, mailDomain, startDnsServer } from "../dns-server.ts";
import type { DnsServer } from "../dns-server.ts";
import { blockingByReputation } from "../manners.ts";
import { startReceiver } from "../receiver.ts";
import type { Receiver, ReceiverManners } from "../receiver.ts";

/** Receivers of the world outside. What becomes of a recipient is said by the beginning of its local part. */
export const DOMAINS = ["big.example", "huge.example", "mail.example", "post.example"] as const;
/** Hangs up on us, for our reputation. */
const BLOCKING = ["block.example", "wall.example"] as const;
/** Where the forged senders have their mailboxes. */
export const FORGED_DOMAINS = ["lure.example", "bait.example", "trap.example", "hook.example"];

const BY_LOCAL_PART: ReceiverManners = {
  recipient: (recipient) => {
    if (recipient.startsWith("dead")) return "550 5.1.1 The email account does not exist";
    if (recipient.startsWith("spam"))
      return "550 5.7.1 Message rejected as spam by content scanning";
    if (recipient.startsWith("later")) return "451 4.3.0 Temporary failure, please try again later";
    return "250 2.1.5 Ok";
  },
};

export interface World {
  readonly dns: DnsServer;
  readonly partner: Receiver;
  readonly receivers: readonly Receiver[];
  /** The receivers of victims put us off for our reputation from now on, or no more. */
  readonly blockUs: (isBlocking: boolean) => void;
  /** Recipients that nobody else has, in turn accepted, dead, refused as spam, deferred and at a receiver that blocks. */
  readonly victims: (count: number) => readonly string[];
}

/** Starts everybody else's mail servers and the DNS that leads to them. */
export async function startWorld(): Promise<World> {
  const dns = await startDnsServer({
    ...host("mail.example.org", "192.0.2.10"),
    "example.org MX": ["10 mail.example.org"],
    ...mailDomain("partner.example", "192.0.2.25"),
  });
  const partner = await startReceiver("192.0.2.25");
  const receivers: Receiver[] = [];
  const start = async (domain: string, manners: ReceiverManners): Promise<void> => {
    const address = `192.0.2.${100 + receivers.length}`;
    dns.add(mailDomain(domain, address));
    receivers.push(await startReceiver(address, manners));
  };
  for (const domain of DOMAINS) await start(domain, BY_LOCAL_PART);
  for (const domain of FORGED_DOMAINS) await start(domain, {});
  for (const domain of BLOCKING) {
    await start(domain, {
      greeting: (client) =>
        `554 mx.${domain} ${client} blocked: poor reputation, see https://x.example`,
    });
  }
  let last = 0;
  const victims = (count: number): readonly string[] =>
    Array.from({ length: count }, () => {
      last += 1;
      const kind = ["fine", "dead", "spam", "later", "fine", "dead"][last % 6] ?? "fine";
      const domain =
        last % 12 === 11 ? BLOCKING[last % BLOCKING.length] : DOMAINS[last % DOMAINS.length];
      return `${kind}-${last}@${domain ?? ""}`;
    });
  const blockUs = (isBlocking: boolean): void => {
    const manners = isBlocking ? blockingByReputation : BY_LOCAL_PART;
    for (const receiver of receivers.slice(0, DOMAINS.length)) receiver.change(manners);
  };
  return { dns, partner, receivers, blockUs, victims };
}
