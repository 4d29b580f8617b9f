import { describe, expect, test } from "vitest";
import { diagnoseLogs } from "./diagnose-logs.ts";

const BOUNCE_HEADER = `Return-Path: <MAILER-DAEMON>
Received: from gate.far.test (gate.far.test [198.51.100.25])
by mx.cafe.test (Postfix) with ESMTP id D15BA25D14
for <ann@cafe.test>; Mon, 2 Mar 2026 14:20:12 +0100 (CET)
From: postmaster@far.test (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: ann@cafe.test
Auto-Submitted: auto-replied
MIME-Version: 1.0`;

const POSTCAT = (id: string) => `# postcat -q ${id}
*** ENVELOPE RECORDS deferred/2/${id} ***
message_arrival_time: Mon Mar  2 06:18:07 2026
named_attribute: sasl_method=LOGIN <—– the login
named_attribute: sasl_username=info@cafe.test
sender: lottery@win.test <---- not ours
named_attribute: client_name=unknown
named_attribute: client_address=203.0.113.196
original_recipient: a@far.test
recipient: a@far.test
………
`;

const LOG = `Mar  2 16:36:01 mx postfix/smtp[9495]: 8278726077: to=<x@far.test>, relay=mx.far.test[198.51.100.26]:25, delay=0.88, delays=0.25/0/0.47/0.14, dsn=4.7.1, status=deferred (host mx.far.test[198.51.100.26] said: 421 4.7.1 your address is blocked (in reply to MAIL FROM command))
Mar  2 16:36:09 mx postfix/qmgr[95]: 8278726077: from=<lottery@win.test>, size=2338, nrcpt=50 (queue active)
`;

const LOGINS = ["8F005249014", "11044249024", "930FB249028"]
  .map(
    (id) =>
      `Mar  2 00:32:10 mx postfix/smtpd[4202]: ${id}: client=unknown[203.0.113.196], sasl_method=LOGIN, sasl_username=info@cafe.test\n`,
  )
  .join("");

describe("parts of a pasted question", () => {
  test("a bounce's header alone proves nothing about this server, and the report says why", async () => {
    const { findings, evidence } = await diagnoseLogs({
      "question.txt": `Help! We send spam.\n${LOG}\nThe bounce:\n${BOUNCE_HEADER}\n皆さん、どう思いますか\n`,
    });
    const bounce = findings.find(({ code }) => code === "bounce-without-message");
    expect(bounce).toMatchObject({ severity: "info", subject: "mx.cafe.test" });
    expect(bounce?.proof[0]?.says).toContain("nothing shows that this went through this server");
    expect(evidence.map(({ kind }) => kind)).toEqual(["pasted text", "mail"]);
  });

  test("postcat in it names the login behind the message; how much waits stays unknown", async () => {
    const { incidents } = await diagnoseLogs({
      "question.txt": `Who is it?\n${LOGINS}\n${POSTCAT("2FDF423FA50")}`,
    });
    expect(incidents.map(({ accounts }) => accounts)).toContainEqual(["info@cafe.test"]);
    const stolen = incidents.find(({ cause }) => cause === "stolen-credentials");
    expect(stolen?.queued).toBeNull();
    expect(stolen?.senders.map(({ address }) => address)).toEqual(["lottery@win.test"]);
  });
});
