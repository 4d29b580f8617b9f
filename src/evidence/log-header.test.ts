import { describe, expect, test } from "vitest";
import { parseLogHeader } from "./log-header.ts";

const at = (year: number | null, month: number, day: number, offsetMinutes: number | null = null) =>
  expect.objectContaining({ year, month, day, offsetMinutes }) as unknown;

const MAIL_LINES = [
  {
    name: "RFC 3164",
    input: "Mar 23 05:01:52 mx postfix/smtp[94]: 4E81: removed",
    want: { form: "rfc3164", stamp: at(null, 3, 23), program: "postfix/smtp", pid: "94" },
  },
  {
    name: "one-digit day behind two blanks",
    input: "Mar  3 05:01:52 mx postfix/smtp[94]: x",
    want: { stamp: at(null, 3, 3) },
  },
  {
    name: "one-digit day behind one blank",
    input: "Aug 3 15:30:49 mx postfix/smtpd[1]: x",
    want: { stamp: at(null, 8, 3) },
  },
  {
    name: "no host",
    input: "Aug  3 15:30:49 postfix/smtpd[1]: warning: x",
    want: { program: "postfix/smtpd", message: "warning: x" },
  },
  {
    name: "ISO with microseconds and zone",
    input: "2023-03-14T00:00:31.185246+01:00 helga postfix/qmgr[9]: A1: removed",
    want: { form: "iso", stamp: at(2023, 3, 14, 60), program: "postfix/qmgr" },
  },
  {
    name: "journalctl short-iso",
    input: "2023-03-14T00:00:31-0330 helga postfix/qmgr[9]: A1: removed",
    want: { stamp: at(2023, 3, 14, -210) },
  },
  {
    name: "RFC 5424",
    input: "<22>1 2026-11-22T00:44:41.948Z mail postfix/smtpd 123 - - connect from x[192.0.2.1]",
    want: {
      form: "iso",
      stamp: at(2026, 11, 22, 0),
      program: "postfix/smtpd",
      pid: "123",
      message: "connect from x[192.0.2.1]",
    },
  },
  {
    name: "year first",
    input: "2013 Jun 10 06:27:30.123 mx postfix/smtpd[1]: x",
    want: { form: "year-first", stamp: at(2013, 6, 10) },
  },
  {
    name: "TAI64N",
    input: "@400000004c91b044077a9e94 imap-login: Info: Aborted login",
    want: { form: "tai64n", stamp: at(2010, 9, 16, 0), program: "imap-login" },
  },
  {
    name: "Exim",
    input: "2016-03-09 07:53:12 1adXzZ-0007sb-Pz <= a@example.com",
    want: { form: "blank", stamp: at(2016, 3, 9), program: undefined },
  },
  {
    name: "Exim with zone, milliseconds and pid",
    input: "2016-03-09 07:53:12.123 +0200 [789] 10HmaX-000000005vi-0000 Completed",
    want: { stamp: at(2016, 3, 9, 120), program: undefined },
  },
  {
    name: "Exim authenticator",
    input: "2016-03-09 07:53:12 dovecot_login authenticator failed for (x) [192.0.2.1]: 535",
    want: { program: undefined },
  },
  {
    name: "Exim through syslog",
    input: "Mar  9 07:53:12 mx exim[12]: 2016-03-09 07:53:12 1adXzZ-0007sb-Pz Completed",
    want: { form: "rfc3164", program: "exim" },
  },
  {
    name: "Dovecot's own file",
    input: "Oct 22 16:36:01 imap-login: Info: Disconnected",
    want: { program: "imap-login" },
  },
  {
    name: "compose prefix",
    input: "mail-1  | Mar 23 05:01:52 mx postfix/smtp[94]: x",
    want: { form: "rfc3164", program: "postfix/smtp" },
  },
  {
    name: "priority in front",
    input: "<mail.notice>Mar 23 05:01:52 mx postfix/smtp[94]: x",
    want: { program: "postfix/smtp" },
  },
  {
    name: "priority inside",
    input: "Mar 23 05:01:52 <mail.notice> mx postfix/smtp[94]: x",
    want: { program: "postfix/smtp" },
  },
  {
    name: "NUL bytes in front",
    input: "\0\0\0Mar 23 05:01:52 mx postfix/smtp[94]: x",
    want: { program: "postfix/smtp" },
  },
  {
    name: "two bytes of junk in front",
    input: "\xff\x01Mar 23 05:01:52 mx postfix/smtp[94]: x",
    want: { program: "postfix/smtp" },
  },
  {
    name: "program name with slashes, instance and address",
    input: "Mar 23 05:01:52 mx postfix-192.0.2.4/smtp[94]: x",
    want: { program: "postfix-192.0.2.4/smtp" },
  },
  {
    name: "journald JSON",
    input:
      '{"__REALTIME_TIMESTAMP":"1700000000000000","SYSLOG_IDENTIFIER":"postfix/smtpd","MESSAGE":"x"}',
    want: { form: "journal-json", stamp: at(2023, 11, 14, 0), program: "postfix/smtpd" },
  },
  {
    name: "no stamp, as quoted in an answer",
    input: "smtpd[16462]: D677715E604F: client=x[192.0.2.1]",
    want: { form: "stampless", stamp: null, program: "smtpd", pid: "16462" },
  },
];

describe("a line of a mail program", () => {
  test.each(MAIL_LINES)("$name", ({ input, want }) => {
    expect(parseLogHeader(input)).toMatchObject({ mail: true, ...want });
  });
});

test.each([
  ["cron", "Mar 23 05:01:52 mx CRON[94]: (root) CMD (x)"],
  ["MySQL, which pads the hour", "2026-11-22  0:39:06 0 [Warning] failed"],
  ["sshd naming postfix", "Mar 23 05:01:52 mx sshd[94]: Invalid user postfix/smtpd[1]: x"],
])("a stamped line of another program: %s", (_, input) => {
  expect(parseLogHeader(input)).toMatchObject({ mail: false });
});

test.each([
  "Yesterday Mar 23 05:01:52 mx postfix/smtp[94]: x",
  "Mar 41 05:01:52 mx postfix/smtp[94]: x",
  "Mar 23 25:01:52 mx postfix/smtp[94]: x",
  "bash[12]: hello",
  '{"queue_name": "deferred"}',
  "",
])("no header: %s", (input) => {
  expect(parseLogHeader(input)).toBeUndefined();
});
