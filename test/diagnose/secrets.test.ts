import { describe, expect, test } from "vitest";
import { withLogFiles } from "./diagnose-logs.ts";
import { generateLog } from "./generate-log.ts";
import { runMailwarden } from "./run-mailwarden.ts";

const PASSWORD = "hunter2-Zq9";
const base64 = (text: string): string => Buffer.from(text).toString("base64");
const PLAIN_RESPONSE = base64(`\0bob@example.com\0${PASSWORD}`);
const LOGIN_RESPONSE = base64(PASSWORD);
/** Salt and hash; the scheme in front of them may be shown. */
const CRYPT = "Jq7Xv2Lp$0aVb1cWd2eXf3gYh4iZj5kAl6mBn7oCp8qDr9sEt0uFv1wGx2yHz3A";
const BCRYPT = "9kPq7Xv2LpJ0aVb1cWd2eOXf3gYh4iZj5kAl6mBn7oCp8qDr9sEtW";
const SSHA = "Zk9mQ3R5WlhXdkJhU2RmR2hKa0xtTnBRclN0VnhZeg==";
const MYSQL_HASH = "6BB4837EB74329105EE4568DDA7DC67ED2CA2AD9";

const SECRETS = [PASSWORD, PLAIN_RESPONSE, LOGIN_RESPONSE, CRYPT, BCRYPT, SSHA, MYSQL_HASH];

const PEER = "unknown[203.0.113.9]";
const EXIM_PEER = "H=(x) [203.0.113.9]";

const SYSLOG_LINES = [
  `dovecot: auth: sql(bob@example.com,203.0.113.9): Password mismatch (given password: ${PASSWORD})`,
  `dovecot: auth: passwd-file(bob@example.com,203.0.113.9,<abc>): unknown user (given password: ${PASSWORD})`,
  `dovecot: auth-worker(12): sql(bob@example.com,203.0.113.9): Password mismatch (given password: (${PASSWORD})`,
  `dovecot: auth-worker(12): Info: conn unix:auth-worker (pid=1,uid=97): auth-worker<3>: sql(bob@example.com,203.0.113.9,<abc>): Password mismatch (given password: ${PASSWORD})`,
  `dovecot: auth: Debug: sql(bob@example.com,203.0.113.9): SHA512-CRYPT(${PASSWORD}) != '$6$${CRYPT}'`,
  `dovecot: auth: sql(bob@example.com,203.0.113.9): CRYPT(${PASSWORD}) != '$2y$10$${BCRYPT}'`,
  `dovecot: auth: Debug: client in: AUTH#0111#011PLAIN#011service=imap#011session=x#011rip=203.0.113.9#011resp=${PLAIN_RESPONSE}`,
  `dovecot: auth: Debug: client in: CONT#0111#011${PLAIN_RESPONSE}`,
  `dovecot: auth: Debug: client passdb out: OK#0111#011user=bob@example.com#011pass=${PASSWORD}`,
  `dovecot: auth: Debug: sql(bob@example.com,203.0.113.9): query: SELECT user, password FROM users WHERE user = 'bob' AND password = '${PASSWORD}'`,
  `dovecot: auth: Debug: sql(bob@example.com): password_query result: password={SSHA}${SSHA}`,
  `dovecot: auth: Error: sql(bob@example.com): Invalid password in passdb: {SHA512-CRYPT}$6$${CRYPT}`,
  `dovecot: auth: Debug: ldap(bob@example.com): result: userPassword={SSHA}${SSHA}`,
  `dovecot: auth: Fatal: master: service(auth): mysql://mail:${PASSWORD}@localhost/mail failed`,
  `postfix/smtpd[1]: warning: ${PEER}: SASL PLAIN authentication failed: ${PLAIN_RESPONSE}`,
  `postfix/smtpd[1]: warning: ${PEER}: SASL LOGIN authentication failed: ${LOGIN_RESPONSE}, sasl_username=bob@example.com`,
  `postfix/smtpd[1]: warning: non-SMTP command from ${PEER}: AUTH PLAIN ${PLAIN_RESPONSE}`,
  `postfix/smtpd[1]: improper command pipelining after EHLO from ${PEER}: AUTH PLAIN ${PLAIN_RESPONSE}\\r\\nMAIL FROM:<a@b.example>\\r\\n`,
  `postfix/smtpd[1]: < ${PEER}: AUTH PLAIN ${PLAIN_RESPONSE}`,
  `postfix/smtpd[1]: < ${PEER}: ${LOGIN_RESPONSE}`,
  `postfix/smtpd[1]: xsasl_dovecot_server_first: sasl_method PLAIN, init_response ${PLAIN_RESPONSE}`,
  `postfix/smtpd[1]: xsasl_dovecot_handle_reply: auth reply: OK?1?user=bob?pass=${PASSWORD}`,
  `postfix/postscreen[1]: PREGREET 60 after 0.1 from [203.0.113.9]:4000: EHLO x\\r\\nAUTH PLAIN ${PLAIN_RESPONSE}\\r\\n`,
  `postfix/postscreen[1]: COMMAND PIPELINING from [203.0.113.9]:4000 after EHLO: AUTH LOGIN ${LOGIN_RESPONSE}\\r\\n`,
  `postfix/postscreen[1]: NON-SMTP COMMAND from [203.0.113.9]:4000 after AUTH: AUTH PLAIN ${PLAIN_RESPONSE}`,
  `postfix/smtp[1]: static:relay:${PASSWORD} is no table`,
  `postfix/proxymap[1]: warning: connect to mysql server localhost: Access denied; dict_mysql: user = mail password = ${PASSWORD}`,
  `CRON[1]: (root) CMD (mysqldump --password=${PASSWORD} mail > /backup/mail.sql)`,
  `CRON[1]: (root) CMD (mysql -u mail -p${PASSWORD} mail < /root/x.sql)`,
  `sudo: root : COMMAND=/usr/bin/mysql -umail -p${PASSWORD} -e UPDATE mailbox SET password = '*${MYSQL_HASH}'`,
  `sudo: root : COMMAND=/usr/bin/doveadm pw -s SSHA512 -p ${PASSWORD}`,
  `saslauthd[1]: ldap bindpw: ${PASSWORD}`,
  `mysqld[1]: UPDATE mailbox SET password = ENCRYPT('${PASSWORD}') WHERE username = 'bob@example.com'`,
  `mysqld[1]: GRANT SELECT ON mail.* TO mail@localhost IDENTIFIED BY '${PASSWORD}'`,
];

const EXIM_LINES = [
  `SMTP syntax error in "AUTH PLAIN ${PLAIN_RESPONSE}" ${EXIM_PEER} unexpected argument data`,
  `SMTP protocol synchronization error (input sent without waiting for greeting): rejected connection from ${EXIM_PEER} input="AUTH PLAIN ${PLAIN_RESPONSE}\\r\\n"`,
  `SMTP call from (x) [203.0.113.9] dropped: too many syntax or protocol errors (last command was "AUTH LOGIN ${LOGIN_RESPONSE}")`,
  `unqualified or unrecognized command "AUTH PLAIN ${PLAIN_RESPONSE}" ${EXIM_PEER}`,
  `plain_server authenticator failed for (x) [203.0.113.9]: 435 Unable to authenticate at present (set_id=bob@example.com): failed to expand "\${lookup mysql{SELECT password FROM users WHERE password = '${PASSWORD}'}}"`,
  `plain_server authenticator failed for (x) [203.0.113.9]: 435 Unable to authenticate at present: MYSQL connection failed: mysql_servers = localhost/mail/exim/${PASSWORD}`,
  `exim configuration error: hide mysql_servers = localhost::3306/mail/exim/${PASSWORD}`,
];

/** Every command that shows log lines, over one log. */
const COMMANDS = [
  ["diagnose"],
  ["diagnose", "--format", "json"],
  ["events"],
  ["events", "--all"],
  ["events", "--all", "--format", "text"],
  ["explain"],
  ["explain", "--format", "json"],
  ["trace", "203.0.113.9", "--lines"],
  ["trace", "203.0.113.9", "--format", "json"],
  ["trace", "bob@example.com", "--lines"],
  ["trace", "bob@example.com", "--format", "json"],
] as const;

async function outputOf(text: string): Promise<string> {
  return withLogFiles({ "mail.log": text }, async ([path = ""]) => {
    const outputs: string[] = [];
    for (const [command, ...rest] of COMMANDS) {
      const query = command === "trace" ? rest.slice(0, 1) : [];
      const flags = rest.slice(query.length);
      const { out, err, status } = await runMailwarden([command, ...query, path, ...flags]);
      expect(status, `${command} ${rest.join(" ")}: ${err}`).not.toBe(2);
      outputs.push(out, err);
    }
    return outputs.join("\n");
  });
}

function expectNoSecret(output: string): void {
  const leaks = output.split("\n").filter((line) => SECRETS.some((one) => line.includes(one)));
  expect(leaks.slice(0, 3).map((line) => line.slice(0, 400))).toEqual([]);
}

describe("a planted secret is in no output", () => {
  test.each(SYSLOG_LINES)("%s", async (line) => {
    const output = await outputOf(`Mar  2 03:00:00 mail ${line}\n`.repeat(3));
    expectNoSecret(output);
    // `events --all` shows every line: the mask stands where the secret was.
    expect(output.includes("****")).toBe(true);
  });

  test.each(EXIM_LINES)("Exim: %s", async (line) => {
    const output = await outputOf(`2026-03-02 03:00:00 ${line}\n`.repeat(3));
    expectNoSecret(output);
    expect(output.includes("****")).toBe(true);
  });

  test("in the lines that prove an incident", async () => {
    const { text, truth } = generateLog("postfix", "stolen-account-fast", { seed: 6 });
    const planted = text.replaceAll(
      "authentication failed: (reason unavailable)",
      `authentication failed: ${PLAIN_RESPONSE}`,
    );
    expect(planted.split(PLAIN_RESPONSE).length).toBeGreaterThan(10);
    const output = await outputOf(planted);
    expect(output.includes(truth.incidents[0]?.accounts[0] ?? "?")).toBe(true);
    expect(output.includes("authentication failed: ****")).toBe(true);
    expectNoSecret(output);
  });

  test("in every line of a log that goes on", async () => {
    const lines = SYSLOG_LINES.map((line) => `Mar  2 03:00:00 mail ${line}\n`).join("");
    const { text } = generateLog("postfix", "none", { seed: 6, hours: 3 });
    expectNoSecret(await outputOf(lines + text + lines));
  });
});
