import type { ExplainWords } from "../labels/explain-labels.ts";

export const explainFieldsEn: ExplainWords["fields"] = {
  at: "When it was logged, by this machine's clock.",
  host: "The machine that logged it.",
  program:
    "The part of the mail server that wrote the line, as it calls itself; the middle part names the service.",
  pid: "The number of its process: lines of one conversation share it.",
  daemon: "What the program is.",
  queueId:
    "The message's id in this server's queue. Search for it: all lines of the message have it.",
  "queueId-none": "No message yet: it was refused before it got a queue id.",
  origQueueId: "The message that this one was made from.",
  notificationQueueId: "The queue id of the bounce or notice that was made.",
  nextQueueId:
    "The id under which the next server queued it. In your own house, go on searching with it.",
  messageId: "The Message-ID. The sending program chose it; it proves no origin.",
  "messageId-empty":
    "The message has no Message-ID. Real mail programs write one; spam programs often do not.",
  clientName:
    "The client's name by DNS, checked in both directions. The owner of the address chose it.",
  "clientName-unknown": "The address has no name, or one that does not lead back to it.",
  clientIp:
    "The address that really connected: the one fact about the client that it cannot invent.",
  "clientIp-inside":
    "An address of this host or of a private network: a program of your own, a filter, or a proxy that hides the real client.",
  clientPort: "The client's port; needed only to find a user behind a shared address.",
  helo: "What the client called itself. Worthless as evidence: it may say anything.",
  protocol: "How the message came in.",
  origClientName: "The client's name at the hop before, as a trusted filter passed it on.",
  origClientIp: "The client's address at the hop before: whoever handed it to the filter's front.",
  saslMethod: "The mechanism by which the password was sent.",
  saslUsername: "Who logged in: this account, not the sender address, is the one that is used.",
  "saslUsername-empty":
    "An empty login name: no user was checked, yet a login was tried or granted.",
  saslSender: "The sender that the client named with its login. A claim of the client.",
  authenticator: "The part of Exim's settings that accepted or refused the login.",
  uid: "The number of the local user who handed the message in (33 and 48 are mostly the web server).",
  user: "The local user who handed the message in.",
  directory: "Where the calling program stood: usually the folder of the web site.",
  script: "The file that sent it.",
  from: "The envelope sender. Whoever sends chooses it: it proves nothing about who it was.",
  "from-empty": "No sender (<>): a bounce or notice. Real mail always has one.",
  to: "The recipient.",
  origTo: "The recipient before aliases and forwarding: somebody here has the mail sent on.",
  recipients: "All recipients.",
  sizeBytes: "Size in bytes. Equal sizes in masses are one text sent many times.",
  recipientCount: "To how many recipients it goes.",
  relayName: "The server or service that took or refused the message.",
  "relayName-none": "No connection came about: nobody was asked.",
  relayIp: "Its address.",
  "relayIp-inside": "Its address: a program of your own house, mostly a content filter.",
  relayPort: "Its port.",
  delaySeconds:
    "Seconds from arrival to this attempt. Days mean that it has been refused for long.",
  delays:
    "The parts of the delay, in seconds: before the queue manager, in the queue, setting up the connection, handing over.",
  dsn: "The state of the delivery by RFC 3463: class, subject, detail.",
  status: "What became of it for this recipient.",
  statusText: "The reason, in the words of the other server or of this one.",
  action: "What was done.",
  stage: "At which point of the conversation.",
  replyCode: "The SMTP reply (RFC 5321).",
  enhancedCode: "The reply's detail code by RFC 3463.",
  reason: "The reason in the server's words. Parts of it may be quoted from the client.",
  flag: "Exim's mark for what happened.",
  router: "The rule of Exim that chose the way.",
  transport:
    "The rule of Exim that carried it out: `smtp` ones lead out, `local` ones into mailboxes.",
  subject: "The subject, written by the sender.",
  attack: "The line by itself shows an attempt that a ban would answer.",
};
