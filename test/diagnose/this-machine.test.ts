import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { diagnose, type DiagnoseWorlds } from "../../src/app/diagnose.ts";
import { createDiagnoseWorlds } from "../../src/system/diagnose-worlds.ts";
import { generateLog } from "./generate-log.ts";

const root = mkdtempSync(join(tmpdir(), "mailwarden-machine-"));
afterAll(() => {
  rmSync(root, { recursive: true });
});

const { text } = generateLog("postfix", "open-relay", { seed: 11, scale: 0.2, hours: 5 });
const [, queueId = ""] = /postfix\/smtp\[\d+\]: (\w+): .*status=deferred/.exec(text) ?? [];

function put(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}
put("/var/log/mail.log", text);
put("/etc/postfix/main.cf", "compatibility_level = 3.6\nmynetworks = 0.0.0.0/0\n");
put(
  "/var/spool/postfix/deferred/listing",
  JSON.stringify({ queue_name: "deferred", queue_id: queueId, sender: "a@b", recipients: [] }),
);

/** A machine whose files all stand below `root`, at a terminal or with something piped in. */
function machine(standardInput: "none" | "pipe"): DiagnoseWorlds {
  const { evidence, queue, mailbox, sqlite } = createDiagnoseWorlds();
  const below = (path: string) => (path.startsWith(root) ? path : join(root, path));
  return {
    mailbox,
    sqlite,
    evidence: {
      ...evidence,
      inspect: (path) => evidence.inspect(below(path)),
      list: (path) => evidence.list(below(path)),
      open: (path, offset) => evidence.open(below(path), offset),
      standardInputKind: () => Promise.resolve(standardInput),
    },
    queue: {
      nowMs: () => queue.nowMs(),
      join: (folder, name) => queue.join(folder, name),
      resolve: (path) => queue.resolve(below(path)),
      inspect: (path) => queue.inspect(below(path)),
      list: (path) => queue.list(below(path)),
      open: (path) => queue.open(below(path)),
    },
  };
}

test("with nothing named, logs, settings and queue of this machine are taken, and named", async () => {
  const { diagnosis, settings, unreadable } = await diagnose(
    [],
    { timezone: "UTC" },
    machine("none"),
  );
  expect(unreadable).toEqual([]);
  expect(diagnosis.evidence.map(({ name, kind }) => [name, kind])).toEqual([
    ["/var/log/mail.log", "mail log"],
    ["/etc/postfix", "postfix configuration"],
    ["/var/spool/postfix", "queue file"],
  ]);
  expect(settings?.findings.map(({ code }) => code)).toContain("audit.PF-REL-01");
  expect(diagnosis.incidents[0]?.queued).not.toBeNull();
});

test("what is named keeps this machine's own settings out", async () => {
  const log = join(root, "var/log/mail.log");
  const { diagnosis, settings } = await diagnose([log], { timezone: "UTC" }, machine("none"));
  expect(diagnosis.evidence.map(({ name }) => name)).toEqual([log]);
  expect(settings).toBeUndefined();
  expect(diagnosis.incidents[0]?.queued).toBeNull();
});
