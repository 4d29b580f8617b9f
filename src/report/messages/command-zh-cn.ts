import type { CommandLabels } from "../labels/command-labels.ts";

export const commandZhCn: CommandLabels = {
  tagline:
    "指出谁在通过你的邮件服务器发送垃圾邮件、用什么手法、从何时开始，并用你自己的日志行作证。",
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
    events: {
      summary: "把日志转换为结构化事件，每行一个 JSON 对象",
      description:
        "按输入顺序把每一条能识别的日志行输出为事件。不作任何猜测：日志行没有写的内容，事件里也没有。",
      examples: ["用 jq 列出失败的登录", "连未能识别的行一起输出"],
    },
    collect: {
      summary: "输出一个脚本，用来在没有 Node 的服务器上收集证据",
      description:
        "输出一个只读的 POSIX shell 脚本。请在邮件服务器上以 root 身份运行；它生成的 .tar.gz 就是其他命令的 EVIDENCE。",
      examples: ["写出脚本", "读取它收集的材料"],
    },
  },
  arguments: {
    evidence:
      "文件、目录、归档，或用 - 表示标准输入，可任意混合：日志、队列列表、配置、邮件、粘贴的文本。不给则检查本机",
    query: "队列 ID、Message-ID、邮件地址、IP 地址、账号，或时间段 FROM..TO",
  },
  flags: {
    format: "输出格式",
    since:
      '只看此时间之后：2024-05-01T08:00:00+02:00、"2024-05-01 08:00"、2024-05-01，或多久以前：90m、2h、3d、1w',
    until: "只看此时间之前，写法相同；只写日期则包括当天全天",
    year: "日志时间不含年份时，第一条日志的年份（1970 至 2100）",
    timezone: "日志时间不含时区偏移时的时区，如 Asia/Shanghai 或 UTC；默认用本机时区",
    all: "也输出未能识别的行，标为 kind：unparsed",
    lines: "显示每封邮件的日志行",
    lang: "语言；默认取自 LC_ALL、LC_MESSAGES 或 LANG",
    "no-color": "不用颜色；环境变量 NO_COLOR 效果相同",
    help: "显示本帮助",
    version: "显示版本",
  },
  errors: {
    failed: (text) => `mailwarden: ${text}`,
    unknownOption: ({ option, suggestion }) =>
      suggestion === undefined
        ? `未知选项 ${option}：用 --help 查看可用选项`
        : `未知选项 ${option}：是否想用 ${suggestion}？`,
    unknownCommand: ({ command, suggestion }) =>
      suggestion === undefined
        ? `未知命令 "${command}"：用 mailwarden --help 查看可用命令`
        : `未知命令 "${command}"：是否想用 ${suggestion}？`,
    missingArgument: ({ argument, command }) =>
      `${command}：缺少参数 ${argument}：请看 mailwarden ${command} --help`,
    missingValue: ({ option }) => `${option}：缺少取值：请看 --help`,
    excessArguments: ({ command }) => `${command}：参数过多：请去掉多余的，含空格的参数请加引号`,
    invalidChoice: ({ option, value, choices }) =>
      `${option}："${value}" 不是可用的取值：请用 ${choices.join("、")}`,
    invalidYear: ({ value }) =>
      `--year："${value}" 不是 1970 至 2100 之间的年份：请写四位数字，如 2024`,
    invalidZone: ({ value }) =>
      `--timezone："${value}" 不是已知的时区：请写 IANA 时区名，如 Asia/Shanghai 或 UTC`,
    invalidTime: ({ option, value }) =>
      `${option}："${value}" 不是有效的时间：请写 2024-05-01、"2024-05-01 08:00"、2024-05-01T08:00:00+02:00，或 2h、3d`,
    sinceAfterUntil: ({ since, until }) => `--since "${since}" 晚于 --until "${until}"：请对调两者`,
    query: {
      "empty-query": () => "QUERY 为空：请给出队列 ID、Message-ID、邮件地址、IP 或账号",
      "bad-period": (word) =>
        `QUERY："${word}" 不是时间段：请写 FROM..TO，如 2024-05-01T08:00..2024-05-01T12:00`,
      "masked-value": (word) => `QUERY："${word}" 已被遮盖或截断：请按日志中的原样给出`,
      "bad-network": (word) =>
        `QUERY："${word}" 不是 IP 地址或网段：请写 192.0.2.1 或 192.0.2.0/24`,
      "too-short": (word) => `QUERY："${word}" 太短，无法查找：请给出完整的词`,
    },
    unreadable: ({ name, state, remedy }) => `无法读取 "${name}"：${state}：${remedy}`,
    unexpected: ({ message }) => `程序自身出错而中止：${message}：请连同所用的命令一起反馈`,
  },
  progress: {
    reading: ({ bytes, totalBytes, lines, found }, f) => {
      const share =
        totalBytes === null || totalBytes === 0
          ? f.bytes(bytes)
          : `${f.bytes(bytes)} / ${f.bytes(totalBytes)} (${f.percent(Math.min(1, bytes / totalBytes))})`;
      const counts = [
        ...(lines === null ? [] : [`${f.number(lines)} 行`]),
        ...(found === null ? [] : [`找到 ${f.number(found)} 项`]),
      ];
      return `正在读取：${[share, ...counts].join("，")}`;
    },
  },
};
