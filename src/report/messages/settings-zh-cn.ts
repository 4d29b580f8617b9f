import type { SettingsLabels } from "../labels/settings-labels.ts";

export const settingsZhCn: SettingsLabels = {
  keys: {
    accounts: "邮件服务器的账号：没有给出证据时，accounts show 和 accounts audit 读取这里。",
    "accounts.databases":
      "账号存放在哪里。留空时使用本机 Postfix、Dovecot 和 Exim 自己查询的数据库与目录。下面的注释列出一个条目的各个键，请取该类型需要的键。",
    "accounts.databases[].kind":
      "mysql（含 MariaDB）、postgresql、ldap，或 file：passwd-file、SQLite 数据库、转储，或邮件服务器的查询文件。",
    "accounts.databases[].host": "mysql、postgresql：服务器的名称或地址。",
    "accounts.databases[].port": "mysql、postgresql：端口，默认为 3306 或 5432。",
    "accounts.databases[].socket":
      "mysql、postgresql：代替 host，写套接字；PostgreSQL 写套接字所在的目录。",
    "accounts.databases[].database":
      "mysql、postgresql：数据库。能识别 PostfixAdmin、iRedMail 和 ExtMail 的表，其他的表按列名推断。",
    "accounts.databases[].user": "用户；ldap 写其 DN。只需要读取权限。",
    "accounts.databases[].passwordFile": "只存放密码的文件。密码不得写在本设置文件中。",
    "accounts.databases[].passwordEnv": "代替 passwordFile：存放密码的环境变量。",
    "accounts.databases[].tls": "加密连接并校验服务器证书；ldap:// 使用 STARTTLS。",
    "accounts.databases[].caFile": "用于校验的证书，代替 Node.js 信任的证书。",
    "accounts.databases[].query":
      "mysql、postgresql：用于未知的表的 SELECT 语句。列名说明其内容：username、password、active、created、last_login。",
    "accounts.databases[].url": "ldap：ldap://、ldaps:// 或 ldapi:// 加服务器。",
    "accounts.databases[].base": "ldap：账号所在的上级条目。",
    "accounts.databases[].filter": "ldap：哪些条目是账号。不写则为人员条目以及所有带密码的条目。",
    "accounts.databases[].path": "file：文件路径。",
    probe: "对运行中服务器的探测。",
    "probe.hosts":
      "属于您自己、但不是本机的服务器的名称和地址：probe 探测它们时不需要 --i-own-this。",
  },
  types: {
    text: "文本",
    number: "数字",
    switch: "true 或 false",
    list: "列表",
    section: "带值的键",
  },
  problems: {
    syntax: () => `此处不是有效的 YAML：请检查缩进、冒号和引号`,
    "unknown-key": ({ key }) => `没有 ${key} 这个设置：请删除，或查看 mailwarden config describe`,
    "missing-key": ({ key, wanted }) => `缺少 ${key}：请给出${wanted}`,
    "wrong-type": ({ key, wanted }) => `${key} 的值类型不对：应为${wanted}`,
    "bad-value": ({ key, wanted }) =>
      wanted === ""
        ? `${key} 的值无效：请查看 mailwarden config describe`
        : `${key} 的值无效：请改为${wanted}`,
    "one-of": ({ key, wanted }) => `${key}：以下各项只能给出一个：${wanted}`,
    "secret-in-file": ({ key, wanted }) =>
      `${key}：密码不应写在此文件中：请写入单独的文件，并用 ${wanted} 指明`,
    "secret-missing": ({ key }) =>
      `${key}：无法从该处读取密码：请建立该文件或设置该变量，并让运行 mailwarden 的用户可以读取`,
  },
  choice: ({ choices }) => choices.join("、"),
  check: {
    right: ({ file }) => `${file}：正确。`,
    noFile: ({ file }) => `${file} 不存在：所有设置均为默认值。`,
    wrong: ({ file, problems }, f) => `${file}：有 ${f.number(problems)} 个问题。`,
  },
};
