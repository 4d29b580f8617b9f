import { expect, it } from "vitest";
import { littleTraffic, type SentMessage } from "./fixtures/little-traffic.ts";
import { detectHiddenLogins } from "./hidden-logins.ts";
import { buildScene } from "./scene.ts";

const MASKED = "[email protected]";
type Sent = Omit<SentMessage, "account">;

const times = (count: number, one: (i: number) => Sent): readonly Sent[] =>
  Array.from({ length: count }, (_, i) => one(i));

/** Twenty honest clients, the names of their logins masked like everybody's. */
const OFFICE = times(20, (i) => ({ ip: `198.51.100.${i}`, sender: MASKED, delivered: 10 }));

const spam = (count: number, change: Partial<Sent> = {}): readonly Sent[] =>
  times(count, (i) => ({
    ip: "203.0.113.77",
    minute: 5,
    sender: `a${i}@forged${i % 8}.example`,
    bounced: 25,
    refused: 25,
    ...change,
  }));

it.each<{ readonly name: string; readonly sent: readonly Sent[]; readonly want: object[] }>([
  { name: "honest mail alone", sent: [], want: [] },
  {
    name: "refused, forging",
    sent: spam(20),
    want: [{ subject: "203.0.113.77", confidence: "likely", accounts: [], messages: 20 }],
  },
  {
    name: "refused, senders masked, too: the volume is the second sign",
    sent: spam(20, { sender: MASKED }),
    want: [{ subject: "203.0.113.77", confidence: "likely", accounts: [], messages: 20 }],
  },
  {
    name: "what became of it is not seen",
    sent: spam(20, { bounced: 0, refused: 0, delivered: 12 }),
    want: [{ subject: "203.0.113.77", confidence: "possible", accounts: [], messages: 20 }],
  },
  {
    name: "a gateway of the house is no stranger",
    sent: spam(20, { ip: "10.0.0.7" }),
    want: [{ subject: "10.0.0.7", confidence: "possible", accounts: [], messages: 20 }],
  },
  {
    name: "a newsletter",
    sent: times(200, () => ({ ip: "198.51.100.40", sender: MASKED, minute: 5, delivered: 20 })),
    want: [],
  },
  {
    name: "a botnet: one incident",
    sent: times(60, (i) => ({
      ...spam(1)[0],
      sender: `a${i}@forged${i % 8}.example`,
      ip: `203.0.${i % 3}.9`,
    })),
    want: [
      {
        subject: "203.0.0.9 203.0.1.9 203.0.2.9",
        confidence: "likely",
        accounts: [],
        messages: 60,
      },
    ],
  },
  { name: "few messages", sent: spam(9), want: [] },
  {
    name: "the client is masked as well: nothing to name",
    sent: spam(20, { ip: "x.x.x.x" }),
    want: [],
  },
])("$name", ({ sent, want }) => {
  const traffic = littleTraffic([...OFFICE, ...sent].map((one) => ({ account: MASKED, ...one })));
  const drafts = detectHiddenLogins(buildScene(traffic));
  expect(
    drafts.map(({ subject, confidence, accounts, rows }) => ({
      subject,
      confidence,
      accounts,
      messages: rows.length,
    })),
  ).toEqual(want);
});
