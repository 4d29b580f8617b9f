import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { startDaemon } from "./daemon.ts";
import type { Daemon } from "./daemon.ts";
import { mustRun } from "./run-program.ts";
import { waitForPort } from "./wait-until.ts";

export interface DovecotSetup {
  /** Addresses and passwords. */
  readonly users: Readonly<Record<string, string>>;
  /** Where passwords are looked up instead of in a file of `users`: one block, or several. */
  readonly passdb?: string;
}

/** Where a user's mail is. */
export const maildirOf = (user: string): string => {
  const [local = "", domain = ""] = user.split("@");
  return `/var/mail/vhosts/${domain}/${local}`;
};

/** The messages in a user's mailbox; none before the first one has arrived. */
export function mailOf(user: string): readonly string[] {
  return ["new", "cur"].flatMap((name) => {
    const folder = join(maildirOf(user), name);
    if (!existsSync(folder)) return [];
    return readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
  });
}

export interface Dovecot extends Daemon {
  readonly log: string;
  /** Replaces users and passwords; sessions that are open go on, as they do. */
  readonly setUsers: (users: Readonly<Record<string, string>>) => void;
}

const PASSWD_FILE = `passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u /etc/dovecot/users
}`;

const CONFIGURATION = `
protocols = imap lmtp
listen = 192.0.2.10, 127.0.0.1
log_path = /var/log/dovecot.log
auth_mechanisms = plain login
disable_plaintext_auth = no
ssl = no
# Else a failed login takes two seconds, and further ones of the same address more.
auth_failure_delay = 0
PASSDB
userdb {
  driver = static
  args = uid=vmail gid=vmail home=/var/mail/vhosts/%d/%n
}
mail_location = maildir:~
first_valid_uid = 1
service auth {
  unix_listener /var/spool/postfix/private/auth {
    mode = 0660
    user = postfix
    group = postfix
  }
}
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service lmtp {
  unix_listener /var/spool/postfix/private/dovecot-lmtp {
    mode = 0600
    user = postfix
    group = postfix
  }
}
protocol lmtp {
  auth_username_format = %Lu
}
`;

/** Starts Dovecot: logins for Postfix (`private/auth`), LMTP (`private/dovecot-lmtp`), IMAP on port 143. */
export async function startDovecot({
  users,
  passdb = PASSWD_FILE,
}: DovecotSetup): Promise<Dovecot> {
  const setUsers = (next: Readonly<Record<string, string>>): void => {
    const rows = Object.entries(next).map(([user, password]) => `${user}:{PLAIN}${password}::::::`);
    writeFileSync("/etc/dovecot/users", `${rows.join("\n")}\n`);
  };
  await mustRun("sh", ["-c", "id vmail || useradd --system --home /var/mail/vhosts vmail"]);
  mkdirSync("/var/mail/vhosts", { recursive: true });
  await mustRun("chown", ["vmail:vmail", "/var/mail/vhosts"]);
  chmodSync("/var/mail/vhosts", 0o700);
  writeFileSync(
    "/etc/dovecot/dovecot.conf",
    CONFIGURATION.replace("PASSDB", () => passdb),
  );
  setUsers(users);
  const log = "/var/log/dovecot.log";
  const daemon = startDaemon("dovecot", ["-F"], { log: "/var/log/dovecot-output.log" });
  await waitForPort("127.0.0.1", 143);
  const stop = async (): Promise<void> => {
    // At SIGTERM it waits for those who are logged in.
    await mustRun("doveadm", ["stop"]);
    await daemon.stop();
  };
  return { ...daemon, log, setUsers, stop };
}
