import { describe, expect, it } from "vitest";
import type { HostFiles } from "../core/host-world.ts";
import { applyFileChange, type FileChange, stands, undoFileChange } from "./file-change.ts";

const PATH = "/etc/main.cf";

function change(before: string, after: string): FileChange {
  return { path: PATH, before, after, owner: { mode: 0o644, uid: 0, gid: 0 } };
}

/** One file. */
function fileOf(text: string) {
  let content = text;
  const files = {
    look: () => ({ mode: 0o644, uid: 0, gid: 0 }),
    read: () => Buffer.from(content),
    replace: (_path: string, next: Buffer) => void (content = next.toString()),
  } as unknown as HostFiles;
  return { files, text: () => content };
}

const BASE = "a = 1\nb = 2\n";

describe("two changes of one file", () => {
  it.each<{ name: string; first: string; second: string; both: string }>([
    {
      name: "both at the end",
      first: `${BASE}c = 3\n`,
      second: `${BASE}d = 4\n`,
      both: `${BASE}d = 4\nc = 3\n`,
    },
    {
      name: "one at the end, one in the line above it",
      first: `${BASE}c = 3\n`,
      second: "a = 1\nb = 9\n",
      both: "a = 1\nb = 9\nc = 3\n",
    },
    {
      name: "one that takes the last line out",
      first: "a = 9\nb = 2\n",
      second: "a = 1\n",
      both: "a = 9\n",
    },
  ])("$name: each stands, none is made twice, each can be taken back", (row) => {
    const { files, text } = fileOf(BASE);
    const first = change(BASE, row.first);
    const second = change(BASE, row.second);
    expect(applyFileChange(files, first)).toBe("done");
    expect(applyFileChange(files, second)).toBe("done");
    expect(text()).toBe(row.both);
    expect([stands(files, first), stands(files, second)]).toEqual([true, true]);
    expect(applyFileChange(files, first)).toBe("already");
    expect(applyFileChange(files, second)).toBe("already");
    expect(undoFileChange(files, second)).toBe("done");
    expect(text()).toBe(row.first);
    expect(undoFileChange(files, second)).toBe("already");
    expect(undoFileChange(files, first)).toBe("done");
    expect(text()).toBe(BASE);
  });
});
