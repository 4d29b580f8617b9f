import { expect, test } from "vitest";
import { findPastedHeaders } from "./find-pasted-headers.ts";

const HEADER = [
  "Return-Path: <>",
  "Received: from far.example (far.example [192.0.2.8])",
  "by mx.example.com (Postfix) with ESMTP id 4A1B2C3D4E",
  "for <bob@example.com>; Mon, 24 Mar 2014 14:20:12 +0100 (CET)",
  "Subject: Undelivered Mail",
  "MIME-Version: 1.0",
];

test("finds a header between prose, and mends its folding", () => {
  const found = findPastedHeaders(["誰か助けて", ...HEADER, "何が起きたのでしょうか"]);
  expect(found).toMatchObject([{ start: 1, end: 7 }]);
  expect(found[0]?.text).toContain(
    "\n by mx.example.com (Postfix) with ESMTP id 4A1B2C3D4E\n for <bob@example.com>;",
  );
  expect(found[0]?.text.endsWith("\n\n")).toBe(true);
});

test("a sentence with a colon is no header", () => {
  expect(findPastedHeaders(["From: what I see", "Note: the server is slow", "Thanks"])).toEqual([]);
});

test("a header of endless rows ends", () => {
  const rows = [...HEADER, ...Array.from({ length: 5000 }, (_, n) => `X-Row-${n}: x`)];
  expect(findPastedHeaders(rows)[0]?.end).toBeLessThan(1000);
});
