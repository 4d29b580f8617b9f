import { spawnSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { diagnosePaths } from "./diagnose-logs.ts";
import { HONEST_SCRIPT, mailLog, type SiteMail, SPAM_SCRIPT, writeSite } from "./web-site.ts";

const hasPhp = spawnSync("php", ["-v"]).status === 0;
const folder = mkdtempSync(join(tmpdir(), "mailwarden-php-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs a script as PHP does for a request, with a `sendmail` that keeps what it is given. */
function request(script: string, post: Readonly<Record<string, string>>): void {
  const { status, stderr } = spawnSync(
    "php",
    [
      "-d",
      "mail.add_x_header=On",
      "-d",
      `mail.log=${join(folder, "php-mail.log")}`,
      "-d",
      `sendmail_path=${join(folder, "sendmail")}`,
      "-d",
      `auto_prepend_file=${join(folder, "request.php")}`,
      script,
    ],
    { env: { PATH: process.env["PATH"], POST: JSON.stringify(post), TZ: "UTC" }, encoding: "utf8" },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
}

test.skipIf(!hasPhp)("what a real PHP writes names the mailer and spares the form", async () => {
  const root = join(folder, "htdocs");
  writeSite(root);
  mkdirSync(join(folder, "sent"));
  writeFileSync(
    join(folder, "sendmail"),
    `#!/bin/sh\nn=$(ls '${folder}/sent' | wc -l)\ncat > "${folder}/sent/$(printf %05d "$n")"\n`,
  );
  chmodSync(join(folder, "sendmail"), 0o755);
  writeFileSync(join(folder, "request.php"), "<?php $_POST = json_decode(getenv('POST'), true);\n");
  for (let index = 0; index < 6; index += 1)
    request(root + HONEST_SCRIPT, { name: `Guest ${index}`, text: "When do you open?" });
  const list = Array.from({ length: 40 }, (_, index) => `v${index}@far${index % 5}.example.org`);
  request(root + SPAM_SCRIPT, {
    list: list.join("\n"),
    from: "bank@bank.example.net",
    subject: "Offer",
    body: "Buy",
  });

  const uid = process.getuid?.() ?? 0;
  const mails = readdirSync(join(folder, "sent"))
    .sort()
    .map((name, index): SiteMail => {
      const text = readFileSync(join(folder, "sent", name), "utf8");
      const header = (field: string) =>
        new RegExp(`^${field}: (.*?)\\r?$`, "m").exec(text)?.[1] ?? "";
      const script = header("X-PHP-Originating-Script");
      expect(script).toMatch(new RegExp(`^${uid}:(?:cache|contact)\\.php$`));
      return {
        atMs: Date.now(),
        queueId: `5C${(0x10000 + index).toString(16).toUpperCase()}3`,
        isSpam: script.endsWith("cache.php"),
        // The mailer forges another sender each time.
        sender: script.endsWith("cache.php")
          ? `f${index}@bank${index % 9}.example.net`
          : "shop@example.com",
        recipient: header("To"),
      };
    });
  expect(mails.length).toBe(46);
  writeFileSync(join(folder, "mail.log"), `${mailLog(mails, uid)}\n`);

  // All of it within seconds: only the recipients tell the messages apart.
  const { incidents } = await diagnosePaths([
    join(folder, "mail.log"),
    join(folder, "php-mail.log"),
  ]);
  expect(incidents[0]?.scripts).toEqual([
    { uid, directory: join(root, SPAM_SCRIPT, ".."), file: root + SPAM_SCRIPT, messages: 40 },
  ]);
  expect(incidents[0]?.actions).toContainEqual({
    step: "script-disable",
    target: root + SPAM_SCRIPT,
  });
});
