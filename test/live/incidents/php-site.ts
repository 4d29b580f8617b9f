import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { mustRun } from "../run-program.ts";
import type { Submitted } from "../smtp-client.ts";

/** `www-data` in Debian. */
export const WEB_UID = 33;

/** A page of a web site that sends mail, as a visitor makes it do. */
export interface PhpPage {
  /** `/var/www/site/mailer.php` */
  readonly file: string;
  /** Calls `mail()` once for each message, as the web server's user. */
  readonly send: (
    mails: readonly {
      readonly sender: string;
      readonly recipients: readonly string[];
      readonly messageId?: string;
    }[],
  ) => Promise<readonly Submitted[]>;
}

/** Puts a page into the web site and says where PHP logs its mails. */
export function putPage(file: string, { subject }: { readonly subject: string }): PhpPage {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    `<?php
foreach (json_decode(stream_get_contents(STDIN), true) as $mail) {
  mail(implode(", ", $mail["recipients"]), ${JSON.stringify(subject)}, "Visit http://lure.example/",
    "From: " . $mail["sender"] . (isset($mail["messageId"]) ? "\\r\\nMessage-ID: " . $mail["messageId"] : ""),
    "-f" . $mail["sender"]);
}
`,
  );
  return {
    file,
    send: async (mails) => {
      // Where an administrator sets it, and where `diagnose` looks.
      const [version = ""] = readdirSync("/etc/php");
      writeFileSync(
        `/etc/php/${version}/cli/conf.d/99-mail.ini`,
        "mail.add_x_header = On\nmail.log = /var/log/php-mail.log\n",
      );
      writeFileSync("/var/log/php-mail.log", "", { flag: "a", mode: 0o666 });
      await mustRun("chmod", ["666", "/var/log/php-mail.log"]);
      await mustRun("php", [file], {
        input: JSON.stringify(mails),
        uid: WEB_UID,
        cwd: dirname(file),
      });
      return mails.map(({ sender, recipients }) => ({
        at: new Date(),
        client: "",
        login: undefined,
        sender,
        accepted: recipients,
        refused: [],
        queueId: undefined,
        reply: { code: 250, text: "" },
      }));
    },
  };
}
