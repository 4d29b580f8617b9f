import { describe, expect, it } from "vitest";
import { auditConfiguration } from "../audit-configuration.ts";
import type { AnswerValue, Question } from "../../core/server-answers.ts";

/** A small server: domain cafe.test in mydestination, people in an aliases file. */
const MAIN = `compatibility_level = 3.6
myhostname = mx.cafe.test
mydestination = $myhostname, localhost, cafe.test
alias_maps = hash:/etc/postfix/aliases
`;
const LOOPBACK = "mynetworks = 127.0.0.0/8 [::1]/128\n";
const TLS = "smtpd_tls_cert_file = /etc/ssl/mx.pem\nsmtpd_tls_security_level = may\n";
const SASL =
  "smtpd_sasl_auth_enable = yes\nsmtpd_sasl_type = dovecot\nsmtpd_sasl_path = private/auth\n";
const ALIASES = "ann: ann-box\nbert: bert-box\nchef: chef-box\npostmaster: ann\n";
const MASTER = "smtp inet n - y - - smtpd\nqmgr unix n - n 300 1 qmgr\n";

interface Case {
  readonly name: string;
  readonly main: string;
  readonly master?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly version?: string;
  readonly want: Partial<Record<Question, AnswerValue>>;
}

function answersOf({
  main,
  master = MASTER,
  files = {},
  version = "3.7.11",
}: Case): Record<string, AnswerValue> {
  const texts = [
    { name: "main.cf", text: MAIN + main },
    { name: "master.cf", text: master },
    { name: "aliases", text: ALIASES },
    ...Object.entries(files).map(([name, text]) => ({ name, text })),
  ];
  const { answers } = auditConfiguration({ texts, mtaVersion: version });
  const order: readonly AnswerValue[] = ["yes", "depends", "unknown", "no"];
  return Object.fromEntries(
    Object.entries(answers).map(([q, rows]) => [
      q,
      order.find((v) => rows.some((r) => r.answer === v)) ?? "no",
    ]),
  );
}

function run(cases: readonly Case[]): void {
  for (const item of cases) it(item.name, () => expect(answersOf(item)).toMatchObject(item.want));
}

const CLOSED = { relayUnauthenticated: "no", relayNeighbour: "no", relayPrivate: "no" } as const;
const RELAY = "smtpd_relay_restrictions = permit_mynetworks, ";

describe("relaying for outsiders", () => {
  run([
    {
      name: "a negated network trusts all but itself, and finds no names",
      main: "mynetworks = 127.0.0.0/8 cidr:/etc/postfix/nets\n",
      files: { nets: "!192.0.2.0/24 no\n" },
      want: { relayUnauthenticated: "yes", relayNeighbour: "depends", relayPrivate: "yes" },
    },
    {
      name: "a block of a table for networks inside",
      main: "mynetworks = 127.0.0.0/8 cidr:/etc/postfix/nets\n",
      files: { nets: "if 10.0.0.0/8\n!10.5.0.0/16 x\nendif\n" },
      want: { relayUnauthenticated: "no", relayPrivate: "depends" },
    },
    {
      name: "an expression that every name of a top-level domain fits",
      main: `${LOOPBACK}relay_domains = regexp:/etc/postfix/relays\n`,
      files: { relays: "/example/ x\n" },
      want: { relayUnauthenticated: "yes", relayNeighbour: "yes" },
    },
    {
      name: "a relay for a whole top-level domain is one for neighbours, too",
      main: `${LOOPBACK}relay_domains = example\n`,
      want: { relayUnauthenticated: "yes", relayNeighbour: "yes", relayPrivate: "yes" },
    },
    {
      name: "defaults",
      main: LOOPBACK,
      want: { ...CLOSED, forgeTrusted: "yes", vrfy: "yes", smuggling: "yes", startTls: "no" },
    },
    {
      name: "two halves of the Internet",
      main: "mynetworks = 0.0.0.0/1 128.0.0.0/1\n",
      want: { relayUnauthenticated: "yes", relayNeighbour: "yes", relayPrivate: "yes" },
    },
    {
      name: "half of the Internet",
      main: "mynetworks = 127.0.0.0/8 128.0.0.0/1\n",
      want: { relayUnauthenticated: "yes" },
    },
    { name: "a literal star is no wildcard", main: "mynetworks = *\n", want: CLOSED },
    {
      name: "host bits set: nothing matches, everybody is deferred",
      main: "mynetworks = 127.0.0.0/8 10.1.2.3/8\n",
      want: { ...CLOSED, forgeUnauthenticatedLocal: "no" },
    },
    {
      name: "a comment cuts the list",
      main: "mynetworks = 127.0.0.0/8 # 0.0.0.0/0\n",
      want: CLOSED,
    },
    {
      name: "an exception after the cover is dead",
      main: "mynetworks = 127.0.0.0/8 10.0.0.0/8 !10.102.0.0/16\n",
      want: { relayPrivate: "yes", relayUnauthenticated: "no" },
    },
    {
      name: "a row that says REJECT is trusted all the same",
      main: "mynetworks = 127.0.0.0/8 cidr:/etc/postfix/nets\n",
      files: { nets: "203.0.113.0/24 REJECT\n" },
      want: { relayUnauthenticated: "yes" },
    },
    {
      name: "private network",
      main: "mynetworks = 127.0.0.0/8 10.20.0.0/16\n",
      want: { relayPrivate: "yes", relayUnauthenticated: "no", relayNeighbour: "no" },
    },
    {
      name: "public /24 that may be our own",
      main: "mynetworks = 127.0.0.0/8 198.51.100.0/24\n",
      want: { relayNeighbour: "depends", relayUnauthenticated: "no" },
    },
    {
      name: "subnet style without mynetworks",
      main: "mynetworks_style = subnet\n",
      want: { relayNeighbour: "yes", relayUnauthenticated: "no", relayPrivate: "no" },
    },
    {
      name: "empty relay list, recipient list as written long ago",
      main: `${LOOPBACK}smtpd_relay_restrictions =\nsmtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination\n`,
      want: CLOSED,
    },
    {
      name: "both lists without a reject: smtpd does not start",
      main: `${LOOPBACK}smtpd_relay_restrictions =\nsmtpd_recipient_restrictions = permit_mynetworks\n`,
      want: { ...CLOSED, forgeTrusted: "no", vrfy: "no", smuggling: "no" },
    },
    {
      name: "static:OK before the reject satisfies the start check only",
      main: `${LOOPBACK}${RELAY}check_client_access static:OK, reject_unauth_destination\n`,
      want: { relayUnauthenticated: "yes", relayNeighbour: "yes", relayPrivate: "yes" },
    },
    {
      name: "static:OK in the client list is harmless",
      main: `${LOOPBACK}smtpd_client_restrictions = check_client_access static:OK\n`,
      want: CLOSED,
    },
    {
      name: "OK in the recipient list alone is harmless",
      main: `${LOOPBACK}smtpd_recipient_restrictions = check_sender_access static:OK, reject_unauth_destination\n`,
      want: CLOSED,
    },
    {
      name: "own domain as password",
      main: `${LOOPBACK}${RELAY}check_sender_access hash:/etc/postfix/snd, reject_unauth_destination\n`,
      files: { snd: "cafe.test 200\n" },
      want: { relayUnauthenticated: "yes", relayNeighbour: "no" },
    },
    {
      name: "pcre sender row",
      main: `${LOOPBACK}${RELAY}check_sender_access pcre:/etc/postfix/snd, reject_unauth_destination\n`,
      files: { snd: "/^news\\d+@partner\\.test$/ OK\n" },
      want: { relayUnauthenticated: "yes" },
    },
    {
      name: "row REJECT for the sender",
      main: `${LOOPBACK}${RELAY}check_sender_access hash:/etc/postfix/snd, reject_unauth_destination\n`,
      files: { snd: "cafe.test REJECT\n<> DUNNO\n" },
      want: CLOSED,
    },
    {
      name: "parent domain of the HELO name",
      main: `${LOOPBACK}${RELAY}check_helo_access hash:/etc/postfix/helo, reject_unauth_destination\n`,
      files: { helo: "gateway.test permit\n" },
      want: { relayUnauthenticated: "yes", relayPrivate: "no" },
    },
    {
      name: "client without name",
      main: `${LOOPBACK}${RELAY}check_client_access hash:/etc/postfix/cl, reject_unauth_destination\n`,
      files: { cl: "unknown OK\n" },
      want: { relayUnauthenticated: "yes" },
    },
    {
      name: "client name of somebody else",
      main: `${LOOPBACK}${RELAY}check_client_access hash:/etc/postfix/cl, reject_unauth_destination\n`,
      files: { cl: "partner.test OK\n" },
      want: { relayUnauthenticated: "depends" },
    },
    {
      name: "client name where nobody looks names up",
      main: `${LOOPBACK}smtpd_peername_lookup = no\n${RELAY}check_client_access hash:/etc/postfix/cl, reject_unauth_destination\n`,
      files: { cl: "partner.test OK\n" },
      want: CLOSED,
    },
    {
      name: "recipient row for a stranger's domain",
      main: `${LOOPBACK}${RELAY}check_recipient_access hash:/etc/postfix/rc, reject_unauth_destination\n`,
      files: { rc: "elsewhere.test OK\n" },
      want: { relayUnauthenticated: "yes", relayNeighbour: "no" },
    },
    {
      name: "recipient row for an own user",
      main: `${LOOPBACK}${RELAY}check_recipient_access hash:/etc/postfix/rc, reject_unauth_destination\n`,
      files: { rc: "ann@cafe.test OK\n" },
      want: CLOSED,
    },
    {
      name: "relay_domains = static:all",
      main: `${LOOPBACK}relay_domains = static:all\n`,
      want: { relayUnauthenticated: "yes" },
    },
    {
      name: "relay_domains names a top-level domain",
      main: `${LOOPBACK}relay_domains = zone\n`,
      want: { relayUnauthenticated: "yes" },
    },
    {
      name: "relay_domains names a partner",
      main: `${LOOPBACK}relay_domains = partner.test\n`,
      want: { ...CLOSED, acceptsUnknownRecipients: "yes", backscatter: "depends" },
    },
    {
      name: "backup MX for anybody",
      main: `${LOOPBACK}${RELAY}permit_mx_backup, reject_unauth_destination\n`,
      want: { relayUnauthenticated: "yes", relayNeighbour: "no" },
    },
    {
      name: "policy service before the reject",
      main: `${LOOPBACK}${RELAY}check_policy_service unix:private/pol, reject_unauth_destination\n`,
      want: { relayUnauthenticated: "depends" },
    },
    {
      name: "policy service before the reject, but the relay list is sound",
      main: `${LOOPBACK}smtpd_recipient_restrictions = check_policy_service unix:private/pol, reject_unauth_destination\n`,
      want: CLOSED,
    },
    {
      name: "class that permits",
      main: `${LOOPBACK}smtpd_restriction_classes = lenient\nlenient = check_helo_access static:DUNNO, permit\n${RELAY}lenient, reject_unauth_destination\n`,
      want: { relayUnauthenticated: "yes" },
    },
    {
      name: "class behind a sender row",
      main: `${LOOPBACK}smtpd_restriction_classes = lenient\nlenient = permit\n${RELAY}check_sender_access hash:/etc/postfix/snd, reject_unauth_destination\n`,
      files: { snd: "vip.test lenient\n" },
      want: { relayUnauthenticated: "yes" },
    },
    {
      name: "recipient row in a class that only a sender row names",
      main: `${LOOPBACK}smtpd_restriction_classes = lenient\nlenient = check_recipient_access inline:{{elsewhere.test=OK}}, reject\n${RELAY}check_sender_access hash:/etc/postfix/snd, reject_unauth_destination\n`,
      files: { snd: "chef@cafe.test lenient\n" },
      want: { relayUnauthenticated: "yes" },
    },
    {
      name: "warn_if_reject takes the reject away",
      main: `${LOOPBACK}${RELAY}warn_if_reject reject_unauth_destination, defer_if_permit\nsmtpd_recipient_restrictions = permit\n`,
      want: { relayUnauthenticated: "no" },
    },
    {
      name: "warn_if_reject before the only reject, another list holds",
      main: `${LOOPBACK}${RELAY}warn_if_reject reject_unauth_destination\nsmtpd_recipient_restrictions = reject_unauth_destination\n`,
      want: { relayUnauthenticated: "no" },
    },
    {
      name: "reject in the sender list only, without delay",
      main: `${LOOPBACK}smtpd_delay_reject = no\nsmtpd_relay_restrictions = check_helo_access static:OK, reject\nsmtpd_sender_restrictions = reject_unauth_destination\n`,
      want: { relayUnauthenticated: "yes" },
    },
    {
      name: "reject in the sender list only, with delay",
      main: `${LOOPBACK}smtpd_relay_restrictions = reject_unauth_destination\nsmtpd_sender_restrictions = permit_mynetworks, reject_unauth_destination\n`,
      want: { relayUnauthenticated: "no", forgeTrusted: "no" },
    },
    {
      name: "an unknown word answers 451",
      main: `${LOOPBACK}${RELAY}permit_naked_ip, reject_unauth_destination\n`,
      want: { ...CLOSED, forgeUnauthenticatedLocal: "no" },
    },
    {
      name: "a private network that may use XCLIENT is any address that it likes",
      main: `${LOOPBACK}smtpd_authorized_xclient_hosts = 10.0.0.0/8\n`,
      want: { relayUnauthenticated: "no", relayPrivate: "yes" },
    },
    {
      name: "XCLIENT from where nobody is trusted more helps nobody",
      main: `${LOOPBACK}smtpd_authorized_xclient_hosts = 10.0.0.0/8\nsmtpd_relay_restrictions = reject_unauth_destination\n`,
      want: { relayPrivate: "no" },
    },
    {
      name: "XCLIENT for everybody",
      main: `${LOOPBACK}smtpd_authorized_xclient_hosts = 0.0.0.0/0\n`,
      want: { relayUnauthenticated: "yes", relayNeighbour: "no" },
    },
    {
      name: "XFORWARD changes logs only",
      main: `${LOOPBACK}smtpd_authorized_xforward_hosts = 0.0.0.0/0\n`,
      want: CLOSED,
    },
    {
      name: "second listener with its own mynetworks",
      main: LOOPBACK,
      master: `${MASTER}2525 inet n - y - - smtpd\n  -o mynetworks=0.0.0.0/0\n`,
      want: { relayUnauthenticated: "yes" },
    },
    {
      name: "override through a user parameter",
      main: `${LOOPBACK}mua_relay = permit_sasl_authenticated,reject\n`,
      master: `${MASTER}submission inet n - y - - smtpd\n  -o smtpd_relay_restrictions=$mua_relay\n`,
      want: CLOSED,
    },
    {
      name: "blanks in an override kill the port",
      main: LOOPBACK,
      master:
        "smtp inet n - y - - smtpd\n  -o smtpd_recipient_restrictions=permit_mynetworks, reject\n",
      want: { ...CLOSED, forgeTrusted: "no", vrfy: "no" },
    },
    {
      name: "braces keep blanks together",
      main: LOOPBACK,
      master:
        "smtp inet n - y - - smtpd\n  -o { smtpd_recipient_restrictions = permit_mynetworks, reject }\n",
      want: { ...CLOSED, forgeTrusted: "yes", forgeUnauthenticatedLocal: "no", vrfy: "no" },
    },
    {
      name: "loopback only",
      main: `${LOOPBACK}inet_interfaces = loopback-only\nsmtpd_relay_restrictions = check_helo_access static:OK, reject\n`,
      want: CLOSED,
    },
    {
      name: "a whole master.cf without a port",
      main: "mynetworks = 0.0.0.0/0\n",
      master: "pickup unix n - y 60 1 pickup\nqmgr unix n - n 300 1 qmgr\n",
      want: { ...CLOSED, forgeUnauthenticatedLocal: "no", vrfy: "no" },
    },
    {
      name: "a part of master.cf without a port",
      main: "mynetworks = 0.0.0.0/0\n",
      master: "policy unix - n n - 0 spawn user=nobody argv=/usr/bin/policy\n",
      want: { relayUnauthenticated: "yes" },
    },
    {
      name: "postscreen in front",
      main: LOOPBACK,
      master:
        "smtp inet n - y - 1 postscreen\nsmtpd pass - - y - - smtpd\n  -o mynetworks=0.0.0.0/0\n",
      want: { relayUnauthenticated: "yes" },
    },
    {
      name: "overrides of postscreen do not reach smtpd",
      main: LOOPBACK,
      master:
        "smtp inet n - y - 1 postscreen\n  -o mynetworks=0.0.0.0/0\nsmtpd pass - - y - - smtpd\n",
      want: CLOSED,
    },
    {
      name: "untrusted routing without relay domains",
      main: `${LOOPBACK}allow_untrusted_routing = yes\n`,
      want: CLOSED,
    },
    {
      name: "a bare 450 in a table is a number, and numbers mean OK",
      main: `${LOOPBACK}${RELAY}check_sender_access hash:/etc/postfix/snd, reject_unauth_destination\n`,
      files: { snd: "vip.test 450\n" },
      want: { relayUnauthenticated: "yes" },
    },
    {
      name: "a code with a text refuses",
      main: `${LOOPBACK}${RELAY}check_sender_access hash:/etc/postfix/snd, reject_unauth_destination\n`,
      files: { snd: "vip.test 450 later\n" },
      want: CLOSED,
    },
    {
      name: "a row without a value is no row",
      main: `${LOOPBACK}${RELAY}check_sender_access hash:/etc/postfix/snd, reject_unauth_destination\n`,
      files: { snd: "vip.test\n" },
      want: CLOSED,
    },
    {
      name: "warn_if_reject before a class goes on inside the class",
      main: `${LOOPBACK}smtpd_restriction_classes = checks\nchecks = reject_unauth_destination, permit\nsmtpd_relay_restrictions = warn_if_reject checks, reject\n`,
      want: { relayUnauthenticated: "yes" },
    },
    {
      name: "IPv6 for everybody",
      main: "mynetworks = 127.0.0.0/8 [::]/0\n",
      want: { relayUnauthenticated: "depends" },
    },
  ]);
});

describe("releases", () => {
  run([
    {
      name: "no level and no recipient list: 3.x does not start",
      main: "",
      version: "3.7.11",
      want: { relayNeighbour: "no", relayUnauthenticated: "no" },
    },
    {
      name: "2.8 trusts the subnet",
      main: "",
      version: "2.8.9",
      want: { relayUnauthenticated: "no" },
    },
    {
      name: "3.10 forbids bare newlines",
      main: LOOPBACK,
      version: "3.10.13",
      want: { smuggling: "no" },
    },
    {
      name: "3.7 with the parameter set",
      main: `${LOOPBACK}smtpd_forbid_bare_newline = yes\n`,
      version: "3.7.11",
      want: { smuggling: "no" },
    },
    {
      name: "everybody exempt from the ban on bare newlines",
      main: `${LOOPBACK}smtpd_forbid_bare_newline = yes\nsmtpd_forbid_bare_newline_exclusions = 0.0.0.0/0\n`,
      version: "3.7.11",
      want: { smuggling: "yes" },
    },
    {
      name: "3.7.8 does not know the parameter",
      main: `${LOOPBACK}smtpd_forbid_bare_newline = yes\n`,
      version: "3.7.8",
      want: { smuggling: "yes" },
    },
    {
      name: "removed restriction",
      main: `${LOOPBACK}${RELAY}check_relay_domains, reject_unauth_destination\n`,
      version: "3.10.0",
      want: { ...CLOSED, forgeUnauthenticatedLocal: "no" },
    },
  ]);
  it("says depends where releases differ and none is given", () => {
    const texts = [
      { name: "main.cf", text: MAIN + LOOPBACK },
      { name: "aliases", text: ALIASES },
    ];
    const { answers } = auditConfiguration({ texts });
    expect(answers.smuggling[0]?.answer).toBe("depends");
    expect(answers.relayUnauthenticated[0]?.answer).toBe("no");
  });
});

describe("forged senders", () => {
  const logins = {
    logins:
      "ann@cafe.test ann@cafe.test\nbert@cafe.test bert@cafe.test\nchef@cafe.test chef@cafe.test\n",
  };
  const MAP = `${LOOPBACK}${TLS}${SASL}smtpd_sender_login_maps = hash:/etc/postfix/logins\n`;
  const sender = (list: string): string => `${MAP}smtpd_sender_restrictions = ${list}\n`;
  run([
    {
      name: "no check",
      main: LOOPBACK + TLS + SASL,
      want: { forgeAuthenticated: "yes", forgeNullSender: "yes" },
    },
    {
      name: "no login, no forging",
      main: LOOPBACK,
      want: { forgeAuthenticated: "no", forgeNullSender: "no" },
    },
    {
      name: "full check",
      main: sender("reject_sender_login_mismatch"),
      files: logins,
      want: {
        forgeAuthenticated: "no",
        forgeNullSender: "yes",
        forgeTrusted: "no",
        forgeUnauthenticatedLocal: "no",
      },
    },
    {
      name: "behind permit_mynetworks",
      main: sender("permit_mynetworks, reject_sender_login_mismatch"),
      files: logins,
      want: { forgeAuthenticated: "no", forgeTrusted: "yes", forgeUnauthenticatedLocal: "no" },
    },
    {
      name: "behind permit_sasl_authenticated",
      main: sender("permit_sasl_authenticated, reject_sender_login_mismatch"),
      files: logins,
      want: { forgeAuthenticated: "yes", forgeUnauthenticatedLocal: "no" },
    },
    {
      name: "authenticated half",
      main: sender("reject_authenticated_sender_login_mismatch"),
      files: logins,
      want: { forgeAuthenticated: "no", forgeTrusted: "yes", forgeUnauthenticatedLocal: "yes" },
    },
    {
      name: "unauthenticated half",
      main: sender("reject_unauthenticated_sender_login_mismatch"),
      files: logins,
      want: { forgeAuthenticated: "yes", forgeUnauthenticatedLocal: "no" },
    },
    {
      name: "known senders only",
      main: sender("reject_known_sender_login_mismatch"),
      files: logins,
      want: { forgeAuthenticated: "yes", forgeUnauthenticatedLocal: "no" },
    },
    {
      name: "one login owns every sender",
      main: `${LOOPBACK}${SASL}smtpd_sender_login_maps = static:ann@cafe.test\nsmtpd_sender_restrictions = reject_sender_login_mismatch\n`,
      want: { forgeAuthenticated: "yes" },
    },
    {
      name: "empty table",
      main: `${LOOPBACK}${SASL}smtpd_sender_restrictions = reject_sender_login_mismatch\n`,
      want: { forgeAuthenticated: "no", forgeNullSender: "yes" },
    },
    {
      name: "shared domain row",
      main: sender("reject_sender_login_mismatch"),
      files: { logins: "@cafe.test ann@cafe.test, bert@cafe.test\n" },
      want: { forgeAuthenticated: "yes" },
    },
    {
      name: "domain row without @ is never found",
      main: sender("reject_sender_login_mismatch"),
      files: { logins: "cafe.test ann@cafe.test\n" },
      want: { forgeAuthenticated: "no" },
    },
    {
      name: "null sender refused",
      main: sender(
        "check_sender_access inline:{{<> = 553 null sender}}, reject_sender_login_mismatch",
      ),
      files: logins,
      want: { forgeNullSender: "no", forgeAuthenticated: "no" },
    },
    {
      name: "in the client list with delay",
      main: `${MAP}smtpd_client_restrictions = reject_sender_login_mismatch\n`,
      files: logins,
      want: { forgeAuthenticated: "no" },
    },
    {
      name: "in the client list without delay",
      main: `${MAP}smtpd_delay_reject = no\nsmtpd_client_restrictions = reject_sender_login_mismatch\n`,
      files: logins,
      want: { forgeAuthenticated: "yes" },
    },
    {
      name: "in the data list",
      main: `${MAP}smtpd_data_restrictions = reject_sender_login_mismatch\n`,
      files: logins,
      want: { forgeAuthenticated: "no" },
    },
    {
      name: "OK row before the check",
      main: sender("check_sender_access hash:/etc/postfix/snd, reject_sender_login_mismatch"),
      files: { ...logins, snd: "partner.test OK\n" },
      want: { forgeAuthenticated: "yes" },
    },
    {
      name: "table in a data base",
      main: `${LOOPBACK}${TLS}${SASL}smtpd_sender_login_maps = mysql:/etc/postfix/l.cf\nsmtpd_sender_restrictions = reject_sender_login_mismatch\n`,
      want: { forgeAuthenticated: "depends" },
    },
    {
      name: "check on a listener without SASL is ignored",
      main: `${LOOPBACK}smtpd_sender_login_maps = hash:/etc/postfix/logins\nsmtpd_sender_restrictions = reject_unauthenticated_sender_login_mismatch\n`,
      files: logins,
      want: { forgeUnauthenticatedLocal: "yes" },
    },
    {
      name: "undefined override empties the list",
      main: `${MAP}smtpd_sender_restrictions = reject_sender_login_mismatch\n`,
      files: logins,
      master: `${MASTER}submission inet n - y - - smtpd\n  -o smtpd_sender_restrictions=$mua_sender_restrictions\n`,
      want: { forgeAuthenticated: "yes" },
    },
    {
      name: "anti-spoofing table",
      main: `${LOOPBACK}smtpd_sender_restrictions = permit_mynetworks, check_sender_access hash:/etc/postfix/own\n`,
      files: { own: "cafe.test 553 use port 587\n" },
      want: { forgeUnauthenticatedLocal: "no", forgeTrusted: "yes" },
    },
  ]);
});

describe("unknown recipients", () => {
  const VIRTUAL = `${LOOPBACK}virtual_mailbox_domains = box.test\nvirtual_mailbox_maps = hash:/etc/postfix/vbox\n`;
  const vbox = { vbox: "ann@box.test ann/\n" };
  run([
    {
      name: "soft bounces wait",
      main: `${LOOPBACK}local_recipient_maps =\nsoft_bounce = yes\n`,
      want: { acceptsUnknownRecipients: "yes", backscatter: "depends" },
    },
    {
      name: "an override of the service turns the explicit check off as well",
      main: `${LOOPBACK}receive_override_options = no_unknown_recipient_checks\nsmtpd_recipient_restrictions = reject_unlisted_recipient\n`,
      want: { acceptsUnknownRecipients: "yes", backscatter: "yes", vrfy: "no" },
    },
    {
      name: "catch-all to an address that is not ours after all: append_dot_mydomain",
      main: `compatibility_level = 0\nmydomain = cafe.test\n${LOOPBACK}mydestination = localhost\nvirtual_alias_domains = cafe.test\nvirtual_alias_maps = hash:/etc/postfix/virtual\nsmtpd_recipient_restrictions = reject_unauth_destination\n`,
      files: { virtual: "ann@cafe.test ann@localhost\n@cafe.test bert@localhost\n" },
      want: { acceptsUnknownRecipients: "yes", backscatter: "depends" },
    },
    {
      name: "catch-all to an address that does not exist",
      main: `${LOOPBACK}virtual_alias_domains = bar.test\nvirtual_alias_maps = hash:/etc/postfix/virtual\nlocal_recipient_maps = $alias_maps\n`,
      files: { virtual: "@bar.test gone@cafe.test\n" },
      want: { acceptsUnknownRecipients: "yes", backscatter: "yes" },
    },
    {
      name: "a delimiter cuts no address that we make up to the name of a system account",
      main: `${LOOPBACK}recipient_delimiter = +-\n`,
      want: { acceptsUnknownRecipients: "no", backscatter: "no" },
    },
    {
      name: "implicit check off",
      main: `${LOOPBACK}smtpd_reject_unlisted_recipient = no\n`,
      want: { acceptsUnknownRecipients: "yes", backscatter: "yes", vrfy: "no" },
    },
    {
      name: "implicit check off, explicit one reached",
      main: `${LOOPBACK}smtpd_reject_unlisted_recipient = no\nsmtpd_recipient_restrictions = reject_unlisted_recipient\n`,
      want: { acceptsUnknownRecipients: "no", backscatter: "no" },
    },
    {
      name: "explicit check hidden by an OK",
      main: `${LOOPBACK}smtpd_reject_unlisted_recipient = no\nsmtpd_recipient_restrictions = check_client_access static:OK, reject_unlisted_recipient\n`,
      want: { acceptsUnknownRecipients: "yes" },
    },
    {
      name: "no local_recipient_maps",
      main: `${LOOPBACK}local_recipient_maps =\n`,
      want: { acceptsUnknownRecipients: "yes", backscatter: "yes" },
    },
    {
      name: "luser_relay takes them",
      main: `${LOOPBACK}local_recipient_maps =\nluser_relay = ann\n`,
      want: { acceptsUnknownRecipients: "yes", backscatter: "no" },
    },
    {
      name: "mailbox table",
      main: VIRTUAL,
      files: vbox,
      want: { acceptsUnknownRecipients: "no", backscatter: "no" },
    },
    {
      name: "mailbox table is static",
      main: `${LOOPBACK}virtual_mailbox_domains = box.test\nvirtual_mailbox_maps = static:all/\n`,
      want: { acceptsUnknownRecipients: "yes", backscatter: "no" },
    },
    {
      name: "domain alias",
      main: `${VIRTUAL}virtual_alias_domains = old.test\nvirtual_alias_maps = hash:/etc/postfix/valias\n`,
      files: { ...vbox, valias: "@old.test @box.test\n" },
      want: { acceptsUnknownRecipients: "yes", backscatter: "yes" },
    },
    {
      name: "catch-all",
      main: `${VIRTUAL}virtual_alias_maps = hash:/etc/postfix/valias\n`,
      files: { ...vbox, valias: "@box.test ann@box.test\n" },
      want: { acceptsUnknownRecipients: "yes", backscatter: "no" },
    },
    {
      name: "canonical catch-all",
      main: `${LOOPBACK}recipient_canonical_maps = inline:{{@cafe.test=ann@cafe.test}}\n`,
      want: { acceptsUnknownRecipients: "yes", backscatter: "no" },
    },
    {
      name: "no_unknown_recipient_checks",
      main: LOOPBACK,
      master:
        "smtp inet n - y - - smtpd\n  -o receive_override_options=no_unknown_recipient_checks\n",
      want: { acceptsUnknownRecipients: "yes", backscatter: "yes" },
    },
    {
      name: "relay domain with a recipient table",
      main: `${LOOPBACK}relay_domains = partner.test\nrelay_recipient_maps = hash:/etc/postfix/rr\n`,
      files: { rr: "kim@partner.test x\n" },
      want: { acceptsUnknownRecipients: "no" },
    },
    {
      name: "data base",
      main: `${LOOPBACK}virtual_mailbox_domains = mysql:/etc/postfix/d.cf\nvirtual_mailbox_maps = mysql:/etc/postfix/m.cf\n`,
      want: { acceptsUnknownRecipients: "depends" },
    },
    {
      name: "only logged-in clients",
      main: `${LOOPBACK}${TLS}${SASL}smtpd_reject_unlisted_recipient = no\nsmtpd_relay_restrictions = permit_sasl_authenticated, reject\n`,
      want: { acceptsUnknownRecipients: "no" },
    },
  ]);
});

describe("AUTH and TLS", () => {
  run([
    {
      name: "in clear",
      main: LOOPBACK + SASL,
      want: { authPlaintext: "yes", authOnPort25: "yes", startTls: "no", authBypass: "depends" },
    },
    {
      name: "TLS only, without a certificate",
      main: `${LOOPBACK}${SASL}smtpd_tls_auth_only = yes\n`,
      want: { authPlaintext: "no", authOnPort25: "no", forgeAuthenticated: "no", authBypass: "no" },
    },
    {
      name: "hidden is not off",
      main: `${LOOPBACK}${SASL}smtpd_sasl_exceptions_networks = 0.0.0.0/0\n`,
      want: { authPlaintext: "yes", authOnPort25: "yes" },
    },
    {
      name: "keyword discarded is off",
      main: `${LOOPBACK}${TLS}${SASL}smtpd_discard_ehlo_keywords = AUTH\n`,
      want: { authPlaintext: "no", authOnPort25: "no", forgeNullSender: "no" },
    },
    {
      name: "keyword discarded for everybody by a table is off",
      main: `${LOOPBACK}${TLS}${SASL}smtpd_discard_ehlo_keyword_address_maps = static:{silent-discard, auth}\n`,
      want: { authPlaintext: "no", authOnPort25: "no" },
    },
    {
      name: "a row of the table for somebody else leaves the keyword",
      main: `${LOOPBACK}${TLS}${SASL}smtpd_discard_ehlo_keyword_address_maps = inline:{198.51.100.7=auth}\n`,
      want: { authPlaintext: "yes", authOnPort25: "yes" },
    },
    {
      name: "a row for everybody counts instead of the list, not beside it",
      main: `${LOOPBACK}${TLS}${SASL}smtpd_discard_ehlo_keywords = auth\nsmtpd_discard_ehlo_keyword_address_maps = cidr:/etc/postfix/keywords\n`,
      files: { keywords: "0.0.0.0/0 dsn\n" },
      want: { authPlaintext: "yes", authOnPort25: "yes" },
    },
    {
      name: "a table of keywords that cannot be read",
      main: `${LOOPBACK}${TLS}${SASL}smtpd_discard_ehlo_keyword_address_maps = mysql:/etc/postfix/keywords.cf\n`,
      want: { authPlaintext: "depends", authOnPort25: "depends" },
    },
    {
      name: "TLS demanded and STARTTLS discarded: nobody gets in",
      main: `${LOOPBACK}${TLS}smtpd_tls_security_level = encrypt\nsmtpd_discard_ehlo_keywords = starttls\n`,
      want: { startTls: "no", forgeTrusted: "no", forgeUnauthenticatedLocal: "no" },
    },
    {
      name: "a word that is neither yes nor no kills smtpd",
      main: `${LOOPBACK}${TLS}${SASL}smtpd_helo_required = true\n`,
      want: { authPlaintext: "no", forgeTrusted: "no", startTls: "no", vrfy: "no" },
    },
    {
      name: "a masked word does not",
      main: `${LOOPBACK}${TLS}${SASL}smtpd_helo_required = ****\n`,
      want: { authPlaintext: "yes", forgeTrusted: "yes" },
    },
    {
      name: "a restriction class without a definition kills smtpd",
      main: `${LOOPBACK}smtpd_restriction_classes = office\noffice =\n`,
      want: { forgeTrusted: "no", forgeUnauthenticatedLocal: "no", vrfy: "no" },
    },
    {
      name: "whoever is refused at once never gets as far as AUTH or STARTTLS",
      main: `${LOOPBACK}${TLS}${SASL}smtpd_delay_reject = no\nsmtpd_client_restrictions = permit_mynetworks, reject\n`,
      want: { authPlaintext: "no", authOnPort25: "no", startTls: "no", forgeTrusted: "yes" },
    },
    {
      name: "but for a name that a row lets through",
      main: `${LOOPBACK}${TLS}${SASL}smtpd_delay_reject = no\nsmtpd_helo_restrictions = check_helo_access inline:{gw.test=OK}, reject\n`,
      want: { authPlaintext: "yes", startTls: "yes" },
    },
    {
      name: "TLS from the first byte is there when the client list runs",
      main: `${LOOPBACK}${TLS}smtpd_delay_reject = no\nsmtpd_client_restrictions = reject_plaintext_session\n`,
      master: `smtps inet n - y - - smtpd\n  -o smtpd_tls_wrappermode=yes\nqmgr unix n - n 300 1 qmgr\n`,
      want: { forgeUnauthenticatedLocal: "yes", vrfy: "yes" },
    },
    {
      name: "587 only",
      main: LOOPBACK + TLS,
      master: `${MASTER}submission inet n - y - - smtpd\n  -o smtpd_sasl_auth_enable=yes\n  -o smtpd_tls_security_level=encrypt\n`,
      want: { authPlaintext: "no", authOnPort25: "no", forgeAuthenticated: "yes", startTls: "yes" },
    },
    {
      name: "noplaintext may kill the port",
      main: `${LOOPBACK}${SASL}smtpd_sasl_security_options = noanonymous, noplaintext\n`,
      want: { authPlaintext: "depends" },
    },
    {
      name: "level without certificate",
      main: `${LOOPBACK}smtpd_tls_security_level = may\n`,
      want: { startTls: "no" },
    },
    {
      name: "VRFY knows whom a row lets through where strangers to the list are refused",
      main: `${LOOPBACK}smtpd_relay_restrictions = check_recipient_access inline:{bert@=OK}, reject\n`,
      want: { vrfy: "yes", forgeUnauthenticatedLocal: "yes", relayUnauthenticated: "depends" },
    },
    { name: "VRFY off", main: `${LOOPBACK}disable_vrfy_command = yes\n`, want: { vrfy: "no" } },
    {
      name: "commented service leaves its options behind",
      main: LOOPBACK + TLS,
      master:
        "smtp inet n - y - - smtpd\n#submission inet n - y - - smtpd\n  -o smtpd_sasl_auth_enable=yes\nqmgr unix n - n 300 1 qmgr\n",
      want: { authOnPort25: "yes", authPlaintext: "yes" },
    },
  ]);
});
