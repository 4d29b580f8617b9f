import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connectApp } from "../../src/cli/connect-app.ts";
import { fakeTerminal } from "../../src/cli/fixtures/fake-terminal.ts";
import { run } from "../../src/cli/run.ts";
import { LANGUAGE_TAGS } from "../../src/report/language.ts";
import * as samples from "./samples.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "audit-test-"));
  await put("etc/postfix/main.cf", samples.MAIN_CF);
  await put("etc/postfix/master.cf", samples.MASTER_CF);
  await put("etc/postfix/clients", "192.0.2.7 OK\n");
  await put("etc/postfix/main.cf.bak", samples.MAIN_CF.replace("10.0.0.0/8", "0.0.0.0/0"));
  await put("etc/postfix/clients.db", Buffer.alloc(4096, "\0\x01\x02"));
  await put("etc/postfix/key.pem", "-----BEGIN PRIVATE KEY-----\nmynetworks = 0.0.0.0/0\n");
  await put("exim/exim.conf", samples.EXIM_CONF);
  await put("collapsed.txt", samples.COLLAPSED);
  await put("locked.gz", Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3]));
  await put("prose.txt", "Hello, my server sends spam. What shall I do?\n");
  command("tar", "-czf", "server.tar.gz", "etc");
});

afterAll(() => rm(folder, { recursive: true }));

async function put(name: string, text: string | Buffer): Promise<void> {
  const path = join(folder, name);
  await mkdir(join(path, ".."), { recursive: true });
  await writeFile(path, text);
}

function command(program: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(program, args, { cwd: folder });
  expect(`${status}: ${stderr.toString()}`).toBe("0: ");
}

async function audit(...args: string[]) {
  const terminal = fakeTerminal();
  const typed = args.map((arg) => (arg.startsWith("./") ? join(folder, arg) : arg));
  const status = await run(["audit", ...typed], terminal, connectApp());
  return { status, out: terminal.out().replaceAll(`${folder}/`, ""), err: terminal.err() };
}

interface Answer {
  readonly mta: string;
  readonly answers: Record<
    string,
    { answer: string; listener: string; witness: string; says: string }[]
  >;
  readonly findings: { code: string; subject: string; proof: { source: string; line: number }[] }[];
  readonly notes: string[];
}

async function auditJson(...args: string[]): Promise<Answer> {
  const { out } = await audit("--format", "json", ...args);
  return JSON.parse(out) as Answer;
}

function codes({ findings }: Answer): string[] {
  return findings.map(({ code, subject }) => `${code} ${subject}`);
}

describe("what is read", () => {
  test("a folder: copies, keys and binary maps in it are not", async () => {
    const answer = await auditJson("./etc");
    expect(answer.mta).toBe("postfix");
    expect(codes(answer)).toContain("audit.PF-REL-03 10.0.0.0/8");
    expect(codes(answer).filter((code) => code.includes("0.0.0.0/0"))).toEqual([]);
    expect(answer.notes).toEqual([]);
  });

  test("an archive says the same", async () => {
    const [ofFolder, ofArchive] = [await auditJson("./etc"), await auditJson("./server.tar.gz")];
    expect(codes(ofArchive)).toEqual(codes(ofFolder));
    expect(ofArchive.answers).toEqual(ofFolder.answers);
    expect(ofArchive.findings.flatMap(({ proof }) => proof.map(({ source }) => source))).toContain(
      "server.tar.gz:etc/postfix/main.cf",
    );
  });

  test("a copy that is named is what is meant", async () => {
    const { out } = await audit("./etc/postfix/main.cf.bak");
    expect(out).toContain("Outsiders can send to anybody through this server: an open relay");
  });

  test("Exim", async () => {
    const answer = await auditJson("./exim/exim.conf");
    expect(answer.mta).toBe("exim");
    expect(answer.answers["relayUnauthenticated"]?.map((row) => row.answer)).toContain("yes");
  });

  test("two servers: one is audited, and the other one named", async () => {
    const { mta, notes } = await auditJson("./exim", "./etc");
    expect({ mta, notes }).toEqual({ mta: "exim", notes: ["other-server postfix"] });
  });

  test("a collapsed dump: the proof stands in the line that the user has", async () => {
    const { findings } = await auditJson("./collapsed.txt");
    const lines = findings.flatMap(({ proof }) => proof.map(({ line }) => line));
    expect(Math.max(...lines)).toBe(2);
  });

  test("standard input", () => {
    const main = join(import.meta.dirname, "../../src/cli/main.ts");
    const args = ["--import", "tsx", main, "audit", "--format", "json", "-"];
    const { status, stdout } = spawnSync(process.execPath, args, { input: samples.MAIN_CF });
    expect(status).toBe(1);
    expect(JSON.parse(stdout.toString())).toMatchObject({
      schema: "mailwarden.audit/1",
      mta: "postfix",
    });
  });
});

describe("exit status", () => {
  test.each([
    { args: ["./etc"], want: 1, says: "" },
    { args: ["./etc", "./locked.gz"], want: 3, says: "locked.gz" },
    { args: ["./nothing"], want: 2, says: "there is no such file" },
    { args: ["./prose.txt"], want: 2, says: "no Postfix or Exim configuration was found" },
    {
      args: ["--mta-version", "new", "./etc"],
      want: 2,
      says: '--mta-version: "new" is no version',
    },
  ])("$args: $want", async ({ args, want, says }) => {
    const { status, err } = await audit(...args);
    expect(status).toBe(want);
    expect(err).toContain(says);
    expect(err.split("\n").filter((line) => line !== "").length).toBe(says === "" ? 0 : 1);
  });
});

test("README.md shows what is said", async () => {
  const readme = await readFile(join(import.meta.dirname, "../../README.md"), "utf8");
  const [, shown = ""] = /mailwarden audit main\.cf\n\n```\n([\s\S]*?)```/.exec(readme) ?? [];
  const { out } = await audit("./etc/postfix/main.cf");
  const said = out.replaceAll("etc/postfix/", "");
  const parts = shown.split("...\n").filter((part) => part !== "");
  expect(parts).toHaveLength(2);
  for (const part of parts) expect(said).toContain(part);
});

test("the version decides what depends on it", async () => {
  const smuggling = async (...args: string[]) =>
    (await auditJson(...args, "./etc")).answers["smuggling"]?.map(({ answer }) => answer);
  expect(await smuggling()).toContain("depends");
  expect(await smuggling("--mta-version", "3.9.0")).not.toContain("depends");
});

describe.each(LANGUAGE_TAGS)("%s", (tag) => {
  test("text: first what is open, then what to change, with place and command", async () => {
    const { out } = await audit("--lang", tag, "./etc");
    expect(out).toMatch(/^Postfix[:：]/);
    const witness = out.indexOf("permit_mynetworks");
    const place = out.indexOf("etc/postfix/main.cf:3");
    expect(witness).toBeGreaterThan(0);
    expect(place).toBeGreaterThan(witness);
    expect(out.indexOf("$ postconf -e", place)).toBeGreaterThan(place);
    expect(out).not.toContain("undefined");
  });

  test("json: codes and figures are the same, only says is translated", async () => {
    const inEnglish = await auditJson("./etc");
    const answer = await auditJson("--lang", tag, "./etc");
    const says = JSON.stringify(answer.findings).match(/"says":"[^"]*"/g);
    expect(says?.join("").includes("{subject}")).toBe(false);
    expect(codes(answer)).toEqual(codes(inEnglish));
    const rows = ({ answers }: Answer) =>
      Object.values(answers).map((some) => some.map(({ says: _says, ...row }) => row));
    expect(rows(answer)).toEqual(rows(inEnglish));
    const saidOpen = answer.answers["authBypass"]?.map((row) => row.says);
    expect(saidOpen?.[0]).not.toBe("");
    expect(answer.answers["authBypass"]?.[0]?.witness === saidOpen?.[0]).toBe(tag === "en");
    const isTranslated = JSON.stringify(answer) !== JSON.stringify(inEnglish);
    expect(isTranslated).toBe(tag !== "en");
  });

  test.each(["text", "json"])("%s: no secret is shown", async (format) => {
    await put("secret/main.cf", samples.WITH_SECRETS);
    await put("secret/exim.conf", samples.EXIM_WITH_SECRETS);
    for (const file of ["./secret/main.cf", "./secret/exim.conf"]) {
      const { out } = await audit("--lang", tag, "--format", format, file);
      expect(out).not.toBe("");
      expect(out).not.toContain("hunter2");
    }
  });
});

test("control characters of a configuration reach neither the terminal nor a command", async () => {
  await put(
    "escape/main.cf",
    samples.MAIN_CF.replace("10.0.0.0/8", "10.0.0.0/8 \u001b[2J0.0.0.0/0"),
  );
  const { out } = await audit("./escape");
  expect(out).not.toContain("\u001b");
  const { findings } = (await auditJson("./escape")) as unknown as {
    findings: { fix?: { command?: string } }[];
  };
  const commands = findings.flatMap(({ fix }) => fix?.command ?? []);
  expect(commands.filter((one) => /\p{Cc}/u.test(one))).toEqual([]);
});
