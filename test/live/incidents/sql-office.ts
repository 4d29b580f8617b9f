import { writeFileSync } from "node:fs";
import type { LiveDatabase } from "../../accounts/live/start-mariadb.ts";
import { startMariadb } from "../../accounts/live/start-mariadb.ts";
import { startPostgresql } from "../../accounts/live/start-postgresql.ts";
import { PEOPLE } from "../office.ts";
import { mustRun } from "../run-program.ts";
import type { Changes } from "./postfix-host.ts";

/** An office whose accounts are rows of a database, as panels set mail servers up. */
export interface SqlOffice {
  /** Where Dovecot finds the passwords. */
  readonly passdb: string;
  /** What Postfix needs to find mailboxes and the owners of addresses. */
  readonly changes: Changes;
  /** Runs statements in the database of the accounts. */
  readonly sql: (statements: string) => string;
  /** A dump of the accounts, as an administrator makes it; gives its path. */
  readonly dump: () => Promise<string>;
  readonly stop: () => Promise<void>;
}

const DATABASE = "vmail";
const READER = { user: "vmail", password: "Reader-Planted-17" };

/** A table of accounts as its software makes it, and how the servers ask it. */
interface Software {
  readonly schema: string;
  /** `%s` is the address. */
  readonly mailbox: string;
  readonly domain: string;
  readonly owner: string;
  /** Columns `user` and `password` of Dovecot. */
  readonly password: string;
}

/** iRedMail 1.6 on MariaDB: a mailbox has switches for each service. */
const IREDMAIL: Software = {
  schema: `
    CREATE TABLE domain (domain varchar(255) PRIMARY KEY, active tinyint(1) NOT NULL DEFAULT 1);
    CREATE TABLE mailbox (username varchar(255) PRIMARY KEY, password varchar(255) NOT NULL, name varchar(255),
      domain varchar(255), enablesmtp tinyint(1) NOT NULL DEFAULT 1, enablesmtpsecured tinyint(1) NOT NULL DEFAULT 1,
      enableimap tinyint(1) NOT NULL DEFAULT 1, passwordlastchange datetime, created datetime,
      expired datetime NOT NULL DEFAULT '9999-12-31 00:00:00', active tinyint(1) NOT NULL DEFAULT 1);
    INSERT INTO domain VALUES ('example.org', 1);`,
  mailbox: "SELECT username FROM mailbox WHERE username='%s' AND active=1",
  domain: "SELECT domain FROM domain WHERE domain='%s' AND active=1",
  owner: "SELECT username FROM mailbox WHERE username='%s' AND enablesmtp=1 AND active=1",
  password:
    "SELECT username AS user, password FROM mailbox WHERE username='%u' AND enablesmtp=1 AND active=1",
};

/** PostfixAdmin 3.3 on PostgreSQL. */
const POSTFIXADMIN: Software = {
  schema: `
    CREATE TABLE domain (domain varchar(255) PRIMARY KEY, active boolean NOT NULL DEFAULT true);
    CREATE TABLE mailbox (username varchar(255) PRIMARY KEY, password varchar(255) NOT NULL, name varchar(255),
      maildir varchar(255), quota bigint DEFAULT 0, local_part varchar(255), domain varchar(255),
      created timestamp with time zone, modified timestamp with time zone, active boolean NOT NULL DEFAULT true);
    INSERT INTO domain VALUES ('example.org', true);`,
  mailbox: "SELECT maildir FROM mailbox WHERE username='%s' AND active=true",
  domain: "SELECT domain FROM domain WHERE domain='%s' AND active=true",
  owner: "SELECT username FROM mailbox WHERE username='%s' AND active=true",
  password:
    "SELECT username AS \"user\", password FROM mailbox WHERE username='%u' AND active=true",
};

/** As panels store it. */
export async function hashOf(password: string): Promise<string> {
  return `{SHA512-CRYPT}${(await mustRun("openssl", ["passwd", "-6", password])).trim()}`;
}

async function hashedPeople(): Promise<readonly (readonly [login: string, hash: string])[]> {
  return await Promise.all(
    Object.entries(PEOPLE).map(async ([login, secret]) => [login, await hashOf(secret)] as const),
  );
}

/** iRedMail's tables in MariaDB, sender addresses bound to their owners. */
export async function startIRedMailOffice(): Promise<SqlOffice> {
  const database = await startMariadb();
  const { user, password } = READER;
  database.sql(
    `CREATE DATABASE ${DATABASE}; CREATE USER '${user}'@'%' IDENTIFIED BY '${password}';
     GRANT SELECT ON ${DATABASE}.* TO '${user}'@'%';`,
  );
  const rows = (await hashedPeople()).map(
    ([login, hash]) =>
      `('${login}', '${hash}', '${login}', 'example.org', NOW() - INTERVAL 4 YEAR, NOW() - INTERVAL 4 YEAR)`,
  );
  database.sql(
    `${IREDMAIL.schema} INSERT INTO mailbox (username, password, name, domain, passwordlastchange, created) VALUES ${rows.join(",")};`,
    DATABASE,
  );
  return officeIn("mysql", database, IREDMAIL, {
    restrictions: "smtpd_sender_restrictions = reject_sender_login_mismatch\n",
    dump: async () =>
      await mustRun("mariadb-dump", [
        "--no-defaults",
        `--socket=${database.socket}`,
        "--user=root",
        DATABASE,
      ]),
  });
}

/** PostfixAdmin's tables in PostgreSQL; users may send under any address. */
export async function startPostfixAdminOffice(): Promise<SqlOffice> {
  const database = await startPostgresql();
  const { user, password } = READER;
  database.sql(`CREATE ROLE ${user} LOGIN PASSWORD '${password}';`);
  database.sql(`CREATE DATABASE ${DATABASE};`);
  const rows = (await hashedPeople()).map(([login, hash]) => {
    const local = login.split("@")[0] ?? "";
    return `('${login}', '${hash}', '${local}', 'example.org/${local}/', '${local}', 'example.org', now() - interval '4 years', now() - interval '4 years')`;
  });
  database.sql(
    `${POSTFIXADMIN.schema} INSERT INTO mailbox (username, password, name, maildir, local_part, domain, created, modified) VALUES ${rows.join(",")};
     GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${user};`,
    DATABASE,
  );
  return officeIn("pgsql", database, POSTFIXADMIN, {
    restrictions: "",
    dump: async () =>
      await mustRun("pg_dump", [
        "-h",
        database.socket,
        "-p",
        String(database.port),
        "-U",
        "postgres",
        DATABASE,
      ]),
  });
}

function officeIn(
  kind: "mysql" | "pgsql",
  database: LiveDatabase,
  { mailbox, domain, owner, password }: Software,
  { restrictions, dump }: { readonly restrictions: string; readonly dump: () => Promise<string> },
): SqlOffice {
  const { port } = database;
  const table = (query: string): string =>
    `hosts = ${kind === "mysql" ? "inet:" : ""}127.0.0.1:${port}\nuser = ${READER.user}\npassword = ${READER.password}\n` +
    `dbname = ${DATABASE}\nquery = ${query}\n`;
  const connect = `host=127.0.0.1 port=${port} dbname=${DATABASE} user=${READER.user} password=${READER.password}`;
  writeFileSync(
    "/etc/dovecot/dovecot-sql.conf.ext",
    `driver = ${kind}\nconnect = ${connect}\ndefault_pass_scheme = SHA512-CRYPT\npassword_query = ${password}\n`,
  );
  const at = (name: string): string => `proxy:${kind}:/etc/postfix/${name}`;
  return {
    passdb: "passdb {\n  driver = sql\n  args = /etc/dovecot/dovecot-sql.conf.ext\n}",
    changes: {
      main:
        `virtual_mailbox_domains = ${at("sql-domains.cf")}\nvirtual_mailbox_maps = ${at("sql-mailboxes.cf")}\n` +
        `smtpd_sender_login_maps = ${at("sql-owners.cf")}\n${restrictions}`,
      files: {
        "sql-domains.cf": table(domain),
        "sql-mailboxes.cf": table(mailbox),
        "sql-owners.cf": table(owner),
      },
    },
    sql: (statements) => database.sql(statements, DATABASE),
    dump: async () => {
      const path = "/mnt/accounts.sql";
      writeFileSync(path, await dump());
      return path;
    },
    stop: async () => database.stop(),
  };
}
