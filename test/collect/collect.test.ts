import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { collectScript } from "../../src/app/collect-script.ts";

const SECRET = "hunter2-Geheim";
const LOG_LINE = "Mar  3 10:00:01 mx postfix/qmgr[9]: 4ABC: removed\n";

/** Files of a server, by path; every `SECRET` must be lost on the way. */
const TREE: Readonly<Record<string, string | Buffer>> = {
  "var/log/mail.log": LOG_LINE.repeat(50),
  "var/log/mail.log.1": `${LOG_LINE}Mar  3 mx dovecot: auth: Debug: login(bob,192.0.2.7): given password: ${SECRET}\n`,
  "var/log/dovecot.log": [
    "Mar  2 mx dovecot: auth: Debug: sql(bob): CRYPT(hunter2-Geheim) != '{SSHA}hunter2GeheimHash'",
    "Mar  2 mx dovecot: auth: Debug: client in: AUTH 1 PLAIN resp=aHVudGVyMg==",
    "Mar  2 mx postfix/smtpd[1]: < unknown[192.0.2.7]: AUTH PLAIN aHVudGVyMg==",
    "Mar  2 mx postfix/smtpd[1]: < unknown[192.0.2.7]: aHVudGVyMg==",
    "Mar  2 mx postfix/smtpd[1]: AUTH PLAIN mechanism not supported",
    "Mar  2 mx postfix/smtpd[1]: warning: x[192.0.2.7]: SASL LOGIN authentication failed: UGFzc3dvcmQ6",
  ].join("\n"),
  "var/log/mail.log.2.gz": gzipSync(`Mar  1 mx dovecot: auth: x (given password: ${SECRET})\n`),
  "var/log/mail.log odd\nname": "Mar  2 10:00:01 mx postfix/qmgr[9]: 4ODD: removed\n",
  "var/log/exim4/mainlog": "2026-03-03 10:00:01 1wABCD-000001-2X Completed\n",
  "etc/postfix/main.cf": [
    "mynetworks = 127.0.0.0/8",
    "smtp_sasl_password_maps = hash:/etc/postfix/relaylogins",
    "relay_password_maps = inline:{ x=bob:hunter2-Geheim }",
    "smtp_sasl_password_maps = static:bob:hunter2-Geheim",
  ].join("\n"),
  "etc/postfix/master.cf": "smtp inet n - y - - smtpd\n",
  "etc/postfix/relaylogins": `[smtp.example.net]:587 bob:${SECRET}\n`,
  "etc/postfix/sasl_passwd.old": `[smtp.example.net]:587 bob:${SECRET}\n`,
  "etc/postfix/forgotten": `[smtp.example.net]:587 bob:${SECRET}\nexample.org bob@example.org:${SECRET}\n`,
  "etc/postfix/transport": "example.org smtp:[mail.example.org]:25\n",
  "etc/postfix/sql/users.cf": `user = mail\npassword = ${SECRET}\nquery = SELECT 1\nhosts = db\n`,
  "etc/postfix/ldap.cf": `bind_pw=${SECRET}\nserver_host = ldap://bob:${SECRET}@ldap\n`,
  "etc/exim4/passwd.client": `*:bob:${SECRET}\n`,
  "etc/exim4/exim4.conf": [
    `hide mysql_servers = db/mail/root/${SECRET}`,
    `  client_send = : bob : ${SECRET}`,
    "  server_prompts = Username::",
    "  server_condition = ${if crypteq{$auth2}{$6$salt$hunter2Geheim}}",
  ].join("\n"),
  "etc/dovecot/dovecot.conf": "disable_plaintext_auth = no\ndefault_pass_scheme = CRYPT\n",
  "etc/dovecot/dovecot-sql.conf.ext": `connect = host=db dbname=mail user=mail password=${SECRET}\npassword_query = SELECT p\n`,
  "etc/dovecot/users": `bob:{PLAIN}${SECRET}:1000:1000\n`,
  "etc/shadow": `root:$6$x$${SECRET}:1:::::\n`,
};

const COMMANDS: Readonly<Record<string, string>> = {
  postconf: `[ "$1" = -n ] && echo 'mynetworks = 127.0.0.0/8' && echo 'dovecot_password = ${SECRET}'`,
  postqueue: `case $1 in -p) echo 'Mail queue is empty' ;; *) echo '{"queue_id":"4ABC"}' ;; esac`,
  exim4: `echo 'mysql_servers = db/mail/root/${SECRET}'`,
};

const shells = [["dash"], ["busybox", "sh"]].map((command) => {
  const [program = ""] = command;
  return { command, missing: spawnSync(program, ["-c", "true"]).error !== undefined };
});

/** busybox brings the other programs too, with fewer options: it gets none but its own. */
function programsFor(shell: string): string {
  if (shell !== "busybox") return process.env["PATH"] ?? "";
  const applets = join(folder, "applets");
  mkdirSync(applets, { recursive: true });
  if (readdirSync(applets).length === 0) {
    execFileSync("busybox", ["--install", "-s", applets]);
    symlinkSync(execFileSync("which", ["busybox"]).toString().trim(), join(applets, "busybox"));
  }
  return applets;
}

function archiveOf(shell: string): string {
  return join(folder, `${shell} out.tar.gz`);
}

let folder = "";
let root = "";

function put(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** One line per entry of a tree: path, kind, time and content. */
function snapshot(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((path) => {
      const status = lstatSync(path);
      const content = status.isFile()
        ? createHash("sha256").update(readFileSync(path)).digest("hex")
        : "";
      const target = status.isSymbolicLink() ? readlinkSync(path) : "";
      return [relative(directory, path), status.mode, status.mtimeMs, content, target].join(" ");
    });
}

interface Archive {
  readonly names: readonly string[];
  readonly manifest: string;
  /** All content, unpacked where it is gzip. */
  readonly text: string;
  read(name: string): string;
}

function unpack(file: string): Archive {
  const out = mkdtempSync(join(folder, "unpacked-"));
  execFileSync("tar", ["-xzf", file, "-C", out]);
  const base = join(out, "mailwarden-evidence");
  const names = readdirSync(base, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(base, join(entry.parentPath, entry.name)));
  const read = (name: string): string => {
    const bytes = readFileSync(join(base, name));
    return (name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString();
  };
  return {
    names,
    manifest: read("MANIFEST"),
    text: names.map((name) => read(name)).join("\n"),
    read,
  };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "collect test "));
  root = join(folder, "root tree");
  for (const [path, content] of Object.entries(TREE)) put(join(root, path), content);
  const oldest = new Date("2026-03-01T00:00:00Z");
  utimesSync(join(root, "var/log/mail.log.2.gz"), oldest, oldest);
  utimesSync(join(root, "var/log/mail.log.1"), oldest, new Date("2026-03-02T00:00:00Z"));
  // A user who owns the log folder tries to have /etc/shadow collected.
  symlinkSync("../../../etc/shadow", join(root, "var/log/exim4/paniclog"));
  for (const [name, body] of Object.entries(COMMANDS)) {
    put(join(folder, "bin", name), `#!/bin/sh\n${body}\n`);
    chmodSync(join(folder, "bin", name), 0o755);
  }
  put(join(folder, "collect.sh"), collectScript());
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function collect(
  command: readonly string[],
  target: string,
  environment: Readonly<Record<string, string>> = {},
): ReturnType<typeof spawnSync> {
  const [program = "", ...rest] = command;
  return spawnSync(program, [...rest, join(folder, "collect.sh"), target], {
    cwd: folder,
    env: {
      PATH: `${join(folder, "bin")}:${programsFor(program)}`,
      TMPDIR: folder,
      MAILWARDEN_ROOT: root,
      MAILWARDEN_COMMANDS: "1",
      ...environment,
    },
  });
}

for (const { command, missing } of shells) {
  const shell = command.join(" ");
  describe.skipIf(missing)(`collect.sh under ${shell}${missing ? " (not installed)" : ""}`, () => {
    const [program = ""] = command;
    let run: ReturnType<typeof collect>;
    let before: readonly string[] = [];
    let archive: Archive;

    beforeAll(() => {
      before = snapshot(root);
      run = collect(command, archiveOf(program));
      archive = unpack(archiveOf(program));
    });

    test("prints the path of the archive as its only data", () => {
      expect(run.stdout.toString()).toBe(`${archiveOf(program)}\n`);
      expect(run.stderr.toString()).toMatch(/^Collecting[^]*Not taken or not complete/);
      expect(run.stderr.toString()).not.toMatch(/not found|usage|invalid|unrecognized/i);
      expect(run.status).toBe(0);
    });

    test("changes nothing on the server and leaves nothing behind", () => {
      expect(snapshot(root)).toEqual(before);
      expect(readdirSync(folder).filter((name) => name.startsWith("mailwarden."))).toEqual([]);
      expect(lstatSync(archiveOf(program)).mode & 0o077).toBe(0);
    });

    test("holds the logs, odd names and all", () => {
      expect(archive.read("files/var/log/mail.log.gz")).toBe(TREE["var/log/mail.log"]);
      expect(archive.read("files/var/log/mail.log.2.gz")).toContain("given password: ****");
      expect(archive.read("files/var/log/mail.log odd\nname.gz")).toContain("4ODD");
      expect(archive.read("files/var/log/exim4/mainlog.gz")).toContain("Completed");
    });

    test("masks no more of a log than the secrets", () => {
      const lines = archive.read("files/var/log/dovecot.log.gz").split("\n");
      expect(lines).toHaveLength(6);
      expect(lines[4]).toBe("Mar  2 mx postfix/smtpd[1]: AUTH PLAIN mechanism not supported");
      expect(lines[5]).toMatch(/authentication failed: UGFzc3dvcmQ6$/);
    });

    test("holds no secret", () => {
      expect(archive.text).not.toMatch(/hunter2|aHVudGVyMg/);
      expect(archive.names.filter((name) => /shadow|relaylogins|passwd|users$/.test(name))).toEqual(
        [],
      );
    });

    test.each([
      ["files/etc/postfix/main.cf", "smtp_sasl_password_maps = hash:/etc/postfix/relaylogins"],
      ["files/etc/postfix/transport", "example.org smtp:[mail.example.org]:25"],
      ["files/etc/postfix/sql/users.cf", "query = SELECT 1"],
      ["files/etc/postfix/sql/users.cf", "password = ********"],
      ["files/etc/exim4/exim4.conf", "server_prompts = Username::"],
      ["files/etc/dovecot/dovecot.conf", "default_pass_scheme = CRYPT"],
      ["files/etc/dovecot/dovecot-sql.conf.ext", "password_query = SELECT p"],
      ["commands/postconf-n", "mynetworks = 127.0.0.0/8"],
      ["commands/postqueue-j", '{"queue_id":"4ABC"}'],
      ["commands/exim-bP", "mysql_servers = ********"],
    ])("keeps in %s: %s", (name, text) => {
      expect(archive.read(name)).toContain(text);
    });

    test("the manifest names every file with its hash, and what is missing", () => {
      const bytes = archive.read("files/etc/postfix/transport");
      const hash = createHash("sha256").update(bytes).digest("hex");
      expect(archive.manifest).toContain(`${hash}  files/etc/postfix/transport`);
      expect(archive.manifest).toContain("etc/postfix/relaylogins: left out: a password map");
      expect(archive.manifest).toContain("var/log/exim4/paniclog: left out: a link");
    });

    test("takes the newest logs when the limit is small, and says what it left", () => {
      put(join(folder, "big root/var/log/mail.log"), LOG_LINE.repeat(30_000));
      put(join(folder, "big root/var/log/mail.log.1"), LOG_LINE);
      const old = new Date("2026-03-01T00:00:00Z");
      utimesSync(join(folder, "big root/var/log/mail.log.1"), old, old);
      const target = join(folder, `${program} small.tar.gz`);
      collect(command, target, {
        MAILWARDEN_ROOT: join(folder, "big root"),
        MAILWARDEN_LOG_MB: "1",
      });
      const small = unpack(target);
      const taken = small.read("files/var/log/mail.log.gz");
      expect(taken.length).toBeLessThanOrEqual(1_048_576);
      expect(taken.startsWith(LOG_LINE)).toBe(true);
      expect(small.manifest).toContain("var/log/mail.log: only the last 1048576 of");
      expect(small.manifest).toContain("var/log/mail.log.1: left out: the limit of 1 MB");
    });

    test("does not overwrite a file", () => {
      put(join(folder, "precious"), "keep me");
      expect(collect(command, "precious").status).toBe(2);
      expect(readFileSync(join(folder, "precious"), "utf8")).toBe("keep me");
    });

    test("runs no command for a mounted disk", () => {
      const target = join(folder, `${program} mounted.tar.gz`);
      collect(command, target, { MAILWARDEN_COMMANDS: "" });
      expect(unpack(target).names.filter((name) => name.startsWith("commands/"))).toEqual([]);
    });
  });
}

test("a script cut short by a broken connection does nothing", () => {
  const whole = collectScript();
  const cut = whole.slice(0, whole.lastIndexOf('main "$@"'));
  const run = spawnSync("sh", { input: cut, cwd: folder });
  expect(run.status).toBe(0);
  expect(run.stdout.toString() + run.stderr.toString()).toBe("");
});
