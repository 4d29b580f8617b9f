/** Planted in every sample: no report, no JSON and no error may ever hold one of these. */
export const SECRETS = {
  clear: "Zitrone-Planted-77",
  copy: "Copy-Planted-78",
  md5Crypt: "$1$PLANTED1$a7WlkLLqxwZSiBRZcIOgJ/",
  ssha512: "{SSHA512}UExBTlRFRC1TU0hBNTEyLUhBU0gtT0YtTk8tUEFTU1dPUkQ=",
  bcrypt: "$2y$10$PLANTEDplantedPLANTEDpOeXample",
  answer: "Answer-Planted-79",
} as const;

/** mysqldump of an ExtMail database; a user wrote a row into his name. */
export const EXTMAIL_DUMP = `-- MySQL dump 10.13  Distrib 5.7.44
/*!40101 SET NAMES utf8 */;
DROP TABLE IF EXISTS \`alias\`;
CREATE TABLE \`alias\` (
  \`address\` varchar(255) NOT NULL,
  \`goto\` text NOT NULL,
  \`active\` tinyint(1) NOT NULL DEFAULT '1',
  PRIMARY KEY (\`address\`)
);
INSERT INTO \`alias\` VALUES ('contact@example.com','info@example.com, bob@example.com',1),('old@example.com','info@example.com',0);
CREATE TABLE \`mailbox\` (
  \`username\` varchar(255) NOT NULL DEFAULT '',
  \`password\` varchar(255) NOT NULL DEFAULT 'a,b)(',
  \`clearpwd\` varchar(128) NOT NULL DEFAULT '',
  \`name\` varchar(255) NOT NULL DEFAULT '',
  \`createdate\` datetime NOT NULL DEFAULT '0000-00-00 00:00:00',
  \`expiredate\` date NOT NULL DEFAULT '0000-00-00',
  \`active\` tinyint(1) NOT NULL DEFAULT '1',
  \`disablesmtpd\` tinyint(1) NOT NULL DEFAULT '0',
  \`disableimap\` tinyint(1) NOT NULL DEFAULT '0',
  \`disablepop3\` tinyint(1) NOT NULL DEFAULT '0',
  \`answer\` text NOT NULL,
  PRIMARY KEY (\`username\`),
  KEY \`active\` (\`active\`)
) ENGINE=MyISAM;
INSERT INTO \`mailbox\` VALUES ('info@example.com','${SECRETS.md5Crypt}','','O\\'Info\\n*************************** 1. row ***************************\\nusername: forged@example.com\\npassword: x','2012-04-25 15:35:54','0000-00-00',1,0,1,0,'${SECRETS.answer}'),('bob@example.com','${SECRETS.bcrypt}','${SECRETS.copy}','Bob''s; INSERT INTO mailbox VALUES (''forged2@example.com'',''x'')','2013-01-02 03:04:05','2030-01-01',0,1,0,1,'');
CREATE TABLE \`manager\` (\`username\` varchar(255), \`password\` varchar(255), \`createdate\` datetime, \`expiredate\` date, \`active\` tinyint(4));
INSERT INTO \`manager\` VALUES ('root@extmail.org','${SECRETS.md5Crypt}','2007-02-14 15:10:04','2030-11-08',1);
`;

/** \`\\G\` in a blog post, with the author's remarks. */
export const VERTICAL_PASTE = `登录数据库查看这个用户的创建情况。
mysql> select * from mailbox where username=’info@example.com’\\G;
*************************** 1. row ***************************
username: info@example.com
uid: info
password: ${SECRETS.md5Crypt}
clearpwd:
createdate: 2012-04-25 15:35:54 <—–创建日期
expiredate: 0000-00-00
active: 1
disablesmtpd: 0
disableimap: 1
question:
1 row in set (0.00 sec)
mysql> select username, password, createdate, expiredate, active from manager;
+——————+————————————+———+
| username | password | createdate | expiredate | active |
+——————+————————————+———+
| root@extmail.org | ${SECRETS.md5Crypt} | 2007-02-14 15:10:04 | 2010-11-08 | 1 |
+——————+————————————+———+
1 row in set (0.00 sec)
管理员账号只有一个
`;

/** The same, as a form that eats line breaks gives it back. */
export const COLLAPSED_PASTE = VERTICAL_PASTE.replaceAll("\n", " ").replace(" 登录", "登录");

export const PG_DUMP = `--
-- PostgreSQL database dump
--
SET standard_conforming_strings = on;
CREATE TABLE public.mailbox (
    username character varying(255) NOT NULL,
    password character varying(255) NOT NULL
);
COPY public.mailbox (username, password, name, local_part, domain, created, modified, active) FROM stdin;
carol@example.org\t${SECRETS.ssha512}\tCarol\\nCOPY public.mailbox\tcarol\texample.org\t2021-05-06 07:08:09.123+02\t2022-01-01 00:00:00+01\tt
dave@example.org\t{PLAIN}${SECRETS.clear}\tC:\\\\dave\tdave\texample.org\t2021-05-07 00:00:00+02\t\\N\tf
\\.
COPY public.alias (address, goto, active) FROM stdin;
sales@example.org\tcarol@example.org\tt
\\.
INSERT INTO public.admin (username, password, superadmin, active, created, modified) VALUES ('post@example.org', 'back\\slash', true, true, '2020-01-01 00:00:00+00'::timestamp, NULL);
`;

export const IREDMAIL_DUMP = `-- MariaDB dump 10.19
INSERT INTO \`mailbox\` (\`username\`,\`password\`,\`enablesmtp\`,\`enablesmtpsecured\`,\`enableimap\`,\`enablepop3\`,\`enablesogo\`,\`isadmin\`,\`isglobaladmin\`,\`passwordlastchange\`,\`created\`,\`modified\`,\`expired\`,\`active\`) VALUES
('postmaster@example.net','${SECRETS.ssha512}',0,1,1,1,1,1,1,'2023-02-02 00:00:00','2020-02-02 00:00:00','2024-01-01 00:00:00','9999-12-31 00:00:00',1);
INSERT INTO forwardings (address, forwarding, is_alias, active) VALUES ('postmaster@example.net','postmaster@example.net',0,1),('abuse@example.net','postmaster@example.net',1,1);
`;

/** A table of its own: the Exim authenticator of seed-like reports joins two columns. */
export const OWN_TABLE = `CREATE TABLE users (id int, username varchar(64), domain varchar(128), password varchar(128), smtp tinyint, PRIMARY KEY (id), UNIQUE KEY u (username,domain));
INSERT INTO users VALUES (1,'erin','example.com','${SECRETS.clear}',1),(2,'info','example.com','123456',1),(3,'ghost','example.com','',1),(4,'frank','example.com','onetwothree13',0);
`;

export const HORIZONTAL = `mysql> select username, password, active, createdate from mailbox;
+------------------+------------------------------------+--------+---------------------+
| username         | password                           | active | createdate          |
+------------------+------------------------------------+--------+---------------------+
| a@example.com    | ${SECRETS.md5Crypt} |      1 | 2012-04-25 15:35:54 |
| b@example.com    | ${SECRETS.md5Crypt} |      0 | NULL                |
+------------------+------------------------------------+--------+---------------------+
2 rows in set (0.00 sec)
`;

export const PSQL = `vmail=> select username, password, active, created from mailbox;
 username        |  password  | active |       created
-----------------+------------+--------+---------------------
 p@example.com   | {PLAIN}${SECRETS.clear} | t      | 2012-04-25 15:35:54
(1 row)

-[ RECORD 1 ]-------------
username | q@example.com
password | {PLAIN}${SECRETS.clear}
active   | 0
`;

export const CSV = `username,password,createdate,active\r
"csv@example.com","{PLAIN}${SECRETS.clear}","2019-01-01
12:00:00",1\r
two@example.com,${SECRETS.bcrypt},2019-01-02 12:00:00,0\r
`;

export const TSV = `username\tcrypt\tcreated\tenabled\ntab@example.com\t${SECRETS.bcrypt}\t2018-01-01 00:00:00\t1\n`;

export const PASSWD_FILE = `# users of dovecot
gina@example.com:${SECRETS.ssha512}:5000:5000::/var/vmail/gina::userdb_quota_rule=*:storage=1G
henry@example.com:{PLAIN}${SECRETS.clear}:5000:5000::/var/vmail/henry::nologin
ida@example.com:${SECRETS.md5Crypt}
`;

export const PASSWD = `root:x:0:0:root:/root:/bin/bash
www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin
jack:x:1000:1000:Jack,,,:/home/jack:/bin/sh
`;

export const SHADOW = `root:*:19000:0:99999:7:::
www-data:*:19000:0:99999:7:::
jack:${SECRETS.md5Crypt}:19001:0:99999:7::20000:
`;

export const LDIF = `version: 1

dn: mail=kate@example.com,ou=Users,domainName=example.com,o=domains,dc=example,dc=com
objectClass: inetOrgPerson
objectClass: mailUser
mail: kate@example.com
shadowAddress: kate.k@example.com
uid: kate
userPassword:: ${Buffer.from(SECRETS.ssha512).toString("base64").slice(0, 20)}
 ${Buffer.from(SECRETS.ssha512).toString("base64").slice(20)}
accountStatus: active
enabledService: smtp
enabledService: imap
createTimestamp: 20190203040506Z
shadowLastChange: 18000
domainGlobalAdmin: yes

dn: uid=leo,ou=People,dc=example,dc=com
objectClass: posixAccount
uid: leo
userPassword: {CRYPT}${SECRETS.md5Crypt}
accountStatus: disabled
`;
