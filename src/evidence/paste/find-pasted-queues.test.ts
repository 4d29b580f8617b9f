import { expect, test } from "vitest";
import { findPastedQueues } from "./find-pasted-queues.ts";

test("a mailq listing whose dashes a forum made long, and its wrapped reason", () => {
  const rows = [
    "看看队列:",
    "-Queue ID- –Size– —-Arrival Time—- -Sender/Recipient——-",
    "5D1477C0D* 2333 Mon Oct 22 18:36:47 a@example.org",
    "(host mx.example.net[192.0.2.1] refused to talk to me: 554",
    "blocked)",
    "b@example.net",
    "",
    "其中一个例子",
  ];
  expect(findPastedQueues(rows)).toEqual([
    {
      start: 1,
      end: 6,
      text: `-Queue ID- -Size- --Arrival Time-- -Sender/Recipient---\n${rows.slice(2, 6).join("\n")}\n`,
    },
  ]);
});

test("postcat with arrows at its values", () => {
  const [found] = findPastedQueues([
    "# postcat -q 2FDF423FA50",
    "*** ENVELOPE RECORDS deferred/2/2FDF423FA50 ***",
    "named_attribute: sasl_username=info@example.com <——-认证用户名",
    "sender: x@example.org <—–伪造",
    "recipient: b@example.net",
    "………",
  ]);
  expect(found?.text.split("\n")).toEqual([
    "*** ENVELOPE RECORDS deferred/2/2FDF423FA50 ***",
    "named_attribute: sasl_username=info@example.com",
    "sender: x@example.org",
    "recipient: b@example.net",
    "",
  ]);
});

test("the mail below an envelope is taken to its end, or not at all", () => {
  const head = [
    "*** ENVELOPE RECORDS a/A1B2C3 ***",
    "sender: a@example.org",
    "*** MESSAGE CONTENTS a/A1B2C3 ***",
  ];
  const body = ["Subject: x", "", "-Queue ID- in a mail"];
  const whole = [...head, ...body, "*** MESSAGE FILE END a/A1B2C3 ***"];
  expect(findPastedQueues([...whole, "prose"])[0]?.end).toBe(whole.length);
  expect(findPastedQueues([...head, ...body])[0]?.end).toBe(2);
});

test("exim -bp, and words about a queue", () => {
  expect(
    findPastedQueues([
      " 25m  2.9K 1xUvf5-000022-0h <a@example.org>",
      "          b@example.net",
      "help",
    ]),
  ).toMatchObject([{ start: 0, end: 2 }]);
  expect(findPastedQueues(["-Queue ID- is the first column", "What is it?"])).toEqual([]);
});
