import type { ExplainWords } from "../labels/explain-labels.ts";

export const explainLinesEn: ExplainWords["happenings"] = {
  "accepted-login": {
    says: "A client logged in and began to hand in a message.",
    guilt: "The login named here is the one that is used, whoever stands as sender in the message.",
    notProof:
      "That the owner of the account wrote it: whoever knows the password can log in. Compare the client's address with where the owner works.",
  },
  "accepted-empty-login": {
    says: "A client was taken for logged in, without a user name, and began to hand in a message.",
    guilt:
      "No real user logs in without a name: the server accepts a login that is none, and strangers may send through it.",
    notProof: "Which setting is at fault; that stands in the authenticators.",
  },
  "accepted-unnamed-login": {
    says: "A client logged in and began to hand in a message; the line does not say under which name.",
    guilt: "Somebody's account is used.",
    notProof: "Whose: the name was masked or cut off, or the server does not log it.",
  },
  "accepted-network": {
    says: "A client from outside began to hand in a message, without logging in.",
    guilt:
      "That is how all mail for your users comes in. It becomes an open relay when the recipient is at another provider: compare the delivery of the same queue id.",
    notProof: "Anything, without the recipients of the message.",
  },
  "accepted-inside": {
    says: "This host or one of your private network handed in a message, without logging in.",
    guilt:
      "Content filters, web servers and containers send like this. If spam comes this way, a program inside is the source, or a proxy hides the real client.",
    notProof: "That a person of your house sent it.",
  },
  "accepted-local": {
    says: "A program on this server handed in a message through sendmail, not over the network.",
    guilt:
      "The local user named here ran that program. With a web server's user, look for a script.",
    notProof:
      "Which file did it, unless the line names it; all web sites of a server often share one user.",
  },
  "accepted-bounce": {
    says: "The server made a bounce, for a message that it could not deliver.",
    guilt:
      "If that message came from outside, the bounce goes to whoever was forged as its sender: backscatter.",
    notProof: "That spam was sent; bounces to your own users are as they should be.",
  },
  "message-id": {
    says: "The Message-ID of a message was noted.",
    guilt:
      "It finds the same message in bounces and in other servers' logs. Spam often has none, or an odd one.",
    notProof: "Who wrote the message: the sending program chooses the Message-ID.",
  },
  queued: {
    says: "A message went into the active queue, to be delivered.",
    guilt:
      "Many recipients in one message, or ever new senders, suggest spam. Logged again at each new attempt.",
    notProof: "Who sent it: the sender address here was chosen by whoever handed it in.",
  },
  "queued-bounce": {
    says: "A message without a sender went into the queue: a bounce or another notice.",
    guilt:
      "Made by this server, it may go to somebody who never wrote; received, it answers mail under one of your addresses.",
    notProof: "That your server sent the mail that it answers.",
  },
  "delivery-sent": {
    says: "The next server took the message for this recipient.",
    guilt: "It left this server: the other side has our address as the source.",
    notProof: "That it was read, or reached the mailbox: the other side may still sort it out.",
  },
  "delivery-inside": {
    says: "The message was handed to another program of the same house, which queued it under a new id.",
    guilt: null,
    notProof: "A delivery to anybody: usually a content filter. Follow the new queue id.",
  },
  "delivery-deferred": {
    says: "The message could not be delivered yet; the server keeps it and tries again.",
    guilt:
      "The reply says why. Refusals for reputation are the bill for spam that was sent before.",
    notProof: "Who handed it in: look for the first line with this queue id.",
  },
  "delivery-bounced": {
    says: "The message cannot be delivered for good; the server gives up for this recipient.",
    guilt:
      "Many unknown recipients mean a bought or guessed list. If the message came from outside, a bounce to a forged sender follows.",
    notProof: "Who handed it in: look for the first line with this queue id.",
  },
  "delivery-other": {
    says: "The server noted what became of a recipient, without a plain success or failure.",
    guilt: null,
    notProof: "That the message reached anybody.",
  },
  "delivery-error": {
    says: "A remark about another server that a message was to go to.",
    guilt: "A refusal before the message was even named is about our address.",
    notProof: "What became of the message: its own line says that.",
  },
  "notification-bounce": {
    says: "The server wrote to the sender that the message could not be delivered.",
    guilt:
      "If the message came from outside, its sender is probably forged, and an innocent gets this bounce: backscatter.",
    notProof: "That the sender named in the message sent it.",
  },
  "notification-other": {
    says: "The server wrote a delay notice or a delivery receipt.",
    guilt: null,
    notProof: "Anything about spam.",
  },
  expired: {
    says: "The server tried for days and gave up; the sender gets a bounce.",
    guilt: "Typical for spam to dead servers, or where receivers refuse us for long.",
    notProof: "Who handed it in.",
  },
  removed: {
    says: "The message has left the queue: every recipient is dealt with.",
    guilt: null,
    notProof: "That it was delivered: bounced and deleted messages end with this word, too.",
  },
  held: {
    says: "The message was put on hold: it stays until somebody releases it.",
    guilt: null,
    notProof: "That it is spam; a rule or an administrator did it.",
  },
  released: {
    says: "The message was released from hold and will be delivered.",
    guilt: null,
    notProof: null,
  },
  requeued: {
    says: "The message was put through the queue again, as if it were new.",
    guilt: null,
    notProof: "A second message: it is the same one.",
  },
  deleted: {
    says: "An administrator, a program or a timeout deleted the message from the queue.",
    guilt: null,
    notProof: "That nobody got it: recipients served before have it.",
  },
  discarded: {
    says: "A filter threw the message away and told the client that all went well.",
    guilt: null,
    notProof: "A delivery.",
  },
  frozen: {
    says: "Exim will not try this message again by itself.",
    guilt:
      "Frozen messages are mostly bounces to forged senders that nobody takes: a mark of backscatter.",
    notProof: "Who sent the message behind it.",
  },
  thawed: {
    says: "Exim tries a frozen message again.",
    guilt: null,
    notProof: null,
  },
  "header-action": {
    says: "A rule about headers or content matched, and did something.",
    guilt: "The line repeats client, sender and recipient of the message.",
    notProof: "That the rule is right; the header was written by the sender.",
  },
  "milter-action": {
    says: "A mail filter (milter) changed the message.",
    guilt: null,
    notProof: "That it is spam: that is the filter's view.",
  },
  "filter-verdict": {
    says: "A scanner or policy service gave its verdict.",
    guilt: "A high score for mail that goes out is a reason to look at its login.",
    notProof: "Guilt: scanners err in both ways.",
  },
  signature: {
    says: "DKIM: a signature was checked, made, or missing.",
    guilt: null,
    notProof:
      "Anything about who sent it: spam can be signed, honest mail unsigned. Can be left out when looking for the culprit.",
  },
  connect: {
    says: "A client opened a connection.",
    guilt: null,
    notProof: "That it sent anything: every mail server and scanner connects.",
  },
  disconnect: {
    says: "The conversation with a client ended.",
    guilt: "Counts behind the address say what was tried: auth=0/5 are five failed logins.",
    notProof: "That a message was accepted, unless a queue id was given in between.",
  },
  "disconnect-attack": {
    says: "A client left after failed logins, without having sent mail.",
    guilt: "Somebody guesses passwords from this address.",
    notProof: "That one was found: look for a login from the same address that worked.",
  },
  "connection-lost": {
    says: "A client went away in the middle of the conversation.",
    guilt: "Often scanners and bots; bad lines do it, too.",
    notProof: "An attack: broken connections happen to everybody.",
  },
  tls: {
    says: "Encryption (TLS) was set up with the other side, or failed.",
    guilt: null,
    notProof:
      "Who the client is: encryption is no login, and `Anonymous` only means that no certificate was shown.",
  },
  "reject-relay": {
    says: "The server refused to pass mail on to another provider for a stranger.",
    guilt:
      "This speaks for you: at this place the server is no open relay. The client tried to use it as one.",
    notProof: "That no other way is open: other ports or other clients may have other rules.",
  },
  "reject-user": {
    says: "The server refused a recipient that does not exist.",
    guilt:
      "This speaks for you: refused at the door, it makes no bounce. Many in a row are somebody who tries out addresses.",
    notProof: "An attack, when it is one: people mistype.",
  },
  "reject-blocked": {
    says: "The server refused a client because of its bad reputation.",
    guilt: "It refused others; nothing was accepted.",
    notProof: "That the client attacks you: lists contain innocent addresses, too.",
  },
  "reject-other": {
    says: "The server refused a client, a sender, a recipient or a message.",
    guilt: "Nothing was accepted: what is refused cannot be spam of yours.",
    notProof: "That the client is evil: the reason behind the code says why it was refused.",
  },
  "reject-warning": {
    says: "The server would have refused this, but only warned: the message goes on.",
    guilt: "Behind warn_if_reject a rule protects nobody.",
    notProof: "A refusal.",
  },
  "auth-failure": {
    says: "A login failed.",
    guilt:
      "Somebody tried this; the address is where from. Many from one address, or for one account, are password guessing.",
    notProof:
      "That a password was found. It takes a login that worked: accepted mail or a login line with the same address or account.",
  },
  "auth-aborted": {
    says: "A login was begun and dropped, or tried where it is not allowed.",
    guilt: "Often a bot; sometimes a mail program that is set up wrong.",
    notProof: "That a password was known.",
  },
  login: {
    says: "A login to a mailbox worked.",
    guilt: "With a foreign address it shows that the password is known to others.",
    notProof: "Sending: mailbox logins read mail. Its owner on the road looks the same.",
  },
  logout: { says: "A mailbox session ended.", guilt: null, notProof: "Anything about spam." },
  screening: {
    says: "postscreen tested a client before it was let through to the mail server.",
    guilt: null,
    notProof: "That mail was accepted: the test stands before all mail.",
  },
  "protocol-violation": {
    says: "A client broke the rules of the protocol.",
    guilt: "Spam programs do that; the client was stopped or watched.",
    notProof: "That mail was accepted.",
  },
  "name-service": {
    says: "The client's name and its address do not fit in DNS.",
    guilt: "Home lines and infected machines often look like this.",
    notProof: "Spam: many honest hosts have bad DNS.",
  },
  "rate-limit": {
    says: "A client went past a limit.",
    guilt: "The limit held it back from here on.",
    notProof: "What was sent before it.",
  },
  statistics: {
    says: "Figures of the connection counter: the highest values since the last such line.",
    guilt: "A high rate names busy clients, good and bad.",
    notProof: "That mail was accepted.",
  },
  "connection-error": {
    says: "Another server could not be reached.",
    guilt: null,
    notProof:
      "A fault of ours: the other side may be down. Then the server tries the next address.",
  },
  stored: {
    says: "The message was put into a mailbox of this server.",
    guilt: "It stayed here: it is not spam that you sent.",
    notProof: "That it is wanted.",
  },
  forwarded: {
    says: "The message was sent on by a rule or filter.",
    guilt: "If it goes to another provider, spam to this user leaves in your name: forwarding.",
    notProof: "That the user sent it.",
  },
  "command-line": {
    says: "A program called the mail server's sendmail command.",
    guilt: "The directory leads to the script: look there first, at new and changed files.",
    notProof: "That the message is spam; every contact form does this.",
  },
  "queue-run": {
    says: "A look through the queue began or ended, or a message waits for one.",
    guilt: null,
    notProof: "Anything about spam.",
  },
  "many-in-connection": {
    says: "The client handed in more messages in one connection than Exim sends on at once; they wait for the next queue run.",
    guilt: "People do not send like this, programs do: a run of spam, or a newsletter.",
    notProof: "Spam, by itself.",
  },
  server: {
    says: "The server started, stopped, or said something in passing.",
    guilt: null,
    notProof: "Anything about spam.",
  },
  resource: {
    says: "The server ran out of disk, memory or processes.",
    guilt: "A full queue of spam can be the reason.",
    notProof: "An attack.",
  },
  trouble: {
    says: "A warning or an error of the server.",
    guilt: null,
    notProof: "Spam: it is the server's own trouble until something else says more.",
  },
  unparsed: {
    says: "Unknown: no reader of mailwarden understands this line.",
    guilt: null,
    notProof: "Anything. Nothing is concluded from it.",
  },
};
