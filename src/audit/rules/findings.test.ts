import { describe, expect, it } from "vitest";
import { auditConfiguration } from "../audit-configuration.ts";
import { RULE_TEXTS_EN } from "../rule-texts-en.ts";
import { EXIM_RULES, POSTFIX_RULES } from "./findings.ts";

const MAIN =
  "compatibility_level = 3.6\nmyhostname = mx.cafe.test\nmydestination = $myhostname, cafe.test\n";
const SASL = "smtpd_sasl_auth_enable = yes\nsmtpd_sasl_type = dovecot\n";

function findings(main: string, files: Readonly<Record<string, string>> = {}) {
  const texts = [
    { name: "/etc/postfix/main.cf", text: MAIN + main },
    ...Object.entries(files).map(([name, text]) => ({ name, text })),
  ];
  return auditConfiguration({ texts, mtaVersion: "3.7.11" }).findings;
}

const codes = (main: string, files?: Readonly<Record<string, string>>): string[] =>
  findings(main, files).map((f) => f.code.replace("audit.", ""));

describe("the catalogue", () => {
  it("has each rule once, and each with its words", () => {
    const ids = [...POSTFIX_RULES, ...EXIM_RULES].map((r) => r.id);
    expect([...ids].sort()).toEqual(Object.keys(RULE_TEXTS_EN).sort());
  });
});

describe("Postfix rules", () => {
  const cases: readonly {
    readonly name: string;
    readonly main: string;
    readonly files?: Readonly<Record<string, string>>;
    readonly has: string;
    readonly hasNot?: string;
  }[] = [
    {
      name: "wide mynetworks",
      main: "mynetworks = 127.0.0.0/8 0.0.0.0/0\n",
      has: "PF-REL-01",
      hasNot: "PF-REL-08",
    },
    {
      name: "private network",
      main: "mynetworks = 127.0.0.0/8 172.17.0.0/16\n",
      has: "PF-REL-03",
      hasNot: "PF-REL-01",
    },
    { name: "subnet style", main: "mynetworks_style = subnet\n", has: "PF-REL-04" },
    { name: "dead exception", main: "mynetworks = 10.0.0.0/8 !10.9.0.0/16\n", has: "PF-REL-06" },
    {
      name: "sender row",
      main: "mynetworks = 127.0.0.1\nsmtpd_relay_restrictions = check_sender_access hash:/etc/postfix/s, reject_unauth_destination\n",
      files: { s: "cafe.test OK\n" },
      has: "PF-REL-09",
      hasNot: "PF-REL-08",
    },
    {
      name: "permit before the reject",
      main: "mynetworks = 127.0.0.1\nsmtpd_relay_restrictions = check_helo_access static:OK, reject_unauth_destination\n",
      has: "PF-REL-08",
      hasNot: "PF-REL-09",
    },
    {
      name: "warn_if_reject",
      main: "smtpd_recipient_restrictions = warn_if_reject reject_unauth_destination\n",
      has: "PF-REL-20",
    },
    { name: "no binding of senders", main: SASL, has: "PF-FRG-01" },
    {
      name: "dead binding",
      main: `${SASL}smtpd_sender_restrictions = permit_sasl_authenticated, reject_sender_login_mismatch\n`,
      has: "PF-FRG-02",
      hasNot: "PF-FRG-01",
    },
    { name: "login in clear", main: SASL, has: "PF-AUT-01" },
    { name: "no limits", main: SASL, has: "PF-RAT-01" },
    {
      name: "unknown recipients",
      main: "smtpd_reject_unlisted_recipient = no\n",
      files: { aliases: "ann: a\n" },
      has: "PF-BSC-01",
    },
    {
      name: "closed zone",
      main: "smtpd_client_restrictions = reject_rbl_client dnsbl.sorbs.net\n",
      has: "PF-DBL-02",
    },
    {
      name: "unfiltered zone",
      main: "smtpd_client_restrictions = reject_rbl_client zen.spamhaus.org\n",
      has: "PF-DBL-03",
    },
    {
      name: "filtered zone",
      main: "smtpd_client_restrictions = reject_rbl_client zen.spamhaus.org=127.0.0.[2..11]\n",
      has: "PF-LOC-01",
      hasNot: "PF-DBL-03",
    },
    { name: "old name", main: "smtpd_use_tls = yes\n", has: "PF-DEP-01" },
  ];
  for (const { name, main, files, has, hasNot } of cases) {
    it(name, () => {
      const got = codes(main, files);
      expect(got).toContain(has);
      if (hasNot !== undefined) expect(got).not.toContain(hasNot);
    });
  }

  it("gives the place, the line and a quoted command", () => {
    const [first] = findings("mynetworks = 127.0.0.0/8 0.0.0.0/0\n");
    expect(first).toMatchObject({
      code: "audit.PF-REL-01",
      severity: "critical",
      subject: "0.0.0.0/0",
      proof: [
        {
          source: "/etc/postfix/main.cf",
          line: 4,
          text: "mynetworks = 127.0.0.0/8 0.0.0.0/0",
          says: { key: "audit.rule", values: { rule: "PF-REL-01" } },
        },
      ],
      fix: {
        command: "postconf -e 'mynetworks = 127.0.0.0/8'",
        diff: "-mynetworks = 127.0.0.0/8 0.0.0.0/0\n+mynetworks = 127.0.0.0/8",
      },
    });
  });

  it("keeps what an attacker could have put into a table out of shell syntax", () => {
    const list = findings(
      "smtpd_sender_restrictions = permit_mynetworks, reject_sender_login_mismatch, check_sender_access inline:{{a'; rm -rf / #=OK}}\n" +
        SASL,
    );
    for (const { fix } of list)
      expect((fix?.command ?? "").replace(/'(?:[^']|'\\'')*'/g, "")).not.toMatch(/[;#&|`$]/);
  });
});

describe("Exim rules", () => {
  const base =
    "primary_hostname = mx.cafe.test\ndomainlist local_domains = cafe.test\nhostlist relay_from_hosts = HOSTS\nacl_smtp_rcpt = check\n\nbegin acl\ncheck:\n  accept hosts = +relay_from_hosts\nMORE  require domains = +local_domains\n  accept\n\nbegin authenticators\nAUTH";
  const exim = (hosts: string, more = "", auth = ""): string[] => {
    const text = base
      .replace("HOSTS", () => hosts)
      .replace("MORE", () => more)
      .replace("AUTH", () => auth);
    return auditConfiguration({
      texts: [{ name: "exim4.conf", text }],
      mtaVersion: "4.98.2",
    }).findings.map((f) => f.code.replace("audit.", ""));
  };
  const plain = (condition: string): string =>
    `plain:\n  driver = plaintext\n  public_name = PLAIN\n  server_condition = ${condition}\n`;
  it.each([
    ["star", exim("*"), "EX-REL-01"],
    ["negative end", exim("127.0.0.1 : !10.0.0.1"), "EX-REL-02"],
    ["private network", exim("127.0.0.1 : 10.0.0.0/8"), "EX-REL-12"],
    ["cut IPv6", exim("127.0.0.1 : ::1 : 192.0.2.1"), "EX-REL-08"],
    ["sender before the check", exim("127.0.0.1", "  accept senders = *@vip.test\n"), "EX-REL-05"],
    ["everything before the check", exim("127.0.0.1", "  accept\n"), "EX-REL-07"],
    [
      "empty lookup",
      exim(
        "127.0.0.1",
        "",
        plain("${if eq{$auth3}{${lookup mysql{SELECT p FROM u WHERE n='$auth2'}}}}"),
      ),
      "EX-AUT-01",
    ],
    ["no password", exim("127.0.0.1", "", plain("true")), "EX-AUT-02"],
    ["in clear", exim("127.0.0.1", "", plain("${if eq{$auth3}{x}}")), "EX-AUT-05"],
    [
      "forging",
      exim("127.0.0.1", "  accept authenticated = *\n", plain("${if eq{$auth3}{x}}")),
      "EX-FRG-01",
    ],
    ["closed zone", exim("127.0.0.1", "  deny dnslists = bl.spamcannibal.org\n"), "EX-DBL-01"],
  ])("%s", (_name, got, wanted) => {
    expect(got).toContain(wanted);
  });
  it("finds nothing critical in a sound configuration", () => {
    expect(
      exim("127.0.0.1").filter((c) => c.startsWith("EX-REL") || c.startsWith("EX-AUT")),
    ).toEqual([]);
  });
});

describe("findings about lists", () => {
  it("have one value without every network that is too wide, so that no fix undoes another", () => {
    const wide = "mynetworks = 127.0.0.0/8 8.0.0.0/8 9.0.0.0/8\n";
    const fixes = findings(wide)
      .filter((f) => f.code === "audit.PF-REL-02")
      .map((f) => f.fix?.command);
    expect(fixes).toEqual(Array<string>(2).fill("postconf -e 'mynetworks = 127.0.0.0/8'"));
  });

  it("are bounded where a list is endless", () => {
    const words = Array.from({ length: 30_000 }, (_, i) => `10.${i % 250}.${(i / 250) | 0}.0/25`);
    const found = codes(`mynetworks = ${words.join(" ")}\n`);
    expect(found.filter((code) => code === "PF-REL-03").length).toBe(20);
  });

  it("do not take the default of relay_domains for something that was set", () => {
    const main = "mydestination = $myhostname, localhost\n";
    const texts = [{ name: "/etc/postfix/main.cf", text: main }];
    const found = auditConfiguration({ texts }).findings.map((f) => f.code);
    expect(found).not.toContain("audit.PF-REL-14");
    expect(codes("relay_domains = com, static:all\n")).toContain("PF-REL-14");
  });

  it("come from the Postfix part of a paste that goes on with doveconf", () => {
    const paste = [
      "mynetworks = 0.0.0.0/0",
      "smtpd_relay_restrictions = permit_mynetworks, reject",
      "# 2.3.19.1 (9b53102964): /etc/dovecot/dovecot.conf",
      "mail_location = maildir:~/Maildir",
      "passdb {",
      "  driver = pam",
      "}",
      "",
    ].join("\n");
    const texts = [{ name: "-", text: paste }];
    const found = auditConfiguration({ texts, mtaVersion: "3.7.11" }).findings;
    const places = found.flatMap((f) => (f.code === "audit.PF-REL-01" ? f.proof : []));
    expect(places.map((place) => place.line)).toEqual([1]);
  });

  it("give no command that would refuse every user", () => {
    const fixOf = (main: string) =>
      findings(SASL + main).find((f) => f.code === "audit.PF-FRG-01")?.fix;
    // The table comes along, and nobody is asked who has not logged in.
    expect(fixOf("")?.command).toMatch(
      /'smtpd_sender_login_maps = regexp:\{\{.*'smtpd_sender_restrictions = reject_authenticated_sender_login_mismatch'/,
    );
    expect(fixOf("")?.diff).toContain("+smtpd_sender_login_maps = ");
    expect(fixOf("smtpd_sender_login_maps = hash:/etc/postfix/owners\n")?.command).toContain(
      "reject_sender_login_mismatch",
    );
  });

  it("name the open sender list although its map is not at hand", () => {
    const found = codes(`${SASL}smtpd_sender_restrictions = check_sender_access hash:/x/senders\n`);
    expect(found).toContain("PF-FRG-01");
  });

  it("say the same where a dump spells the default out", () => {
    const dump = `${SASL}smtpd_sasl_mechanism_filter = !external, static:rest\n`;
    expect(codes(dump)).toContain("PF-FRG-01");
  });
});
