import fc from "fast-check";
import { expect, test } from "vitest";
import { connectionName } from "../../core/account-connection.ts";
import { findConnection, findDatabaseFile, findLookups } from "./find-connection.ts";

test.each([
  {
    name: "mysql_virtual.cf",
    text: "# remark\nuser = postfix\npassword = a b#c\nhosts = unix:/run/mysqld/mysqld.sock db.example.com:3307\ndbname = vmail\nquery = SELECT x\n  FROM y\n password = forged",
    want: ["mysql:/run/mysqld/mysqld.sock/vmail", "postfix", "forged"],
  },
  {
    name: "/etc/postfix/sql/pgsql_mailbox.cf",
    text: "hosts = [2001:db8::1]:5433\nuser = u\npassword = p=q\ndbname = vmail\nquery = SELECT 1",
    want: ["postgresql://[2001:db8::1]:5433/vmail", "u", "p=q"],
  },
  {
    name: "m.cf",
    text: "hosts = postgresql://u%40x:s%2Fp@db/vmail\ndbname = ignored\nquery = SELECT 1",
    want: ["postgresql://db:5432/vmail", "u@x", "s/p"],
  },
  {
    name: "old.cf",
    text: "hosts = localhost\nuser = u\ndbname = extmail\ntable = mailbox\nselect_field = maildir\nwhere_field = username",
    want: ["mysql://localhost:3306/extmail", "u", null],
  },
  {
    name: "ldap.cf",
    text: "server_host = a.example b.example\nserver_port = 1389\nbind = yes\nbind_dn = cn=vmail,dc=x\nbind_pw = p,w\nsearch_base = domainName=%d,o=domains,dc=x\nquery_filter = (mail=%s)",
    want: ["ldap://a.example:1389/o=domains,dc=x", "cn=vmail,dc=x", "p,w"],
  },
  {
    name: "anonymous.cf",
    text: "search_base = dc=x\nbind = no\nbind_dn = cn=unused\nbind_pw = unused",
    want: ["ldap://localhost:389/dc=x", "", null],
  },
  {
    name: "dovecot-sql.conf.ext",
    text: `driver = mysql\nconnect = host=/run/a.sock host=10.0.0.1 port=3310 dbname=mail user=d \\\n  password="it's \\"x\\" y"\npassword_query = \\\n  SELECT password FROM mailbox`,
    want: ["mysql:/run/a.sock/mail", "d", `it's "x" y`],
  },
  {
    name: "dovecot-ldap.conf.ext",
    text: "uris = ldaps://ldap.example ldap://b\ndn = cn=d\ndnpass = secret words\ntls = yes\nbase = ou=%d,dc=x",
    want: ["ldaps://ldap.example/dc=x", "cn=d", "secret words"],
  },
  {
    name: "exim.conf",
    text: "primary_hostname = mx\nhide mysql_servers = db.example::3307/mail/exim/pa/ss : other/mail/exim/x\n",
    want: ["mysql://db.example:3307/mail", "exim", "pa/ss"],
  },
  {
    name: "exim4.conf",
    text: "hide pgsql_servers = (/run/postgresql/.s.PGSQL.5432)/mail/exim/",
    want: ["postgresql:/run/postgresql/.s.PGSQL.5432/mail", "exim", null],
  },
])("$name leads to $want", ({ name, text, want }) => {
  const found = findConnection({ name, text });
  expect(found && [connectionName(found), found.user, found.password]).toEqual(want);
});

test.each([
  { name: "main.cf", text: "myhostname = mx.example.com\nvirtual_mailbox_maps = mysql:/etc/x.cf" },
  { name: "Debian's dovecot-sql.conf.ext", text: "#driver = mysql\n#connect = host=x dbname=y" },
  { name: "a map for no database", text: "hosts = a\nuser = b\npassword = c" },
  { name: "a dump", text: "INSERT INTO mailbox VALUES ('query = x', 'dbname = y');" },
])("$name leads nowhere", ({ name, text }) => {
  expect(findConnection({ name, text })).toBeUndefined();
});

test.each([
  { text: "dbpath = /var/lib/mail/vmail.db\nquery = SELECT 1", want: "/var/lib/mail/vmail.db" },
  {
    text: "driver = sqlite\nconnect = /var/lib/vmail.sqlite \npassword_query = SELECT 1",
    want: "/var/lib/vmail.sqlite",
  },
  { text: "driver = mysql\nconnect = /x", want: undefined },
  { text: "# dbpath = /x\nhosts = a", want: undefined },
])("$text leads to the SQLite file $want", ({ text, want }) => {
  expect(findDatabaseFile(text)).toBe(want);
});

test("settings of Postfix and Dovecot name their look-up files", () => {
  const text =
    "virtual_mailbox_maps = proxy:mysql:/etc/postfix/a.cf, pgsql:/etc/postfix/b.cf hash:/etc/postfix/c\n" +
    "# alias_maps = mysql:/etc/postfix/old.cf\nsender = ldap:/etc/postfix/d.cf\n" +
    "passdb {\n  driver = sql\n  args = /etc/dovecot/dovecot-sql.conf.ext\n}\n";
  expect(findLookups(text)).toEqual([
    { path: "/etc/postfix/a.cf", kind: "mysql" },
    { path: "/etc/postfix/b.cf", kind: "postgresql" },
    { path: "/etc/postfix/d.cf" },
    { path: "/etc/dovecot/dovecot-sql.conf.ext" },
  ]);
});

test("no text makes it throw", () => {
  const words = fc.constantFrom(
    ..."driver = mysql\n|connect = |host=|hosts = |dbname = x\n|query = |search_base = |%d,".split(
      "|",
    ),
    ...'mysql_servers = <; |(|/|:|\\\n|"|[|postgresql://%zz@|uris = |base = '.split("|"),
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fc.string()), { maxLength: 30 }), (parts) => {
      const text = parts.join("");
      findConnection({ name: "x", text });
      findLookups(text);
    }),
  );
});
