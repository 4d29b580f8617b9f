import { expect, test } from "vitest";
import { judgeSender, type SenderRules } from "./sender-rules.ts";

const rules: SenderRules = {
  mismatch: "reject",
  own: "address",
  alsoAs: new Map([["bob@example.com", ["sales@example.com", "@bob.example"]]]),
  nullSender: "warn",
};

test.each([
  { sender: "bob@example.com", want: "allow" },
  { sender: "BOB@Example.com", want: "allow" },
  { sender: "bob+news@example.com", want: "allow" },
  { sender: "sales@example.com", want: "allow" },
  { sender: "anything@bob.example", want: "allow" },
  { sender: "boss@example.com", want: "reject" },
  { sender: "bob@evil.example", want: "reject" },
  { sender: "bob@example.com.evil.example", want: "reject" },
  { sender: '"bob@example.com"@evil.example', want: "reject" },
  { sender: "x@sub.bob.example", want: "reject" },
  { sender: "bob", want: "reject" },
  { sender: "+@example.com", want: "reject" },
  { sender: "", want: "warn" },
])("$sender: $want", ({ sender, want }) => {
  expect(judgeSender(rules, "bob@example.com", sender)).toBe(want);
});

test("own: domain takes every address of the account's domain, and no account without one", () => {
  const byDomain: SenderRules = { ...rules, own: "domain" };
  expect(judgeSender(byDomain, "bob@example.com", "boss@example.com")).toBe("allow");
  expect(judgeSender(byDomain, "bob", "boss@example.com")).toBe("reject");
  expect(judgeSender(byDomain, "bob", "boss")).toBe("reject");
});
