import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectApp } from "../../src/cli/connect-app.ts";
import { fakeTerminal } from "../../src/cli/fixtures/fake-terminal.ts";
import { run } from "../../src/cli/run.ts";
import { LANGUAGE_TAGS } from "../../src/report/language.ts";
import { type DnsServer, startDnsServer } from "./dns-server.ts";
import { changed, IP } from "./sample-zones.ts";

const HOSTILE = "\u001b]0;owned\u0007\u202e";

let server: DnsServer;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "identity-test-"));
  server = await startDnsServer(
    changed({
      "bad.example.org MX": ["10 mail.example.com"],
      "bad.example.org TXT": [`v=spf1 ip4:198.51.100.1 ${HOSTILE} -all`],
      "_dmarc.bad.example.org TXT": [`v=DMARC1; p=none; rua=mailto:${HOSTILE}@example.net`],
      "open.example.org MX": ["10 mail.example.com"],
      "open.example.org TXT": ["v=spf1 mx -all"],
      "*.dead.example.net A": ["127.0.0.2"],
      "7.2.0.192.zen.spamhaus.org A": ["127.0.0.4"],
      "7.2.0.192.zen.spamhaus.org TXT": [`see https://check.example/${HOSTILE}`],
      "log._domainkey.example.com TXT": ["v=DKIM1; p="],
    }),
    { "_dmarc.open.example.org TXT": "servfail", "_dmarc.example.org TXT": "servfail" },
  );
  await writeFile(
    join(folder, "main.cf"),
    [
      "myhostname = mail.example.com",
      "inet_interfaces = 127.0.0.1, 192.0.2.7",
      "smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination,",
      "    reject_rbl_client dead.example.net",
      "",
    ].join("\n"),
  );
  const line = (second: number, text: string) => `Oct 24 00:32:${second} mail ${text}`;
  await writeFile(
    join(folder, "mail.log"),
    [
      line(
        10,
        "postfix/smtp[42]: 8F005249014: to=<a@example.net>, relay=mx.example.net[203.0.113.9]:25, delay=1, delays=0/0/1/0, dsn=5.7.1, status=bounced (host mx.example.net[203.0.113.9] said: 550 5.7.1 Service unavailable, Client host [192.0.2.7] blocked using a blocklist (in reply to RCPT TO command))",
      ),
      line(11, "opendkim[43]: 8F005249014: DKIM-Signature field added (s=log, d=example.com)"),
      line(12, "opendkim[43]: 8F005249015: s=theirs d=gmail.example SSL"),
      "",
    ].join("\n"),
  );
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

async function identity(...args: readonly string[]) {
  const terminal = fakeTerminal();
  const resolver = `127.0.0.1:${server.address.port}`;
  const status = await run(["identity", ...args, "--resolver", resolver], terminal, connectApp());
  return { status, out: terminal.out(), err: terminal.err() };
}

const codes = (out: string): string[] =>
  (JSON.parse(out) as { findings: { code: string }[] }).findings.map(({ code }) => code);

describe("mailwarden identity", () => {
  test("says that an address is listed, why, and where to ask for removal", async () => {
    const { status, out } = await identity(
      "example.com",
      "--ip",
      IP,
      "--helo",
      "mail.example.com",
      "--selector",
      "mail",
    );
    expect(status).toBe(1);
    expect(out).toContain("192.0.2.7: refuses the mail");
    expect(out).toContain("192.0.2.7 is on zen.spamhaus.org: a compromised or infected host");
    expect(out.replace(/\s+/g, " ")).toContain("https://check.spamhaus.org/");
    expect(out).not.toMatch(/[\u001b\u0007\u202e]/);
  });

  test("takes addresses, greeting, selectors and lists from log and settings", async () => {
    const { out } = await identity("example.com", folder, "--format", "json", "--year", "2024");
    const document = JSON.parse(out) as Record<string, unknown>;
    expect(document["addresses"]).toMatchObject([{ ip: IP, source: "log" }]);
    expect(document["helo"]).toEqual({ name: "mail.example.com", source: "configuration" });
    expect(document["dkim"]).toMatchObject([
      { selector: "log", domain: "example.com", source: "log", key: { kind: "revoked" } },
    ]);
    expect(document["configuredLists"]).toMatchObject([
      { zone: "dead.example.net", state: { kind: "wild" }, isFiltered: false, line: 3 },
    ]);
    expect(codes(out)).toContain("identity.configured-wild");
  });

  test("prints what to publish where it is missing", async () => {
    const { status, out } = await identity("missing.example", "--ip", IP);
    expect(status).toBe(1);
    expect(out).toContain('missing.example. IN TXT "v=spf1 ip4:192.0.2.7 ~all"');
    expect(out).toContain(
      '_dmarc.missing.example. IN TXT "v=DMARC1; p=none; rua=mailto:postmaster@missing.example"',
    );
    expect(out).toContain("opendkim-genkey -b 2048");
  });

  test("what nobody answers is not missing, and the status says so", async () => {
    const { status, out } = await identity("open.example.org", "--format", "json");
    expect(status).toBe(3);
    expect(codes(out)).toContain("identity.unanswered");
    expect(codes(out)).not.toContain("identity.dmarc-missing");
    expect(JSON.parse(out)).toMatchObject({
      unanswered: [{ name: "_dmarc.open.example.org", type: "TXT", why: "server-failure" }],
    });
  });

  test.each(LANGUAGE_TAGS)("%s: records of an attacker drive no terminal", async (lang) => {
    const { out } = await identity("bad.example.org", "--ip", IP, "--lang", lang);
    expect(out).not.toMatch(/[\u001b\u0007\u202e]|undefined|\[object/);
    expect(out).toContain("\\x1b");
  });

  test.each([
    { args: ["exa mple"], want: "DOMAIN" },
    { args: ["example.com", "--ip", "192.0.2.700"], want: "--ip" },
    { args: ["example.com", "--selector", "a b"], want: "--selector" },
    { args: ["example.com", "--helo", "a b"], want: "--helo" },
  ])("$args: one error", async ({ args, want }) => {
    const { status, out, err } = await identity(...args);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(err).toContain(want);
  });

  test("a resolver that is none", async () => {
    const terminal = fakeTerminal();
    const args = ["identity", "example.com", "--resolver", "dns.example.com"];
    expect(await run(args, terminal, connectApp())).toBe(2);
    expect(terminal.err()).toContain("--resolver");
  });
});
