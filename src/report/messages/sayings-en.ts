import type { Confidence } from "../../core/diagnosis.ts";
import type { SummaryFacts } from "../../core/sayings.ts";
import type { Formats } from "../formats.ts";
import type { SayingsCatalogue } from "../sayings-catalogue.ts";

/** The two closing sentences of every summary: since when and whether it goes on, and how sure that is. */
function closing({ since, ongoing, confidence }: SummaryFacts, f: Formats): string {
  const when =
    since === null
      ? ""
      : ongoing === true
        ? ` Since ${f.moment(since)}, and still going on where the log ends.`
        : ongoing === false
          ? ` It began on ${f.moment(since)} and had stopped when the log ends.`
          : ` First seen on ${f.moment(since)}.`;
  return when + SURE[confidence];
}

const SURE: Readonly<Record<Confidence, string>> = {
  certain: " This is certain.",
  likely: " This is likely, but not proven.",
  possible: " This is possible; the evidence is thin.",
};

const messages = (count: number, f: Formats) =>
  f.plural(count, { one: "# message", other: "# messages" });
const recipients = (count: number, f: Formats) =>
  f.plural(count, { one: "# recipient", other: "# recipients" });
const networks = (count: number, f: Formats) =>
  f.plural(count, { one: "# network", other: "# networks" });
const bounces = (count: number, f: Formats) =>
  f.plural(count, { one: "# bounce", other: "# bounces" });
const replies = (count: number, f: Formats) => f.plural(count, { one: "once", other: "# times" });

export const sayingsEn: SayingsCatalogue = {
  "summary.clean": (v, f) =>
    `No abuse found: ${messages(v.messages, f)} to ${recipients(v.recipients, f)} look like honest mail.`,
  "summary.insufficient": () =>
    "This evidence is too little to tell: it shows hardly any mail being accepted. It neither accuses nor clears anybody.",
  "summary.cut-lines": (v, f) =>
    `This evidence is too little to tell: its lines are cut to ${f.number(v.bytes)} characters, and who sent what, or what became of it, stood behind that. It neither accuses nor clears anybody.`,
  "summary.stolen-forging": (v, f) =>
    `Somebody sends spam with the password of ${v.account}: ${messages(v.messages, f)} to ${recipients(v.recipients, f)} from ${networks(v.networks, f)}, under ${f.plural(v.senders, { one: "# sender address", other: "# sender addresses" })} that are not this account's.${closing(v, f)}`,
  "summary.stolen-many-networks": (v, f) =>
    `The account ${v.account} is used from many places at once: ${messages(v.messages, f)} to ${recipients(v.recipients, f)} from ${networks(v.networks, f)}. Its password is in the hands of a botnet.${closing(v, f)}`,
  "summary.stolen-own-address": (v, f) =>
    `Somebody seems to send spam with the password of ${v.account}, under its own address: ${messages(v.messages, f)} to ${recipients(v.recipients, f)} from ${networks(v.networks, f)}.${closing(v, f)}`,
  "summary.stolen-senders-unseen": (v, f) =>
    `Somebody seems to send spam with the password of ${v.account}: ${messages(v.messages, f)} to ${recipients(v.recipients, f)} from ${networks(v.networks, f)}. Under which sender addresses, these lines do not show.${closing(v, f)}`,
  "summary.stolen-picked": (v, f) =>
    `All ${messages(v.messages, f)} in these lines came in with the login of ${v.account} from ${v.ip}, a host without a name. If they are the spam, this password is stolen; the rest of the log would show it.${closing(v, f)}`,
  "summary.stolen-hidden": (v, f) =>
    `Somebody sends spam with a stolen password from ${v.ip}${v.clients > 1 ? f.plural(v.clients - 1, { one: " and # other address", other: " and # other addresses" }) : ""}: ${messages(v.messages, f)} to ${recipients(v.recipients, f)} after a login. Whose login it is, this evidence hides.${closing(v, f)}`,
  "summary.auth-bypass": (v, f) =>
    `The server accepts a login that is none: ${messages(v.messages, f)} to ${recipients(v.recipients, f)} came in after a login without a user name, from ${networks(v.networks, f)}.${closing(v, f)}`,
  "summary.unknown-login": (v, f) =>
    `The server lets anybody in: ${messages(v.messages, f)} to ${recipients(v.recipients, f)} came in after a login as ${v.account}, an account that does not exist, from ${networks(v.networks, f)}.${closing(v, f)}`,
  "summary.open-relay": (v, f) =>
    `This server is an open relay: ${f.plural(v.clients, { one: "# outside client", other: "# outside clients" })} sent ${messages(v.messages, f)} to ${recipients(v.recipients, f)} at other providers without logging in.${closing(v, f)}`,
  "summary.trusted-network": (v, f) =>
    `Mail from ${v.ip} is trusted by its address alone: ${messages(v.messages, f)} to ${recipients(v.recipients, f)} without a login, under ${f.plural(v.senders, { one: "# sender address", other: "# sender addresses" })}. It is an infected host, or a gateway that hides the real clients.${closing(v, f)}`,
  "summary.local-script": (v, f) =>
    `A script or program of the local user ${v.user} sends spam: ${messages(v.messages, f)} to ${recipients(v.recipients, f)}; receivers took ${f.number(v.refused)} for spam and ${f.number(v.dead)} do not exist.${closing(v, f)}`,
  "summary.application-abuse": (v, f) =>
    `An application of the local user ${v.user} is made to write to strangers (a sign-up or contact form): ${messages(v.messages, f)} to ${recipients(v.recipients, f)}, ${f.number(v.dead)} of which do not exist.${closing(v, f)}`,
  "summary.named-script": (v, f) =>
    `The script ${v.script}, run by ${v.user}, sends spam: ${messages(v.messages, f)} to ${recipients(v.recipients, f)}; receivers took ${f.number(v.refused)} for spam and ${f.number(v.dead)} do not exist.${closing(v, f)}`,
  "summary.named-application": (v, f) =>
    `The script ${v.script}, run by ${v.user}, is made to write to strangers (a sign-up or contact form): ${messages(v.messages, f)} to ${recipients(v.recipients, f)}, ${f.number(v.dead)} of which do not exist.${closing(v, f)}`,
  "summary.forwarding": (v, f) =>
    `Forwards of this server pass spam on: of ${recipients(v.recipients, f)} in ${messages(v.messages, f)} other providers refused ${f.number(v.refused)}.${closing(v, f)}`,
  "summary.backscatter": (v, f) =>
    `This server sends backscatter: it accepted mail that it could not deliver and sent ${bounces(v.bounces, f)} to senders who had written nothing. The mail came from ${f.plural(v.clients, { one: "# host", other: "# hosts" })}.${closing(v, f)}`,
  "summary.srs-abuse": (v, f) =>
    `Rewritten return addresses (SRS) of this server are used as a relay: ${messages(v.messages, f)} to ${recipients(v.recipients, f)}.${closing(v, f)}`,
  "summary.joe-job": (v, f) =>
    `${bounces(v.bounces, f)} from elsewhere arrived for mail that this log does not show leaving. Somebody may forge addresses of this server, or a process may send past the mail server.${closing(v, f)}`,
  "summary.direct-to-mx": (v, f) =>
    `${f.plural(v.receivers, { one: "# receiver blocks", other: "# receivers block" })} this server, and its ${messages(v.messages, f)} do not explain why. A process may send past the mail server, or the address had this reputation before.${closing(v, f)}`,
  "summary.joe-job-returned": (v, f) =>
    `Addresses of this server are forged elsewhere: ${bounces(v.bounces, f)} and complaints return mail that never passed it. ${f.plural(v.hosts, { one: "Another host", other: "# other hosts" })} handed it in.${closing(v, f)}`,
  "summary.direct-to-mx-returned": (v, f) =>
    `Mail leaves the address ${v.ip} past the mail server: ${bounces(v.bounces, f)} and complaints return messages that came from there, and not by way of it. A process on this host, or another host behind the address, sends it.${closing(v, f)}`,
  "summary.unknown": (v, f) =>
    `Mail from this server is refused by ${f.plural(v.receivers, { one: "# receiver", other: "# receivers" })}, but these lines do not show who handed in the ${messages(v.messages, f)}. Look up the queue ids named below.${closing(v, f)}`,

  "proof.failures-before": (v, f) =>
    `${f.plural(v.failures, { one: "# failed login", other: "# failed logins" })} on ${v.account} from ${v.ip}`,
  "proof.bounce-without-message": () =>
    "the returned message is not in it: somebody wrote under the address that it came back to, and nothing shows that this went through this server",
  "proof.never-passed-here": (v) =>
    `${v.reporter} got the returned message from ${v.ip}: it is not this server, and its log knows nothing of it`,
  "proof.sent-past-us": (v) =>
    `${v.reporter} got the returned message from ${v.ip}, our address, under the name ${v.helo}, and no line of the mail server is in it`,
  "proof.hidden-login": (v) =>
    `${v.ip} logged in, under a name that is hidden here, and began this message`,
  "proof.login": (v) => `${v.ip} logged in as ${v.account} and began this message`,
  "proof.forged-sender": (v, f) =>
    `${v.account} sends as ${v.sender}, which is not its address, to ${recipients(v.recipients, f)}`,
  "proof.sent-as": (v, f) =>
    `sent as ${v.sender === "" ? "<>" : v.sender} to ${recipients(v.recipients, f)}`,
  "proof.receiver-says": (v, f) =>
    `what the receiver answered; in all ${f.number(v.refused)} recipients were refused as spam and ${f.number(v.dead)} do not exist`,
  "proof.nameless-login": (v) => `${v.ip} was authenticated, but the login has no user name`,
  "proof.went-out": () => "the message left for another provider",
  "proof.no-login": (v) =>
    `${v.ip} is no host of this house and did not log in, yet its message was accepted`,
  "proof.outsider-sender": (v) =>
    `the sender ${v.sender === "" ? "<>" : v.sender} is none of this server's`,
  "proof.passed-on": () => "the server passed the message on to another provider",
  "proof.private-client": (v) => `${v.ip} did not log in; it was trusted for its private address`,
  "proof.local-user": (v) => `handed in on this host by ${v.user}, without any login`,
  "proof.script-header": (v, f) =>
    `the message's own header names ${v.script} (${messages(v.messages, f)})`,
  "proof.script-returned": (v, f) =>
    `the header of a message that came back names ${v.script} (${messages(v.messages, f)})`,
  "proof.script-mail-log": (v, f) =>
    `PHP logged that ${v.script} called mail() (${messages(v.messages, f)})`,
  "proof.script-requested": (v, f) =>
    `${v.ip} sent data to ${v.script} in the second in which mail was handed in (${messages(v.messages, f)})`,
  "proof.script-changed": (v, f) =>
    `${v.script} was last changed on ${f.moment(v.at)}, shortly before the first of these messages`,
  "proof.script-runs-request": (v) =>
    `${v.script} runs whatever a visitor sends it: a way in for strangers`,
  "proof.script-runs-decoded": (v) => `${v.script} runs code that is hidden in encoded text`,
  "proof.script-request-to-mail": (v) => `${v.script} mails to whomever a visitor names`,
  "proof.script-sends-mail": (v) => `${v.script} sends mail here`,
  "proof.forwarded-refused": () => "an alias or forward sent it on, and the receiver refused it",
  "proof.accepted-from-outside": (v) => `accepted from ${v.ip}, an outside host`,
  "proof.bounced-later": () => "only then it turned out that it cannot be delivered",
  "proof.bounce-made": () => "so the server made a bounce to the sender, who is most likely forged",
  "proof.srs-relay": () => "a rewritten return address was undone and the message passed on",
  "proof.in-queue": () => "already in the queue; who handed it in stands in an earlier line",
  "proof.receiver-blocks": () => "the receiver refuses this server",
  "proof.blocked-reputation": (v, f) =>
    `${v.receiver} blocks this server for its reputation (${replies(v.count, f)})`,
  "proof.blocked-content": (v, f) =>
    `${v.receiver} takes our mail for spam (${replies(v.count, f)})`,
  "proof.blocked-rate": (v, f) => `${v.receiver} slows this server down (${replies(v.count, f)})`,
  "proof.blocked-sender-domain": (v, f) =>
    `${v.receiver} refuses the sender's domain (${replies(v.count, f)}); that is no block of this server`,
  "proof.blocked-policy": (v, f) =>
    `${v.receiver} demands what our mail lacks (${replies(v.count, f)})`,
  "proof.blocked-unexplained": (v, f) =>
    `${v.receiver} refuses this server and gives no reason (${replies(v.count, f)})`,
  "proof.brute-force-account": (v, f) =>
    `${f.plural(v.failures, { one: "# failed login", other: "# failed logins" })} on ${v.account} from ${f.plural(v.addresses, { one: "# address", other: "# addresses" })}`,
  "proof.brute-force-address": (v, f) =>
    `${v.ip} failed ${f.plural(v.failures, { one: "once", other: "# times" })} on ${f.plural(v.accounts, { one: "# account", other: "# accounts" })}`,
  "proof.log-gap": (v, f) =>
    `before this line the log is silent for ${f.plural(v.minutes, { one: "# minute", other: "# minutes" })}`,
  "proof.spool-full": (v, f) => `the disk or spool was full (${replies(v.count, f)})`,
  "proof.account-exists": (v, f) =>
    v.created === null
      ? `the account ${v.account} is in the table`
      : `the account ${v.account} is in the table, made on ${f.day(v.created)}`,
  "proof.account-new": (v, f) =>
    `the account ${v.account} was made on ${f.day(v.created)}, within days of the abuse: who made it?`,
  "proof.account-disabled": (v) => `the account ${v.account} is disabled in the table`,
  "proof.account-not-in-table": (v, f) =>
    `${v.account} is none of the ${f.plural(v.accounts, { one: "# account", other: "# accounts" })} of its domain in this table: removed since, kept elsewhere, or let in without one`,
  "proof.account-empty-password": (v) =>
    `no password is stored for ${v.account}: a server that only compares lets anybody in`,
  "proof.administrator-weak": (v) => `the administrator ${v.account} has a weakly kept password`,
  "proof.clear-text-passwords": (v, f) =>
    `${f.plural(v.passwords, { one: "# password is", other: "# passwords are" })} stored without a hash: whoever reads the table can log in`,
  "proof.weakly-hashed-passwords": (v, f) =>
    `${f.plural(v.passwords, { one: "# password is", other: "# passwords are" })} stored as ${v.scheme}: a stolen copy is soon cracked`,
  "proof.forgery-accepted": (v) => `the server let ${v.account} send as ${v.sender}`,

  "ruled-out.hidden-login": () =>
    "all of this mail was handed in after a login, though its name is hidden",
  "ruled-out.authenticated": (v) =>
    `every one of these messages came in with the login of ${v.account}`,
  "ruled-out.came-by-smtp": () =>
    "the messages came in over the network, not from a program on this host",
  "ruled-out.passed-here": (v, f) =>
    `${f.plural(v.messages, { one: "the message passed", other: "the # messages passed" })} through this server's own queue`,
  "ruled-out.not-forwarded": () =>
    "the recipients are outside; no alias or forward of this server is involved",
  "ruled-out.no-account-name": () =>
    "no account is named in these logins, so no account's password was used",
  "ruled-out.login-of-nobody": (v) =>
    `${v.account} is nobody's account, so nobody's password was stolen; the settings let anybody in`,
  "ruled-out.logged-in": () =>
    "the server took these clients for authenticated; it does not relay for everybody",
  "ruled-out.no-login": (v, f) => `none of the ${messages(v.messages, f)} came in with a login`,
  "ruled-out.from-outside": () => "the clients are other hosts, not this one",
  "ruled-out.no-alias": () => "the recipients were named by the client; no alias led to them",
  "ruled-out.private-address": (v) => `${v.ip} is a private address, not one of the outside world`,
  "ruled-out.no-smtp-login": (v) => `${v.user} handed the mail in locally; no account logged in`,
  "ruled-out.from-this-host": () => "the mail was handed in on this host, not by an outside client",
  "ruled-out.to-our-addresses": () =>
    "the mail was sent to addresses of this server, which passed it on",
  "ruled-out.bounces-only": () =>
    "what goes out are bounces of this server, not mail of an account",
  "ruled-out.we-made-the-bounces": (v, f) => `this server made the ${bounces(v.bounces, f)} itself`,
  "ruled-out.srs-has-sender": () =>
    "bounces to rewritten addresses have no sender; these messages have one",

  "missing.queue": (v) => `what of ${v.account} is still in the queue`,
  "missing.login-name": () => "whose login it was: the same lines, not masked and not cut",
  "missing.older-log": () => "the older logs, to see how this account behaved before",
  "missing.authenticators": () =>
    "the authenticators of the server, to see which one accepts an empty login",
  "missing.relay-settings": () => "the settings that decide who may relay",
  "missing.gateway": (v) => `what ${v.ip} is: a host, or a gateway that hides others`,
  "missing.script-file": (v) =>
    `the script behind ${v.user}: the header of one queued message names it`,
  "missing.script-caller": (v) =>
    `which script sends through the library ${v.library}: the web server's log names what was called in the same second`,
  "missing.php-mail-log": () => "whether PHP logs who calls mail()",
  "missing.aliases": () => "the aliases and forwards that lead outside",
  "missing.recipient-settings": () => "the settings that decide which recipients exist",
  "missing.srs-settings": () => "the settings of the return address rewriting",
  "missing.bounces": () => "the bounces themselves: they hold the mail that somebody sent",
  "missing.outgoing-connections": () =>
    "which processes of this host speak to port 25 of others; only the mail server should",
  "missing.origin-of": (v) => `who handed in ${v.queueId}: its queue file names client and login`,
  "missing.log-of": (v) => `the first lines of ${v.queueId} in the older logs`,

  "next.save-evidence": () => "save the evidence before anything is changed",
  "next.lock-account": (v) =>
    `${v.account} must not be able to log in until its owner has a clean device and a new password`,
  "next.find-sessions": (v) =>
    `a new password ends no session: find those that ${v.account} still has open`,
  "next.hold-messages": (v, f) =>
    `put ${messages(v.messages, f)} of the abuse on hold; nothing is lost`,
  "next.ban-client": (v) => `${v.ip} sends the abuse`,
  "next.trace": (v) => `see the whole story of ${v.subject}`,
  "next.whole-lines": () => "give the whole lines: the log file itself, not what a terminal showed",
  "next.more-log": () => "give more of the log: the lines that show mail coming in",
};
