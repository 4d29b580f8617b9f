import { spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { mkdir, mkdtemp, rm, symlink, truncate, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { LogSource, StampOptions } from "../src/core/log-source.ts";
import { openEvidence } from "../src/evidence/open-evidence.ts";
import { createEvidenceWorld } from "../src/system/evidence-world.ts";

const LINES = [
  "Mar 23 05:01:52 mx postfix/smtpd[1]: connect from a.example[192.0.2.1]",
  "Mar 23 05:01:53 mx postfix/smtpd[1]: 4E81026038: client=a.example[192.0.2.1]",
  "Mar 23 05:01:54 mx postfix/qmgr[2]: 4E81026038: removed",
];
const LOG = `${LINES.join("\n")}\n`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "evidence-test-"));
});
afterEach(() => rm(folder, { recursive: true }));

function run(program: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(program, args, { cwd: folder });
  expect(`${status}: ${stderr.toString()}`).toBe("0: ");
}

async function put(name: string, text: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, ".."), { recursive: true });
  await writeFile(path, text);
  return path;
}

async function textOf(log: LogSource, offset?: number): Promise<string> {
  const reader = await log.open(offset);
  const chunks: Buffer[] = [];
  const chunk = Buffer.alloc(1 << 16);
  for (;;) {
    const count = await reader.read(chunk, 0);
    if (count === 0) break;
    chunks.push(Buffer.from(chunk.subarray(0, count)));
  }
  await reader.close();
  return Buffer.concat(chunks).toString("latin1");
}

/** What is found, with names below the test's folder. */
async function look(args: readonly string[], options: Partial<StampOptions> = {}) {
  const world = createEvidenceWorld();
  const opened = await openEvidence(args, { timezone: "UTC", ...options }, world);
  const short = (name: string): string => name.replace(`${folder}/`, "");
  const logs = [];
  for (const log of opened.logs)
    logs.push({ ...log, name: short(log.name), text: await textOf(log) });
  await opened.close();
  return {
    logs,
    names: logs.map(({ name }) => name),
    other: opened.other.map(({ name, kind }) => [short(name), kind]),
    unreadable: opened.unreadable.map(({ name, code }) => [short(name), code]),
    opened,
  };
}

const hasProgram = (name: string): boolean => spawnSync(name, ["--version"]).error === undefined;

const PACKED = [
  { name: "mail.log", pack: () => undefined, needs: "sh" },
  { name: "mail.log.gz", pack: () => run("gzip", "mail.log"), needs: "gzip" },
  { name: "mail.log.bz2", pack: () => run("bzip2", "mail.log"), needs: "bzip2" },
  { name: "mail.log.xz", pack: () => run("xz", "mail.log"), needs: "xz" },
  { name: "mail.log.zst", pack: () => run("zstd", "-q", "--rm", "mail.log"), needs: "zstd" },
  {
    name: "a.tar:mail.log",
    pack: () => run("tar", "cf", "a.tar", "--remove-files", "mail.log"),
    needs: "tar",
  },
  ...["gz", "bz2", "xz", "zst"].map((form) => ({
    name: `a.tar.${form}:mail.log`,
    pack: () => run("tar", "caf", `a.tar.${form}`, "--remove-files", "mail.log"),
    needs: { gz: "gzip", bz2: "bzip2", xz: "xz", zst: "zstd" }[form] ?? "",
  })),
];

describe("packed logs", () => {
  for (const { name, pack, needs } of PACKED) {
    test.skipIf(!hasProgram(needs))(`${name} (needs ${needs})`, async () => {
      await put("mail.log", LOG);
      pack();
      const { logs, unreadable } = await look([folder]);
      expect(logs).toMatchObject([{ name, kind: "mail log", text: LOG }]);
      expect(unreadable).toEqual([]);
    });
  }

  test("packed members, long names and names that lead outside stay names", async () => {
    const deep = `${"d".repeat(90)}/${"e".repeat(90)}/mail.log`;
    await put(deep, LOG);
    await put("mail.log.1", LOG);
    run("gzip", "mail.log.1");
    run("tar", "czf", "all.tgz", "--transform", "s,^mail,../../mail,", "-P", deep, "mail.log.1.gz");
    const { logs } = await look([join(folder, "all.tgz")]);
    expect(logs.map(({ name, text }) => [name, text])).toEqual([
      [`all.tgz:${deep}`, LOG],
      ["all.tgz:../../mail.log.1.gz", LOG],
    ]);
  });

  test("pax archives and old ones", async () => {
    await put(`${"ü".repeat(80)}.log`, LOG);
    run("tar", "cf", "pax.tar", "--format=pax", `${"ü".repeat(80)}.log`);
    await put("old.log", LOG);
    run("tar", "cf", "v7.tar", "--format=v7", "old.log");
    expect((await look([join(folder, "pax.tar"), join(folder, "v7.tar")])).names).toEqual([
      `pax.tar:${"ü".repeat(80)}.log`,
      "v7.tar:old.log",
    ]);
  });

  test("a sparse member is refused, its neighbour is read", async () => {
    await put("hole.log", LOG);
    await truncate(join(folder, "hole.log"), 50_000_000);
    await put("mail.log", LOG);
    run("tar", "cSzf", "a.tgz", "hole.log", "mail.log");
    const { names, unreadable } = await look([join(folder, "a.tgz")]);
    expect(names).toEqual(["a.tgz:mail.log"]);
    expect(unreadable).toEqual([["a.tgz:hole.log", "sparse-member"]]);
  });

  test("a cut archive gives what there is", async () => {
    await put("1.log", LOG);
    await put("2.log", LOG.repeat(500));
    run("tar", "cf", "a.tar", "1.log", "2.log");
    await truncate(join(folder, "a.tar"), 5000);
    const { logs, unreadable } = await look([join(folder, "a.tar")]);
    expect(logs[0]?.text).toBe(LOG);
    expect(logs[1]?.text.startsWith(LOG)).toBe(true);
    expect(unreadable).toEqual([["a.tar", "archive-truncated"]]);
  });

  test("a file that is packed too often is refused", async () => {
    let packed: Buffer = Buffer.from(LOG);
    for (let n = 0; n < 7; n += 1) packed = gzipSync(packed);
    await put("a.gz", packed);
    const { unreadable } = await look([folder]);
    expect(unreadable).toEqual([["a.gz", "too-deep"]]);
  });

  test("damage is noted when it is read", async () => {
    await put("mail.log", LOG.repeat(5000));
    run("gzip", "-1", "mail.log");
    await truncate(join(folder, "mail.log.gz"), 3000);
    const { logs } = await look([folder]);
    expect(logs[0]?.notes).toContain("truncated");
    expect(logs[0]?.text.startsWith(LOG)).toBe(true);
  });
});

describe("what is no log file", () => {
  test("each is named, none stops the rest", async () => {
    await put("mail.log", LOG);
    await put("mail.err", "");
    await put("main.cf", "myhostname = mx.example\nrelayhost =\n");
    await put("junk", Buffer.from(Array.from({ length: 9000 }, (_, n) => (n * 7919) & 0xff)));
    run("mkfifo", "fifo");
    await symlink(folder, join(folder, "round"));
    await symlink(join(folder, "gone"), join(folder, "dangling"));
    await symlink("ring", join(folder, "ring"));
    const server = createServer().listen(join(folder, "socket"));
    const { names, other, unreadable } = await look([folder]);
    server.close();
    expect(names).toEqual(["mail.log"]);
    expect(other.sort()).toEqual([
      ["fifo", "fifo"],
      ["junk", "unknown"],
      ["mail.err", "empty"],
      ["main.cf", "postfix configuration"],
      ["socket", "socket"],
    ]);
    expect(unreadable.sort()).toEqual([
      ["dangling", "missing"],
      ["ring", "link-loop"],
      ["round", "link-loop"],
    ]);
  });

  test("a message has place, state and remedy, and no control characters", async () => {
    const { opened } = await look([join(folder, "no\x1b[2J"), "/dev/null", await put("empty", "")]);
    expect(opened.unreadable).toMatchObject([
      { code: "missing", message: `Cannot read "${folder}/no\\u{1b}[2J": no such file or folder` },
      { code: "not-a-file", hint: "Pipe its content in instead: COMMAND | mailwarden diagnose -" },
      { code: "empty" },
    ]);
  });

  test("a file that is named twice is read once", async () => {
    const path = await put("mail.log", LOG);
    await symlink(path, join(folder, "link.log"));
    expect((await look([path, folder])).names).toEqual(["mail.log"]);
  });
});

describe("text of other origin", () => {
  test("UTF-16 with a byte order mark", async () => {
    await put("mail.log", Buffer.from(`\ufeff${LOG}`, "utf16le"));
    const { logs } = await look([folder]);
    expect(logs[0]?.text).toBe(LOG);
    expect(logs[0]?.notes).toContain("utf-16");
  });

  test("a paste tells the original line numbers", async () => {
    const path = await put("question.txt", `Help!\n\n${LINES.join(" ")}\nThanks\n`);
    const { logs } = await look([path]);
    expect(logs).toMatchObject([{ kind: "pasted text", text: LOG }]);
    expect([1, 2, 3].map((line) => logs[0]?.originalLine?.(line))).toEqual([3, 3, 3]);
    expect(logs[0]?.notes).toEqual(expect.arrayContaining(["split-lines 2", "dropped-lines 2"]));
  });

  test("log lines far behind the beginning of a named paste", async () => {
    const path = await put("question.txt", `${"Many words.\n".repeat(9000)}${LOG}`);
    const { logs } = await look([path]);
    expect(logs).toMatchObject([{ kind: "pasted text", text: LOG }]);
  });

  test("a log with forged lines in it is given byte for byte", async () => {
    const forged = `${LOG}Mar 23 05:01:55 mx postfix/smtpd[1]: NOQUEUE: reject: x ${LINES.join(" ")}\r\n\xff\0\n`;
    await put("mail.log", Buffer.from(forged, "latin1"));
    const { logs } = await look([folder]);
    expect(logs[0]?.text).toBe(forged);
  });
});

describe("time", () => {
  test("logs stand by their first stamp, not by their name", async () => {
    await put("mail.log", LOG.replaceAll("Mar 23", "Mar 25"));
    await put("mail.log.1", LOG.replaceAll("Mar 23", "Mar 24"));
    await put("mail.log.2", LOG);
    await put("exim/mainlog", "2020-03-09 07:53:12 1adXzZ-0007sb-Pz Completed\n");
    run("gzip", "mail.log.2");
    const { names } = await look([folder], { year: 2020 });
    expect(names).toEqual(["exim/mainlog", "mail.log.2.gz", "mail.log.1", "mail.log"]);
  });

  test("the year is that of the file's last change", async () => {
    const path = await put("mail.log", LOG);
    await utimes(path, 0, new Date("2019-03-24T00:00:00Z"));
    const { logs } = await look([path]);
    expect(logs).toMatchObject([{ firstYear: 2019, notes: ["year-assumed 2019"] }]);
  });

  test("the same lines with an offset tell zone and year, to the logs beside them too", async () => {
    const zoned = LINES.map((line, at) =>
      line.replace(/^.{15}/, `2014-03-23T04:01:5${at + 2}.9+00:00`),
    );
    await put("mail.log", LOG);
    await put("mail.iso.log", `${zoned.join("\n")}\n`);
    await put("mainlog", "2014-03-23 07:53:12 1adXzZ-0007sb-Pz Completed\n");
    const { logs } = await look([folder]);
    expect(
      logs.map(({ name, firstYear, offsetMinutes }) => [name, firstYear, offsetMinutes]),
    ).toEqual([
      ["mail.iso.log", 2014, undefined],
      ["mail.log", 2014, 60],
      ["mainlog", 2014, 60],
    ]);
    expect(logs[1]?.notes).toEqual([
      `zone-from ${folder}/mail.iso.log`,
      `year-from ${folder}/mail.iso.log`,
    ]);
  });
});

test("a plain file is read again from an offset", async () => {
  const path = await put("mail.log", LOG);
  const { opened } = await look([path]);
  const [log] = opened.logs;
  expect(log?.seekable).toBe(true);
  expect(log && (await textOf(log, LOG.length - 8))).toBe("removed\n");
});
