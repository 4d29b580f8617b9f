import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { StepContext } from "../../src/contain/contain-step.ts";
import { KeptRecords } from "../../src/contain/kept-records.ts";
import { bouncesArchive, planArchive } from "../../src/contain/steps/bounces-archive.ts";
import { createHostWorld } from "../../src/system/host-world.ts";

const host = createHostWorld();
const { files } = host;
let root: string;
let maildir: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "mailwarden-test-")));
  maildir = join(root, "Maildir");
  for (const name of ["cur", "new", "tmp"]) mkdirSync(join(maildir, name), { recursive: true });
});

afterEach(() => rmSync(root, { recursive: true }));

function context(): StepContext<never> {
  const folder = join(root, "state", "01-bounces-archive");
  return {
    host,
    server: { mta: "postfix", configDirectory: root, queueDirectory: root, version: "3.7" },
    kept: new KeptRecords(files, `${folder}.kept`),
    folder: () => {
      files.makeFolder(folder);
      return folder;
    },
    readQueue: () => Promise.resolve([]),
    isDryRun: false,
  } as unknown as StepContext<never>;
}

function put(name: string): string {
  const path = join(maildir, name);
  writeFileSync(path, `mail ${name}\n`);
  return path;
}

function everything(): readonly string[] {
  return ["cur", "new"].flatMap((name) => readdirSync(join(maildir, name))).sort();
}

describe("bounces of the abuse", () => {
  it("leave the mailbox, all 11,589 of them and nothing else, and come back", async () => {
    const bounces = Array.from({ length: 11_589 }, (_, at) => put(`cur/${at}.M1P1.host,S=9:2,S`));
    for (let at = 0; at < 1190; at += 1) put(`new/mail${at}.M1P1.host`);
    const before = everything();
    const planned = planArchive(bounces, files);
    if (planned === undefined) throw new Error("no plan");
    const { found } = await bouncesArchive.apply(planned.work, context());
    expect(found).toBe("archived 11589");
    expect(everything()).toHaveLength(1190);
    await bouncesArchive.undo(planned.work, context());
    expect(everything()).toEqual(before);
  });

  it("are found under the flags that a reader gave them meanwhile", async () => {
    const path = put("new/1.M1P1.host");
    const planned = planArchive([path], files);
    renameSync(path, join(maildir, "cur", "1.M1P1.host:2,RS"));
    if (planned === undefined) throw new Error("no plan");
    expect((await bouncesArchive.apply(planned.work, context())).found).toBe("archived 1");
    await bouncesArchive.undo(planned.work, context());
    expect(everything()).toEqual(["1.M1P1.host:2,RS"]);
  });

  it("stay when another file has their name by now", async () => {
    const path = put("cur/1.M1P1.host:2,S");
    const planned = planArchive([path], files);
    // The new file first, so that the old one's inode cannot be given to it.
    writeFileSync(join(root, "other"), "private\n");
    renameSync(join(root, "other"), path);
    if (planned === undefined) throw new Error("no plan");
    expect((await bouncesArchive.apply(planned.work, context())).found).toBe("gone 1");
    expect(everything()).toEqual(["1.M1P1.host:2,S"]);
  });

  it("are not followed through a folder that became a link", async () => {
    const path = put("cur/1.M1P1.host:2,S");
    const planned = planArchive([path], files);
    if (planned === undefined) throw new Error("no plan");
    await bouncesArchive.apply(planned.work, context());
    rmSync(join(maildir, "cur"), { recursive: true });
    mkdirSync(join(root, "cron.d"));
    symlinkSync(join(root, "cron.d"), join(maildir, "cur"));
    await expect(async () => bouncesArchive.undo(planned.work, context())).rejects.toMatchObject({
      name: "ContainProblem",
    });
    expect(readdirSync(join(root, "cron.d"))).toEqual([]);
  });
});
