import { describe, expect, it } from "vitest";
import { CAUSES, type Cause, type Incident } from "../core/diagnosis.ts";
import type { QueuedMessage } from "../core/queued-message.ts";
import { abuseRuleOf, abuseTest, namesCulprit } from "./abuse-rule.ts";
import { culpritOf } from "./culprit.ts";

const ATTACKER = "203.0.113.66";

function incident(cause: Cause, more: Partial<Incident<string>> = {}): Incident<string> {
  return {
    cause,
    accounts: cause === "stolen-credentials" ? ["info@example.com"] : [],
    clients: [{ ip: ATTACKER, messages: 9, recipients: 9, firstAt: null, lastAt: null }],
    scripts: [],
    firstAt: "2026-11-25T08:00:00Z",
    queueIds: ["A1"],
    bounceQueueIds: ["B1"],
    ...more,
  } as unknown as Incident<string>;
}

function mail(more: Partial<QueuedMessage> = {}): QueuedMessage {
  return {
    queueId: "A1",
    mta: "postfix",
    envelope: "whole",
    recipients: [],
    recipientCount: 1,
    source: "x",
    sender: "a@shop.example",
    arrivalMs: Date.parse("2026-11-25T09:00:00Z"),
    ...more,
  };
}

describe("mail that a diagnosis named", () => {
  const login = { account: "info@example.com", clientIp: ATTACKER };
  it.each<{ name: string; cause: Cause; message: QueuedMessage; want: boolean }>([
    { name: "by the stolen login", cause: "stolen-credentials", message: mail(login), want: true },
    {
      name: "back from a filter, without a login",
      cause: "stolen-credentials",
      message: mail(),
      want: true,
    },
    {
      name: "of somebody else, whose message has the id by now",
      cause: "stolen-credentials",
      message: mail({ account: "bob@example.com", clientIp: "198.51.100.7" }),
      want: false,
    },
    {
      name: "days older than the abuse",
      cause: "stolen-credentials",
      message: mail({ arrivalMs: Date.parse("2026-11-20T08:00:00Z") }),
      want: false,
    },
    {
      name: "of a user with a login, through a relay that strangers used",
      cause: "open-relay",
      message: mail({ account: "bob@example.com" }),
      want: false,
    },
    {
      name: "its bounce",
      cause: "stolen-credentials",
      message: mail({ queueId: "B1", sender: "" }),
      want: true,
    },
    {
      name: "no bounce under a bounce's id",
      cause: "stolen-credentials",
      message: mail({ queueId: "B1" }),
      want: false,
    },
    { name: "of an unknown cause", cause: "unknown", message: mail(), want: false },
    { name: "forwarded", cause: "forwarding", message: mail(), want: false },
    {
      name: "through a form that honest people use",
      cause: "application-abuse",
      message: mail(),
      want: false,
    },
  ])("$name: $want", ({ cause, message, want }) => {
    expect(abuseTest(abuseRuleOf(incident(cause)))(message)).toBe(want);
  });

  it("came since by the same login, from the same address alone", () => {
    const isAbuse = abuseTest(abuseRuleOf(incident("stolen-credentials")));
    expect(isAbuse(mail({ ...login, queueId: "C1" }))).toBe(true);
    expect(isAbuse(mail({ ...login, queueId: "C1", clientIp: "198.51.100.7" }))).toBe(false);
  });
});

it("is nobody's where the cause names nobody", () => {
  expect(CAUSES.filter((cause) => !namesCulprit({ cause }))).toEqual([
    "joe-job",
    "direct-to-mx",
    "unknown",
  ]);
});

it("an address that honest users share holds nobody's mail", () => {
  expect(culpritOf(incident("open-relay"), new Set()).clients).toEqual([ATTACKER]);
  expect(culpritOf(incident("open-relay"), new Set([ATTACKER])).clients).toEqual([]);
});
