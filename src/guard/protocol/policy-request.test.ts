import { describe, expect, test } from "vitest";
import { parsePolicyRequest, type PolicyRequest } from "./policy-request.ts";

const HEAD = "request=smtpd_access_policy\n";

describe("parsePolicyRequest", () => {
  test.each<{ name: string; input: string; want: Partial<PolicyRequest> }>([
    {
      name: "any order, unknown attributes",
      input: `tls_sni=x\nsender=a@b.example\nfuture=1\nprotocol_state=RCPT\n${HEAD}recipient=c@d.example`,
      want: { state: "RCPT", sender: "a@b.example", recipient: "c@d.example" },
    },
    {
      name: "a value with = in it",
      input: `${HEAD}sender=bounces+u=example.com@list.example`,
      want: { sender: "bounces+u=example.com@list.example" },
    },
    {
      name: "no state, no count",
      input: `${HEAD}sender=x`,
      want: { state: "", recipientCount: 0 },
    },
    {
      name: "a count that is none",
      input: `${HEAD}recipient_count=abc`,
      want: { recipientCount: 0 },
    },
    { name: "a count below 0", input: `${HEAD}recipient_count=-5`, want: { recipientCount: 0 } },
    { name: "a fraction", input: `${HEAD}recipient_count=1.5`, want: { recipientCount: 0 } },
    {
      name: "a count beyond all reason",
      input: `${HEAD}recipient_count=99999999999999999999`,
      want: { recipientCount: 1_000_000 },
    },
    { name: "BDAT is DATA", input: `${HEAD}protocol_state=BDAT`, want: { state: "DATA" } },
    { name: "a state of the future", input: `${HEAD}protocol_state=AUTH2`, want: { state: "" } },
    { name: "given twice", input: `${HEAD}sender=a\nsender=b`, want: { sender: "b" } },
    { name: "a line without =", input: `${HEAD}nonsense\nsender=b`, want: { sender: "b" } },
    { name: "a newline before", input: `\n${HEAD}sender=b`, want: { sender: "b" } },
    {
      name: "an attribute name inside a value",
      input: `${HEAD}helo_name=x sasl_username=boss\nsender=b`,
      want: { saslUsername: "", sender: "b" },
    },
  ])("$name", ({ input, want }) => {
    expect(parsePolicyRequest(input)).toMatchObject(want);
  });

  test.each(["", "\n", "sender=a@b.example", "request=junk\nsender=a", "GET / HTTP/1.0\r"])(
    "%j is no request",
    (input) => {
      expect(parsePolicyRequest(input)).toBeUndefined();
    },
  );
});
