import { expect, it } from "vitest";
import { littleTraffic, type SentMessage } from "./fixtures/little-traffic.ts";
import { buildScene } from "./scene.ts";
import { usualShares } from "./usual-shares.ts";

const account = (i: number, message: Omit<SentMessage, "account">): SentMessage => ({
  account: `user${i}@example.com`,
  ...message,
});
const honest = (count: number, message: Omit<SentMessage, "account">) =>
  Array.from({ length: count }, (_, i) => account(i, message));

it.each([
  {
    name: "nobody sends",
    messages: [],
    want: { refused: 0, dead: 0 },
  },
  {
    name: "all are refused alike",
    messages: honest(20, { delivered: 8, bounced: 2, refused: 2 }),
    want: { refused: 0.2, dead: 0 },
  },
  {
    name: "one culprit of twenty does not make himself usual",
    messages: [...honest(19, { delivered: 10 }), account(99, { bounced: 900, refused: 900 })],
    want: { refused: 0, dead: 0 },
  },
  {
    name: "nor with dead addresses",
    messages: [
      ...honest(19, { delivered: 9, bounced: 1, dead: 1 }),
      account(99, { bounced: 900, dead: 900 }),
    ],
    want: { refused: 0, dead: 0.1 },
  },
  {
    name: "who was refused never learnt whether the address lives",
    messages: honest(10, { delivered: 4, bounced: 6, refused: 5, dead: 1 }),
    want: { refused: 0.5, dead: 0.2 },
  },
])("$name", ({ messages, want }) => {
  const shares = usualShares(buildScene(littleTraffic(messages)));
  expect(shares.refused).toBeCloseTo(want.refused);
  expect(shares.dead).toBeCloseTo(want.dead);
});
