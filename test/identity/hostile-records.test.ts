import fc from "fast-check";
import { encode } from "dns-packet";
import { describe, expect, test } from "vitest";
import { findSelectors } from "../../src/identity/dkim/find-selectors.ts";
import { parseDkimKey } from "../../src/identity/dkim/parse-dkim-key.ts";
import { parseTags } from "../../src/identity/parse-tags.ts";
import { parseSpf } from "../../src/identity/spf/parse-spf.ts";
import { decodeAnswer, readAnswer } from "../../src/system/dns-message.ts";

const QUESTION = { name: "example.com", type: "TXT" } as const;

function answer(): Buffer {
  return encode({
    type: "response",
    id: 7,
    flags: 0x0180,
    questions: [QUESTION],
    answers: [
      { ...QUESTION, ttl: 1, data: "v=spf1 mx -all" },
      { type: "CNAME", name: "x.example.com", ttl: 1, data: "example.com" },
    ],
  });
}

describe("what others write", () => {
  test("an answer with flipped bytes is read or left, and never throws", () => {
    const flips = fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(flips, (changes) => {
        const bytes = answer();
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        const packet = decodeAnswer(bytes, 7, QUESTION);
        if (packet !== undefined) readAnswer(packet, QUESTION);
      }),
    );
    expect(decodeAnswer(answer(), 7, QUESTION)).toBeDefined();
    expect(decodeAnswer(answer(), 8, QUESTION)).toBeUndefined();
  });

  test("records of any text are read or left, and never throw", () => {
    const record = fc.string({ maxLength: 2_000, unit: "binary" });
    fc.assert(
      fc.property(record, (text) => {
        parseSpf(`v=spf1 ${text}`);
        parseTags(text);
        parseDkimKey(`v=DKIM1; p=${text}`);
        findSelectors(text, "example.com", "mail");
      }),
    );
  });

  test.each([
    { name: "slashes", text: "/".repeat(60_000) },
    { name: "macros", text: "%{".repeat(30_000) },
    { name: "dots", text: "a.".repeat(30_000) },
    { name: "selectors", text: "s=a;".repeat(15_000) },
    { name: "key names", text: "a._domainkey.".repeat(5_000) },
    { name: "tags", text: "a=b;".repeat(15_000) },
    { name: "spaces", text: `selector ${" ".repeat(60_000)}!` },
  ])("64 KiB of $name end", ({ text }) => {
    expect(parseSpf(`v=spf1 exists:${text}`).kind).toBe("error");
    expect(parseTags(text)).toBeUndefined();
    expect(findSelectors(text, "example.com", "mail").length).toBeLessThan(51);
  });
});
