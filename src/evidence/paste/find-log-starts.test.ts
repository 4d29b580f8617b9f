import { describe, expect, test } from "vitest";
import { findLogStarts } from "./find-log-starts.ts";

const A = "Mar 23 05:01:52 mx postfix/smtpd[1]: connect from x[192.0.2.1]";
const B = "Mar 23 05:01:53 mx postfix/smtpd[1]: disconnect from x[192.0.2.1]";
const EXIM = "2016-03-09 07:53:12 1adXzZ-0007sb-Pz Completed";

/** The pieces that a line is cut into. */
function cut(line: string): string[] {
  const starts = findLogStarts(line);
  return starts.map((start, at) => line.slice(start, starts[at + 1]).trimEnd());
}

const TAKEN_APART = [
  { name: "one line", input: A, want: [A] },
  { name: "two on one line", input: `${A} ${B}`, want: [A, B] },
  { name: "Exim", input: `${EXIM} ${EXIM}`, want: [EXIM, EXIM] },
  { name: "mixed", input: `${A} ${EXIM} ${B}`, want: [A, EXIM, B] },
  { name: "quoted", input: `> ${A}`, want: [A] },
  { name: "grep with file names", input: `/var/log/mail.log:${A}`, want: [A] },
  { name: "grep -n", input: `mail.log:12:${A}`, want: [A] },
  { name: "behind prose in another script", input: `\xe6\x97\xa5${A} ${B}`, want: [A, B] },
  { name: "mail header", input: `Subject: ${A} ${B}`, want: [] },
  { name: "prose that quotes one line", input: `I saw ${A}`, want: [] },
  { name: "prose", input: "On Mar 23 05:01:52 it began", want: [] },
];

const FORGED = [
  `Mar 23 05:01:50 mx postfix/smtpd[1]: NOQUEUE: reject: RCPT from x[192.0.2.1]: 554; helo=<x ${A}>`,
  `Mar 23 05:01:50 mx postfix/cleanup[1]: AB12: warning: header Subject: x ${A}`,
  `Mar 23 05:01:50 mx postfix/smtpd[1]: warning: non-SMTP command from x[192.0.2.1]: ${A}`,
  `Mar 23 05:01:50 mx postfix/smtp[1]: AB12: status=bounced (host x said: 550 ${A} (in reply to RCPT))`,
  `2016-03-09 07:53:10 1adXzZ-0007sb-Pz <= a@example.com H=x [192.0.2.1] T="hi ${EXIM} A=plain:victim"`,
];

describe("findLogStarts", () => {
  test.each(TAKEN_APART)("$name", ({ input, want }) => {
    expect(cut(input)).toEqual(want);
  });

  test.each(FORGED)("no line begins in what a sender wrote: %s", (line) => {
    expect(cut(line)).toEqual([line]);
  });

  test("a line follows on a header that a rule logged, once that is complete", () => {
    const logged =
      "Mar 23 05:01:50 mx postfix/cleanup[1]: AB12: replace: header X: y from x[192.0.2.1]; from=<a@example.com> to=<b@example.com> proto=ESMTP helo=<h>: X: z";
    expect(cut(`${logged} ${B}`)).toEqual([logged, B]);
  });
});
