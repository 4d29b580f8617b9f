import type { DiagnosisLabels } from "../labels/diagnosis-labels.ts";

export const diagnosisZhTw: DiagnosisLabels = {
  verdicts: {
    incident: "確認遭濫用",
    suspicious: "可疑",
    clean: "未見異常",
    "insufficient-evidence": "證據不足",
  },
  causes: {
    "stolen-credentials": "帳號密碼遭盜用",
    "auth-bypass": "登入驗證遭繞過",
    "open-relay": "開放轉發（Open Relay）",
    "trusted-network": "用戶端因 IP 位址而受信任",
    "local-script": "本機指令碼或程式寄信",
    "application-abuse": "網站程式遭濫用",
    forwarding: "轉寄垃圾郵件",
    backscatter: "退信散射（退信給被偽造的寄件者）",
    "srs-abuse": "SRS 改寫位址被當成轉發管道",
    "joe-job": "他人在別處冒用我方位址（Joe job）",
    "direct-to-mx": "繞過郵件伺服器直接外寄",
    unknown: "原因不明",
  },
  confidences: { certain: "確定", likely: "很可能", possible: "有可能" },
  severities: { critical: "嚴重", high: "高", medium: "中", low: "低", info: "提示" },
  steps: {
    "submission-hold": "攔下濫用者新送出的郵件",
    "save-evidence": "先保存證據",
    "queue-hold": "將佇列中的垃圾郵件設為保留（hold）",
    "queue-delete": "刪除佇列中的垃圾郵件",
    "queue-release": "放行正常郵件",
    "account-lock": "鎖定帳號",
    "session-kick": "中斷該帳號現有的連線",
    "client-ban": "封鎖用戶端 IP",
    "script-disable": "停用指令碼",
    "config-fix": "修正設定",
    "bounces-archive": "封存退信",
    "receiver-retry": "請收件方恢復收信",
  },
  timeline: {
    "auth-failures": (n, f) => `登入失敗 ${f.number(n)} 次`,
    "first-login": () => "首次從外部登入",
    probe: (n, f) => `測試信 ${f.number(n)} 封`,
    "first-message": () => "第一封郵件",
    burst: (n, f) => `${f.number(n)} 位收件者`,
    peak: (n, f) => `高峰：${f.number(n)} 位收件者`,
    blocked: (n, f) => `收件方開始拒收，${f.number(n)} 次拒絕`,
    bounces: (n, f) => `退信 ${f.number(n)} 封`,
    "last-message": () => "最後一封郵件",
  },
  findings: {
    "blocked-by-receiver": "收件方拒收我方郵件",
    "remote-throttling": "收件方對我方限速",
    "script-backdoor": "留給外人的後門",
    "brute-force": "有人正在暴力破解密碼",
    "sender-forgery-possible": "已登入的使用者可偽造寄件者",
    "queue-growing": "郵件在佇列中積壓",
    "spool-full": "磁碟或佇列空間已滿",
    "log-gap": "日誌有缺口",
    "bounce-without-message": "缺少原郵件的退信",
    "log-blind": "這份日誌有看不到的內容",
    "account-empty-password": "沒有儲存密碼",
    "account-clear-text": "密碼以明文儲存",
    "account-weak-scheme": "密碼雜湊演算法弱",
    "account-admin-weak": "管理員帳號薄弱",
    "account-not-in-table": "登入名稱不在帳號資料表中",
    "account-new": "帳號在濫用前不久才建立",
  },
  targets: {
    "open relay": "開放轉發",
    bounces: "退信",
    queue: "佇列",
    "deferred queue": "延遲佇列",
    spool: "佇列空間",
    forwards: "別名與轉寄",
    SRS: "退信位址改寫（SRS）",
    authenticator: "接受空白登入的驗證器",
    "login without a name": "沒有使用者名稱的登入",
    "recipient validation": "收件者驗證",
    "mynetworks and relay restrictions": "mynetworks 與轉發限制",
    "login-names": "誰登入過",
    beginnings: "郵件如何進入",
    deliveries: "郵件的投遞結果",
    "picked-lines": "只有摘選的日誌行",
  },
  incident: ({ number, total, cause }, f) =>
    total === 1 ? `事件：${cause}` : `事件 ${f.number(number)}/${f.number(total)}：${cause}`,
  sureness: ({ confidence, score }, f) => `${confidence}（評分 ${f.percent(score)}）`,
  action: ({ step, target }) => `${step}：${target}`,
  titled: ({ title, text }) => `${title}：${text}`,
  headings: {
    proof: "證據",
    timeline: "時間軸",
    ruledOut: "已排除的原因",
    missing: "補齊下列資料，結論會更可靠",
    actions: "請立即依下列順序處理",
    nextSteps: "下一步",
    clients: "用戶端",
    scripts: "指令碼與本機使用者",
    senders: "使用過的信封寄件者",
    receivers: "拒收我方郵件的收件方",
    findings: "其他發現",
    evidence: "已讀取的資料",
  },
  facts: {
    sure: "把握程度",
    account: "帳號",
    accounts: "帳號",
    client: "用戶端",
    clients: "用戶端",
    script: "指令碼",
    time: "時間",
    sent: "寄送量",
    result: "投遞結果",
    queue: "佇列",
    bounces: "退信",
  },
  values: {
    period: ({ from, to, ongoing }, f) => {
      const start = from === null ? "開始時間不明" : `自 ${f.moment(from)} 起`;
      if (ongoing === true) return `${start}，到資料結尾仍在寄送`;
      const end = to === null ? "結束時間不明" : `最後出現於 ${f.moment(to)}`;
      return ongoing === false ? `${start}，${end}，現已停止` : `${start}，${end}`;
    },
    sent: ({ messages, recipients, share }, f) =>
      `${f.number(messages)} 封郵件，${f.number(recipients)} 位收件者，占全部外寄收件者的 ${f.percent(share)}`,
    result: ({ delivered, deferred, bounced }, f) =>
      `已送達 ${f.number(delivered)}，延遲 ${f.number(deferred)}，退回 ${f.number(bounced)}`,
    queue: ({ queued }, f) => {
      if (queued === null) return "不明：資料中沒有佇列清單";
      return queued === 0 ? "佇列中已無相關郵件" : `佇列中還有 ${f.number(queued)} 封`;
    },
    bounces: ({ queued, files }, f) =>
      `佇列中 ${f.number(queued)} 封，信箱中 ${f.number(files)} 封`,
    blocked: ({ count, since }, f) =>
      since === null
        ? `已拒收 ${f.number(count)} 次`
        : `自 ${f.moment(since)} 起拒收 ${f.number(count)} 次`,
    waiting: ({ messages, recipients }, f) =>
      `${f.number(messages)} 封郵件、${f.number(recipients)} 位收件者正在等待投遞`,
    unseen: ({ messages }, f) => `涉及 ${f.number(messages)} 封郵件`,
    evidenceRead: ({ lines, understood }, f) =>
      lines === 0 ? "已讀取" : `${f.number(lines)} 行，辨識 ${f.percent(understood / lines)}`,
    span: ({ from, to }) => `${from} 至 ${to}`,
    moreEvidence: (n, f) => `... 另有 ${f.number(n)} 份資料`,
    unknownTime: "時間不明",
  },
  columns: {
    ip: "用戶端",
    messages: "郵件數",
    recipients: "收件者數",
    first: "首次",
    last: "末次",
    sender: "信封寄件者",
    script: "指令碼或目錄",
    user: "使用者",
  },
  remarks: {
    moreInJson: (n, f) => `... 另有 ${f.number(n)} 項，請用 --format json 檢視`,
    moreIncidents: (n, f) => `另有 ${f.number(n)} 個事件，請用 --format json 檢視`,
    noEvidence: "沒有讀取任何資料。",
    logClock: "時間以日誌為準。",
  },
};
