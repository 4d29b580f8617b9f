import { expect, test } from "vitest";
import { judgeReply } from "./judge-reply.ts";
import { enhancedCodeIn } from "./smtp-reply.ts";

const CASES = [
  { text: "250 2.1.5 Ok", want: "accepted" },
  { text: "250 Accepted", want: "accepted" },
  { text: "554 5.7.1 <v@x.example>: Relay access denied", want: "refused" },
  // defer_unauth_destination, the default for a new Postfix.
  { text: "454 4.7.1 <v@x.example>: Relay access denied", want: "refused" },
  { text: "550 relay not permitted", want: "refused" },
  // soft_bounce = yes: the refusal stands, only its class is soft.
  { text: "450 4.1.1 <v@x.example>: Recipient address rejected: User unknown", want: "refused" },
  {
    text: "553 5.7.1 <a@x.example>: Sender address rejected: not owned by user b",
    want: "refused",
  },
  { text: "450 4.2.0 <v@x.example>: Greylisted, see http://x.example", want: "greylisting" },
  { text: "451 Temporary local problem - please try later", want: "temporary" },
  { text: "450 4.3.2 Service currently unavailable", want: "temporary" },
  { text: "450 4.1.8 <a@x.example>: Sender address rejected: Domain not found", want: "dns" },
  { text: "550 Sender verify failed", want: "dns" },
  {
    text: "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.example",
    want: "reputation",
  },
  { text: "550 192.0.2.1 is in a black list at wild.dnsbl.example", want: "reputation" },
] as const;

test.each(CASES)("$text is $want", ({ text, want }) => {
  const [code = "", ...rest] = text.split(" ");
  const line = rest.join(" ");
  const enhanced = enhancedCodeIn(line);
  const reply = { code: Number(code), lines: [line], ...(enhanced !== undefined && { enhanced }) };
  const judged = judgeReply(reply);
  expect(judged.kind === "doubt" ? judged.doubt : judged.kind).toBe(want);
});
