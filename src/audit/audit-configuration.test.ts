import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { auditConfiguration } from "./audit-configuration.ts";

const audit = (text: string, name = "main.cf"): ReturnType<typeof auditConfiguration> =>
  auditConfiguration({ texts: [{ name, text }] });

/** Pieces that meet in configurations, put together at random. */
const piece = fc.constantFrom(
  "mynetworks",
  "=",
  "smtpd_relay_restrictions",
  "check_sender_access",
  "hash:/etc/postfix/a",
  "pcre:/x",
  "permit",
  "reject",
  "$mynetworks",
  "${a?{b}:{c}}",
  "${",
  "{",
  "}",
  "\n",
  " ",
  "\t",
  "\\",
  "begin acl",
  "begin routers",
  "accept",
  "deny",
  "hosts",
  "+a",
  "!",
  ":",
  "::1",
  "condition",
  "${if eq{$1}{}{a}{b}}",
  "${lookup{a}lsearch{/b}}",
  "domainlist a = +a",
  "smtp inet n - n - - smtpd",
  "-o",
  "{ x = y }",
  ".include /a",
  ".ifdef",
  ".endif",
  "(",
  "/^(a+)+$/ OK",
  "<;",
  "\u0000",
  "é",
);

describe("auditConfiguration", () => {
  it("never throws and always answers, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 60 }),
        fc.constantFrom("main.cf", "master.cf", "exim4.conf", "a", "x"),
        (pieces, name) => {
          for (const text of [pieces.join(""), pieces.join(" ")])
            expect(audit(text, name).answers.relayUnauthenticated.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("survives arbitrary text behind a known parameter", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (value) => {
        audit(
          `myhostname = mx.cafe.test\nmydestination = cafe.test\nsmtpd_relay_restrictions = ${value}\nmynetworks = ${value}\nrelay_domains = ${value}\n`,
        );
        audit(
          `begin acl\nx:\n  accept condition = ${value}\n  deny hosts = ${value}\n`,
          "exim4.conf",
        );
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    [
      "parameters that expand into each other",
      "mynetworks = $relay_domains\nrelay_domains = $mynetworks\n",
      "main.cf",
    ],
    [
      "parameters that double each other",
      Array.from({ length: 60 }, (_, i) => `mail_a${i} = $mail_a${i + 1} $mail_a${i + 1}`).join(
        "\n",
      ) + "\nmynetworks = $mail_a0\n",
      "main.cf",
    ],
    [
      "restriction classes that call each other",
      "smtpd_restriction_classes = a b\na = b\nb = a\nsmtpd_relay_restrictions = a, reject\n",
      "main.cf",
    ],
    ["a table that includes itself", "mynetworks = /etc/postfix/main.cf\n", "main.cf"],
    [
      "lists that name each other",
      "domainlist a = +b\ndomainlist b = +a\nacl_smtp_rcpt = x\nbegin acl\nx:\n  accept domains = +a\n",
      "exim4.conf",
    ],
    [
      "ACLs that call each other",
      "acl_smtp_rcpt = x\nbegin acl\nx:\n  accept acl = x\n  accept acl = x\n",
      "exim4.conf",
    ],
    [
      "an include of itself",
      "acl_smtp_rcpt = x\n.include exim4.conf\nbegin acl\nx:\n  accept\n",
      "exim4.conf",
    ],
    ["macros that grow", "A = AAB\nB = AAAAAAAA\nacl_smtp_rcpt = A\nbegin acl\n", "exim4.conf"],
  ])("ends with %s", (_name, text, name) => {
    expect(audit(text, name).answers.startTls.length).toBeGreaterThan(0);
  });

  it("gives up on an expression that would run for ever, and says so", () => {
    const texts = [
      {
        name: "main.cf",
        text: "myhostname = mx.cafe.test\nmydestination = cafe.test\nmynetworks = 127.0.0.1\nsmtpd_relay_restrictions = check_sender_access pcre:/etc/postfix/s, reject_unauth_destination\n",
      },
      { name: "s", text: "/^(([a-z0-9@.-]+)+)+!$/ OK\n" },
    ];
    expect(
      auditConfiguration({ texts, mtaVersion: "3.7.11" }).answers.relayUnauthenticated[0]?.answer,
    ).toBe("depends");
  });

  it("reads megabytes of nothing in passing", () => {
    for (const text of [
      "(".repeat(5_000_000),
      `mynetworks = ${"(".repeat(5_000_000)}`,
      `smtpd_banner = ${"${".repeat(2_000_000)}`,
    ])
      expect(audit(text).findings.length).toBeGreaterThanOrEqual(0);
    expect(audit(`acl_smtp_rcpt = ${"${if ".repeat(1_000_000)}`, "exim4.conf").mta).toBe("exim");
  });

  it("puts a dump back into lines that lost them", () => {
    const dump = `# postconf -n alias_maps = hash:/etc/aliases compatibility_level = 3.6 inet_interfaces = all mydestination = cafe.test, localhost myhostname = mx.cafe.test mynetworks = 127.0.0.0/8 0.0.0.0/0 smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination smtpd_tls_security_level = may smtputf8_enable = no smtpd_helo_required = yes`;
    const { answers } = auditConfiguration({
      texts: [{ name: "question.txt", text: dump }],
      mtaVersion: "3.7.11",
    });
    expect(answers.relayUnauthenticated[0]?.answer).toBe("yes");
  });

  it("says unknown when there is no configuration", () => {
    expect(
      audit("Dear all, our server sends spam.\nWhat can we do?", "mail.txt").answers.relayPrivate[0]
        ?.answer,
    ).toBe("unknown");
  });
});
