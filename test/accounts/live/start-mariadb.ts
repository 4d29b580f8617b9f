import { existsSync } from "node:fs";
import { join } from "node:path";
import { freePort, isInstalled, makeServerFolder } from "./server-folder.ts";

export interface LiveDatabase {
  readonly socket: string;
  readonly port: number;
  /** Runs statements as the administrator, in `database` where one is named; gives what they print. */
  sql(statements: string, database?: string): string;
  stop(): Promise<void>;
}

export const hasMariadb = isInstalled("mariadbd") && isInstalled("mariadb-install-db");

/** A MariaDB server of its own, empty. */
export async function startMariadb(): Promise<LiveDatabase> {
  const server = await makeServerFolder("mariadb", "mysql");
  try {
    const data = join(server.folder, "data");
    const socket = join(server.folder, "mysqld.sock");
    const port = await freePort();
    const install = ["--no-defaults", `--datadir=${data}`, "--skip-test-db"];
    server.run("mariadb-install-db", [...install, "--auth-root-authentication-method=normal"]);
    await server.start(
      "mariadbd",
      [
        ["--no-defaults", `--datadir=${data}`, `--socket=${socket}`, `--port=${port}`],
        ["--bind-address=127.0.0.1", `--pid-file=${join(server.folder, "pid")}`],
        ["--innodb-buffer-pool-size=16M", "--innodb-flush-log-at-trx-commit=0"],
      ].flat(),
      () => existsSync(socket),
    );
    return {
      socket,
      port,
      sql: (statements, database) =>
        server.run(
          "mariadb",
          [
            "--no-defaults",
            `--socket=${socket}`,
            "--user=root",
            "--batch",
            ...(database === undefined ? [] : [`--database=${database}`]),
          ],
          statements,
        ),
      stop: () => server.stop(),
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
