import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffText, patchText, unpatchText } from "./text-patch.ts";

const BEFORE = "a = 1\nb = 2\nc = 3\nd = 4\ne = 5\nf = 6\n";
const AFTER = "a = 1\nb = 2\nc = 3\nours = 1\nd = 4\ne = 5\nf = 6\n";

describe("a change of settings", () => {
  it.each([
    { name: "as planned", present: BEFORE, want: AFTER },
    {
      name: "after an edit elsewhere",
      present: `top = 0\n${BEFORE}end = 9\n`,
      want: `top = 0\n${AFTER}end = 9\n`,
    },
    { name: "where the lines around it are gone", present: "a = 1\nf = 6\n", want: undefined },
  ])("is made $name", ({ present, want }) => {
    expect(patchText(present, BEFORE, AFTER)).toBe(want);
  });

  it("is taken out of a file that was edited elsewhere since", () => {
    expect(unpatchText(`# mine\n${AFTER}`, BEFORE, AFTER)).toBe(`# mine\n${BEFORE}`);
  });

  it("does not take out what is not as it was put in", () => {
    expect(unpatchText(AFTER.replace("ours = 1", "ours = 2"), BEFORE, AFTER)).toBeUndefined();
  });

  it("is undone by its reverse, whatever it is", () => {
    const text = fc
      .array(fc.constantFrom("a = 1", "b = 2", "# c", "", "  d = 4"), { maxLength: 12 })
      .map((lines) => lines.map((line) => `${line}\n`).join(""));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const made = patchText(before, before, after);
        expect(made).toBe(after);
        expect(unpatchText(after, before, after)).toBe(before);
      }),
    );
  });

  it("is shown as a unified diff and nothing else", () => {
    expect(diffText("/etc/x", "a\nb\n", "a\nc\n")).toBe(
      "--- /etc/x\n+++ /etc/x\n@@ -1,2 +1,2 @@\n a\n-b\n+c",
    );
  });

  it("is shown as a unified diff; a new file has no origin", () => {
    expect(diffText("/etc/x", null, "one\n")).toBe(
      "--- /dev/null\n+++ /etc/x\n@@ -0,0 +1,1 @@\n+one",
    );
  });
});
