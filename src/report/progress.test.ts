import { expect, test } from "vitest";
import { loadLanguage } from "./language.ts";
import { startProgress } from "./progress.ts";

const en = await loadLanguage("en");
const STATE = { bytes: 1_200_000, totalBytes: 3_000_000, lines: 5200, found: 3 };

function setup(isTTY: boolean, columns = 80) {
  const written: string[] = [];
  const clock = { ms: 0 };
  const stream = { isTTY, columns, write: (text: string) => void written.push(text) };
  return { written, clock, progress: startProgress(stream, en, () => clock.ms) };
}

test("silent in the first second, then one line, then gone", () => {
  const { written, clock, progress } = setup(true);
  progress.update(STATE);
  clock.ms = 999;
  progress.update(STATE);
  expect(written).toEqual([]);
  clock.ms = 1000;
  progress.update(STATE);
  clock.ms = 1100;
  progress.update(STATE);
  expect(written).toEqual(["\r\u001b[Kreading: 1.2 MB of 3 MB (40%), 5,200 lines, 3 found"]);
  progress.done();
  progress.update(STATE);
  expect(written.slice(1)).toEqual(["\r\u001b[K"]);
});

test("a diagnosis says what it has seen so far", () => {
  const { written, clock, progress } = setup(true, 100);
  clock.ms = 1000;
  const soFar = { messages: 8100, failedLogins: 1, refusals: 240 };
  progress.update({ ...STATE, found: null, soFar });
  expect(written[0]).toContain("5,200 lines, 8,100 messages, 1 failed login, 240 refusals");
});

test("a short run leaves no trace", () => {
  const { written, progress } = setup(true);
  progress.update(STATE);
  progress.done();
  expect(written).toEqual([]);
});

test("never into a file or pipe", () => {
  const { written, clock, progress } = setup(false);
  clock.ms = 60_000;
  progress.update(STATE);
  progress.done();
  expect(written).toEqual([]);
});

test("fits a narrow terminal", () => {
  const { written, clock, progress } = setup(true, 30);
  clock.ms = 2000;
  progress.update({ ...STATE, totalBytes: null });
  expect(written[0]?.replace("\r\u001b[K", "").length).toBeLessThan(30);
});
