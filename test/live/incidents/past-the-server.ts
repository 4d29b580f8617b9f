import { sendMail } from "../smtp-client.ts";
import { forgedSender, spam } from "./attack.ts";
import { note } from "./everyday.ts";
import type { Office } from "./everyday.ts";
import { DOMAINS } from "./world.ts";
import type { World } from "./world.ts";

/** A process on the host sends by itself, and the receivers then block the address: honest mail is refused. */
export async function sendPastTheServer(world: World, { port, people }: Office): Promise<void> {
  for (const { address } of world.receivers.slice(0, DOMAINS.length)) {
    await sendMail(
      { from: "192.0.2.10", host: address },
      world.victims(10).map((victim, index) => spam(forgedSender(index), [victim])),
    );
  }
  world.blockUs(true);
  for (const [user, password] of Object.entries(people)) {
    const mails = DOMAINS.flatMap((domain) =>
      [1, 2].map((index) => note(user, [`fine-friend-${index}@${domain}`])),
    );
    await sendMail(
      { from: "198.51.100.7", port, startTls: true, login: { user, password } },
      mails,
    );
  }
}
