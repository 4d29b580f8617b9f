import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assembleStories } from "./assemble-stories.ts";
import type { MessageStory } from "./message-story.ts";
import type { TraceEvent } from "./trace-order.ts";

type Said = Omit<Partial<TraceEvent>, "source" | "line" | "at"> & Pick<TraceEvent, "kind">;

/** A log of one source: seconds since 10:00:00 and what was said. */
function log(said: readonly (readonly [number, Said])[], source = "mail.log"): TraceEvent[] {
  return said.map(([seconds, event], index) => ({
    source,
    line: index + 1,
    at: stamp(seconds),
    host: "mx",
    ...event,
  }));
}

function stamp(seconds: number): string {
  return new Date(Date.UTC(2026, 5, 1, 10) + seconds * 1000)
    .toISOString()
    .replace(".000Z", "+00:00");
}

const client = (queueId: string, clientIp: string, more: Partial<TraceEvent> = {}): Said => ({
  kind: "accepted",
  daemon: "postfix/smtpd",
  queueId,
  clientName: "peer",
  clientIp,
  ...more,
});
const messageId = (queueId: string, id: string): Said => ({
  kind: "message-id",
  daemon: "postfix/cleanup",
  queueId,
  messageId: id,
});
const queued = (queueId: string, from: string): Said => ({
  kind: "queued",
  daemon: "postfix/qmgr",
  queueId,
  from,
  sizeBytes: 900,
  recipientCount: 1,
});
const sent = (queueId: string, to: string, more: Partial<TraceEvent> = {}): Said => ({
  kind: "delivery",
  daemon: "postfix/smtp",
  queueId,
  to,
  relayName: "mx.friend.example",
  relayIp: "198.51.100.9",
  relayPort: 25,
  dsn: "2.0.0",
  status: "sent",
  statusText: "250 ok",
  ...more,
});
const toFilter = (queueId: string, to: string, next: string): Said =>
  sent(queueId, to, {
    daemon: "postfix/lmtp",
    relayName: "127.0.0.1",
    relayIp: "127.0.0.1",
    relayPort: 10024,
    statusText: `250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as ${next}`,
    nextQueueId: next,
  });
const removed = (queueId: string): Said => ({ kind: "removed", daemon: "postfix/qmgr", queueId });

const FILTERED: readonly (readonly [number, Said])[] = [
  [0, client("AAAA1", "203.0.113.7", { saslMethod: "PLAIN", saslUsername: "info@corp.example" })],
  [0, messageId("AAAA1", "m1@corp.example")],
  [0, queued("AAAA1", "forged@elsewhere.example")],
  [1, client("BBBB2", "127.0.0.1")],
  [1, messageId("BBBB2", "m1@corp.example")],
  [1, queued("BBBB2", "forged@elsewhere.example")],
  [1, toFilter("AAAA1", "anna@friend.example", "BBBB2")],
  [1, removed("AAAA1")],
  [2, sent("BBBB2", "anna@friend.example")],
  [2, removed("BBBB2")],
];

function only(stories: readonly MessageStory[]): MessageStory {
  expect(stories).toHaveLength(1);
  return stories[0] as MessageStory;
}

describe("assembleStories", () => {
  it("joins a content filter's two hops and counts the recipient once", () => {
    const story = only(assembleStories(log(FILTERED)));
    expect(story.queueIds).toEqual(["AAAA1", "BBBB2"]);
    expect(story.hops.map((hop) => hop.joinedBy)).toEqual(["first", "queued-as"]);
    expect(story.entry).toMatchObject({
      clientIp: "203.0.113.7",
      account: "info@corp.example",
      method: "PLAIN",
    });
    expect(story.recipients).toMatchObject([
      {
        address: "anna@friend.example",
        state: "delivered",
        relay: "mx.friend.example[198.51.100.9]:25",
      },
    ]);
    expect(story.recipients[0]?.attempts.map((attempt) => attempt.nextQueueId)).toEqual([
      "BBBB2",
      null,
    ]);
    expect(story.end).toEqual({ kind: "removed", at: stamp(2) });
    expect(story.lines).toHaveLength(FILTERED.length);
  });

  it("joins by orig_queue_id and by amavis' verdict where the reply says nothing", () => {
    const verdict: Said = {
      kind: "filter-verdict",
      daemon: "amavis",
      queueId: "AAAA1",
      nextQueueId: "BBBB2",
      reason: "Passed CLEAN",
    };
    const silent = sent("AAAA1", "anna@friend.example", {
      relayName: "127.0.0.1",
      relayIp: "127.0.0.1",
      statusText: "250 ok",
    });
    const withVerdict = only(
      assembleStories(
        log([
          [0, client("AAAA1", "203.0.113.7")],
          [1, client("BBBB2", "127.0.0.1")],
          [1, verdict],
          [1, silent],
        ]),
      ),
    );
    expect(withVerdict.hops[1]?.joinedBy).toBe("filter-verdict");
    const withOrigin = only(
      assembleStories(
        log([
          [0, client("AAAA1", "203.0.113.7")],
          [1, client("BBBB2", "127.0.0.1", { origQueueId: "AAAA1" })],
          [1, silent],
        ]),
      ),
    );
    expect(withOrigin.hops[1]?.joinedBy).toBe("orig-queue-id");
  });

  it("joins a local forward and tells the new recipient's end", () => {
    const story = only(
      assembleStories(
        log([
          [0, client("AAAA1", "203.0.113.7")],
          [0, queued("AAAA1", "x@out.example")],
          [1, messageId("CCCC3", "m1@out.example")],
          [
            1,
            sent("AAAA1", "bob@corp.example", {
              daemon: "postfix/local",
              relayName: "local",
              relayIp: undefined as never,
              statusText: "forwarded as CCCC3",
              nextQueueId: "CCCC3",
            }),
          ],
          [1, queued("CCCC3", "x@out.example")],
          [2, sent("CCCC3", "bob@gmail.example", { origTo: "bob@corp.example" })],
        ]),
      ),
    );
    expect(story.hops.map((hop) => hop.joinedBy)).toEqual(["first", "forwarded-as"]);
    expect(story.recipients.map((to) => [to.address, to.state])).toEqual([
      ["bob@gmail.example", "delivered"],
    ]);
  });

  it("never joins an id in the reply of a remote server, even when we have the same id", () => {
    const stories = assembleStories(
      log([
        [0, client("AAAA1", "203.0.113.7")],
        [0, queued("AAAA1", "spammer@corp.example")],
        [1, client("DDDD4", "198.51.100.40", { saslUsername: "victim@corp.example" })],
        [1, queued("DDDD4", "victim@corp.example")],
        [
          2,
          sent("AAAA1", "a@evil.example", {
            statusText: "250 2.0.0 Ok: queued as DDDD4",
            nextQueueId: "DDDD4",
          }),
        ],
      ]),
    );
    expect(stories.map((story) => story.queueIds)).toEqual([["AAAA1"], ["DDDD4"]]);
    expect(stories[0]?.recipients[0]?.state).toBe("delivered");
  });

  it("does not believe a loopback reply about a message that came from elsewhere or has another Message-ID", () => {
    const fromElsewhere = assembleStories(
      log([
        [0, client("AAAA1", "203.0.113.7")],
        [1, client("DDDD4", "198.51.100.40", { saslUsername: "victim@corp.example" })],
        [2, toFilter("AAAA1", "a@evil.example", "DDDD4")],
      ]),
    );
    expect(fromElsewhere).toHaveLength(2);
    const otherMessage = assembleStories(
      log([
        [0, client("AAAA1", "203.0.113.7")],
        [0, messageId("AAAA1", "m1@corp.example")],
        [1, client("DDDD4", "127.0.0.1")],
        [1, messageId("DDDD4", "m2@corp.example")],
        [2, toFilter("AAAA1", "a@evil.example", "DDDD4")],
      ]),
    );
    expect(otherMessage).toHaveLength(2);
  });

  it("links a bounce and its cause both ways", () => {
    const stories = assembleStories(
      log([
        [0, client("AAAA1", "203.0.113.7")],
        [0, queued("AAAA1", "bob@corp.example")],
        [
          1,
          sent("AAAA1", "no@friend.example", {
            status: "bounced",
            dsn: "5.1.1",
            statusText: "host said: 550 no",
          }),
        ],
        [1, messageId("EEEE5", "b1@mx")],
        [
          1,
          {
            kind: "notification",
            daemon: "postfix/bounce",
            queueId: "AAAA1",
            action: "sender non-delivery",
            notificationQueueId: "EEEE5",
          },
        ],
        [1, queued("EEEE5", "")],
        [1, removed("AAAA1")],
        [2, sent("EEEE5", "bob@corp.example", { daemon: "postfix/virtual", relayName: "virtual" })],
      ]),
    );
    expect(stories).toHaveLength(2);
    expect(stories[0]?.notices).toEqual([
      { kind: "non-delivery", queueId: "EEEE5", at: stamp(1), recipient: "bob@corp.example" },
    ]);
    expect(stories[0]?.recipients[0]).toMatchObject({ state: "bounced", dsn: "5.1.1" });
    expect(stories[1]).toMatchObject({
      sender: "",
      noticeOf: { kind: "non-delivery", queueId: "AAAA1", sender: "bob@corp.example" },
    });
  });

  it("keeps two messages apart that had the same queue id days from one another", () => {
    const days = 3 * 86_400;
    const stories = assembleStories(
      log([
        [0, client("AAAA1", "203.0.113.7")],
        [1, sent("AAAA1", "a@x.example")],
        [1, removed("AAAA1")],
        [days, client("AAAA1", "203.0.113.8")],
        [days, sent("AAAA1", "b@x.example")],
        [days, removed("AAAA1")],
      ]),
    );
    expect(stories.map((story) => story.entry?.clientIp)).toEqual(["203.0.113.7", "203.0.113.8"]);
    expect(stories.map((story) => story.recipients.map((to) => to.address))).toEqual([
      ["a@x.example"],
      ["b@x.example"],
    ]);
  });

  const ends: readonly {
    name: string;
    said: (readonly [number, Said])[];
    end: unknown;
    state?: string;
  }[] = [
    {
      name: "expired",
      said: [
        [0, sent("AAAA1", "a@x.example", { status: "deferred" })],
        [9, { kind: "expired", queueId: "AAAA1", from: "b@corp.example", status: "expired" }],
        [9, removed("AAAA1")],
      ],
      end: { kind: "expired", at: stamp(9) },
      state: "expired",
    },
    {
      name: "deferred and no more",
      said: [[0, sent("AAAA1", "a@x.example", { status: "deferred" })]],
      end: { kind: "still-queued", because: "deferred" },
      state: "deferred",
    },
    {
      name: "held",
      said: [
        [0, queued("AAAA1", "b@corp.example")],
        [1, { kind: "held", queueId: "AAAA1" }],
      ],
      end: { kind: "still-queued", because: "held" },
    },
    {
      name: "held, released, delivered",
      said: [
        [0, { kind: "held", queueId: "AAAA1" }],
        [1, { kind: "released", queueId: "AAAA1" }],
        [2, sent("AAAA1", "a@x.example")],
        [2, removed("AAAA1")],
      ],
      end: { kind: "removed", at: stamp(2) },
      state: "delivered",
    },
    {
      name: "deleted by postsuper",
      said: [
        [0, sent("AAAA1", "a@x.example", { status: "deferred" })],
        [5, { kind: "deleted", daemon: "postfix/postsuper", queueId: "AAAA1" }],
      ],
      end: { kind: "deleted", at: stamp(5) },
      state: "deleted",
    },
    {
      name: "frozen",
      said: [
        [0, { kind: "accepted", daemon: "exim", queueId: "AAAA1", from: "" }],
        [1, { kind: "frozen", queueId: "AAAA1" }],
      ],
      end: { kind: "still-queued", because: "frozen" },
    },
    {
      name: "refused by a milter at the end of data",
      said: [
        [0, client("AAAA1", "203.0.113.7")],
        [
          0,
          {
            kind: "reject",
            action: "milter-reject",
            queueId: "AAAA1",
            stage: "END-OF-MESSAGE",
            to: "a@x.example",
            replyCode: 550,
            enhancedCode: "5.7.1",
            reason: "spam",
          },
        ],
      ],
      end: { kind: "rejected", at: stamp(0), reason: "550 5.7.1 spam" },
      state: "rejected",
    },
    {
      name: "log ends before anything happened",
      said: [
        [0, client("AAAA1", "203.0.113.7")],
        [0, queued("AAAA1", "b@corp.example")],
      ],
      end: { kind: "unknown", because: "log-ends" },
    },
    {
      name: "one recipient refused, another delivered",
      said: [
        [0, client("AAAA1", "203.0.113.7")],
        [
          0,
          {
            kind: "reject",
            action: "reject",
            queueId: "AAAA1",
            stage: "RCPT",
            to: "no@corp.example",
          },
        ],
        [1, queued("AAAA1", "b@out.example")],
        [1, sent("AAAA1", "a@corp.example")],
        [1, removed("AAAA1")],
      ],
      end: { kind: "removed", at: stamp(1) },
      state: "rejected",
    },
  ];
  it.each(ends)("tells the end: $name", ({ said, end, state }) => {
    const story = only(assembleStories(log(said)));
    expect(story.end).toEqual(end);
    if (state !== undefined) expect(story.recipients[0]?.state).toBe(state);
  });

  it("joins what a local program hands back under the same Message-ID while it is delivered to", () => {
    const exim = (kind: TraceEvent["kind"], queueId: string, more: Partial<TraceEvent>): Said => ({
      kind,
      daemon: "exim",
      queueId,
      ...more,
    });
    const scanned = [
      [
        0,
        exim("accepted", "1a", {
          from: "x@out.example",
          clientIp: "203.0.113.7",
          protocol: "esmtp",
          messageId: "m1@out.example",
        }),
      ],
      [
        1,
        exim("accepted", "1b", {
          from: "x@out.example",
          user: "mail",
          protocol: "spam-scanned",
          messageId: "m1@out.example",
        }),
      ],
      [
        1,
        exim("delivery", "1a", {
          to: "bob@corp.example",
          flag: "=>",
          transport: "spamcheck",
          status: "sent",
        }),
      ],
      [1, exim("removed", "1a", {})],
      [
        2,
        exim("delivery", "1b", {
          to: "bob@corp.example",
          flag: "=>",
          transport: "local_delivery",
          status: "sent",
        }),
      ],
      [2, exim("removed", "1b", {})],
    ] as const;
    const story = only(assembleStories(log(scanned)));
    expect(story.hops.map((hop) => [hop.queueId, hop.joinedBy])).toEqual([
      ["1a", "first"],
      ["1b", "message-id"],
    ]);
    expect(story.recipients).toMatchObject([{ address: "bob@corp.example", state: "delivered" }]);
  });

  it("keeps a script's two mails with one Message-ID apart", () => {
    const submit = (queueId: string): Said => ({
      kind: "accepted",
      daemon: "exim",
      queueId,
      from: "www@corp.example",
      user: "www-data",
      protocol: "local",
      messageId: "same@corp.example",
    });
    const deliver = (queueId: string): Said => ({
      kind: "delivery",
      daemon: "exim",
      queueId,
      to: "bob@corp.example",
      flag: "=>",
      status: "sent",
      transport: "local_delivery",
    });
    expect(
      assembleStories(
        log([
          [0, submit("1a")],
          [0, submit("1b")],
          [1, deliver("1a")],
          [1, deliver("1b")],
        ]),
      ),
    ).toHaveLength(2);
  });

  it("links an Exim bounce by R=", () => {
    const stories = assembleStories(
      log([
        [
          0,
          {
            kind: "accepted",
            daemon: "exim",
            queueId: "1a",
            from: "bob@corp.example",
            saslUsername: "bob",
            authenticator: "plain",
          },
        ],
        [
          1,
          {
            kind: "delivery",
            daemon: "exim",
            queueId: "1a",
            to: "no@x.example",
            flag: "**",
            status: "bounced",
          },
        ],
        [
          1,
          {
            kind: "accepted",
            daemon: "exim",
            queueId: "1b",
            from: "",
            origQueueId: "1a",
            user: "Debian-exim",
          },
        ],
        [1, { kind: "removed", daemon: "exim", queueId: "1a" }],
      ]),
    );
    expect(stories.map((story) => story.queueIds)).toEqual([["1a"], ["1b"]]);
    expect(stories[0]?.notices).toMatchObject([{ kind: "non-delivery", queueId: "1b" }]);
    expect(stories[1]?.noticeOf).toMatchObject({ queueId: "1a" });
  });

  it("takes two masked recipients for two", () => {
    const masked = log([
      [0, sent("AAAA1", "[email protected]")],
      [1, sent("AAAA1", "[email protected]", { status: "bounced" })],
    ]);
    expect(only(assembleStories(masked)).recipients.map((to) => to.state)).toEqual([
      "delivered",
      "bounced",
    ]);
  });

  it("counts what two copies of a log tell once", () => {
    const copy = log(FILTERED).map((event) => ({ ...event, source: "journal" }));
    const story = only(assembleStories([...copy, ...log(FILTERED)]));
    expect(story.lines).toHaveLength(FILTERED.length);
    expect(story.recipients[0]?.attempts).toHaveLength(2);
  });

  it("keeps the first and the last of too many lines and says how many are missing", () => {
    const many = log(
      Array.from({ length: 40 }, (_, i) => [i, sent("AAAA1", `u${i}@x.example`)] as const),
    );
    const story = only(assembleStories(many, { linesPerStory: 10 }));
    expect(story.lines.map((line) => line.line)).toEqual([1, 2, 3, 4, 5, 36, 37, 38, 39, 40]);
    expect(story.linesLeftOut).toBe(30);
    expect(story.recipients).toHaveLength(40);
  });

  it("gives the same stories in whatever order events come and however they are cut into files", () => {
    const events = log([
      ...FILTERED,
      [
        3,
        {
          kind: "notification",
          queueId: "BBBB2",
          action: "sender non-delivery",
          notificationQueueId: "EEEE5",
        },
      ],
      [3, messageId("EEEE5", "b1@mx")],
      [4, queued("EEEE5", "")],
      [50, client("FFFF6", "198.51.100.1")],
      [51, removed("FFFF6")],
      [900, client("FFFF6", "198.51.100.2")],
      [901, removed("FFFF6")],
    ]);
    const plain = (stories: readonly MessageStory[]) =>
      stories.map((story) => ({
        ...story,
        lines: story.lines.map((line) => [line.kind, line.at]),
      }));
    const want = plain(assembleStories(events));
    const sorted = (stories: ReturnType<typeof plain>) =>
      stories.map((story) => ({ ...story, lines: story.lines.map(String).sort() }));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length }),
        fc.array(fc.integer({ min: 1, max: events.length - 1 }), { maxLength: 3 }),
        (shuffled, cuts) => {
          expect(plain(assembleStories(shuffled))).toEqual(want);
          const rotated = shuffled.map((event) => {
            const file = cuts.filter((cut) => event.line > cut).length;
            return { ...event, source: `mail.log.${9 - file}` };
          });
          expect(sorted(plain(assembleStories(rotated)))).toEqual(sorted(want));
        },
      ),
    );
  });
});
