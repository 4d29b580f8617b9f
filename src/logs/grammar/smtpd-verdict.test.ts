import { describe, expect, it } from "vitest";
import { isRefusedAttempt } from "./smtpd-verdict.ts";

const cases: readonly { readonly code: number; readonly text: string; readonly want: boolean }[] = [
  { code: 554, text: "<x@example.net>: Relay access denied", want: true },
  { code: 454, text: "<x@example.net>: Relay access denied", want: true },
  {
    code: 550,
    text: "<x@example.com>: Recipient address rejected: User unknown in virtual mailbox table",
    want: true,
  },
  {
    code: 550,
    text: "<x@example.com>: Recipient address rejected: undeliverable address: no",
    want: true,
  },
  {
    code: 554,
    text: "Service unavailable; Client host [192.0.2.1] blocked using bl.example; https://bl.example/",
    want: true,
  },
  { code: 450, text: "Client host rejected: cannot find your hostname, [192.0.2.1]", want: true },
  { code: 504, text: "<pc>: Helo command rejected: need fully-qualified hostname", want: true },
  { code: 450, text: "<a@example.invalid>: Sender address rejected: Domain not found", want: true },
  {
    code: 503,
    text: "<DATA>: Data command rejected: Improper use of SMTP command pipelining",
    want: true,
  },
  { code: 550, text: "<DATA>: Data command rejected: Multi-recipient bounce", want: true },
  { code: 550, text: "Protocol error", want: true },
  {
    code: 450,
    text: "<x@example.com>: Recipient address rejected: Greylisted, see https://grey.example/",
    want: false,
  },
  { code: 451, text: "<x@example.com>: Temporary lookup failure", want: false },
  { code: 451, text: "Server configuration error", want: false },
  {
    code: 451,
    text: "<x@example.com>: Recipient address rejected: Server configuration problem",
    want: false,
  },
  {
    code: 450,
    text: "<a@example.org>: Sender address rejected: Malformed DNS server reply",
    want: false,
  },
  { code: 452, text: "Insufficient system storage", want: false },
  { code: 552, text: "Message size exceeds fixed limit", want: false },
  {
    code: 553,
    text: "<a@example.com>: Sender address rejected: not owned by user bob",
    want: false,
  },
  { code: 530, text: "Must issue a STARTTLS command first", want: false },
  {
    code: 450,
    text: "<x@example.com>: Recipient address rejected: unverified address: Address verification in progress",
    want: false,
  },
  // What the client wrote in front says nothing.
  { code: 451, text: "<Relay access denied@example.org>: Temporary lookup failure", want: false },
  { code: 554, text: "<Server configuration error@example.net>: Relay access denied", want: true },
];

describe("isRefusedAttempt", () => {
  for (const { code, text, want } of cases)
    it(`${want ? "yes" : "no"}: ${code} ${text}`, () =>
      expect(isRefusedAttempt(code, text)).toBe(want));
});
