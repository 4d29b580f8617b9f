import { existsSync, readdirSync } from "node:fs";
import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { freePort, makeServerFolder } from "./server-folder.ts";
import type { LiveDatabase } from "./start-mariadb.ts";

const VERSIONS = "/usr/lib/postgresql";
const version = existsSync(VERSIONS)
  ? readdirSync(VERSIONS).find((one) => existsSync(join(VERSIONS, one, "bin/initdb")))
  : undefined;

export const hasPostgresql = version !== undefined;

/** A PostgreSQL server of its own, empty. Over the network it wants a password, on the socket it wants none. */
export async function startPostgresql(): Promise<LiveDatabase> {
  const server = await makeServerFolder("postgresql", "postgres");
  try {
    const programs = join(VERSIONS, version ?? "", "bin");
    const data = join(server.folder, "data");
    const port = await freePort();
    const socket = join(server.folder, `.s.PGSQL.${port}`);
    const init = ["-D", data, "-U", "postgres", "--no-sync", "-E", "UTF8", "--locale=C"];
    const access = ["--auth-local=trust", "--auth-host=scram-sha-256"];
    server.run(join(programs, "initdb"), [...init, ...access]);
    await appendFile(
      join(data, "postgresql.conf"),
      `listen_addresses = '127.0.0.1'\nport = ${port}\nfsync = off\n` +
        `unix_socket_directories = '${server.folder}'\n`,
    );
    const psql = ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", server.folder];
    const sql = (statements: string, database = "postgres") =>
      server.run(
        "psql",
        [...psql, "-p", String(port), "-U", "postgres", "-d", database],
        statements,
      );
    const isReady = () => {
      try {
        return existsSync(socket) && sql("SELECT 1").trim() === "1";
      } catch {
        return false;
      }
    };
    await server.start(join(programs, "postgres"), ["-D", data], isReady);
    return { socket: server.folder, port, sql, stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
