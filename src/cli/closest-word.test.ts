import { expect, test } from "vitest";
import { closestWord } from "./closest-word.ts";

test.each([
  { word: "jsno", choices: ["text", "json"], want: "json" },
  { word: "JSON", choices: ["text", "json"], want: "json" },
  { word: "markdwon", choices: ["html", "markdown"], want: "markdown" },
  { word: "zh-tw", choices: ["en", "zh-CN", "zh-TW"], want: "zh-TW" },
  { word: "lsit", choices: ["list", "show"], want: "list" },
  { word: "xml", choices: ["text", "json"], want: undefined },
  { word: "", choices: ["text"], want: undefined },
  { word: "x".repeat(100_000), choices: ["text"], want: undefined },
])("$word among $choices: $want", ({ word, choices, want }) => {
  expect(closestWord(word, choices)).toBe(want);
});
