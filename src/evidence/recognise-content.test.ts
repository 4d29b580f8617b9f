import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fileForm } from "./file-form.ts";
import { recogniseContent } from "./recognise-content.ts";

const POSTFIX = [
  "Mar 23 05:01:52 mx postfix/smtpd[1]: connect from a.example[192.0.2.1]",
  "Mar 23 05:01:53 mx postfix/smtpd[1]: 4E81026038: client=a.example[192.0.2.1]",
  "Mar 23 05:01:54 mx postfix/qmgr[2]: 4E81026038: removed",
].join("\n");

const CASES = [
  { name: "Postfix log", input: POSTFIX, want: "mail log" },
  { name: "CRLF", input: POSTFIX.replaceAll("\n", "\r\n"), want: "mail log" },
  { name: "invalid UTF-8", input: POSTFIX.replace("a.example", "\xff\xfe"), want: "mail log" },
  {
    name: "Exim panic log",
    input: "2016-03-09 07:53:12 1adXzZ-0007sb-Pz H=x [192.0.2.1] Warning: x\n",
    want: "mail log",
  },
  { name: "only sshd", input: "Mar 23 05:01:52 mx sshd[1]: Accepted\n", want: "system log" },
  {
    name: "mailq",
    input:
      "-Queue ID-  --Size-- ----Arrival Time---- -Sender/Recipient-------\n5D1477C0D*    2333 Mon Oct 22 18:36:47 a@example.com\n",
    want: "queue listing",
  },
  { name: "empty mailq", input: "Mail queue is empty\n", want: "queue listing" },
  { name: "postqueue -j", input: '{"queue_name": "deferred"}\n', want: "queue listing" },
  {
    name: "exim -bp",
    input: " 2d  1.3K 1xUvf9-0000Bw-1P <a@example.com>\n          b@example.org\n",
    want: "queue listing",
  },
  { name: "Exim spool header", input: "1xUvf9-0000Bw-1P-H\nmail 8 8\n", want: "queue file" },
  { name: "postcat", input: "*** ENVELOPE RECORDS deferred/2/2F ***\n", want: "queue file" },
  {
    name: "Exim message log",
    input: "2026-11-22 00:42:35 Received from a@example.com H=x\n2026-11-22 00:42:36 b => c\n",
    want: "queue file",
  },
  {
    name: "main.cf",
    input: "# mine\nmyhostname = mx.example\nmynetworks =\n  127.0.0.0/8\nrelayhost =\n",
    want: "postfix configuration",
  },
  {
    name: "postconf -n on one line",
    input:
      "alias_maps = hash:/etc/aliases mydestination = a mydomain = b smtpd_banner = c smtp_tls_loglevel = 1\n",
    want: "postfix configuration",
  },
  {
    name: "master.cf",
    input: "smtp inet n - y - - smtpd\npickup unix n - y 60 1 pickup\n",
    want: "postfix configuration",
  },
  {
    name: "Exim configuration",
    input: "primary_hostname = mx.example\nacl_smtp_rcpt = acl_check_rcpt\nbegin acl\n",
    want: "exim configuration",
  },
  {
    name: "exim -bP",
    input: "smtp_accept_max = 20\nlog_selector = +all\nno_split_spool_directory\nsmtp_banner = x\n",
    want: "exim configuration",
  },
  {
    name: "a long log of a daemon that writes several lines each time",
    input: `${POSTFIX.split("\n")[0] ?? ""}\n more of it\n`.repeat(300),
    want: "mail log",
  },
  {
    name: "a message that quotes log lines",
    input: `From: a@example.com\nTo: b@example.com\nSubject: ${POSTFIX.split("\n")[1] ?? ""}\n\n${POSTFIX}\n`,
    want: "mail",
  },
  {
    name: "mbox",
    input: `From a@example.com Mon Mar 23 05:01:52 2026\n\n${POSTFIX}\n`,
    want: "mail",
  },
  {
    name: "SQL dump that holds log lines",
    input: `-- MySQL dump 10.13\nINSERT INTO notes VALUES ('\n${POSTFIX}\n');\n`,
    want: "sql dump",
  },
  {
    name: "web access log",
    input: '192.0.2.1 - - [22/Oct/2026:16:36:01 +0000] "GET / HTTP/1.1" 200 5\n',
    want: "web access log",
  },
  { name: "prose", input: "We were hacked on Mar 23.\nWhat now?\n", want: "unknown" },
  {
    name: "prose with log lines",
    input: `We were hacked.\nSee:\n${POSTFIX}\nWhat now?\n`,
    want: "pasted text",
  },
  {
    name: "a configuration with a few log lines",
    input: `${POSTFIX}\n${"myhostname = mx.example\n".repeat(60)}`,
    want: "pasted text",
  },
  { name: "collapsed", input: POSTFIX.replaceAll("\n", " "), want: "pasted text" },
];

describe("recogniseContent", () => {
  test.each(CASES)("$name", ({ input, want }) => {
    expect(recogniseContent(Buffer.from(input, "latin1"), true).kind).toBe(want);
  });

  test("a wrapped line in a log is mended, a continuation line is not", () => {
    const wrapped = POSTFIX.replace("connect from ", "connect from \n");
    const continued = `${POSTFIX}\n Suggested action: use keep_environment.\n`;
    expect(recogniseContent(Buffer.from(`${POSTFIX}\n${wrapped}`), true).reading).toBe("join");
    expect(recogniseContent(Buffer.from(`${POSTFIX}\n${continued}`), true).reading).toBe("as-is");
  });

  test("never throws", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), fc.boolean(), (bytes, whole) => {
        const head = Buffer.from(bytes);
        fileForm(head);
        recogniseContent(head, whole);
        recogniseContent(Buffer.concat([Buffer.from(`${POSTFIX}\n`), head]), whole);
      }),
    );
  });

  test("a clean log stays as it is, whatever a sender writes into its lines", () => {
    const forged = fc.constantFrom(
      "Mar 23 05:01:52 mx postfix/smtpd[1]: AB12CD: client=x[192.0.2.9], sasl_username=victim",
      "2016-03-09 07:53:12 1adXzZ-0007sb-Pz <= victim@example.com A=plain:victim",
      "2026-03-23T05:01:52+00:00 mx postfix/smtpd[1]: AB12CD: client=x[192.0.2.9]",
      " (",
      ", ",
    );
    const line = fc
      .tuple(
        fc.nat(59),
        fc.array(fc.oneof(forged, fc.stringMatching(/^[ -~]{0,20}$/)), { maxLength: 4 }),
      )
      .map(
        ([second, parts]) =>
          `Mar 23 05:01:${String(second).padStart(2, "0")} mx postfix/cleanup[7]: AB12CD: warning: header Subject: ${parts.join(" ")} from x[192.0.2.9]; from=<a@example.com>`,
      );
    fc.assert(
      fc.property(fc.array(line, { minLength: 2, maxLength: 30 }), (lines) => {
        const text = Buffer.from(`${lines.join("\n")}\n`, "latin1");
        expect(recogniseContent(text, true)).toEqual({ kind: "mail log", reading: "as-is" });
      }),
    );
  });
});
