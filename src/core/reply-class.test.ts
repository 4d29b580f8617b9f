import { describe, expect, it } from "vitest";
import { classifyReply, ourIpInReply, type ReplyClass, urlInReply } from "./reply-class.ts";

/** A delivery agent's words around a receiver's. */
const said = (reply: string, after = "RCPT TO") =>
  `host mx.example.net[198.51.100.7] said: ${reply} (in reply to ${after} command)`;

const REPLIES: Readonly<Record<ReplyClass, readonly string[]>> = {
  blocked: [
    said(
      "550 5.7.1 Unfortunately, messages from [192.0.2.25] weren't sent. Part of their network is on our block list (S3150).",
    ),
    said(
      "550 5.7.606 Access denied, banned sending IP [192.0.2.25]. To request removal visit https://sender.example.net/",
    ),
    said(
      "554 5.7.1 Service unavailable; Client host [192.0.2.25] blocked using zen.dnsbl.example; https://check.example/q?ip=192.0.2.25",
    ),
    said(
      "553 5.7.1 [BL21] Connections will not be accepted from 192.0.2.25, because the ip is in the Spamhaus list",
    ),
    said(
      "421 4.7.0 [TSS04] Messages from 192.0.2.25 temporarily deferred due to user complaints - 4.16.55.1",
      "MAIL FROM",
    ),
    said("550 5.7.1 [192.0.2.25] The IP address has very low reputation of the sending domain"),
    said("554 Refused. Your IP address 192.0.2.25 has a poor reputation at our reputation service"),
    "host mx.example.net[198.51.100.7] refused to talk to me: 554 mx.example.net ESMTP Your access to this mail system has been rejected due to the sending MTA's poor reputation",
    said("550 192.0.2.25 is blacklisted by a DNSBL"),
    said("554 5.7.1 You are not allowed to connect"),
    "host mx.example.net[198.51.100.7] refused to talk to me: 550 The sending IP (192.0.2.25) has been blocked for abuse",
    "SMTP error from remote mail server after MAIL FROM:<a@example.com>: 550 5.7.1 rejected, 192.0.2.25 is listed at a blocklist",
  ],
  "rate-limited": [
    said(
      "421 4.7.28 Our system has detected an unusual rate of mail originating from your IP address.",
    ),
    said(
      "450 4.2.1 The user you are trying to contact is receiving mail at a rate that exceeded the limit",
    ),
    said("452 4.5.3 Too many recipients"),
    said("421 Too many messages from you, slow down"),
    said(
      "451 4.7.650 The mail server [192.0.2.25] has been temporarily rate limited due to IP behaviour",
    ),
    "host mx.example.net[198.51.100.7] refused to talk to me: 421 Too many connections from your host",
    said("450 4.7.1 You have exceeded the sending limit for this hour"),
    said("421 4.7.0 Connection limit reached, try later"),
  ],
  content: [
    said(
      "550-5.7.1 Our system has detected that this message is 550 5.7.1 likely unsolicited mail.",
      "end of DATA",
    ),
    said("554 5.7.1 This message has been identified as spam", "end of DATA"),
    said("550 5.7.1 Message rejected as spam by the content filter", "end of DATA"),
    said("554 5.7.1 Mail content denied", "end of DATA"),
    said("550 5.7.1 message contains a virus (Eicar-Test)", "end of DATA"),
    said("554 5.6.0 Message contains malware", "end of DATA"),
    said("550 5.2.1 Message looks like spam to us", "end of DATA"),
    said("550 High probability of spam", "end of DATA"),
    said("554 5.7.1 URL listed in a URIBL", "end of DATA"),
  ],
  "unknown-user": [
    said(
      "550 5.1.1 <x@example.net>: Recipient address rejected: User unknown in virtual mailbox table",
    ),
    said(
      "550-5.1.1 The email account that you tried to reach does not exist. 550 5.1.1 Please try double-checking the address",
    ),
    said("550 No such user here"),
    said("550 5.5.0 Requested action not taken: mailbox unavailable"),
    said("554 delivery error: This user doesn't exist (x@example.net)"),
    said("550 5.1.10 RecipientNotFound; Recipient not found by lookup"),
    said("550 unknown or illegal alias: x@example.net"),
    "Unrouteable address",
    'unknown user: "x"',
    said("550 Invalid recipient x@example.net"),
    said("554 5.2.1 The email account that you tried to reach is disabled"),
  ],
  "mailbox-full": [
    said("552 5.2.2 The recipient's mailbox is full"),
    said("452 4.2.2 Over quota"),
    "maildir delivery failed: error writing message: Disk quota exceeded",
    said("552 Insufficient system storage"),
    said("550 5.2.2 x@example.net: user is over quota"),
  ],
  "sender-domain": [
    said("550 cannot validate your mailfrom"),
    said("550 Sender verify failed", "MAIL FROM"),
  ],
  policy: [
    said("550 5.7.26 This mail is unauthenticated: neither SPF nor DKIM passed", "end of DATA"),
    said("550 5.7.1 rejected by the DMARC record of example.com", "end of DATA"),
    said("550 5.7.25 The IP address sending this message does not have a PTR record"),
    said("530 5.7.0 Must issue a STARTTLS command first", "MAIL FROM"),
    said("504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname"),
    said("530 5.7.0 Authentication required", "MAIL FROM"),
  ],
  greylisted: [
    said(
      "450 4.2.0 <x@example.net>: Recipient address rejected: Greylisted, see https://postgrey.example/help",
    ),
    said("451 4.7.1 Greylisting in action, please come back later"),
    said("451 Please try again in 300 seconds"),
  ],
  "relay-denied": [
    said("554 5.7.1 <x@example.org>: Relay access denied"),
    said("550 relay not permitted"),
    said("550 5.7.64 Unable to relay for x@example.org"),
  ],
  network: [
    "connect to mx.example.net[198.51.100.7]:25: Connection timed out",
    "connect to mx.example.net[198.51.100.7]:25: Connection refused",
    "connect to mx.example.net[2001:db8::7]:25: Network is unreachable",
    "Host or domain name not found. Name service error for name=example.invalid type=MX: Host not found, try again",
    "lost connection with mx.example.net[198.51.100.7] while receiving the initial server greeting",
    "conversation with mx.example.net[198.51.100.7] timed out while sending message body",
    "all relevant MX records point to non-existent hosts",
    "retry timeout exceeded",
  ],
  local: [
    "mail for example.com loops back to myself",
    "unable to open /etc/aliases.db",
    "error writing message: No space left on device",
  ],
  unexplained: [
    "host mx.example.net[198.51.100.7] refused to talk to me: 554 mx.example.net",
    said("550 Requested action not taken", "MAIL FROM"),
    said("554 Transaction failed", "end of DATA"),
    "SMTP error from remote mail server after MAIL FROM:<a@example.com>: 550 rejected",
  ],
  other: [
    said("550 Requested action not taken"),
    said("451 4.3.0 Temporary failure, please retry", "end of DATA"),
    "delivery via local: done",
    "",
  ],
};

describe("classifyReply", () => {
  for (const [want, replies] of Object.entries(REPLIES))
    describe(want, () => {
      it.each(replies)("%s", (reply) => expect(classifyReply(reply)).toBe(want));
    });

  // The sender's domain is what does not exist: nobody wrote to a dead address.
  it.each([
    {
      reply: said("550 5.1.8 <a@nowhere.example>: Sender address rejected: Domain not found"),
      want: "sender-domain",
    },
    {
      reply: said("553 5.1.8 Domain of sender address a@nowhere.example does not exist"),
      want: "sender-domain",
    },
    {
      reply: said(
        "552 5.7.0 This message was blocked because its content is a risk",
        "end of DATA",
      ),
      want: "content",
    },
  ])("$want: $reply", ({ reply, want }) => expect(classifyReply(reply)).toBe(want));

  it("reads the beginning of an endless reply, quickly", () => {
    expect(classifyReply(`550 mailbox full ${"x".repeat(1e6)} spam`)).toBe("mailbox-full");
    for (const piece of [
      "a ",
      "user ",
      "exceeded ",
      "access denied ",
      "mail for ",
      "sender ",
      "said: 550 ",
    ])
      expect(typeof classifyReply(piece.repeat(100_000))).toBe("string");
  });
});

it.each([
  ["see https://check.example/q?ip=192.0.2.25.", "https://check.example/q?ip=192.0.2.25"],
  ["(https://a.example/x) or http://b.example/", "https://a.example/x"],
  ["visit <http://b.example/delist>, please", "http://b.example/delist"],
  ["HTTPS://A.EXAMPLE/X!", "HTTPS://A.EXAMPLE/X"],
  ["javascript:alert(1) ftp://a.example/", null],
  ["xhttps://a.example/", null],
  ["https://", null],
  ["no page", null],
])("the page in %j is %j", (text, want) => expect(urlInReply(text)).toBe(want));

it.each([
  { text: "Client host [192.0.2.25] blocked", receiver: "198.51.100.7", want: "192.0.2.25" },
  {
    text: "host mx[198.51.100.7] said: 550 192.0.2.25 is listed",
    receiver: "198.51.100.7",
    want: "192.0.2.25",
  },
  { text: "127.0.0.2 says 192.0.2.25", receiver: "", want: "192.0.2.25" },
  { text: "version 2026.11.25", receiver: "", want: null },
  { text: "999.1.2.3 is no address", receiver: "", want: null },
  { text: "1.192.0.2.25.3", receiver: "", want: null },
  { text: "banned sending IP [2001:DB8:1::25]", receiver: "", want: "2001:db8:1::25" },
  { text: "[2001:db8::25]", receiver: "2001:db8::25", want: null },
  { text: "at 10:20:30 nothing", receiver: "", want: null },
  { text: "nothing", receiver: "", want: null },
])("our address in $text is $want", ({ text, receiver, want }) =>
  expect(ourIpInReply(text, receiver)).toBe(want),
);

it.each(["550 see RFC 5321 4.5.3.1", "550 RFC5321, section 4.5.3.1", "mta version 3.4.6.1"])(
  "%s has no address of ours",
  (text) => expect(ourIpInReply(text, "")).toBeNull(),
);
