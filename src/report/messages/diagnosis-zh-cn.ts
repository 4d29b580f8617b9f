import type { DiagnosisLabels } from "../labels/diagnosis-labels.ts";

export const diagnosisZhCn: DiagnosisLabels = {
  verdicts: {
    incident: "确认滥用",
    suspicious: "可疑",
    clean: "未见异常",
    "insufficient-evidence": "证据不足",
  },
  causes: {
    "stolen-credentials": "账号密码被盗用",
    "auth-bypass": "登录认证被绕过",
    "open-relay": "开放中继",
    "trusted-network": "客户端因 IP 地址而被信任",
    "local-script": "本机脚本或程序发信",
    "application-abuse": "网站程序被滥用",
    forwarding: "转发垃圾邮件",
    backscatter: "反向散射（向伪造的发件人退信）",
    "srs-abuse": "SRS 改写地址被当作中继",
    "joe-job": "他人在别处冒用本方地址（Joe job）",
    "direct-to-mx": "绕过邮件服务器直接外发",
    unknown: "原因不明",
  },
  confidences: { certain: "确定", likely: "很可能", possible: "有可能" },
  severities: { critical: "严重", high: "高", medium: "中", low: "低", info: "提示" },
  steps: {
    "submission-hold": "拦下滥用者新提交的邮件",
    "save-evidence": "先保存证据",
    "queue-hold": "将队列中的垃圾邮件置为保留（hold）",
    "queue-delete": "删除队列中的垃圾邮件",
    "queue-release": "放行正常邮件",
    "account-lock": "锁定账号",
    "session-kick": "断开该账号的现有会话",
    "client-ban": "封禁客户端 IP",
    "script-disable": "停用脚本",
    "config-fix": "修正配置",
    "bounces-archive": "归档退信",
    "receiver-retry": "请收件方恢复接收",
  },
  timeline: {
    "auth-failures": (n, f) => `登录失败 ${f.number(n)} 次`,
    "first-login": () => "首次从外部登录",
    probe: (n, f) => `试探邮件 ${f.number(n)} 封`,
    "first-message": () => "第一封邮件",
    burst: (n, f) => `${f.number(n)} 个收件人`,
    peak: (n, f) => `峰值：${f.number(n)} 个收件人`,
    blocked: (n, f) => `收件方开始拒收，${f.number(n)} 次拒绝`,
    bounces: (n, f) => `退信 ${f.number(n)} 封`,
    "last-message": () => "最后一封邮件",
  },
  findings: {
    "blocked-by-receiver": "收件方拒收我们的邮件",
    "remote-throttling": "收件方对我们限速",
    "script-backdoor": "留给外人的后门",
    "brute-force": "有人在暴力破解密码",
    "sender-forgery-possible": "已登录用户可以伪造发件人",
    "queue-growing": "邮件在队列中积压",
    "spool-full": "磁盘或队列空间已满",
    "log-gap": "日志有缺口",
    "bounce-without-message": "缺少原邮件的退信",
    "log-blind": "这份日志有看不到的内容",
    "account-empty-password": "没有保存密码",
    "account-clear-text": "密码以明文保存",
    "account-weak-scheme": "密码哈希算法弱",
    "account-admin-weak": "管理员账号薄弱",
    "account-not-in-table": "登录名不在账号表中",
    "account-new": "账号在滥用前不久才建立",
  },
  targets: {
    "open relay": "开放中继",
    bounces: "退信",
    queue: "队列",
    "deferred queue": "延迟队列",
    spool: "队列空间",
    forwards: "别名与转发",
    SRS: "退信地址改写（SRS）",
    authenticator: "接受空登录的认证器",
    "login without a name": "没有用户名的登录",
    "recipient validation": "收件人校验",
    "mynetworks and relay restrictions": "mynetworks 与中继限制",
    "login-names": "谁登录过",
    beginnings: "邮件如何进入",
    deliveries: "邮件的投递结果",
    "picked-lines": "只有摘选的日志行",
  },
  incident: ({ number, total, cause }, f) =>
    total === 1 ? `事件：${cause}` : `事件 ${f.number(number)}/${f.number(total)}：${cause}`,
  sureness: ({ confidence, score }, f) => `${confidence}（评分 ${f.percent(score)}）`,
  action: ({ step, target }) => `${step}：${target}`,
  titled: ({ title, text }) => `${title}：${text}`,
  headings: {
    proof: "证据",
    timeline: "时间线",
    ruledOut: "已排除的原因",
    missing: "补充以下材料，结论会更可靠",
    actions: "请立即按以下顺序处理",
    nextSteps: "下一步",
    clients: "客户端",
    scripts: "脚本与本机用户",
    senders: "使用过的信封发件人",
    receivers: "拒收我们邮件的收件方",
    findings: "其他发现",
    evidence: "已读取的材料",
  },
  facts: {
    sure: "可信度",
    account: "账号",
    accounts: "账号",
    client: "客户端",
    clients: "客户端",
    script: "脚本",
    time: "时间",
    sent: "发送量",
    result: "投递结果",
    queue: "队列",
    bounces: "退信",
  },
  values: {
    period: ({ from, to, ongoing }, f) => {
      const start = from === null ? "开始时间未知" : `自 ${f.moment(from)} 起`;
      if (ongoing === true) return `${start}，到材料末尾仍在发送`;
      const end = to === null ? "结束时间未知" : `最后出现于 ${f.moment(to)}`;
      return ongoing === false ? `${start}，${end}，现已停止` : `${start}，${end}`;
    },
    sent: ({ messages, recipients, share }, f) =>
      `${f.number(messages)} 封邮件，${f.number(recipients)} 个收件人，占全部外发收件人的 ${f.percent(share)}`,
    result: ({ delivered, deferred, bounced }, f) =>
      `已投递 ${f.number(delivered)}，延迟 ${f.number(deferred)}，退回 ${f.number(bounced)}`,
    queue: ({ queued }, f) => {
      if (queued === null) return "未知：材料中没有队列列表";
      return queued === 0 ? "队列中已没有相关邮件" : `队列中还有 ${f.number(queued)} 封`;
    },
    bounces: ({ queued, files }, f) =>
      `队列中 ${f.number(queued)} 封，邮箱中 ${f.number(files)} 封`,
    blocked: ({ count, since }, f) =>
      since === null
        ? `已拒收 ${f.number(count)} 次`
        : `自 ${f.moment(since)} 起拒收 ${f.number(count)} 次`,
    waiting: ({ messages, recipients }, f) =>
      `${f.number(messages)} 封邮件、${f.number(recipients)} 个收件人在等待投递`,
    unseen: ({ messages }, f) => `涉及 ${f.number(messages)} 封邮件`,
    evidenceRead: ({ lines, understood }, f) =>
      lines === 0 ? "已读取" : `${f.number(lines)} 行，识别 ${f.percent(understood / lines)}`,
    span: ({ from, to }) => `${from} 至 ${to}`,
    moreEvidence: (n, f) => `... 另有 ${f.number(n)} 份材料`,
    unknownTime: "时间未知",
  },
  columns: {
    ip: "客户端",
    messages: "邮件数",
    recipients: "收件人数",
    first: "首次",
    last: "末次",
    sender: "信封发件人",
    script: "脚本或目录",
    user: "用户",
  },
  remarks: {
    moreInJson: (n, f) => `... 另有 ${f.number(n)} 项，用 --format json 查看`,
    moreIncidents: (n, f) => `另有 ${f.number(n)} 个事件，用 --format json 查看`,
    noEvidence: "没有读取任何材料。",
    logClock: "时间以日志为准。",
  },
};
