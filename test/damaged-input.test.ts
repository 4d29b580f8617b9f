import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { postfixQueueFile } from "../src/queue/fixtures/postfix-queue-file.ts";
import { runMailwarden } from "./diagnose/run-mailwarden.ts";

const folder = mkdtempSync(join(tmpdir(), "mailwarden-damaged-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function put(path: string, content: string | Buffer): string {
  const full = join(folder, path);
  mkdirSync(join(full, ".."), { recursive: true });
  writeFileSync(full, content);
  return full;
}

const READERS: readonly (readonly string[])[] = [
  ["diagnose"],
  ["audit"],
  ["queue", "list"],
  ["bounces", "list"],
  ["explain"],
];

/** Whatever the input, a command ends with a status of its own and one clear line for what it could not read. */
async function read(args: readonly string[], path: string) {
  const answer = await runMailwarden([...args, "--timezone", "UTC", path].filter(fits(args)));
  expect([0, 1, 2, 3]).toContain(answer.status);
  expect(answer.err).not.toMatch(/\bat \S+ \(|RangeError|TypeError|heap|undefined/);
  return answer;
}

/** `audit` reads no stamps. */
function fits([command]: readonly string[]): (word: string) => boolean {
  return (word) => command !== "audit" || (word !== "--timezone" && word !== "UTC");
}

describe("100 MB of (", () => {
  let path = "";
  beforeAll(() => {
    path = put("brackets", Buffer.alloc(100e6, "("));
  });
  test.each(READERS)("%s %s", async (...args: readonly string[]) => {
    const { out, err } = await read(args.filter(Boolean), path);
    // Nobody reads a megabyte of brackets.
    expect(out.length + err.length).toBeLessThan(100_000);
  });
});

describe("settings that include one another", () => {
  test.each([
    {
      name: "Exim",
      files: {
        "exim4.conf":
          "primary_hostname = mx.example.com\n.include ./b.conf\nbegin acl\nacl_check_rcpt:\n  accept\n",
        "b.conf": ".include ./exim4.conf\n.include ./b.conf\nlog_selector = +all\n",
      },
    },
    {
      name: "Postfix",
      files: {
        "main.cf":
          "myhostname = $mydomain\nmydomain = $myhostname\nmynetworks = $mynetworks 0.0.0.0/0\nrelay_domains = ${a?$b}${b?$a}\nsmtpd_relay_restrictions = one, two\none = two\ntwo = one\nsmtpd_restriction_classes = one two\n",
      },
    },
  ])("$name: audited, and it ends", async ({ name, files }) => {
    for (const [file, text] of Object.entries(files)) put(join(`cyclic-${name}`, file), text);
    const { status } = await read(["audit"], join(folder, `cyclic-${name}`));
    expect(status).not.toBe(2);
    await read(["diagnose"], join(folder, `cyclic-${name}`));
  });
});

describe("symbolic links in a circle", () => {
  test.each(READERS)("%s %s", async (...words: readonly string[]) => {
    const args = words.filter(Boolean);
    const place = join(folder, `links-${args.join("-")}`);
    mkdirSync(join(place, "a", "b"), { recursive: true });
    symlinkSync(place, join(place, "a", "b", "up"));
    symlinkSync("self", join(place, "self"));
    writeFileSync(
      join(place, "mail.log"),
      "Jun  1 10:00:00 mx postfix/qmgr[1]: 4A1B2C3D: removed\n",
    );
    const { err } = await read(args, place);
    expect(err).not.toMatch(/self.*self.*self/);
  });
});

describe("broken MIME", () => {
  const HEAD =
    "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.com\nTo: bob@example.com\nMessage-Id: <1@mx>\nSubject: Undelivered\n";
  const report = (boundary: string) =>
    `${HEAD}MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"\n\n`;
  test.each([
    { name: "a boundary that never comes", text: `${report("b")}text\n` },
    { name: "an empty boundary", text: `${report("")}--\n--\n` },
    {
      name: "parts in parts",
      text: report("x") + '--x\nContent-Type: multipart/mixed; boundary="x"\n\n'.repeat(20_000),
    },
    {
      name: "base64 that is none",
      text: `${HEAD}Content-Transfer-Encoding: base64\n\n${"=?*".repeat(100_000)}\n`,
    },
    {
      name: "an encoded word without an end",
      text: `${HEAD}X: ${"=?utf-8?Q?".repeat(50_000)}\n\n`,
    },
    { name: "a header of a megabyte", text: `${HEAD}X-A: ${"a ".repeat(500_000)}\n\n` },
    { name: "NUL bytes", text: `${HEAD}\n${"\0".repeat(100_000)}` },
  ])("$name", async ({ name, text }) => {
    const maildir = join(folder, name.replaceAll(" ", "-"));
    mkdirSync(join(maildir, "cur"), { recursive: true });
    mkdirSync(join(maildir, "new"), { recursive: true });
    writeFileSync(join(maildir, "cur", "1.mx:2,S"), text);
    const { status } = await read(["bounces", "list"], maildir);
    expect(status).not.toBe(2);
    await read(["diagnose"], maildir);
    await read(["explain"], join(maildir, "cur", "1.mx:2,S"));
  });
});

describe("a spool with damaged files", () => {
  const whole = postfixQueueFile({ attributes: { sasl_username: "bob@example.com" } });
  const spool = join(folder, "spool");
  beforeAll(() => {
    put("spool/deferred/A/A00001F", whole);
    put("spool/deferred/B/B00001F", whole.subarray(0, 160));
    put(
      "spool/deferred/C/C00001F",
      Buffer.concat([whole.subarray(0, 120), Buffer.alloc(4000, 0xff)]),
    );
    put("spool/active/D00001F", "");
    put("spool/hold/E00001F", "no queue file at all\n");
    mkdirSync(join(spool, "incoming"));
    symlinkSync("/etc/passwd", join(spool, "hold", "F00001F"));
    symlinkSync(spool, join(spool, "hold", "loop"));
  });

  test.each([[["queue", "list"]], [["diagnose"]]])(
    "%s: each is named, the rest is used",
    async (args) => {
      const { status, out, err } = await read(args, spool);
      expect(status).toBe(3);
      expect(err).toContain("B00001F");
      expect(err).toContain("it ends too early");
      expect(err).toContain("E00001F");
      expect(out + err).not.toContain("root:x:");
      if (args[0] === "queue") expect(out).toContain("bob@example.com");
    },
  );
});
