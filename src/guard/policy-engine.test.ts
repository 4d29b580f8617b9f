import { afterEach, describe, expect, test } from "vitest";
import { type Attributes, limitOf, removeTestGuards, testGuard } from "./fixtures/test-guard.ts";

const HOUR = 3_600_000;
const ANSWERED = "DUNNO";

afterEach(removeTestGuards);

/** `count` messages with a recipient each, asked about at one stage. */
function messages(count: number, state = "END-OF-MESSAGE", more: Attributes = {}): Attributes[] {
  return Array.from({ length: count }, (_, at) => ({
    protocol_state: state,
    instance: `m${at}.${state}`,
    recipient: `r${at}@example.net`,
    recipient_count: state === "RCPT" ? 0 : 1,
    ...more,
  }));
}

/** One message as Postfix asks about it when every stage is set up. */
function whole(instance: string, recipients: number, more: Attributes = {}): Attributes[] {
  const rcpts = Array.from({ length: recipients }, (_, at) => ({
    ...more,
    protocol_state: "RCPT",
    instance,
    recipient: `${instance}-${at}@example.net`,
    recipient_count: 0,
  }));
  const later = { ...more, instance, recipient: "", recipient_count: recipients };
  return [
    ...rcpts,
    { ...later, protocol_state: "DATA" },
    { ...later, protocol_state: "END-OF-MESSAGE" },
  ];
}

describe("N of M is N of M", () => {
  test.each(["RCPT", "DATA", "END-OF-MESSAGE"])("asked at %s only", async (state) => {
    const guard = await testGuard();
    expect(guard.passed(...messages(2000, state))).toBe(100);
  });

  test.each(["RCPT", "DATA", "END-OF-MESSAGE"])("asked twice at %s", async (state) => {
    const guard = await testGuard();
    const twice = messages(500, state).flatMap((message) => [message, message]);
    expect(guard.passed(...twice)).toBe(200);
  });

  test("asked at every stage, and the whole sequence again: one message is counted once", async () => {
    const guard = await testGuard();
    const all = Array.from({ length: 60 }, (_, at) => whole(`w${at}`, 2)).flat();
    expect(
      guard
        .ask(...all, ...all)
        .slice(0, 200)
        .every((answer) => answer === ANSWERED),
    ).toBe(true);
    const ends = guard.ask(...all.filter((one) => one["protocol_state"] === "END-OF-MESSAGE"));
    expect(ends.filter((answer) => answer === ANSWERED)).toHaveLength(50);
  });

  test("the first message of an account is measured against the limit itself", async () => {
    const guard = await testGuard();
    const [answer] = guard.ask({ instance: "a", recipient_count: 500 });
    expect(answer).toBe(
      "550 5.7.1 Limit of 100 recipients per hour for this account: the message is too large for it (account-hour)",
    );
  });

  test("a count of 0 or of nonsense is one", async () => {
    const guard = await testGuard({ limits: [limitOf({ max: 3 })] });
    const requests = ["0", "abc", "-1", "", "1"].map((recipient_count, at) => ({
      instance: `z${at}`,
      recipient_count,
    }));
    expect(guard.passed(...requests)).toBe(3);
  });

  test("upper and lower case are one account, a login without domain belongs to the default one", async () => {
    const guard = await testGuard({ limits: [limitOf({ max: 3 })], defaultDomain: "example.com" });
    const logins = ["Bob@Example.COM", "bob@example.com", "bob", "BOB"];
    const requests = logins.map((sasl_username, at) => ({ instance: `c${at}`, sasl_username }));
    expect(guard.passed(...requests)).toBe(3);
    expect(guard.passed({ instance: "other", sasl_username: "bob@other.example" })).toBe(1);
  });
});

describe("a message is decided as a whole", () => {
  test("recipients pass until DATA, then all are refused: none is sent to the first ones", async () => {
    const guard = await testGuard();
    expect(guard.passed(...whole("first", 90))).toBe(92);
    const answers = guard.ask(...whole("second", 20).slice(0, -1));
    expect(answers.slice(0, 20)).toEqual(Array<string>(20).fill(ANSWERED));
    expect(answers[20]).toMatch(
      /^450 4\.7\.1 Limit of 100 recipients per hour .* until 2026-05-01T09:/,
    );
    expect(guard.passed(...whole("third", 10))).toBe(12);
  });

  test("an account that has nothing left is told at the first recipient", async () => {
    const guard = await testGuard();
    guard.ask(...whole("first", 100));
    const answers = guard.ask(...whole("second", 3).slice(0, 3));
    expect(answers.every((answer) => answer.startsWith("450"))).toBe(true);
  });

  test("what never comes to its end is given back", async () => {
    const guard = await testGuard();
    guard.ask(...whole("first", 1));
    expect(guard.passed(...whole("broken", 99).slice(0, -1))).toBe(100);
    expect(guard.passed(...whole("early", 5))).not.toBe(7);
    guard.pass(11 * 60_000);
    guard.beat();
    expect(guard.passed(...whole("late", 99))).toBe(101);
  });

  test("where nobody asks at the end, what was asked at DATA stays counted", async () => {
    const guard = await testGuard();
    expect(guard.passed(...messages(100, "DATA"))).toBe(100);
    guard.pass(11 * 60_000);
    guard.beat();
    expect(guard.passed(...messages(1, "DATA", { instance: "later" }))).toBe(0);
  });

  test("refused messages are not counted: an honest queue is let in when the window has moved on", async () => {
    const guard = await testGuard();
    guard.ask(...messages(300));
    guard.pass(HOUR + 2 * 60_000);
    expect(
      guard.passed(
        ...messages(300, "END-OF-MESSAGE").map((one, at) => ({ ...one, instance: `n${at}` })),
      ),
    ).toBe(100);
  });
});

describe("windows", () => {
  test("there is no edge at which twice the limit passes", async () => {
    const guard = await testGuard();
    let passed = 0;
    for (let minute = 0; minute < 60; minute += 1) {
      const requests = messages(10).map((one, at) => ({ ...one, instance: `${minute}.${at}` }));
      passed += guard.passed(...requests);
      guard.pass(60_000);
    }
    expect(passed).toBe(100);
  });

  test.each([HOUR, -HOUR])("the wall clock jumps by %i ms", async (jumpMs) => {
    const guard = await testGuard();
    expect(guard.passed(...messages(100))).toBe(100);
    guard.pass(0, jumpMs);
    expect(guard.passed({ instance: "after" })).toBe(0);
    guard.pass(HOUR + 2 * 60_000, 0);
    expect(guard.passed({ instance: "much later" })).toBe(1);
  });
});

describe("answers", () => {
  test("hold: the message is kept, listed with its queue id, and released once", async () => {
    const guard = await testGuard({ limits: [limitOf({ max: 1, answer: "hold" })] });
    guard.ask(...whole("one", 1));
    const answers = guard.ask(...whole("two", 1, { queue_id: "4Xyz9" }));
    expect(answers[0]).toBe(ANSWERED);
    expect(
      answers.slice(1).every((answer) => answer.startsWith("HOLD Limit of 1 recipients")),
    ).toBe(true);
    expect(await guard.control({ ask: "held" })).toMatchObject({
      messages: [{ queueId: "4Xyz9", account: "bob@example.com", recipients: 1 }],
    });
    expect(await guard.control({ ask: "release", target: "bob@example.com" })).toEqual({
      released: ["4Xyz9"],
      failed: [],
      accounts: [],
    });
    await guard.control({ ask: "release", target: "all" });
    expect(guard.released).toEqual(["4Xyz9"]);
  });

  test("observe: nothing is touched, and what would have been is told once", async () => {
    const guard = await testGuard({ mode: "observe" });
    expect(guard.passed(...messages(300))).toBe(300);
    const { events } = (await guard.control({ ask: "events" })) as { events: { code: string }[] };
    expect(events.map(({ code }) => code)).toEqual(["started", "limit-near", "limit-reached"]);
    expect(guard.guard.desk.status().counts).toMatchObject({ watched: 200, refused: 0 });
  });

  test("the strictest of the limits that are passed answers", async () => {
    const limits = [
      limitOf({ name: "soft", max: 1, answer: "warn" }),
      limitOf({ name: "middle", max: 1, answer: "hold" }),
      limitOf({ name: "hard", max: 1, answer: "reject" }),
    ];
    const guard = await testGuard({ limits });
    expect(guard.ask(...messages(2))[1]).toMatch(/^550 5\.7\.1 .*\(hard\)$/);
  });

  test("per message", async () => {
    const guard = await testGuard({
      limits: [limitOf({ windowMs: 0, max: 50, answer: "reject" })],
    });
    expect(guard.ask({ instance: "a", recipient_count: 51 })[0]).toContain("per message");
    expect(
      guard.passed({ instance: "b", recipient_count: 50 }, { instance: "c", recipient_count: 50 }),
    ).toBe(2);
  });
});

describe("who is counted", () => {
  test("an outsider cannot use up an account by its address", async () => {
    const guard = await testGuard({ limits: [limitOf({ max: 5 })] });
    const forged = { sasl_username: "", client_address: "203.0.113.9", sender: "bob@example.com" };
    expect(guard.passed(...messages(50, "END-OF-MESSAGE", forged))).toBe(50);
    expect(guard.passed({ instance: "own" })).toBe(1);
  });

  test("unauthenticated bulk is counted by network: /24 and /64", async () => {
    const limits = [limitOf({ name: "bulk", per: "network", from: ["outside"], max: 10 })];
    const guard = await testGuard({ limits });
    const from = (client_address: string, at: number) => ({
      instance: `${client_address}.${at}`,
      sasl_username: "",
      client_address,
    });
    const v4 = Array.from({ length: 30 }, (_, at) => from(`203.0.113.${at}`, at));
    const v6 = Array.from({ length: 30 }, (_, at) => from(`2001:db8:1:2::${at.toString(16)}`, at));
    const mapped = Array.from({ length: 30 }, (_, at) => from(`::ffff:203.0.113.${at}`, at));
    expect(guard.passed(...v4)).toBe(10);
    expect(guard.passed(...v6)).toBe(10);
    expect(guard.passed(...mapped)).toBe(0);
    expect(guard.passed(from("127.0.0.1", 0))).toBe(1);
  });

  test("new recipients: whom the account wrote to before costs nothing", async () => {
    const limits = [limitOf({ name: "new", counts: "new-recipients", max: 10 })];
    const guard = await testGuard({ limits });
    expect(guard.passed(...whole("x", 10))).toBe(12);
    const again = whole("x", 10).map((one) => ({ ...one, instance: "y" }));
    expect(guard.passed(...again)).toBe(12);
    expect(guard.ask(...whole("z", 1))[0]).toMatch(/^450 .*10 new recipients per hour/);
  });

  test("distinct networks: the ones already seen go on, a further one is stopped", async () => {
    const limits = [limitOf({ name: "nets", counts: "networks", max: 3 })];
    const guard = await testGuard({ limits });
    const from = (at: number, host: number) => ({
      instance: `${at}.${host}`,
      client_address: `198.51.${at}.${host}`,
    });
    expect(guard.passed(from(1, 1), from(2, 1), from(3, 1), from(1, 2), from(2, 2))).toBe(5);
    expect(guard.passed(from(4, 1), from(3, 2))).toBe(1);
  });

  test("scripts and the whole server", async () => {
    const limits = [
      limitOf({ name: "script", per: "script", from: ["script"], max: 5 }),
      limitOf({ name: "server", per: "server", from: ["authenticated", "script"], max: 8 }),
    ];
    const guard = await testGuard({ limits });
    const script = messages(10, "DATA", { sasl_username: "", mailwarden_user: "www-data" });
    expect(guard.passed(...script)).toBe(5);
    expect(guard.passed(...messages(10))).toBe(3);
  });
});

describe("overrides and profiles", () => {
  test("a profile raises the limit, an override beats it until it expires", async () => {
    const profiles = new Map([["bob@example.com", { "account-hour": 150 }]]);
    const guard = await testGuard({ profiles });
    expect(guard.passed(...messages(200))).toBe(150);
    await guard.control({
      ask: "override",
      account: "BOB@example.com",
      limit: "account-hour",
      max: 160,
      forMs: 60_000,
      reason: "invoices",
    });
    const more = messages(50).map((one, at) => ({ ...one, instance: `more${at}` }));
    expect(guard.passed(...more)).toBe(10);
    guard.pass(61_000);
    expect(guard.passed({ instance: "late" })).toBe(0);
  });

  test("no limit at all, and a limit that does not exist", async () => {
    const guard = await testGuard();
    const ask = { ask: "override", account: "bob@example.com", reason: "" } as const;
    expect(await guard.control({ ...ask, limit: "nope", max: 1 })).toMatchObject({
      error: "unknown-limit",
      known: ["account-hour"],
    });
    await guard.control({ ...ask, limit: "account-hour", max: null });
    expect(guard.passed(...messages(500))).toBe(500);
    await guard.control({ ...ask, limit: "account-hour" });
    expect(guard.passed({ instance: "back" })).toBe(0);
  });
});

describe("senders", () => {
  const senders = {
    mismatch: "reject",
    own: "domain",
    alsoAs: new Map(),
    nullSender: "hold",
  } as const;

  test("somebody else's address is refused at every stage, one's own is not", async () => {
    const guard = await testGuard({ senders });
    const forged = whole("f", 2, { sender: "boss@bank.example" });
    expect(guard.ask({ ...forged[0], protocol_state: "MAIL" }, ...forged)).toEqual(
      Array<string>(5).fill("550 5.7.1 The sender address does not belong to this account"),
    );
    expect(guard.passed(...whole("g", 2, { sender: "sales@example.com" }))).toBe(4);
  });

  test("the empty sender of an account, and of the world", async () => {
    const guard = await testGuard({ senders });
    expect(guard.ask({ instance: "a", sender: "" })[0]).toMatch(/^HOLD /);
    expect(guard.passed({ instance: "b", sender: "", sasl_username: "" })).toBe(1);
  });

  test("observe: it is only told", async () => {
    const guard = await testGuard({ senders, mode: "observe" });
    expect(guard.passed(...whole("f", 2, { sender: "boss@bank.example" }))).toBe(4);
  });
});

describe("greylisting", () => {
  const greylist = { enabled: true, delayMs: 300_000, retryWithinMs: 86_400_000 };
  const stranger = { protocol_state: "RCPT", sasl_username: "", sender: "a@far.example" };

  test("a stranger waits; a login, our own network, and whom we wrote to do not", async () => {
    const guard = await testGuard({ greylist });
    const first = { ...stranger, instance: "1", recipient: "bob@example.com" };
    expect(guard.ask(first, first)).toEqual(
      Array<string>(2).fill("DEFER_IF_PERMIT 4.7.1 Greylisted: try again in 5 minutes"),
    );
    expect(guard.passed({ ...first, instance: "2", client_address: "127.0.0.1" })).toBe(1);
    expect(guard.passed({ ...first, instance: "3", sasl_username: "bob@example.com" })).toBe(1);
    guard.ask({ instance: "4", recipient: "a@far.example" });
    expect(guard.passed({ ...first, instance: "5" })).toBe(1);
  });

  test("what was waited for is known after a restart", async () => {
    const guard = await testGuard({ greylist });
    const first = { ...stranger, recipient: "eve@example.com" };
    expect(guard.passed({ ...first, instance: "1" })).toBe(0);
    guard.beat();
    const next = await guard.restart({ killed: true });
    next.pass(6 * 60_000);
    expect(next.passed({ ...first, instance: "2", client_address: "198.51.100.99" })).toBe(1);
  });
});

test("an account that is held by hand sends nothing, in every mode, until it is released", async () => {
  const guard = await testGuard({ mode: "observe" });
  await guard.control({ ask: "hold", account: "Bob@example.com", reason: "stolen" });
  const answers = guard.ask(...whole("h", 1, { queue_id: "4Hand1" }));
  expect(answers.every((answer) => answer.startsWith("HOLD "))).toBe(true);
  const next = await guard.restart();
  expect(await next.control({ ask: "held" })).toMatchObject({
    accounts: [{ account: "bob@example.com", reason: "stolen" }],
    messages: [{ queueId: "4Hand1" }],
  });
  expect(await next.control({ ask: "release", target: "bob@example.com" })).toEqual({
    released: ["4Hand1"],
    failed: [],
    accounts: ["bob@example.com"],
  });
  expect(next.passed(...whole("i", 1))).toBe(3);
});

test("a breach is told at once to whom the settings name", async () => {
  const guard = await testGuard({
    alerts: [
      {
        kind: "command",
        command: ["notify"],
        chat: "",
        events: ["limit-reached"],
        language: "ja",
        redact: false,
      },
    ],
  });
  guard.ask(...messages(101));
  guard.beat();
  expect(guard.alerted).toHaveLength(1);
  expect(guard.alerted[0]).toContain("bob@example.com が上限 account-hour（100）に到達");
});

test("a request that is none gets no answer, and the connection is closed", async () => {
  const guard = await testGuard();
  expect(guard.ask({ request: "junk" })).toEqual(["closed"]);
});

test("every other stage is let pass", async () => {
  const guard = await testGuard({ limits: [limitOf({ max: 0 })] });
  const states = ["CONNECT", "EHLO", "HELO", "MAIL", "VRFY", "ETRN"];
  expect(guard.passed(...states.map((protocol_state) => ({ protocol_state })))).toBe(6);
});
