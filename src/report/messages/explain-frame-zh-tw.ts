import type { ExplainFrame } from "../labels/explain-labels.ts";

export const explainFrameZhTw: ExplainFrame = {
  headings: {
    attack: "這顯示的是哪種攻擊？",
    spammer: "我是垃圾郵件寄送者嗎？",
    signs: "個別行透露的跡象",
    limits: "這些內容說明不了的事",
    lines: "逐行解釋",
    replies: "SMTP 回應",
    mails: "郵件",
    settings: "設定",
    findings: "設定中的問題，最嚴重的在前",
    unknown: "看不懂的內容",
  },
  between: "",
  once: "每個欄位的含義寫在它第一次出現的地方。",
  guilt: "對追究責任的意義：",
  notProof: "不能證明：",
  attacks: {
    "stolen-credentials": "不是主人的人用真實帳號登入寄信。伺服器本身工作正常，丟的是密碼。",
    "auth-bypass":
      "伺服器把形同虛設的登入（空使用者名稱或空密碼）當作有效，陌生人因此算作已登入，可以向任何人寄信。",
    "open-relay": "外人未經登入就送入寄往別家業者的郵件，伺服器照樣中繼：它被當作開放中繼使用。",
    "trusted-network":
      "用戶端因為位址受信任而不必登入。那裡的中毒機器，或者讓所有用戶端看起來都像來自本機的代理，正透過它寄信。",
    "local-script": "郵件由本伺服器上的程式送入，多半是網站的指令碼。",
    "application-abuse": "正常的應用被人利用：表單或註冊頁面向陌生人填寫的位址寄信。",
    forwarding: "進來的郵件被別名或規則轉寄出去，垃圾郵件也在其中，並以您的名義送出。",
    backscatter: "伺服器收下無法投遞的郵件，再把退信寄給被冒用的寄件者：無辜的人收到它。",
    "srs-abuse": "改寫後的退信地址（SRS）被用來透過本伺服器寄信。",
    "joe-job": "別人在別處冒用您的位址；本伺服器從未經手那些郵件，只收到退信。",
    "direct-to-mx": "您網路裡的某個程式繞過郵件伺服器，直接向收件方寄信。",
    unknown: "確有異常，但這些行看不出郵件由誰送入。",
  },
  noAttack: {
    clean: "偵測器所知的攻擊都沒有：這些行看起來是普通郵件。",
    insufficient: "無法判斷：這裡只有很少一部分往來。個別行透露的跡象見下文。",
    nothing: "這裡沒有日誌行。",
  },
  whom: ({ accounts, clients }) =>
    accounts === ""
      ? `用戶端 ${clients}`
      : clients === ""
        ? `帳號 ${accounts}`
        : `帳號 ${accounts}；用戶端 ${clients}`,
  spammer: {
    "through-us":
      "在外界看來，是的：郵件經過您的伺服器，從它的位址送出。但這不等於您是作者：有人在利用您的伺服器；在制止之前，它就是垃圾郵件的來源。",
    "past-us":
      "您的網路是：垃圾郵件從您的位址送出，但沒有經過郵件伺服器。請尋找自行寄信的機器或程式。",
    bounces:
      "某種意義上是：垃圾郵件不是您寄的，但您的伺服器用退信回應，寄給了沒寫過信的人，他們看到的是您的位址。",
    "forged-elsewhere": "不是：您的位址在別處被冒用。那些郵件從未經過本伺服器。",
    perhaps: "有可能：有跡象指向這一點，但這些行還不能證實。",
    "no-sign": "這些行裡沒有跡象。",
    "cannot-tell": "這些行無法判斷：既不指控誰，也不證明誰清白。",
    "settings-open": "只有設定，看不到郵件。但它們允許別人以您的名義寄信（見下文）：隨時可能發生。",
    "settings-closed": "只有設定，看不到郵件。沒有發現能讓陌生人寄信的漏洞。",
    "nothing-to-judge": "這裡沒有能回答這個問題的內容：沒有日誌，也沒有郵件。",
  },
  signs: {
    "login-empty": (count, f) =>
      `${f.number(count)} 封郵件是在空使用者名稱登入之後送入的：伺服器把陌生人當成了自己的使用者。`,
    "login-worked": (count, f) =>
      `${f.number(count)} 封郵件是在成功登入之後送入的：那裡寫明的帳號正在被使用。是不是主人本人，看用戶端位址。`,
    "local-submitter": (count, f) =>
      `${f.number(count)} 封郵件來自本伺服器上的程式：如果是網站伺服器的使用者，請尋找指令碼。`,
    "receivers-block": (count, f) =>
      `對方 ${f.number(count)} 次因信譽拒絕本伺服器的位址：這裡以前送出過垃圾郵件。`,
    "receivers-call-spam": (count, f) => `收件方 ${f.number(count)} 次認為郵件是垃圾郵件。`,
    "sender-domain-missing": (count, f) =>
      `收件方 ${f.number(count)} 次表示寄件者的網域不存在或不收郵件：寄件者是偽造的。`,
    "dead-recipients": (count, f) =>
      `對方那裡有 ${f.number(count)} 個收件者不存在：數量多就說明名單是買來或猜出來的。`,
    "bounce-made": (count, f) =>
      `本伺服器寫了 ${f.number(count)} 封退信。如果原郵件來自外部，這就是反向散射。`,
    "many-recipients": (count, f) => `${f.number(count)} 封郵件的收件者特別多。`,
    "many-in-connection": (count, f) =>
      `用戶端 ${f.number(count)} 次在一次連線裡送入了十封以上的郵件：是程式在寄，不是人。`,
    "no-message-id": (count, f) =>
      `${f.number(count)} 封郵件沒有 Message-ID：寫信的程式不是郵件軟體。`,
    "login-failed": (count, f) =>
      `${f.number(count)} 次登入失敗：有人在試密碼。僅憑這一點還不能說已經猜中。`,
    "relay-refused": (count, f) =>
      `拒絕了 ${f.number(count)} 次中繼嘗試：在那個入口，伺服器做得對。`,
  },
  limits: {
    "whole-messages": ({ ids, total }, f) =>
      `只有 ${f.number(total)} 封郵件從進來到結束都看得到：${f.list(ids, 5)}。結論就建立在它之上。`,
    "no-entry": ({ ids, total }, f) =>
      `有 ${f.number(total)} 封郵件看不到由誰送入：${f.list(ids, 5)}。請在更早的日誌裡查這些 ID。`,
    "no-outcome": ({ ids, total }, f) =>
      `有 ${f.number(total)} 封郵件看不到結果：${f.list(ids, 5)}。`,
    masked: ({ lines }, f) =>
      `有 ${f.number(lines)} 行裡的內容被遮蓋。兩處遮蓋可能相同，也可能不同；不據此指認任何人。`,
    "no-settings": () =>
      "這裡沒有設定：說不出是哪一行讓事情發生的。請附上 `postconf -n` 或 `exim -bP` 的輸出。",
  },
  same: (count, f) => `（共 ${f.number(count)} 行類似）`,
  others: "其餘各行與它不同之處：",
  moreLines: (count, f) => `另有 ${f.number(count)} 行`,
  moreShapes: (count, f) => `另有 ${f.number(count)} 行其他樣式，已略去`,
  morePlaces: (count, f) => `另有 ${f.number(count)} 處`,
  empty: "（空）",
  scope: ({ setting, scope }) => `${setting}（屬於 ${scope}）`,
  byDefault: ({ value }) => `預設值：${value}`,
  otherSettings: ({ names, count }, f) => `另有 ${f.number(count)} 項設定與誰能寄信無關：${names}`,
  replySays: "伺服器對指令的回答。",
  unknownSays: "這些既不是日誌行，也不是 mailwarden 認識的設定、回應或郵件。不從中得出任何結論。",
  moreUnknown: (count, f) => `另有 ${f.number(count)} 行`,
  moreMails: (count, f) => `另有 ${f.number(count)} 封郵件沒有解釋`,
  mailKinds: {
    bounce: "退信：某台伺服器說有一封郵件無法投遞。",
    delay: "延遲通知：有一封郵件還在某處等待。",
    receipt: "回條：有一封郵件已投遞或已轉交。",
    complaint: "濫用檢舉：收件者或服務業者檢舉某封郵件。",
    "auto-reply": "自動回覆，或者缺少報告部分的退信。",
    mail: "一封郵件，不是退信。",
  },
  bounceProves:
    "退信只證明有人以收到退信的位址為名寄過信，不證明是本伺服器寄的。要看被退回的郵件自己走過的路。",
  bounceWithoutOriginal:
    "裡面沒有它所回應的郵件：看不出那封郵件是否經過本伺服器。它不能證明您有任何過錯。",
  mailProves:
    "From、主旨以及寄件者寫的一切都不能證明什麼。可信的是從最上面到第一個外部用戶端為止的 Received 行。",
  mailFields: {
    reporter: "寫報告的伺服器。",
    to: "寄到的位址。",
    at: "時間。",
    from: "由寄件者任意填寫；不能證明什麼。",
    subject: "由寄件者任意填寫。",
    returnPath: "信封寄件者，由寄信方任意填寫；退信的為空。",
    messageId: "由寄信程式自己決定。",
    recipient: "沒能送到的收件者，或檢舉者。",
    dsn: "RFC 3463 的狀態。",
    reason: "原因，對方伺服器的原話。",
    remote: "拒收的伺服器。",
    originalQueueId: "被退回的郵件在您佇列裡的 ID。請在日誌裡搜尋。",
    originalMessageId: "被退回的郵件的 Message-ID。請在日誌裡搜尋。",
    originalSender: "被退回的郵件的信封寄件者；誰都可以隨意填寫。",
    originalFrom: "被退回的郵件的 From；誰都可以隨意填寫。",
    originalTo: "被退回的郵件寄給誰。",
    originalSubject: "被退回的郵件的主旨。",
    originalAccount: "途中的伺服器為它記下的登入帳號；在外部用戶端之下，偽造者也能這樣寫。",
    originalLocalUser: "送入它的本機使用者。",
    originalScript: "傳送它的指令碼，由 PHP 記下；偽造者也能寫出這一行。",
  },
  hops: "它走過的路，最近的在前：",
  originalHops: "被退回的郵件走過的路，最近的在前：",
  hop: ({ by, from, id }) =>
    id === "" ? `${by} 從 ${from} 收到` : `${by} 從 ${from} 收到，編號 ${id}`,
  unknownHost: "未寫明的主機",
  trust: {
    ours: "由收下這封郵件的自家伺服器寫下：可信。",
    reported: "照被退回的郵件所寫：可信程度取決於退回它的一方。",
    top: "由收件一側寫下：可信。",
    below: "在第一個外部用戶端之下：寄信方可以編造這一行。",
  },
  nothing: "沒有可以解釋的內容：沒有認出日誌行、回應、郵件或設定。",
};
