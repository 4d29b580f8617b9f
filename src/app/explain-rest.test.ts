import { expect, test } from "vitest";
import { explainRest } from "./explain-rest.ts";

const at = (text: string) => explainRest([{ source: "-", line: 1, text }]);

test.each([
  ["550 5.1.1 <x@example.net>: User unknown", 550, "5.1.1"],
  ["<<< 421 4.7.0 Try again later", 421, "4.7.0"],
  ["host mx.example.net[192.0.2.1] said: 554 blocked", 554, undefined],
  ["250-STARTTLS", 250, undefined],
])("%s is a reply", (text, replyCode, enhancedCode) => {
  const fields = at(text).replies[0]?.fields ?? [];
  expect(fields.find(({ field }) => field === "replyCode")?.value).toBe(replyCode);
  expect(fields.find(({ field }) => field === "enhancedCode")?.value).toBe(enhancedCode);
});

test.each(["550", "2014-03-23 is the day", "We have 250 users", "404 5 6"])(
  "%s is none",
  (text) => {
    expect(at(text)).toMatchObject({ replies: [], unknown: [{ text }] });
  },
);

test("secrets are masked", () => {
  const { unknown, replies } = explainRest([
    { source: "-", line: 1, text: "password=hunter2" },
    { source: "-", line: 2, text: "535 5.7.8 AUTH PLAIN AGJvYgBodW50ZXIy" },
  ]);
  expect(JSON.stringify([unknown, replies])).not.toMatch(/hunter2|AGJvYgBodW50ZXIy/);
});
