import type { Formats } from "../formats.ts";
import type { LettersLabels } from "../labels/letters-labels.ts";

const messages = (count: number, f: Formats) =>
  f.plural(count, { one: "# message", other: "# messages" });

interface Span {
  readonly firstAt: string | null;
  readonly lastAt: string | null;
}

/** The stamps as the log has them: an abuse desk compares them with its own logs. */
function period({ firstAt, lastAt }: Span): string {
  if (firstAt === null) return "";
  return lastAt === null || lastAt === firstAt
    ? `, first at ${firstAt}`
    : `, from ${firstAt} to ${lastAt}`;
}

export const lettersEn: LettersLabels = {
  abuse: {
    subject: ({ network }) => `Abuse from your network ${network}`,
    greeting: "Dear abuse desk,",
    intro: ({ hosts }, f) =>
      f.plural(hosts, {
        one: "a host in your network attacked our mail server. It is probably infected or hacked:",
        other:
          "# hosts in your network attacked our mail server. They are probably infected or hacked:",
      }),
    attacks: {
      "stolen-credentials": (v, f) =>
        `${v.ip} logged in with a stolen password and sent ${messages(v.messages, f)} to ${f.plural(v.recipients, { one: "# recipient", other: "# recipients" })}${period(v)}.`,
      "auth-bypass": (v, f) =>
        `${v.ip} got past the login and sent ${messages(v.messages, f)} to ${f.plural(v.recipients, { one: "# recipient", other: "# recipients" })}${period(v)}.`,
      "open-relay": (v, f) =>
        `${v.ip} sent ${messages(v.messages, f)} to ${f.plural(v.recipients, { one: "# recipient", other: "# recipients" })} through our server without permission${period(v)}.`,
      "brute-force": (v, f) =>
        `${v.ip} tried to guess passwords, ${f.plural(v.failures, { one: "# failed login", other: "# failed logins" })}${period(v)}.`,
    },
    request:
      "Please find the customer behind each address at the given times, and stop the abuse. An answer is welcome, but not needed.",
    evidence:
      "Lines of our log, with its clock and time zone. Addresses of people who are not involved are masked.",
    evidenceUnmasked: "Lines of our log, with its clock and time zone.",
    moreLines: (count, f) =>
      `(${f.plural(count, { one: "# more line", other: "# more lines" })} of this host can be sent on request)`,
    moreHosts: (count, f) =>
      f.plural(count, {
        one: "One more host of your network did the same; it is named in the attached list.",
        other: "# more hosts of your network did the same; they are named in the attached list.",
      }),
    closing:
      "The attached JSON documents say the same for programs, in the form of X-ARF 4 (https://xarf.org).",
  },
  delisting: {
    title: ({ receiver }) => `How to make ${receiver} accept mail again`,
    ways: {
      form: ({ place }) => `Fill in the form with the text below: ${place}`,
      mail: ({ place }) =>
        `Send the text below to ${place}, from an address that this receiver does not block.`,
      "look-up": ({ place }) =>
        `Look your address up on ${place}. If it is listed, the page says why and has a button or a form for removal.`,
      expires: ({ place }) =>
        `The listing ends by itself when no more spam comes: ${place}. There is nobody to ask.`,
      recovers: ({ place }) =>
        `Nobody lifts this block by hand: the reputation recovers within days of clean mail. Watch it on ${place}.`,
      dead: ({ place }) =>
        `This list has been shut down (${place}); nobody can remove you. Ask the receiver to take it out of the settings: the text below is for its postmaster.`,
      postmaster: ({ place }) =>
        `No page for such requests is known here. Send the text below to ${place}; every mail domain must read that box (RFC 5321, 4.5.1). If the answer names a page, use that first.`,
      "no-address": () =>
        "No page for such requests is known here, and the log names no host of the receiver. Look for a page in its answer.",
    },
    advice: {
      "stop-first":
        "Stop the abuse before you ask. A request while spam still leaves is refused and counts against you.",
      "cause-and-cure":
        'Say what the cause was and what you changed. "Please remove us" alone is refused.',
      "own-address": "Give the address that your server sends from, as the outside sees it.",
      "quote-answer": "Quote the answer of the receiver in full, with its codes.",
      "reverse-name":
        "Have a reverse name (PTR) that leads back to the address and does not look like a dial-up line.",
      authentication: "Have SPF, DKIM and DMARC in order for the domains that you send as.",
      "log-in-account":
        "You need an account there; take the one of the owner of the address or the domain.",
      "static-address":
        "The address must be a fixed one that is meant to run a mail server; for others use your provider's relay.",
      "clean-recipients":
        "Remove dead addresses from your lists: many unknown recipients are taken for spam.",
      "slow-down":
        "Send less at a time to this receiver for some days: fewer connections, fewer recipients in one message.",
      "feedback-loop":
        "Join its feedback loop, so that you hear of complaints before it blocks you.",
      "one-request": "Ask once and wait; repeated requests are ignored or put off.",
      "never-pay": "Do not pay for a faster removal. The listing ends without it.",
      "network-owner":
        "If a whole network is listed, only its owner can ask: talk to your provider.",
      "recipient-asks":
        "A request from one of its customers, who misses your mail, often works sooner than yours.",
      "check-lists":
        "It follows public lists: get off those first (mailwarden identity shows which).",
    },
    stillGoingOn:
      "STOP: the abuse was still going on where the log ends. Do not send this yet. First: mailwarden contain plan",
    headings: {
      way: "Where to",
      advice: "What it wants to hear",
      letter: "The text",
      translation: "The same in your language, for you alone",
    },
    letter: {
      subject: ({ address }) => `Request to accept mail from ${address} again`,
      greeting: "Dear postmaster,",
      refused: ({ receiver, address, since, count }, f) =>
        since === null
          ? `the servers of ${receiver} have refused mail from our server ${address} ${f.plural(count, { one: "once", other: "# times" })}.`
          : `since ${since} the servers of ${receiver} have refused mail from our server ${address} ${f.plural(count, { one: "once", other: "# times" })}.`,
      yourAnswer: "Your answer was:",
      cause: ({ cause, firstAt, lastAt, messages: count }, f) =>
        firstAt === null || lastAt === null
          ? `We have found the cause in our logs: ${cause}; ${messages(count, f)}.`
          : `We have found the cause in our logs: ${cause}; ${messages(count, f)} between ${firstAt} and ${lastAt}.`,
      stopped: "Since then none has left our server.",
      noCause:
        "Our logs show no abuse of our server in this time. Please tell us what you saw, with headers of a sample.",
      measures: "What we have done (delete what is not true):",
      done: {
        "stolen-credentials": [
          "the account is locked and has a new password; its sessions are closed",
          "the device of its owner has been checked for malware",
          "the spam in our queue is deleted",
          "the number of recipients per account and hour is limited now",
        ],
        "auth-bypass": [
          "empty and unknown logins are refused now",
          "the spam in our queue is deleted",
          "an outside test shows that the hole is closed",
        ],
        "open-relay": [
          "relaying for outsiders is refused now",
          "the spam in our queue is deleted",
          "an outside test shows that the server is no open relay",
        ],
        "trusted-network": [
          "the infected host is off the network and being cleaned",
          "hosts inside must log in to send mail now",
          "the spam in our queue is deleted",
        ],
        "local-script": [
          "the script is removed, and the hole by which it came is closed",
          "the web application is up to date",
          "the spam in our queue is deleted",
        ],
        "application-abuse": [
          "the form of our application is protected against robots now",
          "the spam in our queue is deleted",
        ],
        forwarding: [
          "mail that looks like spam is no longer forwarded",
          "forwarded mail carries a sender of our own (SRS)",
        ],
        backscatter: [
          "mail for unknown recipients is refused at once now, and no longer bounced",
          "the bounces in our queue are deleted",
        ],
        "srs-abuse": [
          "rewritten senders are accepted only with a valid signature now",
          "the spam in our queue is deleted",
        ],
        "joe-job": [
          "the mail did not pass our server: our address was forged elsewhere",
          "our domain has SPF, DKIM and a DMARC policy now",
        ],
        "direct-to-mx": [
          "the program that sent past our mail server is removed",
          "only the mail server may reach port 25 outside now",
        ],
        unknown: ["the sending has been stopped", "the spam in our queue is deleted"],
      },
      request: "Please accept our mail again, or tell us what is missing.",
      contact: ({ address }) => `You reach us at ${address}.`,
      unknownAddress: "[YOUR SERVER'S IP ADDRESS]",
      unknownContact: "[YOUR MAIL ADDRESS]",
    },
  },
  ownerNote: {
    subject: ({ account }) => `Somebody else used your mailbox ${account}`,
    greeting: "Hello,",
    happened: ({ account, since, messages: count }, f) =>
      since === null
        ? `somebody has found out the password of your mailbox ${account} and sent ${f.plural(count, { one: "# unwanted message", other: "# unwanted messages" })} with it, in your name.`
        : `somebody has found out the password of your mailbox ${account}. Since ${f.moment(since)} they have sent ${f.plural(count, { one: "# unwanted message", other: "# unwanted messages" })} with it, in your name.`,
    blame:
      "This happens to careful people, too: a virus on the computer, a false login page, or a password that was also used somewhere else and stolen there.",
    locked:
      "We lock the mailbox for now, so that nobody else can send with it. Your mail is not lost: what arrives is kept for you.",
    stepsTitle: "Please do this, in this order:",
    steps: [
      "Do not type any password on a computer or telephone that you read this mail on until it has been checked. A virus would read the new password as well.",
      "Have each of these devices checked with an up-to-date virus scanner, or bring it to us.",
      "Only then choose a new password: long, and used nowhere else. Call us or come by; we unlock the mailbox together.",
      "Put the new password into every device and program that reads your mail.",
      "If you used the old password somewhere else, at a bank, a shop, another mailbox, change it there as well, each to a different one.",
      "Look in the settings of your mailbox for forwarding and filter rules that you did not make, and tell us about them.",
      "Tell us if you lately typed your password on a page that a mail led you to, or opened an attachment that you did not expect.",
    ],
    never:
      "We never ask for your password, neither by mail nor by telephone. If people complain about mail from you, you may show them this note.",
    closing: "Your mail administrator",
  },
  talk: {
    forContact: ({ name, to }) => `${name}: for ${to}`,
    findContact: ({ name, commands }) =>
      `${name}: find the abuse contact by one of: ${commands.join("; ")}; or run this again with --lookup`,
    ownerUnknown: {
      "not-found": "the registry knows no such network",
      "no-contact": "the registry names nobody for abuse",
      "rate-limited": "the registry answers no more questions for now",
      unreachable: "the registry cannot be reached",
      "bad-answer": "the registry's answer makes no sense",
      "no-registry": "no registry is responsible for this address",
      "not-asked": "there was no time left to ask",
    },
    written: ({ files, folder }, f) =>
      `${f.plural(files, { one: "# file", other: "# files" })} written to ${folder}`,
    nothing: {
      abuse:
        "nobody to write to: the evidence shows no host on the Internet that certainly or likely attacked this server",
      delisting: "nobody to write to: the evidence shows no receiver that refuses our mail",
      owner:
        "nobody to write to: the evidence shows no account whose password is certainly or likely stolen",
    },
    leftOut: ({ count }, f) =>
      f.plural(count, {
        one: "# more letter was left out: send the first ones, then narrow the evidence with --since",
        other:
          "# more letters were left out: send the first ones, then narrow the evidence with --since",
      }),
    notSent: "Nothing was sent: read each text, then send it yourself.",
  },
};
