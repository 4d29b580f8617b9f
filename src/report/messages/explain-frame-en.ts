import type { ExplainFrame } from "../labels/explain-labels.ts";

export const explainFrameEn: ExplainFrame = {
  headings: {
    attack: "Which attack does this show?",
    spammer: "Am I the spammer?",
    signs: "What single lines hint at",
    limits: "What these lines cannot tell",
    lines: "Line by line",
    replies: "SMTP replies",
    mails: "Mails",
    settings: "Settings",
    findings: "What the settings do wrong, worst first",
    unknown: "Not understood",
  },
  between: " ",
  once: "What a field means stands where it is met first.",
  guilt: "For the question of guilt:",
  notProof: "Does not prove:",
  attacks: {
    "stolen-credentials":
      "Somebody who is not the owner logs in with a real account and sends. The server works as it should; the password is what was lost.",
    "auth-bypass":
      "The server takes a login for valid that is none (an empty name or password), so strangers count as logged in and may send to anybody.",
    "open-relay":
      "Outsiders hand in mail for other providers without logging in, and the server passes it on: it is used as an open relay.",
    "trusted-network":
      "The client need not log in because its address is trusted. An infected machine there, or a proxy that makes all clients look local, sends through it.",
    "local-script":
      "A program on this server itself, mostly a script of a web site, hands in the mail.",
    "application-abuse":
      "An honest application is made to send: a form or a sign-up page writes to addresses that strangers type in.",
    forwarding:
      "Mail that comes in is sent on by aliases or rules, spam included, and leaves in your name.",
    backscatter:
      "The server accepts what it cannot deliver, and sends the bounce to the forged sender: innocents get it.",
    "srs-abuse": "Rewritten return addresses (SRS) are used to send through the server.",
    "joe-job":
      "Others forge your addresses elsewhere; this server never had the mail, only its bounces.",
    "direct-to-mx":
      "Something on your network sends past the mail server, straight to the receivers.",
    unknown: "Something is wrong, but the lines do not show who hands the mail in.",
  },
  noAttack: {
    clean: "None that the detectors know: the lines look like ordinary mail.",
    insufficient:
      "It cannot be told: too little of the traffic is here. What single lines hint at stands below.",
    nothing: "There are no log lines here.",
  },
  whom: ({ accounts, clients }) =>
    accounts === ""
      ? `client ${clients}`
      : clients === ""
        ? `account ${accounts}`
        : `account ${accounts}; client ${clients}`,
  spammer: {
    "through-us":
      "Yes, as the rest of the world sees it: the mail passes your server and leaves from its address. That does not make you its author: somebody uses your server, and until that is stopped it is a source of spam.",
    "past-us":
      "Your network is: the spam leaves from your address, but not through your mail server. Look for the machine or program that sends by itself.",
    bounces:
      "In a way: you did not send the spam, but your server answers it with bounces to people who wrote nothing, and they see your address.",
    "forged-elsewhere":
      "No: your addresses are forged elsewhere. The mail never passed this server.",
    perhaps: "Perhaps: something points to it, but these lines do not prove it.",
    "no-sign": "No sign of it in these lines.",
    "cannot-tell": "It cannot be told from these lines: nobody is accused, and nobody is cleared.",
    "settings-open":
      "The settings alone show no mail. But they let others send in your name, see below: it may happen any time.",
    "settings-closed":
      "The settings alone show no mail. No way to send as a stranger was found open in them.",
    "nothing-to-judge": "There is nothing here that could answer it: no log lines, no mail.",
  },
  signs: {
    "login-empty": (count, f) =>
      `${f.plural(count, { one: "# message", other: "# messages" })} after a login without a name: the server takes strangers for its users.`,
    "login-worked": (count, f) =>
      `${f.plural(count, { one: "# message", other: "# messages" })} after a login that worked: the account named there is the one in use. Whether by its owner, the client's address tells.`,
    "local-submitter": (count, f) =>
      `${f.plural(count, { one: "# message", other: "# messages" })} from programs on this server: with a web server's user, look for a script.`,
    "receivers-block": (count, f) =>
      `${f.plural(count, { one: "Once", other: "# times" })} others refuse this server's address for its reputation: spam has left here before.`,
    "receivers-call-spam": (count, f) =>
      `${f.plural(count, { one: "Once", other: "# times" })} a receiver takes the message for spam.`,
    "sender-domain-missing": (count, f) =>
      `${f.plural(count, { one: "Once", other: "# times" })} a receiver says that the sender's domain does not exist or takes no mail: the senders are forged.`,
    "dead-recipients": (count, f) =>
      `${f.plural(count, { one: "# recipient does", other: "# recipients do" })} not exist at the other side: many of them mean a bought or guessed list.`,
    "bounce-made": (count, f) =>
      `${f.plural(count, { one: "# bounce was", other: "# bounces were" })} written by this server. For mail that came from outside, that is backscatter.`,
    "many-recipients": (count, f) =>
      `${f.plural(count, { one: "# message", other: "# messages" })} with very many recipients.`,
    "many-in-connection": (count, f) =>
      `${f.plural(count, { one: "Once", other: "# times" })} a client handed in more than ten messages in one connection: a program sends, not a person.`,
    "no-message-id": (count, f) =>
      `${f.plural(count, { one: "# message has", other: "# messages have" })} no Message-ID: written by a program that is no mail program.`,
    "login-failed": (count, f) =>
      `${f.plural(count, { one: "# failed login", other: "# failed logins" })}: somebody tries passwords. That alone does not say that one was found.`,
    "relay-refused": (count, f) =>
      `${f.plural(count, { one: "# attempt", other: "# attempts" })} to relay refused: at that door the server does what it should.`,
  },
  limits: {
    "whole-messages": ({ ids, total }, f) =>
      `Only ${f.plural(total, { one: "# message is", other: "# messages are" })} shown from coming in to its end: ${f.list(ids, 5)}. The answer rests on that.`,
    "no-entry": ({ ids, total }, f) =>
      `Who handed in ${f.plural(total, { one: "# message", other: "# messages" })} is not shown: ${f.list(ids, 5)}. Search the older log for these ids.`,
    "no-outcome": ({ ids, total }, f) =>
      `What became of ${f.plural(total, { one: "# message", other: "# messages" })} is not shown: ${f.list(ids, 5)}.`,
    masked: ({ lines }, f) =>
      `In ${f.plural(lines, { one: "# line", other: "# lines" })} something was made unreadable. Two such places may hold the same or something else; nobody is named from them.`,
    "no-settings": () =>
      "The settings are not here: which line of them lets this happen cannot be named. Add the output of `postconf -n` or `exim -bP`.",
  },
  same: (count, f) => f.plural(count, { one: "(# line)", other: "(# lines like this)" }),
  others: "The others, where they differ:",
  moreLines: (count, f) => f.plural(count, { one: "# more line", other: "# more lines" }),
  moreShapes: (count, f) =>
    f.plural(count, {
      one: "# line of another shape was left out",
      other: "# lines of other shapes were left out",
    }),
  morePlaces: (count, f) => f.plural(count, { one: "# more", other: "# more" }),
  empty: "(empty)",
  scope: ({ setting, scope }) => `${setting} (in ${scope})`,
  byDefault: ({ value }) => `Default: ${value}`,
  otherSettings: ({ names, count }, f) =>
    `${f.plural(count, { one: "# further setting says", other: "# further settings say" })} nothing about who may send: ${names}`,
  replySays: "What a server answers to a command.",
  unknownSays:
    "These are neither log lines nor settings, replies or mails that mailwarden knows. Nothing is concluded from them.",
  moreUnknown: (count, f) =>
    f.plural(count, { one: "# more such line", other: "# more such lines" }),
  moreMails: (count, f) =>
    f.plural(count, {
      one: "# more mail was not explained",
      other: "# more mails were not explained",
    }),
  mailKinds: {
    bounce: "A bounce: a server says that a message could not be delivered.",
    delay: "A delay notice: a message is still waiting somewhere.",
    receipt: "A receipt: a message was delivered or passed on.",
    complaint: "An abuse report: a recipient or a provider complains about a message.",
    "auto-reply": "An automatic answer, or a bounce of which the report is missing.",
    mail: "A mail, no bounce.",
  },
  bounceProves:
    "A bounce proves that somebody sent a message under the address it came back to, not that this server did. Only the returned message's own way tells that.",
  bounceWithoutOriginal:
    "The message that was answered is not in it: nothing here shows whether it ever passed this server. It proves nothing against you.",
  mailProves:
    "From, subject and all else that the sender wrote prove nothing. Believe the Received lines from the top down to the first foreign client.",
  mailFields: {
    reporter: "The server that writes the report.",
    to: "The address that it was sent to.",
    at: "When.",
    from: "Chosen by the sender; proves nothing.",
    subject: "Chosen by the sender.",
    returnPath: "The envelope sender, chosen by whoever sent it; empty in bounces.",
    messageId: "Chosen by the sending program.",
    recipient: "Who could not be reached, or who complains.",
    dsn: "The state by RFC 3463.",
    reason: "The reason in the other server's words.",
    remote: "The server that refused it.",
    originalQueueId: "The returned message's id in your queue: search the log for it.",
    originalMessageId: "The returned message's Message-ID: search the log for it.",
    originalSender: "The returned message's envelope sender; anybody could choose it.",
    originalFrom: "The returned message's From; anybody could choose it.",
    originalTo: "Whom the returned message was for.",
    originalSubject: "The returned message's subject.",
    originalAccount:
      "The login that a server on the way noted for it; below a foreign client a forger could write that.",
    originalLocalUser: "The local user who handed it in.",
    originalScript:
      "The script that sent it, as PHP notes it; a forger could write that line, too.",
  },
  hops: "Its way, newest first:",
  originalHops: "The returned message's way, newest first:",
  hop: ({ by, from, id }) => `${by} took it from ${from}${id === "" ? "" : ` as ${id}`}`,
  unknownHost: "an unnamed host",
  trust: {
    ours: "Written by the server that takes in the mail here: believable.",
    reported: "As the returned message shows it: as true as whoever returned it.",
    top: "Written on the receiving side: believable.",
    below: "Below the first foreign client: whoever sent it could invent this line.",
  },
  nothing: "Nothing here can be explained: no log line, reply, mail or setting was recognised.",
};
