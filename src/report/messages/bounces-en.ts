import type { BouncesLabels } from "../labels/bounces-labels.ts";

export const bouncesEn: BouncesLabels = {
  headline: ({ bounces, messages, abuse }, f) => {
    const found = f.plural(bounces, { one: "# bounce", other: "# bounces" });
    const among = f.plural(messages, { one: "# message", other: "# messages" });
    return `${found} in ${among}: ${f.number(abuse)} caused by the abuse`;
  },
  nothing: ({ messages }, f) =>
    f.plural(messages, {
      one: "No bounce in # message.",
      other: "No bounce in # messages.",
    }),
  heading: ({ title, count }, f) => `${title} (${f.number(count)})`,
  classes: {
    abuse: "Caused by the abuse",
    own: "For our own mail",
    elsewhere: "For mail that never passed this server",
    undecided: "Undecided",
  },
  bases: {
    "queue-id": "the message that came back is in the log under its queue id",
    "bounce-id": "this server made the bounce for a message of the incident",
    "message-id": "the message that came back is in the log under its Message-ID",
    recipient: "all that the log shows for that recipient in the week before is of this kind",
    "never-here": "its Received lines lead past this server: somebody forged our address elsewhere",
    "forged-line":
      "it carries a Received line of ours that the log does not know, below a stranger's: forged",
    "past-us":
      "it came from our address, but under another name and not from the mail server: look for a program that sends by itself",
    "no-log": "the message passed this server, but there is no log to look it up in",
    "not-in-log":
      "the message passed this server, but the log does not show it: give older or complete logs",
    "other-time": "the log shows its queue id at another time: ids are used again",
    "possible-incident": "its message belongs to an incident that is possible only",
    "short-log": "the log is too short to say whose message it was",
    mixed: "it can belong to the abuse as well as to our own mail",
    "no-trace": "it returns too little of the message to find it in the log",
  },
  basis: ({ count, sentence }, f) => `${f.number(count)}: ${sentence}`,
  kinds: {
    bounce: "bounce",
    delay: "delay notice",
    receipt: "delivery receipt",
    complaint: "abuse report",
  },
  reasons: {
    other: "not classified",
    blocked: "our address is blocked",
    "rate-limited": "too much at once",
    content: "content refused",
    "unknown-user": "unknown recipient",
    "mailbox-full": "mailbox full",
    "sender-domain": "sender's domain",
    policy: "policy",
    greylisted: "greylisted",
    "relay-denied": "relaying refused",
    network: "network",
    local: "our own trouble",
    unexplained: "no reason given",
  },
  reason: ({ name, count }, f) => `${name} ${f.number(count)}`,
  columns: {
    file: "file",
    at: "received",
    recipient: "recipient",
    reason: "reason",
    queueId: "queue id",
  },
  facts: { mailbox: "Mailbox", incident: "Incident", reasons: "Reasons", hosts: "Our hosts" },
  noHosts: "unknown: no message with a Received line",
  unknownTime: "unknown",
  recipients: ({ first, more }, f) => `${first} (+${f.number(more)})`,
  moreBounces: (n, f) =>
    f.plural(n, {
      one: "... # more, listed by --format json",
      other: "... # more, listed by --format json",
    }),
  notes: {
    autoReplies: (n, f) =>
      f.plural(n, {
        one: "# automatic answer is no bounce and is not listed.",
        other: "# automatic answers are no bounces and are not listed.",
      }),
    cut: (n, f) =>
      f.plural(n, {
        one: "Of # message only the first 256 KiB were read.",
        other: "Of # messages only the first 256 KiB were read.",
      }),
    unfinished: (n, f) =>
      f.plural(n, {
        one: "# file in tmp is still being delivered and was not read.",
        other: "# files in tmp are still being delivered and were not read.",
      }),
    leftOut: (n, f) =>
      f.plural(n, {
        one: "# more bounce was counted, but is not listed: name one mailbox at a time.",
        other: "# more bounces were counted, but are not listed: name one mailbox at a time.",
      }),
  },
};
