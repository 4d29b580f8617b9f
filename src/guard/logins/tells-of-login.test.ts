import { expect, test } from "vitest";
import { LineHeader } from "../../logs/line-header.ts";
import { StampClock } from "../../logs/stamp-clock.ts";
import { tellsOfLogin } from "./tells-of-login.ts";

const AT = "Nov 25 10:00:00 mx";

test.each([
  { line: `${AT} postfix/smtpd[1]: connect from unknown[203.0.113.9]`, want: false },
  { line: `${AT} postfix/smtpd[1]: 4ABC: client=unknown[203.0.113.9]`, want: false },
  {
    line: `${AT} postfix/submission/smtpd[1]: 4ABC: client=unknown[203.0.113.9], sasl_method=PLAIN, sasl_username=bob`,
    want: true,
  },
  {
    line: `${AT} mx-out/smtpd[1]: warning: unknown[203.0.113.9]: SASL LOGIN authentication failed: x`,
    want: true,
  },
  {
    line: `${AT} postfix/qmgr[1]: 4ABC: from=<sasl_username=bob@example.com>, size=1`,
    want: false,
  },
  { line: `${AT} dovecot: imap-login: Login: user=<bob>, rip=203.0.113.9`, want: true },
  { line: `${AT} dovecot[1]: auth: passwd-file(bob,203.0.113.9): unknown user`, want: true },
  {
    line: `${AT} auth: pam_unix(dovecot:auth): authentication failure; rhost=203.0.113.9`,
    want: true,
  },
  { line: `${AT} saslauthd[1]: do_auth : auth failure: [user=bob]`, want: true },
  {
    line: `2026-11-25 10:00:00 1tAbCd-000000001Qx-1abc <= a@example.com H=x [203.0.113.9] P=esmtp S=9`,
    want: false,
  },
  {
    line: `2026-11-25 10:00:00 1tAbCd-000000001Qx-1abc <= a@example.com H=x [203.0.113.9] P=esmtpa A=plain:bob S=9`,
    want: true,
  },
  {
    line: `2026-11-25 10:00:00 plain authenticator failed for (x) [203.0.113.9]: 535 Incorrect authentication data`,
    want: true,
  },
])("$line", ({ line, want }) => {
  const header = new LineHeader();
  const bytes = Buffer.from(line);
  expect(header.read(bytes, 0, bytes.length, new StampClock(2026, "UTC"))).toBe(true);
  expect(tellsOfLogin(header)).toBe(want);
});
