import type { CommandLabels } from "../labels/command-labels.ts";

export const commandZhCn: CommandLabels = {
  tagline:
    "指出谁在通过您的邮件服务器发送垃圾邮件、用什么手法、从何时开始，并用您自己的日志行作证。",
  help: {
    usage: "用法：",
    arguments: "参数：",
    options: "选项：",
    commands: "命令：",
    examples: "示例：",
    exitStatus: "退出状态：",
    commandPlaceholder: "命令",
    optionsPlaceholder: "[选项]",
    more: "用 mailwarden 命令 --help 查看某个命令的选项。",
    exitStatuses: [
      { status: 0, meaning: "没有发现问题，或已完成" },
      { status: 1, meaning: "有发现" },
      { status: 2, meaning: "无法运行；标准错误会说明原因和处理办法" },
      { status: 3, meaning: "已完成，但部分材料无法读取" },
    ],
    defaultValue: (value) => `（默认：${value}）`,
  },
  commands: {
    diagnose: {
      summary: "谁在通过本服务器发送垃圾邮件、用什么手法、从何时开始、现在该做什么",
      description:
        "指出滥用背后的账号、脚本、客户端或配置，有多大把握，哪些日志行可以证明，以及现在该做什么。不会改动任何东西。",
      examples: [
        "检查本机：日志、队列和配置",
        "读取所有轮转日志，包括压缩过的",
        "从标准输入读取 journal",
        "另一台服务器最近三天的材料，输出给程序使用",
        "生成带图表的网页，用于汇报或打印",
        "写进外人也能看到的工单：只保留被指认者的名称",
      ],
    },
    trace: {
      summary: "某封邮件、某个地址、IP 或账号发生了什么",
      description:
        "讲清每一封相符的邮件：怎样进入、经过哪些环节、每个收件人的结果。内容过滤器前后的环节会连接起来。",
      examples: [
        "一封邮件，附日志行",
        "某个账号发出的所有邮件",
        "某个客户端最近两小时的所有邮件",
        "某段时间内的所有邮件",
      ],
    },
    explain: {
      summary: "这些粘贴的日志、退信或配置说明了什么",
      description:
        "用通俗的话逐条解释日志、SMTP 应答、退信和配置：发生了什么，每个字段是什么意思，对判断责任意味着什么，又不能证明什么。总的结论放在最前面。",
      examples: [
        "原样的论坛提问",
        "一封邮件的所有日志行",
        "本机 Postfix 的配置",
        "一封退信，供程序读取",
      ],
    },
    events: {
      summary: "把日志转换为结构化事件，每行一个 JSON 对象",
      description:
        "按输入顺序把每一条能识别的日志行输出为事件。不作任何猜测：日志行没有写的内容，事件里也没有。",
      examples: ["用 jq 列出失败的登录", "连未能识别的行一起输出"],
    },
    audit: {
      summary: "哪些设置造成了这种情况，具体要改什么",
      description:
        "读取 Postfix 或 Exim 的配置，逐个监听端口回答外人、邻近主机、用户和受信任的客户端能做什么，并给出经过哪些设置。指出要改什么，附命令和检查方法。不做任何更改。",
      examples: [
        "本机的配置",
        "另一台服务器的文件，版本已知",
        "正在运行的 Postfix 所用的设置",
        "供程序使用",
      ],
    },
    probe: {
      summary: "运行中的服务器行为是否正确：中继、伪造发件人、登录、TLS",
      description:
        "与您自己的服务器进行 SMTP 会话，说明它允许外人、受信任的客户端和用户做什么，每一条都附上作为证据的应答。不向任何人投递邮件；只有 --deliver-to 指定的邮箱可能收到测试邮件。端口为 25、587 和 465，或者指定的那一个。",
      examples: [
        "从本机或受信任的机器",
        "从外部：说明外人能做什么",
        "连同登录后的用户能做什么",
        "服务器的行为是否与设置一致",
      ],
    },
    identity: {
      summary: "SPF、DKIM、DMARC、PTR、HELO 和黑名单对我们有利还是不利",
      description:
        "像接收方一样查询 DOMAIN 及其发信地址：SPF 及其查询次数、DKIM 密钥、DMARC、反向域名、问候名、MX、MTA-STS、TLS-RPT、DANE，以及接收方使用的名单（每个名单先做对照查询）。地址、问候名、选择器和服务器自己的名单取自 EVIDENCE，没有时取自本机配置。给出需要发布的记录。没有人能回答的，说明为未知，绝不当作不存在。",
      examples: [
        "本机的配置，或 SPF 和 MX 中的地址",
        "一个地址和问候名",
        "日志中接收方提到的地址，以及配置中的名单",
        "指定选择器，通过自己的解析器，供程序使用",
      ],
    },
    bounces: {
      summary: "这个邮箱里哪些退信是由滥用造成的",
      description:
        "读取一个 Maildir、含有多个 Maildir 的目录、mbox 或单封邮件，逐封说明退信退回的是谁的邮件：EVIDENCE 所示滥用中的、我们自己的，还是从未经过本服务器的。archive 只把滥用造成的退信移入隔离区，restore 可移回原处。",
      examples: [
        "被盗用邮箱中的退信",
        "列出每封退信及其原因，供程序使用",
        "把滥用造成的退信移出邮箱",
        "移回原处",
      ],
    },
    accounts: {
      summary: "某个账号的情况、是否薄弱；锁定账号、恢复账号",
      description:
        "读取邮箱表的转储与查询结果、passwd-file、LDIF 和 SQLite 文件；没有给出证据时，读取本机邮件服务器的数据库与目录。show 说明账号是否存在、何时创建、可用于哪些服务、密码如何保存；audit 列出全部账号的弱点；两者都不显示所保存的密码，也不改动任何内容。lock 在本服务器验证登录的各处锁定账号；unlock 以新密码恢复账号，新密码只显示一次。",
      examples: [
        "从表的转储中查看一个账号",
        "检查全部账号，并查明密码能否猜出",
        "读取运行中服务器的表",
        "本机的账号：Postfix、Dovecot 和 Exim 所查询的",
        "Postfix 查询文件所指向的数据库",
        "使任何人都不能再登录该账号",
        "以新密码恢复该账号",
      ],
    },
    queue: {
      summary: "队列里有哪些邮件、属于谁、为什么在等待",
      description:
        "ACTION 为 list 时列出队列中的邮件，加 --by 则按项统计；show ID 显示某一封的全部已知信息。可读取 Postfix 和 Exim 的队列目录，以及 mailq、postqueue -j、postcat、exim -bp 的输出。hold、release、delete 会先列出符合 FILTER（写法同 --where）的邮件，再予以扣留、放行或删除；删除的邮件留在隔离区，restore 可将其放回并继续扣留。",
      examples: [
        "本机队列里主要是谁的邮件",
        "某个账号等待超过一小时的邮件",
        "收集来的文件中的多收件人邮件，输出给程序使用",
        "根据另一台服务器的列表查看邮件为何等待",
        "某一封邮件",
        "把某账号、某网段的邮件移出队列",
        "放回队列并继续扣留",
      ],
    },
    report: {
      summary: "写给他人的材料：领导、对方网络的滥用投诉部门、收件方、账号使用者",
      description:
        "生成供他人阅读的文本，不会发送任何内容。incident：事件报告。abuse：写给每个攻击方网络的所有者，为一封邮件（RFC 5965），附 X-ARF 文档和日志行。delisting：写给每个拒收我方邮件的收件方，附申请页面及对方希望看到的内容。owner：写给被盗账号的使用者，用通俗语言。收件人和其他用户默认遮盖。",
      examples: [
        "本机的事件报告，供浏览器打开的网页",
        "给每个攻击方网络各写一封邮件，查询其投诉联系人，存为文件",
        "对每个拒收我方邮件的收件方应如何申请",
        "给被盗账号使用者的说明（日语）",
      ],
    },
    contain: {
      summary: "制止滥用，证明已经制止，并可撤销",
      description:
        "plan 列出针对事件将要采取的步骤：每一步的原因、影响、改动内容和撤销方法。apply 执行最新的计划（或摘要以此开头的计划），verify 确认是否生效，undo 依据操作日志撤销，status 显示进度。只有 apply 和 undo 会改动内容；任何东西都不会被彻底删除。",
      examples: [
        "将在本服务器上执行的步骤，不作任何改动",
        "根据这些日志制定计划，不触动队列",
        "执行最新的计划",
        "确认是否生效",
        "全部恢复；漏洞和垃圾邮件仍保持封住",
      ],
    },
    guard: {
      summary: "常驻监视：每个账号的限额、扣留邮件、灰名单",
      description:
        "不带 TASK 或写 run 时常驻运行：作为策略服务器回答 Postfix 和 Exim，统计每个账号、脚本、域名和网络发出的邮件，并扣留或拒绝超量的部分。status、top、limits、held 和 events 向运行中的 guard 查询；limit、hold、release 和 undo 会改变它；undo 撤销 guard 自行采取的措施。learn 读取指定的日志或本机的日志，并给出设置。默认的 observe 模式下不扣留也不拒绝任何邮件。",
      examples: [
        "常驻运行；监听地址由设置决定",
        "运行状况，以及安装配置中的问题",
        "谁最接近限额",
        "为月末设一个例外",
        "扣留一个疑似被盗账号的全部邮件",
        "放行一封被扣留的邮件，或某个账号的全部邮件",
        "撤销 guard 自行采取的全部措施",
        "给出设置：照过去 30 天那样发信就不会被扣留",
        "让 Postfix 询问 guard 需执行的命令",
        "邮件服务器是否在正确的位置询问",
      ],
    },
    collect: {
      summary: "输出一个脚本，用来在没有 Node 的服务器上收集证据",
      description:
        "输出一个只读的 POSIX shell 脚本。请在邮件服务器上以 root 身份运行；它生成的 .tar.gz 就是其他命令的 EVIDENCE。",
      examples: ["写出脚本", "读取它收集的材料"],
    },
    config: {
      summary: "设置文件是否正确；输出带注释的默认设置",
      description:
        "check 指出设置中的每个错误、所在位置和处理办法。describe 输出带全部默认值的设置文件，并说明每个设置的用途。其中从不包含密码：密码存放在单独的文件或环境变量中。",
      examples: ["检查默认的设置文件", "检查另一个文件，供程序使用", "开始编写设置文件"],
    },
    completion: {
      summary: "输出让 shell 补全命令和选项的脚本",
      description:
        "为 bash、zsh 或 fish 输出脚本，与本帮助出自同一份声明。请放到 shell 查找补全脚本的位置。",
      examples: ["供 bash 的所有用户使用", "供 zsh 的所有用户使用", "在 fish 中仅供自己使用"],
    },
  },
  arguments: {
    host: "您的服务器的名称或地址，只探测某个端口时写上端口：mail.example.com、192.0.2.1:587、[2001:db8::1]:25",
    shell: "bash、zsh 或 fish",
    kind: "写什么：incident、abuse、delisting 或 owner；不写则为 incident",
    evidence:
      "文件、目录、归档，或用 - 表示标准输入，可任意混合：日志、队列列表、配置、邮件、粘贴的文本。不给则检查本机",
    config:
      "main.cf、master.cf、exim.conf、映射表，postconf、exim -bP、doveconf -n 的输出：文件、目录、归档，或用 - 表示标准输入。不写则为本机",
    action:
      "要做什么：list（用于 bounces），show、audit、lock 或 unlock（用于 accounts），list 或 show ID（用于 queue），check 或 describe（用于 config）",
    login: "用于 show：登录名，例如 info@example.com；不带域名时在所有域中查找。audit 不需要",
    maildir: "一个 Maildir、含有多个 Maildir 的目录、mbox 或单封邮件",
    task: "run、status、top、limits、limit、held、hold、release、bans、unban、events、setup 或 doctor。不写则为 run",
    target:
      "limits、limit、held、hold：账号；release：队列 ID、账号，或 all；unban：地址、/64，或 all；setup、doctor：配置所在处，不写则为本机",
    change: "limit：LIMIT=数字、LIMIT=off，或用 LIMIT=default 撤销",
    domain: "发信所用的域，例如 example.com",
    query: "队列 ID、Message-ID、邮件地址、IP 地址、账号，或时间段 FROM..TO",
  },
  flags: {
    format: "输出格式",
    since:
      '只看此时间之后：2024-05-01T08:00:00+02:00、"2024-05-01 08:00"、2024-05-01，或多久以前：90m、2h、3d、1w',
    until: "只看此时间之前，写法相同；只写日期则包括当天全天",
    year: "日志时间不含年份时，第一条日志的年份（1970 至 2100）",
    timezone: "日志时间不含时区偏移时的时区，如 Asia/Shanghai 或 UTC；默认用本机时区",
    where:
      "只看符合条件的邮件：account=info@example.com and (age>1h or recipients>10) and not sender~news；字段：account、client（地址或网段）、client-name、helo、method、sender、sender-domain、recipient、receiver、recipients、age、size、queue、reason、uid、user、script、subject、message-id、id、bounce、mta、incident（事件的 ID 或其开头；会先诊断证据，因此请把日志和队列一起给出）、source；运算符：= != ~ !~ < <= > >=；~ 匹配其中一部分，* 代表任意内容；只写字段名表示该项已知。材料没有写明的一律不符合",
    by: "不逐封列出，而按此项统计邮件",
    all: "也输出未能识别的行，标为 kind：unparsed",
    lines: "显示每封邮件的日志行",
    redact: "隐去未被指认者的地址、名称、主机和 IP；同一个值始终换成同一个代号",
    "check-weak": "在本机用最常见的密码和由登录名组成的密码尝试，最多一分钟",
    incident: "要处置的事件 ID，仅为可能的也可以；省略时取至少为“很可能”的最严重事件",
    only: "只执行这些步骤（名称或 ID，以逗号分隔）；已完成的会重做",
    except: "除这些步骤之外全部执行",
    reopen: "即使会让滥用继续，也撤销这些步骤",
    "dry-run": "不作任何改动，只显示将要改动的内容",
    "keep-going": "某一步失败时继续下一步",
    state: "存放 guard 的状态、计划、操作日志和隔离区的目录（默认：/var/lib/mailwarden）",
    "mta-version":
      "邮件服务器的版本，如 3.7.11，用于文件中没有写明时；否则与版本有关的问题不作定论",
    ip: "发信的地址，以逗号分隔；否则取自证据、SPF 或 MX",
    helo: "服务器的问候名；否则取自配置",
    selector: "DKIM 密钥的选择器，以逗号分隔；否则取自证据，或试常用的",
    resolver:
      "查询这台 DNS 服务器，例如 192.0.2.53 或 192.0.2.53:5353；否则用 /etc/resolv.conf 中的",
    output: "将每份文本写成文件，存入该文件夹；只有所有者可以读取",
    lookup: "通过互联网注册机构（RDAP）查询每个网络的滥用投诉联系人",
    rdap: "改为查询该 RDAP 服务器，例如 https://rdap.example.net/；同时启用 --lookup",
    from: "您的邮箱地址，作为文本的发件人；不写则为被滥用域的 postmaster",
    unmasked: "不遮盖收件人和其他用户",
    config: "设置文件，代替 MAILWARDEN_CONFIG 或 /etc/mailwarden/mailwarden.yaml",
    "i-own-this": "服务器是您自己的，虽然不是本机",
    domain: "服务器接收邮件的一个域；默认取服务器名后面的部分",
    known: "该域里存在的一个地址；默认为 postmaster",
    sender: "探测用的发件人：您在别处的地址，其域名能够解析",
    user: "要试的登录名：它能用哪些发件人。密码：--password-file、MAILWARDEN_PROBE_PASSWORD，或现场输入",
    "password-file": "第一行是 --user 密码的文件",
    "deliver-to": "您在该服务器上的邮箱：会收到测试邮件，用于别的办法看不出来的问题",
    source: "从本机的哪个地址连接",
    compare: "该服务器的配置：指出设置与行为的差异，并尝试其表中列出的名字",
    for: "持续多久：30m、12h、7d；不写则直到撤销",
    reason: "原因；会写入事件，并显示在例外旁边",
    lang: "语言；默认取自 LC_ALL、LC_MESSAGES 或 LANG",
    "no-color": "不用颜色；环境变量 NO_COLOR 效果相同",
    help: "显示本帮助",
    version: "显示版本",
  },
  errors: {
    failed: (text) => `mailwarden: ${text}`,
    unknownOption: ({ option, suggestion }) =>
      suggestion === undefined
        ? `未知选项 ${option}，可用 --help 查看可用选项`
        : `未知选项 ${option}，是否想用 ${suggestion}？`,
    unknownCommand: ({ command, suggestion }) =>
      suggestion === undefined
        ? `未知命令“${command}”，可用 mailwarden --help 查看可用命令`
        : `未知命令“${command}”，是否想用 ${suggestion}？`,
    missingArgument: ({ argument, command }) =>
      `${command}：缺少参数 ${argument}，请看 mailwarden ${command} --help`,
    missingValue: ({ option }) => `${option}：缺少取值，请看 --help`,
    excessArguments: ({ command }) => `${command}：参数过多，请去掉多余的，含空格的参数请加引号`,
    invalidChoice: ({ option, value, choices, suggestion }) =>
      suggestion === undefined
        ? `${option}：“${value}”不是可用的取值，请用 ${choices.join("、")}`
        : `${option}：“${value}”不是可用的取值，是否想输入 ${suggestion}？可用 ${choices.join("、")}`,
    invalidSender: ({ value }) =>
      `--from：“${value}”不是普通邮箱地址，请写成 postmaster@example.com 这样`,
    invalidServer: ({ value }) =>
      `--rdap：“${value}”不是 https 地址，请写成 https://rdap.example.net/ 这样`,
    cannotWrite: ({ folder, message }) =>
      `--output：无法写入“${folder}”：${message}，请指定有写权限的文件夹`,
    invalidVersion: ({ value }) =>
      `--mta-version：“${value}”不是版本号，请写成 3.7.11 或 4.96 的形式`,
    identity: {
      domain: ({ value }) => `DOMAIN：“${value}”不是域名，请给出例如 example.com`,
      ip: ({ value }) =>
        `--ip：“${value}”不是 IP 地址，请给出例如 192.0.2.7 或 192.0.2.7,2001:db8::7`,
      helo: ({ value }) => `--helo：“${value}”不是名称，请给出例如 mail.example.com`,
      selector: ({ value }) => `--selector：“${value}”不是选择器，请给出例如 mail`,
      resolver: ({ value }) =>
        `--resolver：“${value}”不是 DNS 服务器，请给出其地址，例如 192.0.2.53 或 [2001:db8::53]:5353`,
      noAnswer: "没有 DNS 服务器回答，请检查网络和 /etc/resolv.conf，或用 --resolver 指定服务器",
    },
    noConfiguration:
      "没有找到 Postfix 或 Exim 的配置，请指定 /etc/postfix、main.cf、exim.conf，或用管道传入 postconf -n 的输出",
    invalidYear: ({ value }) =>
      `--year：“${value}”不是 1970 至 2100 之间的年份，请写四位数字，如 2024`,
    invalidZone: ({ value }) =>
      `--timezone：“${value}”不是已知的时区，请写 IANA 时区名，如 Asia/Shanghai 或 UTC`,
    invalidTime: ({ option, value }) =>
      `${option}：“${value}”不是有效的时间，请写 2024-05-01、"2024-05-01 08:00"、2024-05-01T08:00:00+02:00，或 2h、3d`,
    sinceAfterUntil: ({ since, until }) => `--since “${since}”晚于 --until “${until}”，请对调两者`,
    query: {
      "empty-query": () => "QUERY 为空，请给出队列 ID、Message-ID、邮件地址、IP 或账号",
      "bad-period": (word) =>
        `QUERY：“${word}”不是时间段，请写 FROM..TO，如 2024-05-01T08:00..2024-05-01T12:00`,
      "masked-value": (word) => `QUERY：“${word}”已被遮盖或截断，请按日志中的原样给出`,
      "bad-network": (word) => `QUERY：“${word}”不是 IP 地址或网段，请写 192.0.2.1 或 192.0.2.0/24`,
      "too-short": (word) => `QUERY：“${word}”太短，无法查找，请给出完整的词`,
    },
    filter: {
      failed: ({ at, text }, f) => `--where 第 ${f.number(at)} 个字符：${text}`,
      empty: ({ wanted }) => `条件为空，请给出条件，如 ${wanted.join("、")}`,
      "too-long": ({ wanted }) => `条件超过 ${wanted.join("、")} 个字符，请缩短`,
      "too-deep": ({ wanted }) => `括号和 not 的嵌套超过 ${wanted.join("、")} 层，请简化`,
      "unknown-field": ({ word, wanted }) => `“${word}”不是字段，请用 ${wanted.join("、")}`,
      "wrong-operator": ({ word, field, wanted }) =>
        `${field} 不能用“${word}”比较，请用 ${wanted.join(" ")}`,
      "missing-value": ({ word, wanted }) =>
        `“${word}”后面缺少取值，请给出取值，如 ${wanted.join("、")}`,
      "bad-value": ({ word, field, wanted }) =>
        `“${word}”不是 ${field} 的有效取值，请用 ${wanted.join("、")} 这样的写法`,
      "unknown-incident": ({ word, wanted }) =>
        wanted.length === 0
          ? `证据中没有任何事件，因此没有 ${word}，请把日志和队列一起给出`
          : `证据中没有事件 ${word}，请用 ${wanted.join("、")} 之一`,
      "unclosed-quote": ({ word, wanted }) => `引号未结束：${word}，请用 ${wanted.join("、")} 结束`,
      "unclosed-parenthesis": ({ word, wanted }) =>
        `括号“${word}”未结束，请在结尾处加 ${wanted.join("、")}`,
      unexpected: ({ word, wanted }) =>
        `此处不应是“${word}”，应为 ${wanted.join("、")}；含空格或括号的取值请加引号`,
      "unexpected-end": ({ wanted }) => `条件不完整，请继续写字段，如 ${wanted.join("、")}`,
    },
    contain: ({ state, remedy }) => `${state}，${remedy}`,
    unreadable: ({ name, state, remedy }) => `无法读取“${name}”：${state}，${remedy}`,
    probe: {
      invalidHost: ({ value }) =>
        `HOST：“${value}”不是主机，请写成 mail.example.com、192.0.2.1:587 或 [2001:db8::1]:25`,
      invalidAddress: ({ option, value }) =>
        `${option}：“${value}”不是邮件地址，请写成 postmaster@example.com 的形式`,
      "unknown-host": ({ host }) => `${host}：找不到地址，请检查名称，或直接给出地址`,
      "not-own": ({ host, detail }) =>
        `${host}：${detail} 不是本机的地址：如果服务器是您的，请加上 --i-own-this`,
      "nobody-listens": ({ host, detail }) =>
        `${host}：端口 ${detail} 无应答：服务器在运行吗？中间有防火墙吗？`,
      noPassword: ({ user }) =>
        `--user ${user}：没有密码，请用 --password-file FILE 或 MAILWARDEN_PROBE_PASSWORD 给出，或在终端输入`,
      unreadablePassword: ({ file }) =>
        `--password-file：无法读取“${file}”，请指定第一行为密码的文件`,
    },
    unexpected: ({ message }) => `程序自身出错而中止：${message}，请连同所用的命令一起反馈`,
  },
  progress: {
    reading: ({ bytes, totalBytes, lines, found, soFar }, f) => {
      const share =
        totalBytes === null || totalBytes === 0
          ? f.bytes(bytes)
          : `${f.bytes(bytes)} / ${f.bytes(totalBytes)} (${f.percent(Math.min(1, bytes / totalBytes))})`;
      const counts = [
        ...(lines === null ? [] : [`${f.number(lines)} 行`]),
        ...(found === null ? [] : [`找到 ${f.number(found)} 项`]),
        ...(soFar === undefined
          ? []
          : [
              `邮件 ${f.number(soFar.messages)} 封`,
              `登录失败 ${f.number(soFar.failedLogins)} 次`,
              `拒收 ${f.number(soFar.refusals)} 次`,
            ]),
      ];
      return `正在读取：${[share, ...counts].join("，")}`;
    },
  },
};
