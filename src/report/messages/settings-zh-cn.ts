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
    guard: "常驻守护进程：mailwarden guard。",
    "guard.mode": "observe：不扣留也不拒绝，只作提示。hold：限额生效。enforce：还会处置可疑账号。",
    "guard.listen": "Postfix 和 Exim 前来询问的地址：inet:IP:PORT 或 unix:PATH。",
    "guard.control": "guard status、top、release 等命令向运行中的 guard 询问的地址。",
    "guard.http": "供监控读取 /metrics、/health 和 /ready 的地址；不写则不提供。",
    "guard.defaultDomain": "登录名不带域名时所属的域名，使 info 与 info@example.com 算作同一账号。",
    "guard.ownNetworks": "其中的客户端无需登录即可发信的网络。它们不会被灰名单延迟。",
    "guard.logs":
      "要跟踪的日志，用来了解登录和发信情况：写路径，journalctl 表示 journal。不写则为本机邮件服务器的日志，没有日志文件时用 journal；[] 表示都不跟踪。",
    "guard.rememberedRecipients":
      "记住多少对账号与收件人，用来判断账号是否第一次写给某人；每对 8 字节。",
    "guard.limits":
      "限额，按名称列出。per：account、script、domain、network 或 server；counts：recipients、messages、new-recipients 或 networks；within：10m、1h、1d、30d 或 message；answer：warn、hold、defer 或 reject；from：authenticated、script、trusted、outside。省略的键保持此处的值；写 LIMIT: off 可去掉一个限额。",
    "guard.profiles": "某类账号使用的其他上限，按限额名称列出；off 表示没有该限额。",
    "guard.accounts": "账号及其类别，例如 news@example.com: newsletter。",
    "guard.senders": "账号可以使用哪些发件人地址。",
    "guard.senders.mismatch": "发件人不属于该账号时：allow、warn、hold 或 reject。",
    "guard.senders.own": "什么算账号自己的：address 为它的地址，domain 为其域名下的所有地址。",
    "guard.senders.nullSender": "账号用空地址 <> 发信时：allow、warn、hold 或 reject。",
    "guard.senders.alsoAs":
      '账号的其他地址，@域名 表示该域名下全部地址，例如 bob@example.com: [sales@example.com, "@bob.example"]。',
    "guard.authPolicy":
      "Dovecot 认证进程询问和上报的地址（auth_policy_server_url）：登录失败会带上密码的散列，被封禁的客户端会被拒绝。不写则只能从日志得知登录失败。",
    "guard.authPolicySecretFile":
      "存放 Dovecot 发来的口令的文件（auth_policy_server_api_header）；没有它，本机任何程序的上报都会被相信。",
    "guard.authPolicySecretEnv": "同上，取自环境变量。",
    "guard.logins":
      "登录失败达到多少算攻击。一次猜测指一个账号加一个密码：反复使用同一个错误密码只算一次。",
    "guard.logins.guessesPerHour": "一个客户端一小时内的不同猜测次数，达到后封禁。",
    "guard.logins.guessesPerDay": "一个客户端一天内的不同猜测次数，最多 40，达到后封禁。",
    "guard.logins.attempts": "只有日志可查、无法得知密码是否相同时，一个客户端十分钟内的尝试次数。",
    "guard.logins.accountNetworks":
      "六小时内对同一账号登录失败的运营商网段（/16）数：只通知，不因此封禁。",
    "guard.logins.sprayClients":
      "六小时内登录失败且从未成功的客户端数：与下面的账号数同时达到，即为密码喷洒。",
    "guard.logins.sprayAccounts": "这些客户端尝试过的账号数。",
    "guard.logins.knownFor": "账号登录过的网络在这段时间内视为它自己的，其地址不会被封禁。",
    "guard.bans": "客户端封禁多久。",
    "guard.bans.first": "首次封禁的时长；上次封禁后 30 天内再犯，每次延长为四倍。",
    "guard.bans.most": "最长的封禁时长。",
    "guard.reaction": "对所跟踪日志中出现的事件采取的措施。",
    "guard.reaction.tell": "从哪一级可信度起告警：possible、likely、certain 或 never。",
    "guard.reaction.hold":
      "从哪一级可信度起扣留滥用来源发出的全部邮件（hold 和 enforce 模式）：likely、certain 或 never。",
    "guard.reaction.contain":
      "从哪一级可信度起执行处置计划（enforce 模式）：likely、certain 或 never。",
    "guard.reaction.causes":
      "个别原因的例外，例如 local-script: { hold: certain, contain: never }。",
    "guard.reaction.steps":
      "guard 可以自行执行的处置步骤：submission-hold、save-evidence、queue-hold、account-lock、session-kick、client-ban、script-disable。",
    "guard.reaction.perHour": "一小时内最多处理的事件数。超过后 guard 只告警：出错的可能是它自己。",
    "guard.alerts":
      "发生事件时通知谁：第一个事件立即通知，其后一分钟内的合并为一份摘要。注释中列出一个条目的各键。",
    "guard.alerts[].kind":
      "webhook（JSON，带签名）、slack、telegram、dingtalk、feishu、wecom，或 command。",
    "guard.alerts[].urlFile":
      "只含地址的文件：webhook 地址中含有令牌。telegram 用 https://api.telegram.org/bot...TOKEN.../sendMessage。",
    "guard.alerts[].urlEnv": "代替 urlFile：含有地址的环境变量。",
    "guard.alerts[].secretFile": "webhook、dingtalk、feishu：含有签名密钥的文件。",
    "guard.alerts[].secretEnv": "代替 secretFile：含有密钥的环境变量。",
    "guard.alerts[].chat": "telegram：聊天 ID。",
    "guard.alerts[].command": "command：程序及其参数；通知以 JSON 形式送到它的标准输入。",
    "guard.alerts[].events":
      "要通知的事件，代码见 docs/guard.md。不写则为 limit-reached、sender-mismatch、account-held、incident-found、incident-grew、contain-failed、reaction-paused、login-after-attack、password-spraying、ban-failed、log-unreadable、log-gap、state-unwritable。",
    "guard.alerts[].language": "文字的语言：en、zh-CN、zh-TW 或 ja。",
    "guard.alerts[].redact": "遮蔽账号、地址和客户端：它们会离开本机。",
    "guard.greylist":
      "灰名单：陌生客户端第一次投递时要求稍后再来。账号、自己的网络、收件人曾写过信的对象不受影响。",
    "guard.greylist.enabled": "启用；另外还需要 observe 以外的模式。",
    "guard.greylist.delay": "陌生客户端需要等待多久。",
    "guard.greylist.retryWithin": "超过这段时间才回来的，重新当作陌生客户端。",
  },
  types: {
    text: "文本",
    number: "数字",
    switch: "true 或 false",
    list: "列表",
    section: "带值的键",
  },
  problems: {
    syntax: () => `此处不是有效的 YAML，请检查缩进、冒号和引号`,
    "unknown-key": ({ key }) => `没有 ${key} 这个设置，请删除，或查看 mailwarden config describe`,
    "missing-key": ({ key, wanted }) => `缺少 ${key}，请给出${wanted}`,
    "wrong-type": ({ key, wanted }) => `${key} 的值类型不对，应为${wanted}`,
    "bad-value": ({ key, wanted }) =>
      wanted === ""
        ? `${key} 的值无效，请查看 mailwarden config describe`
        : `${key} 的值无效，请改为${wanted}`,
    "one-of": ({ key, wanted }) => `${key}：以下各项只能给出一个：${wanted}`,
    "secret-in-file": ({ key, wanted }) =>
      `${key}：密码不应写在此文件中，请写入单独的文件，并用 ${wanted} 指明`,
    "secret-missing": ({ key }) =>
      `${key}：无法从该处读取密码，请建立该文件或设置该变量，并让运行 mailwarden 的用户可以读取`,
  },
  choice: ({ choices }) => choices.join("、"),
  check: {
    right: ({ file }) => `${file}：正确。`,
    noFile: ({ file }) => `${file} 不存在：所有设置均为默认值。`,
    wrong: ({ file, problems }, f) => `${file}：有 ${f.number(problems)} 个问题。`,
  },
};
