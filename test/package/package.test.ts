import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

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
