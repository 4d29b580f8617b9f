import { expect, test } from "vitest";
import { HostLearner } from "./our-hosts.ts";
import { parseReceived } from "./parse-received.ts";

const LMTP =
  "from mail.example.com by mail.example.com with LMTP id abc; Sun, 22 Nov 2026 00:44:48 +0000";
const EDGE =
  "from mx.far.example (mx.far.example [203.0.113.9]) by edge.example.com (Postfix) with ESMTP id 4F00D2BA001; Sun, 22 Nov 2026 00:44:47 +0000";
const BELOW =
  "from a (b [203.0.113.8]) by mail.victim.example (Postfix) with ESMTP id 1; Sun, 22 Nov 2026 00:44:40 +0000";

test("hosts above the first outside client are ours, those below are anybody's", () => {
  const learner = new HostLearner();
  learner.add([LMTP, EDGE, BELOW].map(parseReceived));
  expect([...learner.names()].sort()).toEqual(["edge.example.com", "mail.example.com"]);
});

test("the host of a few mails fetched from elsewhere is not ours", () => {
  const learner = new HostLearner();
  for (let mail = 0; mail < 99; mail += 1) learner.add([parseReceived(EDGE)]);
  learner.add([parseReceived(BELOW)]);
  expect([...learner.names()]).toEqual(["edge.example.com"]);
});

test("localhost and bare words are no hosts of ours", () => {
  const learner = new HostLearner();
  learner.add([
    parseReceived("from x ([127.0.0.1]) by localhost (amavis) with ESMTP id 1; date"),
    parseReceived("from y (z [203.0.113.8]) by mailbox with ESMTP id 2; date"),
  ]);
  expect([...learner.names()]).toEqual([]);
});
