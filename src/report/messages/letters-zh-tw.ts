import type { LettersLabels } from "../labels/letters-labels.ts";

interface Span {
  readonly firstAt: string | null;
  readonly lastAt: string | null;
}

/** The stamps as the log has them: an abuse desk compares them with its own logs. */
function period({ firstAt, lastAt }: Span): string {
  if (firstAt === null) return "";
  return lastAt === null || lastAt === firstAt
    ? `（首次：${firstAt}）`
    : `（${firstAt} 至 ${lastAt}）`;
}

export const lettersZhTw: LettersLabels = {
  abuse: {
    subject: ({ network }) => `貴單位網路 ${network} 對外攻擊通報`,
    greeting: "您好：",
    intro: ({ hosts }, f) =>
      `貴單位網路中有 ${f.number(hosts)} 台主機攻擊了本單位的郵件伺服器，很可能已遭植入惡意程式或被入侵：`,
    attacks: {
      "stolen-credentials": (v, f) =>
        `${v.ip} 以竊得的密碼登入，向 ${f.number(v.recipients)} 位收件者寄出 ${f.number(v.messages)} 封郵件${period(v)}。`,
      "auth-bypass": (v, f) =>
        `${v.ip} 繞過登入驗證，向 ${f.number(v.recipients)} 位收件者寄出 ${f.number(v.messages)} 封郵件${period(v)}。`,
      "open-relay": (v, f) =>
        `${v.ip} 未經許可透過本單位伺服器中繼，向 ${f.number(v.recipients)} 位收件者寄出 ${f.number(v.messages)} 封郵件${period(v)}。`,
      "brute-force": (v, f) =>
        `${v.ip} 以暴力方式猜測密碼，登入失敗 ${f.number(v.failures)} 次${period(v)}。`,
    },
    request: "請依上述位址與時間找出對應的用戶，並制止其濫用行為。歡迎回覆，但並非必要。",
    evidence: "以下為本單位日誌，時間與時區以日誌為準。與此事無關者的位址已遮蔽。",
    evidenceUnmasked: "以下為本單位日誌，時間與時區以日誌為準。",
    moreLines: (count, f) => `（該主機另有 ${f.number(count)} 行日誌，可應要求提供）`,
    moreHosts: (count, f) => `貴單位網路另有 ${f.number(count)} 台主機行為相同，詳見附件清單。`,
    closing: "附件的 JSON 文件以 X-ARF 4 格式（https://xarf.org）記錄相同內容，可供程式處理。",
  },
  delisting: {
    title: ({ receiver }) => `如何讓 ${receiver} 恢復接收我方郵件`,
    ways: {
      form: ({ place }) => `請以下方內文填寫表單：${place}`,
      mail: ({ place }) => `請將下方內文寄到 ${place}，寄件地址不能是已遭對方拒收的位址。`,
      "look-up": ({ place }) =>
        `請在 ${place} 查詢您的 IP 位址。若已列入，頁面會說明原因，並提供移除按鈕或表單。`,
      expires: ({ place }) =>
        `只要不再寄出垃圾郵件，該紀錄會自動失效：${place}。無須也無法向任何人申請。`,
      recovers: ({ place }) =>
        `這類封鎖沒有人工解除的管道：正常寄信數日後，信譽會自行恢復。可在 ${place} 觀察。`,
      dead: ({ place }) =>
        `該名單已停止服務（${place}），沒有人能為您移除。請收件方從其設定中刪除該名單：下方內文即是寫給對方郵件管理員的。`,
      postmaster: ({ place }) =>
        `本程式不知道對方是否有申請頁面。請將下方內文寄到 ${place}；依規定每個郵件網域都必須有人閱讀該信箱（RFC 5321，4.5.1）。若對方的拒收訊息中附有網頁，請先使用該網頁。`,
      "no-address": () =>
        "本程式不知道對方是否有申請頁面，日誌中也沒有對方的主機名稱。請在對方的拒收訊息中尋找網址。",
    },
    advice: {
      "stop-first":
        "先制止濫用，再提出申請。垃圾郵件仍在外寄時申請，不僅會被拒絕，也會影響對方對您的判斷。",
      "cause-and-cure": "說明原因以及您做了哪些改善。只寫「請解除封鎖」會被拒絕。",
      "own-address": "寫明伺服器對外的 IP 位址，也就是外界看到的位址。",
      "quote-answer": "完整引用對方的拒收訊息，包含其中的錯誤代碼。",
      "reverse-name": "設定反解（PTR），它應能正解回同一位址，且看起來不像撥接線路。",
      authentication: "為您的寄件網域設定好 SPF、DKIM 與 DMARC。",
      "log-in-account": "需要在對方網站註冊帳號，請使用該 IP 位址或網域所有者的身分。",
      "static-address": "該位址必須是用來架設郵件伺服器的固定 IP；否則請透過業者的中繼主機寄信。",
      "clean-recipients": "從寄件名單中清除失效位址：不存在的收件者過多會被視為垃圾郵件。",
      "slow-down": "數日內放慢對該收件方的寄信速度：減少同時連線數，減少每封郵件的收件者數。",
      "feedback-loop": "加入對方的申訴回饋機制（FBL），在遭到封鎖之前就能得知申訴。",
      "one-request": "只申請一次，然後等候；重複申請會被忽略或延後處理。",
      "never-pay": "不要為加快移除而付費，不付費該紀錄也會到期失效。",
      "network-owner": "若整個網段遭列入，只有網段所有者才能申請。請聯絡您的業者或機房。",
      "recipient-asks": "由對方的用戶（收不到您郵件的人）提出，往往比您自己申請更快。",
      "check-lists": "對方參考公開的黑名單。請先從那些名單移除（mailwarden identity 會列出）。",
    },
    stillGoingOn:
      "請注意：到日誌結尾濫用仍在持續，現在不要寄出本申請。請先執行：mailwarden contain plan",
    headings: {
      way: "寄往何處",
      advice: "對方希望看到什麼",
      letter: "內文",
      translation: "中文對照（僅供您本人閱讀）",
    },
    letter: {
      subject: ({ address }) => `申請恢復接收來自 ${address} 的郵件`,
      greeting: "郵件管理員您好：",
      refused: ({ receiver, address, since, count }, f) =>
        since === null
          ? `${receiver} 的伺服器已 ${f.number(count)} 次拒收我方伺服器 ${address} 寄出的郵件。`
          : `自 ${since} 起，${receiver} 的伺服器已 ${f.number(count)} 次拒收我方伺服器 ${address} 寄出的郵件。`,
      yourAnswer: "貴方的回應為：",
      cause: ({ cause, firstAt, lastAt, messages }, f) =>
        firstAt === null || lastAt === null
          ? `我方已從日誌查明原因：${cause}，共 ${f.number(messages)} 封郵件。`
          : `我方已從日誌查明原因：${cause}，${firstAt} 至 ${lastAt} 期間共 ${f.number(messages)} 封郵件。`,
      stopped: "此後我方伺服器未再寄出這類郵件。",
      noCause:
        "我方日誌顯示這段期間伺服器並未遭到濫用。請告知貴方觀察到的情況，並附上一封樣本的郵件標頭。",
      measures: "我方已採取下列措施（請刪除與事實不符的項目）：",
      done: {
        "stolen-credentials": [
          "已鎖定該帳號、更換密碼，並中斷其現有工作階段",
          "已檢查帳號使用者的裝置，確認沒有惡意程式",
          "已刪除佇列中的垃圾郵件",
          "已限制每個帳號每小時的收件者數",
        ],
        "auth-bypass": [
          "現已拒絕空白登入與不存在的使用者登入",
          "已刪除佇列中的垃圾郵件",
          "已從外部測試，確認漏洞已補上",
        ],
        "open-relay": [
          "現已拒絕外部未驗證的中繼",
          "已刪除佇列中的垃圾郵件",
          "已從外部測試，確認伺服器不是開放中繼",
        ],
        "trusted-network": [
          "已將受感染的主機斷網並進行清理",
          "內部網路的主機現在也必須驗證才能寄信",
          "已刪除佇列中的垃圾郵件",
        ],
        "local-script": [
          "已移除該指令碼，並修補其入侵所用的漏洞",
          "網站程式已更新到最新版本",
          "已刪除佇列中的垃圾郵件",
        ],
        "application-abuse": ["網站表單已加上防機器人措施", "已刪除佇列中的垃圾郵件"],
        forwarding: ["疑似垃圾郵件不再轉寄", "轉寄的郵件改用我方自己的信封寄件者（SRS）"],
        backscatter: ["現在對不存在的收件者直接拒收，不再退信", "已刪除佇列中的退信"],
        "srs-abuse": ["SRS 改寫地址現在須通過簽章驗證才會接受", "已刪除佇列中的垃圾郵件"],
        "joe-job": [
          "這些郵件並未經過我方伺服器：是他人在別處冒用我方位址",
          "我方網域現已設定 SPF、DKIM 與 DMARC 政策",
        ],
        "direct-to-mx": ["已清除繞過郵件伺服器寄信的程式", "現在只有郵件伺服器能連到外部的 25 埠"],
        unknown: ["已停止外寄", "已刪除佇列中的垃圾郵件"],
      },
      request: "懇請貴方恢復接收我方郵件；如仍有不足之處，請告知。",
      contact: ({ address }) => `聯絡方式：${address}`,
      unknownAddress: "【填寫伺服器 IP 位址】",
      unknownContact: "【填寫電子郵件地址】",
    },
  },
  ownerNote: {
    subject: ({ account }) => `您的信箱 ${account} 遭他人使用`,
    greeting: "您好：",
    happened: ({ account, since, messages }, f) =>
      since === null
        ? `有人取得了您的信箱 ${account} 的密碼，並以您的名義寄出 ${f.number(messages)} 封垃圾郵件。`
        : `有人取得了您的信箱 ${account} 的密碼，自 ${f.moment(since)} 起以您的名義寄出 ${f.number(messages)} 封垃圾郵件。`,
    blame:
      "再小心的人也可能遇到：電腦中毒、在假的登入頁面輸入過密碼，或是同一組密碼用在別處而遭竊。",
    locked:
      "我們會暫時鎖定這個信箱，避免他人繼續用它寄信。您的郵件不會遺失，新到的郵件會為您保留。",
    stepsTitle: "請依下列順序處理：",
    steps: [
      "在檢查完成之前，不要在收發這個信箱的電腦或手機上輸入任何密碼，否則病毒會把新密碼也偷走。",
      "用最新的防毒軟體檢查每一台裝置，或者把裝置帶來給我們檢查。",
      "確認乾淨之後才設定新密碼：要夠長，而且不在其他任何地方使用。請來電或親自過來，一起解除信箱鎖定。",
      "在每台收發郵件的裝置和軟體裡換上新密碼。",
      "如果舊密碼也用在別處，例如網路銀行、購物網站或其他信箱，請一併更換，而且各不相同。",
      "打開信箱設定，看看有沒有不是您自己設定的自動轉寄或篩選規則，有的話請告訴我們。",
      "如果您最近點過郵件裡的連結並輸入密碼，或者開過意料之外的附件，請告訴我們。",
    ],
    never:
      "我們絕不會透過郵件或電話詢問您的密碼。如果有人因為收到您的郵件而抱怨，可以把這份說明給對方看。",
    closing: "郵件管理員",
  },
  talk: {
    forContact: ({ name, to }) => `${name}：收件者 ${to}`,
    findContact: ({ name, commands }) =>
      `${name}：可用下列任一指令查詢濫用申訴聯絡人：${commands.join("；")}；也可以加上 --lookup 重新執行`,
    ownerUnknown: {
      "not-found": "註冊機構沒有該網路的紀錄",
      "no-contact": "註冊機構沒有登記濫用申訴聯絡人",
      "rate-limited": "註冊機構暫時不再回應查詢",
      unreachable: "無法連線到註冊機構",
      "bad-answer": "註冊機構的回應無法理解",
      "no-registry": "沒有註冊機構負責該位址",
      "not-asked": "查詢時間已用完，未查詢",
    },
    written: ({ files, folder }, f) => `已在 ${folder} 寫入 ${f.number(files)} 個檔案`,
    nothing: {
      abuse: "沒有需要通報的對象：材料中沒有確定或很可能攻擊過本伺服器的網際網路主機",
      delisting: "沒有需要申請的對象：材料中沒有拒收我方郵件的收件方",
      owner: "沒有需要通知的對象：材料中沒有密碼確定或很可能遭竊的帳號",
    },
    leftOut: ({ count }, f) =>
      `另有 ${f.number(count)} 封未寫出，請先寄出已寫出的，再用 --since 縮小材料範圍`,
    notSent: "沒有寄出任何內容。請逐一閱讀後自行寄出。",
  },
};
