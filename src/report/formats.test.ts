import { expect, test } from "vitest";
import { loadLanguage } from "./language.ts";

const { formats: en } = await loadLanguage("en");
const { formats: zhCn } = await loadLanguage("zh-CN");
const { formats: ja } = await loadLanguage("ja");

test.each([
  { name: "number", got: en.number(281_250), want: "281,250" },
  { name: "percent", got: en.percent(0.943), want: "94.3%" },
  { name: "percent of something tiny", got: en.percent(0.0001), want: "<0.1%" },
  { name: "percent of nothing", got: en.percent(0), want: "0%" },
  { name: "moment", got: en.moment("2012-10-24T00:32:10+08:00"), want: "24 Oct 2012, 00:32" },
  { name: "moment", got: zhCn.moment("2012-10-24T00:32:10+08:00"), want: "2012年10月24日 00:32" },
  { name: "moment", got: ja.moment("2012-10-24T00:32:10+08:00"), want: "2012年10月24日 00:32" },
  { name: "day", got: en.day("2012-10-24T00:32:10+08:00"), want: "24 Oct 2012" },
  { name: "no moment", got: en.moment("yesterday"), want: "yesterday" },
  { name: "bytes", got: en.bytes(3_200_000), want: "3.2 MB" },
  { name: "no bytes", got: en.bytes(0), want: "0 bytes" },
  { name: "duration", got: en.duration(7200), want: "2 hours" },
  { name: "duration", got: en.duration(59), want: "59 seconds" },
  { name: "list", got: en.list(["a", "b", "c"]), want: "a, b and c" },
  { name: "list one over", got: en.list(["a", "b", "c", "d"]), want: "a, b, c and d" },
  { name: "list cut", got: en.list(["a", "b", "c", "d", "e"]), want: "a, b, c and 2 more" },
  { name: "list", got: zhCn.list(["a", "b", "c", "d", "e"]), want: "a、b、c、另外 2 个" },
  { name: "one", got: en.plural(1, { one: "# mail", other: "# mails" }), want: "1 mail" },
  { name: "many", got: en.plural(1200, { one: "# mail", other: "# mails" }), want: "1,200 mails" },
])("$name: $want", ({ got, want }) => {
  expect(got).toBe(want);
});
