import { describe, expect, it } from "vitest";
import { littleTraffic, type SentMessage } from "./fixtures/little-traffic.ts";
import { isDead, isRefused, measure, senderKind, shareOf } from "./measure.ts";
import { buildScene } from "./scene.ts";

const BOB = "bob@example.com";

function measuresOf(messages: readonly Omit<SentMessage, "account">[]) {
  const scene = buildScene(
    littleTraffic(messages.map((message) => ({ account: BOB, ...message }))),
  );
  return measure(scene, [...(scene.byAccount.values().next().value ?? [])], BOB);
}

describe("measure", () => {
  it("adds up what became of recipients", () => {
    expect(
      measuresOf([
        { delivered: 3, bounced: 2, dead: 1, refused: 1 },
        { pending: 4, refused: 4 },
      ]),
    ).toMatchObject({ messages: 2, recipients: 9, delivered: 3, dead: 1, refused: 5, tried: 9 });
  });

  it("tells own, other and foreign senders apart", () => {
    const senders = [
      BOB,
      "sales@example.com",
      "a@forged.example",
      "b@forged.example",
      "c@else.example",
      "a@forged.example",
    ];
    expect(measuresOf(senders.map((sender) => ({ sender })))).toMatchObject({
      senders: 5,
      otherSenders: 4,
      otherMessages: 5,
      foreignSenders: 3,
      foreignDomains: 2,
      foreignMessages: 4,
      nullSenders: 0,
    });
  });

  it("counts no null and no redacted sender as one", () => {
    expect(
      measuresOf([{ sender: "" }, { sender: "****@example.com" }, { sender: "****@else.example" }]),
    ).toMatchObject({
      senders: 0,
      foreignSenders: 0,
      otherSenders: 0,
      nullSenders: 1,
    });
  });

  it.each([
    {
      name: "addresses of one network are one place",
      ips: ["192.0.2.1", "192.0.2.200", "198.51.100.1"],
      minutes: [0, 1, 2],
      want: { networks: 2, networksPerHour: 2 },
    },
    {
      name: "networks within sixty minutes count together",
      ips: ["192.0.2.1", "198.51.100.1", "203.0.113.1"],
      minutes: [0, 60, 61],
      want: { networks: 3, networksPerHour: 2 },
    },
    {
      name: "networks hours apart do not",
      ips: ["192.0.2.1", "198.51.100.1", "203.0.113.1"],
      minutes: [0, 120, 240],
      want: { networks: 3, networksPerHour: 1 },
    },
    {
      name: "one that comes again counts once",
      ips: ["192.0.2.1", "198.51.100.1", "192.0.2.1", "198.51.100.1"],
      minutes: [0, 10, 20, 65],
      want: { networks: 2, networksPerHour: 2 },
    },
    {
      name: "a redacted address is no place",
      ips: ["192.***.***.***", "192.0.2.1"],
      minutes: [0, 1],
      want: { networks: 1, networksPerHour: 1 },
    },
  ])("$name", ({ ips, minutes, want }) => {
    expect(measuresOf(ips.map((ip, i) => ({ ip, minute: minutes[i] ?? 0 })))).toMatchObject(want);
  });

  it("finds the busiest hour wherever it begins", () => {
    const sent = [0, 50, 70, 100, 300].map((minute) => ({ minute, delivered: 10 }));
    expect(measuresOf(sent).recipientsPerHour).toBe(30);
  });

  it("sees that always the same one is written to", () => {
    expect(measuresOf([7, 7, 7, 8].map((recipient) => ({ recipient }))).sameRecipientShare).toBe(
      0.75,
    );
  });

  it("measures nothing", () => {
    const scene = buildScene(littleTraffic([]));
    const nothing = measure(scene, []);
    expect(nothing).toMatchObject({
      messages: 0,
      recipients: 0,
      sameRecipientShare: 0,
      networks: 0,
    });
    expect(shareOf(0, nothing)).toBe(0);
  });
});

describe("senderKind", () => {
  const scene = buildScene(littleTraffic([{ account: BOB }, { account: "carol@second.example" }]));
  it.each([
    { sender: BOB, account: BOB, want: "own" },
    { sender: "BOB@Example.com", account: BOB, want: "own" },
    { sender: "bob+news@example.com", account: BOB, want: "own" },
    { sender: "sales@example.com", account: BOB, want: "other" },
    { sender: "carol@second.example", account: BOB, want: "other" },
    { sender: "bob@mail.example.com", account: BOB, want: "other" },
    { sender: "bob@gmail.example", account: BOB, want: "foreign" },
    { sender: "bob@notexample.com", account: BOB, want: "foreign" },
    { sender: "bob@example.com", account: "bob", want: "own" },
    { sender: "bob@elsewhere.example", account: "bob", want: "foreign" },
    { sender: "root", account: "", want: "own" },
    { sender: "root", account: BOB, want: "other" },
    { sender: "", account: BOB, want: "none" },
    { sender: "[email protected]", account: BOB, want: "none" },
  ])("$sender is $want to $account", ({ sender, account, want }) => {
    expect(senderKind(scene, sender, account)).toBe(want);
  });
});

describe("isRefused and isDead", () => {
  const of = (refused: number, dead: number, tried: number) =>
    measuresOf([
      {
        delivered: tried - Math.max(refused, dead),
        bounced: Math.max(refused, dead),
        refused,
        dead,
      },
    ]);
  it.each([
    { name: "hardly anything", refused: 7, tried: 10, usual: 0, want: false },
    { name: "much", refused: 10, tried: 100, usual: 0, want: true },
    { name: "a small share", refused: 30, tried: 1000, usual: 0, want: false },
    { name: "what is usual here", refused: 30, tried: 100, usual: 0.25, want: false },
    { name: "far more than is usual here", refused: 90, tried: 100, usual: 0.25, want: true },
  ])("refused: $name", ({ refused, tried, usual, want }) => {
    expect(isRefused(of(refused, 0, tried), usual)).toBe(want);
  });
  it.each([
    { name: "a few", dead: 7, tried: 10, usual: 0, want: false },
    { name: "many", dead: 10, tried: 100, usual: 0.01, want: true },
    { name: "a small share", dead: 10, tried: 1000, usual: 0, want: false },
    { name: "what is usual here", dead: 10, tried: 100, usual: 0.05, want: false },
  ])("dead: $name", ({ dead, tried, usual, want }) => {
    expect(isDead(of(0, dead, tried), usual)).toBe(want);
  });
});
