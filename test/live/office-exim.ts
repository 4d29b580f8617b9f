import { CERTIFICATE, PRIVATE_KEY } from "./certificate.ts";

/** Exim for a small office: logins over TLS on port 25 and 587, local mailboxes, nothing for strangers. */
export const OFFICE_EXIM = `primary_hostname = mail.example.org
qualify_domain = example.org
domainlist local_domains = example.org
daemon_smtp_ports = 25 : 587
tls_advertise_hosts = *
tls_certificate = ${CERTIFICATE}
tls_privatekey = ${PRIVATE_KEY}
acl_smtp_rcpt = check_rcpt
never_users = root
trusted_users = www-data
log_selector = +received_recipients +smtp_protocol_error

begin acl
check_rcpt:
  accept hosts = :
  accept authenticated = *
  require message = relay not permitted
    domains = +local_domains
  require message = unknown user
    verify = recipient
  accept

begin routers
remote:
  driver = dnslookup
  domains = ! +local_domains
  transport = remote_smtp
  no_more
people:
  driver = accept
  local_parts = alice : bob : carol : info : postmaster : root
  transport = mailbox

begin transports
remote_smtp:
  driver = smtp
mailbox:
  driver = appendfile
  directory = /var/mail/exim/$local_part_data
  maildir_format
  create_directory
  user = Debian-exim

begin retry
* * F,2h,1m; G,16h,1h,1.5; F,4d,6h

begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_advertise_condition = \${if def:tls_in_cipher}
  server_condition = \${if and{{!eq{$auth2}{}}{!eq{$auth3}{}}{eq{$auth3}{\${lookup{$auth2}lsearch{/etc/exim4/passwd}{$value}fail}}}}{yes}{no}}
  server_set_id = $auth2
`;
