import { writeFileSync } from "node:fs";
import { startDaemon } from "./daemon.ts";
import type { Daemon } from "./daemon.ts";
import { hashOf } from "./incidents/sql-office.ts";
import { mustRun } from "./run-program.ts";
import { waitForPort } from "./wait-until.ts";

export interface Redis extends Daemon {
  /** Lets Dovecot look passwords up here. */
  readonly passdb: string;
}

const PORT = 6390;
const DICT = "/etc/dovecot/dovecot-dict-auth.conf.ext";

/** Starts Redis with the passwords of these people, as Dovecot's dict wants them. */
export async function startRedis(people: Readonly<Record<string, string>>): Promise<Redis> {
  const daemon = startDaemon(
    "redis-server",
    ["--port", String(PORT), "--bind", "127.0.0.1", "--save", "", "--dir", "/mnt"],
    { log: "/var/log/redis.log" },
  );
  await waitForPort("127.0.0.1", PORT);
  for (const [user, password] of Object.entries(people)) {
    const value = JSON.stringify({ password: await hashOf(password) });
    await mustRun("redis-cli", ["-p", String(PORT), "SET", `mail/passdb/${user}`, value]);
  }
  writeFileSync(
    DICT,
    `uri = redis:host=127.0.0.1:port=${PORT}:prefix=mail/
key passdb {
  key = passdb/%u
  format = json
}
passdb_objects = passdb
iterate_disable = yes
`,
  );
  return { ...daemon, passdb: `passdb {\n  driver = dict\n  args = ${DICT}\n}` };
}
