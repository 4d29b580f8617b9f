import { describe, expect, test } from "vitest";
import { loginBench } from "../fixtures/login-bench.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const BOT = "203.0.113.9";
const OFFICE = "198.51.100.20";

describe("one client that guesses", () => {
  test("is banned at the tenth different guess in an hour", () => {
    const bench = loginBench();
    for (let at = 1; at <= 10; at += 1) {
      expect(bench.refuses(BOT, "bob")).toBe(false);
      bench.fail(BOT, "bob", `word${at}`);
      bench.pass(MINUTE);
    }
    expect(bench.refuses(BOT, "bob")).toBe(true);
    expect(bench.refuses("203.0.113.10", "bob")).toBe(false);
    expect(bench.events.at(-1)).toMatchObject({
      code: "client-banned",
      subject: BOT,
      data: { reason: "guesses", guesses: 10, accounts: 1, minutes: 60, times: 1 },
    });
  });

  test("slowly is banned at the thirtieth in a day", () => {
    const bench = loginBench();
    for (let at = 1; at <= 29; at += 1) {
      bench.fail(BOT, "bob", `word${at}`);
      bench.pass(40 * MINUTE);
    }
    expect(bench.codes()).toEqual([]);
    bench.fail(BOT, "bob", "word30");
    expect(bench.codes()).toEqual(["client-banned"]);
  });

  test("at names, by the log alone: accounts are guesses", () => {
    const bench = loginBench();
    for (let at = 1; at <= 10; at += 1) bench.fail(BOT, `name${at}`);
    expect(bench.codes()).toEqual(["client-banned"]);
  });

  test("at an invented name again and again, by the log alone: a hundred in ten minutes", () => {
    const bench = loginBench();
    for (let at = 1; at <= 100; at += 1) {
      bench.fail(BOT, "oracle");
      bench.pass(5 * SECOND);
    }
    expect(bench.events.map(({ code, data }) => [code, data["reason"]])).toEqual([
      ["client-banned", "attempts"],
    ]);
  });

  test("from all over its /64 is one client", () => {
    const bench = loginBench();
    for (let at = 1; at <= 10; at += 1) bench.fail(`2001:db8:7:7::${at}`, "bob", `word${at}`);
    expect(bench.refuses("2001:db8:7:7:ffff::1", "bob")).toBe(true);
    expect(bench.refuses("2001:db8:7:8::1", "bob")).toBe(false);
    expect(bench.events.at(-1)?.subject).toBe("2001:db8:7:7::/64");
  });

  test("what the log tells, too, before or after the authentication, counts once", () => {
    const bench = loginBench();
    bench.fail(BOT, "name1");
    for (let at = 1; at <= 9; at += 1) {
      bench.fail(BOT, `name${at}`, "word");
      bench.fail(BOT, `other${at}`);
    }
    expect(bench.codes()).toEqual([]);
    expect(bench.desk.counts.failures).toBe(9);
  });

  test.each([
    { name: "our own network", client: "192.0.2.77", want: [] },
    { name: "this machine", client: "127.0.0.1", want: [] },
    { name: "a private network", client: "10.1.2.3", want: ["brute-force"] },
  ])("$name is never banned", ({ client, want }) => {
    const bench = loginBench();
    for (let at = 1; at <= 50; at += 1) bench.fail(client, "bob", `word${at}`);
    expect(bench.codes()).toEqual(want);
    expect(bench.bans.list()).toEqual([]);
  });

  test("in observe it is told, and nobody is refused", () => {
    const bench = loginBench("observe");
    for (let at = 1; at <= 50; at += 1) bench.fail(BOT, "bob", `word${at}`);
    expect(bench.codes()).toEqual(["ban-due"]);
    expect(bench.refuses(BOT, "bob")).toBe(false);
  });
});

describe("honest failures ban nobody", () => {
  test.each([
    { name: "with the hash of its password", password: "old" },
    { name: "by the log alone", password: undefined },
  ])("a forgotten telephone, 4,000 identical failures a day for a week, $name", ({ password }) => {
    const bench = loginBench();
    bench.succeed(OFFICE, "bob");
    for (let at = 0; at < 28_000; at += 1) {
      bench.fail("203.0.113.80", "bob", password);
      bench.pass(DAY / 4000);
    }
    expect(bench.codes()).toEqual([]);
    expect(bench.bans.list()).toEqual([]);
  });

  test.each([
    { name: "with the hash of its password", password: "old" },
    { name: "by the log alone", password: undefined },
  ])("one that tries twenty times at once, every seven minutes, $name", ({ password }) => {
    const bench = loginBench();
    bench.succeed(OFFICE, "bob");
    for (let round = 0; round < 200; round += 1) {
      for (let at = 0; at < 20; at += 1) bench.fail("203.0.113.80", "bob", password);
      bench.pass(7.2 * MINUTE);
    }
    expect(bench.bans.list()).toEqual([]);
    expect(bench.codes()).toEqual([]);
  });

  test("one that moves through the networks of its provider is no attack on its account", () => {
    const bench = loginBench();
    bench.succeed(OFFICE, "bob");
    for (let at = 0; at < 60; at += 1) {
      for (let again = 0; again < 20; again += 1)
        bench.fail(`100.${130 + (at % 3)}.${at}.1`, "bob", "old");
      bench.pass(5 * MINUTE);
    }
    expect(bench.codes()).toEqual([]);
  });

  test("somebody who mistypes nine times and gets in", () => {
    const bench = loginBench();
    for (let day = 0; day < 5; day += 1) {
      for (let at = 1; at <= 9; at += 1) bench.fail(OFFICE, "bob", `typo${day}-${at}`);
      bench.succeed(OFFICE, "bob");
      bench.pass(HOUR / 2);
    }
    expect(bench.codes()).toEqual([]);
  });

  test("an office behind one address with one bad client bans nobody, and keeps that one from its victims", () => {
    const bench = loginBench();
    for (const login of ["ann", "bob", "eve"]) bench.succeed(OFFICE, login);
    for (let at = 1; at <= 30; at += 1) {
      bench.fail(OFFICE, "boss", `word${at}`);
      bench.fail(OFFICE, "bob", `word${at}`);
      bench.pass(MINUTE);
    }
    expect(bench.bans.list()).toEqual([]);
    expect(bench.events.map(({ code, data }) => [code, data["spared"]])).toEqual([
      ["brute-force", "known"],
    ]);
    expect(bench.refuses(OFFICE, "boss")).toBe(true);
    for (const login of ["ann", "bob", "eve", "new-colleague"]) {
      expect(bench.refuses(OFFICE, login)).toBe(false);
    }
    bench.pass(2 * HOUR);
    expect(bench.refuses(OFFICE, "boss")).toBe(false);
  });

  test("an account is never locked: its owner gets in while the whole world fails at it", () => {
    const bench = loginBench();
    bench.succeed(OFFICE, "bob");
    for (let at = 1; at <= 2000; at += 1) {
      bench.fail(`203.${at % 200}.${at % 250}.9`, "bob", `word${at}`);
      bench.pass(10 * SECOND);
    }
    expect(bench.refuses(OFFICE, "bob")).toBe(false);
    expect(bench.refuses("198.51.100.99", "bob")).toBe(false);
    expect(bench.codes().filter((code) => code === "account-attacked")).toHaveLength(1);
  });
});

describe("many clients", () => {
  /** 500 clients, one guess each, over six hours, at 50 accounts. */
  function spray(bench: ReturnType<typeof loginBench>, from = 0, to = 500): void {
    for (let at = from; at < to; at += 1) {
      bench.fail(`203.0.${at >> 8}.${at & 255}`, `user${at % 50}`, `word${at >> 6}`);
      bench.pass((6 * HOUR) / 500);
    }
  }

  test("spraying from 500 clients over six hours is found, and told once", () => {
    const bench = loginBench();
    spray(bench);
    expect(bench.codes()).toEqual(["password-spraying"]);
    const data = bench.events[0]?.data;
    expect(data?.["clients"]).toBe(100);
    expect(data?.["accounts"]).toBe(50);
  });

  test("... and so it is where only the log tells of it", () => {
    const bench = loginBench();
    for (let at = 0; at < 500; at += 1) {
      for (let again = 0; again < 3; again += 1) {
        bench.fail(`203.0.${at >> 8}.${at & 255}`, `user${at % 50}`);
      }
      bench.pass((6 * HOUR) / 500);
    }
    expect(bench.codes()).toEqual(["password-spraying"]);
  });

  test("a client of it is banned at the third guess, at a second account", () => {
    const bench = loginBench();
    spray(bench);
    bench.fail(BOT, "user1", "a");
    bench.fail(BOT, "user2", "a");
    expect(bench.bans.list()).toEqual([]);
    bench.fail(BOT, "user3", "a");
    expect(bench.bans.list()).toMatchObject([{ target: BOT, reason: "spraying" }]);
  });

  test("success after spraying: from a client of it, and from a network new to the account", () => {
    const bench = loginBench();
    settle(bench, "user7");
    spray(bench);
    bench.succeed(OFFICE, "user7");
    bench.succeed("203.0.113.200", "user7");
    bench.fail(BOT, "user1", "a");
    bench.fail(BOT, "user2", "a");
    bench.fail(BOT, "user3", "a");
    bench.succeed(BOT, "user9");
    expect(
      bench.events
        .filter(({ code }) => code === "login-after-attack")
        .map(({ subject, data }) => [subject, data["client"], data["reason"]]),
    ).toEqual([
      ["user7@example.com", "203.0.113.200", "sprayed"],
      ["user9@example.com", BOT, "guessed"],
    ]);
  });

  test("success after many networks failed at one account: from one of them, but not its owner's", () => {
    const bench = loginBench();
    bench.succeed(OFFICE, "bob");
    for (let at = 1; at <= 20; at += 1) bench.fail(`203.${at}.0.9`, "bob");
    bench.succeed(OFFICE, "bob");
    bench.succeed("203.7.0.9", "bob");
    expect(bench.events.map(({ code, data }) => [code, data["client"]])).toEqual([
      ["account-attacked", undefined],
      ["login-after-attack", "203.7.0.9"],
    ]);
  });

  test("a large server's mornings are no spraying: who mistypes gets in, telephones repeat themselves", () => {
    const bench = loginBench();
    for (let at = 0; at < 400; at += 1) {
      const home = `198.18.${at >> 8}.${at & 255}`;
      bench.fail(home, `user${at}`, "typo");
      bench.succeed(home, `user${at}`);
      const telephone = `198.19.${at >> 8}.${at & 255}`;
      for (let again = 0; again < 15; again += 1) bench.fail(telephone, `user${at}`, "old");
      bench.pass(MINUTE / 2);
    }
    expect(bench.codes()).toEqual([]);
  });

  test("one account from many networks is told with what was tried", () => {
    const bench = loginBench();
    for (let at = 1; at <= 40; at += 1) bench.fail(`203.${at}.0.9`, "bob", `word${at}`);
    expect(bench.events).toMatchObject([
      {
        code: "account-attacked",
        subject: "bob@example.com",
        data: { networks: 15, passwords: 15 },
      },
    ]);
  });

  test("a million attackers take no more memory than twenty thousand", () => {
    const bench = loginBench();
    for (let at = 0; at < 60_000; at += 1) {
      bench.fail(`${1 + (at >> 16)}.${(at >> 8) & 255}.${at & 255}.9`, `name${at}`);
    }
    expect(bench.desk.sources).toBeLessThanOrEqual(20_000);
    expect(bench.desk.sources).toBeGreaterThan(9_999);
  });
});

/** Somebody who has been working here for some days. */
function settle(bench: ReturnType<typeof loginBench>, login: string): void {
  for (let day = 0; day < 3; day += 1) {
    bench.succeed(OFFICE, login);
    bench.pass(DAY);
  }
}

describe("a login from elsewhere", () => {
  test("is nothing new while nobody knows where an account is at home", () => {
    const bench = loginBench();
    for (let at = 1; at <= 15; at += 1) bench.succeed(`203.${at}.0.9`, "bob");
    expect(bench.codes()).toEqual([]);
  });

  test("is told once an account is known, but not of a traveller's eleventh network", () => {
    const bench = loginBench();
    settle(bench, "bob");
    expect(bench.codes()).toEqual([]);
    for (let at = 1; at <= 15; at += 1) {
      bench.succeed(`203.${at}.0.9`, "bob");
      bench.pass(2 * DAY);
    }
    expect(bench.codes()).toEqual(Array.from({ length: 9 }, () => "login-new-network"));
  });

  test("from a client that is banned: its guess was right, and it is not learned as its owner's", () => {
    const bench = loginBench();
    for (let at = 1; at <= 10; at += 1) bench.fail(BOT, `name${at}`);
    bench.succeed(BOT, "bob");
    expect(bench.codes()).toEqual(["client-banned", "login-after-attack"]);
    expect(bench.refuses(BOT, "bob")).toBe(true);
  });
});
