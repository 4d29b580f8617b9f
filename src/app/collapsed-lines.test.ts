import { expect, test } from "vitest";
import { healDump } from "../audit/postfix/heal-dump.ts";
import type { Finding } from "../core/diagnosis.ts";
import { placeInCollapsed } from "./collapsed-lines.ts";

const SETTINGS = [
  "myhostname = mail.example.org",
  "mynetworks = 0.0.0.0/0",
  "smtpd_sasl_auth_enable = yes",
  "smtpd_tls_security_level = may",
  `smtpd_recipient_restrictions = ${"permit_mynetworks, ".repeat(14)}reject`,
];

function findingAt(line: number): Finding<null> {
  const proof = [{ source: "-", line, text: "", says: null }];
  return { code: "x", severity: "low", subject: "x", data: {}, proof };
}

test.each([
  { name: "before the collapsed line", text: "What is wrong?", line: 1 },
  { name: "within it", text: "mynetworks = 0.0.0.0/0", line: 2 },
  { name: "behind it", text: "Thank you", line: 3 },
])("$name", ({ text, line }) => {
  const given = `What is wrong?\n${SETTINGS.join(" ")}\nThank you`;
  const read = healDump(given).split("\n").indexOf(text) + 1;
  const [placed] = placeInCollapsed([findingAt(read)], [{ name: "-", text: given }]);
  expect(placed?.proof[0]).toMatchObject({ line, text });
});

test("a text that has its lines is left as it is", () => {
  const finding = findingAt(2);
  const texts = [{ name: "-", text: SETTINGS.slice(0, 4).join("\n") }];
  expect(placeInCollapsed([finding], texts)).toEqual([finding]);
});
