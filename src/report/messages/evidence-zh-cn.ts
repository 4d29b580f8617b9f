import type { EvidenceLabels } from "../labels/evidence-labels.ts";

export const evidenceZhCn: EvidenceLabels = {
  kinds: {
    "mail log": "邮件日志",
    "system log": "系统日志",
    "pasted text": "粘贴的文本",
    "queue file": "队列文件",
    "queue listing": "队列列表",
    mail: "邮件",
    "sql dump": "SQL 导出",
    "account table": "账号表",
    "web access log": "Web 访问日志",
    "php mail log": "PHP 邮件日志",
    "php script": "PHP 脚本",
    "postfix configuration": "Postfix 配置",
    "exim configuration": "Exim 配置",
    "dovecot configuration": "Dovecot 配置",
    "sqlite database": "SQLite 数据库",
    "zip archive": "zip 归档",
    empty: "空",
    unknown: "无法识别",
  },
  notes: {
    "year-assumed": (year) => `日志行没有年份，首行按 ${year} 年处理。如有误，请用 --year 指定。`,
    "year-given": (year) => `日志行没有年份，按 --year ${year} 处理。`,
    "year-from": (source) => `日志行没有年份，年份取自 ${source}。`,
    "year-in-text": (year) => `日志行没有年份，按周围文字中的 ${year} 年处理。`,
    "zone-from": (source) => `日志行没有时区，时区取自 ${source}。`,
    truncated: () => "文件提前结束，已使用现有部分。",
    damaged: () => "文件有损坏，已使用损坏处之前的部分。",
    "trailing-junk": () => "压缩数据之后的多余字节已忽略。",
    "too-large": () => "文件过大，超出临时副本上限的部分已忽略。",
    "utf-16": () => "原文为 UTF-16 编码。",
    "joined-lines": (count, f) => `已拼回被折断的行：${f.number(Number(count))} 处。`,
    "split-lines": (count, f) => `从挤成一行的文本中拆出的日志行：${f.number(Number(count))} 行。`,
    "dropped-lines": (count, f) => `已略去不是日志的行：${f.number(Number(count))} 行。`,
    "quoted-lines": (count, f) => `已略去重复引用的行：${f.number(Number(count))} 行。`,
    "lines-met-twice": (count, f) => `其他文件中也有的行只计一次：${f.number(Number(count))} 行。`,
    "outside-period": (count, f) =>
      `在 --since 和 --until 之外的行：${f.number(Number(count))} 行。`,
    "cut-lines": (count, f) => `过长而未完整读取的行：${f.number(Number(count))} 行。`,
    "year-turned": () => "此文件中途跨年。",
    "clock-back": (seconds, f) => `此日志的时钟有一处倒退了 ${f.duration(Number(seconds))}。`,
    "closed-early": (count, f) =>
      `同时处理中的邮件过多，有 ${f.number(Number(count))} 封只看到一部分。`,
    "not-understood": (shape) => `未能识别（次数、程序、样式）：${shape}`,
    "not-a-log": () => "这不是日志，其中的日志行只是引文。",
    binary: () => "这不是文本。",
    "no-log-lines": () => "其中没有日志行。",
    "not-a-file": () => "它不是普通文件。",
    empty: () => "文件为空。",
  },
  notLogs: (kinds) => `未作为日志读取：${kinds}`,
  problems: {
    "no-log-here": {
      state: () => "本机的常用位置没有邮件日志",
      remedy:
        "请写出日志文件，或把日志通过管道传入：journalctl -o short-iso -u 'postfix*' | mailwarden diagnose -",
    },
    missing: { state: () => "没有这个文件或目录", remedy: "请检查路径" },
    "no-permission": {
      state: () => "权限不足",
      remedy: "请以 root 身份运行，或加入可读该文件的用户组（Debian 上是 adm）",
    },
    "link-loop": { state: () => "符号链接形成了循环", remedy: "请直接给出文件本身" },
    "not-a-file": {
      state: () => "它不是普通文件",
      remedy: "请用管道传入内容：COMMAND | mailwarden diagnose -",
    },
    empty: { state: () => "文件为空", remedy: "日志可能在别的文件名下，请查找" },
    "too-deep": { state: () => "目录或归档嵌套过深", remedy: "请先解包，再指定其中的内容" },
    "too-many-files": { state: () => "文件过多", remedy: "请只指定相关的目录或文件" },
    "program-missing": {
      state: (message) => `缺少解压所需的程序（${message}）`,
      remedy: "请安装该程序，或先行解压",
    },
    "no-space": {
      state: () => "没有空间存放临时副本",
      remedy: "请把 TMPDIR 设为空间更大的目录",
    },
    "read-error": {
      state: (message) => `读取失败（${message}）`,
      remedy: "请把它复制到别处，再指定副本",
    },
    "archive-damaged": { state: () => "归档已损坏", remedy: "请重新复制或重新打包" },
    "archive-truncated": { state: () => "归档不完整，提前结束", remedy: "请重新复制或重新打包" },
    "sparse-member": {
      state: () => "它在归档中是稀疏文件",
      remedy: "请不带 --sparse 重新打包，或先解包",
    },
    "server-unreachable": {
      state: (message) => `服务器没有响应（${message}）`,
      remedy: "请启动服务器，或在所示文件中改正地址",
    },
    "login-refused": {
      state: (message) => `服务器拒绝登录，或不允许读取相关的表（${message}）`,
      remedy: "请在所示文件中改正用户名和密码，或授予该用户 SELECT 权限",
    },
    "database-missing": {
      state: (message) => `数据库或搜索起点不存在，或该用户无权打开（${message}）`,
      remedy: "请在所示文件中改正名称",
    },
    "server-too-slow": {
      state: (message) => `服务器用时过长（${message}）`,
      remedy: "请在服务器空闲时重试",
    },
    "server-error": {
      state: (message) => `服务器报告错误（${message}）`,
      remedy: "请查看该服务器自己的日志",
    },
    "no-account-table": {
      state: (message) => `其中没有已知的账号表（${message}）`,
      remedy: "请在设置中写明查询语句：mailwarden config describe",
    },
  },
};
