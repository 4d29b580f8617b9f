import { describe, expect, it } from "vitest";
import { classifyReply, REPLY_CLASSES } from "../../core/reply-class.ts";
import { ReplyClasses } from "./reply-classes.ts";

/** Classes in the order of the replies, read by one cache. */
function classesOf(replies: readonly string[]): (string | undefined)[] {
  const classes = new ReplyClasses(7);
  return replies.map((reply) => {
    const bytes = Buffer.from(`(${reply})`);
    return REPLY_CLASSES[classes.classOf(bytes, 1, bytes.length - 1)];
  });
}

const said = (reply: string, after = "RCPT TO") =>
  `host mx.example.net[198.51.100.7] said: ${reply} (in reply to ${after} command)`;

describe("ReplyClasses", () => {
  const replies = [
    said(
      "550 5.1.1 <a@example.net>: Recipient address rejected: User unknown in virtual mailbox table",
    ),
    said(
      "550 5.1.1 <someone.else@example.net>: Recipient address rejected: User unknown in virtual mailbox table",
    ),
    said("554 5.7.1 Service unavailable; Client host [192.0.2.25] blocked using bl.example"),
    said("452 4.2.2 Over quota"),
    said("550 Requested action not taken"),
    said("550 Requested action not taken", "MAIL FROM"),
    "connect to mx.example.net[198.51.100.7]:25: Connection timed out",
    "connect to other.example.net[198.51.100.8]:25: Connection refused",
    "host mx.example.net[198.51.100.7] refused to talk to me: 554 no",
    "host mx.example.net[198.51.100.7] refused to talk to me: 421 Too many connections",
    "delivery temporarily suspended: host mx.example.net[198.51.100.7] refused to talk to me: 421 Too many connections",
    "User unknown in local recipient table",
    "<a@b> <c@d> mailbox full",
    "<",
    "",
  ];
  it.each([
    { name: "in this order", order: replies },
    { name: "the other way round", order: replies.toReversed() },
    { name: "twice", order: [...replies, ...replies] },
  ])("says what classifyReply says: $name", ({ order }) => {
    expect(classesOf(order)).toEqual(order.map(classifyReply));
  });

  it("tells replies apart whose first words are the same", () => {
    const order = [
      said(
        "550-5.7.1 [192.0.2.25      12] Our system has detected that this message is likely unsolicited mail",
        "end of DATA",
      ),
      said(
        "550-5.7.1 [192.0.2.25      12] Our system has detected that this message comes from a sender of bad reputation",
        "end of DATA",
      ),
    ];
    expect(classesOf(order)).toEqual(["content", "blocked"]);
  });

  it("does not take a name of a receiver for its words", () => {
    const [blocked, full] = classesOf([
      "host spam.example.net[198.51.100.7] said: 452 4.2.2 Over quota (in reply to RCPT TO command)",
      "host blocked.example.net[198.51.100.8] said: 452 4.2.2 Over quota (in reply to RCPT TO command)",
    ]);
    expect(blocked).toBe(full);
  });
});
