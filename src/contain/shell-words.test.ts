import fc from "fast-check";
import { expect, it } from "vitest";
import { shellWord } from "../core/shell-word.ts";
import { shellWords } from "./shell-words.ts";

it("reads back what shellWord wrote", () => {
  const word = fc.string({ minLength: 1 }).filter((text) => shellWord(text) !== undefined);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), (words) => {
      const command = words.map((one) => shellWord(one)).join(" ");
      expect(shellWords(command)).toEqual(words);
    }),
  );
});

it.each(["postconf -e x; rm -rf /", "a $(b)", "a `b`", "a | b", 'a "b"', "a > b", "a 'b"])(
  "leaves %s to people",
  (command) => {
    expect(shellWords(command)).toBeUndefined();
  },
);
