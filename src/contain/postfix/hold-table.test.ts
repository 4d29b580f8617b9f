import fc from "fast-check";
import { expect, it } from "vitest";
import { holdEntry } from "./hold-table.ts";

/** What regexp_table(5) makes of an entry: the text between the slashes. */
function patternOf(entry: string): RegExp {
  return new RegExp(/^\/((?:[^/\\]|\\.)*)\/ HOLD mailwarden\n$/.exec(entry)?.[1] ?? "(?!)");
}

it("fits the login that it was made for, and no other", () => {
  const login = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => !/[\n\r]/.test(text));
  fc.assert(
    fc.property(login, login, (one, other) => {
      const pattern = patternOf(holdEntry(one));
      expect(pattern.test(one)).toBe(true);
      expect(pattern.test(other)).toBe(one === other);
    }),
  );
});
