import type { Formats } from "../formats.ts";
import type { EventValues, GuardLabels, GuardReactionName } from "../labels/guard-labels.ts";

export const guardZhCn: GuardLabels = {
  started: ({ addresses, mode }) =>
    `guard：正在监听 ${addresses.join("、")}；模式：${mode}。用 SIGTERM 停止。`,
  stopped: "guard：已停止，状态已写入。",
  modes: {
    observe: "observe（不扣留也不拒绝任何邮件）",
    hold: "hold（限额生效，扣留可疑账号的邮件）",
    enforce: "enforce（限额生效，并处置可疑账号）",
  },
  reactions: {
    none: "未采取措施。",
    held: "已扣留滥用来源发出的邮件。",
    contained: "已扣留滥用来源发出的邮件，并正在处置。",
    paused: "一小时内事件过多，未采取措施。",
  },
  facts: {
    mode: "模式",
    since: "运行自",
    connections: "连接数",
    requests: "询问次数",
    messages: "邮件",
    held: "已扣留",
    refused: "已拒绝",
    watched: "仅观察",
    waiting: "等待放行",
    accounts: "已知账号",
    memory: "内存",
    asked: "询问阶段",
    logins: "登录",
    log: "日志",
  },
  loginFigures: ({ failures, successes, bans }, f) =>
    `成功 ${f.number(successes)} 次，失败 ${f.number(failures)} 次，封禁中 ${f.number(bans)} 个客户端`,
  headings: {
    warnings: "请注意",
    limits: "限额",
    overrides: "例外",
    accounts: "邮件被扣留的账号",
    sources: "邮件被扣留的其他来源",
  },
  warnings: {
    "never-asked": () =>
      "邮件服务器还没有来询问过：它不知道 guard 的存在。请看 mailwarden guard setup。",
    "recipients-only": ({ subject }) =>
      `${subject} 只在 RCPT 阶段询问：达到限额时，邮件仍会发给前面的收件人。请把检查加入 smtpd_data_restrictions 和 smtpd_end_of_data_restrictions。`,
    "no-end-of-message": ({ subject }) =>
      `${subject} 从不在 END-OF-MESSAGE 阶段询问：中途断开的邮件也会一直计入。请把检查加入 smtpd_end_of_data_restrictions。`,
    "no-recipients": ({ subject }) =>
      `${subject} 从不在 RCPT 阶段询问：无法得知哪些收件人是第一次联系。请把检查加入 smtpd_recipient_restrictions。`,
    "observe-only": () =>
      "当前是 observe 模式：限额只作观察。确认事件无误后，请把 guard.mode 设为 hold。",
    "alerts-failed": ({ subject }) => `通知未能送达（${subject}）。请检查通道的地址和网络。`,
    "state-unwritable": ({ subject }) =>
      `状态无法写入（${subject}）：计数只保存在内存中。请腾出空间，或检查其目录的权限。`,
    "log-unreadable": ({ subject }) =>
      `无法跟踪日志（${subject}）：看不到谁在登录。请让它能读取该日志（Debian：adm 组）。`,
    "no-logs": () =>
      "没有跟踪任何日志，请在 guard.logs 中指定，否则只有 Dovecot 上报时才能看到登录。",
  },
  columns: {
    subject: "对象",
    limit: "限额",
    used: "已用",
    max: "上限",
    share: "比例",
    until: "恢复时间",
    ends: "结束时间",
    times: "次数",
    account: "账号",
    sender: "发件人",
    recipients: "收件人",
    queueId: "队列 ID",
    since: "开始时间",
    reason: "原因",
    per: "按",
    counts: "计数",
    within: "时间窗",
    answer: "处理",
  },
  values: { unlimited: "无限制", forever: "直到撤销", message: "单封邮件" },
  nothing: {
    top: "还没有人发过邮件。",
    held: "没有被扣留的邮件。",
    events: "没有事件。",
    bans: "没有封禁。",
  },
  banReason: ({ reason, guesses, accounts, isInForce }, f) =>
    `${guessesZhCn({ reason, guesses, accounts }, f)}${isInForce ? "" : "（observe 模式，仅通知）"}`,
  events: {
    started: ({ subject }) => `guard ${subject} 已启动`,
    stopped: ({ subject }) => `guard ${subject} 已停止`,
    "reload-failed": ({ subject }) => `新设置有误，旧设置继续有效：${subject}`,
    "limit-near": ({ subject, data }) =>
      `${subject} 在限额 ${data["limit"]} 中已用 ${data["used"]}/${data["max"]}`,
    "limit-reached": ({ subject, data }) =>
      `${subject} 达到限额 ${data["limit"]}（${data["max"]}）；处理：${data["answer"]}；最近的客户端 ${data["client"]}，发件人 <${data["sender"]}>`,
    "sender-mismatch": ({ subject, data }) =>
      `${subject} 从 ${data["client"]} 以 <${data["sender"]}> 的名义发信；处理：${data["answer"]}`,
    "account-held": ({ subject, data }) =>
      `${subject} 的邮件全部扣留${data["reason"] ? `：${data["reason"]}` : ""}`,
    "override-set": ({ subject, data }) =>
      `${subject}：限额 ${data["limit"]} 改为 ${data["max"] ?? "无限制"}${data["reason"] ? `（${data["reason"]}）` : ""}`,
    "override-removed": ({ subject, data }) => `${subject}：限额 ${data["limit"]} 恢复为设置中的值`,
    released: ({ subject, data }, f) =>
      `${subject}：已放行 ${f.number(Number(data["messages"]))} 封邮件`,
    "source-held": ({ subject, data }) =>
      `${subject} 的邮件全部扣留${data["reason"] ? `：${data["reason"]}` : ""}`,
    "incident-found": ({ data, says }) =>
      `事件 ${data["incident"]}：${says}${reactionOf(data)}下一步：${data["command"]}`,
    "incident-grew": ({ data, says }) =>
      `事件 ${data["incident"]} 仍在继续：${says}${reactionOf(data)}下一步：${data["command"]}`,
    "incident-ended": ({ subject, data }, f) =>
      `事件 ${data["incident"]}${subject === "" ? "" : `（${subject}）`}：共 ${f.number(Number(data["messages"]))} 封邮件，一小时内再无动静`,
    contained: ({ subject, data }) =>
      `${subject === "" ? "" : `${subject}：`}事件 ${data["incident"]} 已处置，完成的步骤：${data["steps"]}。撤销命令：${data["command"]}`,
    "contain-failed": ({ subject, data }) =>
      `${subject === "" ? "" : `${subject}：`}事件 ${data["incident"]} 未能处置：${data["problem"]}`,
    "reaction-paused": ({ data }, f) =>
      `guard 一小时内已处理 ${f.number(Number(data["perHour"]))} 起事件，在此期间只告警`,
    "reaction-undone": ({ subject, data }, f) =>
      `${subject}：已撤销 guard 所采取的措施，放行 ${f.number(Number(data["messages"]))} 封邮件`,
    "state-unwritable": ({ subject }) => `状态无法写入：${subject}`,
    "state-writable": () => "状态又可以写入了",
    "log-unreadable": ({ subject, data }) => `无法跟踪 ${subject}（${data["reason"]}），稍后会重试`,
    "log-readable": ({ subject }) => `已恢复跟踪 ${subject}`,
    "log-gap": ({ subject, data }) =>
      data["reason"] === "emptied"
        ? `${subject} 被清空：尚未读取的行可能已丢失`
        : `${subject} 在此期间被轮转：未读的行已被压缩或删除`,
    "client-banned": ({ subject, data }, f) =>
      `${subject} 被封禁 ${f.number(Number(data["minutes"]))} 分钟：${guessesZhCn(data, f)}`,
    "ban-due": ({ subject, data }, f) =>
      `${subject} 本应被封禁 ${f.number(Number(data["minutes"]))} 分钟（observe 模式）：${guessesZhCn(data, f)}`,
    "client-unbanned": ({ subject, data }) =>
      data["reason"] === "own"
        ? `未封禁 ${subject}：它属于自己的网络，或有人正从那里登录本机`
        : `已解除对 ${subject} 的封禁`,
    "ban-failed": ({ subject, data }, f) =>
      `${f.number(Number(data["bans"]))} 条封禁未能写入防火墙：${subject}`,
    "brute-force": ({ subject, data }, f) =>
      `${subject} 正在猜测密码（${guessesZhCn(data, f)}），但未封禁：${sparedZhCn(data["spared"])}`,
    "account-attacked": ({ subject, data }, f) =>
      `${f.number(Number(data["hours"]))} 小时内有 ${f.number(Number(data["networks"]))} 个网络登录 ${subject} 失败；账号不会因此被锁定`,
    "password-spraying": ({ data }, f) =>
      `正遭受密码喷洒：${f.number(Number(data["hours"]))} 小时内有 ${f.number(Number(data["clients"]))} 个客户端在 ${f.number(Number(data["accounts"]))} 个账号上登录失败`,
    "login-after-attack": ({ subject, data }) =>
      data["reason"] === "guessed"
        ? `${subject} 从 ${data["client"]} 登录成功，而该地址此前在猜测密码：密码很可能已被他人掌握，请更换`
        : `${subject} 在许多客户端尝试其密码期间，从未用过的网络 ${data["client"]} 登录成功，请向账号所有者核实`,
    "login-new-network": ({ subject, data }) => `${subject} 从未用过的网络 ${data["client"]} 登录`,
    "bad-request": ({ subject }) => `${subject}：有连接发来的不是策略请求，已关闭`,
  },
  alerts: {
    more: (count, f) => `另有 ${f.number(count)} 个事件`,
    next: "进一步查看：mailwarden guard events；mailwarden guard held",
  },
  setup: {
    postfix: "执行以下命令，使 Postfix 在每个阶段都询问 guard：",
    exim: ({ acl }) => `把以下内容放在 ${acl} 所指 ACL 的开头：`,
    dovecot: "把下列内容加入 Dovecot 的配置并重新加载，让它的认证进程询问 guard：",
    right: "Postfix 在每个阶段都最先询问 guard。",
    unknown:
      "没有找到 Postfix 或 Exim 的配置。请指定其目录，例如 mailwarden guard doctor /etc/postfix。",
    eximUnread: "不会检查 Exim 的 ACL。请与 mailwarden guard setup 的输出对照。",
    notRunning: "guard 没有运行。",
    problems: {
      "hook-missing": ({ parameter }) => `${parameter} 没有询问 guard。`,
      "hook-behind-permit": ({ parameter }) =>
        `${parameter} 在 permit 之后才询问 guard：被它放行的人永远不会被问到。`,
      "hook-unsafe-default": () =>
        "guard 不应答时 Postfix 会拒绝全部邮件：缺少 default_action=DUNNO。",
      "hook-slow": () => "guard 卡住时每个客户端都要等 30 秒以上：缺少 timeout=5s, try_limit=1。",
      "hook-proxy-filter": () =>
        "使用 smtpd_proxy_filter 时 Postfix 无法扣留邮件，会直接发出。请让限额以 defer 或 reject 代替 hold。",
      "hook-reinjection": ({ parameter }) =>
        `${parameter} 会对内容过滤器交回的邮件再次询问：邮件被计数两次。`,
    },
  },
  learn: {
    from: ({ from, to, accounts, messages }, f) =>
      `依据${from === null || to === null ? "没有时间戳的日志" : ` ${f.moment(from)} 至 ${f.moment(to)} 的日志`}：${f.number(accounts)} 个账号，${f.number(messages)} 封邮件。使用前请先核对。`,
    leftOut: ({ subject, cause, confidence }) =>
      `不以 ${subject} 为依据：${cause}（${confidence}）。`,
    nothing: "按现有限额不会扣留任何人，无需提高。",
    peak: ({ name, peak }, f) => `${name}：迄今最多 ${f.number(peak)}`,
  },
  done: {
    overrideSet: ({ account, limit, max }) => `${account}：限额 ${limit} 现在是 ${max}。`,
    overrideRemoved: ({ account, limit }) => `${account}：限额 ${limit} 恢复为设置中的值。`,
    noOverride: ({ account, limit }) => `${account}：限额 ${limit} 本来就没有例外。`,
    accountHeld: ({ account }) =>
      `从现在起扣留 ${account} 的全部邮件。可用 mailwarden guard release 撤销。`,
    released: ({ messages, accounts }, f) =>
      `已放行 ${f.number(messages)} 封邮件，${f.number(accounts)} 个账号可以重新发信。`,
    releaseFailed: ({ queueId, why }) => `${queueId} 未能放行：${why}`,
    unbanned: ({ targets }, f) => `已解除 ${f.number(targets)} 条封禁。`,
    notBanned: ({ target }) => `${target} 没有被封禁。`,
    unbanFailed: ({ why }) =>
      `无法更改防火墙（${why}）：其中的封禁会自行到期，也可用 nft list table inet mailwarden 查看。`,
    undone: ({ incidents, sources, messages, plans }, f) =>
      `已撤销对 ${f.number(incidents)} 起事件采取的措施：${f.number(sources)} 个来源可以重新发信，放行 ${f.number(messages)} 封邮件，还原 ${f.number(plans)} 个处置计划。一天之内 guard 对同一情况只告警。`,
    nothingUndone: "guard 没有自行采取过可以撤销的措施。",
    undoFailed: ({ what, why }) => `${what} 未能撤销：${why}`,
  },
  problems: {
    notRunning: ({ address, message }) =>
      `${address} 上没有 guard 应答（${message}），请用 mailwarden guard 启动，或用 --config 指定它的设置`,
    cannotStart: ({ message }) => `guard 无法启动：${message}`,
    noSqlite: ({ message }) =>
      `guard 需要 SQLite（${message}），请使用 Node 22.13 或更新版本，或 x64、arm64 的 Linux`,
    badChange: ({ value }) =>
      `“${value}”不是对限额的修改，请写 LIMIT=数字、LIMIT=off 或 LIMIT=default`,
    badDuration: ({ value }) => `--for：“${value}”不是时长，请写 30m、12h 或 7d`,
    unknownLimit: ({ limit, choices }) =>
      `没有名为 ${limit} 的账号限额：可用 ${choices.join("、")}`,
  },
};

/** 客户端做了什么。 */
function guessesZhCn(data: EventValues, f: Formats): string {
  if (data["reason"] === "attempts") {
    return `十分钟内登录失败 ${f.number(Number(data["attempts"]))} 次`;
  }
  const guesses = `对 ${f.number(Number(data["accounts"]))} 个账号猜测 ${f.number(Number(data["guesses"]))} 次`;
  return data["reason"] === "spraying" ? `密码喷洒期间${guesses}` : guesses;
}

function sparedZhCn(spared: EventValues[string] | undefined): string {
  switch (spared) {
    case "known":
      return "最近有正常登录来自该地址";
    case "private":
      return "它是内部主机";
    default:
      return "只涉及一个账号，仅凭日志看可能是其所有者自己的程序";
  }
}

function reactionOf(data: EventValues): string {
  return guardZhCn.reactions[data["reaction"] as GuardReactionName];
}
