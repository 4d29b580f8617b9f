import { describe, expect, test } from "vitest";
import type { BounceMessage } from "./bounce-message.ts";
import { classifyBounce, type TrafficKnowledge } from "./classify-bounce.ts";
import { parseReceived } from "./parse-received.ts";

const OURS = { names: new Set(["mail.example.com"]), ips: new Set(["192.0.2.1"]) };
const AT = Date.UTC(2026, 10, 22, 0, 39, 17);
const STAMP = "Sun, 22 Nov 2026 00:39:17 +0000";

const hop = (line: string) => parseReceived(`${line}; ${STAMP}`);
const OUR_LINE = (id: string) =>
  hop(`from User (unknown [203.0.113.77]) by mail.example.com (Postfix) with ESMTPA id ${id}`);
const FROM_OUTSIDE = hop(
  "from mx.far.example (mx.far.example [203.0.113.25]) by mail.example.com (Postfix) with ESMTP id 4F00D2BA001",
);
const MADE_HERE = hop("by mail.example.com (Postfix) id 5A0012BA002");

function bounce(part: {
  readonly hops?: BounceMessage["hops"];
  readonly originalHops?: BounceMessage["hops"];
  readonly messageId?: string;
  readonly reporterQueueId?: string;
  readonly to?: string;
  readonly noOriginal?: boolean;
}): BounceMessage {
  return {
    file: "new/1",
    offset: null,
    kind: "bounce",
    format: "rfc3464",
    cut: false,
    atMs: AT,
    to: "info@example.com",
    reporter: "mx.far.example",
    messageId: "b@mx.far.example",
    hops: part.hops ?? [FROM_OUTSIDE],
    recipients: [
      {
        address: part.to ?? "gone@far.example",
        action: "failed",
        status: null,
        reason: "unknown-user",
        text: "",
        remote: null,
      },
    ],
    reporterQueueId: part.reporterQueueId ?? null,
    reportedSender: null,
    answersTo: null,
    original: part.noOriginal
      ? null
      : {
          messageId: part.messageId ?? null,
          envelopeSender: null,
          from: null,
          to: null,
          subject: null,
          atMs: null,
          hops: part.originalHops ?? [],
          submitter: null,
          script: null,
        },
  };
}

/** 3A is of a sure incident, 9A of a possible one, 7A of nobody's; 1A is from another year. */
function known(part: Partial<TrafficKnowledge> = {}): TrafficKnowledge {
  const day = { firstMs: AT - 60_000, lastMs: AT + 60_000 };
  const old = { firstMs: AT - 4e10, lastMs: AT - 4e10 };
  const seen = new Map([
    ["3A1B2C3D4E5", day],
    ["9A9B9C9D9E9", day],
    ["7A7B7C7D7E7", day],
    ["1A1B1C1D1E1", old],
  ]);
  return {
    incidentOf: (id) =>
      id === "3A1B2C3D4E5" || id === "5A0012BA002" || id === "1A1B1C1D1E1"
        ? { id: "i1", isSure: true }
        : id === "9A9B9C9D9E9"
          ? { id: "i2", isSure: false }
          : undefined,
    seen: (id) => seen.get(id),
    queueIdsOfMessage: (id) =>
      id === "spam@x" ? ["3A1B2C3D4E5"] : id === "both@x" ? ["3A1B2C3D4E5", "7A7B7C7D7E7"] : [],
    queueIdsTo: (address) =>
      address === "victim@far.example"
        ? ["3A1B2C3D4E5"]
        : address === "friend@far.example"
          ? ["7A7B7C7D7E7"]
          : [],
    covers: () => true,
    hasLog: true,
    canClear: true,
    ...part,
  };
}

describe("classifyBounce", () => {
  test.each([
    {
      name: "the queue id of the abuse in our line",
      input: bounce({ originalHops: [OUR_LINE("3A1B2C3D4E5")] }),
      want: { class: "abuse", basis: "queue-id", incident: "i1", queueId: "3A1B2C3D4E5" },
    },
    {
      name: "a queue id of nobody's",
      input: bounce({ originalHops: [OUR_LINE("7A7B7C7D7E7")] }),
      want: { class: "own", basis: "queue-id", incident: null, queueId: "7A7B7C7D7E7" },
    },
    {
      name: "an incident that is possible only accuses nobody",
      input: bounce({ originalHops: [OUR_LINE("9A9B9C9D9E9")] }),
      want: { class: "undecided", basis: "possible-incident", incident: "i2" },
    },
    {
      name: "an id that was used again",
      input: bounce({ originalHops: [OUR_LINE("1A1B1C1D1E1")] }),
      want: { class: "undecided", basis: "other-time" },
    },
    {
      name: "an id that the log does not have",
      input: bounce({ originalHops: [OUR_LINE("8A8B8C8D8E8")] }),
      want: { class: "undecided", basis: "not-in-log" },
    },
    {
      name: "without any log",
      input: bounce({ originalHops: [OUR_LINE("8A8B8C8D8E8")] }),
      knowledge: { hasLog: false, covers: () => false },
      want: { class: "undecided", basis: "no-log" },
    },
    {
      name: "a log too short to clear anybody",
      input: bounce({ originalHops: [OUR_LINE("7A7B7C7D7E7")] }),
      knowledge: { canClear: false },
      want: { class: "undecided", basis: "short-log" },
    },
    {
      name: "our own server's report names the id",
      input: bounce({ hops: [MADE_HERE], reporterQueueId: "3A1B2C3D4E5" }),
      want: { class: "abuse", basis: "queue-id" },
    },
    {
      name: "a stranger's report names an id of the stranger's, however well it fits",
      input: bounce({ reporterQueueId: "3A1B2C3D4E5" }),
      want: { class: "undecided", basis: "no-trace" },
    },
    {
      name: "the bounce itself was made for the abuse",
      input: bounce({ hops: [MADE_HERE], noOriginal: true }),
      want: { class: "abuse", basis: "bounce-id", incident: "i1" },
    },
    {
      name: "by Message-ID where our line was removed",
      input: bounce({ messageId: "spam@x" }),
      want: { class: "abuse", basis: "message-id", queueId: "3A1B2C3D4E5" },
    },
    {
      name: "one Message-ID on a message of the abuse and on another",
      input: bounce({ messageId: "both@x" }),
      want: { class: "undecided", basis: "mixed" },
    },
    {
      name: "nothing returned: all mail to that recipient was abuse",
      input: bounce({ noOriginal: true, to: "victim@far.example" }),
      want: { class: "abuse", basis: "recipient" },
    },
    {
      name: "nothing returned: all mail to that recipient was ours",
      input: bounce({ noOriginal: true, to: "friend@far.example" }),
      want: { class: "own", basis: "recipient" },
    },
    {
      name: "nothing returned, nobody known",
      input: bounce({ noOriginal: true }),
      want: { class: "undecided", basis: "no-trace" },
    },
    {
      name: "joe-job",
      input: bounce({
        originalHops: [
          hop("from mail.example.com (unknown [203.0.113.222]) by mx.far.example with SMTP id 1"),
        ],
      }),
      want: { class: "elsewhere", basis: "never-here" },
    },
    {
      name: "a forged line of ours",
      input: bounce({
        originalHops: [
          hop("from bot (unknown [203.0.113.222]) by mx.far.example with SMTP id 1"),
          OUR_LINE("F0F0F0F0F0F"),
        ],
      }),
      want: { class: "elsewhere", basis: "forged-line" },
    },
    {
      name: "the same outside of the log's time: nothing is said",
      input: bounce({
        originalHops: [
          hop("from bot (unknown [203.0.113.222]) by mx.far.example with SMTP id 1"),
          OUR_LINE("F0F0F0F0F0F"),
        ],
      }),
      knowledge: { covers: () => false },
      want: { class: "undecided", basis: "not-in-log" },
    },
    {
      name: "from our address past our server",
      input: bounce({
        originalHops: [hop("from ylmf-pc (unknown [192.0.2.1]) by mx.far.example with SMTP id 1")],
      }),
      want: { class: "elsewhere", basis: "past-us" },
    },
    {
      name: "a word that many log lines begin with is no id",
      input: bounce({ originalHops: [OUR_LINE("warning")] }),
      knowledge: { seen: () => ({ firstMs: AT, lastMs: AT }) },
      want: { class: "undecided", basis: "not-in-log", queueId: null },
    },
    {
      name: "a masked id is unknown, not equal to another",
      input: bounce({ originalHops: [OUR_LINE("xxxxx")] }),
      want: { class: "undecided", basis: "not-in-log" },
    },
  ] satisfies {
    name: string;
    input: BounceMessage;
    knowledge?: Partial<TrafficKnowledge>;
    want: object;
  }[])("$name", ({ input, knowledge, want }) => {
    expect(classifyBounce(input, OURS, known(knowledge ?? {}))).toMatchObject(want);
  });

  test("without knowing who we are, nobody's way is judged", () => {
    const nobody = { names: new Set<string>(), ips: new Set<string>() };
    const input = bounce({
      originalHops: [hop("from bot (unknown [203.0.113.222]) by mx.far.example with SMTP id 1")],
    });
    expect(classifyBounce(input, nobody, known())).toMatchObject({ class: "undecided" });
  });
});
