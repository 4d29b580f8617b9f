import { beforeAll, expect, it } from "vitest";
import type { Plan, VerifyRow } from "../../src/core/containment.ts";
import { makeCertificate } from "./certificate.ts";
import { mailDomain, startDnsServer } from "./dns-server.ts";
import { type Exim, startExim } from "./exim.ts";
import { describeLive } from "./live.ts";
import { runMailwarden } from "./run-mailwarden.ts";
import { blockingByReputation } from "./manners.ts";
import { OFFICE_EXIM } from "./office-exim.ts";
import { type Receiver, startReceiver } from "./receiver.ts";
import { sendMail, SmtpClient } from "./smtp-client.ts";
import { letters, spam } from "./submissions.ts";

const ATTACKER = "203.0.113.66";
const ELSEWHERE = "203.0.113.99";
const HOME = "198.51.100.7";
const SPAM = 60;
/** Asks for the password of a user that is in no table, and compares nothing with nothing. */
const BYPASS = `server_condition = \${if eq{$auth3}{\${lookup{$auth2}lsearch{/etc/exim4/passwd}{$value}}}{yes}{no}}`;

function login(user: string, password: string) {
  return { startTls: true, login: { user, password } };
}

describeLive("an Exim login that accepts an empty password", ["exim4", "openssl"], () => {
  let exim: Exim;
  let partner: Receiver;

  beforeAll(async () => {
    await makeCertificate();
    await startDnsServer({
      ...mailDomain("partner.example", "192.0.2.25"),
      ...mailDomain("victim.example", "192.0.2.26"),
    });
    partner = await startReceiver("192.0.2.25");
    await startReceiver("192.0.2.26", blockingByReputation);
    exim = await startExim({
      configuration: OFFICE_EXIM.replace(/server_condition = .*/, BYPASS),
      files: { passwd: "alice@example.org: pw\n" },
    });
    await sendMail(
      { from: HOME, ...login("alice@example.org", "pw") },
      letters(3, "alice@example.org", "partner.example"),
    );
    await sendMail({ from: ATTACKER, ...login("", "") }, spam(SPAM, "bypass"));
    await exim.settle();
  });

  it("is closed, and honest logins go on", async () => {
    const planned = await runMailwarden(["contain", "plan", "--format", "json"]);
    const { steps } = JSON.parse(planned.stdout) as Plan;
    expect(steps.map(({ step }) => step)).toContain("config-fix");
    const { status } = await runMailwarden(["contain", "apply"]);
    expect(status).toBe(0);
    const attacker = await SmtpClient.connect({ from: ELSEWHERE });
    await attacker.hello();
    await attacker.startTls();
    expect(await attacker.login("", "")).toMatchObject({ code: 535 });
    await attacker.quit();
    const before = partner.received.length;
    await sendMail(
      { from: HOME, ...login("alice@example.org", "pw") },
      letters(1, "alice@example.org", "partner.example"),
    );
    await exim.settle();
    expect(partner.received.length).toBe(before + 1);
    const { stdout } = await runMailwarden(["contain", "verify", "--format", "json"]);
    const { verify } = JSON.parse(stdout) as { verify: VerifyRow[] };
    expect(verify.find(({ check }) => check === "hole-closed")).toMatchObject({ holds: true });
  });
});
