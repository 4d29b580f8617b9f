import { expect, test } from "vitest";
import type { LogEvent } from "../core/log-event.ts";
import { LineGroups } from "./line-groups.ts";

const event = (line: number, more: Partial<LogEvent>): LogEvent => ({
  source: "mail.log",
  line,
  at: null,
  kind: "connect",
  daemon: "postfix/smtpd",
  ...more,
});

test("puts lines of one shape together, with what differs", () => {
  const groups = new LineGroups();
  groups.add(event(1, { clientIp: "192.0.2.1", clientName: "a.example" }), () => "first");
  groups.add(event(2, { clientIp: "192.0.2.2", clientName: "a.example" }), () => "second");
  groups.add(event(3, { clientIp: "10.0.0.1", clientName: "a.example" }), () => "inside");
  expect(groups.explained()).toMatchObject([
    {
      line: 1,
      text: "first",
      count: 2,
      others: [{ line: 2, fields: [{ field: "clientIp", value: "192.0.2.2" }] }],
    },
    { line: 3, text: "inside", count: 1, others: [] },
  ]);
});

test("keeps few of very many, and counts the rest", () => {
  const groups = new LineGroups();
  for (let line = 1; line <= 500; line += 1) groups.add(event(line, { pid: line }), () => "x");
  const [only] = groups.explained();
  expect(only?.count).toBe(500);
  expect((only?.others.length ?? 0) + (only?.othersLeftOut ?? 0) + 1).toBe(500);
});

test("a sender who invents shapes cannot fill the memory", () => {
  const groups = new LineGroups();
  for (let line = 1; line <= 3000; line += 1)
    groups.add(event(line, { daemon: `d${line}` }), () => "x");
  expect(groups.explained().length).toBeLessThan(1000);
  expect(groups.explained().length + groups.leftOut).toBe(3000);
});
