import fc from "fast-check";
import { expect, test } from "vitest";
import { replyLine } from "./policy-answer.ts";

test.each([
  { answer: { kind: "dunno" }, want: "action=DUNNO\n\n" },
  { answer: { kind: "hold", text: "x" }, want: "action=HOLD x\n\n" },
  { answer: { kind: "defer", text: "x" }, want: "action=450 4.7.1 x\n\n" },
  { answer: { kind: "reject", text: "x" }, want: "action=550 5.7.1 x\n\n" },
  { answer: { kind: "greylist", text: "x" }, want: "action=DEFER_IF_PERMIT 4.7.1 x\n\n" },
] as const)("$answer.kind", ({ answer, want }) => {
  expect(replyLine(answer)).toBe(want);
});

test("whatever is in the text, the reply is one short line of ASCII", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 3000 }), (text) => {
      expect(replyLine({ kind: "reject", text })).toMatch(/^action=550 5\.7\.1 [ -~]{0,400}\n\n$/);
    }),
  );
});
