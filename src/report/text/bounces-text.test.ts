import { describe, expect, test } from "vitest";
import type { BounceListing, ListedBounce } from "../../core/bounce-list.ts";
import { LANGUAGE_TAGS, loadLanguage } from "../language.ts";
import { bouncesText } from "./bounces-text.ts";
import { cells } from "./wrap.ts";

const RECIPIENT = {
  address: "gone@example.net",
  action: "failed",
  status: "5.1.1",
  reason: "unknown-user",
  text: "550 5.1.1 User unknown",
  remote: "mx.example.net",
} as const;

function bounce(part: Partial<ListedBounce<string>>): ListedBounce<string> {
  return {
    file: "/var/mail/info/new/1.M1P1.mail",
    offset: null,
    flags: "",
    kind: "bounce",
    format: "postfix",
    class: "abuse",
    basis: "queue-id",
    because: "",
    incident: "i1",
    at: "2026-11-22T00:39:18+00:00",
    to: "info@example.com",
    reporter: "mail.example.com",
    cut: false,
    recipients: [RECIPIENT],
    original: null,
    ...part,
  };
}

function listing(bounces: readonly ListedBounce<string>[]): BounceListing<string> {
  const abuse = bounces.filter((one) => one.class === "abuse").length;
  return {
    schema: "mailwarden.bounces/1",
    mailboxes: ["/var/mail/info"],
    counts: { abuse, own: 0, elsewhere: 0, undecided: bounces.length - abuse },
    read: {
      messages: 40,
      bounces: bounces.length,
      autoReplies: 2,
      otherFiles: 0,
      unfinished: 0,
      cut: 1,
      leftOut: 0,
    },
    ourHosts: ["mail.example.com"],
    ourIps: [],
    incidents: [],
    bounces,
  };
}

const PAGE = { width: 80, colour: false };

describe("bouncesText", () => {
  test("names files below the mailbox, and the place in an mbox", async () => {
    const text = bouncesText(
      listing([bounce({}), bounce({ class: "undecided", basis: "no-trace", offset: 4711 })]),
      await loadLanguage("en"),
      PAGE,
    );
    expect(text).toContain("2 bounces in 40 messages: 1 caused by the abuse\n");
    expect(text).toContain("\n  new/1.M1P1.mail  gone@example.net  unknown recipient");
    expect(text).toContain("\n  new/1.M1P1.mail:4711  ");
    expect(text).toContain("2 automatic answers are no bounces");
  });

  test("shows ten of many, and where the others are", async () => {
    const many = Array.from({ length: 25 }, () => bounce({}));
    const text = bouncesText(listing(many), await loadLanguage("en"), PAGE);
    expect(text.match(/1\.M1P1\.mail/g)).toHaveLength(10);
    expect(text).toContain("... 15 more, listed by --format json");
  });

  test("a file name cannot drive the terminal and is never cut", async () => {
    const file = `/var/mail/info/new/\u001b[2J${"long".repeat(30)}`;
    const text = bouncesText(listing([bounce({ file })]), await loadLanguage("en"), PAGE);
    expect(text).not.toContain("\u001b");
    expect(text).toContain(`\\x1b[2J${"long".repeat(30)}`);
  });

  test.each(LANGUAGE_TAGS)("fits the page in %s", async (tag) => {
    const language = await loadLanguage(tag);
    const text = bouncesText(listing([bounce({}), bounce({ class: "own" })]), language, PAGE);
    expect(text.split("\n").filter((line) => cells(line) > 80)).toEqual([]);
    expect(bouncesText(listing([]), language, PAGE)).toContain(language.formats.number(40));
  });
});
