import { describe, expect, test } from "vitest";
import { EVENT_KINDS } from "../core/log-event.ts";
import { HAPPENINGS } from "../core/happening.ts";
import { happeningOf } from "./happening-of.ts";

const CASES: readonly {
  readonly name: string;
  readonly input: Parameters<typeof happeningOf>[0];
  readonly want: string;
}[] = [
  {
    name: "a login",
    input: { kind: "accepted", clientIp: "192.0.2.1", saslMethod: "PLAIN", saslUsername: "bob" },
    want: "accepted-login",
  },
  {
    name: "a login with an empty name",
    input: { kind: "accepted", clientIp: "192.0.2.1", authenticator: "plain", saslUsername: "" },
    want: "accepted-empty-login",
  },
  {
    name: "a login whose name is not logged accuses no setting",
    input: { kind: "accepted", clientIp: "192.0.2.1", authenticator: "plain" },
    want: "accepted-unnamed-login",
  },
  {
    name: "an outside client",
    input: { kind: "accepted", clientIp: "192.0.2.1" },
    want: "accepted-network",
  },
  {
    name: "a content filter",
    input: { kind: "accepted", clientIp: "127.0.0.1" },
    want: "accepted-inside",
  },
  {
    name: "a local program",
    input: { kind: "accepted", uid: 33, from: "www-data" },
    want: "accepted-local",
  },
  {
    name: "Exim names a user for a client, too",
    input: { kind: "accepted", clientIp: "192.0.2.1", user: "x" },
    want: "accepted-network",
  },
  {
    name: "Exim's own bounce",
    input: { kind: "accepted", from: "", origQueueId: "1xUvf5-000024-0h", user: "Debian-exim" },
    want: "accepted-bounce",
  },
  {
    name: "a delivery to a filter",
    input: { kind: "delivery", status: "sent", relayIp: "127.0.0.1", nextQueueId: "4A1B2C3D51" },
    want: "delivery-inside",
  },
  {
    name: "a delivery to another server that tells its id",
    input: { kind: "delivery", status: "sent", relayIp: "192.0.2.9", nextQueueId: "4A1B2C3D51" },
    want: "delivery-sent",
  },
  { name: "expired", input: { kind: "delivery", status: "force-expired" }, want: "delivery-other" },
  {
    name: "relaying refused",
    input: { kind: "reject", reason: "<b@example.net>: Relay access denied" },
    want: "reject-relay",
  },
  {
    name: "an unknown recipient",
    input: { kind: "reject", reason: "<b@example.com>: Recipient address rejected: User unknown" },
    want: "reject-user",
  },
  {
    name: "a blocklist",
    input: { kind: "reject", reason: "Client host [192.0.2.1] blocked using bl.example" },
    want: "reject-blocked",
  },
  { name: "another refusal", input: { kind: "reject", reason: "no" }, want: "reject-other" },
  {
    name: "more messages in one connection than Exim sends on",
    input: {
      kind: "queue-run",
      reason: "no immediate delivery: more than 10 messages received in one connection",
    },
    want: "many-in-connection",
  },
  {
    name: "logins that failed",
    input: { kind: "disconnect", attack: true },
    want: "disconnect-attack",
  },
];

describe("happeningOf", () => {
  test.each(CASES)("$name", ({ input, want }) => {
    expect(happeningOf(input)).toBe(want);
  });

  test("every kind has its happening", () => {
    const known: readonly string[] = HAPPENINGS;
    expect(
      EVENT_KINDS.map((kind) => happeningOf({ kind })).filter((one) => !known.includes(one)),
    ).toEqual([]);
  });
});
