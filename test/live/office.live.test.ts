import { beforeAll, expect, it } from "vitest";
import { mailOf } from "./dovecot.ts";
import { describeLive } from "./live.ts";
import { PEOPLE, startOffice } from "./office.ts";
import type { Office } from "./office.ts";
import { sendMail } from "./smtp-client.ts";
import { waitUntil } from "./wait-until.ts";

describeLive("the office server", ["postfix", "dovecot", "openssl"], () => {
  let office: Office;

  beforeAll(async () => {
    office = await startOffice();
  });

  it("carries a colleague's mail out, and logs who sent it", async () => {
    const [sent] = await sendMail(
      {
        from: "198.51.100.7",
        port: 587,
        startTls: true,
        login: { user: "alice@example.org", password: PEOPLE["alice@example.org"] ?? "" },
      },
      [
        {
          sender: "alice@example.org",
          recipients: ["pat@partner.example"],
          message: "Subject: offer\n\nHello",
        },
      ],
    );
    expect(sent).toMatchObject({ accepted: ["pat@partner.example"], refused: [] });
    await waitUntil("the partner's copy", () => office.partner.received.length > 0);
    expect(office.partner.received[0]).toMatchObject({
      client: "192.0.2.10",
      sender: "alice@example.org",
      recipients: ["pat@partner.example"],
    });
    await office.postfix.settle();
    expect(office.postfix.readLog()).toContain(
      "client=unknown[198.51.100.7], sasl_method=PLAIN, sasl_username=alice@example.org",
    );
  });

  it("puts a stranger's mail for a colleague into the mailbox, and relays nothing for him", async () => {
    const sent = await sendMail({ from: "203.0.113.66" }, [
      { sender: "x@partner.example", recipients: ["bob@example.org"], message: "Subject: hi\n\n." },
      {
        sender: "x@partner.example",
        recipients: ["v@partner.example"],
        message: "Subject: no\n\n",
      },
    ]);
    expect(sent.map(({ reply }) => reply.code)).toEqual([250, 554]);
    await waitUntil("the mail", () => mailOf("bob@example.org").length > 0);
  });
});
