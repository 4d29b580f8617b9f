import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { KeptRecords } from "../../src/contain/kept-records.ts";
import { createHostWorld } from "../../src/system/host-world.ts";

it("writes down a queue of 300,000 messages at once, and finds them again", () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "mailwarden-test-")));
  try {
    const { files } = createHostWorld();
    const path = join(folder, "03-queue-hold.kept");
    const kept = new KeptRecords<{ readonly queueId: string }>(files, path);
    const all = Array.from({ length: 300_000 }, (_, index) => ({ queueId: index.toString(16) }));
    kept.add(all);
    expect(kept.all()).toHaveLength(all.length);
    expect(new KeptRecords(files, path).all()).toEqual(all);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
