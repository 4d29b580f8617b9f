/**
 * Bounces of many mailers, each in the form of its maker with words of our own, and what they say. `mail.shop.example`
 * [192.0.2.1] is our server, the addresses in 203.0.113 are strangers.
 */
export interface BounceSample {
  readonly name: string;
  readonly input: string;
  readonly want: {
    readonly kind: string;
    readonly format: string;
    readonly recipients: readonly {
      readonly address: string;
      readonly reason: string;
      readonly remote?: string;
    }[];
    readonly messageId?: string | null;
    readonly passage: string;
    readonly queueIds?: readonly string[];
    readonly clientIp?: string;
  };
}

/** The top of a bounce that came to us from a host outside. */
function from(host: string, ip = "203.0.113.25"): string {
  return [
    "Return-Path: <>",
    "Delivered-To: ann@shop.example",
    `Received: from ${host} (${host} [${ip}])`,
    "\tby mail.shop.example (Postfix) with ESMTPS id 4F00D2BA001",
    "\tfor <ann@shop.example>; Mon, 2 Mar 2026 10:00:05 +0000 (UTC)",
    "",
  ].join("\n");
}

const OURS = [
  "Received: from desk (host7.isp.example [198.51.100.7])",
  "\tby mail.shop.example (Postfix) with ESMTPSA id 3B7085E038D;",
  "\tMon,  2 Mar 2026 10:00:00 +0000 (UTC)",
].join("\n");

const ORIGINAL = [
  "From: Ann <ann@shop.example>",
  "To: gone@far.example",
  "Subject: Offer",
  "Date: Mon, 2 Mar 2026 10:00:00 +0000",
  "Message-ID: <offer-1@shop.example>",
].join("\n");

const THROUGH_US = {
  messageId: "offer-1@shop.example",
  passage: "through-us",
  queueIds: ["3B7085E038D"],
  clientIp: "198.51.100.7",
};

export const BOUNCE_SAMPLES: readonly BounceSample[] = [
  {
    name: "our own Postfix",
    input: `Return-Path: <>
Delivered-To: ann@shop.example
Received: by mail.shop.example (Postfix)
\tid 5A0012BA002; Mon,  2 Mar 2026 10:00:02 +0000 (UTC)
From: Mail Delivery System <MAILER-DAEMON@shop.example>
Subject: Undelivered Mail Returned to Sender
To: ann@shop.example
Auto-Submitted: auto-replied
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="3B7085E038D.1772445602/mail.shop.example"

--3B7085E038D.1772445602/mail.shop.example
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mail.shop.example.

<gone@far.example>: host mx.far.example[203.0.113.9] said: 554 5.7.1 Service
    unavailable; Client host [192.0.2.1] blocked using a list (in reply to RCPT
    TO command)

--3B7085E038D.1772445602/mail.shop.example
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.shop.example
X-Postfix-Queue-ID: 3B7085E038D
X-Postfix-Sender: rfc822; ann@shop.example
Arrival-Date: Mon,  2 Mar 2026 10:00:00 +0000 (UTC)

Final-Recipient: rfc822; gone@far.example
Original-Recipient: rfc822;gone@far.example
Action: failed
Status: 5.7.1
Remote-MTA: dns; mx.far.example
Diagnostic-Code: smtp; 554 5.7.1 Service unavailable; Client host [192.0.2.1]
    blocked using a list

--3B7085E038D.1772445602/mail.shop.example
Content-Type: message/rfc822

Return-Path: <ann@shop.example>
${OURS}
${ORIGINAL}

Text.
--3B7085E038D.1772445602/mail.shop.example--
`,
    want: {
      kind: "bounce",
      format: "postfix",
      recipients: [{ address: "gone@far.example", reason: "blocked", remote: "mx.far.example" }],
      ...THROUGH_US,
    },
  },
  {
    name: "a stranger's RFC 3464 report without a diagnostic code: the readable part tells the reason",
    input: `${from("mx.far.example")}From: postmaster@far.example
Content-Type: multipart/report; report-type="delivery-status"; boundary=b1

--b1

Sorry.

  <gone@far.example>: the mailbox is full

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.far.example

Final-Recipient: rfc822; gone@far.example
Action: failed
Status: 5.0.0

--b1
Content-Type: text/rfc822-headers

${OURS}
${ORIGINAL}

--b1--
`,
    want: {
      kind: "bounce",
      format: "rfc3464",
      recipients: [{ address: "gone@far.example", reason: "mailbox-full" }],
      ...THROUGH_US,
    },
  },
  {
    name: "a delay notice",
    input: `${from("mx.far.example")}From: MAILER-DAEMON@far.example
Content-Type: multipart/report; report-type=delivery-status; boundary=b1

--b1

Not yet.
--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.far.example

Final-Recipient: rfc822; slow@far.example
Action: delayed
Status: 4.4.1
Diagnostic-Code: x-unix; connection timed out

--b1--
`,
    want: {
      kind: "delay",
      format: "rfc3464",
      recipients: [{ address: "slow@far.example", reason: "network" }],
      messageId: null,
      passage: "unknown",
    },
  },
  {
    name: "Exim before MIME reports",
    input: `${from("smtp.far.example")}X-Failed-Recipients: gone@far.example
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@smtp.far.example>
To: ann@shop.example
Subject: Mail delivery failed: returning message to sender

This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  gone@far.example
    host mx.other.example [203.0.113.80]: 550 5.1.1 <gone@far.example>:
    No such user here

------ This is a copy of the message, including all the headers. ------

Return-path: <ann@shop.example>
Received: from mail.shop.example ([192.0.2.1])
\tby smtp.far.example with esmtps (Exim 4.94)
\t(envelope-from <ann@shop.example>)
\tid 1kAbCd-0001Ab-Xy
\tfor gone@far.example; Mon, 02 Mar 2026 10:00:03 +0000
${OURS}
${ORIGINAL}

Text.
`,
    want: {
      kind: "bounce",
      format: "exim",
      recipients: [
        { address: "gone@far.example", reason: "unknown-user", remote: "mx.other.example" },
      ],
      ...THROUGH_US,
    },
  },
  {
    name: "Exim warning, still trying",
    input: `${from("smtp.far.example")}Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@smtp.far.example>
To: ann@shop.example
Subject: Warning: message 1kAbCd-0001Ab-Xy delayed 24 hours

This message was created automatically by mail delivery software.
A message that you sent has not yet been delivered to one or more of its
recipients after more than 24 hours on the queue.

  slow@far.example
    Delay reason: connection timed out

No action is required on your part.
`,
    want: {
      kind: "delay",
      format: "exim",
      recipients: [{ address: "slow@far.example", reason: "network" }],
      passage: "unknown",
    },
  },
  {
    name: "qmail",
    input: `${from("qmail.far.example")}Received: (qmail 4711 invoked for bounce); 2 Mar 2026 10:00:04 -0000
Date: 2 Mar 2026 10:00:04 -0000
From: MAILER-DAEMON@qmail.far.example
To: ann@shop.example
Subject: failure notice

Hi. This is the qmail-send program at qmail.far.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<gone@far.example>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

Return-Path: <ann@shop.example>
Received: (qmail 4709 invoked from network); 2 Mar 2026 10:00:03 -0000
Received: from unknown (HELO mail.shop.example) (192.0.2.1)
  by qmail.far.example with SMTP; 2 Mar 2026 10:00:03 -0000
${OURS}
${ORIGINAL}

Text.
`,
    want: {
      kind: "bounce",
      format: "qmail",
      recipients: [{ address: "gone@far.example", reason: "unknown-user" }],
      ...THROUGH_US,
    },
  },
  {
    name: "Yahoo",
    input: `${from("mta1.yahoo.example")}From: MAILER-DAEMON@yahoo.com
To: ann@shop.example
Subject: Failure Notice

Message from yahoo.com.
Unable to deliver message to the following address(es).

<gone@yahoo.example>:
This user doesn't have a yahoo.example account (gone@yahoo.example) [-5] - mta1

--- Original message follows.

Received: from 192.0.2.1  (EHLO mail.shop.example) (192.0.2.1)
  by mta1.yahoo.example with SMTP; Mon, 02 Mar 2026 10:00:03 +0000
${OURS}
${ORIGINAL}
`,
    want: {
      kind: "bounce",
      format: "yahoo",
      recipients: [{ address: "gone@yahoo.example", reason: "unknown-user" }],
      ...THROUGH_US,
    },
  },
  {
    name: "Gmail in plain words",
    input: `${from("mail-x.google.example")}From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
To: ann@shop.example
Subject: Delivery Status Notification (Failure)
Auto-Submitted: auto-replied

Delivery to the following recipient failed permanently:

     gone@far.example

Technical details of permanent failure:
The server for the recipient domain far.example by mx.far.example. [203.0.113.9]
refused it: 552 5.2.2 The mailbox is over quota.

----- Original message -----

X-Received: by 10.0.0.1 with SMTP id x1; Mon, 02 Mar 2026 02:00:03 -0800 (PST)
Received: from mail.shop.example (mail.shop.example. [192.0.2.1])
        by mx.google.example with ESMTPS id a1si1.2026.03.02; Mon, 02 Mar 2026 02:00:02 -0800 (PST)
${OURS}
${ORIGINAL}
`,
    want: {
      kind: "bounce",
      format: "gmail",
      recipients: [
        { address: "gone@far.example", reason: "mailbox-full", remote: "mx.far.example" },
      ],
      ...THROUGH_US,
    },
  },
  {
    name: "Exchange in HTML with the headers at the end",
    input: `${from("mail.corp.example")}From: Microsoft Outlook <postmaster@corp.example>
To: ann@shop.example
Subject: Undeliverable: Offer
Content-Type: multipart/mixed; boundary="x"

--x
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

Delivery has failed to these recipients or groups:

gone@corp.example<mailto:gone@corp.example>
The email address you entered couldn't be found.

Diagnostic information for administrators:

Generating server: mail.corp.example

gone@corp.example
#550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found ##

Original message headers:

Received: from mail.shop.example (192.0.2.1) by mail.corp.example (10.1.1.1)
 with Microsoft SMTP Server id 15.1.1; Mon, 2 Mar 2026 10:00:03 +0000
${OURS}
From: Ann <ann@shop.example>
Message-ID: <offer-1@shop.example>

--x--
`,
    want: {
      kind: "bounce",
      format: "exchange",
      recipients: [{ address: "gone@corp.example", reason: "unknown-user" }],
      ...THROUGH_US,
    },
  },
  {
    name: "sendmail without MIME",
    input: `${from("old.far.example")}From: Mail Delivery Subsystem <MAILER-DAEMON>
To: ann@shop.example
Subject: Returned mail: see transcript for details

The original message was received at Mon, 2 Mar 2026 10:00:03 GMT
from mail.shop.example [192.0.2.1]

   ----- The following addresses had permanent fatal errors -----
<gone@far.example>
    (reason: 550 5.1.1 <gone@far.example>... User unknown)

   ----- Transcript of session follows -----
... while talking to mx.far.example.:
>>> DATA
<<< 550 5.1.1 <gone@far.example>... User unknown

   ----- Original message follows -----

Received: from mail.shop.example (mail.shop.example [192.0.2.1])
\tby old.far.example (8.14.4/8.14.4) with ESMTP id r22A03x1 for <gone@far.example>; Mon, 2 Mar 2026 10:00:03 GMT
${OURS}
${ORIGINAL}
`,
    want: {
      kind: "bounce",
      format: "sendmail",
      recipients: [{ address: "gone@far.example", reason: "unknown-user" }],
      ...THROUGH_US,
    },
  },
  {
    name: "QQ, in Chinese, the text in base64",
    input: `${from("mx.qq.example")}From: "PostMaster" <PostMaster@qq.example>
To: ann@shop.example
Subject: =?gb18030?B?${Buffer.from([0xcd, 0xcb, 0xd0, 0xc5]).toString("base64")}?=
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: base64
In-Reply-To: <offer-1@shop.example>

${Buffer.from("您好，您的邮件被退回。\n\n  gone@qq.example\n  原因：550 Mail content denied\n").toString("base64")}
`,
    want: {
      kind: "bounce",
      format: "qq",
      recipients: [{ address: "gone@qq.example", reason: "content" }],
      messageId: null,
      passage: "unknown",
    },
  },
  {
    name: "one that follows no standard",
    input: `${from("box.far.example")}From: "Mail Administrator" <Postmaster@far.example>
To: ann@shop.example
Subject: Mail System Error - Returned Mail

Your mail could not be delivered to gone@far.example, because the mailbox is
unavailable.

----------- original message header ---------
${OURS}
${ORIGINAL}
`,
    want: {
      kind: "bounce",
      format: "generic",
      recipients: [{ address: "gone@far.example", reason: "unknown-user" }],
      ...THROUGH_US,
    },
  },
  {
    name: "Exchange 5.5: what it was about stands before what failed",
    input: `${from("xs.corp.example")}From: postmaster@corp.example
To: ann.long@shop.example
Subject: Undeliverable: Offer
Content-Type: multipart/mixed; boundary="x"

--x
Content-Type: text/plain

Your message

  To: ann.long@shop.example
  Subject: Offer

did not reach the following recipient(s):

gone@corp.example on Mon, 2 Mar 2026 10:00:03 +0000
    The recipient name is not recognized: Unknown Recipient

--x
Content-Type: message/rfc822

${OURS}
${ORIGINAL}

--x--
`,
    want: {
      kind: "bounce",
      format: "exchange",
      recipients: [{ address: "gone@corp.example", reason: "unknown-user" }],
      ...THROUGH_US,
    },
  },
  {
    name: "Notes: the reason stands before the recipient",
    input: `${from("notes.corp.example")}From: postmaster@corp.example
To: ann@shop.example
Subject: Undeliverable message

------- Failure Reasons  --------

User unknown in the directory
gone@corp.example

------- Returned Message --------
${OURS}
${ORIGINAL}
`,
    want: {
      kind: "bounce",
      format: "domino",
      recipients: [{ address: "gone@corp.example", reason: "unknown-user" }],
      ...THROUGH_US,
    },
  },
  {
    name: "Exim's words and another separator",
    input: `${from("relay.host.example")}From: "Mail Delivery System" <mailer-daemon@host.example>
To: ann@shop.example
Subject: Mail delivery failed: returning message to sender

This message was created automatically by mail delivery software.

The following address failed:

gone@far.example

For the following reason:

The mailbox is full.

--- The header of the original message is following. ---

${OURS}
${ORIGINAL}
`,
    want: {
      kind: "bounce",
      format: "exim",
      recipients: [{ address: "gone@far.example", reason: "mailbox-full" }],
      ...THROUGH_US,
    },
  },
  {
    name: "a line of dashes, and the message after it",
    input: `${from("mobile.example")}From: <Postmaster@mobile.example>
To: ann@shop.example
Subject: Mail System Error - Returned Mail

<gone@mobile.example>

The following recipient was rejected by a remote mail server.
---------------------------------------------------
${OURS}
${ORIGINAL}
`,
    want: {
      kind: "bounce",
      format: "generic",
      recipients: [{ address: "gone@mobile.example", reason: "other" }],
      ...THROUGH_US,
    },
  },
  {
    name: "the message where the header of its part should be",
    input: `${from("old.far.example")}From: "Mail Deliver System" <MAILER-DAEMON@far.example>
To: ann@shop.example
Subject: Returned Mail: User unknown
Content-Type: multipart/mixed; boundary="---f0"

-----f0
Content-Type: text/plain

---The following addresses had delivery errors---

gone@far.example [User unknown]

-----f0
${OURS}
${ORIGINAL}

Text.
-----f0--
`,
    want: {
      kind: "bounce",
      format: "sendmail",
      recipients: [{ address: "gone@far.example", reason: "unknown-user" }],
      ...THROUGH_US,
    },
  },
  {
    name: "nobody is named but in the message itself",
    input: `${from("old.far.example")}From: Mail Delivery Subsystem <MAILER-DAEMON@far.example>
To: ann@shop.example
Subject: Returned mail: Cannot send message for 4 days

   ----- Transcript of session follows -----
421 far.example (smtp)... Deferred: Connection timed out

   ----- Unsent message follows -----
${OURS}
${ORIGINAL}
`,
    want: {
      kind: "bounce",
      format: "sendmail",
      recipients: [{ address: "gone@far.example", reason: "network" }],
      ...THROUGH_US,
    },
  },
  {
    name: "HTML alone, with a style sheet before the words",
    input: `${from("web.far.example")}From: Postmaster <Postmaster@far.example>
To: ann@shop.example
Subject: Undeliverable: Offer
Content-Type: multipart/report; report-type=delivery-status; boundary=h

--h
Content-Type: text/html; charset=UTF-8

<html><head><style>${"p { color: red }\n".repeat(2000)}</style></head>
<body><p>&lt;gone@far.example&gt;: no such user here<br>Sorry.</p></body></html>
--h
Content-Type: message/delivery-status

Reporting-MTA: dns; web.far.example

Final-Recipient: rfc822; gone@far.example
Action: failed
Status: 5.0.0

--h
Content-Type: message/rfc822

${OURS}
${ORIGINAL}

--h--
`,
    want: {
      kind: "bounce",
      format: "rfc3464",
      recipients: [{ address: "gone@far.example", reason: "unknown-user" }],
      ...THROUGH_US,
    },
  },
  {
    name: "a joe-job: the original never was here",
    input: `${from("mx.far.example")}From: MAILER-DAEMON@far.example
Content-Type: multipart/report; report-type=delivery-status; boundary=b1

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.far.example

Final-Recipient: rfc822; gone@far.example
Action: failed
Status: 5.1.1

--b1
Content-Type: message/rfc822

Received: from mail.shop.example (unknown [203.0.113.222])
\tby mx.far.example (Postfix) with SMTP id 6B0022BA003; Mon, 2 Mar 2026 09:59:00 +0000
From: Ann <ann@shop.example>
Message-ID: <watch@bot.example>

--b1--
`,
    want: {
      kind: "bounce",
      format: "rfc3464",
      recipients: [{ address: "gone@far.example", reason: "unknown-user" }],
      messageId: "watch@bot.example",
      passage: "elsewhere",
    },
  },
  {
    name: "a forged line of ours below a stranger's",
    input: `${from("mx.far.example")}From: MAILER-DAEMON@far.example
Content-Type: multipart/report; report-type=delivery-status; boundary=b1

--b1
Content-Type: message/delivery-status

Final-Recipient: rfc822; gone@far.example
Action: failed
Status: 5.1.1

--b1
Content-Type: message/rfc822

Received: from bot (unknown [203.0.113.222])
\tby mx.far.example (Postfix) with SMTP id 6B0022BA003; Mon, 2 Mar 2026 09:59:00 +0000
Received: from desk (host7.isp.example [198.51.100.7])
\tby mail.shop.example (Postfix) with ESMTPSA id F0F0F0F0F0F; Mon, 2 Mar 2026 09:58:00 +0000
Message-ID: <watch@bot.example>

--b1--
`,
    want: {
      kind: "bounce",
      format: "rfc3464",
      recipients: [{ address: "gone@far.example", reason: "unknown-user" }],
      messageId: "watch@bot.example",
      passage: "claimed",
      queueIds: ["F0F0F0F0F0F"],
    },
  },
  {
    name: "a program on our machine that sends past the mail server",
    input: `${from("mx.far.example")}From: MAILER-DAEMON@far.example
Content-Type: multipart/report; report-type=delivery-status; boundary=b1

--b1
Content-Type: message/delivery-status

Final-Recipient: rfc822; gone@far.example
Action: failed
Status: 5.1.1

--b1
Content-Type: message/rfc822

Received: from ylmf-pc (mail.shop.example [192.0.2.1])
\tby mx.far.example (Postfix) with SMTP id 6B0022BA003; Mon, 2 Mar 2026 09:59:00 +0000
Message-ID: <direct@ylmf-pc>

--b1--
`,
    want: {
      kind: "bounce",
      format: "rfc3464",
      recipients: [{ address: "gone@far.example", reason: "unknown-user" }],
      messageId: "direct@ylmf-pc",
      passage: "past-us",
    },
  },
  {
    name: "behind a content filter the client stands on the first of our lines",
    input: `${from("mx.far.example")}From: MAILER-DAEMON@far.example
Content-Type: multipart/report; report-type=delivery-status; boundary=b1

--b1
Content-Type: message/delivery-status

Final-Recipient: rfc822; gone@far.example
Action: failed
Status: 5.1.1

--b1
Content-Type: message/rfc822

Received: from localhost (localhost [127.0.0.1])
\tby mail.shop.example (Postfix) with ESMTP id 7C0032BA004; Mon, 2 Mar 2026 10:00:01 +0000
Received: from mail.shop.example ([127.0.0.1])
\tby localhost (mail.shop.example [127.0.0.1]) (amavis, port 10024)
\twith ESMTP id abcDEF-1; Mon, 2 Mar 2026 10:00:01 +0000
${OURS}
Received: from mail.shop.example (localhost [127.0.0.1])
\tby mail.shop.example (Postfix) with ESMTP id FFFFFFFFFFF; Mon, 2 Mar 2026 09:00:00 +0000
${ORIGINAL}

--b1--
`,
    want: {
      kind: "bounce",
      format: "rfc3464",
      recipients: [{ address: "gone@far.example", reason: "unknown-user" }],
      messageId: "offer-1@shop.example",
      passage: "through-us",
      queueIds: ["7C0032BA004", "3B7085E038D"],
      clientIp: "198.51.100.7",
    },
  },
  {
    name: "an abuse report (ARF)",
    input: `${from("fbl.far.example")}From: <feedback@far.example>
To: abuse@shop.example
Subject: FW: Offer
Content-Type: multipart/report; report-type=feedback-report; boundary="r"

--r
Content-Type: text/plain

This is an abuse report.
--r
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: Example/1.0
Version: 1
Original-Mail-From: <ann@shop.example>
Original-Rcpt-To: <reader@far.example>
Source-IP: 192.0.2.1
Reporting-MTA: dns; fbl.far.example

--r
Content-Type: message/rfc822

${OURS}
${ORIGINAL}

Text.
--r--
`,
    want: {
      kind: "complaint",
      format: "arf",
      recipients: [{ address: "reader@far.example", reason: "content" }],
      ...THROUGH_US,
    },
  },
];

/** Mail that speaks of deliveries and is no bounce. */
export const NO_BOUNCES: readonly {
  readonly name: string;
  readonly input: string;
  readonly want: "other" | "auto-reply";
}[] = [
  {
    name: "out of office",
    input: `${from("mx.far.example")}From: Bob <bob@far.example>
To: ann@shop.example
Subject: Automatic reply: Offer
Auto-Submitted: auto-replied

I am away and unable to deliver an answer. Write to carol@far.example.
`,
    want: "auto-reply",
  },
  {
    name: "a user who forwards a bounce and asks about it",
    input: `Return-Path: <bob@shop.example>
From: Bob <bob@shop.example>
To: ann@shop.example
Subject: Fwd: Undelivered Mail Returned to Sender

What is this? "This is the mail system at host mail.far.example."
<gone@far.example>: User unknown
`,
    want: "other",
  },
  {
    name: "spam in the clothes of a bounce, with nothing returned and nobody named",
    input: `${from("bot.example", "203.0.113.222")}From: Mail Delivery System <support@bot.example>
To: ann@shop.example
Subject: Delivery failed

Your messages could not be delivered. Verify your account: https://bot.example/login
`,
    want: "auto-reply",
  },
  {
    name: "a read receipt",
    input: `${from("mx.far.example")}From: Bob <bob@far.example>
Subject: Read: Offer
Content-Type: multipart/report; report-type=disposition-notification; boundary=m

--m

Your message was displayed.
--m
Content-Type: message/disposition-notification

Final-Recipient: rfc822; bob@far.example
Disposition: manual-action/MDN-sent-manually; displayed

--m--
`,
    want: "auto-reply",
  },
];
