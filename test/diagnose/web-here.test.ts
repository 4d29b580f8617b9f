import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { diagnose } from "../../src/app/diagnose.ts";
import { machine } from "./pretended-machine.ts";
import { accessLog, mailLog, phpMailLog, SPAM_SCRIPT, writeSite } from "./web-site.ts";

const root = mkdtempSync(join(tmpdir(), "mailwarden-web-here-"));
afterAll(() => {
  rmSync(root, { recursive: true });
});

function put(path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

test("with nothing named, settings lead to the logs and the programs that name the script", async () => {
  put("/var/log/mail.log", `${mailLog()}\n`);
  put(
    "/etc/apache2/sites-enabled/shop.conf",
    "DocumentRoot /srv/site\nCustomLog ${APACHE_LOG_DIR}/shop.log combined\n",
  );
  put("/etc/php/8.2/fpm/php.ini", "mail.add_x_header = On\nmail.log = /var/log/php-mail.log\n");
  put("/var/log/apache2/shop.log.2.gz", gzipSync(`${accessLog()}\n`));
  put("/var/log/php-mail.log", `${phpMailLog("/srv/site")}\n`);
  writeSite(join(root, "srv/site"));

  const { diagnosis, unreadable } = await diagnose([], { timezone: "UTC" }, machine(root, "none"));
  expect(unreadable).toEqual([]);
  const [incident] = diagnosis.incidents;
  expect(incident?.scripts[0]?.file).toBe(`/srv/site${SPAM_SCRIPT}`);
  const taken = diagnosis.evidence.map(({ name, kind }) => `${kind}: ${name}`);
  expect(taken).toContain("web access log: /var/log/apache2/shop.log.2.gz");
  expect(taken).toContain("php mail log: /var/log/php-mail.log");
  expect(taken).toContain("php script: /srv/site");
});
