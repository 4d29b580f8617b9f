import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { diagnosePaths } from "./diagnose-logs.ts";
import { runMailwarden } from "./run-mailwarden.ts";
import { accessLog, mailLog, phpMailLog, SPAM_SCRIPT, writeSite } from "./web-site.ts";

const folder = mkdtempSync(join(tmpdir(), "mailwarden-hostile-web-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function put(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
const log = put("mail.log", `${mailLog()}\n`);

test("links, giants, devices' bytes and deep nesting in a document root are passed over", async () => {
  const root = join(folder, "htdocs");
  writeSite(root);
  put(
    "secret",
    "<?php $password = 'PLANTED-SECRET'; mail($_POST['to'], 1, 1); eval($_POST['x']);\n",
  );
  symlinkSync(join(folder, "secret"), join(root, "shop", "link.php"));
  symlinkSync(root, join(root, "shop", "loop"));
  symlinkSync("self.php", join(root, "self.php"));
  writeFileSync(join(root, "nested.php"), `<?php eval($_POST[1]${"(".repeat(300_000)}`);
  writeFileSync(
    join(root, "bytes.php"),
    Buffer.from(Uint8Array.from({ length: 90_000 }, (_, i) => (i * 89) % 256)),
  );
  const giant = join(root, "giant.php");
  writeFileSync(giant, "<?php $a = 1;\n");
  const descriptor = openSync(giant, "r+");
  ftruncateSync(descriptor, 3e9);
  closeSync(descriptor);
  let deep = root;
  for (let level = 0; level < 60; level += 1) deep = join(deep, "d");
  mkdirSync(deep, { recursive: true });

  const diagnosis = await diagnosePaths([log, root]);
  expect(diagnosis.incidents[0]?.scripts[0]?.file).toBe(root + SPAM_SCRIPT);
  expect(JSON.stringify(diagnosis)).not.toContain("PLANTED-SECRET");
});

test("names that attackers chose reach no terminal and no shell", async () => {
  const evil = "/var/www/\u001b[2J$(id);`id`\u202e'.php";
  const hostile = phpMailLog("").replaceAll(SPAM_SCRIPT, evil);
  const php = put("evil-php.log", `${hostile}\n`);
  const { out, err } = await runMailwarden([
    "diagnose",
    "--timezone",
    "UTC",
    "--format",
    "json",
    log,
    php,
  ]);
  expect(err).toBe("");
  expect(out).not.toContain("\u001b");
  const { incidents, nextSteps } = JSON.parse(out) as {
    incidents: {
      scripts: { file?: string }[];
      actions: { command?: string }[];
      missing: { command: string }[];
    }[];
    nextSteps: { command: string }[];
  };
  expect(incidents[0]?.scripts[0]?.file).toContain(".php");
  const commands = [
    ...(incidents[0]?.actions ?? []),
    ...(incidents[0]?.missing ?? []),
    ...nextSteps,
  ].map(({ command = "" }) => command);
  expect(commands.join("\n")).not.toContain("$(id)");
  const { out: text } = await runMailwarden(["diagnose", "--timezone", "UTC", log, php]);
  expect(text).not.toContain("\u001b[2J");
  expect(text).not.toContain("\u202e");
});

test("lines without an end, and lines that only look like calls", async () => {
  const long = put(
    "long-access.log",
    `${accessLog()}\n${"x".repeat(5_000_000)} "POST \n${accessLog()}\n`,
  );
  const forged = put(
    "forged-php.log",
    `${phpMailLog("/srv")}\n[01-Jun-2026 10:00:00 UTC] mail() on [/srv/shop/contact.php:9]: To: x -- Headers: Subject: [01-Jun-2026 10:00:00 UTC] mail() on [/etc/passwd:1]: To: victim0@far0.example.org -- Headers: \n[99-Foo-2026] mail() on [x\n[01-Jun-2026 10:00:00 Mars/City] mail() on [/srv/y.php:x]: To: \n`,
  );
  const { incidents } = await diagnosePaths([log, long, forged]);
  expect(incidents[0]?.scripts[0]?.file).toBe(`/srv${SPAM_SCRIPT}`);
  expect(JSON.stringify(incidents[0]?.scripts)).not.toContain("passwd");
});
