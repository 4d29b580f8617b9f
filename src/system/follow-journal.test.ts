import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { followJournal } from "./follow-journal.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mailwarden-journal-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program in journalctl's place; it writes its arguments down. */
function program(script: string): string {
  const path = join(folder, "journalctl");
  writeFileSync(path, `#!/bin/sh\nprintf '%s\\n' "$@" > ${folder}/args\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

type Journal = ReturnType<typeof followJournal>;

/** Reads until `enough` says so. */
async function read(journal: Journal, enough: (text: string) => boolean): Promise<string> {
  const bytes = Buffer.alloc(1 << 16);
  let text = "";
  for (let tries = 0; tries < 400 && !enough(text); tries += 1) {
    const count = await journal.bytes.read(bytes, 0);
    text += bytes.toString("utf8", 0, count);
    if (count === 0) await sleep(10);
  }
  return text;
}

describe("followJournal", () => {
  test("gives what comes, and asks for what stands behind the cursor", async () => {
    const journal = followJournal("s=1;i=2", program("echo one; sleep 0.1; echo two; sleep 60"));
    expect(await read(journal, (text) => text.includes("two\n"))).toBe("one\ntwo\n");
    expect(journal.ended()).toBeUndefined();
    await journal.bytes.close();
    const args = readFileSync(join(folder, "args"), "utf8").split("\n");
    expect(args).toContain("--after-cursor=s=1;i=2");
    expect(args).toContain("SYSLOG_FACILITY=2");
  });

  test("takes no more than was asked for, however much there is", async () => {
    const journal = followJournal(undefined, program("yes a-line-of-the-journal"));
    const bytes = Buffer.alloc(100);
    await read(journal, (text) => text.length > 1_000_000);
    expect(await journal.bytes.read(bytes, 90)).toBeLessThanOrEqual(10);
    await journal.bytes.close();
  });

  test("its end is told in its own words, after its last bytes", async () => {
    const journal = followJournal(
      undefined,
      program("echo last; echo 'no permission' >&2; exit 1"),
    );
    await sleep(300);
    expect(journal.ended()).toBeUndefined();
    expect(await read(journal, () => journal.ended() !== undefined)).toBe("last\n");
    expect(journal.ended()).toBe("no permission");
  });

  test("a machine without it", async () => {
    const journal = followJournal(undefined, join(folder, "nothing-there"));
    for (let tries = 0; tries < 200 && journal.ended() === undefined; tries += 1) await sleep(10);
    expect(journal.ended()).toContain("ENOENT");
    await journal.bytes.close();
  });
});
