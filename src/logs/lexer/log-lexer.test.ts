import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { REPLY_CLASSES } from "../../core/reply-class.ts";
import { fastReader } from "../fixtures/fast-reader.ts";
import { programOf, UNDERSTOOD } from "./log-lexer.ts";

describe("programOf", () => {
  it.each([
    ["postfix/smtpd", "postfix", "smtpd"],
    ["postfix/submission/smtpd", "postfix", "smtpd"],
    ["postfix-smo/submission/smtpd", "postfix", "smtpd"],
    ["postfix/10025/smtpd", "postfix", "smtpd"],
    ["postfix-10.20.30.40/smtp", "postfix", "agent"],
    ["mx-out/qmgr", "postfix", "qmgr"],
    ["postfix/lmtp", "postfix", "agent"],
    ["postfix/error", "postfix", "error"],
    ["postfix/bounce", "postfix", "bounce"],
    ["postfix/anvil", "postfix", "quiet"],
    ["postfix/postscreen", "postfix", "quiet"],
    ["postfix", "postfix", "quiet"],
    ["smtpd", "postfix", "smtpd"],
    ["exim", "exim", undefined],
    ["exim4", "exim", undefined],
    ["dovecot", "dovecot", undefined],
    ["imap-login", "dovecot-login", undefined],
    ["opendkim", "mail", undefined],
    ["amavis", "mail", undefined],
    ["sshd", "foreign", undefined],
    ["CRON", "foreign", undefined],
    ["kernel", "foreign", undefined],
    ["app/worker", "foreign", undefined],
  ])("%s is %s %s", (name, kind, daemon) =>
    expect(programOf(name)).toEqual(daemon === undefined ? { kind } : { kind, daemon }),
  );
});

describe("LogLexer", () => {
  it.each([
    { line: "Jun  1 10:00:00 mx postfix/qmgr[1]: 4A1B2C3D4E: removed", want: UNDERSTOOD.yes },
    { line: "Jun  1 10:00:00 mx opendkim[1]: anything", want: UNDERSTOOD.yes },
    { line: "Jun  1 10:00:00 mx postfix/smtpd[1]: something new", want: UNDERSTOOD.ask },
    { line: "Jun  1 10:00:00 mx sshd[1]: 4A1B2C3D4E: removed", want: UNDERSTOOD.foreign },
    { line: "2026-06-01 10:00:00 1adXzZ-0007sb-Pz Completed", want: UNDERSTOOD.yes },
    { line: "2026-06-01 10:00:00 something new", want: UNDERSTOOD.ask },
  ])("$line", ({ line, want }) => expect(fastReader().read(line)).toBe(want));

  it("reads programs of any number and keeps them apart", () => {
    const reader = fastReader();
    for (let i = 0; i < 6000; i += 1) reader.read(`Jun  1 10:00:00 mx tool${i}[1]: x`);
    expect(reader.read("Jun  1 10:00:00 mx postfix/qmgr[1]: 4A1B2C3D4E: removed")).toBe(
      UNDERSTOOD.yes,
    );
    expect(reader.read("Jun  1 10:00:00 mx tool77[1]: 4A1B2C3D4E: removed")).toBe(
      UNDERSTOOD.foreign,
    );
  });

  const AGENT = "Jun  1 10:00:00 mx postfix/smtp[1]: 4A1B2C3D4E: to=<bob@Example.COM>,";
  const FROM_RELAY = "delay=1, delays=0/0/1/0, dsn=0.0.0, status=";
  const LOCAL = "Jun  1 10:00:00 mx postfix/local[1]: 4A1B2C3D4E: to=<bob@example.com>,";
  const EXIM = "2026-06-01 10:00:00 1adXzZ-0007sb-Pz";
  it.each([
    {
      name: "another host",
      line: `${AGENT} relay=mx.example.net[198.51.100.1]:25, ${FROM_RELAY}sent (250 ok)`,
      want: {
        route: "remote",
        outcome: "delivered",
        relay: "mx.example.net",
        domain: "Example.COM",
        next: "",
      },
    },
    {
      name: "another host that refuses",
      line: `${AGENT} relay=mx.example.net[198.51.100.1]:25, ${FROM_RELAY}bounced (host mx.example.net[198.51.100.1] said: 550 5.1.1 User unknown (in reply to RCPT TO command))`,
      want: { route: "remote", outcome: "bounced", relay: "mx.example.net", reply: "unknown-user" },
    },
    {
      name: "a host of this house",
      line: `${AGENT} relay=mail.lan[10.0.0.5]:25, ${FROM_RELAY}sent (250 2.0.0 Ok: queued as 4cZPqR1xyzz2sXv)`,
      want: { route: "inside", next: "4cZPqR1xyzz2sXv" },
    },
    {
      name: "a content filter",
      line: `${AGENT} relay=127.0.0.1[127.0.0.1]:10024, ${FROM_RELAY}sent (250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as 4cZPqR1xyzz2sXv)`,
      want: { route: "handover", next: "4cZPqR1xyzz2sXv", outcome: "delivered" },
    },
    {
      name: "a content filter that discards",
      line: `${AGENT} relay=127.0.0.1[127.0.0.1]:10024, ${FROM_RELAY}sent (250 2.7.0 Ok, discarded, id=1-2 - spam)`,
      want: { route: "local", next: "" },
    },
    {
      name: "a mailbox through LMTP over a socket",
      line: `${AGENT} relay=mx[private/dovecot-lmtp], ${FROM_RELAY}sent (250 2.0.0 <bob@example.com> xyz Saved)`,
      want: { route: "local", next: "" },
    },
    {
      name: "a mailbox",
      line: `${LOCAL} relay=local, ${FROM_RELAY}sent (delivered to maildir)`,
      want: { route: "local", forwarded: false, domain: "example.com" },
    },
    {
      name: "a forward",
      line: `${LOCAL} relay=local, ${FROM_RELAY}sent (forwarded as 4A1B2C3D4F)`,
      want: { route: "local", forwarded: true, next: "4A1B2C3D4F" },
    },
    {
      name: "an alias",
      line: `${AGENT} orig_to=<root@example.com>, relay=mx.example.net[198.51.100.1]:25, ${FROM_RELAY}sent (250 ok)`,
      want: { route: "remote", forwarded: true, throughSrs: false },
    },
    {
      name: "a rewritten sender undone",
      line: `${AGENT} orig_to=<SRS0=x=y=example.org=bob@example.com>, relay=mx.example.net[198.51.100.1]:25, ${FROM_RELAY}sent (250 ok)`,
      want: { forwarded: true, throughSrs: true },
    },
    {
      name: "no host that answers",
      line: `${AGENT} relay=none, ${FROM_RELAY}deferred (connect to mx.example.net[198.51.100.1]:25: Connection timed out)`,
      want: { route: "remote", outcome: "deferred", reply: "network" },
    },
    {
      name: "a receiver that is spared",
      line: `${AGENT} relay=none, ${FROM_RELAY}deferred (delivery temporarily suspended: host mx.example.net[198.51.100.1] refused to talk to me: 421 Too many connections)`,
      want: { route: "remote", relay: "mx.example.net", reply: "rate-limited" },
    },
    {
      name: "a mailbox that this server does not have",
      line: `Jun  1 10:00:00 mx postfix/error[1]: 4A1B2C3D4E: to=<no@example.com>, relay=none, ${FROM_RELAY}bounced (User unknown in virtual alias table)`,
      want: { route: "local", outcome: "bounced", reply: "unknown-user" },
    },
    {
      name: "Exim to another host",
      line: `${EXIM} => bob@Example.COM R=dnslookup T=remote_smtp H=mx.example.net [198.51.100.1] C="250 ok"`,
      want: {
        route: "remote",
        outcome: "delivered",
        domain: "Example.COM",
        relay: "mx.example.net",
      },
    },
    {
      name: "Exim to a mailbox",
      line: `${EXIM} => bob <bob@example.com> R=local_user T=local_delivery`,
      want: { route: "local", domain: "example.com", forwarded: false },
    },
    {
      name: "Exim through an alias",
      line: `${EXIM} => bob@example.net <root@example.com> R=dnslookup T=remote_smtp H=mx.example.net [198.51.100.1]`,
      want: { route: "remote", domain: "example.net", forwarded: true },
    },
    {
      name: "Exim through a sender that it rewrote",
      line: `${EXIM} => bob@example.net <srs0=x=y=example.org=bob@example.com> R=dnslookup T=remote_smtp H=mx.example.net [198.51.100.1]`,
      want: { throughSrs: true, forwarded: true },
    },
    {
      name: "Exim refused",
      line: `${EXIM} ** bob@example.net R=dnslookup T=remote_smtp H=mx.example.net [198.51.100.1]: SMTP error from remote mail server after RCPT TO:<bob@example.net>: 550 5.7.1 blocked by a blocklist`,
      want: { route: "remote", outcome: "bounced", relay: "mx.example.net", reply: "blocked" },
    },
    {
      name: "Exim unrouteable",
      line: `${EXIM} ** no@example.com: Unrouteable address`,
      want: { route: "local", outcome: "bounced", reply: "unknown-user" },
    },
    {
      name: "Exim deferred at a host inside",
      line: `${EXIM} == bob@example.net R=smart T=remote_smtp H=relay.lan [192.168.0.9]: Connection refused`,
      want: { route: "inside", outcome: "deferred", reply: "network" },
    },
  ])("knows where a delivery goes: $name", ({ line, want }) => {
    const reader = fastReader();
    expect(reader.read(line)).toBe(UNDERSTOOD.yes);
    expect(reader.told).toMatchObject([want]);
  });

  it.each([
    "Jun  1 10:00:00 mx postfix/smtpd[1]: NOQUEUE: reject: RCPT from a[192.0.2.1]: 554 5.7.1 <x@y>: Relay access denied; from=<a@b> to=<x@y> proto=ESMTP helo=<z>",
    "Jun  1 10:00:00 mx postfix/smtpd[1]: NOQUEUE: reject: RCPT from a[192.0.2.1]: 450 4.7.1 try later; from=<a: SASL LOGIN authentication failed: @b> to=<x@y> helo=<z>",
    "2026-06-01 10:00:00 H=(x) [192.0.2.1]:4000 F=<a@b> rejected RCPT <x@y>: relay not permitted",
    "2026-06-01 10:00:00 H=mx [192.0.2.1] rejected RCPT <x@y>: found in RBL",
    "2026-06-01 10:00:00 H=mx [192.0.2.1] incomplete transaction (QUIT) from <a@b>",
  ])("keeps nothing of who was refused, of whom there are any number: %s", (line) => {
    const reader = fastReader();
    expect(reader.read(line)).toBe(UNDERSTOOD.yes);
    expect(reader.told).toEqual([]);
    expect([reader.traffic.names.ips.size, reader.traffic.authFailures.size]).toEqual([0, 0]);
  });

  it("counts what the first of several hosts of a receiver said", () => {
    const reader = fastReader();
    reader.read(
      "Jun  1 10:00:00 mx postfix/smtp[1]: 4A1B2C3D4E: host mx1.example.net[198.51.100.1] said: 421 4.7.28 unusual rate (in reply to MAIL FROM command)",
    );
    reader.read(
      `${EXIM} H=mx2.example.net [198.51.100.2]: SMTP error from remote mail server after MAIL FROM:<a@b>: 421 unusual rate`,
    );
    const { names, replies } = reader.traffic;
    expect([...replies.all()].map(({ a, b }) => [names.relays.text(a), REPLY_CLASSES[b]])).toEqual([
      ["mx1.example.net", "rate-limited"],
      ["mx2.example.net", "rate-limited"],
    ]);
  });

  it("gives a directory to the next local message only, and only soon", () => {
    const reader = fastReader();
    const arrival = (second: number, id: string) =>
      reader.read(
        `2026-06-01 10:00:0${second} ${id} <= web@example.com U=web P=local S=1`,
        second * 1000,
      );
    reader.read(
      "2026-06-01 10:00:00 cwd=/home/web/public_html 3 args: /usr/sbin/sendmail -t -i",
      0,
    );
    arrival(1, "1adXzZ-0007sb-P1");
    arrival(1, "1adXzZ-0007sb-P2");
    reader.read("2026-06-01 10:00:02 cwd=/home/old 3 args: /usr/sbin/sendmail -t -i", 2000);
    arrival(9, "1adXzZ-0007sb-P3");
    expect(reader.told.map(({ directory }) => directory)).toEqual([
      "/home/web/public_html",
      "",
      "",
    ]);
  });

  it("tells nothing of a line that is no longer whole", () => {
    const whole = `${AGENT} relay=mx.example.net[198.51.100.1]:25, ${FROM_RELAY}sent (250 ok)`;
    const reader = fastReader();
    for (let end = 0; end < whole.length - 14; end += 1) {
      reader.read(whole.slice(0, end));
      expect([whole.slice(0, end), reader.told]).toEqual([whole.slice(0, end), []]);
    }
  });

  const heads = [
    "Jun  1 10:00:00 mx postfix/smtpd[1]: ",
    "Jun  1 10:00:00 mx postfix/qmgr[1]: 4A1B2C3D4E: ",
    "Jun  1 10:00:00 mx postfix/smtp[1]: 4A1B2C3D4E: ",
    "Jun  1 10:00:00 mx postfix/smtpd[1]: 4A1B2C3D4E: ",
    "Jun  1 10:00:00 mx dovecot: imap-login: ",
    "2026-06-01 10:00:00 1adXzZ-0007sb-Pz ",
    "2026-06-01 10:00:00 ",
  ];
  const pieces = fc.constantFrom(
    ...'client= a[192.0.2.1] [ ] , sasl_username= from=< > size=1 , nrcpt= to=<a@b >, relay= none , status=sent ( ) => <= ** H= (x) [1.2.3.4] A=p:u S=1 T=" \\ for user=< rip= warning: : SASL authentication'.split(
      " ",
    ),
    " ",
    ", ",
    "\0",
    "é",
  );

  it("never fails, and does not depend on what follows the line in the buffer", () => {
    const reader = fastReader();
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.array(pieces, { maxLength: 20 }), (head, rest) => {
        const line = head + rest.join("");
        const readers = ["", "\n", "\nx, status=sent (ok) [192.0.2.9] removed"].map((after) => {
          reader.told.length = 0;
          const understood = reader.read(line, 0, after);
          return { understood, told: [...reader.told] };
        });
        expect(readers[1]).toEqual(readers[0]);
        expect(readers[2]).toEqual(readers[0]);
      }),
      { numRuns: 3000 },
    );
  });
});
