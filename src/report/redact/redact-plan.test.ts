import { expect, test } from "vitest";
import { networkOf } from "../../core/ip-address.ts";
import { accusedByPlan, redactContainment } from "./redact-plan.ts";
import { createRedactor } from "./redactor.ts";

const STEPS = [
  {
    id: "01-account-lock",
    step: "account-lock",
    target: "ann@firm.example",
    why: "Nobody logs in as ann@firm.example any more.",
    commands: ["doveadm auth cache flush ann@firm.example"],
    files: [{ path: "/etc/postfix/main.cf", diff: "+relayhost = mx.partner.example" }],
  },
  {
    id: "02-client-ban",
    step: "client-ban",
    target: "203.0.113.7 ...",
    why: "203.0.113.7 is the attacker's; 198.51.100.9 is a customer of bob@firm.example.",
    commands: [],
    files: [],
  },
];
const CULPRIT = { accounts: ["Ann@firm.example"], clients: [], uids: [], users: [] };

test("the culprit and what the steps act against keep their names, nobody else does", () => {
  const redactor = createRedactor(accusedByPlan(CULPRIT, STEPS), networkOf);
  const plan = { host: "mail.firm.example", digest: "ab12", steps: STEPS };
  const shown = redactContainment(plan, redactor);
  const text = JSON.stringify(shown);
  expect(text).toContain("ann@firm.example");
  expect(text).toContain("203.0.113.7");
  for (const name of ["bob@firm", "198.51.100.9", "partner.example", "mail.firm.example"])
    expect(text).not.toContain(name);
  expect(shown.digest).toBe("ab12");
  expect(shown.steps.map(({ id, step }) => [id, step])).toEqual(
    STEPS.map(({ id, step }) => [id, step]),
  );
});
