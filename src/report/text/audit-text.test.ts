import { describe, expect, test } from "vitest";
import { loadLanguage } from "../language.ts";
import type { AuditQuestion } from "../labels/audit-labels.ts";
import { auditEn } from "../messages/audit-en.ts";
import { type AuditRow, rowsByState } from "./audit-rows.ts";
import { type AuditReport, auditText, type SaidRow } from "./audit-text.ts";

const QUESTIONS = Object.keys(auditEn.questions) as AuditQuestion[];

function answersWith(
  changed: Partial<Record<AuditQuestion, readonly SaidRow[]>>,
): AuditReport["answers"] {
  const no: readonly SaidRow[] = [{ answer: "no", listener: "port 25", says: "-" }];
  const all = QUESTIONS.map((question) => [question, changed[question] ?? no]);
  return Object.fromEntries(all) as AuditReport["answers"];
}

const row = (answer: AuditRow["answer"], listener: string, says: string): SaidRow => ({
  answer,
  listener,
  says,
});

async function textOf(report: Partial<AuditReport>, colour = false): Promise<string> {
  return auditText(
    { mta: "postfix", answers: answersWith({}), open: [], findings: [], notes: [], ...report },
    await loadLanguage("en"),
    { width: 80, colour },
  );
}

describe("answers by what they mean", () => {
  const answers = answersWith({
    relayUnauthenticated: [row("yes", "port 25", "a"), row("no", "port 587", "b")],
    vrfy: [row("yes", "port 25", "c")],
    startTls: [row("no", "port 465", "d")],
    smuggling: [row("depends", "port 25", "e"), row("unknown", "port 26", "f")],
    authBypass: [],
  });
  const states = rowsByState(answers, ["relayUnauthenticated"]);

  test("only the rows that are open", () => {
    expect([...states.open]).toEqual([["relayUnauthenticated", [row("yes", "port 25", "a")]]]);
  });

  test("a question may be undecided in two ways", () => {
    expect([...states.depends.keys(), ...states.unknown.keys()]).toEqual([
      "smuggling",
      "smuggling",
    ]);
  });

  test("fine is what is closed everywhere; STARTTLS and what nobody asked are not", () => {
    for (const question of [
      "relayUnauthenticated",
      "vrfy",
      "startTls",
      "smuggling",
      "authBypass",
    ]) {
      expect(states.fine).not.toContain(question);
    }
    expect(states.fine).toContain("backscatter");
  });
});

test("undecided questions with one reason stand together", async () => {
  const same = [row("unknown", "port 25", "the ACLs are not at hand")];
  const text = await textOf({ answers: answersWith({ backscatter: same, vrfy: same }) });
  expect(text).toContain("  - backscatter and VRFY\n    port 25: the ACLs are not at hand\n");
});

test("a finding: reason, place, line, command, and how to see that it works", async () => {
  const text = await textOf({
    findings: [
      {
        code: "audit.PF-REL-01",
        severity: "critical",
        subject: "0.0.0.0/0",
        data: {},
        proof: [{ source: "main.cf", line: 3, text: "mynetworks = 0.0.0.0/0", says: "Bad." }],
        fix: { command: "postconf -e 'mynetworks = 127.0.0.0/8'", file: "main.cf", diff: "-a\n+b" },
        verify: { command: "postconf -h mynetworks", expect: "127.0.0.0/8" },
      },
    ],
  });
  expect(text).toContain(
    [
      "  - [critical] Bad.",
      "    main.cf:3",
      "    mynetworks = 0.0.0.0/0",
      "    $ postconf -e 'mynetworks = 127.0.0.0/8'",
      "    Then check:",
      "    $ postconf -h mynetworks",
      "      should show: 127.0.0.0/8",
      "",
    ].join("\n"),
  );
});

test("without a command: the change of the file; without a place: that nothing is set", async () => {
  const text = await textOf({
    findings: [
      {
        code: "audit.EX-REL-01",
        severity: "low",
        subject: "x",
        data: {},
        proof: [{ source: "default", line: 0, text: "", says: "Bad." }],
        fix: { file: "exim4.conf", diff: "-accept\n+deny" },
      },
    ],
  });
  expect(text).toContain(
    "    not set: the program's default\n    Change in exim4.conf:\n      -accept\n      +deny\n",
  );
});

test("notes: codes in words, sentences as they are", async () => {
  const text = await textOf({ notes: ["left-out /etc/a b/main.cf", "main.cf:3 lost it"] });
  expect(text).toContain("  - /etc/a b/main.cf was left out");
  expect(text).toContain("  - main.cf:3 lost it\n");
});

test("what a configuration holds cannot drive the terminal", async () => {
  const wild = [row("yes", "port\u001b]0;x\u0007", "\u001b[2J\u202e")];
  const text = await textOf({
    answers: answersWith({ backscatter: wild }),
    open: ["backscatter"],
    notes: ["cut \u001b[2J"],
  });
  expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202e]/u);
});
