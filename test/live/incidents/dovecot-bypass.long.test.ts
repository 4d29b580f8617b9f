import { afterAll, beforeAll, expect, it } from "vitest";
import { describeLive } from "../live.ts";
import { BOTS, playAttack } from "./attack.ts";
import { diagnoseHere } from "./diagnose-here.ts";
import { playEveryday } from "./everyday.ts";
import { figuresFrom, figuresOf } from "./figures.ts";
import { startPostfixHost } from "./postfix-host.ts";
import type { PostfixHost } from "./postfix-host.ts";
import { accountFindings, evidenceOf } from "./sql-evidence.ts";
import { startPostfixAdminOffice } from "./sql-office.ts";
import type { SqlOffice } from "./sql-office.ts";
import { truthOf } from "./truth.ts";

describeLive(
  "a Dovecot that lets everybody in",
  ["postfix", "dovecot", "openssl", "postgresql", "postfix-pgsql", "dovecot-pgsql"],
  () => {
    let office: SqlOffice;
    let host: PostfixHost;

    beforeAll(async () => {
      office = await startPostfixAdminOffice();
      const everybody = "passdb {\n  driver = static\n  args = nopassword=y\n}";
      host = await startPostfixHost({ passdb: `${office.passdb}\n${everybody}` });
    });
    afterAll(async () => await office?.stop());

    it("a login that is in no table is none", async () => {
      const postfix = await host.restart(office.changes);
      await playEveryday(host.office);
      const user = "it@example.org";
      const login = { user, password: "anything" };
      const attack = { clients: BOTS, port: 587, startTls: true, login };
      const sent = await playAttack({ ...attack, messages: 16, recipientsEach: 3 }, host.world);
      await playEveryday(host.office);
      await postfix.settle();

      const truth = truthOf(sent, host.world, await postfix.pending());
      const waiting = (await postfix.queue()).map(({ queue_id }) => queue_id);
      const evidence = await evidenceOf(office, postfix);
      const diagnosis = await diagnoseHere([...evidence, "/etc/dovecot/dovecot.conf"]);
      expect(figuresOf(diagnosis)).toEqual(
        figuresFrom(truth, { cause: "auth-bypass", accounts: [user], waiting }),
      );
      expect(accountFindings(diagnosis)).toEqual([`account-not-in-table ${user}`]);
      const settings = diagnosis.findings.find(({ code }) => code === "audit.PF-AUT-06");
      expect(settings).toMatchObject({ severity: "critical" });
    });
  },
);
