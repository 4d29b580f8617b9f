import { ADMINISTRATOR, PEOPLE, type Person, SECRETS } from "./people.ts";

/** Statements that make a database of the software, with the same people in each. */
export type Dialect = "mysql" | "postgresql";

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

function truth(dialect: Dialect, value: boolean): string {
  return dialect === "postgresql" ? String(value) : value ? "1" : "0";
}

function localPart({ login }: Person): string {
  return login.split("@")[0] ?? "";
}

/** PostfixAdmin 3.3. */
export function postfixAdmin(dialect: Dialect): string {
  const flag = dialect === "postgresql" ? "boolean" : "tinyint(1)";
  const time = dialect === "postgresql" ? "timestamp with time zone" : "datetime";
  const rows = PEOPLE.map(
    (person) =>
      `(${text(person.login)}, ${text(person.password)}, ${text(localPart(person))}, ${text(`${localPart(person)}/`)}, 0, ` +
      `${text(localPart(person))}, 'example.com', ${text(person.created)}, ${text(person.created)}, ${truth(dialect, person.active)})`,
  );
  return `
    CREATE TABLE admin (username varchar(255) PRIMARY KEY, password varchar(255) NOT NULL,
      superadmin ${flag}, created ${time}, modified ${time}, active ${flag});
    CREATE TABLE domain (domain varchar(255) PRIMARY KEY, description varchar(255), active ${flag});
    CREATE TABLE mailbox (username varchar(255) PRIMARY KEY, password varchar(255) NOT NULL, name varchar(255),
      maildir varchar(255), quota bigint, local_part varchar(255), domain varchar(255), created ${time},
      modified ${time}, active ${flag});
    CREATE TABLE alias (address varchar(255) PRIMARY KEY, goto text NOT NULL, domain varchar(255), active ${flag});
    CREATE TABLE log (timestamp ${time}, username varchar(255), domain varchar(255), action varchar(255), data text);
    INSERT INTO admin VALUES (${text(ADMINISTRATOR)}, ${text(SECRETS.ssha512)}, ${truth(dialect, true)}, '2020-01-01 00:00:00', '2020-01-01 00:00:00', ${truth(dialect, true)});
    INSERT INTO domain VALUES ('example.com', '', ${truth(dialect, true)});
    INSERT INTO mailbox VALUES ${rows.join(",\n")};
    INSERT INTO alias VALUES ('contact@example.com', 'info@example.com,bob@example.com', 'example.com', ${truth(dialect, true)});
    INSERT INTO log VALUES ('2021-01-01 00:00:00', 'logged@example.com', 'example.com', 'create_mailbox', 'password=x');`;
}

/** iRedMail 1.6. */
export function iRedMail(dialect: Dialect): string {
  const time = dialect === "postgresql" ? "timestamp without time zone" : "datetime";
  const number = dialect === "postgresql" ? "int2" : "tinyint(1)";
  const rows = PEOPLE.map(
    ({ login, password, created, active }) =>
      `(${text(login)}, ${text(password)}, 'example.com', 1, 1, 1, 1, 1, ${text(created)}, ${text(created)}, '9999-12-31 00:00:00', ${active ? 1 : 0})`,
  );
  return `
    CREATE TABLE mailbox (username varchar(255) PRIMARY KEY, password varchar(255) NOT NULL, domain varchar(255),
      enablesmtp ${number}, enablesmtpsecured ${number}, enableimap ${number}, enablepop3 ${number}, enablesogo ${number},
      passwordlastchange ${time}, created ${time}, expired ${time}, active ${number});
    CREATE TABLE admin (username varchar(255) PRIMARY KEY, password varchar(255) NOT NULL, created ${time}, modified ${time}, active ${number});
    CREATE TABLE forwardings (address varchar(255), forwarding varchar(255), is_alias ${number}, active ${number});
    INSERT INTO mailbox VALUES ${rows.join(",\n")};
    INSERT INTO admin VALUES (${text(ADMINISTRATOR)}, ${text(SECRETS.ssha512)}, '2020-01-01 00:00:00', '2020-01-01 00:00:00', 1);
    INSERT INTO forwardings VALUES ('info@example.com', 'info@example.com', 0, 1), ('contact@example.com', 'info@example.com', 1, 1);`;
}

/** ExtMail 1.2, which is for MySQL alone. */
export function extMail(): string {
  const rows = PEOPLE.map(
    (person) =>
      `(${text(person.login)}, ${text(localPart(person))}, ${text(person.password)}, '', ${text(localPart(person))}, 'example.com', ` +
      `${text(person.created)}, '0000-00-00', ${person.active ? 1 : 0}, 0, 0, 1, 0, ${text("Answer-Planted-84")})`,
  );
  return `
    SET sql_mode = '';
    CREATE TABLE mailbox (username varchar(255) PRIMARY KEY, uid varchar(255), password varchar(255) NOT NULL,
      clearpwd varchar(128) NOT NULL DEFAULT '', name varchar(255), domain varchar(255), createdate datetime NOT NULL,
      expiredate date NOT NULL, active tinyint(1), disablesmtpd tinyint(1), disablesmtp tinyint(1), disableimap tinyint(1),
      disablepop3 tinyint(1), answer text);
    CREATE TABLE manager (username varchar(255) PRIMARY KEY, password varchar(255), createdate datetime, expiredate date, active tinyint(4));
    CREATE TABLE alias (address varchar(255) PRIMARY KEY, goto text NOT NULL, domain varchar(255), active tinyint(1));
    INSERT INTO mailbox VALUES ${rows.join(",\n")};
    INSERT INTO manager VALUES (${text(ADMINISTRATOR)}, ${text(SECRETS.ssha512)}, '2020-01-01 00:00:00', '2030-01-01', 1);
    INSERT INTO alias VALUES ('contact@example.com', 'info@example.com', 'example.com', 1);`;
}

/** A table that nobody knows: a query in the settings explains it. */
export function ownTable(): string {
  const rows = PEOPLE.map(
    ({ login, password, active }) => `(${text(login)}, ${text(password)}, ${active ? 1 : 0})`,
  );
  return `
    CREATE TABLE people (who varchar(255) PRIMARY KEY, secret varchar(255), works int);
    INSERT INTO people VALUES ${rows.join(",\n")};`;
}
