import fc from "fast-check";
import { expect, test } from "vitest";
import { type Letter, safeFileName } from "./letter.ts";
import { joinedMails, letterFiles } from "./letter-texts.ts";

test.each([
  { input: "203.0.113.0/24", want: "abuse-203.0.113.0-24.txt" },
  { input: "../../etc/passwd", want: "abuse-etc-passwd.txt" },
  { input: "..", want: "abuse-unnamed.txt" },
  { input: "信箱", want: "abuse-unnamed.txt" },
  { input: "a\u0000b\nc", want: "abuse-a-b-c.txt" },
])("$input makes $want", ({ input, want }) => {
  expect(safeFileName("abuse", input, "txt")).toBe(want);
});

test("a file name never leaves its folder", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (name) => {
      expect(safeFileName("x", name, "eml")).toMatch(/^x-[a-z0-9][a-z0-9.-]*\.eml$/);
      expect(safeFileName("x", name, "eml")).not.toContain("..");
    }),
  );
});

function letter(text: string, fileName = "a.eml"): Letter {
  return { fileName, text, to: null, about: "x", lookup: [] };
}

test("names that became alike are told apart", () => {
  const names = letterFiles([letter("1"), letter("2"), letter("3", "b.eml")]).map(
    ({ name }) => name,
  );
  expect(names).toEqual(["a.eml", "a-2.eml", "b.eml"]);
});

test("one mail stays as it is, several are an mbox", () => {
  const mail = "Subject: x\n\nFrom here\n>From there\n";
  const nowMs = Date.UTC(2026, 10, 5, 7, 8, 9);
  expect(joinedMails([letter(mail)], nowMs)).toBe(mail);
  expect(joinedMails([letter(mail), letter("Subject: y\n\n")], nowMs)).toBe(
    "From mailwarden Thu Nov  5 07:08:09 2026\nSubject: x\n\n>From here\n>>From there\n\n" +
      "From mailwarden Thu Nov  5 07:08:09 2026\nSubject: y\n\n\n",
  );
});
