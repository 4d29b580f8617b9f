import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { networkOf } from "../../core/ip-address.ts";
import { type Accused, NOBODY } from "./accused.ts";
import { createRedactor } from "./redactor.ts";

const ACCUSED: Accused = {
  accounts: new Set(["info@example.com"]),
  ips: new Set(["203.0.113.77"]),
  users: new Set(["www-data"]),
  paths: ["/home/shop/public_html"],
};
const redact = (text: string) => createRedactor(ACCUSED, networkOf).text(text);

test.each([
  {
    name: "a delivery: recipient, relay, and what the receiver says of us",
    input:
      "Nov 22 00:39:18 mail postfix/smtp[421]: C0E1E2BA513: to=<Ann@Far.example>, relay=mx.far.example[192.0.2.17]:25, dsn=5.7.1, status=bounced (host mx.far.example[192.0.2.17] said: 550-192.0.2.1 blocked, see http://far.example/b?ip=192.0.2.1 (in reply to RCPT TO command))",
    want: "Nov 22 00:39:18 host1 postfix/smtp[421]: C0E1E2BA513: to=<user1@domain1.invalid>, relay=host2.domain1.invalid[ip-1]:25, dsn=5.7.1, status=bounced (host host2.domain1.invalid[ip-1] said: 550-ip-2 blocked, see http://domain1.invalid/b?ip=ip-2 (in reply to RCPT TO command))",
  },
  {
    name: "the accused keep account, address and the name of that address",
    input:
      "Nov 22 00:39:17 mail postfix/smtpd[352]: C0E1E2BA513: client=pool-77.isp.example[203.0.113.77], sasl_method=LOGIN, sasl_username=INFO@example.com",
    want: "Nov 22 00:39:17 host1 postfix/smtpd[352]: C0E1E2BA513: client=pool-77.isp.example[203.0.113.77], sasl_method=LOGIN, sasl_username=INFO@example.com",
  },
  {
    name: "a bare login, a HELO that is no domain",
    input:
      "client=unknown[198.51.100.3], sasl_username=bob, helo=<bobs-laptop>, from=<root>, to=<bob>",
    want: "client=unknown[ip-1], sasl_username=user1, helo=<host1>, from=<user2>, to=<user1>",
  },
  {
    name: "what was masked before",
    input: "sasl_username=[email protected], from=<[email protected]>, to=<ann@far.example>",
    want: "sasl_username=[email protected], from=<[email protected]>, to=<user1@domain1.invalid>",
  },
  {
    name: "Exim: HELO, authenticator, subject, Message-ID, recipients",
    input: `2026-11-22 00:39:13 1xUvf7-00005j-15 <= a@forged.example H=(laptop) [203.0.113.77] P=esmtpa A=plain:bob id=x1@y T="Dear Ann \\"Q\\" Lee" for ann@far.example ben@other.example`,
    want: `2026-11-22 00:39:13 1xUvf7-00005j-15 <= user1@domain1.invalid H=(host1) [203.0.113.77] P=esmtpa A=plain:user2 id=user3@domain2.invalid T="masked-text-1" for user4@domain3.invalid user5@domain4.invalid`,
  },
  {
    name: "Exim: a local delivery",
    input: "2026-11-22 00:39:13 1xUvf7-00005j-15 => bob <bob@example.org> R=local_user T=home",
    want: "2026-11-22 00:39:13 1xUvf7-00005j-15 => user1 <user2@domain1.invalid> R=local_user T=home",
  },
  {
    name: "Dovecot",
    input:
      "2026-11-22T00:39:13.12+01:00 mx1 dovecot: lmtp(bob)<12><a>: stored mail from <a@b.example>",
    want: "2026-11-22T00:39:13.12+01:00 host1 dovecot: lmtp(user1)<12><a>: stored mail from <user2@domain1.invalid>",
  },
  {
    name: "a header that a rule quotes",
    input: `postfix/cleanup[1]: AB12: warning: header Subject: For Ann Lee, from Ben from unknown[198.51.100.4]; from=<a@b.example>`,
    want: `postfix/cleanup[1]: AB12: warning: header Subject: masked-text-1 from unknown[ip-1]; from=<user1@domain1.invalid>`,
  },
  {
    name: "IPv6, mapped and in brackets; loopback is nobody's",
    input: "[2001:db8::25]:25 [IPv6:2001:DB8::25] ::ffff:198.51.100.4 [::1] 127.0.0.1 00:39:13",
    want: "[ip-1]:25 [ip-1] ip-2 [::1] 127.0.0.1 00:39:13",
  },
  {
    name: "mailboxes and homes",
    input:
      "/var/vmail/example.org/ann/Maildir/new/1795307958.M12P3.mx1,S=15 /home/ben/x.php /home/shop/public_html/mail.php",
    want: "/var/vmail/domain1.invalid/user1/Maildir/new/1795307958.M12P3.host1,S=15 /home/user2/x.php /home/shop/public_html/mail.php",
  },
  {
    name: "rewritten and tagged senders name two people",
    input:
      "SRS0=ab=TT=far.example=ann@here.example ann=far.example@lists.example from=ben@x.example",
    want: "user1@domain1.invalid user2@domain2.invalid from=user3@domain3.invalid",
  },
  {
    name: "files, versions, settings and stamps are nobody's names",
    input:
      "/etc/postfix/main.cf:12 mail.log.1 mail.iso.log postconf -e 'mynetworks = 127.0.0.0/8 10.0.0.0/8' 3.7.11 dsn=5.1.1 /usr/lib/sa.pl collect.sh uid=33",
    want: "/etc/postfix/main.cf:12 mail.log.1 mail.iso.log postconf -e 'mynetworks = 127.0.0.0/8 10.0.0.0/8' 3.7.11 dsn=5.1.1 /usr/lib/sa.pl collect.sh uid=33",
  },
  {
    name: "a file that is called after a domain",
    input:
      "/var/log/httpd/far.example.log http://here.example/help/far.example.html pool-192.0.2.7",
    want: "/var/log/httpd/domain1.invalid.log http://domain2.invalid/help/domain1.invalid.html pool-ip-1",
  },
  {
    name: "an address in a sentence without blanks",
    input: "帐号 info@example.com 使用了bob@example.org。",
    want: "帐号 info@example.com 使用了user1@domain1.invalid。",
  },
])("$name", ({ input, want }) => {
  expect(redact(input)).toBe(want);
});

describe("masks", () => {
  test("are the same for the same value, in other texts, too", () => {
    const redactor = createRedactor(NOBODY, networkOf);
    const first = redactor.text("to=<ann@far.example>, relay=mx.far.example[192.0.2.1]:25");
    expect(redactor.text("TO=<Ann@FAR.example>, relay=MX.far.example[192.0.2.1]:25")).toBe(
      first.replace("to", "TO"),
    );
    expect(redactor.name("ann@far.example")).toBe("user1@domain1.invalid");
    expect(redactor.name("ben@far.example")).toBe("user2@domain1.invalid");
  });

  test("tell networks of the accused from others", () => {
    const redactor = createRedactor(ACCUSED, networkOf);
    expect(redactor.isAccusedNetwork("203.0.113.0/24")).toBe(true);
    expect(redactor.isAccusedNetwork("198.51.100.0/24")).toBe(false);
  });
});

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const domain = fc
  .tuple(word, fc.constantFrom("example", "test", "com", "co.uk", "jp", "tw"))
  .map((parts) => parts.join("."));
const ip = fc.oneof(fc.ipV4(), fc.ipV6()).filter((text) => /^[1-9]/.test(text) && text.length > 8);
const glue = fc.constantFrom(
  " ",
  ", ",
  "<",
  ">",
  "[",
  "]: ",
  "=",
  "\u3002",
  ";",
  "(",
  ") ",
  '"',
  "\t",
);

test("no address, host or IP is left, whatever stands around it", () => {
  const piece = fc.oneof(
    fc
      .tuple(word, domain)
      .map(([local, at]) => ({ text: `${local}x9@${at}`, hidden: [`${local}x9@`, at] })),
    fc
      .tuple(word, domain)
      .map(([host, at]) => ({ text: `${host}q7.${at}`, hidden: [`${host}q7.`] })),
    ip.filter((text) => !text.startsWith("127.")).map((text) => ({ text, hidden: [text] })),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(piece, glue), { maxLength: 8 }), (parts) => {
      const redacted = createRedactor(NOBODY, networkOf).text(
        parts.map(([{ text }, between]) => text + between).join(" "),
      );
      const left = parts.flatMap(([{ hidden }]) => hidden.filter((one) => redacted.includes(one)));
      expect(left.filter((one) => !"domain1.invalid host1 user1".includes(one))).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test("twice the length takes no more than about twice the steps", () => {
  // Not timed: a super-linear expression would not end here within the test's limit.
  const redactor = createRedactor(ACCUSED, networkOf);
  for (const unit of ["a", "a.", "1:", "a@", "=>", " H=(", '"a', "subject: x", "/home/", "_-"]) {
    expect(redactor.text(unit.repeat(100_000)).length).toBeGreaterThan(0);
  }
});
