import { CERTIFICATE, PRIVATE_KEY, makeCertificate } from "./certificate.ts";
import { startDnsServer, host, mailDomain } from "./dns-server.ts";
import type { DnsServer } from "./dns-server.ts";
import { startDovecot } from "./dovecot.ts";
import type { Dovecot } from "./dovecot.ts";
import { startPostfix } from "./postfix.ts";
import type { Postfix, PostfixSetup } from "./postfix.ts";
import { startReceiver } from "./receiver.ts";
import type { Receiver } from "./receiver.ts";

/** Passwords of the people of example.org. */
export const PEOPLE: Readonly<Record<string, string>> = {
  "alice@example.org": "alice-secret-1",
  "bob@example.org": "bob-secret-2",
  "carol@example.org": "carol-secret-3",
  "info@example.org": "info-secret-4",
};

/** The main.cf of a small office: submission with a login on 587, mailboxes in Dovecot, nothing for strangers. */
export const OFFICE_MAIN = `compatibility_level = 3.6
myhostname = mail.example.org
mydomain = example.org
myorigin = $mydomain
mydestination = $myhostname, localhost.$mydomain, localhost
mynetworks = 127.0.0.0/8 [::1]/128
alias_maps = hash:/etc/postfix/aliases
virtual_mailbox_domains = example.org
virtual_mailbox_maps = hash:/etc/postfix/vmailbox
virtual_alias_maps = hash:/etc/postfix/virtual
virtual_transport = lmtp:unix:private/dovecot-lmtp
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/auth
smtpd_tls_cert_file = ${CERTIFICATE}
smtpd_tls_key_file = ${PRIVATE_KEY}
smtpd_tls_security_level = may
smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination
`;

export const OFFICE_SERVICES = `submission inet n       -       n       -       -       smtpd
  -o syslog_name=postfix/submission
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_client_restrictions=permit_sasl_authenticated,reject
`;

export const OFFICE_FILES: Readonly<Record<string, string>> = {
  aliases: "postmaster: root\nroot: /dev/null\n",
  virtual: "postmaster@example.org alice@example.org\n",
  vmailbox: Object.keys(PEOPLE)
    .map((address) => `${address} ${address}\n`)
    .join(""),
};

export interface Office {
  readonly postfix: Postfix;
  readonly dovecot: Dovecot;
  readonly dns: DnsServer;
  /** Mail server of partner.example, at 192.0.2.25, which accepts everything. */
  readonly partner: Receiver;
}

/** Starts a real mail server of an office, and a domain that it writes to. `changes` replaces parts of its setup. */
export async function startOffice(changes: Partial<PostfixSetup> = {}): Promise<Office> {
  await makeCertificate();
  const dns = await startDnsServer({
    ...host("mail.example.org", "192.0.2.10"),
    "example.org MX": ["10 mail.example.org"],
    ...mailDomain("partner.example", "192.0.2.25"),
  });
  const partner = await startReceiver("192.0.2.25");
  const postfix = await startPostfix({
    main: OFFICE_MAIN,
    services: OFFICE_SERVICES,
    files: OFFICE_FILES,
    ...changes,
  });
  const dovecot = await startDovecot({ users: PEOPLE });
  return { postfix, dovecot, dns, partner };
}
