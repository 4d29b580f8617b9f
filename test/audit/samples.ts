export const MAIN_CF = `myhostname = mail.example.org
mydestination = example.org, localhost
mynetworks = 127.0.0.0/8 10.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination
smtpd_sasl_auth_enable = yes
smtpd_tls_security_level = may
smtpd_tls_cert_file = /etc/ssl/mail.pem
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/auth
`;

export const MASTER_CF = `smtp       inet  n       -       y       -       -       smtpd
submission inet  n       -       y       -       -       smtpd
  -o smtpd_tls_security_level=encrypt
pickup     unix  n       -       y       60      1       pickup
`;

export const WITH_SECRETS = `${MAIN_CF}relayhost = [relay.example.net]:587
smtp_sasl_auth_enable = yes
smtp_sasl_password_maps = static:info:hunter2
virtual_mailbox_maps = mysql:/etc/postfix/users.cf
virtual_alias_maps = proxy:pgsql:{ user=mail, password=hunter2, dbname=mail }
`;

export const EXIM_CONF = `primary_hostname = mail.example.org
domainlist local_domains = example.org
hostlist relay_from_hosts = 127.0.0.1
acl_smtp_rcpt = acl_check_rcpt

begin acl

acl_check_rcpt:
  accept hosts = +relay_from_hosts
  accept

begin routers

dnslookup:
  driver = dnslookup
  domains = ! +local_domains
  transport = remote_smtp

begin transports

remote_smtp:
  driver = smtp
`;

export const EXIM_WITH_SECRETS = `hide mysql_servers = localhost/mail/exim/hunter2
${EXIM_CONF}
begin authenticators

plain_server:
  driver = plaintext
  public_name = PLAIN
  server_condition = \${if eq{$auth3}{\${lookup mysql{SELECT 1 WHERE password='hunter2'}}}}
  server_set_id = $auth2

login_server:
  driver = plaintext
  public_name = LOGIN
  server_prompts = Username:: : Password::
  server_condition = \${if and{{eq{$auth1}{info}}{eq{$auth2}{hunter2}}}}
  client_send = ^info^password=hunter2
`;

/** `postconf -n` on one line, as forums show it. */
export const COLLAPSED = `My server sends spam, here is postconf -n:
${MAIN_CF.trim().replaceAll("\n", " ")} smtpd_helo_required = no disable_vrfy_command = no mailbox_size_limit = 0
Thank you!
`;
