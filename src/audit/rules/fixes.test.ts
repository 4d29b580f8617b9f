import { describe, expect, it, test } from "vitest";
import { auditConfiguration } from "../audit-configuration.ts";

const MAIN = "compatibility_level = 3.6\nmyhostname = mx.cafe.test\nmydestination = $myhostname\n";
const OWNERS = "smtpd_sasl_auth_enable = yes\nsmtpd_sender_login_maps = hash:/etc/postfix/owners\n";

type Files = Readonly<Record<string, string>>;

function fixes(texts: Files, code: string, mtaVersion: string) {
  const named = Object.entries(texts).map(([name, text]) => ({ name, text }));
  return auditConfiguration({ texts: named, mtaVersion })
    .findings.filter((finding) => finding.code === `audit.${code}`)
    .map(({ fix }) => fix);
}

const postfix = (code: string, main: string, files: Files = {}) =>
  fixes({ "/etc/postfix/main.cf": MAIN + main, ...files }, code, "3.7.11");

describe("fixes of Postfix lists", () => {
  test.each([
    {
      name: "what protects goes before the word that ends the list",
      code: "PF-REL-21",
      main: `${OWNERS}smtpd_sender_restrictions = permit, reject_sender_login_mismatch\n`,
      want: "'smtpd_sender_restrictions = reject_sender_login_mismatch, permit'",
    },
    {
      name: "a check behind the login goes before it, with the owners that it asks for",
      code: "PF-FRG-02",
      main: "smtpd_sasl_auth_enable = yes\nsmtpd_sender_restrictions = permit_sasl_authenticated, reject_sender_login_mismatch\n",
      want: "'smtpd_sender_login_maps = regexp:{{/^([^@]+)@(.+)$$/ $${1}@$${2} $${1}}}' 'smtpd_sender_restrictions = reject_authenticated_sender_login_mismatch, permit_sasl_authenticated'",
    },
    {
      name: "every warn_if_reject at once: the next command would bring it back",
      code: "PF-REL-20",
      main: "smtpd_recipient_restrictions = warn_if_reject reject_unauth_destination, warn_if_reject reject_unlisted_recipient\n",
      want: "'smtpd_recipient_restrictions = reject_unauth_destination, reject_unlisted_recipient'",
    },
    {
      name: "a relay that is open gets the sound list, whatever else is wrong with the list",
      code: "PF-REL-20",
      main: "smtpd_relay_restrictions = check_sender_access hash:/etc/postfix/s, warn_if_reject reject_unlisted_recipient, reject_unauth_destination\n",
      want: "'smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination'",
    },
    {
      name: "certificates have to be known",
      code: "PF-REL-27",
      main: "smtpd_relay_restrictions = permit_tls_all_clientcerts, reject_unauth_destination\n",
      want: "'smtpd_relay_restrictions = permit_tls_clientcerts, reject_unauth_destination'",
    },
    {
      name: "a class that lets everybody in",
      code: "PF-REL-22",
      main: "smtpd_restriction_classes = friends\nfriends = check_client_access hash:/x, permit\n",
      want: "'friends = check_client_access, hash:/x'",
    },
    {
      name: "dead lists go, living ones count by their codes",
      code: "PF-DBL-03",
      main: "smtpd_client_restrictions = reject_rbl_client bl.spamcannibal.org, reject_rbl_client zen.spamhaus.org, reject_rhsbl_sender dbl.spamhaus.org\n",
      want: "'smtpd_client_restrictions = reject_rbl_client, zen.spamhaus.org=127.0.0.[2..11], reject_rhsbl_sender, dbl.spamhaus.org=127.0.1.[2..99]'",
    },
    {
      name: "postscreen keeps its weights",
      code: "PF-DBL-03",
      main: "postscreen_dnsbl_sites = zen.spamhaus.org*3, bl.spamcannibal.org, bl.spamcop.net\n",
      want: "'postscreen_dnsbl_sites = zen.spamhaus.org=127.0.0.[2..11]*3, bl.spamcop.net'",
    },
    {
      name: "nobody knows the recipients behind: they are asked for",
      code: "PF-BSC-03",
      main: "relay_domains = behind.test\nsmtpd_recipient_restrictions = reject_non_fqdn_recipient\n",
      want: "'smtpd_recipient_restrictions = reject_non_fqdn_recipient, permit_mynetworks, permit_sasl_authenticated, reject_unverified_recipient' 'unverified_recipient_reject_code = 550'",
    },
  ])("$name", ({ code, main, want }) => {
    const found = postfix(code, main, { "/etc/postfix/s": "cafe.test OK\n" });
    expect(found).not.toEqual([]);
    for (const fix of found) expect(fix?.command).toBe(`postconf -e ${want}`);
  });

  it("are none where a check of owners would refuse everybody, since nobody owns anything", () => {
    const of = (list: string) => `smtpd_sender_restrictions = ${list}\n`;
    const late = postfix("PF-REL-21", of("permit, reject_sender_login_mismatch"));
    const trial = postfix("PF-REL-20", of("warn_if_reject reject_sender_login_mismatch"));
    expect([late, trial]).toEqual([[undefined], [undefined]]);
  });

  it("give options back to the service that they are left of", () => {
    const master = "smtp inet n - y - - smtpd\n#submission inet n - y - - smtpd\n  -o a=b\n";
    expect(postfix("PF-MAS-01", "", { "/etc/postfix/master.cf": master })).toEqual([
      {
        file: "master.cf",
        diff: "-#submission inet n - y - - smtpd\n+submission inet n - y - - smtpd",
      },
    ]);
  });

  it("take a row out of a table that takes no exceptions", () => {
    const files = { "/etc/postfix/nets": "192.0.2.0/24 OK\n192.0.2.9 REJECT\n" };
    expect(postfix("PF-REL-05", "mynetworks = hash:/etc/postfix/nets\n", files)).toEqual([
      { file: "nets", diff: "-192.0.2.9 REJECT" },
    ]);
  });

  it("take out a passdb that lets everybody in only where another one is left", () => {
    const open = "passdb {\n  driver = static\n  args = nopassword=y\n}\n";
    const sound = "passdb {\n  driver = pam\n}\n";
    const of = (text: string) =>
      postfix("PF-AUT-06", OWNERS, { "/etc/dovecot/dovecot.conf": text });
    const diff = "-passdb {\n-  driver = static\n-  args = nopassword=y\n-}";
    expect(of(sound + open)).toEqual([{ file: "dovecot.conf", diff }]);
    expect(of(open)).toEqual([undefined]);
  });
});

const EXIM = `primary_hostname = mx.cafe.test
domainlist local_domains = cafe.test
domainlist relay_to_domains = behind.test : @mx_any
hostlist relay_from_hosts = 127.0.0.1
acl_smtp_rcpt = check

begin acl
check:
LISTS  accept hosts = +relay_from_hosts
  require domains = +local_domains : +relay_to_domains
  accept

begin routers
people:
  driver = accept
  domains = +local_domains
  local_parts = alice
  transport = box

begin authenticators
AUTH`;

const plain = (name: string, condition: string): string =>
  `${name}:\n  driver = plaintext\n  public_name = ${name.toUpperCase()}\n  server_condition = ${condition}\n`;

function exim(code: string, authenticators = "", files: Files = {}) {
  // Where a list is asked, nothing about recipients is sure.
  const lists = "  deny dnslists = zen.spamhaus.org : bl.spamcannibal.org\n";
  const text = EXIM.replace("AUTH", () => authenticators).replace(
    "LISTS",
    code === "EX-DBL-02" ? lists : "",
  );
  return fixes({ "exim4.conf": text, ...files }, code, "4.96");
}

describe("fixes of Exim", () => {
  const stored = "${lookup{$auth2}lsearch{/etc/exim4/passwd}{$value}fail}";

  test.each([
    {
      name: "recipients of local domains are verified",
      code: "EX-BSC-01",
      want: "-check:\n+check:\n+  deny domains = +local_domains\n+    !verify = recipient",
    },
    {
      name: "of domains behind the server, by asking it",
      code: "EX-BSC-02",
      want: "-check:\n+check:\n+  deny domains = +relay_to_domains\n+    !verify = recipient/callout=30s,defer_ok",
    },
    {
      name: "main options end where the first section begins",
      code: "EX-PRO-01",
      want: "-begin acl\n+chunking_advertise_hosts =\n+begin acl",
    },
    {
      name: "dead lists go, living ones count by their codes",
      code: "EX-DBL-02",
      want: "-deny dnslists = zen.spamhaus.org : bl.spamcannibal.org\n+deny dnslists = zen.spamhaus.org=127.0.0.2,127.0.0.3,127.0.0.4,127.0.0.9,127.0.0.10,127.0.0.11",
    },
    {
      name: "whoever names this host as MX is no domain of ours",
      code: "EX-REL-04",
      want: "-domainlist relay_to_domains = behind.test : @mx_any\n+domainlist relay_to_domains = behind.test",
    },
    {
      name: "the password is compared as another authenticator does, by its own variables",
      code: "EX-AUT-02",
      auth: plain("plain", `\${if eq{$auth3}{${stored}}}`) + plain("login", "true"),
      want: "-server_condition = true\n+server_condition = ${if and{{!eq{$auth2}{}}{bool_lax{${if eq{$auth2}{${lookup{$auth1}lsearch{/etc/exim4/passwd}{$value}fail}}}}}}}",
    },
    {
      name: "or with the hashes that lie beside it",
      code: "EX-AUT-02",
      auth: plain("plain", "true"),
      files: { "/etc/exim4/passwd": "alice:$6$x$y:\n" },
      want: "-server_condition = true\n+server_condition = ${if and{{!eq{$auth3}{}}{crypteq{$auth3}{${extract{1}{:}{${lookup{$auth2}lsearch{/etc/exim4/passwd}{$value}fail}}}}}}}",
    },
    {
      name: "nobody's secret is no secret",
      code: "EX-AUT-03",
      auth: "cram:\n  driver = cram_md5\n  public_name = CRAM-MD5\n  server_secret = ${lookup{$auth1}lsearch{/p}}\n",
      want: "-server_secret = ${lookup{$auth1}lsearch{/p}}\n+server_secret = ${if !eq{${lookup{$auth1}lsearch{/p}}}{}{${lookup{$auth1}lsearch{/p}}}fail}",
    },
    {
      name: "a password is no pattern",
      code: "EX-AUT-04",
      auth: plain("plain", `\${if match{${stored}}{$auth3}}`),
      want: `-server_condition = \${if match{${stored}}{$auth3}}\n+server_condition = \${if and{{!eq{$auth3}{}}{bool_lax{\${if eq{${stored}}{$auth3}}}}}}`,
    },
  ])("$name", ({ code, auth = "", files = {}, want }) => {
    expect(exim(code, auth, files).map((fix) => fix?.diff)).toEqual([want]);
  });

  it("are none where nothing says what the passwords are", () => {
    expect(exim("EX-AUT-02", plain("plain", "true"))).toEqual([undefined]);
  });
});
