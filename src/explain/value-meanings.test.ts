import { expect, test } from "vitest";
import { valueMeanings } from "./value-meanings.ts";

test.each([
  { field: "dsn", value: "5.1.1", want: ["class.5", "detail.1.1"] },
  { field: "dsn", value: "2.0.0", want: ["class.2"] },
  { field: "enhancedCode", value: "4.7.999", want: ["class.4", "subject.7"] },
  { field: "dsn", value: "9.9.9", want: [] },
  { field: "dsn", value: "5.1.1 x", want: [] },
  { field: "replyCode", value: "550", want: ["reply.550"] },
  { field: "replyCode", value: "599", want: ["reply.5xx"] },
  { field: "replyCode", value: "999", want: [] },
  { field: "status", value: "force-expired", want: ["status.expired"] },
  { field: "status", value: "undeliverable-but-not-cached", want: ["status.undeliverable"] },
  { field: "status", value: "SOFTBOUNCE", want: ["status.softbounce"] },
  { field: "stage", value: "after DATA", want: ["stage.DATA"] },
  { field: "stage", value: ".", want: ["stage.END-OF-MESSAGE"] },
  { field: "stage", value: "MAIL FROM", want: ["stage.MAIL"] },
  { field: "protocol", value: "ESMTPSA", want: ["protocol.esmtpsa"] },
  { field: "protocol", value: "local-smtp", want: ["protocol.local"] },
  { field: "saslMethod", value: "Plain", want: ["mechanism.PLAIN"] },
  { field: "relayPort", value: "25", want: ["port.25"] },
  { field: "relayPort", value: "10024", want: [] },
  { field: "statusText", value: "host x said: 421 blocked by spamhaus", want: ["words.blocked"] },
  { field: "helo", value: "550", want: [] },
] as const)("$field $value", ({ field, value, want }) => {
  expect(valueMeanings(field, value)).toEqual(want);
});
