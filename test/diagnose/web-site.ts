import { mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A server with a shop whose contact form is honest, and a mailer that somebody has put beside its pictures. */
export const SPAM_SCRIPT = "/shop/images/.thumbs/cache.php";
export const HONEST_SCRIPT = "/shop/contact.php";
export const UID = 33;
export const VISITOR = "203.0.113.77";

const START_MS = Date.UTC(2026, 5, 1, 10);
const SPAM = 120;
const HONEST = 40;

export interface SiteMail {
  readonly atMs: number;
  readonly queueId: string;
  readonly isSpam: boolean;
  readonly sender: string;
  readonly recipient: string;
}

/** Spam in bursts, and the shop's mail all day, also in the midst of the bursts. */
export const MAILS: readonly SiteMail[] = [
  ...Array.from({ length: SPAM }, (_, index): SiteMail => {
    const burst = Math.floor(index / 12);
    return {
      atMs: START_MS + burst * 17 * 60_000 + (index % 12) * 4_000,
      queueId: `5A${(0x10000 + index).toString(16).toUpperCase()}1`,
      isSpam: true,
      sender: `friend${index}@bank${index % 9}.example.net`,
      recipient: `victim${index}@far${index % 5}.example.org`,
    };
  }),
  ...Array.from({ length: HONEST }, (_, index): SiteMail => ({
    atMs: START_MS + index * 4 * 60_000 + 2_000,
    queueId: `5B${(0x10000 + index).toString(16).toUpperCase()}2`,
    isSpam: false,
    sender: "shop@example.com",
    recipient: `owner@office.example.com`,
  })),
].sort((a, b) => a.atMs - b.atMs);

const iso = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}+00:00`;

/** What Postfix logs of them. */
export function mailLog(mails: readonly SiteMail[] = MAILS, uid = UID): string {
  return mails
    .map(({ atMs, queueId, isSpam, sender, recipient }) => {
      const at = `${iso(atMs)} mx postfix`;
      const after = `${iso(atMs + 1000)} mx postfix`;
      const end = isSpam
        ? `status=bounced (host mx.far.example.org[198.51.100.5] said: 550 5.7.1 message looks like spam (in reply to end of DATA command))`
        : "status=sent (250 2.0.0 Ok: queued as 123)";
      return [
        `${at}/pickup[10]: ${queueId}: uid=${uid} from=<${sender}>`,
        `${at}/cleanup[11]: ${queueId}: message-id=<${queueId}@mx.example.com>`,
        `${at}/qmgr[12]: ${queueId}: from=<${sender}>, size=900, nrcpt=1 (queue active)`,
        `${after}/smtp[13]: ${queueId}: to=<${recipient}>, relay=mx.far.example.org[198.51.100.5]:25, delay=1, delays=0/0/0/1, dsn=${isSpam ? "5.7.1" : "2.0.0"}, ${end}`,
        `${after}/qmgr[12]: ${queueId}: removed`,
      ].join("\n");
    })
    .join("\n");
}

const scriptOf = ({ isSpam }: SiteMail) => (isSpam ? SPAM_SCRIPT : HONEST_SCRIPT);

/** As PHP's `mail.log` has it. */
export function phpMailLog(root: string, mails: readonly SiteMail[] = MAILS): string {
  return mails
    .map((mail) => {
      const at = new Date(mail.atMs).toUTCString();
      const [, day = "", month = "", year = "", time = ""] = at.split(" ");
      return `[${day}-${month}-${year} ${time} UTC] mail() on [${root}${scriptOf(mail)}:7]: To: ${mail.recipient} -- Headers: From: ${mail.sender} -- Subject: hello`;
    })
    .join("\n");
}

/** Apache's combined log: a POST a message, and all else that a shop is asked for. */
export function accessLog(): string {
  const lines: { atMs: number; text: string }[] = [];
  const add = (atMs: number, ip: string, request: string, status = 200) => {
    const at = new Date(atMs).toUTCString();
    const [, day = "", month = "", year = "", time = ""] = at.split(" ");
    lines.push({
      atMs,
      text: `${ip} - - [${day}/${month}/${year}:${time} +0000] "${request} HTTP/1.1" ${status} 512 "-" "Mozilla/5.0"`,
    });
  };
  for (const mail of MAILS)
    add(mail.atMs, mail.isSpam ? VISITOR : "192.0.2.44", `POST ${scriptOf(mail)}`);
  for (let minute = 0; minute < 170; minute += 1) {
    add(START_MS + minute * 60_000, "192.0.2.45", "GET /shop/index.php");
    add(START_MS + minute * 60_000 + 30_000, "192.0.2.46", "POST /shop/basket.php");
    add(START_MS + minute * 60_000 + 31_000, "198.51.100.9", "POST /xmlrpc.php", 403);
  }
  return lines
    .sort((a, b) => a.atMs - b.atMs)
    .map(({ text }) => text)
    .join("\n");
}

/** A bounce-free copy of the queue: the header that PHP writes into a message. */
export function queueFile({ queueId, sender, recipient, isSpam }: SiteMail): string {
  const name = (isSpam ? SPAM_SCRIPT : HONEST_SCRIPT).split("/").at(-1) ?? "";
  return `*** ENVELOPE RECORDS deferred/5/${queueId} ***
message_size:             900             200               1               0             900
message_arrival_time: Mon Jun  1 10:00:00 2026
create_time: Mon Jun  1 10:00:00 2026
named_attribute: log_message_origin=local
named_attribute: rewrite_context=local
sender_fullname: www-data
sender: ${sender}
recipient: ${recipient}
*** MESSAGE CONTENTS deferred/5/${queueId} ***
Received: by mx.example.com (Postfix, from userid ${UID})
\tid ${queueId}; Mon,  1 Jun 2026 10:00:00 +0000 (UTC)
To: ${recipient}
Subject: hello
X-PHP-Originating-Script: ${UID}:${name}

text
*** HEADER EXTRACTED deferred/5/${queueId} ***
*** MESSAGE FILE END deferred/5/${queueId} ***
`;
}

/** The programs of the site. The mailer came the day before; the rest is a year old. */
const PROGRAMS: Readonly<Record<string, string>> = {
  [SPAM_SCRIPT]: `<?php
error_reporting(0);
$to = explode("\\n", $_POST['list']);
$from = $_POST['from'];

foreach ($to as $one) {
  mail(trim($one), $_POST['subject'], $_POST['body'], "From: $from");
}
`,
  [HONEST_SCRIPT]: `<?php
// Never eval($_POST['x']) here!
$text = strip_tags($_POST['text']);
$name = $_POST['name'];

if ($text !== '') {
  mail('owner@office.example.com', 'Contact form', "$name wrote: $text", 'From: shop@example.com');
}
`,
  "/shop/index.php": "<?php require 'basket.php'; echo 'Welcome';\n",
  "/shop/basket.php": "<?php $h = ['add' => 'addTo']; $f = $h[$_GET['do']] ?? 'show'; $f();\n",
  "/shop/inc/a.php": "<?php function a() { return base64_decode('aGk='); }\n",
  "/shop/inc/b.php": "<?php function b() {}\n",
  "/shop/inc/c.php": "<?php function c() {}\n",
};

/** Writes the site below `root`. */
export function writeSite(root: string): void {
  for (const [path, program] of Object.entries(PROGRAMS)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), program);
    const days = path === SPAM_SCRIPT ? 1 : 365;
    const at = new Date(START_MS - days * 86_400_000);
    utimesSync(join(root, path), at, at);
  }
}
