import { expect, it } from "vitest";
import { rejectBlocks } from "./reject-blocks.ts";

const REFUSAL = "2026-11-22 00:39:10 H=(a) [203.0.113.9] F=<a@x.example> rejected after DATA: spam";
const ACCEPTED = "2026-11-22 00:39:11 1qWeRt-000001-Ab <= info@example.com H=(a) [203.0.113.9]";

it.each([
  { name: "a log without blocks", lines: [REFUSAL, ACCEPTED], want: [false, false] },
  {
    name: "envelope, headers and folded headers",
    lines: [
      REFUSAL,
      "Envelope-from: <a@x.example>",
      "Envelope-to: <bob@example.com>",
      "    <carol@example.com>",
      "P Received: from a",
      `\t${ACCEPTED}`,
      "  Subject: x",
      `  ${ACCEPTED}`,
      ACCEPTED,
    ],
    want: [false, true, true, true, true, true, true, true, false],
  },
  {
    name: "headers without an envelope",
    lines: [REFUSAL, "P Received: from a", `\t${ACCEPTED}`],
    want: [false, true, true],
  },
  { name: "a wrapped refusal", lines: [REFUSAL, "  and more of it"], want: [false, false] },
  { name: "no refusal before it", lines: [ACCEPTED, "F From: a"], want: [false, false] },
])("$name", ({ lines, want }) => {
  expect(rejectBlocks(lines)).toEqual(want);
});
