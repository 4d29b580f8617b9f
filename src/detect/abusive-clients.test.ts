import { expect, it } from "vitest";
import { abusiveRows, honestNetworks } from "./abusive-clients.ts";
import { readAccountSigns } from "./account-signs.ts";
import { littleTraffic, readMailbox, type SentMessage } from "./fixtures/little-traffic.ts";
import { buildScene } from "./scene.ts";
import type { Traffic } from "../core/traffic.ts";

const BOB = "bob@example.com";
const HOME = "192.0.2.1";
const THIEF = "203.0.113.9";

/** The clients whose mail is taken for the abuse. */
function abusers(
  sent: readonly Omit<SentMessage, "account">[],
  prepare?: (traffic: Traffic) => void,
): string[] {
  const colleagues = Array.from({ length: 20 }, (_, i) => ({
    account: `user${i}@example.com`,
    ip: `198.51.100.${i}`,
    delivered: 10,
  }));
  const traffic = littleTraffic([...colleagues, ...sent.map((one) => ({ account: BOB, ...one }))]);
  prepare?.(traffic);
  const scene = buildScene(traffic);
  const all = readAccountSigns(scene);
  const signs = all.find(({ name }) => name === BOB);
  if (signs === undefined) throw new Error("no such login");
  const rows = abusiveRows(scene, signs, honestNetworks(scene, all));
  expect([...rows]).toEqual(
    rows.toSorted((a, b) => (traffic.ledger.atMs[a] ?? 0) - (traffic.ledger.atMs[b] ?? 0)),
  );
  return [
    ...new Set(rows.map((row) => traffic.names.ips.text(traffic.ledger.client[row] ?? 0))),
  ].toSorted();
}

const times = (count: number, one: (i: number) => Omit<SentMessage, "account">) =>
  Array.from({ length: count }, (_, i) => one(i));
const own = times(5, () => ({ ip: HOME, delivered: 1 }));

it.each([
  {
    name: "who forges, not the owner",
    sent: [
      ...own,
      ...times(20, (i) => ({ ip: THIEF, sender: `a${i}@forged${i % 5}.example`, delivered: 1 })),
    ],
    want: [THIEF],
  },
  {
    name: "who forges, not the owner who writes some letters under an alias",
    sent: [
      ...times(12, (i) => ({
        ip: HOME,
        sender: i < 2 ? "sales@example.com" : BOB,
        delivered: 1,
      })),
      ...times(20, (i) => ({ ip: THIEF, sender: `a${i}@forged${i % 5}.example`, delivered: 1 })),
    ],
    want: [THIEF],
  },
  {
    name: "the one-shot addresses of a swarm that forges",
    sent: [
      ...own,
      ...times(20, (i) => ({ ip: `203.0.113.${i}`, sender: `a${i}@forged${i % 5}.example` })),
    ],
    want: times(20, (i) => ({ ip: `203.0.113.${i}` }))
      .map(({ ip }) => ip ?? "")
      .toSorted(),
  },
  {
    name: "who is refused, not the owner",
    sent: [...own, ...times(20, () => ({ ip: THIEF, bounced: 5, refused: 5 }))],
    want: [THIEF],
  },
  {
    name: "one client alone",
    sent: times(20, () => ({ ip: THIEF, bounced: 5, refused: 5 })),
    want: [THIEF],
  },
  {
    name: "the thief alone, where the owner's own mail is refused, too",
    sent: [
      ...times(5, () => ({ ip: HOME, bounced: 2, refused: 2 })),
      ...times(20, () => ({ ip: THIEF, bounced: 5, refused: 5 })),
    ],
    want: [THIEF],
  },
])("takes $name", ({ sent, want }) => expect(abusers(sent)).toEqual(want));

it("leaves out who reads the mailbox and an office that other logins use", () => {
  const swarm = times(12, (i) => ({ ip: `203.0.${i}.1`, minute: i, delivered: 1 }));
  const sent = [
    ...times(20, (i) => ({ ip: HOME, minute: i, delivered: 1 })),
    ...times(20, (i) => ({ ip: "198.51.100.3", minute: i, delivered: 1 })),
    ...swarm,
  ].toSorted((a, b) => (a.minute ?? 0) - (b.minute ?? 0));
  const want = swarm.map(({ ip }) => ip).toSorted();
  expect(abusers(sent, (traffic) => readMailbox(traffic, HOME, BOB))).toEqual(want);
});

it("calls networks honest that logins without a sign send from, and no others", () => {
  const traffic = littleTraffic([
    { account: "carol@example.com", ip: "198.51.100.1", delivered: 1 },
    { account: "carol@example.com", ip: "192.***.***.***", delivered: 1 },
    ...times(20, (i) => ({
      ip: THIEF,
      sender: `a${i}@forged${i % 5}.example`,
      bounced: 5,
      refused: 5,
    })).map((one) => ({ account: BOB, ...one })),
  ]);
  const scene = buildScene(traffic);
  expect([...honestNetworks(scene, readAccountSigns(scene))]).toEqual(["198.51.100.0/24"]);
});
