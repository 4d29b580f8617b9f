/**
 * Why each rule matters, for people who run one mail server. `{subject}` is the place, other words in braces are its figures.
 * These are the English texts; a translation has the same keys.
 */
export const RULE_TEXTS_EN = {
  "PF-REL-01":
    "mynetworks holds {subject}, which is most of the Internet. Every host there may send through this server without a login.",
  "PF-REL-02":
    "mynetworks trusts the public network {subject}. One infected host in it sends spam through this server, and no login tells you which.",
  "PF-REL-03":
    "mynetworks trusts the private network {subject}. A hacked container or web application relays without a login; behind NAT or a proxy every client may look as if it came from there.",
  "PF-REL-04":
    "mynetworks is not set and {subject}, so every host in the provider's subnet may relay through this server.",
  "PF-REL-05":
    "The row {subject} is meant to exclude somebody, but a list of networks or domains ignores the value: being in the table means being trusted.",
  "PF-REL-06":
    "{subject} in mynetworks has no effect where it stands: an earlier entry already covers it, or it is written twice.",
  "PF-REL-07":
    "{subject} in mynetworks is not valid. Postfix cannot decide and defers every client from outside, or drops the rest of the list.",
  "PF-REL-08": "Outsiders can send to anybody through {subject}: this is an open relay.",
  "PF-REL-09":
    "Outsiders can send to anybody through {subject} by choosing a sender or HELO name that a table permits. Both are free to choose.",
  "PF-REL-10":
    "{subject} trusts a client by its name. Whoever controls the DNS of that name may relay.",
  "PF-REL-11": "A recipient row lets outsiders send to foreign destinations through {subject}.",
  "PF-REL-12":
    "{subject} is asked before reject_unauth_destination in the only list that controls relaying. One OK from it makes this server an open relay.",
  "PF-REL-13":
    "permit_mx_backup without permit_mx_backup_networks: anybody who names this host as MX of his domain may send mail to that domain through it.",
  "PF-REL-14":
    "relay_domains holds {subject}, which stands for far more than your partners' domains.",
  "PF-REL-15":
    "relay_domains is not set, and the old default also takes mail for all subdomains of your domains.",
  "PF-REL-16":
    "{subject} holds a star, but Postfix has no such wildcard: the entry matches nothing.",
  "PF-REL-17":
    "allow_untrusted_routing = yes on {subject} accepts addresses such as user%victim@domain, which a back end may send on.",
  "PF-REL-18":
    "smtpd_relay_restrictions is empty on {subject}: one wrong row in the recipient list makes an open relay.",
  "PF-REL-19":
    "{subject} never works with smtpd_delay_reject = no: the recipient is not known yet at that point.",
  "PF-REL-20": "warn_if_reject before {subject} only writes a log line. The mail passes.",
  "PF-REL-21": "{subject} is never reached, because the word before it ends the list.",
  "PF-REL-22": "The restriction class {subject} ends in permit: whoever is sent into it may relay.",
  "PF-REL-23":
    "The extra listener {subject} is reachable from outside and has its own, laxer lists. Re-injection ports belong on 127.0.0.1.",
  "PF-REL-24":
    "{subject} answers with a temporary code, so spammers come back again and again. Use a final refusal.",
  "PF-REL-25": "Outsiders may use XCLIENT on {subject} and claim to be 127.0.0.1.",
  "PF-REL-26":
    "{subject} believes the PROXY line of whoever connects, so outsiders may claim any address.",
  "PF-REL-27":
    "permit_tls_all_clientcerts permits every certificate that a trusted authority has signed. With the public authorities that is everybody.",
  "PF-REL-28": "No mail passes through {subject}: {witness}.",
  "PF-REL-29":
    "smtpd_recipient_restrictions refuses foreign recipients to users who are logged in, too.",
  "PF-FRG-01":
    "Users of {subject} may send as anybody: nothing binds the sender address to the login. A stolen password is enough to send spam under any name.",
  "PF-FRG-02":
    "{subject} stands behind permit_sasl_authenticated in the same list, so it never sees a user who is logged in.",
  "PF-FRG-03":
    "{subject} stands behind permit_mynetworks, so local web applications and trusted hosts may use any sender.",
  "PF-FRG-04": "{subject} has no effect with smtpd_delay_reject = no: the sender is not known yet.",
  "PF-FRG-05": "{subject} is ignored, because this listener has no SASL.",
  "PF-FRG-06":
    "smtpd_sender_login_maps is empty, so nobody owns any address and every user is refused.",
  "PF-FRG-07":
    "{subject} lets users send with addresses that nobody owns, such as those of other companies.",
  "PF-FRG-08":
    "{subject} gives several logins the same addresses: they can send in each other's name.",
  "PF-FRG-09":
    "smtpd_sender_login_maps is filled from alias tables: every member of an alias may send as the alias.",
  "PF-FRG-10":
    "Users of {subject} may send with the empty sender, which no login check covers. Spam then looks like bounces.",
  "PF-FRG-11": "{subject} is not defined anywhere, so the list is empty on that listener.",
  "PF-FRG-12": "{subject} accepts logins, but lacks the sender check that the submission port has.",
  "PF-FRG-13": "Anybody may send to your users in the name of your own domain through {subject}.",
  "PF-FRG-15":
    "The Received line does not show the login, which makes tracing a stolen account harder.",
  "PF-FRG-16": "{subject}: one of these checks is enough.",
  "PF-FRG-18": "Senders in your domains that do not exist are accepted; their bounces find nobody.",
  "PF-FRG-17":
    "The sender row {subject} ends the list with a permit, so no check behind it sees such senders.",
  "PF-AUT-01":
    "{subject} accepts passwords without TLS. Whoever listens on the way can steal accounts.",
  "PF-AUT-02":
    "{subject} accepts logins. Port 25 must stay open to the world, so password guessing there cannot be fenced off.",
  "PF-AUT-03": "smtpd_sasl_exceptions_networks only hides AUTH; the command still works.",
  "PF-AUT-04":
    "smtpd_sasl_security_options lacks noanonymous: the ANONYMOUS mechanism counts as a login.",
  "PF-AUT-05": "There is no limit on how often one client may try passwords.",
  "PF-AUT-06": "The password back end accepts empty or arbitrary passwords.",
  "PF-AUT-07": "{subject} also takes mail from clients that are not logged in.",
  "PF-AUT-08": "{subject} does not insist on TLS.",
  "PF-AUT-10": "broken_sasl_auth_clients is for mail programs that nobody should use any more.",
  "PF-AUT-11":
    "smtpd_sasl_local_domain = $myhostname adds a realm that logins such as user@domain do not have.",
  "PF-AUT-12":
    "{subject}: smtpd_tls_wrappermode does not fit the port, so clients fail or fall back to unencrypted ports.",
  "PF-BSC-01":
    "{subject} accepts mail to users who do not exist, and bounces it later to forged senders.",
  "PF-BSC-02":
    "local_recipient_maps is empty: mail to unknown local users is accepted and bounced to forged senders.",
  "PF-BSC-03":
    "relay_recipient_maps is empty: mail to unknown users of the relay domains is accepted, and the next host's refusal becomes a bounce.",
  "PF-BSC-04":
    "virtual_mailbox_maps does not say which mailboxes exist, so every address is accepted.",
  "PF-BSC-05":
    "{subject} makes every address of the aliased domain exist; unknown ones are bounced to forged senders.",
  "PF-BSC-06": "no_unknown_recipient_checks on {subject} accepts mail to users who do not exist.",
  "PF-BSC-10":
    "Bounces to several recipients at once are always forged; reject_multi_recipient_bounce refuses them.",
  "PF-BSC-11":
    "{subject} takes mail for every address. That is no backscatter, but a magnet for spam.",
  "PF-RAT-01":
    "{subject} has no limit on messages or recipients: one stolen password sends a hundred thousand mails in a night.",
  "PF-RAT-02":
    "{subject} is asked after permit_sasl_authenticated, so it never sees mail of a stolen account.",
  "PF-RAT-03":
    "The limits do not count clients in mynetworks, and mynetworks is wide: an infected host in it is not slowed down.",
  "PF-RAT-04": "{subject} is a setting that this program does not read. The limit does not exist.",
  "PF-RAT-05":
    "{subject} is read by the queue manager, not here. Set it in main.cf under the service's name.",
  "PF-RAT-06": "{subject} is too large to slow down a spammer.",
  "PF-RAT-07": "{subject}: the hard limit does not end sessions that do nothing but fail.",
  "PF-RAT-08":
    "{subject} is so short that greylisted mail is lost, or so long that spam stays in the queue.",
  "PF-RAT-09": "message_size_limit allows huge messages, which fill the queue quickly.",
  "PF-RAT-10":
    "Mail leaves through a relay host with your password, and nothing binds senders to logins: spam costs you that account.",
  "PF-LOC-01": "Every local account, the web server's included, may submit mail with any sender.",
  "PF-LOC-02": "Mail from local programs passes no milter: it is neither checked nor signed.",
  "PF-LOC-03": "Mail from local programs skips header_checks, because {subject} switches them off.",
  "PF-LOC-05":
    "allow_min_user lets addresses begin with a dash, which programs may take for an option.",
  "PF-LOC-06": "{subject} lets mail start programs with more rights than they need.",
  "PF-LOC-07":
    "{subject} takes mail back from a content filter that is not configured: a second door without purpose.",
  "PF-PRO-01":
    "{subject} takes a dot between bare line feeds for the end of a message: an outsider can smuggle a second message past the checks of the first (CVE-2023-51764).",
  "PF-PRO-02": "VRFY tells which users exist.",
  "PF-PRO-03": "Clients may leave out the greeting, and with it every check of their name.",
  "PF-PRO-04": "{subject} is too early; the place where it works is smtpd_data_restrictions.",
  "PF-PRO-05": "{subject} is off although its action is set, so the test never runs.",
  "PF-PRO-06": "The greeting tells attackers which system and release this is.",
  "PF-PRO-07": "Malformed addresses are repaired instead of refused.",
  "PF-PRO-08": "myhostname is no full host name; other servers refuse mail from such a name.",
  "PF-PRO-09": "Senders in domains that do not exist are accepted.",
  "PF-PRO-10":
    "{subject} on a submission port refuses users at home or never runs, as their addresses have no proper names.",
  "PF-TLS-01": "{subject} offers no TLS: mail from other servers arrives unencrypted.",
  "PF-TLS-02": "{subject} still allows TLS 1.1 or older.",
  "PF-TLS-03":
    "The password for the relay host may be sent without encryption if somebody on the way removes STARTTLS.",
  "PF-TLS-04": "Outgoing mail is never encrypted.",
  "PF-TLS-06": "{subject}: some servers break off when they are asked for a certificate.",
  "PF-DBL-01":
    "The blocklist {subject} is gone and its domain answers to everything: all mail is refused, that of your own users too.",
  "PF-DBL-02":
    "The blocklist {subject} has been closed. It only costs time now, and may one day list everybody.",
  "PF-DBL-03":
    "{subject} is used without a filter on its answers. When it refuses the query (public resolver), every client counts as listed and all mail is lost.",
  "PF-DBL-04":
    "{subject} stands before permit_sasl_authenticated: users at home, whose addresses are listed, cannot send.",
  "PF-DBL-05": "{subject} answers only to registered users.",
  "PF-DBL-06": "postscreen asks blocklists and then ignores the answers.",
  "PF-DBL-07":
    "{subject} permits by any answer, also by the one that says that the query was refused.",
  "PF-DEP-01": "{subject} is an old name that newer releases warn about or no longer know.",
  "PF-DEP-02":
    "compatibility_level is not set, so the defaults of before 2015 are in force, among them trust in the whole subnet.",
  "PF-DEP-03": "{subject} gets no more security fixes from its makers.",
  "PF-MAS-01":
    "A commented-out service line above leaves its -o lines behind: they now belong to {subject}.",
  "PF-MAS-02":
    "{subject}: an -o value ends at the first blank, so smtpd dies on the rest. Write it without blanks or in braces.",
  "PF-MAS-03": "{subject} is set on postscreen, but smtpd reads it from its own service line.",
  "PF-MAS-04": "{subject} is not defined and counts as empty.",
  "PF-MAS-05": "The service {subject} still has the old type fifo; use unix.",
  "PF-MAS-06":
    "{subject} repeats what main.cf says already; when one of them changes, they contradict each other.",
  "PF-MIL-01": "When the milter is down, mail passes unchecked.",
  "PF-LOG-01":
    "Short queue ids are used again soon, which mixes up messages when a log is read later.",
  "EX-REL-01": "{subject} trusts the whole Internet: this is an open relay.",
  "EX-REL-02": "The list {subject} ends in a negative item, which silently adds everybody else.",
  "EX-REL-03": "{subject} makes this server relay to far more than your partners' domains.",
  "EX-REL-04":
    "{subject} relays for every domain that names this host as its MX. Anybody can do that.",
  "EX-REL-05":
    "An accept before the relay check trusts what the client says about itself (sender or HELO). Everybody may say that.",
  "EX-REL-06": "{subject} trusts clients by name; whoever controls that DNS may relay.",
  "EX-REL-07":
    "Nothing refuses mail to foreign domains before the final accept: this is an open relay.",
  "EX-REL-08":
    "{subject} is an IPv6 address cut at its colons. It becomes a name that cannot exist, and everything after it is not reached.",
  "EX-REL-09": "acl_smtp_rcpt is not set, so Exim refuses every recipient.",
  "EX-REL-11": "percent_hack_domains rewrites addresses that no mail program has used for decades.",
  "EX-REL-12":
    "{subject} trusts a private network. A hacked container or web application relays without a login.",
  "EX-REL-13":
    "hosts_proxy believes the PROXY line of whoever connects, so outsiders may claim any address.",
  "EX-AUT-01":
    "The authenticator {subject} compares the password with a lookup that gives an empty string for users who do not exist. An unknown user with an empty password is let in.",
  "EX-AUT-02": "The authenticator {subject} never looks at the password.",
  "EX-AUT-03":
    "The authenticator {subject} takes an empty secret for users who do not exist, and a digest made with an empty secret is valid.",
  "EX-AUT-04":
    "The authenticator {subject} uses the password as a pattern: a pattern that matches everything lets everybody in.",
  "EX-AUT-05":
    "The authenticator {subject} is offered without TLS. Whoever listens on the way can steal accounts.",
  "EX-AUT-06":
    "The authenticator {subject} compares passwords in plain text, so the data base stores them readable.",
  "EX-AUT-07": "The authenticator {subject} sets no id: the log does not tell who logged in.",
  "EX-AUT-08": "There is no acl_smtp_auth, so nothing slows down password guessing.",
  "EX-AUT-09":
    "tls_on_connect_ports names {subject}, but Exim does not listen there; users fall back to unencrypted ports.",
  "EX-AUT-10":
    "Port 25 accepts logins. It must stay open to the world, so password guessing there cannot be fenced off.",
  "EX-FRG-01": "Users may send as anybody: nothing binds the sender address to the login.",
  "EX-FRG-02": "{subject} comes after the accept for logged-in users and is never reached.",
  "EX-FRG-04":
    "Users who are logged in may send with the empty sender. Spam then looks like bounces.",
  "EX-FRG-06": "Anybody may send to your users in the name of your own domain.",
  "EX-FRG-07": "{subject} lets local programs use any sender without a trace.",
  "EX-BSC-01": "Mail to users who do not exist is accepted and bounced later to forged senders.",
  "EX-BSC-02":
    "Mail for {subject} is accepted without asking whether the recipient exists; the next host's refusal becomes a bounce.",
  "EX-BSC-04":
    "The router {subject} takes every address. That is no backscatter, but a magnet for spam.",
  "EX-BSC-05": "Bounces that cannot be delivered stay in the queue for days.",
  "EX-RAT-01":
    "No ACL limits how much one login may send: one stolen password sends a hundred thousand mails in a night.",
  "EX-RAT-02":
    "{subject} is no limit: a spammer simply opens the next connection or waits in the queue.",
  "EX-RAT-03":
    "smtp_ratelimit_hosts is not set: nothing slows down a client that sends many recipients.",
  "EX-LOC-01": "acl_not_smtp is not set: mail from web scripts is neither limited nor checked.",
  "EX-LOC-02": "never_users is empty: deliveries may run as root.",
  "EX-PRO-01":
    "Upstream releases before 4.97.1 take a dot between bare line feeds for the end of a message ({subject}). Check whether your distribution patched it.",
  "EX-PRO-02":
    "{subject}: this release, or what its greeting tells, helps attackers. Compare with your distribution's security notices.",
  "EX-PRO-03": "VRFY or EXPN tells which users exist.",
  "EX-PRO-04": "Nothing looks at the name that clients greet with.",
  "EX-PRO-05": "TLS is not offered to other servers.",
  "EX-DBL-01":
    "The blocklist {subject} is gone and its domain answers to everything: all mail is refused, that of your own users too.",
  "EX-DBL-02":
    "{subject} is used without a filter on its answers. When it refuses the query (public resolver), every client counts as listed and all mail is lost.",
  "EX-DBL-03":
    "A blocklist is asked before logged-in users are accepted: users at home, whose addresses are listed, cannot send.",
  "EX-CFG-02":
    "{subject} is an open place of a template. Audit the generated file /var/lib/exim4/config.autogenerated, or the output of exim -bP.",
} as const;

export type RuleId = keyof typeof RULE_TEXTS_EN;
