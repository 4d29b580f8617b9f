import { expect, test } from "vitest";
import { readWebSettings } from "./web-settings.ts";

test("document roots and logs in the settings of Apache, nginx and PHP", () => {
  const apache = `<VirtualHost *:80>
  DocumentRoot "/srv/shop/htdocs"
  # DocumentRoot /old
  CustomLog \${APACHE_LOG_DIR}/shop-access.log combined
  CustomLog "|/usr/bin/rotatelogs x" combined
  php_admin_value mail.log /var/log/shop-mail.log
</VirtualHost>`;
  const nginx = `server { listen 80;
  root /srv/blog;
  access_log /var/log/nginx/blog.log combined;
  access_log off;
  location / { root $wwwroot; }
}`;
  const php = `; mail.log = /commented
mail.log = "/var/log/php-mail.log"
php_admin_value[mail.log] = /var/log/pool-mail.log
mail.log = syslog`;
  const { documentRoots, accessLogs, phpMailLogs } = readWebSettings([apache, nginx, php]);
  expect([...documentRoots]).toEqual(["/srv/shop/htdocs", "/srv/blog"]);
  expect([...accessLogs]).toEqual(["/var/log/apache2/shop-access.log", "/var/log/nginx/blog.log"]);
  expect([...phpMailLogs].sort()).toEqual([
    "/var/log/php-mail.log",
    "/var/log/pool-mail.log",
    "/var/log/shop-mail.log",
  ]);
});
