import { beforeAll, expect, it } from "vitest";
import { makeCertificate } from "./certificate.ts";
import { mailDomain, startDnsServer } from "./dns-server.ts";
import { startExim } from "./exim.ts";
import type { Exim } from "./exim.ts";
import { describeLive } from "./live.ts";
import { OFFICE_EXIM } from "./office-exim.ts";
import { startReceiver } from "./receiver.ts";
import type { Receiver } from "./receiver.ts";
import { sendMail } from "./smtp-client.ts";
import { waitUntil } from "./wait-until.ts";

describeLive("Exim in the bench", ["exim4", "openssl"], () => {
  let exim: Exim;
  let partner: Receiver;

  beforeAll(async () => {
    await makeCertificate();
    await startDnsServer(mailDomain("partner.example", "192.0.2.25"));
    partner = await startReceiver("192.0.2.25");
    exim = await startExim({
      configuration: OFFICE_EXIM,
      files: { passwd: "alice@example.org: pw\n" },
    });
  });

  it("carries a colleague's mail out, and logs who sent it", async () => {
    const [sent] = await sendMail(
      {
        from: "198.51.100.7",
        startTls: true,
        login: { user: "alice@example.org", password: "pw" },
      },
      [
        {
          sender: "alice@example.org",
          recipients: ["pat@partner.example"],
          message: "Subject: offer\n\nHi",
        },
      ],
    );
    await waitUntil("the partner's copy", () => partner.received.length > 0);
    expect(partner.received[0]).toMatchObject({
      sender: "alice@example.org",
      client: "192.0.2.10",
    });
    await exim.settle();
    expect(exim.queue()).toEqual([]);
    expect(exim.readLog()).toContain(
      `${sent?.queueId} <= alice@example.org H=(client.example) [198.51.100.7]`,
    );
  });

  it("relays nothing for strangers", async () => {
    const [sent] = await sendMail({ from: "203.0.113.66" }, [
      {
        sender: "x@partner.example",
        recipients: ["v@partner.example"],
        message: "Subject: no\n\n",
      },
    ]);
    expect(sent?.reply).toMatchObject({ code: 550, text: "relay not permitted" });
  });
});
