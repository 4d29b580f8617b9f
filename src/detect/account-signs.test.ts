import { describe, expect, it } from "vitest";
import { readAccountSigns, type Sign } from "./account-signs.ts";
import {
  failLogins,
  littleTraffic,
  readMailbox,
  type SentMessage,
} from "./fixtures/little-traffic.ts";
import { buildScene } from "./scene.ts";
import type { Traffic } from "../core/traffic.ts";

const BOB = "bob@example.com";
type Sent = Omit<SentMessage, "account">;

/** Bob among colleagues whose mail arrives. */
function signsOf(sent: readonly Sent[], prepare: (traffic: Traffic) => void = () => undefined) {
  const colleagues = Array.from({ length: 20 }, (_, i) => ({
    account: `user${i}@example.com`,
    ip: `198.51.100.${i}`,
    delivered: 10,
  }));
  const traffic = littleTraffic([...colleagues, ...sent.map((one) => ({ account: BOB, ...one }))]);
  prepare(traffic);
  const signs = readAccountSigns(buildScene(traffic)).find(({ name }) => name === BOB);
  return {
    signs: [...(signs?.signs ?? [])].toSorted(),
    failuresBefore: signs?.failuresBefore,
    score: signs?.score,
  };
}

const times = (count: number, one: (i: number) => Sent) =>
  Array.from({ length: count }, (_, i) => one(i));

describe("readAccountSigns", () => {
  const cases: readonly {
    readonly name: string;
    readonly sent: readonly Sent[];
    readonly want: readonly Sign[];
  }[] = [
    { name: "ordinary mail", sent: times(30, () => ({ delivered: 2 })), want: [] },
    {
      name: "a traveller: four networks in an hour",
      sent: times(8, (i) => ({ ip: `203.0.${i % 4}.1`, minute: i * 5, delivered: 1 })),
      want: [],
    },
    {
      name: "forged senders of many domains",
      sent: times(12, (i) => ({ sender: `a@forged${i % 8}.example`, delivered: 1 })),
      want: ["forging"],
    },
    {
      name: "an address of his own at another provider",
      sent: [
        ...times(20, () => ({ delivered: 1 })),
        ...times(3, () => ({ sender: "bob@private.example" })),
      ],
      want: [],
    },
    {
      name: "many colleagues' addresses",
      sent: times(12, (i) => ({ sender: `user${i}@example.com`, delivered: 1 })),
      want: ["manySenders"],
    },
    {
      name: "refused far more than others",
      sent: times(10, () => ({ delivered: 5, bounced: 5, refused: 5 })),
      want: ["refused"],
    },
    {
      name: "dead addresses",
      sent: times(10, () => ({ delivered: 5, bounced: 5, dead: 5 })),
      want: ["deadRecipients"],
    },
    {
      name: "eight networks in an hour",
      sent: times(8, (i) => ({ ip: `203.0.${i}.1`, minute: i, delivered: 1 })),
      want: ["manyNetworks"],
    },
    {
      name: "a newsletter",
      sent: times(5, (i) => ({ minute: i, delivered: 50 })),
      want: ["bulk"],
    },
  ];
  for (const { name, sent, want } of cases)
    it(`${name}: ${want.join(", ") || "nothing"}`, () => expect(signsOf(sent).signs).toEqual(want));

  it("counts failures before the first mail of the same address only", () => {
    const sent = [{ ip: "203.0.113.5", minute: 60, delivered: 1 }];
    expect(
      signsOf(sent, (traffic) => failLogins(traffic, "203.0.113.5", BOB, 6, 30)),
    ).toMatchObject({
      signs: ["guessed"],
      failuresBefore: 6,
    });
    expect(
      signsOf(sent, (traffic) => failLogins(traffic, "203.0.113.5", BOB, 6, 90)),
    ).toMatchObject({
      signs: [],
      failuresBefore: 0,
    });
    expect(
      signsOf(sent, (traffic) => failLogins(traffic, "203.0.113.6", BOB, 6, 30)).signs,
    ).toEqual([]);
    expect(
      signsOf(sent, (traffic) => failLogins(traffic, "203.0.113.5", "user1@example.com", 6, 30))
        .signs,
    ).toEqual([]);
  });

  const past = times(2, (i) => ({ ip: "192.0.2.1", minute: i, delivered: 1 }));
  const flood = (ip: string, from: number) =>
    times(60, (i) => ({ ip, minute: from + i * 5, delivered: 1 }));
  it.each([
    {
      name: "ten times the mail from a network never seen before",
      sent: [...past, ...flood("203.0.113.1", 600)],
      want: ["newPlace"],
    },
    {
      name: "from two of them",
      sent: [...past, ...flood("203.0.113.1", 600), ...flood("203.0.114.1", 600)],
      want: ["newPlace", "newPlaces"],
    },
    { name: "from where he always was", sent: [...past, ...flood("192.0.2.9", 600)], want: [] },
    { name: "without a past", sent: flood("203.0.113.1", 600), want: [] },
    {
      name: "as much as before",
      sent: [...flood("192.0.2.1", 0), ...flood("203.0.113.1", 600)],
      want: [],
    },
  ])("a new place: $name", ({ sent, want }) => {
    const minutes = sent.toSorted((a, b) => (a.minute ?? 0) - (b.minute ?? 0));
    expect(signsOf(minutes).signs).toEqual(want);
  });

  it("takes a network that reads the mailbox for the owner's", () => {
    const sent = [...past, ...flood("203.0.113.1", 600)];
    expect(signsOf(sent, (traffic) => readMailbox(traffic, "203.0.113.1", BOB)).signs).toEqual([]);
  });

  it("never looks at a redacted login", () => {
    const traffic = littleTraffic(
      times(20, (i) => ({ sender: `a${i}@forged${i % 5}.example` })).map((one) => ({
        account: "****",
        ...one,
      })),
    );
    expect(readAccountSigns(buildScene(traffic))).toEqual([]);
  });

  it("has a score between 0 and 1 that more signs do not lower", () => {
    const one = signsOf(times(12, (i) => ({ sender: `a${i}@forged${i % 4}.example` }))).score ?? 0;
    const all = signsOf(
      times(30, (i) => ({
        sender: `a${i}@forged${i % 4}.example`,
        ip: `203.${i}.1.1`,
        minute: i,
        bounced: 20,
        refused: 10,
        dead: 10,
      })),
    ).score;
    expect(one).toBeGreaterThan(0);
    expect(all).toBe(1);
  });
});
