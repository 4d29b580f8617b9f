import { expect, test } from "vitest";
import { RULE_TEXTS_EN } from "../audit/rule-texts-en.ts";
import type { RuleSay } from "../audit/rules/findings.ts";
import type { Finding } from "../core/diagnosis.ts";
import { setting } from "../core/witness.ts";
import { en } from "../report/messages/en.ts";
import type { RuleWords } from "./say-rules.ts";
import { sayRules } from "./say-rules.ts";

const WORDS: RuleWords = { texts: RULE_TEXTS_EN, language: en, english: en };

function finding(subject: string, command?: string): Finding<RuleSay> {
  return {
    code: "audit.PF-REL-01",
    severity: "critical",
    subject,
    data: { rows: ["password=hunter2"] },
    proof: [
      {
        source: "main.cf",
        line: 3,
        text: "password = hunter2",
        says: {
          key: "audit.rule",
          values: { rule: "PF-REL-01", subject, witness: setting("static:info:hunter2") },
        },
      },
    ],
    fix: {
      ...(command !== undefined && { command }),
      file: "main.cf",
      diff: "+password = hunter2",
    },
    verify: { command: "postconf -h mynetworks", expect: "127.0.0.0/8" },
  };
}

test("the sentence has the subject in it, whatever that holds", () => {
  const [said] = sayRules([finding("$& {subject}")], WORDS);
  expect(said?.proof[0]?.says).toMatch(/^mynetworks holds \$& \{subject\}, which is most/);
});

test("secrets are masked everywhere", () => {
  const said = sayRules([finding("password=hunter2", "postconf -e 'x = static:a:hunter2'")], WORDS);
  expect(JSON.stringify(said)).not.toContain("hunter2");
  expect(JSON.stringify(said)).toContain("****");
});

test.each([
  { command: "postconf -e 'mynetworks = 127.0.0.0/8'", isKept: true },
  { command: "postconf -e 'x = static:info:hunter2'", isKept: false },
  { command: "postconf -e 'x = \u001b[2J'", isKept: false },
  { command: "postconf -e 'x = a\nb'", isKept: false },
])("$command is kept: $isKept", ({ command, isKept }) => {
  const [said] = sayRules([finding("0.0.0.0/0", command)], WORDS);
  expect(said?.fix?.command).toBe(isKept ? command : undefined);
  expect(said?.fix?.file).toBe("main.cf");
});
