import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FACT, ORIGIN } from "../core/ledger.ts";
import { type AcceptFrom, type Attempt, OUTCOME, ROUTE } from "../core/mail-sink.ts";
import { REPLY_CLASSES, type ReplyClass } from "../core/reply-class.ts";
import { createTraffic } from "../core/traffic.ts";
import { Stitcher } from "./stitcher.ts";

interface Try {
  readonly to?: string;
  readonly outcome?: keyof typeof OUTCOME;
  readonly route?: keyof typeof ROUTE;
  readonly reply?: ReplyClass;
  readonly next?: string;
  readonly forwarded?: boolean;
  readonly relay?: string;
}

const START = Date.UTC(2026, 5, 1);

/** A server whose lines are told to a stitcher by their meaning. */
function server() {
  const traffic = createTraffic(7);
  const { names, ledger } = traffic;
  const stitcher = new Stitcher(traffic, 9);
  /** Ids stand somewhere in a line. */
  const span = (id: string, tell: (bytes: Buffer, start: number, end: number) => void) =>
    tell(Buffer.from(`##${id}: x`, "latin1"), 2, 2 + id.length);
  const pair = (
    a: string,
    b: string,
    tell: (bytes: Buffer, aStart: number, aEnd: number, bStart: number, bEnd: number) => void,
  ) =>
    tell(Buffer.from(`${a}: ${b}`, "latin1"), 0, a.length, a.length + 2, a.length + 2 + b.length);
  let line = 0;
  const self = {
    traffic,
    at(second: number) {
      stitcher.place.atMs = START + second * 1000;
      stitcher.place.line = line += 1;
      stitcher.place.offset = line * 100;
      return self;
    },
    accept(id: string, origin: keyof typeof ORIGIN, who: { account?: string; ip?: string } = {}) {
      const from: AcceptFrom = {
        client: names.ips.internText(who.ip ?? ""),
        clientName: 0,
        account: names.accounts.internText(who.account ?? ""),
        submitter: 0,
        directory: 0,
        loopback: who.ip === "127.0.0.1",
      };
      span(id, (bytes, start, end) => stitcher.accept(bytes, start, end, ORIGIN[origin], from));
      return self;
    },
    queued(id: string, sender: string, recipients = 1) {
      pair(id, sender, (bytes, start, end, from, to) =>
        stitcher.queued(bytes, start, end, from, to, recipients),
      );
      return self;
    },
    attempt(id: string, one: Try = {}) {
      const to = one.to ?? "x@example.net";
      const domain = to.slice(to.indexOf("@") + 1);
      const next = one.next ?? "";
      const text = `${id}: ${next} ${domain}`;
      let hash = 5;
      for (const c of to) hash = Math.imul(hash, 31) + c.charCodeAt(0);
      const attempt: Attempt = {
        outcome: OUTCOME[one.outcome ?? "delivered"],
        route: ROUTE[one.route ?? "remote"],
        recipientHash: hash,
        recipientDomain: domain.length + 1,
        domainStart: text.length - domain.length,
        domainEnd: text.length,
        replyClass: REPLY_CLASSES.indexOf(one.reply ?? "other"),
        forwarded: one.forwarded ?? false,
        throughSrs: false,
        relay: names.relays.internText(one.relay ?? ""),
        nextIdStart: id.length + 2,
        nextIdEnd: id.length + 2 + next.length,
      };
      stitcher.attempt(Buffer.from(text), 0, id.length, attempt);
      return self;
    },
    cameFrom(id: string, first: string) {
      pair(id, first, (bytes, a, b, c, d) => stitcher.cameFrom(bytes, a, b, c, d));
      return self;
    },
    bounced(id: string, bounce: string) {
      pair(id, bounce, (bytes, a, b, c, d) => stitcher.bounced(bytes, a, b, c, d));
      return self;
    },
    expired(id: string) {
      span(id, (bytes, start, end) => stitcher.expired(bytes, start, end));
      return self;
    },
    rejected(id: string) {
      span(id, (bytes, start, end) => stitcher.rejected(bytes, start, end));
      return self;
    },
    ended(id: string) {
      span(id, (bytes, start, end) => stitcher.ended(bytes, start, end));
      return self;
    },
    /** All that the ledger keeps in the end. */
    messages() {
      stitcher.finish();
      const rows = Array.from({ length: ledger.count }, (_, i) => i + 1).filter((row) =>
        ledger.isMessage(row),
      );
      return rows.map((row) => ({
        ids: ledger.queueIds(row).toSorted(),
        origin: Object.keys(ORIGIN)[ledger.origin[row] ?? 0],
        account: names.accounts.text(ledger.account[row] ?? 0),
        sender: names.senders.text(ledger.sender[row] ?? 0),
        recipients: ledger.recipients(row),
        remote: ledger.remoteRecipients[row],
        delivered: ledger.delivered[row],
        pending: ledger.pending[row],
        bounced: ledger.bounced[row],
        dead: ledger.dead[row],
        refused: ledger.refused[row],
        facts: Object.entries(FACT)
          .filter(([, bit]) => ((ledger.flags[row] ?? 0) & bit) !== 0)
          .map(([name]) => name)
          .toSorted(),
        row,
        bounceOf: ledger.bounceOf[row],
      }));
    },
  };
  return self;
}

const BOB = { account: "bob", ip: "192.0.2.1" };
const FILTER = { ip: "127.0.0.1" };

describe("Stitcher", () => {
  it("takes an id that an alias made and that is accepted long after for another message", () => {
    const one = server();
    one.at(0).accept("A1", "client", { ip: "192.0.2.1" }).queued("A1", "a@example.org");
    one.at(1).queued("B2", "a@example.org");
    one.at(1).attempt("A1", { to: "bob@example.com", route: "local", next: "B2", forwarded: true });
    one.at(2).attempt("B2", { to: "x@example.net" });
    one.at(900).accept("B2", "account", BOB).attempt("B2", { to: "y@example.net" });
    expect(one.messages()).toMatchObject([
      { origin: "client", delivered: 1 },
      { origin: "account", delivered: 1 },
    ]);
  });

  it("takes an id that is accepted again later for another message, though its end was not seen", () => {
    const one = server();
    one.at(0).accept("A1", "account", BOB).queued("A1", "bob@example.com");
    one.at(1).attempt("A1", { to: "x@example.net" });
    one.at(3600).accept("A1", "client", { ip: "192.0.2.1" }).queued("A1", "a@example.org");
    one.at(3601).attempt("A1", { to: "y@example.net" });
    expect(one.messages()).toMatchObject([
      { origin: "account", sender: "bob@example.com", delivered: 1 },
      { origin: "client", sender: "a@example.org", delivered: 1 },
    ]);
  });

  it("puts the lines of one id together", () => {
    const one = server();
    one.at(0).accept("A1", "account", BOB);
    one.at(1).queued("A1", "bob@example.com", 2);
    one
      .at(2)
      .attempt("A1", { to: "x@example.net" })
      .attempt("A1", { to: "y@example.net" })
      .ended("A1");
    expect(one.messages()).toMatchObject([
      {
        ids: ["A1"],
        origin: "account",
        account: "bob",
        sender: "bob@example.com",
        recipients: 2,
        remote: 2,
        delivered: 2,
        pending: 0,
        bounced: 0,
        facts: ["direct", "ended", "queued", "remote"],
      },
    ]);
    expect(one.traffic.totals).toMatchObject({
      messages: 1,
      acceptLines: 1,
      queuedLines: 1,
      deliveries: 2,
      removedLines: 1,
      evicted: 0,
    });
    expect([
      one.traffic.ledger.atMs[1],
      one.traffic.ledger.line[1],
      one.traffic.ledger.offset[1],
    ]).toEqual([START, 1, 100]);
  });

  it("forgets mail that came in and stayed, but counts it", () => {
    const one = server();
    one.at(0).accept("A1", "client", { ip: "198.51.100.1" }).queued("A1", "x@example.net");
    one.attempt("A1", { route: "local", to: "bob@Example.COM" }).ended("A1");
    expect(one.messages()).toEqual([]);
    const { totals, deliveredFrom, localDomains, names } = one.traffic;
    expect(totals).toMatchObject({ messages: 1, nullSendersIn: 0 });
    expect(deliveredFrom.get(names.ips.internText("198.51.100.1"))).toBe(1);
    expect([...localDomains.values()]).toEqual(["example.com"]);
    expect(names.senders.size).toBe(0);
  });

  it("counts bounces from elsewhere that reach a mailbox here", () => {
    const one = server();
    one
      .at(0)
      .accept("A1", "client", { ip: "198.51.100.1" })
      .queued("A1", "")
      .attempt("A1", { route: "local" });
    one
      .accept("A2", "client", { ip: "198.51.100.1" })
      .queued("A2", "")
      .attempt("A2", { route: "remote" });
    one.messages();
    expect(one.traffic.totals.nullSendersIn).toBe(1);
  });

  it("calls no domain local because it was written to in vain", () => {
    const one = server();
    one.at(0).accept("A1", "account", BOB).queued("A1", "bob@example.com");
    one.attempt("A1", {
      route: "local",
      outcome: "bounced",
      reply: "unknown-user",
      to: "no@typo.example",
    });
    expect(one.messages()).toMatchObject([
      { dead: 1, bounced: 1, facts: ["local", "queued", "unknownHere"] },
    ]);
    expect(one.traffic.localDomains.size).toBe(0);
  });

  it.each([
    { name: "after days", seconds: 86_400, messages: 2 },
    { name: "after three seconds", seconds: 3, messages: 2 },
    { name: "a second out of order", seconds: 1, messages: 1 },
    { name: "in the same second", seconds: 0, messages: 1 },
  ])("takes an id that goes on $name for $messages message(s)", ({ seconds, messages }) => {
    const one = server();
    one.at(0).accept("A1", "account", BOB).queued("A1", "bob@example.com").ended("A1");
    one.at(seconds).accept("A1", "account", { account: "eve", ip: "192.0.2.2" });
    one.queued("A1", "eve@example.com").attempt("A1");
    const accounts = one.messages().map((message) => message.account);
    expect(accounts).toEqual(messages === 2 ? ["bob", "eve"] : ["bob"]);
  });

  it("takes ids of different case for different messages", () => {
    const one = server();
    one.at(0).accept("4cZPqR1xyzz2sXv", "account", BOB).accept("4cZPqR1xyzz2sXV", "account", BOB);
    expect(one.messages()).toHaveLength(2);
  });

  const SENT = { outcome: "delivered" } as const;
  const LATER = { outcome: "deferred", reply: "rate-limited" } as const;
  const GREY = { outcome: "deferred", reply: "greylisted" } as const;
  const FULL = { outcome: "deferred", reply: "mailbox-full" } as const;
  const BLOCKED = { outcome: "bounced", reply: "blocked" } as const;
  const DEAD = { outcome: "bounced", reply: "unknown-user" } as const;
  const states: readonly {
    readonly name: string;
    readonly tries: readonly Try[];
    readonly expires?: boolean;
    readonly want: Readonly<Record<string, number>>;
  }[] = [
    { name: "sent", tries: [SENT], want: { delivered: 1, remote: 1 } },
    { name: "deferred", tries: [GREY], want: { pending: 1, remote: 1 } },
    { name: "deferred three times", tries: [GREY, GREY, GREY], want: { pending: 1, remote: 1 } },
    { name: "deferred, then sent", tries: [GREY, GREY, SENT], want: { delivered: 1, remote: 1 } },
    {
      name: "deferred, then expired",
      tries: [FULL, FULL],
      expires: true,
      want: { bounced: 1, remote: 1 },
    },
    {
      name: "sent, then expired for the others",
      tries: [SENT],
      expires: true,
      want: { delivered: 1, remote: 1 },
    },
    { name: "refused", tries: [BLOCKED], want: { bounced: 1, refused: 1, remote: 1 } },
    {
      name: "put off for its rate",
      tries: [LATER, LATER],
      want: { pending: 1, refused: 1, remote: 1 },
    },
    {
      name: "put off, then sent",
      tries: [LATER, SENT],
      want: { delivered: 1, refused: 1, remote: 1 },
    },
    { name: "dead", tries: [DEAD], want: { bounced: 1, dead: 1, remote: 1 } },
    {
      name: "deferred as unknown is not dead",
      tries: [{ ...DEAD, outcome: "deferred" }],
      want: { pending: 1, remote: 1 },
    },
    {
      name: "inside the house",
      tries: [{ ...SENT, route: "inside" }],
      want: { delivered: 1, remote: 1 },
    },
    { name: "to a mailbox here", tries: [{ ...SENT, route: "local" }], want: { delivered: 1 } },
    {
      name: "two recipients, one after the other",
      tries: [
        { ...GREY, to: "a@b" },
        { ...GREY, to: "c@d" },
        { ...SENT, to: "a@b" },
      ],
      want: { delivered: 1, pending: 1, remote: 2 },
    },
    {
      name: "two recipients, both expired",
      tries: [
        { ...GREY, to: "a@b" },
        { ...GREY, to: "c@d" },
      ],
      expires: true,
      want: { bounced: 2, remote: 2 },
    },
  ];
  it.each(states)("keeps the last state of a recipient: $name", ({ tries, expires, want }) => {
    const one = server();
    one.at(0).accept("A1", "account", BOB).queued("A1", "bob@example.com");
    tries.forEach((attempt, i) => one.at(i * 900).attempt("A1", attempt));
    if (expires === true) one.at(86_400).expired("A1");
    const zeros = { delivered: 0, pending: 0, bounced: 0, dead: 0, refused: 0, remote: 0 };
    expect(one.messages()).toMatchObject([{ ...zeros, ...want }]);
  });

  it.fails(
    "counts a recipient once as refused: put off for its rate, then refused for good",
    () => {
      const one = server();
      one.at(0).accept("A1", "account", BOB).queued("A1", "bob@example.com");
      one.attempt("A1", LATER).at(900).attempt("A1", BLOCKED);
      expect(one.messages()).toMatchObject([{ bounced: 1, refused: 1 }]);
    },
  );

  it("counts what receivers say, sent mail not", () => {
    const one = server();
    one.at(0).accept("A1", "account", BOB).queued("A1", "bob@example.com");
    one.attempt("A1", { ...BLOCKED, relay: "mx.example.net" });
    one.attempt("A1", { ...LATER, relay: "mx.example.net", to: "b@example.net" });
    one.attempt("A1", { ...SENT, relay: "mx.example.net", to: "c@example.net" });
    one.attempt("A1", { ...LATER, to: "d@example.net" });
    expect([...one.traffic.replies.all()].map(({ b, count }) => [REPLY_CLASSES[b], count])).toEqual(
      [
        ["blocked", 1],
        ["rate-limited", 1],
      ],
    );
  });

  describe("joins hops", () => {
    const JOINED = {
      ids: ["A1", "B2"],
      origin: "account",
      account: "bob",
      sender: "bob@example.com",
      recipients: 1,
      delivered: 1,
      remote: 1,
    };
    type Server = ReturnType<typeof server>;
    const first = (one: Server) => one.accept("A1", "account", BOB).queued("A1", "bob@example.com");
    const handover = (one: Server) =>
      one.attempt("A1", { route: "handover", next: "B2" }).ended("A1");
    const second = (one: Server) =>
      one.accept("B2", "client", FILTER).queued("B2", "bob@example.com");
    const out = (one: Server) => one.attempt("B2").ended("B2");

    it.each([
      { name: "as Postfix logs them", order: [first, second, handover, out] },
      {
        name: "the second done before the first knows of it",
        order: [first, second, out, handover],
      },
      { name: "the second's lines after the first's", order: [first, handover, second, out] },
      { name: "the second's file read before the first's", order: [second, out, first, handover] },
    ])("by the id that the next hop gives: $name", ({ order }) => {
      const one = server();
      one.at(0);
      for (const tell of order) tell(one);
      expect(one.messages()).toMatchObject([JOINED]);
      expect(one.traffic.totals.messages).toBe(1);
    });

    it.each([
      { name: "the first open", end: (one: Server) => one },
      { name: "the first ended a minute ago", end: (one: Server) => one.at(1).ended("A1").at(60) },
    ])("by the first id that the filter hands back: $name", ({ end }) => {
      const one = server();
      first(one.at(0));
      end(one).accept("B2", "client", FILTER).cameFrom("B2", "A1").queued("B2", "bob@example.com");
      out(one);
      expect(one.messages()).toMatchObject([JOINED]);
    });

    it("knows nothing of a first id that was never seen", () => {
      const one = server();
      one.at(0).accept("B2", "client", FILTER).cameFrom("B2", "A1");
      out(one.queued("B2", "bob@example.com"));
      expect(one.messages()).toMatchObject([
        { ids: ["B2"], origin: "client", facts: expect.arrayContaining(["handedOver"]) as unknown },
      ]);
    });

    it.each([
      { name: "nine minutes later", seconds: 540, joined: true },
      { name: "eleven minutes later", seconds: 660, joined: false },
    ])("when the first line about the next hop comes $name", ({ seconds, joined }) => {
      const one = server();
      first(one.at(0));
      out(second(one));
      // another message's end moves the time on
      one.at(seconds).accept("C3", "client", { ip: "198.51.100.1" }).ended("C3");
      handover(one.at(seconds));
      const ids = one.messages().map((message) => message.ids);
      if (joined) expect(ids).toEqual([["A1", "B2"]]);
      else expect(ids).not.toEqual([["A1", "B2"]]);
    });

    it("by an alias: what goes out was not addressed by the client", () => {
      const one = server();
      one.at(0).accept("A1", "client", { ip: "198.51.100.1" }).queued("A1", "x@example.org");
      one.accept("B2", "unknown").queued("B2", "x@example.org");
      one.attempt("A1", { route: "local", next: "B2", forwarded: true }).ended("A1");
      one.attempt("B2").ended("B2");
      expect(one.messages()).toMatchObject([
        { ids: ["A1", "B2"], origin: "client", facts: ["ended", "forwarded", "queued", "remote"] },
      ]);
    });

    it("does not join what another host queued", () => {
      const one = server();
      first(one.at(0));
      second(one);
      one.attempt("A1", { route: "remote", next: "B2" });
      one.attempt("B2");
      expect(one.messages().map((message) => message.ids)).toEqual([["A1"], ["B2"]]);
    });

    it("adds up what both hops did", () => {
      const one = server();
      first(one.at(0));
      second(one);
      one.attempt("B2", { ...BLOCKED, to: "a@b" }).attempt("B2", { ...GREY, to: "c@d" });
      one.attempt("A1", { to: "direct@example.net" });
      handover(one);
      one.attempt("B2", { ...SENT, to: "c@d" });
      expect(one.messages()).toMatchObject([
        { delivered: 2, pending: 0, bounced: 1, refused: 1, remote: 3 },
      ]);
    });

    it("of three, one behind the other", () => {
      const one = server();
      first(one.at(0));
      handover(second(one));
      one.accept("C3", "client", FILTER).queued("C3", "bob@example.com");
      one.attempt("B2", { route: "handover", next: "C3" }).ended("B2");
      one.attempt("C3").ended("C3");
      expect(one.messages()).toMatchObject([{ ...JOINED, ids: ["A1", "B2", "C3"] }]);
      expect(one.traffic.totals.messages).toBe(1);
    });

    it("of three, the last two before the first", () => {
      const one = server();
      first(one.at(0));
      second(one);
      one.accept("C3", "client", FILTER).queued("C3", "bob@example.com");
      one.attempt("B2", { route: "handover", next: "C3" }).ended("B2");
      handover(one);
      one.attempt("C3").ended("C3");
      expect(one.messages()).toMatchObject([{ ...JOINED, ids: ["A1", "B2", "C3"] }]);
    });

    it("whose first line comes last", () => {
      const one = server();
      handover(one.at(0));
      second(one);
      first(one);
      out(one);
      expect(one.messages()).toMatchObject([JOINED]);
    });
  });

  describe("bounces", () => {
    it.each([
      { name: "the bounce goes to another host", route: "remote" as const, facts: true },
      { name: "the bounce stays here", route: "local" as const, facts: false },
    ])("are linked to their message: $name", ({ route, facts }) => {
      const one = server();
      one.at(0).accept("A1", "client", { ip: "198.51.100.1" }).queued("A1", "x@example.org");
      one.attempt("A1", {
        route: "local",
        outcome: "bounced",
        reply: "unknown-user",
        to: "no@example.com",
      });
      one
        .bounced("A1", "B2")
        .queued("B2", "")
        .attempt("B2", { route, to: "x@example.org" })
        .ended("A1")
        .ended("B2");
      const [parent, bounce] = one.messages();
      expect(parent).toMatchObject({ ids: ["A1"], origin: "client" });
      expect(parent?.facts).toEqual(expect.arrayContaining(["bounceSent", "unknownHere"]));
      expect(bounce).toMatchObject({ ids: ["B2"], origin: "bounce", bounceOf: parent?.row });
      expect(bounce?.facts.includes("bounceRemote")).toBe(facts);
    });

    it("are linked when the bounce's own lines come first", () => {
      const one = server();
      one.at(0).accept("A1", "client", { ip: "198.51.100.1" }).queued("A1", "x@example.org");
      one.queued("B2", "").attempt("B2", { to: "x@example.org" }).bounced("A1", "B2");
      const messages = one.messages();
      expect(messages.find((message) => message.origin === "bounce")).toMatchObject({
        bounceOf: messages.find((message) => message.origin === "client")?.row,
        facts: expect.arrayContaining(["bounceRemote"]) as unknown,
      });
    });

    it("are made once", () => {
      const one = server();
      one.at(0).accept("A1", "account", BOB).queued("A1", "bob@example.com");
      one.bounced("A1", "B2").bounced("A1", "B2").bounced("A1", "A1");
      expect(one.messages().filter((message) => message.origin === "bounce")).toHaveLength(1);
    });

    it("of a message whose beginning was not seen: its row stays its own", () => {
      const one = server();
      one.at(0).bounced("A1", "B2").attempt("B2").ended("A1").ended("B2");
      // long after, so that both are closed, others come
      one.at(3600).accept("C3", "account", BOB).queued("C3", "bob@example.com").ended("C3");
      one.at(3601).accept("D4", "account", BOB).queued("D4", "bob@example.com");
      const messages = one.messages();
      const bounce = messages.find((message) => message.origin === "bounce");
      expect(bounce).toMatchObject({ ids: ["B2"] });
      expect(bounce?.bounceOf).toBeGreaterThan(0);
      const parent = messages.find((message) => message.row === bounce?.bounceOf);
      expect(parent).toMatchObject({
        ids: ["A1"],
        origin: "unknown",
        facts: ["bounceSent", "ended"],
      });
    });
  });

  it("knows mail that was refused at the end of its data for no message", () => {
    const one = server();
    one.at(0).accept("A1", "account", BOB).rejected("A1");
    expect(one.messages()).toMatchObject([{ facts: ["rejected"], recipients: 0 }]);
    expect(one.traffic.totals.messages).toBe(0);
  });

  it("does not unmake a message because of a recipient refused later", () => {
    const one = server();
    one.at(0).accept("A1", "account", BOB).queued("A1", "bob@example.com").rejected("A1");
    expect(one.messages()[0]?.facts).toEqual(["queued"]);
  });

  it("ignores ends of ids that it never saw", () => {
    const one = server();
    one.at(0).ended("A1").expired("A1").rejected("A1");
    expect(one.messages()).toEqual([]);
    expect(one.traffic.ledger.count).toBe(0);
  });

  it("keeps what goes out and whose beginning was not seen", () => {
    const one = server();
    one.at(0).queued("A1", "x@example.org").attempt("A1").ended("A1");
    expect(one.messages()).toMatchObject([
      {
        origin: "unknown",
        sender: "x@example.org",
        facts: ["direct", "ended", "queued", "remote"],
      },
    ]);
  });

  it("reads a log without stamps", () => {
    const one = server();
    one
      .at(Number.NaN)
      .accept("A1", "account", BOB)
      .queued("A1", "bob@example.com")
      .attempt("A1")
      .ended("A1");
    one.accept("B2", "account", BOB).queued("B2", "bob@example.com").attempt("B2").ended("B2");
    expect(one.messages().map((message) => message.delivered)).toEqual([1, 1]);
  });

  it("lets go of what came in: rows and ids do not grow with the log", () => {
    const one = server();
    for (let i = 0; i < 20_000; i += 1) {
      const id = `A${i}`;
      one
        .at(i * 10)
        .accept(id, "client", { ip: "198.51.100.1" })
        .queued(id, "x@example.org");
      one.attempt(id, { route: "local" }).ended(id);
    }
    // ten minutes of messages stand open, one each ten seconds
    expect(one.traffic.ledger.count).toBeLessThan(100);
    expect(one.messages()).toEqual([]);
    expect(one.traffic.totals.messages).toBe(20_000);
  });

  it("tells the same of one message whose lines come in any order within a second", () => {
    type Server = ReturnType<typeof server>;
    const steps: readonly ((one: Server) => Server)[] = [
      (one) => one.accept("A1", "account", BOB),
      (one) => one.queued("A1", "bob@example.com", 2),
      (one) => one.attempt("A1", { to: "a@b" }),
      (one) => one.attempt("A1", { ...DEAD, to: "c@d" }),
      (one) => one.bounced("A1", "B2"),
      (one) => one.queued("B2", ""),
      (one) => one.attempt("B2", { to: "bob@example.com", route: "local" }),
      (one) => one.ended("A1"),
      (one) => one.ended("B2"),
    ];
    const tell = (order: readonly ((one: Server) => Server)[]) => {
      const one = server();
      for (const step of order) step(one.at(0));
      return one
        .messages()
        .map(({ row: _row, bounceOf, facts, ...message }) => ({
          ...message,
          isBounce: bounceOf !== 0,
          // an end that comes before all else is nobody's
          facts: facts.filter((name) => name !== "ended"),
        }))
        .toSorted((a, b) => a.ids.join().localeCompare(b.ids.join()));
    };
    const want = tell(steps);
    expect(want).toHaveLength(2);
    fc.assert(
      fc.property(fc.shuffledSubarray([...steps], { minLength: steps.length }), (order) => {
        expect(tell(order)).toEqual(want);
      }),
      { numRuns: 40 },
    );
  });
});
