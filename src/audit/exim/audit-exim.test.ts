import { describe, expect, it } from "vitest";
import { auditConfiguration } from "../audit-configuration.ts";
import type { AnswerValue, Question } from "../../core/server-answers.ts";

interface Parts {
  readonly main?: string;
  readonly trusted?: string;
  readonly relayTo?: string;
  /** Statements before the relay check. */
  readonly before?: string;
  /** The relay check itself and what follows. */
  readonly check?: string;
  readonly routers?: string;
  readonly authenticators?: string;
}

const CHECK = `  require message = no relaying
    domains = +local_domains : +relay_to_domains
  require verify = recipient
  accept
`;

/** A small server: domain cafe.test with the users ann and bert. */
function config({
  main = "",
  trusted = "127.0.0.1",
  relayTo = "",
  before = "",
  check = CHECK,
  routers = "",
  authenticators = "",
}: Parts): string {
  return `primary_hostname = mx.cafe.test
qualify_domain = cafe.test
domainlist local_domains = @ : cafe.test
domainlist relay_to_domains = ${relayTo}
hostlist relay_from_hosts = ${trusted}
acl_smtp_rcpt = check_rcpt
${main}
begin acl
check_rcpt:
  accept hosts = :
${before}  accept hosts = +relay_from_hosts
  accept authenticated = *
    control = submission
${check}
begin routers
outside:
  driver = dnslookup
  domains = ! +local_domains : ! +relay_to_domains
  transport = remote
  no_more
partners:
  driver = manualroute
  domains = +relay_to_domains
  route_list = * backend.cafe.test
  transport = remote
aliases:
  driver = redirect
  data = \${lookup{$local_part}lsearch{/etc/exim4/aliases}}
${routers}people:
  driver = accept
  local_parts = ann : bert
  domains = +local_domains
  transport = mailbox

begin transports
remote:
  driver = smtp
mailbox:
  driver = appendfile
  file = /var/mail/$local_part

begin authenticators
${authenticators}`;
}

const PLAIN = (condition: string, more = ""): string =>
  `plain:\n  driver = plaintext\n  public_name = PLAIN\n  server_condition = ${condition}\n  server_set_id = $auth2\n${more}`;
const TLS_ONLY = "  server_advertise_condition = ${if def:tls_in_cipher}\n";
const SOUND = PLAIN(
  "${if crypteq{$auth3}{${lookup{$auth2}lsearch{/etc/exim4/passwd}{$value}fail}}}",
  TLS_ONLY,
);

interface Case extends Parts {
  readonly name: string;
  readonly version?: string;
  readonly want: Partial<Record<Question, AnswerValue>>;
}

function run(cases: readonly Case[]): void {
  for (const item of cases) {
    it(item.name, () => {
      const texts = [
        { name: "exim4.conf", text: config(item) },
        { name: "aliases", text: "postmaster: ann\n" },
        { name: "passwd", text: "ann@cafe.test: $6$xyz$abc\n" },
      ];
      const { answers } = auditConfiguration({ texts, mtaVersion: item.version ?? "4.98.2" });
      const order: readonly AnswerValue[] = ["yes", "depends", "unknown", "no"];
      const got = Object.fromEntries(
        Object.entries(answers).map(([q, rows]) => [
          q,
          order.find((v) => rows.some((r) => r.answer === v)),
        ]),
      );
      expect(got).toMatchObject(item.want);
    });
  }
}

const CLOSED = { relayUnauthenticated: "no", relayNeighbour: "no", relayPrivate: "no" } as const;

describe("relaying through ACLs", () => {
  run([
    {
      name: "a recipient of others that is named before the relay check",
      before: "  accept recipients = user@bar.test : *@baz.test\n",
      want: { relayUnauthenticated: "yes", relayNeighbour: "no" },
    },
    {
      name: "a domain of others that is named before the relay check",
      before: "  accept domains = bar.test\n",
      want: { relayUnauthenticated: "yes" },
    },
    {
      name: "own recipients and domains that are relayed on purpose are no strangers",
      relayTo: "bar.test",
      before: "  accept recipients = ann@cafe.test : *@bar.test\n  accept domains = bar.test\n",
      want: { relayUnauthenticated: "no" },
    },
    {
      name: "a local part of whatever domain",
      before: "  accept local_parts = billing\n",
      want: { relayUnauthenticated: "depends" },
    },
    {
      name: "a sender out of a file that everybody may take",
      before: "  accept senders = lsearch;/etc/exim4/passwd\n",
      want: { relayUnauthenticated: "yes", forgeUnauthenticatedLocal: "yes" },
    },
    {
      name: "a relay for all but one network, which may be the server's own",
      relayTo: "*",
      before: "  deny hosts = 192.0.2.0/24\n",
      want: { relayUnauthenticated: "yes", relayNeighbour: "depends" },
    },
    {
      name: "sound",
      want: {
        ...CLOSED,
        forgeTrusted: "yes",
        acceptsUnknownRecipients: "no",
        vrfy: "no",
        smuggling: "no",
        startTls: "yes",
        authBypass: "no",
      },
    },
    {
      name: "everybody is trusted",
      trusted: "*",
      want: { relayUnauthenticated: "yes", relayNeighbour: "yes", relayPrivate: "yes" },
    },
    {
      name: "zero-length network",
      trusted: "127.0.0.1 : 0.0.0.0/0",
      want: { relayUnauthenticated: "yes" },
    },
    {
      name: "list ends in a negative item",
      trusted: "127.0.0.1 : !10.102.0.0/16",
      want: { relayUnauthenticated: "yes", relayNeighbour: "yes", relayPrivate: "depends" },
    },
    {
      name: "negative item, then a positive one",
      trusted: "!10.102.0.5 : 10.102.0.0/16",
      want: { relayUnauthenticated: "no", relayPrivate: "depends" },
    },
    {
      name: "IPv6 without doubled colons hides what follows",
      trusted: "127.0.0.1 : ::1 : 10.20.0.0/16",
      want: CLOSED,
    },
    {
      name: "other separator",
      trusted: "<; 127.0.0.1 ; ::1 ; 10.20.0.0/16",
      want: { ...CLOSED, relayPrivate: "yes" },
    },
    { name: "relay to everything", relayTo: "*", want: { relayUnauthenticated: "yes" } },
    {
      name: "relay to a top-level domain",
      relayTo: "*.com",
      want: { relayUnauthenticated: "yes" },
    },
    {
      name: "relay to a partner without verification",
      relayTo: "partner.test",
      want: { ...CLOSED, acceptsUnknownRecipients: "yes", backscatter: "depends" },
    },
    {
      name: "relay to a partner with callout",
      relayTo: "partner.test",
      check: CHECK.replace("verify = recipient", "verify = recipient/callout=10s"),
      want: { acceptsUnknownRecipients: "no" },
    },
    {
      name: "whoever names us as MX",
      relayTo: "@mx_any",
      want: { relayUnauthenticated: "yes", relayNeighbour: "no" },
    },
    {
      name: "sender as password",
      before: "  accept senders = *@vip.test\n",
      want: { relayUnauthenticated: "yes", relayNeighbour: "no" },
    },
    {
      name: "null sender as password",
      before: "  accept senders = :\n",
      want: { relayUnauthenticated: "yes" },
    },
    {
      name: "own sender domain as password",
      before: "  accept sender_domains = +local_domains\n",
      want: { relayUnauthenticated: "yes", relayNeighbour: "no" },
    },
    {
      name: "HELO as password",
      before: "  accept condition = ${if eqi{$sender_helo_name}{inside.cafe.test}}\n",
      want: { relayUnauthenticated: "yes", relayPrivate: "no" },
    },
    {
      name: "any verified sender",
      before: "  accept verify = sender\n",
      want: { relayUnauthenticated: "yes", relayNeighbour: "yes" },
    },
    { name: "warn decides nothing", before: "  warn hosts = *\n", want: CLOSED },
    {
      name: "client name",
      before: "  accept hosts = *.partner.test\n",
      want: { relayUnauthenticated: "depends", relayNeighbour: "no" },
    },
    {
      name: "deny on the name of the client fails open",
      check: "  deny !hosts = +relay_from_hosts\n    hosts = ::1 : *\n  accept\n",
      want: { relayUnauthenticated: "yes" },
    },
    {
      name: "no relay check at all",
      check: "  accept\n",
      want: { relayUnauthenticated: "yes", acceptsUnknownRecipients: "yes", backscatter: "yes" },
    },
    {
      name: "the relay check only warns",
      check: "  warn !domains = +local_domains\n    message = relaying\n  accept\n",
      want: { relayUnauthenticated: "yes" },
    },
    {
      name: "deny instead of require",
      check: "  deny !domains = +local_domains\n    message = no\n  accept verify = recipient\n",
      want: { ...CLOSED, acceptsUnknownRecipients: "no" },
    },
    {
      name: "endpass turns a false condition into a refusal",
      before: "  accept domains = +local_domains\n    endpass\n    verify = recipient\n",
      want: { ...CLOSED, acceptsUnknownRecipients: "no" },
    },
    {
      name: "no RCPT ACL refuses everything",
      main: "acl_smtp_rcpt =",
      want: { ...CLOSED, forgeTrusted: "no" },
    },
    {
      name: "ACL written in place",
      main: "acl_smtp_rcpt = accept",
      want: { relayUnauthenticated: "yes" },
    },
    {
      name: "accept in a called ACL",
      before: "  accept acl = helper\n",
      main: "",
      check: `${CHECK}\nhelper:\n  accept hosts = *\n`,
      want: { relayUnauthenticated: "yes" },
    },
    {
      name: "PROXY protocol for everybody",
      main: "hosts_proxy = *",
      want: { relayUnauthenticated: "yes" },
    },
    {
      name: "refused at MAIL",
      main: "acl_smtp_mail = check_mail",
      check: `  accept\n\ncheck_mail:\n  deny !hosts = +relay_from_hosts\n  accept\n`,
      want: { relayUnauthenticated: "no", forgeTrusted: "yes" },
    },
    {
      name: "a header that every message has",
      trusted: "*",
      main: "acl_smtp_data = check_data",
      check: `${CHECK}\ncheck_data:\n  deny condition = \${if !def:h_Message-ID:}\n  deny condition = \${if def:h_X-Spam:}\n  accept\n`,
      want: { relayUnauthenticated: "yes", forgeUnauthenticatedLocal: "yes" },
    },
    {
      name: "whoever does not encrypt",
      main: "tls_certificate = /etc/exim4/mx.pem",
      before: "  accept condition = ${if !def:tls_in_cipher}\n",
      want: { relayUnauthenticated: "yes" },
    },
    {
      name: "every postmaster there is",
      before: "  accept local_parts = postmaster\n",
      want: { relayUnauthenticated: "depends" },
    },
    {
      name: "our postmaster",
      before: "  accept local_parts = postmaster\n    domains = +local_domains\n",
      want: { relayUnauthenticated: "no" },
    },
    {
      name: "macro",
      main: "TRUSTED = 0.0.0.0/0",
      before: "  accept hosts = TRUSTED\n",
      want: { relayUnauthenticated: "yes" },
    },
    {
      name: ".ifdef",
      main: ".ifdef NOWHERE\nacl_smtp_rcpt = accept\n.else\nacl_smtp_mail = accept\n.endif",
      want: CLOSED,
    },
    {
      name: "blocklist of unknown state",
      before: "  deny dnslists = bl.nowhere.test\n",
      want: { relayUnauthenticated: "no", forgeUnauthenticatedLocal: "depends" },
    },
    {
      name: "living blocklist",
      before: "  deny dnslists = zen.spamhaus.org\n",
      want: { forgeUnauthenticatedLocal: "yes" },
    },
    { name: "VRFY", main: "acl_smtp_vrfy = accept", want: { vrfy: "yes" } },
    {
      name: "catch-all router",
      routers: "everybody:\n  driver = accept\n  domains = +local_domains\n  transport = mailbox\n",
      want: { acceptsUnknownRecipients: "yes", backscatter: "no" },
    },
    {
      name: "no verification",
      check: CHECK.replace("  require verify = recipient\n", ""),
      want: { acceptsUnknownRecipients: "yes", backscatter: "yes" },
    },
    { name: "4.96 by number", version: "4.96", want: { smuggling: "depends" } },
    { name: "4.96 patched by Debian", version: "4.96-15+deb12u10", want: { smuggling: "no" } },
    {
      name: "@domain without a user is no pattern",
      before: "  accept senders = @vip.test\n",
      want: CLOSED,
    },
    {
      name: "quotes stay in an ACL and make the condition no truth value",
      before: '  accept condition = "${if eq{$sender_helo_name}{x}{yes}{no}}"\n',
      want: { ...CLOSED, forgeUnauthenticatedLocal: "no" },
    },
    {
      name: "a host name before other items may hide them",
      trusted: "gw.nowhere.test : 10.20.0.0/16",
      want: { relayUnauthenticated: "no", relayPrivate: "depends" },
    },
    {
      name: "two ports, one wrapped",
      main: "daemon_smtp_ports = 25 : 465\ntls_on_connect_ports = 465",
      authenticators: SOUND,
      want: { authOnPort25: "yes", authPlaintext: "no" },
    },
    {
      name: "TLS for nobody",
      main: "tls_advertise_hosts =",
      authenticators: SOUND,
      want: { startTls: "no", authOnPort25: "no", forgeAuthenticated: "no" },
    },
  ]);
});

describe("authenticators", () => {
  const MYSQL = "${lookup mysql{SELECT pw FROM users WHERE login='${quote_mysql:$auth2}'}}";
  run([
    {
      name: "the password taken for an expression still lets its owner in",
      authenticators: PLAIN(
        "${if match{$auth3}{${lookup{$auth2}lsearch{/etc/exim4/passwd}{$value}fail}}{yes}{no}}",
        TLS_ONLY,
      ),
      want: { authOnPort25: "yes", forgeNullSender: "yes" },
    },
    {
      name: "sound",
      authenticators: SOUND,
      want: { authBypass: "no", authPlaintext: "no", authOnPort25: "yes", forgeNullSender: "yes" },
    },
    {
      name: "failed lookup equals the empty password",
      authenticators: PLAIN(`\${if eq{$auth3}{${MYSQL}}{yes}{no}}`),
      want: { authBypass: "yes", authPlaintext: "yes" },
    },
    {
      name: "old variable names",
      authenticators: PLAIN(
        "${if eq{$3}{${lookup mysql{SELECT pw FROM users WHERE login='${quote_mysql:$2}'}}}{1}{0}}",
      ),
      want: { authBypass: "yes" },
    },
    {
      name: "forced failure",
      authenticators: PLAIN(
        "${if eq{$auth3}{${lookup mysql{SELECT pw FROM users WHERE login='${quote_mysql:$auth2}'}{$value}fail}}}",
      ),
      want: { authBypass: "no" },
    },
    {
      name: "the query compares the password",
      authenticators: PLAIN(
        "${lookup mysql{SELECT 1 FROM users WHERE login='${quote_mysql:$auth2}' AND pw='${quote_mysql:$auth3}'}{yes}{no}}",
      ),
      want: { authBypass: "depends" },
    },
    {
      name: "the query forgets the password",
      authenticators: PLAIN(
        "${lookup mysql{SELECT 1 FROM users WHERE login='${quote_mysql:$auth2}'}{yes}{no}}",
      ),
      want: { authBypass: "yes" },
    },
    {
      name: "hash of the password",
      authenticators: PLAIN(`\${if eq{\${md5:$auth3}}{${MYSQL}}}`),
      want: { authBypass: "no", forgeAuthenticated: "no" },
    },
    {
      name: "empty password excluded",
      authenticators: PLAIN(`\${if and{{!eq{$auth3}{}}{eq{$auth3}{${MYSQL}}}}}`),
      want: { authBypass: "no" },
    },
    {
      name: "crypteq with nothing",
      authenticators: PLAIN(`\${if crypteq{$auth3}{${MYSQL}}}`),
      want: { authBypass: "no" },
    },
    {
      name: "Debian's example",
      authenticators: PLAIN(
        "${if crypteq{$auth3}{${extract{1}{:}{${lookup{$auth2}lsearch{/etc/exim4/passwd}{$value}{*:*}}}}}{1}{0}}",
      ),
      want: { authBypass: "no", authPlaintext: "yes", forgeNullSender: "yes" },
    },
    { name: "constant", authenticators: PLAIN("1"), want: { authBypass: "yes" } },
    {
      name: "any password",
      authenticators: PLAIN("${if exists{/etc/exim4/passwd}}"),
      want: { authBypass: "yes" },
    },
    {
      name: "password as pattern",
      authenticators: PLAIN(
        "${if match{${lookup{$auth2}lsearch{/etc/exim4/passwd}{$value}fail}}{$auth3}}",
      ),
      want: { authBypass: "yes" },
    },
    {
      name: "LOGIN",
      authenticators:
        "login:\n  driver = plaintext\n  public_name = LOGIN\n  server_prompts = User : Pass\n  server_condition = ${if eq{$auth2}{${lookup mysql{SELECT pw FROM users WHERE login='${quote_mysql:$auth1}'}}}}\n  server_set_id = $auth1\n",
      want: { authBypass: "yes" },
    },
    {
      name: "CRAM-MD5 with an empty secret",
      authenticators:
        "cram:\n  driver = cram_md5\n  public_name = CRAM-MD5\n  server_secret = ${lookup{$auth1}lsearch{/etc/exim4/passwd}}\n  server_set_id = $auth1\n",
      want: { authBypass: "yes", authPlaintext: "depends" },
    },
    {
      name: "CRAM-MD5 that fails",
      authenticators:
        "cram:\n  driver = cram_md5\n  public_name = CRAM-MD5\n  server_secret = ${lookup{$auth1}lsearch{/etc/exim4/passwd}{$value}fail}\n  server_set_id = $auth1\n",
      want: { authBypass: "no" },
    },
    {
      name: "Dovecot decides",
      authenticators:
        "dovecot:\n  driver = dovecot\n  public_name = PLAIN\n  server_socket = /run/dovecot/auth-client\n  server_set_id = $auth1\n",
      want: { authBypass: "depends", authPlaintext: "yes" },
    },
    {
      name: "client side only",
      authenticators:
        "plain:\n  driver = plaintext\n  public_name = PLAIN\n  client_send = ^me^secret\n",
      want: { authOnPort25: "no", authBypass: "no", forgeNullSender: "no" },
    },
    {
      name: "hidden by auth_advertise_hosts",
      main: "auth_advertise_hosts = ${if eq{$tls_in_cipher}{}{}{*}}",
      authenticators: PLAIN("${if eq{$auth3}{x}}"),
      want: { authPlaintext: "no", authOnPort25: "yes" },
    },
    {
      name: "by port",
      main: "daemon_smtp_ports = 25 : 587",
      authenticators: PLAIN(
        "${if crypteq{$auth3}{${lookup{$auth2}lsearch{/etc/exim4/passwd}{$value}fail}}}",
        "  server_advertise_condition = ${if and{{def:tls_in_cipher}{={$received_port}{587}}}}\n",
      ),
      want: { authOnPort25: "no", authPlaintext: "no", forgeNullSender: "yes" },
    },
  ]);
});

describe("forged senders", () => {
  const OPEN = "  accept authenticated = *\n";
  const same =
    "  deny authenticated = *\n    !condition = ${if eqi{$sender_address}{$authenticated_id}}\n";
  run([
    {
      name: "submission mode puts the login in",
      authenticators: SOUND,
      want: { forgeAuthenticated: "no", forgeNullSender: "yes" },
    },
    {
      name: "plain accept",
      before: OPEN,
      authenticators: SOUND,
      want: { forgeAuthenticated: "yes", forgeNullSender: "yes" },
    },
    {
      name: "sender_retain",
      before: "  accept authenticated = *\n    control = submission/sender_retain\n",
      authenticators: SOUND,
      want: { forgeAuthenticated: "yes" },
    },
    {
      name: "bound to the login",
      before: same + OPEN,
      authenticators: SOUND,
      want: { forgeAuthenticated: "no", forgeNullSender: "no" },
    },
    {
      name: "bound, but the check comes too late",
      before: OPEN + same,
      authenticators: SOUND,
      want: { forgeAuthenticated: "yes" },
    },
    {
      name: "domain only",
      before: `  deny authenticated = *\n    !sender_domains = cafe.test\n${OPEN}`,
      authenticators: SOUND,
      want: { forgeAuthenticated: "yes", forgeNullSender: "no" },
    },
    {
      name: "own domain from outside",
      main: "acl_smtp_mail = check_mail",
      check: `${CHECK}\ncheck_mail:\n  deny sender_domains = +local_domains\n    !authenticated = *\n    !hosts = +relay_from_hosts\n  accept\n`,
      want: { forgeUnauthenticatedLocal: "no", forgeTrusted: "yes" },
    },
    { name: "default from outside", want: { forgeUnauthenticatedLocal: "yes" } },
  ]);
});
