import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { EvidenceProblem } from "../core/evidence-problem.ts";
import { createMachineWorld } from "./machine-world.ts";
import { readJournal } from "./read-journal.ts";
import { createStore } from "./store-bytes.ts";

const folder = mkdtempSync(join(tmpdir(), "mailwarden-world-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A tool of this machine that is a shell script of the test's. */
function tool(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

async function journalText(script: string): Promise<string | undefined> {
  const stored = await readJournal(createStore(), tool("journalctl", script));
  if (stored === undefined) return undefined;
  const reader = await stored.open(0);
  const bytes = Buffer.alloc(64 << 10);
  const count = await reader.read(bytes, 0);
  await reader.close();
  await stored.close();
  return bytes.toString("utf8", 0, count);
}

describe("the journal", () => {
  test("mail lines are taken, and nothing else is asked for", async () => {
    const script = 'echo "2026-06-01T10:00:00+0000 mx postfix/smtpd[1]: $*"';
    expect(await journalText(script)).toContain("SYSLOG_FACILITY=2");
  });

  test.each([
    { name: "no entries", script: 'echo "-- No entries --"' },
    { name: "no journal", script: 'echo "No journal files were found." >&2' },
    { name: "it fails", script: "exit 1" },
  ])("$name: nothing", async ({ script }) => {
    expect(await journalText(script)).toBeUndefined();
  });

  test("an ordinary user is told what he may not read", async () => {
    const script =
      'echo "Hint: You are currently not seeing messages from other users and the system." >&2';
    const problem = await journalText(script).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(EvidenceProblem);
    expect((problem as EvidenceProblem).code).toBe("no-permission");
    expect((problem as EvidenceProblem).hint).toContain("systemd-journal");
  });
});

describe("asking a tool", () => {
  test("arguments are no shell's", async () => {
    const speak = tool("speak", 'printf "%s|" "$@"');
    const machine = createMachineWorld();
    expect(await machine.ask(speak, ["$(id)", "a b", ";ls"])).toEqual({
      kind: "done",
      output: "$(id)|a b|;ls|",
      isCut: false,
    });
  });

  test("missing, failing, and saying too much", async () => {
    const machine = createMachineWorld();
    expect(await machine.ask("no-such-tool-of-anybody", [])).toEqual({ kind: "missing" });
    const fails = tool("fails", "echo 'Permission denied' >&2; exit 3");
    expect(await machine.ask(fails, [])).toEqual({ kind: "failed", says: "Permission denied" });
    const talks = tool("talks", "head -c 20000000 /dev/zero");
    expect(await machine.ask(talks, [])).toMatchObject({ kind: "done", isCut: true });
  });
});

const isRoot = process.getuid?.() === 0;
const isLinux = process.platform === "linux";

test.skipIf(!isRoot || !isLinux)(
  "a running program, its arguments and its MAIL_CONFIG",
  async () => {
    const place = join(folder, "postfix");
    mkdirSync(place);
    copyFileSync("/bin/sleep", join(place, "master"));
    const child = spawn(join(place, "master"), ["600"], {
      env: { MAIL_CONFIG: "/etc/postfix-out" },
      stdio: "ignore",
    });
    await once(child, "spawn");
    try {
      const found = createMachineWorld().running(new Set(["master"]));
      expect(found).toContainEqual({
        pid: child.pid,
        program: join(place, "master"),
        args: ["600"],
        mailConfig: "/etc/postfix-out",
      });
    } finally {
      child.kill();
      await once(child, "exit");
    }
  },
);
