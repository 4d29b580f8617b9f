import { writeFileSync } from "node:fs";
import { beforeAll, expect, it } from "vitest";
import { mailOf } from "../live/dovecot.ts";
import { describeLive } from "../live/live.ts";
import { OFFICE_FILES, OFFICE_MAIN, OFFICE_SERVICES, PEOPLE, startOffice } from "../live/office.ts";
import type { Office } from "../live/office.ts";
import { startReceiver } from "../live/receiver.ts";
import { runMailwarden } from "../live/run-mailwarden.ts";
import { mustRun } from "../live/run-program.ts";
import { waitUntil } from "../live/wait-until.ts";
import { answerAt, probeHere, witnessAt } from "./probe-here.ts";

const ALICE = { user: "alice@example.org", password: PEOPLE["alice@example.org"] ?? "" };
const OFFICE = { main: OFFICE_MAIN, services: OFFICE_SERVICES, files: OFFICE_FILES };

describeLive("probe of a real Postfix", ["postfix", "dovecot", "openssl"], () => {
  let office: Office;

  beforeAll(async () => {
    office = await startOffice();
    office.dns.add({ "example.com A": ["192.0.2.80"] });
  });

  it("tells from outside what strangers and users may do, and delivers nothing", async () => {
    const probed = await probeHere({ login: ALICE });
    expect({
      relay: answerAt(probed, "relayUnauthenticated"),
      unknown: answerAt(probed, "acceptsUnknownRecipients"),
      bypass: answerAt(probed, "authBypass", 587),
      plaintext: answerAt(probed, "authPlaintext", 587),
      on25: answerAt(probed, "authOnPort25"),
      tls: answerAt(probed, "startTls"),
      vrfy: answerAt(probed, "vrfy"),
      trusted: answerAt(probed, "forgeTrusted"),
      smuggling: answerAt(probed, "smuggling"),
    }).toEqual({
      relay: "no",
      unknown: "no",
      bypass: "no",
      plaintext: "yes",
      on25: "no",
      tls: "yes",
      vrfy: "yes",
      trusted: "unknown not-asked",
      smuggling: "unknown not-asked",
    });
    expect(await office.postfix.queue()).toEqual([]);
    expect(office.partner.received).toEqual([]);
    expect(office.postfix.readLog()).not.toContain("queue active");
  });

  it("the relay test of a closed server is refused with 554", async () => {
    const probed = await probeHere();
    expect(witnessAt(probed, "relayUnauthenticated")).toMatch(/554 5\.7\.1 .*Relay access denied$/);
  });

  it("a forged sender after login is accepted with 250 before the fix, and refused with 553 after it", async () => {
    const before = await probeHere({ login: ALICE });
    expect(answerAt(before, "forgeAuthenticated", 587)).toBe("yes");
    expect(witnessAt(before, "forgeAuthenticated", 587)).toContain("250 2.1.5 Ok");
    await office.postfix.set({
      smtpd_sender_login_maps: "hash:/etc/postfix/vmailbox",
      smtpd_sender_restrictions: "reject_sender_login_mismatch",
    });
    const after = await probeHere({ login: ALICE });
    expect(answerAt(after, "forgeAuthenticated", 587)).toBe("no");
    expect(witnessAt(after, "forgeAuthenticated", 587)).toMatch(
      /553 5\.7\.1 <bob@example\.org>: Sender address rejected: not owned by user alice@example\.org/,
    );
    await office.postfix.reconfigure(OFFICE);
  });

  it("an open relay is one from outside, and proves nothing from a trusted address", async () => {
    await office.postfix.set({
      mynetworks: "127.0.0.0/8, 10.0.0.0/8, 192.0.2.0/24, 203.0.113.0/24",
    });
    const from = async (source: string) => await probeHere({ source });
    const outside = await from("203.0.113.66");
    expect(answerAt(outside, "relayUnauthenticated")).toBe("yes");
    const neighbour = await from("192.0.2.99");
    expect(answerAt(neighbour, "relayNeighbour")).toBe("yes");
    expect(answerAt(neighbour, "relayUnauthenticated")).toBe("depends trusted-vantage");
    const office10 = await from("10.1.2.3");
    expect(answerAt(office10, "relayPrivate")).toBe("yes");
    expect(answerAt(office10, "relayUnauthenticated")).toBe("depends trusted-vantage");
    const host = await probeHere({ host: "127.0.0.1", source: "127.0.0.1" });
    expect(answerAt(host, "forgeTrusted")).toBe("yes");
    expect(answerAt(host, "relayUnauthenticated")).toBe("depends trusted-vantage");
    await office.postfix.reconfigure(OFFICE);
  });

  it("finds the sender and the HELO name that a table lets in, the latter with the configuration", async () => {
    await office.postfix.reconfigure({
      main: `${OFFICE_MAIN}smtpd_helo_restrictions =\n`.replace(
        "permit_sasl_authenticated, reject",
        "check_helo_access hash:/etc/postfix/helos, reject",
      ),
      files: { ...OFFICE_FILES, helos: "relay-7.partner.example OK\n" },
    });
    const blind = await probeHere({ port: 25 });
    expect(answerAt(blind, "relayUnauthenticated")).toBe("no");
    const { status, stdout } = await runMailwarden(
      "probe 192.0.2.10:25 --source 203.0.113.66 --known bob@example.org --compare /etc/postfix --format json".split(
        " ",
      ),
    );
    const { answers, comparison } = JSON.parse(stdout) as {
      answers: Record<string, { answer: string; witness: string }[]>;
      comparison: { question: string; audit: string; probe: string; differs: boolean }[];
    };
    expect(status).toBe(1);
    expect(answers["relayUnauthenticated"]?.[0]).toMatchObject({
      answer: "yes",
      witness: expect.stringContaining("EHLO relay-7.partner.example") as string,
    });
    expect(comparison.filter(({ differs }) => differs)).toEqual([]);
    await office.postfix.reconfigure(OFFICE);
  });

  it("a catch-all is no relay, and greylisting, a blocklist and a DNS refusal decide nothing", async () => {
    await office.postfix.set({ virtual_mailbox_maps: "static:all", allow_percent_hack: "no" });
    const catchAll = await probeHere({ port: 25 });
    expect(answerAt(catchAll, "acceptsUnknownRecipients")).toBe("yes");
    expect(answerAt(catchAll, "relayUnauthenticated")).not.toBe("yes");
    await office.postfix.reconfigure(OFFICE);

    const answers: string[] = [];
    for (const action of [
      "450 4.2.0 Greylisted, please try again in 300 seconds",
      "554 5.7.1 Service unavailable; Client host blocked using dnsbl.example",
      "450 4.1.8 Sender address rejected: Domain not found",
    ]) {
      writeFileSync("/etc/postfix/clients", `203.0.113.66 ${action}\n`);
      await office.postfix.set({
        smtpd_client_restrictions: "check_client_access texthash:/etc/postfix/clients",
      });
      answers.push(answerAt(await probeHere({ port: 25 }), "relayUnauthenticated"));
    }
    expect(answers).toEqual(["depends greylisting", "depends reputation", "depends dns"]);
    await office.postfix.reconfigure(OFFICE);
  });

  it("a PROXY header that is believed from anybody is an open relay", async () => {
    await office.postfix.set({
      smtpd_upstream_proxy_protocol: "haproxy",
      smtpd_upstream_proxy_timeout: "1s",
    });
    const probed = await probeHere({ port: 25 });
    expect(answerAt(probed, "relayUnauthenticated")).toBe("yes");
    expect(probed.findings.map(({ code }) => code)).toContain("probe.proxy-header");
    await office.postfix.reconfigure(OFFICE);
  });

  it("IPv6 is looked at by itself: networks that are trusted there are missed by IPv4", async () => {
    await office.postfix.reconfigure({
      ...OFFICE,
      main: OFFICE_MAIN.replace(
        "[::1]/128",
        "[2001:db8::]/32\ninet_protocols = all\ninet_interfaces = 192.0.2.10, [2001:db8::10], 127.0.0.1",
      ),
    });
    await office.postfix.stop();
    await mustRun("postfix", ["start"]);
    const host = "2001:db8::10";
    const sixth = await probeHere({ host, port: 25, source: "2001:db8:66::1" });
    expect(sixth.listeners.map(({ name, vantage }) => [name, vantage])).toEqual([
      ["[2001:db8::10]:25", "outside"],
    ]);
    expect(answerAt(sixth, "relayUnauthenticated")).toBe("yes");
    expect(answerAt(await probeHere({ port: 25 }), "relayUnauthenticated")).toBe("no");
    await office.postfix.reconfigure(OFFICE);
  });

  it("the host itself needs no word, and is asked by the name that it gives itself", async () => {
    const { status, stdout } = await runMailwarden(["probe", "localhost:25", "--format", "json"]);
    const { domain, listeners } = JSON.parse(stdout) as {
      domain: string;
      listeners: { listener: string; vantage: string | null }[];
    };
    // Programs on the host may write as anybody: that is found from nowhere else.
    expect({ status, domain }).toEqual({ status: 1, domain: "example.org" });
    expect(listeners[0]).toMatchObject({ listener: "127.0.0.1:25", vantage: "self" });
  });

  it("smuggling is asked with the administrator's mailbox alone, and only he gets mail", async () => {
    const before = await probeHere({ port: 25, deliverTo: "bob@example.org" });
    expect(answerAt(before, "smuggling")).toBe("yes");
    await office.postfix.settle();
    const recipients = [...office.postfix.readLog().matchAll(/ to=<([^>]*)>.*status=sent/g)];
    expect(new Set(recipients.map((match) => match[1]))).toEqual(new Set(["bob@example.org"]));
  });

  it("what RCPT lets pass and DATA refuses is refused, as the administrator's mailbox shows", async () => {
    await office.postfix.set({
      smtpd_sender_login_maps: "hash:/etc/postfix/vmailbox",
      smtpd_data_restrictions: "reject_sender_login_mismatch",
    });
    const asked = { port: 587, login: ALICE };
    expect(answerAt(await probeHere(asked), "forgeAuthenticated", 587)).toBe("yes");
    const shown = await probeHere({ ...asked, deliverTo: "bob@example.org" });
    expect(answerAt(shown, "forgeAuthenticated", 587)).toBe("no");
    // The envelope is checked, what readers see is not.
    expect(shown.findings.map(({ code }) => code)).toContain("probe.forged-header");
    await office.postfix.reconfigure(OFFICE);
  });

  it("what is refused is never bounced; of what is accepted the bounce comes to the administrator", async () => {
    expect(answerAt(await probeHere({ port: 25 }), "backscatter")).toBe("no");
    await office.postfix.set({ virtual_mailbox_maps: "static:all" });
    const open = await probeHere({ port: 25, deliverTo: "bob@example.org" });
    expect(answerAt(open, "backscatter")).toBe("depends mailbox");
    await waitUntil("the bounce", () =>
      mailOf("bob@example.org").some(
        (mail) => mail.includes("Undelivered Mail") && mail.includes(`probe ${open.nonce}`),
      ),
    );
    await office.postfix.reconfigure(OFFICE);
  });

  it("where the receiver is asked first, an accepted recipient says little of what the host may do", async () => {
    await office.postfix.set({ smtpd_recipient_restrictions: "reject_unverified_recipient" });
    const receiver = await startReceiver("192.0.2.80");
    const host = await probeHere({
      host: "127.0.0.1",
      port: 25,
      source: "127.0.0.1",
      limits: { replyMs: 20_000 },
    });
    expect(answerAt(host, "forgeTrusted")).toBe("depends verification");
    expect(receiver.received).toEqual([]);
    await receiver.stop();
    await office.postfix.reconfigure(OFFICE);
  });

  it("where nobody can log in, no user may forge", async () => {
    const probed = await probeHere({ port: 25 });
    expect(answerAt(probed, "forgeAuthenticated")).toBe("no");
    expect(answerAt(probed, "forgeNullSender")).toBe("no");
  });

  it("the password is nowhere in what is printed", async () => {
    const { stdout, stderr } = await runMailwarden(
      `probe 192.0.2.10:587 --source 203.0.113.66 --known bob@example.org --user ${ALICE.user} --format json`.split(
        " ",
      ),
      { MAILWARDEN_PROBE_PASSWORD: ALICE.password },
    );
    expect(stdout).toContain("AUTH PLAIN ****");
    for (const secret of [
      ALICE.password,
      Buffer.from(`\0${ALICE.user}\0${ALICE.password}`).toString("base64"),
    ]) {
      expect(stdout + stderr).not.toContain(secret);
    }
  });
});
