import { afterAll, beforeAll, expect, it } from "vitest";
import { describeLive } from "../live.ts";
import { PEOPLE } from "../office.ts";
import { startOpenDkim } from "../opendkim.ts";
import type { OpenDkim } from "../opendkim.ts";
import type { Postfix } from "../postfix.ts";
import { startReceiver } from "../receiver.ts";
import { runMailwarden } from "../run-mailwarden.ts";
import type { Submitted } from "../smtp-client.ts";
import { BOTS, playAttack } from "./attack.ts";
import { diagnoseHere } from "./diagnose-here.ts";
import { playEveryday } from "./everyday.ts";
import { BEHIND_FILTER, handingBack } from "./handing-back.ts";
import { startPostfixHost } from "./postfix-host.ts";
import type { PostfixHost } from "./postfix-host.ts";
import { accountFindings, evidenceOf } from "./sql-evidence.ts";
import { startIRedMailOffice } from "./sql-office.ts";
import type { SqlOffice } from "./sql-office.ts";
import { truthOf } from "./truth.ts";

describeLive(
  "an office like iRedMail's",
  ["postfix", "dovecot", "openssl", "opendkim", "mariadbd", "postfix-mysql", "dovecot-mysql"],
  () => {
    let office: SqlOffice;
    let host: PostfixHost;
    let signer: OpenDkim;

    beforeAll(async () => {
      office = await startIRedMailOffice();
      host = await startPostfixHost({ passdb: office.passdb });
      signer = await startOpenDkim("example.org", "desk");
    });
    afterAll(async () => await office?.stop());

    it("a stolen account that keeps to its own address, behind a filter and a signer", async () => {
      const filter = await startReceiver("127.0.0.1", handingBack, 10_024);
      const postfix = await host.restart({
        main: `${office.changes.main ?? ""}${BEHIND_FILTER.main}smtpd_milters = ${signer.milter}\n`,
        services: BEHIND_FILTER.services,
        files: office.changes.files ?? {},
      });
      await playEveryday(host.office);
      const user = "carol@example.org";
      const login = { user, password: PEOPLE[user] ?? "" };
      const sent = await playAttack(
        {
          clients: BOTS,
          port: 587,
          startTls: true,
          login,
          messages: 16,
          recipientsEach: 3,
          sender: () => user,
        },
        host.world,
      );
      await playEveryday(host.office);
      await postfix.settle();

      const truth = truthOf(sent, host.world, await postfix.pending());
      const diagnosis = await diagnoseHere(await evidenceOf(office, postfix));
      const [incident, ...others] = diagnosis.incidents;
      expect(others).toEqual([]);
      expect(incident).toMatchObject({
        cause: "stolen-credentials",
        accounts: [user],
        messages: truth.messages,
        recipients: truth.recipients,
        delivered: truth.delivered,
        deferred: truth.deferred,
        bounced: truth.bounced,
        queued: await queuedOf(postfix, sent),
      });
      expect(incident?.proof.map(({ source }) => source)).toContain("/mnt/accounts.sql");
      // The panel's own setting is sound: users are bound to their addresses.
      expect(accountFindings(diagnosis)).toEqual([]);
      expect(JSON.stringify(diagnosis)).not.toContain(PEOPLE[user]);
      await filter.stop();
    });

    it("and its key is found where the signer has it", async () => {
      host.world.dns.add({
        "desk._domainkey.example.org TXT": [signer.record],
        "example.org TXT": ["v=spf1 mx -all"],
      });
      // Nothing is named: settings, signer and newest log of this host are looked at.
      const { stdout } = await runMailwarden("identity example.org --format json".split(" "));
      expect(JSON.parse(stdout)).toMatchObject({
        helo: { name: "mail.example.org", source: "configuration" },
        dkim: [{ selector: "desk", source: "configuration", key: { kind: "key" } }],
      });
      const signed = host.world.partner.received.filter(({ message }) =>
        /^DKIM-Signature:.*\bs=desk\b/ms.test(message),
      );
      expect(signed.length).toBeGreaterThan(0);
    });
  },
);

/** Messages in the queue that still have a recipient of these, under whatever id. */
async function queuedOf(postfix: Postfix, sent: readonly Submitted[]): Promise<number> {
  const victims = new Set(sent.flatMap(({ accepted }) => accepted));
  const entries = await postfix.queue();
  return entries.filter(({ recipients }) => recipients.some(({ address }) => victims.has(address)))
    .length;
}
