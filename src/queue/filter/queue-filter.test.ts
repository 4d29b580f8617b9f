import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { QueuedMessage } from "../../core/queued-message.ts";
import { compileQueueFilter } from "./compile-queue-filter.ts";
import { wildcardTest } from "./match-wildcard.ts";
import { parseQueueFilter } from "./parse-queue-filter.ts";

const NOW_MS = Date.UTC(2026, 10, 25);

const STOLEN: QueuedMessage = {
  queueId: "3B7085E038D",
  mta: "postfix",
  queue: "deferred",
  envelope: "whole",
  account: "info@example.com",
  clientIp: "127.0.0.1",
  origClientIp: "203.0.113.77",
  sender: "Forged@Example.org",
  recipients: [
    { address: "a@gmail.test", done: true },
    { address: "b@yahoo.test", done: false, reason: "421 blocked (TS03)" },
  ],
  recipientCount: 2,
  arrivalMs: NOW_MS - 2 * 3_600_000,
  sizeBytes: 2048,
  subject: "Replica watches 80% off",
  source: "f",
};
const LISTED: QueuedMessage = {
  queueId: "AAAAAAAAAAA",
  mta: "postfix",
  envelope: "listed",
  sender: "",
  recipients: [{ address: "[email protected]", done: false }],
  recipientCount: 1,
  source: "f",
};

function fits(text: string, message: QueuedMessage): boolean {
  const parsed = parseQueueFilter(text);
  if (parsed.kind === "error") throw new Error(JSON.stringify(parsed.error));
  return compileQueueFilter(parsed.filter, { nowMs: NOW_MS })(message);
}

describe("a message with all its fields", () => {
  test.each([
    { input: "account=INFO@example.com", want: true },
    { input: "account!=info@example.com", want: false },
    { input: "client=203.0.113.0/24", want: true },
    { input: "client=203.0.113.77", want: true },
    { input: "client=2001:db8::/32", want: false },
    { input: "client~203.0.113.", want: true },
    { input: "sender~@EXAMPLE", want: true },
    { input: "sender=<forged@example.org>", want: true },
    { input: "sender-domain=example.org", want: true },
    { input: "sender~f*d@*org", want: true },
    { input: "sender~org*forged", want: false },
    { input: "receiver=yahoo.test and recipient~b@", want: true },
    { input: "recipients>1 and recipients<=2", want: true },
    { input: "age>1h and age<1d", want: true },
    { input: "age<90m", want: false },
    { input: "size>=2k and size<1M", want: true },
    { input: "queue=deferred", want: true },
    { input: 'reason~"blocked (ts03)"', want: true },
    { input: "subject~'80% off'", want: true },
    { input: "uid", want: false },
    { input: "uid=33 or script~x or bounce=no", want: true },
    { input: "account and not (client=10.0.0.0/8 or queue=hold)", want: true },
    { input: "NOT not Account", want: true },
    { input: "id=3B7085E038D", want: true },
    { input: "queue=hold or queue=deferred and mta=exim", want: false },
    { input: "(queue=hold or queue=deferred) and mta=postfix", want: true },
  ])("$input", ({ input, want }) => {
    expect(fits(input, STOLEN)).toBe(want);
  });
});

describe("what the evidence does not say fits neither a test nor its opposite", () => {
  test.each([
    { input: "account=x", want: false },
    { input: "account!=x", want: false },
    { input: "not account=x", want: false },
    { input: "account", want: false },
    { input: "not account", want: false },
    { input: "age>1h", want: false },
    { input: "not age>1h", want: false },
    { input: "recipient~protected", want: false },
    { input: "not recipient=a@x.test", want: false },
    { input: "bounce=yes and sender=''", want: true },
    { input: "bounce=yes or account=x", want: true },
    { input: "bounce=no and account=x or recipients=1", want: true },
  ])("$input", ({ input, want }) => {
    expect(fits(input, LISTED)).toBe(want);
  });

  test("a content filter loses the login", () => {
    const { account: _account, ...filtered } = { ...STOLEN, origQueueId: "7E4D32BD322" };
    for (const input of ["not account", "account!=x", "not uid", "not script~x"]) {
      expect(fits(input, filtered)).toBe(false);
    }
    const direct = { ...filtered, clientIp: "203.0.113.77" };
    expect(fits("not account", { ...direct, origQueueId: "7E4D32BD322" })).toBe(false);
    expect(fits("not subject~lottery", filtered)).toBe(true);
  });

  test("a damaged file lacks nothing for sure; reasons stand in another file", () => {
    expect(fits("not uid", { ...STOLEN, damage: "cut" })).toBe(false);
    const quiet = { ...STOLEN, recipients: [{ address: "a@x.test", done: false }] };
    expect(fits("not reason~blocked", quiet)).toBe(false);
  });
});

describe("errors name the place", () => {
  test.each([
    { input: "  ", code: "empty", at: 3 },
    { input: "acount=x", code: "unknown-field", at: 1, word: "acount" },
    { input: "account=a age>1h", code: "unexpected", at: 11, word: "age>1h" },
    { input: "account=a and", code: "unexpected-end", at: 14 },
    { input: "not", code: "unexpected-end", at: 4 },
    { input: "account=a and ()", code: "unexpected", at: 16, word: ")" },
    { input: "(account=a or (queue=hold)", code: "unclosed-parenthesis", at: 1, word: "(" },
    { input: "account=a)", code: "unexpected", at: 10, word: ")" },
    { input: "subject~'abc", code: "unclosed-quote", at: 9 },
    { input: "account=", code: "missing-value", at: 9, word: "account=" },
    { input: "account>a", code: "wrong-operator", at: 8, word: ">" },
    { input: "age~1h", code: "wrong-operator", at: 4, word: "~" },
    { input: "queue~hold", code: "wrong-operator", at: 6, word: "~" },
    { input: "queue=held", code: "bad-value", at: 7, word: "held" },
    { input: "age>1", code: "bad-value", at: 5, word: "1" },
    { input: "size>1.5k", code: "bad-value", at: 6 },
    { input: "client=10.0.0.0/33", code: "bad-value", at: 8 },
    { input: "client=10.0.0/8", code: "bad-value", at: 8 },
    { input: "uid=root", code: "bad-value", at: 5 },
    { input: `${"(".repeat(60)}uid`, code: "too-deep", at: 51 },
    { input: `subject~${"x".repeat(10_000)}`, code: "too-long", at: 1 },
  ])("$input", ({ input, ...want }) => {
    expect(parseQueueFilter(input)).toMatchObject({ kind: "error", error: want });
  });
});

test("any text is a filter or an error, and any filter answers", () => {
  const word = fc.constantFrom(
    ..."account client age size uid sender and or not ( ) = ~ > != 1h x 10 'a b'".split(" "),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(word).map((words) => words.join(" ")),
      ),
      (text) => {
        const parsed = parseQueueFilter(text);
        if (parsed.kind === "error")
          return parsed.error.at >= 1 && parsed.error.at <= text.length + 1;
        return typeof compileQueueFilter(parsed.filter, { nowMs: NOW_MS })(STOLEN) === "boolean";
      },
    ),
  );
});

test("a pattern finds what it was made of", () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 5 }), (parts) => {
      const text = parts.join("-").toLowerCase();
      return wildcardTest(parts.join("*"))(text);
    }),
  );
});
