import type { SettingWords } from "../labels/explain-settings.ts";

export const explainSettingsEn: SettingWords = {
  postfix: {
    mynetworks:
      "Whose addresses may send to anybody without a login. Every host in it is trusted with all of your reputation; a wide network is an open door.",
    mynetworks_style:
      "How mynetworks is made up where it is not set. `subnet` trusts your provider's other customers; use `host`.",
    relay_domains:
      "Domains for which mail is passed on to another server. Anybody may send to these; a domain too many is a relay for it.",
    mydestination: "Domains whose mail ends on this machine, for system users.",
    virtual_alias_domains: "Domains that hold nothing but aliases.",
    virtual_mailbox_domains: "Domains whose mail ends in virtual mailboxes here.",
    virtual_alias_maps:
      "Where addresses are rewritten. Aliases to other providers forward spam, too.",
    virtual_mailbox_maps:
      "Which virtual mailboxes exist. With it unknown recipients are refused at the door; without it everything is accepted, and bounced later.",
    local_recipient_maps:
      "Which local users exist. Empty means that everything is accepted, and bounced later: backscatter.",
    relay_recipient_maps:
      "Which recipients exist in relay_domains. Empty means that unknown ones are accepted, and bounced later.",
    relayhost:
      "The server that all outgoing mail goes through. Then that one's reputation is at stake, too.",
    inet_interfaces: "On which addresses Postfix listens.",
    smtpd_relay_restrictions:
      "Who may send to other domains. The last line against an open relay: it must end in reject_unauth_destination.",
    smtpd_recipient_restrictions:
      "Which recipients are taken, read from the left; the first answer counts.",
    smtpd_sender_restrictions:
      "Which senders are taken. Without a rule that ties senders to logins, a user, or whoever has his password, may send as anybody.",
    smtpd_client_restrictions: "Which clients may talk at all; the place for blocklists.",
    smtpd_helo_restrictions:
      "Which greetings are taken. Clients may greet as they like, so this stops only the clumsy.",
    smtpd_data_restrictions: "Rules before the message itself is sent.",
    smtpd_end_of_data_restrictions: "Rules after the whole message was received.",
    smtpd_helo_required: "Whether a client must greet.",
    smtpd_delay_reject:
      "Whether refusals wait for the recipient; `yes` makes logs that name sender and recipient.",
    smtpd_reject_unlisted_recipient:
      "Whether recipients that do not exist are refused. `no` makes backscatter.",
    smtpd_reject_unlisted_sender: "Whether senders of your own domains must exist.",
    smtpd_sender_login_maps:
      "Which login may use which sender address. It works only together with a reject_..._sender_login_mismatch rule.",
    smtpd_sasl_auth_enable:
      "Whether clients can log in here. On the port for other servers (25) it only invites password guessing.",
    smtpd_sasl_type: "Who checks the passwords: Cyrus or Dovecot.",
    smtpd_sasl_path: "Where the checker of passwords is.",
    smtpd_sasl_security_options:
      "Which mechanisms are off. `noanonymous` must stay in; `noplaintext` without TLS protects passwords.",
    smtpd_sasl_local_domain: "The domain added to bare login names.",
    smtpd_sasl_authenticated_header:
      "Whether the login is written into the mail's header; helps to read bounces.",
    broken_sasl_auth_clients: "Offers logins also to very old Outlook versions.",
    smtpd_tls_auth_only:
      "Whether logins need encryption. `no` lets passwords travel readable, and be stolen.",
    smtpd_tls_security_level: "Whether clients may (`may`) or must (`encrypt`) use TLS.",
    smtpd_use_tls: "Old switch for offering TLS; use smtpd_tls_security_level.",
    smtp_tls_security_level: "TLS when sending to other servers.",
    smtpd_client_message_rate_limit:
      "Messages that one address may hand in per time unit. 0 = no limit: a stolen password sends until somebody notices.",
    smtpd_client_recipient_rate_limit:
      "Recipients that one address may name per time unit. 0 = no limit.",
    smtpd_client_connection_rate_limit: "Connections of one address per time unit. 0 = no limit.",
    smtpd_client_auth_rate_limit:
      "Logins that one address may try per time unit. 0 = no limit: passwords can be guessed at leisure.",
    smtpd_client_event_limit_exceptions: "Who is free of all these limits.",
    smtpd_recipient_limit: "Recipients in one message.",
    maximal_queue_lifetime:
      "How long undeliverable mail is tried. Spam to dead servers fills the queue that long.",
    bounce_queue_lifetime:
      "How long bounces are tried. Short values clear away bounces to forged senders.",
    authorized_submit_users:
      "Which local users may call sendmail. `static:anyone` lets every web script send.",
    header_checks: "Rules about headers; may drop, hold or mark messages.",
    content_filter: "All mail goes through this filter, and comes back under a new queue id.",
    smtpd_milters: "Mail filters for mail from the network.",
    non_smtpd_milters:
      "Mail filters for mail from local programs. Empty: what scripts send is not scanned.",
    milter_default_action:
      "What happens when a mail filter fails. `accept` lets everything through.",
    permit_mx_backup_networks: "Limits permit_mx_backup to these servers.",
    disable_vrfy_command: "Whether VRFY, which tells whether an address exists, is off.",
    smtpd_forbid_bare_newline:
      "Closes SMTP smuggling, with which forged messages are hidden inside others.",
    compatibility_level: "From which release on new defaults hold. Old levels keep unsafe ones.",
    soft_bounce:
      "Turns final refusals into temporary ones; a test switch. Spammers try again and again.",
    allow_percent_hack: "Rewrites user%domain to user@domain; an old way around relay rules.",
    allow_min_user:
      "Takes recipients that begin with a minus sign, which programs can mistake for an option.",
    smtpd_upstream_proxy_protocol:
      "Believes a proxy about the client's address. Reachable from outside, anybody is any address.",
    smtpd_authorized_xclient_hosts:
      "Who may tell Postfix another client address. Must be only your own proxies.",
    service:
      "One service of master.cf: its name or port, how it listens (inet = network), and the program. What follows with -o holds for it alone.",
  },
  restrictions: {
    permit: "Lets everything pass that came so far.",
    reject: "Refuses everything that came so far.",
    defer: "Refuses for now everything that came so far.",
    defer_if_permit: "Refuses for now what would be let in.",
    defer_if_reject: "Turns a later refusal into one for now.",
    warn_if_reject: "The next rule only warns: it protects nobody.",
    sleep: "Waits some seconds.",
    permit_mynetworks: "Lets clients of mynetworks pass without a login.",
    permit_inet_interfaces: "Lets this host's own addresses pass.",
    permit_sasl_authenticated: "Lets everybody pass who is logged in, a thief included.",
    permit_tls_clientcerts: "Lets clients with a known certificate pass.",
    permit_tls_all_clientcerts:
      "Lets every client pass whose certificate some trusted authority signed: with public authorities, everybody.",
    permit_auth_destination: "Lets mail pass that is for your own domains.",
    permit_mx_backup: "Lets mail pass for domains that name this host as MX. Anybody can name it.",
    permit_naked_ip_address: "Lets clients pass that greet with an address. Anybody can.",
    permit_dnswl_client: "Lets clients on a list of good ones pass.",
    reject_unauth_destination:
      "Refuses mail that is not for your domains: what makes a server no open relay.",
    defer_unauth_destination: "The same for now only; senders come back.",
    check_relay_domains: "Old, removed; use reject_unauth_destination.",
    check_client_access: "Looks the client up in a table.",
    check_helo_access:
      "Looks the greeting up in a table. An OK there lets in everybody who knows it.",
    check_sender_access:
      "Looks the sender up in a table. Senders are free to choose: an OK there is a hole, a REJECT stops only that name.",
    check_recipient_access: "Looks the recipient up in a table.",
    check_sasl_access: "Looks the login up in a table: the place to lock an account.",
    check_policy_service: "Asks an outside program, for example for limits.",
    reject_sender_login_mismatch:
      "Refuses senders that do not belong to the login, and own senders without a login.",
    reject_authenticated_sender_login_mismatch:
      "Refuses logged-in users a sender that is not theirs.",
    reject_unauthenticated_sender_login_mismatch: "Refuses outsiders your users' senders.",
    reject_known_sender_login_mismatch:
      "Refuses senders that belong to another login; unlisted senders stay free.",
    reject_unlisted_recipient: "Refuses recipients that do not exist here.",
    reject_unlisted_sender: "Refuses senders of your domains that do not exist.",
    reject_unverified_recipient: "Asks the next server whether the recipient exists.",
    reject_unverified_sender: "Asks the sender's server whether the sender exists.",
    reject_unknown_client_hostname: "Refuses clients whose name and address do not match in DNS.",
    reject_unknown_client: "Old name of reject_unknown_client_hostname.",
    reject_unknown_reverse_client_hostname: "Refuses clients without a name in DNS.",
    reject_unknown_sender_domain: "Refuses senders whose domain does not exist.",
    reject_unknown_recipient_domain: "Refuses recipients whose domain does not exist.",
    reject_non_fqdn_sender: "Refuses senders without a full domain.",
    reject_non_fqdn_recipient: "Refuses recipients without a full domain.",
    reject_invalid_helo_hostname: "Refuses malformed greetings.",
    reject_invalid_hostname: "Old name of reject_invalid_helo_hostname.",
    reject_non_fqdn_helo_hostname: "Refuses greetings without a full name.",
    reject_non_fqdn_hostname: "Old name of reject_non_fqdn_helo_hostname.",
    reject_unknown_helo_hostname:
      "Refuses greetings that DNS does not know; hits honest servers, too.",
    reject_unauth_pipelining: "Refuses clients that talk before their turn.",
    reject_multi_recipient_bounce: "Refuses bounces to several recipients.",
    reject_plaintext_session: "Refuses unencrypted conversations.",
    reject_rbl_client:
      "Refuses clients on this blocklist. A dead list protects nobody, or refuses everybody.",
    reject_rhsbl_client: "Refuses clients whose domain is on this list.",
    reject_rhsbl_sender: "Refuses senders whose domain is on this list.",
    reject_rhsbl_helo: "Refuses greetings whose domain is on this list.",
  },
  exim: {
    acl_smtp_connect: "The rules for a new connection.",
    acl_smtp_helo: "The rules for the greeting.",
    acl_smtp_auth: "The rules for a login attempt. Not set: nothing slows down password guessing.",
    acl_smtp_mail: "The rules for the sender.",
    acl_smtp_rcpt:
      "The rules for each recipient: here it is decided who may relay. Not set: nobody may send anything.",
    acl_smtp_data: "The rules for the whole message, scanners included.",
    acl_not_smtp: "The rules for mail of local programs.",
    acl: "One statement of the rules: its verb applies where all its conditions hold.",
    auth_advertise_hosts:
      "To whom logins are offered. `*` offers them to everybody, also without TLS and on port 25.",
    tls_advertise_hosts: "To whom encryption is offered.",
    tls_on_connect_ports: "Ports that are encrypted from the first byte on.",
    daemon_smtp_ports: "On which ports Exim listens.",
    domainlist: "A named list of domains; the rules refer to it.",
    hostlist:
      "A named list of hosts. In relay_from_hosts every host may send to anybody without a login.",
    trusted_users: "Local users who may choose any sender.",
    untrusted_set_sender:
      "Which senders ordinary local users may choose. `*` lets every script forge any.",
    local_from_check: "Whether a Sender header betrays forged From lines of local users.",
    local_sender_retain: "Whether a Sender header that a local program wrote stays in.",
    primary_hostname: "The server's name.",
    qualify_domain: "The domain added to bare addresses.",
    recipients_max: "Recipients in one message. 0 = no limit.",
    smtp_accept_max: "Connections at the same time.",
    smtp_accept_max_per_connection: "Messages in one connection.",
    smtp_accept_queue_per_connection:
      "After so many messages in one connection the rest waits for the queue run: the log then says `no immediate delivery`.",
    smtp_accept_max_per_host: "Connections of one host at the same time.",
    ignore_bounce_errors_after: "How long bounces that nobody takes are kept.",
    timeout_frozen_after: "How long frozen messages are kept.",
    log_selector:
      "What is logged. Without +incoming_port, +subject and the like some traces are missing.",
    mysql_servers:
      "The data base and its password. Do not show it in forums: the password must be changed then.",
    helo_allow_chars: "Extra characters allowed in greetings.",
    driver: "How this authenticator works.",
    public_name: "The mechanism that clients see.",
    server_advertise_condition:
      "When the mechanism is offered. `yes` offers it without TLS: passwords travel readable.",
    server_condition:
      "Whether the login is right. A lookup that gives an empty string for unknown users equals an empty password: then a user who does not exist is let in.",
    server_set_id:
      "The name that is logged for the login. $2 is what the client typed, and may be empty.",
    server_prompts: "What the client is asked.",
  },
  aclWords: {
    accept: "accept: lets it pass.",
    deny: "deny: refuses for good.",
    defer: "defer: refuses for now.",
    drop: "drop: refuses and hangs up.",
    discard: "discard: takes it and throws it away.",
    require: "require: refuses unless the conditions hold.",
    warn: "warn: only notes or changes something.",
    hosts: "hosts: by the client's address. `:` (empty) means local programs.",
    domains: "domains: by the recipient's domain.",
    local_parts: "local_parts: by what stands before the @.",
    senders: "senders: by the sender, whom anybody may choose.",
    recipients: "recipients: by the recipient.",
    authenticated: "authenticated: clients that are logged in.",
    encrypted: "encrypted: conversations under TLS.",
    verify:
      "verify: tests sender or recipient; `verify = recipient` refuses unknown recipients at the door.",
    condition: "condition: a condition of its own.",
    dnslists: "dnslists: asks blocklists.",
    ratelimit: "ratelimit: limits how much a client or account may send.",
    acl: "acl: uses other rules.",
    control: "control: switches something; `control = submission` treats it as a user's mail.",
    sender_domains: "sender_domains: by the sender's domain, which anybody may choose.",
    malware: "malware: asks a virus scanner.",
    spam: "spam: asks SpamAssassin.",
    message: "message: what the client is told.",
    log_message: "log_message: what the log says.",
    delay: "delay: waits.",
    logwrite: "logwrite: writes to the log.",
    set: "set: remembers a value.",
    add_header: "add_header: adds a header.",
    endpass: "endpass: what fails after it is refused.",
  },
  dovecot: {
    disable_plaintext_auth:
      "Whether logins with readable passwords need encryption. `no` lets them be stolen on the way.",
    auth_allow_cleartext:
      "Whether readable passwords are allowed without encryption. `yes` lets them be stolen on the way.",
    auth_mechanisms: "Which login mechanisms are offered. `anonymous` lets everybody in.",
    auth_username_format: "How login names are rewritten before they are looked up.",
    auth_failure_delay: "How long a failed login waits; slows down guessing.",
    auth_verbose: "Whether failed logins are logged with their reason.",
    auth_verbose_passwords:
      "Whether tried passwords are written to the log. Leave it off: typing errors are in there.",
    auth_debug_passwords: "Whether passwords are written to the log. Leave it off.",
    auth_anonymous_username: "The name of anonymous logins.",
    auth_master_user_separator:
      "With it a master user may log in as anybody; a stolen master password opens all mailboxes.",
    mail_max_userip_connections: "Connections of one user from one address.",
    login_trusted_networks:
      "Networks that are trusted: may log in without TLS, and name another client address.",
    ssl: "Whether encryption is offered (`yes`) or demanded (`required`).",
    protocols: "Which services run.",
    passdb: "Where passwords are looked up. The first that answers counts.",
    driver: "How it is looked up. `static` with `nopassword` lets everybody in.",
    args: "Where it is looked up. `nopassword=y` takes every password.",
    default_fields: "Values for all users of it. `nopassword` here takes every password.",
  },
};
