import { afterAll, beforeAll, expect, it } from "vitest";
import { describeLive } from "../live.ts";
import { BOTS, playAttack } from "./attack.ts";
import { diagnoseHere } from "./diagnose-here.ts";
import { playEveryday } from "./everyday.ts";
import { figuresFrom, figuresOf } from "./figures.ts";
import { startPostfixHost } from "./postfix-host.ts";
import type { PostfixHost } from "./postfix-host.ts";
import { accountFindings, evidenceOf } from "./sql-evidence.ts";
import { hashOf, startPostfixAdminOffice } from "./sql-office.ts";
import type { SqlOffice } from "./sql-office.ts";
import { truthOf } from "./truth.ts";

describeLive(
  "an office like PostfixAdmin's, on PostgreSQL",
  ["postfix", "dovecot", "openssl", "postgresql", "postfix-pgsql", "dovecot-pgsql"],
  () => {
    let office: SqlOffice;
    let host: PostfixHost;

    beforeAll(async () => {
      office = await startPostfixAdminOffice();
      host = await startPostfixHost({ passdb: office.passdb });
    });
    afterAll(async () => await office?.stop());

    it("an account that somebody made for it: counts, queue and the row agree", async () => {
      const postfix = await host.restart(office.changes);
      const [user, password] = ["fiscal@example.org", "made-by-the-thief"];
      office.sql(
        `INSERT INTO mailbox (username, password, maildir, local_part, domain, created, modified)
       VALUES ('${user}', '${await hashOf(password)}', 'example.org/fiscal/', 'fiscal', 'example.org', now(), now());`,
      );
      await playEveryday(host.office);
      const login = { user, password };
      const attack = { clients: BOTS, port: 587, startTls: true, login };
      const sent = await playAttack({ ...attack, messages: 20, recipientsEach: 3 }, host.world);
      await playEveryday(host.office);
      await postfix.settle();

      const truth = truthOf(sent, host.world, await postfix.pending());
      const waiting = (await postfix.queue()).map(({ queue_id }) => queue_id);
      const diagnosis = await diagnoseHere(await evidenceOf(office, postfix));
      expect(figuresOf(diagnosis)).toEqual(
        figuresFrom(truth, { cause: "stolen-credentials", accounts: [user], waiting }),
      );
      expect(accountFindings(diagnosis)).toEqual([`account-new ${user}`]);
      expect(JSON.stringify(diagnosis)).not.toContain(password);
    });
  },
);
