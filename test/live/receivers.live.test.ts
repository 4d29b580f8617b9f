import { beforeAll, expect, it } from "vitest";
import { mailDomain } from "./dns-server.ts";
import { describeLive } from "./live.ts";
import {
  blockingByReputation,
  greylisting,
  knowing,
  refusingToTalk,
  rejectingContent,
  rejectingUsers,
  stalling,
} from "./manners.ts";
import { startOffice } from "./office.ts";
import type { Office } from "./office.ts";
import { startReceiver } from "./receiver.ts";
import type { Receiver, ReceiverManners } from "./receiver.ts";
import { sendMail } from "./smtp-client.ts";
import { waitUntil } from "./wait-until.ts";

const CASES: readonly { name: string; manners: ReceiverManners; log: RegExp }[] = [
  { name: "grey.example", manners: greylisting(), log: /status=deferred .*450 4\.2\.0 Greylisted/ },
  {
    name: "refusing.example",
    manners: refusingToTalk,
    log: /status=deferred .*refused to talk to me: 554 mx\.example\.com 192\.0\.2\.10 blocked/,
  },
  {
    name: "reputation.example",
    manners: blockingByReputation,
    log: /status=deferred .*refused to talk to me: 421 4\.7\.1 \[TS03\]/,
  },
  { name: "users.example", manners: rejectingUsers, log: /status=bounced .*550 5\.1\.1/ },
  { name: "known.example", manners: knowing(["v@known.example"]), log: /status=sent/ },
  { name: "content.example", manners: rejectingContent, log: /status=bounced .*end of DATA/ },
  { name: "stalling.example", manners: stalling, log: /status=deferred .*timed out/ },
];

describeLive("receivers", ["postfix", "dovecot", "openssl"], () => {
  let office: Office;
  const receivers = new Map<string, Receiver>();

  beforeAll(async () => {
    office = await startOffice();
    await office.postfix.set({ smtp_data_done_timeout: "2s" });
    for (const [index, { name, manners }] of CASES.entries()) {
      const address = `192.0.2.${100 + index}`;
      office.dns.add(mailDomain(name, address));
      receivers.set(name, await startReceiver(address, manners));
    }
    await sendMail(
      { from: "127.0.0.1", host: "127.0.0.1" },
      CASES.map(({ name }) => ({
        sender: "alice@example.org",
        recipients: [`v@${name}`],
        message: "Subject: x\n\nbody",
      })),
    );
  });

  it.each(CASES)("$name answers as it should", async ({ name, log }) => {
    const line = new RegExp(`to=<v@${name}>.*${log.source}`);
    await waitUntil(`${line.source} in the log`, () => line.test(office.postfix.readLog()));
    expect(receivers.get(name)?.received).toHaveLength(name === "known.example" ? 1 : 0);
  });

  it("a greylisted message is delivered at the second try", async () => {
    await office.postfix.flush();
    const { received } = receivers.get("grey.example") ?? { received: [] };
    await waitUntil("the message", () => received.length > 0);
    expect(received).toHaveLength(1);
  });
});
