import { describe, expect, test } from "vitest";
import { isQueueFolder, spoolFolders } from "./spool-folders.ts";

describe("folders of mail queues", () => {
  test.each([
    {
      name: "Postfix",
      names: ["active", "defer", "deferred", "etc"],
      want: ["active", "deferred"],
    },
    { name: "a part of one", names: ["defer", "deferred"], want: ["deferred"] },
    { name: "Exim", names: ["db", "input", "msglog"], want: ["input"] },
    { name: "somebody's folder called active", names: ["active", "mail.log"], want: [] },
    { name: "input without message logs", names: ["input", "output"], want: [] },
  ])("$name", ({ names, want }) => {
    expect(spoolFolders(names).queues).toEqual(want);
  });

  test.each([
    { path: "/copy/deferred", names: ["0", "A", "F"], want: true },
    { path: "/copy/hold", names: ["3B7085E038D", "4XyzBd3WqLz9kJ2"], want: true },
    { path: "/copy/hold", names: ["3B7085E038D", "mail.log"], want: false },
    { path: "/copy/hold", names: [], want: false },
    { path: "/copy/other", names: ["0", "A"], want: false },
  ])("$path with $names: $want", ({ path, names, want }) => {
    expect(isQueueFolder(path, names)).toBe(want);
  });
});
