import { expect, test } from "vitest";
import { constantElement, html } from "./html.ts";

test.each([
  {
    name: "a tag",
    input: "<script>alert(1)</script>",
    want: "&lt;script&gt;alert(1)&lt;/script&gt;",
  },
  { name: "quotes of an attribute", input: `" onload='x'`, want: "&quot; onload=&#39;x&#39;" },
  { name: "an entity stays what was written", input: "&lt;", want: "&amp;lt;" },
  {
    name: "terminal escapes and bidi overrides are shown",
    input: "\u001b[2J\u202ex",
    want: "\\x1b[2J\\u202ex",
  },
  { name: "a number", input: 0.1 + 0.2, want: "0.3" },
  { name: "nothing", input: undefined, want: "" },
  { name: "a list", input: ["<", html`<br />`, 1], want: "&lt;<br />1" },
])("$name", ({ input, want }) => {
  expect(html`${input}`.toString()).toBe(want);
});

test("an object that looks like markup is refused by the template", () => {
  const forged = { toString: () => "<b>" };
  expect(() => html`${forged as unknown as string}`.toString()).toThrow(TypeError);
});

test("what is no number is refused", () => {
  expect(() => html`${Number.NaN}`).toThrow(RangeError);
});

test("a style is its constant to the letter", () => {
  expect(constantElement("style", "a>b{}").toString()).toBe("<style>a>b{}</style>");
});
