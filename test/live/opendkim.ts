import { mkdirSync, writeFileSync } from "node:fs";
import { startDaemon } from "./daemon.ts";
import type { Daemon } from "./daemon.ts";
import { mustRun } from "./run-program.ts";
import { waitForPort } from "./wait-until.ts";

export interface OpenDkim extends Daemon {
  /** For `smtpd_milters`. */
  readonly milter: string;
  /** The record to publish, without its name. */
  readonly record: string;
}

const PORT = 8891;

/** Starts OpenDKIM, which signs what users of a domain send under this selector. */
export async function startOpenDkim(domain: string, selector: string): Promise<OpenDkim> {
  const keys = `/etc/opendkim/keys/${domain}`;
  mkdirSync(keys, { recursive: true });
  const key = `${keys}/${selector}.private`;
  await mustRun("openssl", ["genrsa", "-out", key, "2048"]);
  const der = await mustRun("sh", [
    "-c",
    `openssl rsa -in ${key} -pubout -outform DER 2>/dev/null | base64 -w0`,
  ]);
  writeFileSync(
    "/etc/opendkim/KeyTable",
    `${selector}._domainkey.${domain} ${domain}:${selector}:${key}\n`,
  );
  writeFileSync("/etc/opendkim/SigningTable", `*@${domain} ${selector}._domainkey.${domain}\n`);
  writeFileSync(
    "/etc/opendkim.conf",
    `Syslog no
UserID root
KeyTable /etc/opendkim/KeyTable
SigningTable refile:/etc/opendkim/SigningTable
Socket inet:${PORT}@127.0.0.1
InternalHosts 127.0.0.1
RequireSafeKeys no
`,
  );
  const daemon = startDaemon("opendkim", ["-f", "-x", "/etc/opendkim.conf"], {
    log: "/var/log/opendkim.log",
  });
  await waitForPort("127.0.0.1", PORT);
  return { ...daemon, milter: `inet:127.0.0.1:${PORT}`, record: `v=DKIM1; k=rsa; p=${der.trim()}` };
}
