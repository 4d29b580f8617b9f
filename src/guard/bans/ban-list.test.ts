import { describe, expect, test } from "vitest";
import { loginBench } from "../fixtures/login-bench.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const BOT = "203.0.113.9";
const CAUSE = { reason: "guesses", guesses: 10, accounts: 1 };

describe("a ban", () => {
  test("ends by itself, and each further one lasts four times as long, to a week", () => {
    const { bans, pass } = loginBench();
    const lasted: number[] = [];
    for (let times = 0; times < 6; times += 1) {
      bans.add(BOT, CAUSE);
      let minutes = 0;
      while (bans.find(BOT) !== undefined) {
        pass(30 * MINUTE);
        minutes += 30;
      }
      lasted.push(minutes / 60);
    }
    expect(lasted).toEqual([1, 4, 16, 64, 168, 168]);
  });

  test("is a first one again a month after the last ended", async () => {
    const { bans, pass, stored } = loginBench();
    bans.add(BOT, CAUSE);
    pass(31 * DAY + HOUR);
    await bans.beat();
    expect(stored.size).toBe(0);
    bans.add(BOT, CAUSE);
    expect(bans.list()).toMatchObject([{ times: 1 }]);
  });

  test("goes to the firewall at the next beat, with what is left of it", async () => {
    const { bans, firewall } = loginBench();
    bans.add(BOT, CAUSE);
    expect(firewall.size).toBe(0);
    await bans.beat();
    expect([...firewall]).toEqual([BOT]);
    await bans.beat();
    expect(await bans.lift(BOT)).toEqual({ targets: [BOT], problem: undefined });
    expect(firewall.size).toBe(0);
    expect(bans.list()).toEqual([]);
  });

  test("in observe never does", async () => {
    const { bans, firewall } = loginBench("observe");
    bans.add(BOT, CAUSE);
    await bans.beat();
    expect(firewall.size).toBe(0);
    expect(bans.list()).toMatchObject([{ target: BOT, isInForce: false }]);
  });

  test("that the firewall refuses is told once, tried again, and in force for Dovecot meanwhile", async () => {
    const { bans, firewall, wall, pass, codes } = loginBench();
    wall.problem = "nft is not there";
    bans.add(BOT, CAUSE);
    for (let at = 0; at < 5; at += 1) {
      await bans.beat();
      pass(2 * MINUTE);
    }
    expect(codes()).toEqual(["client-banned", "ban-failed"]);
    expect(bans.refuses(BOT)).toBe(true);
    wall.problem = undefined;
    await bans.beat();
    expect([...firewall]).toEqual([BOT]);
  });

  test("of a network that the mail server trusts is taken back", async () => {
    const { bans, firewall, wall, codes, stored } = loginBench();
    wall.spared = [BOT];
    bans.add(BOT, CAUSE);
    await bans.beat();
    expect(firewall.size).toBe(0);
    expect(bans.list()).toEqual([]);
    expect(stored.size).toBe(0);
    expect(codes()).toEqual(["client-banned", "client-unbanned"]);
  });

  test("after a restart goes to the firewall again, unless it has ended", async () => {
    const before = loginBench();
    before.bans.add(BOT, CAUSE);
    before.bans.add("203.0.113.10", CAUSE);
    const after = loginBench();
    const [first, second] = [...before.stored.values()];
    if (first !== undefined) after.bans.restore({ ...first, untilMs: 0 });
    if (second !== undefined) after.bans.restore(second);
    await after.bans.beat();
    expect([...after.firewall]).toEqual(["203.0.113.10"]);
  });

  test("is loaded again when somebody has emptied the firewall", async () => {
    const { bans, firewall, pass } = loginBench();
    bans.add(BOT, CAUSE);
    await bans.beat();
    firewall.clear();
    pass(10 * MINUTE);
    await bans.beat();
    expect([...firewall]).toEqual([BOT]);
  });

  test("of the 20,001st client lets the oldest go", () => {
    const { bans, stored } = loginBench();
    for (let at = 0; at <= 20_000; at += 1)
      bans.add(`9.${at >> 16}.${(at >> 8) & 255}.${at & 255}`, CAUSE);
    expect(bans.size).toBe(20_000);
    expect(stored.size).toBe(20_000);
    expect(bans.find("9.0.0.0")).toBeUndefined();
  });

  test("all are taken back by one word", async () => {
    const { bans } = loginBench();
    bans.add(BOT, CAUSE);
    bans.add("2001:db8::/64", CAUSE);
    expect((await bans.lift("all")).targets).toEqual(["2001:db8::/64", BOT]);
    expect(bans.size).toBe(0);
  });
});
