import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { postfixQueueFile } from "../../src/queue/fixtures/postfix-queue-file.ts";

const root = join(import.meta.dirname, "..", "..");
const sample = join(root, "samples", "stolen-account");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly version: string;
};

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "mailwarden-package-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function put(path: string, content: string | Buffer): string {
  const full = join(folder, path);
  mkdirSync(join(full, ".."), { recursive: true });
  writeFileSync(full, content);
  return full;
}

function expectToDiagnose(program: string, args: readonly string[], path: string): void {
  const run = spawnSync(program, [...args, "diagnose", "--format", "json", sample], {
    env: { PATH: path },
    encoding: "utf8",
    maxBuffer: 64 << 20,
  });
  expect(run.stderr).not.toContain("Error");
  expect(run.status).toBe(1);
  expect(run.stdout).toContain('"mailwarden.diagnosis/1"');
  expect(run.stdout).toContain("henry.ivanov@cedar-books.example");
}

describe("the package", () => {
  beforeAll(() => {
    execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: root });
    const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "";
    // Offline: an installed Mailwarden must fetch nothing.
    const options = [
      "--prefix",
      join(folder, "prefix"),
      "--offline",
      "--ignore-scripts",
      "--no-audit",
    ];
    execFileSync("npm", ["install", "--global", ...options, join(folder, tarball)]);
  });

  const program = (): string => join(folder, "prefix", "bin", "mailwarden");

  test("installs and tells its version", () => {
    expect(execFileSync(program(), ["--version"], { encoding: "utf8" }).trim()).toContain(version);
  });

  test("diagnoses the shipped sample", () => {
    expectToDiagnose(program(), [], process.env["PATH"] ?? "");
  });

  test("installs its manual", () => {
    const manual = readdirSync(join(folder, "prefix", "share", "man", "man1"));
    expect(manual).toEqual(expect.arrayContaining(["mailwarden.1", "mailwarden-diagnose.1"]));
  });

  // The installed one: the project itself may lie where nobody but root may look.
  test.skipIf(process.getuid?.() !== 0)(
    "names to an ordinary user what he may not read, and the remedy",
    () => {
      const log = put("closed/mail.log", "Jun  1 10:00:00 mx postfix/qmgr[1]: 4A1B2C3D: removed\n");
      const queued = put("closed-spool/deferred/A/A00001F", postfixQueueFile({}));
      put("closed-spool/active/x", "");
      chmodSync(log, 0o600);
      chmodSync(join(queued, ".."), 0o700);
      chmodSync(folder, 0o755);
      for (const [args, path] of [
        [["diagnose"], log],
        [["queue", "list"], join(folder, "closed-spool")],
        [["diagnose"], join(folder, "closed-spool")],
      ] as const) {
        const { status, stderr } = spawnSync(program(), [...args, path], {
          uid: 65_534,
          gid: 65_534,
          encoding: "utf8",
          env: { PATH: process.env["PATH"], LC_ALL: "C", HOME: folder },
        });
        expect(stderr).toContain("permission denied");
        expect(stderr).toContain("root");
        expect([2, 3]).toContain(status);
      }
    },
  );

  test("brings the licences of what it holds, and no source or test", () => {
    const base = join(folder, "prefix", "lib", "node_modules", "mailwarden");
    const files = readdirSync(base, { recursive: true }).map(String);
    expect(files).toContain("LICENSE");
    expect(readFileSync(join(base, "dist", "THIRD-PARTY-LICENSES.txt"), "utf8")).toContain(
      "commander",
    );
    expect(files.filter((name) => /\.ts$|^src|^test|node_modules/.test(name))).toEqual([]);
  });
});

describe("the single executable", () => {
  beforeAll(() => {
    execFileSync(
      process.execPath,
      ["--import", "tsx", join(root, "scripts", "build-binary.ts"), folder],
      { stdio: "ignore", cwd: root },
    );
  });

  test("diagnoses the shipped sample on a machine without Node", () => {
    const program = join(folder, `mailwarden-${process.platform}-${process.arch}`);
    expectToDiagnose(program, [], join(folder, "no-such-folder"));
  });
});
