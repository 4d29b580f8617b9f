import { expect, test } from "vitest";
import { attemptOfEvent } from "../src/guard/logins/attempt-of-event.ts";
import { tellsOfLogin } from "../src/guard/logins/tells-of-login.ts";
import { LineHeader } from "../src/logs/line-header.ts";
import { parseLine } from "../src/logs/parse-line.ts";
import { StampClock } from "../src/logs/stamp-clock.ts";
import { readSamples } from "./samples/read-samples.ts";

test("every line of which the grammar says that somebody tried to log in is asked about", () => {
  const header = new LineHeader();
  const clock = new StampClock(2026, "UTC");
  let attempts = 0;
  const missed = readSamples().filter(({ line }) => {
    const bytes = Buffer.from(line);
    const hasHeader = header.read(bytes, 0, bytes.length, clock);
    const head = hasHeader
      ? { host: header.host(), ...(header.hasProgram && { program: header.program() }) }
      : {};
    const event = { source: "x", line: 1, at: null, ...parseLine(head, header.body()) };
    if (attemptOfEvent(event) === undefined) return false;
    attempts += 1;
    return !tellsOfLogin(header);
  });
  expect(missed.map(({ line }) => line)).toEqual([]);
  expect(attempts).toBeGreaterThan(20);
});
