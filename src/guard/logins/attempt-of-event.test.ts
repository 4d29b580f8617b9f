import { expect, test } from "vitest";
import type { LogEvent } from "../../core/log-event.ts";
import { parseLine } from "../../logs/parse-line.ts";
import { attemptOfEvent } from "./attempt-of-event.ts";

const FAILED = { isSuccess: false, passwordHash: undefined, from: "log" };
const IN = { ...FAILED, isSuccess: true };

test.each([
  {
    program: "postfix/smtpd",
    body: "warning: unknown[203.0.113.9]: SASL LOGIN authentication failed: UGFzc3dvcmQ6, sasl_username=bob",
    want: { client: "203.0.113.9", login: "bob", ...FAILED },
  },
  {
    program: "postfix/smtpd",
    body: "warning: unknown[203.0.113.9]: SASL LOGIN authentication failed: UGFzc3dvcmQ6",
    want: { client: "203.0.113.9", login: "", ...FAILED },
  },
  {
    program: "postfix/submission/smtpd",
    body: "4ABC12: client=unknown[198.51.100.7], sasl_method=PLAIN, sasl_username=bob@example.com",
    want: { client: "198.51.100.7", login: "bob@example.com", ...IN },
  },
  { program: "postfix/smtpd", body: "4ABC12: client=unknown[198.51.100.7]", want: undefined },
  {
    program: "dovecot",
    body: "imap-login: Disconnected (auth failed, 3 attempts in 20 secs): user=<bob>, method=PLAIN, rip=203.0.113.9, lip=192.0.2.1, session=<a>",
    want: { client: "203.0.113.9", login: "bob", ...FAILED },
  },
  {
    program: "dovecot",
    body: "imap-login: Login: user=<bob>, method=PLAIN, rip=::ffff:203.0.113.9, lip=192.0.2.1, mpid=1, session=<a>",
    want: { client: "203.0.113.9", login: "bob", ...IN },
  },
  {
    name: "our own refusal",
    program: "dovecot",
    body: "auth: policy(bob,203.0.113.9,<a>): Authentication failure due to policy server refusal: Too many failed logins",
    want: undefined,
  },
  {
    name: "a client's text is no reason",
    program: "dovecot",
    body: "imap-login: Disconnected (auth failed, 1 attempts in 2 secs): user=<temporary internal>, method=PLAIN, rip=203.0.113.9, lip=192.0.2.1, session=<a>",
    want: { client: "203.0.113.9", login: "temporary internal", ...FAILED },
  },
  {
    name: "no attempt",
    program: "dovecot",
    body: "imap-login: Disconnected (no auth attempts in 0 secs): user=<>, rip=203.0.113.9, lip=192.0.2.1, session=<a>",
    want: undefined,
  },
])("$program $body", ({ program, body, want }) => {
  const event: LogEvent = { source: "x", line: 1, at: null, ...parseLine({ program }, body) };
  expect(attemptOfEvent(event)).toEqual(want);
});
