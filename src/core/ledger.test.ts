import { describe, expect, it } from "vitest";
import { FACT, Ledger, ORIGIN, type Origin } from "./ledger.ts";

describe("Ledger", () => {
  it("numbers rows from 1 on", () => {
    const ledger = new Ledger();
    expect([ledger.add(), ledger.add(), ledger.count]).toEqual([1, 2, 2]);
  });

  const kept: readonly {
    readonly name: string;
    readonly origin: Origin;
    readonly flags: number;
    readonly kept: boolean;
  }[] = [
    {
      name: "mail that stayed here",
      origin: ORIGIN.client,
      flags: FACT.queued | FACT.local,
      kept: false,
    },
    {
      name: "mail that a client sent on",
      origin: ORIGIN.client,
      flags: FACT.queued | FACT.remote,
      kept: true,
    },
    { name: "mail that was bounced", origin: ORIGIN.client, flags: FACT.bounceSent, kept: true },
    { name: "an account's", origin: ORIGIN.account, flags: 0, kept: true },
    { name: "a login's without a name", origin: ORIGIN.namelessLogin, flags: 0, kept: true },
    { name: "a local user's", origin: ORIGIN.local, flags: 0, kept: true },
    {
      name: "of unknown beginning, gone out",
      origin: ORIGIN.unknown,
      flags: FACT.remote,
      kept: true,
    },
    {
      name: "of unknown beginning, handed to a filter",
      origin: ORIGIN.unknown,
      flags: FACT.toFilter,
      kept: true,
    },
    {
      name: "of unknown beginning, stayed here",
      origin: ORIGIN.unknown,
      flags: FACT.local,
      kept: false,
    },
    { name: "a bounce to a mailbox here", origin: ORIGIN.bounce, flags: FACT.local, kept: false },
    {
      name: "a bounce to another host",
      origin: ORIGIN.bounce,
      flags: FACT.bounceRemote,
      kept: true,
    },
  ];
  it.each(kept)("keeps $name: $kept", ({ origin, flags, kept: isKept }) => {
    const ledger = new Ledger();
    const row = ledger.add();
    ledger.origin[row] = origin;
    ledger.flags[row] = flags;
    ledger.release(row);
    expect(ledger.isMessage(row)).toBe(isKept);
    expect(ledger.add() === row).toBe(!isKept);
  });

  it("keeps a bounce of a message that it knows", () => {
    const ledger = new Ledger();
    const parent = ledger.add();
    const bounce = ledger.add();
    ledger.origin[bounce] = ORIGIN.bounce;
    ledger.bounceOf[bounce] = parent;
    ledger.release(bounce);
    expect(ledger.isMessage(bounce)).toBe(true);
  });

  it("uses a row again only when the last who refers to it has let go, and then it is empty", () => {
    const ledger = new Ledger();
    const row = ledger.add();
    ledger.retain(row);
    ledger.origin[row] = ORIGIN.client;
    ledger.flags[row] = FACT.local;
    ledger.client[row] = 9;
    ledger.atMs[row] = 1;
    ledger.offset[row] = 5e9;
    ledger.line[row] = 4;
    ledger.source[row] = 3;
    ledger.delivered[row] = 2;
    ledger.addQueueId(row, Buffer.from("4A1B2C"));
    ledger.release(row);
    expect(ledger.isMessage(row)).toBe(true);
    expect(ledger.add()).not.toBe(row);
    ledger.release(row);
    const again = ledger.add();
    expect(again).toBe(row);
    expect({
      isMessage: ledger.isMessage(again),
      ids: ledger.queueIds(again),
      numbers: [
        ledger.client[again],
        ledger.atMs[again],
        ledger.offset[again],
        ledger.line[again],
        ledger.source[again],
        ledger.delivered[again],
        ledger.recipients(again),
      ],
    }).toEqual({ isMessage: false, ids: [], numbers: [0, 0, 0, 0, 0, 0, 0] });
  });

  it("counts recipients as logged, or as seen where that is more", () => {
    const ledger = new Ledger();
    const row = ledger.add();
    ledger.recipientsLogged[row] = 5;
    ledger.delivered[row] = 2;
    expect(ledger.recipients(row)).toBe(5);
    ledger.pending[row] = 3;
    ledger.bounced[row] = 1;
    expect(ledger.recipients(row)).toBe(6);
  });

  it("remembers all queue ids of a row, the last first, over many pages", () => {
    const ledger = new Ledger();
    const rows = Array.from({ length: 100 }, () => ledger.add());
    const id = (row: number, hop: number) => `${row}x${hop}`.padEnd(28, "a");
    for (let hop = 0; hop < 300; hop += 1)
      for (const row of rows) ledger.addQueueId(row, Buffer.from(id(row, hop)));
    for (const row of rows)
      expect(ledger.queueIds(row)).toEqual(Array.from({ length: 300 }, (_, i) => id(row, 299 - i)));
  });

  it("grows beyond its first size and keeps every column", () => {
    const ledger = new Ledger();
    const first = ledger.add();
    ledger.origin[first] = ORIGIN.account;
    ledger.account[first] = 11;
    ledger.atMs[first] = 1.7e12;
    ledger.source[first] = 65_000;
    ledger.addQueueId(first, Buffer.from("first"));
    const size = ledger.flags.length;
    let row = first;
    while (row <= size) row = ledger.add();
    ledger.account[row] = 12;
    ledger.origin[row] = ORIGIN.local;
    ledger.atMs[row] = 1.8e12;
    ledger.offset[row] = 6e9;
    ledger.source[row] = 9;
    ledger.flags[row] = FACT.direct;
    ledger.addQueueId(row, Buffer.from("last"));
    expect(ledger.account.length).toBeGreaterThan(size);
    expect([
      ledger.origin[first],
      ledger.account[first],
      ledger.atMs[first],
      ledger.source[first],
    ]).toEqual([ORIGIN.account, 11, 1.7e12, 65_000]);
    expect([ledger.account[row], ledger.isMessage(row), ledger.isMessage(row - 1)]).toEqual([
      12,
      true,
      false,
    ]);
    expect([ledger.atMs[row], ledger.offset[row], ledger.source[row], ledger.flags[row]]).toEqual([
      1.8e12,
      6e9,
      9,
      FACT.direct,
    ]);
    expect([ledger.queueIds(first), ledger.queueIds(row)]).toEqual([["first"], ["last"]]);
  });
});
