import type { Formats } from "../formats.ts";
import type { EventValues, GuardLabels, GuardReactionName } from "../labels/guard-labels.ts";

export const guardZhTw: GuardLabels = {
  started: ({ addresses, mode }) =>
    `guard：正在監聽 ${addresses.join("、")}；模式：${mode}。以 SIGTERM 停止。`,
  stopped: "guard：已停止，狀態已寫入。",
  modes: {
    observe: "observe（不扣留也不拒絕任何郵件）",
    hold: "hold（限額生效，扣留可疑帳號的郵件）",
    enforce: "enforce（限額生效，並處置可疑帳號）",
  },
  reactions: {
    none: "未採取措施。",
    held: "已扣留濫用來源寄出的郵件。",
    contained: "已扣留濫用來源寄出的郵件，並正在處置。",
    paused: "一小時內事件過多，未採取措施。",
  },
  facts: {
    mode: "模式",
    since: "執行自",
    connections: "連線數",
    requests: "詢問次數",
    messages: "郵件",
    held: "已扣留",
    refused: "已拒絕",
    watched: "僅觀察",
    waiting: "等待放行",
    accounts: "已知帳號",
    memory: "記憶體",
    asked: "詢問階段",
    logins: "登入",
    log: "日誌",
  },
  loginFigures: ({ failures, successes, bans }, f) =>
    `成功 ${f.number(successes)} 次，失敗 ${f.number(failures)} 次，封鎖中 ${f.number(bans)} 個用戶端`,
  headings: {
    warnings: "請注意",
    limits: "限額",
    overrides: "例外",
    accounts: "郵件遭扣留的帳號",
    sources: "郵件遭扣留的其他來源",
  },
  warnings: {
    "never-asked": () =>
      "郵件伺服器尚未前來詢問：它不知道 guard 的存在。請見 mailwarden guard setup。",
    "recipients-only": ({ subject }) =>
      `${subject} 只在 RCPT 階段詢問：達到限額時，郵件仍會寄給前面的收件者。請將檢查加入 smtpd_data_restrictions 與 smtpd_end_of_data_restrictions。`,
    "no-end-of-message": ({ subject }) =>
      `${subject} 從不在 END-OF-MESSAGE 階段詢問：中途斷線的郵件也會一直計入。請將檢查加入 smtpd_end_of_data_restrictions。`,
    "no-recipients": ({ subject }) =>
      `${subject} 從不在 RCPT 階段詢問：無法得知哪些收件者是第一次聯絡。請將檢查加入 smtpd_recipient_restrictions。`,
    "observe-only": () =>
      "目前為 observe 模式：限額只作觀察。確認事件無誤後，請將 guard.mode 設為 hold。",
    "alerts-failed": ({ subject }) => `通知未能送達（${subject}）。請檢查管道的位址與網路。`,
    "state-unwritable": ({ subject }) =>
      `狀態無法寫入（${subject}）：計數只存在記憶體中。請騰出空間，或檢查其目錄的權限。`,
    "log-unreadable": ({ subject }) =>
      `無法追蹤日誌（${subject}）：看不到誰在登入。請讓它能讀取該日誌（Debian：adm 群組）。`,
    "no-logs": () =>
      "沒有追蹤任何日誌，請在 guard.logs 中指定，否則只有 Dovecot 回報時才看得到登入。",
  },
  columns: {
    subject: "對象",
    limit: "限額",
    used: "已用",
    max: "上限",
    share: "比例",
    until: "恢復時間",
    ends: "結束時間",
    times: "次數",
    account: "帳號",
    sender: "寄件者",
    recipients: "收件者",
    queueId: "佇列 ID",
    since: "開始時間",
    reason: "原因",
    per: "依",
    counts: "計數",
    within: "時間範圍",
    answer: "處理",
  },
  values: { unlimited: "無限制", forever: "直到撤銷", message: "單封郵件" },
  nothing: {
    top: "還沒有人寄過郵件。",
    held: "沒有遭扣留的郵件。",
    events: "沒有事件。",
    bans: "沒有封鎖。",
  },
  banReason: ({ reason, guesses, accounts, isInForce }, f) =>
    `${guessesZhTw({ reason, guesses, accounts }, f)}${isInForce ? "" : "（observe 模式，僅通知）"}`,
  events: {
    started: ({ subject }) => `guard ${subject} 已啟動`,
    stopped: ({ subject }) => `guard ${subject} 已停止`,
    "reload-failed": ({ subject }) => `新設定有誤，舊設定繼續有效：${subject}`,
    "limit-near": ({ subject, data }) =>
      `${subject} 在限額 ${data["limit"]} 中已用 ${data["used"]}/${data["max"]}`,
    "limit-reached": ({ subject, data }) =>
      `${subject} 達到限額 ${data["limit"]}（${data["max"]}）；處理：${data["answer"]}；最近的用戶端 ${data["client"]}，寄件者 <${data["sender"]}>`,
    "sender-mismatch": ({ subject, data }) =>
      `${subject} 從 ${data["client"]} 以 <${data["sender"]}> 的名義寄信；處理：${data["answer"]}`,
    "account-held": ({ subject, data }) =>
      `${subject} 的郵件全部扣留${data["reason"] ? `：${data["reason"]}` : ""}`,
    "override-set": ({ subject, data }) =>
      `${subject}：限額 ${data["limit"]} 改為 ${data["max"] ?? "無限制"}${data["reason"] ? `（${data["reason"]}）` : ""}`,
    "override-removed": ({ subject, data }) => `${subject}：限額 ${data["limit"]} 恢復為設定中的值`,
    released: ({ subject, data }, f) =>
      `${subject}：已放行 ${f.number(Number(data["messages"]))} 封郵件`,
    "source-held": ({ subject, data }) =>
      `${subject} 的郵件全部扣留${data["reason"] ? `：${data["reason"]}` : ""}`,
    "incident-found": ({ data, says }) =>
      `事件 ${data["incident"]}：${says}${reactionOf(data)}下一步：${data["command"]}`,
    "incident-grew": ({ data, says }) =>
      `事件 ${data["incident"]} 仍在持續：${says}${reactionOf(data)}下一步：${data["command"]}`,
    "incident-ended": ({ subject, data }, f) =>
      `事件 ${data["incident"]}${subject === "" ? "" : `（${subject}）`}：共 ${f.number(Number(data["messages"]))} 封郵件，一小時內再無動靜`,
    contained: ({ subject, data }) =>
      `${subject === "" ? "" : `${subject}：`}事件 ${data["incident"]} 已處置，完成的步驟：${data["steps"]}。撤銷指令：${data["command"]}`,
    "contain-failed": ({ subject, data }) =>
      `${subject === "" ? "" : `${subject}：`}事件 ${data["incident"]} 未能處置：${data["problem"]}`,
    "reaction-paused": ({ data }, f) =>
      `guard 一小時內已處理 ${f.number(Number(data["perHour"]))} 起事件，在此期間只發出警示`,
    "reaction-undone": ({ subject, data }, f) =>
      `${subject}：已撤銷 guard 所採取的措施，放行 ${f.number(Number(data["messages"]))} 封郵件`,
    "state-unwritable": ({ subject }) => `狀態無法寫入：${subject}`,
    "state-writable": () => "狀態又可以寫入了",
    "log-unreadable": ({ subject, data }) => `無法追蹤 ${subject}（${data["reason"]}），稍後會重試`,
    "log-readable": ({ subject }) => `已恢復追蹤 ${subject}`,
    "log-gap": ({ subject, data }) =>
      data["reason"] === "emptied"
        ? `${subject} 被清空：尚未讀取的行可能已遺失`
        : `${subject} 在這段期間被輪替：未讀的行已被壓縮或刪除`,
    "client-banned": ({ subject, data }, f) =>
      `${subject} 被封鎖 ${f.number(Number(data["minutes"]))} 分鐘：${guessesZhTw(data, f)}`,
    "ban-due": ({ subject, data }, f) =>
      `${subject} 本應被封鎖 ${f.number(Number(data["minutes"]))} 分鐘（observe 模式）：${guessesZhTw(data, f)}`,
    "client-unbanned": ({ subject, data }) =>
      data["reason"] === "own"
        ? `未封鎖 ${subject}：它屬於自己的網路，或有人正從那裡登入本機`
        : `已解除對 ${subject} 的封鎖`,
    "ban-failed": ({ subject, data }, f) =>
      `${f.number(Number(data["bans"]))} 筆封鎖未能寫入防火牆：${subject}`,
    "brute-force": ({ subject, data }, f) =>
      `${subject} 正在猜測密碼（${guessesZhTw(data, f)}），但未封鎖：${sparedZhTw(data["spared"])}`,
    "account-attacked": ({ subject, data }, f) =>
      `${f.number(Number(data["hours"]))} 小時內有 ${f.number(Number(data["networks"]))} 個網路登入 ${subject} 失敗；帳號不會因此被鎖定`,
    "password-spraying": ({ data }, f) =>
      `正遭受密碼噴灑：${f.number(Number(data["hours"]))} 小時內有 ${f.number(Number(data["clients"]))} 個用戶端在 ${f.number(Number(data["accounts"]))} 個帳號上登入失敗`,
    "login-after-attack": ({ subject, data }) =>
      data["reason"] === "guessed"
        ? `${subject} 從 ${data["client"]} 登入成功，而該位址先前在猜測密碼：密碼很可能已被他人掌握，請更換`
        : `${subject} 在許多用戶端嘗試其密碼期間，從未用過的網路 ${data["client"]} 登入成功，請向帳號擁有者查證`,
    "login-new-network": ({ subject, data }) => `${subject} 從未用過的網路 ${data["client"]} 登入`,
    "bad-request": ({ subject }) => `${subject}：有連線傳來的不是政策請求，已關閉`,
  },
  alerts: {
    more: (count, f) => `另有 ${f.number(count)} 個事件`,
    next: "進一步查看：mailwarden guard events；mailwarden guard held",
  },
  setup: {
    postfix: "請執行以下指令，使 Postfix 在每個階段都詢問 guard：",
    exim: ({ acl }) => `請將以下內容放在 ${acl} 所指 ACL 的開頭：`,
    dovecot: "把下列內容加入 Dovecot 的設定並重新載入，讓它的驗證程序詢問 guard：",
    right: "Postfix 在每個階段都最先詢問 guard。",
    unknown:
      "沒有找到 Postfix 或 Exim 的設定。請指定其目錄，例如 mailwarden guard doctor /etc/postfix。",
    eximUnread: "不會檢查 Exim 的 ACL。請與 mailwarden guard setup 的輸出對照。",
    notRunning: "guard 沒有在執行。",
    problems: {
      "hook-missing": ({ parameter }) => `${parameter} 沒有詢問 guard。`,
      "hook-behind-permit": ({ parameter }) =>
        `${parameter} 在 permit 之後才詢問 guard：被它放行的人永遠不會被問到。`,
      "hook-unsafe-default": () =>
        "guard 沒有回應時 Postfix 會拒絕所有郵件：缺少 default_action=DUNNO。",
      "hook-slow": () => "guard 停住時每個用戶端都要等 30 秒以上：缺少 timeout=5s, try_limit=1。",
      "hook-proxy-filter": () =>
        "使用 smtpd_proxy_filter 時 Postfix 無法扣留郵件，會直接寄出。請讓限額以 defer 或 reject 代替 hold。",
      "hook-reinjection": ({ parameter }) =>
        `${parameter} 會對內容過濾器交回的郵件再次詢問：郵件會計數兩次。`,
    },
  },
  learn: {
    from: ({ from, to, accounts, messages }, f) =>
      `依據${from === null || to === null ? "沒有時間戳記的日誌" : ` ${f.moment(from)} 至 ${f.moment(to)} 的日誌`}：${f.number(accounts)} 個帳號，${f.number(messages)} 封郵件。使用前請先核對。`,
    leftOut: ({ subject, cause, confidence }) =>
      `不以 ${subject} 為依據：${cause}（${confidence}）。`,
    nothing: "依現有限額不會扣留任何人，無須提高。",
    peak: ({ name, peak }, f) => `${name}：至今最多 ${f.number(peak)}`,
  },
  done: {
    overrideSet: ({ account, limit, max }) => `${account}：限額 ${limit} 現在是 ${max}。`,
    overrideRemoved: ({ account, limit }) => `${account}：限額 ${limit} 恢復為設定中的值。`,
    noOverride: ({ account, limit }) => `${account}：限額 ${limit} 原本就沒有例外。`,
    accountHeld: ({ account }) =>
      `從現在起扣留 ${account} 的全部郵件。可用 mailwarden guard release 撤銷。`,
    released: ({ messages, accounts }, f) =>
      `已放行 ${f.number(messages)} 封郵件，${f.number(accounts)} 個帳號可以重新寄信。`,
    releaseFailed: ({ queueId, why }) => `${queueId} 未能放行：${why}`,
    unbanned: ({ targets }, f) => `已解除 ${f.number(targets)} 筆封鎖。`,
    notBanned: ({ target }) => `${target} 沒有被封鎖。`,
    unbanFailed: ({ why }) =>
      `無法變更防火牆（${why}）：其中的封鎖會自行到期，也可用 nft list table inet mailwarden 檢視。`,
    undone: ({ incidents, sources, messages, plans }, f) =>
      `已撤銷對 ${f.number(incidents)} 起事件採取的措施：${f.number(sources)} 個來源可以重新寄信，放行 ${f.number(messages)} 封郵件，還原 ${f.number(plans)} 個處置計畫。一天之內 guard 對同一情況只發出警示。`,
    nothingUndone: "guard 沒有自行採取過可以撤銷的措施。",
    undoFailed: ({ what, why }) => `${what} 未能撤銷：${why}`,
  },
  problems: {
    notRunning: ({ address, message }) =>
      `${address} 上沒有 guard 回應（${message}），請用 mailwarden guard 啟動，或用 --config 指定其設定`,
    cannotStart: ({ message }) => `guard 無法啟動：${message}`,
    noSqlite: ({ message }) =>
      `guard 需要 SQLite（${message}），請使用 Node 22.13 或更新版本，或 x64、arm64 的 Linux`,
    badChange: ({ value }) =>
      `「${value}」不是對限額的變更，請寫 LIMIT=數字、LIMIT=off 或 LIMIT=default`,
    badDuration: ({ value }) => `--for：「${value}」不是時間長度，請寫 30m、12h 或 7d`,
    unknownLimit: ({ limit, choices }) =>
      `沒有名為 ${limit} 的帳號限額：可用 ${choices.join("、")}`,
  },
};

/** 用戶端做了什麼。 */
function guessesZhTw(data: EventValues, f: Formats): string {
  if (data["reason"] === "attempts") {
    return `十分鐘內登入失敗 ${f.number(Number(data["attempts"]))} 次`;
  }
  const guesses = `對 ${f.number(Number(data["accounts"]))} 個帳號猜測 ${f.number(Number(data["guesses"]))} 次`;
  return data["reason"] === "spraying" ? `密碼噴灑期間${guesses}` : guesses;
}

function sparedZhTw(spared: EventValues[string] | undefined): string {
  switch (spared) {
    case "known":
      return "最近有正常登入來自該位址";
    case "private":
      return "它是內部主機";
    default:
      return "只涉及一個帳號，僅憑日誌看可能是其擁有者自己的程式";
  }
}

function reactionOf(data: EventValues): string {
  return guardZhTw.reactions[data["reaction"] as GuardReactionName];
}
