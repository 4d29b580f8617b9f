import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { diagnose } from "../../src/app/diagnose.ts";
import { generateLog } from "./generate-log.ts";
import { machine } from "./pretended-machine.ts";

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

test("with nothing named, logs, settings and queue of this machine are taken, and named", async () => {
  const { diagnosis, settings, unreadable } = await diagnose(
    [],
    { timezone: "UTC" },
    machine(root, "none"),
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
  const { diagnosis, settings } = await diagnose([log], { timezone: "UTC" }, machine(root, "none"));
  expect(diagnosis.evidence.map(({ name }) => name)).toEqual([log]);
  expect(settings).toBeUndefined();
  expect(diagnosis.incidents[0]?.queued).toBeNull();
});

test("of several servers those that run are audited, each by itself; Dovecot is asked", async () => {
  put("/etc/postfix-in/main.cf", "compatibility_level = 3.6\nqueue_directory = /srv/in\n");
  put("/etc/postfix.old/main.cf", "mynetworks = 0.0.0.0/0\n");
  const listing = { queue_name: "deferred", queue_id: "4A1B2C3D", sender: "a@b", recipients: [] };
  put("/srv/in/deferred/listing", JSON.stringify(listing));
  const asked: string[][] = [];
  const { diagnosis, settings } = await diagnose(
    [],
    { timezone: "UTC" },
    machine(root, "none", {
      running: (names) =>
        [
          { pid: 7, program: "/usr/lib/postfix/sbin/master", args: ["-w"], mailConfig: null },
          {
            pid: 8,
            program: "/usr/lib/postfix/sbin/master",
            mailConfig: "/etc/postfix-in",
            args: [],
          },
          { pid: 9, program: "/usr/sbin/dovecot", args: ["-F", "-c", "/etc/dovecot/other.conf"] },
        ].filter(({ program }) => names.has(program.split("/").at(-1) ?? "")),
      ask: (program, args) => {
        asked.push([program, ...args]);
        return Promise.resolve(
          program === "doveconf"
            ? { kind: "failed", says: "open(/etc/dovecot/other.conf): Permission denied" }
            : { kind: "missing" },
        );
      },
    }),
  );
  const taken = diagnosis.evidence.filter(({ kind }) => kind.startsWith("postfix"));
  expect(taken.map(({ name, notes }) => [name, notes])).toEqual([
    ["/etc/postfix", ["in-use 7"]],
    ["/etc/postfix-in", ["in-use 8"]],
    ["/etc/postfix.old", ["not-in-use"]],
  ]);
  expect(diagnosis.evidence.map(({ name }) => name)).toContain("/srv/in");
  expect(asked).toContainEqual(["doveconf", "-c", "/etc/dovecot/other.conf", "-n"]);
  const places = settings?.findings.map(({ proof }) => proof[0]?.source ?? "") ?? [];
  expect(places.some((place) => place.startsWith("/etc/postfix/"))).toBe(true);
  expect(places.some((place) => place.startsWith("/etc/postfix.old/"))).toBe(false);
});
