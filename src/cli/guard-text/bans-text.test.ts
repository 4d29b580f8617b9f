import { expect, it } from "vitest";
import type { BanRow } from "../../guard/control/control-desk.ts";
import { loadLanguage } from "../../report/language.ts";
import { bansText } from "./bans-text.ts";

const ban = (index: number): BanRow => ({
  target: `203.0.113.${index}`,
  reason: "guesses",
  guesses: 20,
  accounts: 3,
  since: "2026-11-25T10:00:00+00:00",
  until: "2026-11-25T11:00:00+00:00",
  times: 1,
  isInForce: true,
});

it.each([
  { name: "as many as are shown", bans: 100, want: false },
  { name: "one more", bans: 101, want: true },
])("says how many it leaves out: $name", async ({ bans, want }) => {
  const rows = Array.from({ length: bans }, (_, index) => ban(index));
  const text = bansText(rows, await loadLanguage("en"), { width: 80, colour: false });
  expect(text.includes("1 more")).toBe(want);
});
