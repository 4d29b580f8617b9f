import { describe, expect, test } from "vitest";
import { unfoldPaste } from "./unfold-paste.ts";

const CLIENT = "Sep 17 21:20:40 mx postfix/smtpd[62]: D677715E604F: client=x.example[192.0.2.33]";
const REMOVED = "Sep 17 21:20:44 mx postfix/qmgr[8]: D677715E604F: removed";
const SENT =
  "Sep 17 21:20:43 mx postfix/smtp[92]: D677715E604F: to=<a@example.com>, relay=r.example[192.0.2.26]:25, delay=3.3, dsn=5.5.2, status=bounced (host r.example[192.0.2$";

const CASES = [
  {
    name: "prose is dropped",
    input: ["We were hacked:", CLIENT, "", "What now?"],
    want: {
      lines: [{ text: CLIENT, line: 2 }],
      rest: [
        { text: "We were hacked:", line: 1 },
        { text: "What now?", line: 4 },
      ],
    },
  },
  {
    name: "a collapsed block is split",
    input: ["Log:", `${CLIENT} ${REMOVED}`],
    want: {
      lines: [
        { text: CLIENT, line: 2 },
        { text: REMOVED, line: 2 },
      ],
      split: 1,
    },
  },
  {
    name: "a line cut before a host name",
    input: [
      CLIENT,
      "Sep 17 21:20:40 mx postfix/smtpd[62]: connect from ",
      "x.example[192.0.2.33]",
      REMOVED,
    ],
    want: {
      lines: [
        { text: CLIENT, line: 1 },
        {
          text: "Sep 17 21:20:40 mx postfix/smtpd[62]: connect from x.example[192.0.2.33]",
          line: 2,
        },
        { text: REMOVED, line: 4 },
      ],
      joined: 1,
    },
  },
  {
    name: "lines that repeat others without stamp, one of them wrapped",
    input: [
      CLIENT,
      SENT,
      "In short:",
      "smtpd[62]: D677715E604F: client=x.example[192.0.2.33]",
      "smtp[92]: D677715E604F: to=<a@example.com>, ",
      "    relay=r.example[192.0.2.26]:25, ",
      "    delay=3.3, dsn=5.5.2, ",
      "    status=bounced (host r.example[192.0.2$",
      "qmgr[8]: D677715E604F: removed",
    ],
    want: {
      lines: [
        { text: CLIENT, line: 1 },
        { text: SENT, line: 2 },
        { text: "qmgr[8]: D677715E604F: removed", line: 9 },
      ],
      joined: 3,
      quoted: 2,
      rest: [{ text: "In short:", line: 3 }],
    },
  },
  {
    name: "a terminal of 80 columns cuts inside words",
    input: [
      `${SENT.slice(0, -1)}26] said: 550 no such user)`,
      `${SENT.slice(0, -1)}26] said: 551 moved)`,
    ].flatMap((line) => line.match(/.{1,80}/g) ?? []),
    want: {
      lines: [
        { text: `${SENT.slice(0, -1)}26] said: 550 no such user)`, line: 1 },
        { text: `${SENT.slice(0, -1)}26] said: 551 moved)`, line: 4 },
      ],
      joined: 4,
    },
  },
  {
    name: "CJK prose does not go on with a cut line",
    input: [SENT.slice(0, -1), "\xe6\x97\xa5\xe6\x9c\xac", REMOVED],
    want: {
      lines: [
        { text: SENT.slice(0, -1), line: 1 },
        { text: REMOVED, line: 3 },
      ],
    },
  },
];

describe("unfoldPaste", () => {
  test.each(CASES)("$name", ({ input, want }) => {
    expect(unfoldPaste(input.join("\n"), "take-apart")).toMatchObject(want);
  });

  test("join leaves prose and collapsed lines alone", () => {
    const input = [
      "==> mail.log <==",
      `${CLIENT} ${REMOVED}`,
      "Sep 17 21:20:40 mx postfix/smtpd[62]: connect from ",
      "x.example[192.0.2.33]",
    ];
    expect(unfoldPaste(input.join("\n"), "join").lines.map(({ text }) => text)).toEqual([
      input[0],
      input[1],
      `${input[2] ?? ""}${input[3] ?? ""}`,
    ]);
  });
});
