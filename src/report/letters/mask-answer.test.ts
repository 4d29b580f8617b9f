import { expect, test } from "vitest";
import { maskAnswer } from "./mask-answer.ts";

test.each([
  {
    input: "550 5.1.1 <ann.lee@far.example>: refused (in reply to RCPT TO command)",
    want: "550 5.1.1 <****@far.example>: refused (in reply to RCPT TO command)",
  },
  {
    input: "553 forward this error to abuse_rbl@abuse-att.net or postmaster@x.example",
    want: "553 forward this error to abuse_rbl@abuse-att.net or postmaster@x.example",
  },
  {
    input: "host mx.far.example[192.0.2.9] said: 550",
    want: "host mx.far.example[192.0.2.9] said: 550",
  },
])("$input", ({ input, want }) => {
  expect(maskAnswer(input)).toBe(want);
});
