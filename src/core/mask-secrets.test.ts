import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskSecrets } from "./mask-secrets.ts";

const SECRET = "Tr0ub4dor+3xY/";

/** Each line hides the secret (or, where named, another one) in a form of the field. */
const hiding: readonly { name: string; input: string; secret?: string }[] = [
  {
    name: "Dovecot given password",
    input: `auth: sql(bob,192.0.2.1): Password mismatch (given password: ${SECRET})`,
  },
  {
    name: "given password with brackets inside",
    input: `auth: sql(bob): x (given password: a)${SECRET}) tail)`,
  },
  {
    name: "hash of the given password",
    input: "ldap(bob): unknown user (SHA1 of given password: f638ff)",
    secret: "f638ff",
  },
  {
    name: "AUTH PLAIN",
    input: "in: AUTH PLAIN AGJvYgBodW50ZXIy x",
    secret: "AGJvYgBodW50ZXIy",
  },
  {
    name: "AUTH LOGIN, lower case",
    input: 'SMTP protocol error in "auth login aW5mb0B4Lm9yZw=="',
    secret: "aW5mb0",
  },
  {
    name: "SASL challenge",
    input: "warning: h[192.0.2.1]: SASL LOGIN authentication failed: UGFzc3dvcmQ6",
    secret: "UGFz",
  },
  {
    name: "SASL challenge before a user",
    input: "h[192.0.2.1]: SASL LOGIN authentication failed: UGFzc3dvcmQ6, sasl_username=bob",
    secret: "UGFz",
  },
  {
    name: "dialogue of smtpd -v",
    input: "smtpd[1]: < unknown[192.0.2.1]: aHVudGVyMg==",
    secret: "aHVudGVyMg",
  },
  {
    name: "password=",
    input: `connect = host=localhost user=vmail password=${SECRET} dbname=mail`,
  },
  { name: "password with blanks around the sign", input: `password = ${SECRET}` },
  { name: "passwd=", input: `passwd=${SECRET}` },
  { name: "password: quoted", input: `  "password": "${SECRET} with blanks",` },
  {
    name: "password='...' in SQL",
    input: `UPDATE mailbox SET password='${SECRET}' WHERE username='bob@example.com'`,
  },
  {
    name: "Dovecot resp=",
    input: "auth: Debug: client in: AUTH 1 PLAIN service=imap resp=AGJvYgBodW50ZXIy",
    secret: "AGJvYg",
  },
  { name: "Exim mysql_servers", input: `hide mysql_servers = localhost/mail/exim/${SECRET}` },
  {
    name: "two mysql servers, one with a socket",
    input: `mysql_servers = localhost::3306(/run/mysqld/m.sock)/mail/exim/${SECRET} : db2/mail/exim/${SECRET}`,
  },
  { name: "mysql -p", input: "mysql -uextmail -pextmail2secret extmail", secret: "extmail2secret" },
  {
    name: "mysqldump -p at the end",
    input: "/usr/bin/mysqldump --all -pHunter2",
    secret: "Hunter2",
  },
  {
    name: "MD5 crypt",
    input: "('bob@example.com','$1$abcdefgh$0123456789abcdefghijkl','Bob')",
    secret: "abcdefgh",
  },
  {
    name: "SHA-512 crypt",
    input: "bob:$6$rounds=5000$saltsalt$hashhashhash:0:",
    secret: "hashhash",
  },
  { name: "bcrypt", input: "bob:$2y$10$abcdefghijklmnopqrstuv", secret: "abcdefgh" },
  { name: "argon2", input: "x $argon2id$v=19$m=65536,t=3,p=1$c2FsdA$aGFzaA y", secret: "aGFzaA" },
  { name: "yescrypt", input: "$y$j9T$saltsalt$hashhash", secret: "hashhash" },
  { name: "{SSHA}", input: "userPassword: {SSHA}0123abcd+/==", secret: "0123abcd" },
  {
    name: "{PLAIN} in a passwd-file",
    input: "bob@example.com:{PLAIN}hunter2:5000:5000::/home",
    secret: "hunter2",
  },
  { name: "{SHA512-CRYPT}", input: "bob:{SHA512-CRYPT}$6$salt$hash:1", secret: "hash" },
  {
    name: "MySQL PASSWORD()",
    input: "root *2470C0C06DEE42FD1618BBB99005ADCA2EC9D1E1 x",
    secret: "2470C0C0",
  },
];

const others: readonly { name: string; input: string }[] = [
  { name: "db_password =", input: "db_password = SECRET" },
  { name: "PHP configuration", input: "$CONF['database_password'] = 'SECRET';" },
  { name: "PHP array", input: "'password' => 'SECRET'," },
  { name: "environment", input: "PGPASSWORD=SECRET MYSQL_PWD=SECRET psql" },
  { name: "LDIF", input: "userPassword: SECRET" },
  { name: "SQL function", input: "SET PASSWORD = PASSWORD('SECRET'), x = MD5(\"SECRET\")" },
  { name: "SQL user", input: "CREATE USER 'bob'@'localhost' IDENTIFIED BY 'SECRET'" },
  { name: "address of a database", input: "sql_url = mysql://vmail:SECRET@localhost/mail" },
  { name: "Postfix static map", input: "smtp_sasl_password_maps = static:bob:SECRET" },
  { name: "ldapsearch", input: "ldapsearch -x -D cn=admin -w SECRET -b dc=example" },
  { name: "doveadm pw", input: "doveadm pw -s SSHA -p SECRET" },
  { name: "swaks", input: "swaks -au bob -ap SECRET --to a@example.com" },
];

/** None of these holds a secret. */
const harmless: readonly string[] = [
  "Nov 22 00:00:01 mail postfix/smtpd[1]: warning: h[192.0.2.1]: SASL LOGIN authentication failed: authentication failure",
  "warning: h[192.0.2.1]: SASL LOGIN authentication failed: Connection lost to authentication server",
  "SASL LOGIN authentication failed: Password:",
  "auth: pam(bob,192.0.2.1): pam_authenticate() failed: Authentication failure (Password mismatch?)",
  'SMTP protocol error in "AUTH LOGIN" H=(x) [192.0.2.1] LOGIN authentication mechanism not supported',
  "AUTH PLAIN mechanism not supported",
  "server_condition = ${if crypteq{$auth1}{${lookup{md5} : {sha1}}}}",
  "password_query = SELECT username, password FROM mailbox WHERE username = '%u'",
  "smtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd",
  "action=pass, reason=client AWL, client_name=mail.example.com",
  "postfix/cleanup[1]: A1B2C3D4E5: message-id=<$1@example.com>",
  "mysql: connected to host, port -P3306",
  "warning: connect to mysql server localhost: Access denied for user 'x'@'localhost' (using password: YES)",
  "relay=mx.example.com[192.0.2.1]:25, delay=1, status=sent (250 OK id={abc})",
];

describe("maskSecrets", () => {
  for (const { name, input, secret = SECRET } of hiding)
    it(`masks ${name}`, () => {
      const masked = maskSecrets(input);
      expect(masked).toContain("****");
      expect(masked).not.toContain(secret);
    });

  for (const { name, input } of others)
    it(`masks ${name}`, () => {
      const secret = "hUnt-er2";
      const masked = maskSecrets(input.replaceAll("SECRET", secret));
      expect(masked).toContain("****");
      expect(masked).not.toContain(secret);
    });

  for (const line of harmless)
    it(`leaves alone: ${line.slice(0, 60)}`, () => expect(maskSecrets(line)).toBe(line));

  it("keeps what stands around the secret", () => {
    expect(maskSecrets("a (given password: x) b")).toBe("a (given password: ****) b");
    expect(maskSecrets("hide mysql_servers = localhost/db/user/secret")).toBe(
      "hide mysql_servers = localhost/db/user/****",
    );
    expect(maskSecrets("mysql -u root -psecret db")).toBe("mysql -u root -p**** db");
    expect(
      maskSecrets(
        "h[192.0.2.1]: SASL PLAIN authentication failed: UGFzc3dvcmQ6, sasl_username=bob",
      ),
    ).toBe("h[192.0.2.1]: SASL PLAIN authentication failed: ****, sasl_username=bob");
  });

  it("masks each line of a text by itself", () => {
    expect(maskSecrets("password=a1\nkeep\npasswd=b2")).toBe("password=****\nkeep\npasswd=****");
  });

  it("masks what is given after the last parenthesis, too", () => {
    expect(maskSecrets("password=given password: )given password: two words")).toBe(
      "password=**** password: ****)given password: ****",
    );
  });

  it("changes nothing more when called again", () => {
    const words = fc.constantFrom(
      "password=",
      "AUTH PLAIN ",
      "$1$",
      "{PLAIN}",
      "mysql ",
      " -p",
      "given password: ",
      "a",
      "b/c",
      ")",
      " ",
      ":",
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 20 }), (parts) => {
        const once = maskSecrets(parts.join(""));
        expect(maskSecrets(once)).toBe(once);
      }),
    );
  });
});
