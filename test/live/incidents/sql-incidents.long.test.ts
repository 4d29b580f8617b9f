import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeLive } from "../live.ts";
import { PEOPLE } from "../office.ts";
import { startOpenDkim } from "../opendkim.ts";
import type { OpenDkim } from "../opendkim.ts";
import { startReceiver } from "../receiver.ts";
import { runMailwarden } from "../run-mailwarden.ts";
import { mustRun } from "../run-program.ts";
import type { Submitted } from "../smtp-client.ts";
import { BOTS, playAttack } from "./attack.ts";
import { diagnoseHere } from "./diagnose-here.ts";
import type { DiagnosisHere } from "./diagnose-here.ts";
import { playEveryday } from "./everyday.ts";
import { figuresFrom, figuresOf } from "./figures.ts";
import { BEHIND_FILTER, handingBack } from "./handing-back.ts";
import { startPostfixHost } from "./postfix-host.ts";
import type { PostfixHost } from "./postfix-host.ts";
import { startIRedMailOffice, startPostfixAdminOffice } from "./sql-office.ts";
import type { SqlOffice } from "./sql-office.ts";
import { truthOf } from "./truth.ts";
import type { Postfix } from "../postfix.ts";

/** All that an administrator can hand over: logs, queue, settings and a dump of the accounts. */
async function evidenceOf(office: SqlOffice, postfix: Postfix): Promise<readonly string[]> {
  const queue = "/mnt/queue.json";
  writeFileSync(queue, await mustRun("postqueue", ["-j"]));
  return [postfix.log, "/var/log/dovecot.log", queue, "/etc/postfix", await office.dump()];
}

/** What is said about accounts, beside the incidents. */
const accountFindings = ({ findings }: DiagnosisHere): readonly string[] =>
  findings
    .filter(({ code }) => code.startsWith("account-"))
    .map(({ code, subject }) => `${code} ${subject}`);

const needs = ["postfix", "dovecot", "openssl"] as const;

describeLive("an office like iRedMail's", [...needs, "mariadbd", "opendkim"], () => {
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
    const { stdout } = await runMailwarden(
      "identity example.org /etc/opendkim /etc/postfix --ip 192.0.2.10 --format json".split(" "),
    );
    expect(JSON.parse(stdout)).toMatchObject({
      dkim: [{ selector: "desk", source: "configuration", key: { kind: "key" } }],
    });
    const signed = host.world.partner.received.filter(({ message }) =>
      /^DKIM-Signature:.*\bs=desk\b/ms.test(message),
    );
    expect(signed.length).toBeGreaterThan(0);
  });
});

describeLive("an office like PostfixAdmin's, on PostgreSQL", needs, () => {
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
       VALUES ('${user}', '{PLAIN}${password}', 'example.org/fiscal/', 'fiscal', 'example.org', now(), now());`,
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
});

describeLive("a Dovecot that lets everybody in", needs, () => {
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
    expect(readFileSync("/etc/dovecot/dovecot.conf", "utf8")).toContain("nopassword");
  });
});

/** Messages in the queue that still have a recipient of these, under whatever id. */
async function queuedOf(postfix: Postfix, sent: readonly Submitted[]): Promise<number> {
  const victims = new Set(sent.flatMap(({ accepted }) => accepted));
  const entries = await postfix.queue();
  return entries.filter(({ recipients }) => recipients.some(({ address }) => victims.has(address)))
    .length;
}
