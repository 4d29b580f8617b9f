import type { SettingsLabels } from "../labels/settings-labels.ts";

export const settingsZhTw: SettingsLabels = {
  keys: {
    accounts: "郵件伺服器的帳號：沒有給出證據時，accounts show 和 accounts audit 讀取這裡。",
    "accounts.databases":
      "帳號存放在哪裡。留空時使用本機 Postfix、Dovecot 和 Exim 自己查詢的資料庫與目錄服務。下面的註解列出一個項目的各個鍵，請取該類型需要的鍵。",
    "accounts.databases[].kind":
      "mysql（含 MariaDB）、postgresql、ldap，或 file：passwd-file、SQLite 資料庫、傾印，或郵件伺服器的查詢檔。",
    "accounts.databases[].host": "mysql、postgresql：伺服器的名稱或位址。",
    "accounts.databases[].port": "mysql、postgresql：連接埠，預設為 3306 或 5432。",
    "accounts.databases[].socket":
      "mysql、postgresql：代替 host，寫通訊端（socket）；PostgreSQL 寫通訊端所在的目錄。",
    "accounts.databases[].database":
      "mysql、postgresql：資料庫。能識別 PostfixAdmin、iRedMail 和 ExtMail 的資料表，其他資料表依欄位名稱推斷。",
    "accounts.databases[].user": "使用者；ldap 寫其 DN。只需要讀取權限。",
    "accounts.databases[].passwordFile": "只存放密碼的檔案。密碼不得寫在本設定檔中。",
    "accounts.databases[].passwordEnv": "代替 passwordFile：存放密碼的環境變數。",
    "accounts.databases[].tls": "加密連線並驗證伺服器憑證；ldap:// 使用 STARTTLS。",
    "accounts.databases[].caFile": "用於驗證的憑證，代替 Node.js 信任的憑證。",
    "accounts.databases[].query":
      "mysql、postgresql：用於未知資料表的 SELECT 陳述式。欄位名稱說明其內容：username、password、active、created、last_login。",
    "accounts.databases[].url": "ldap：ldap://、ldaps:// 或 ldapi:// 加伺服器。",
    "accounts.databases[].base": "ldap：帳號所在的上層項目。",
    "accounts.databases[].filter": "ldap：哪些項目是帳號。不寫則為人員項目以及所有帶密碼的項目。",
    "accounts.databases[].path": "file：檔案路徑。",
    probe: "對執行中伺服器的探測。",
    "probe.hosts":
      "屬於您自己、但不是本機的伺服器的名稱和位址：probe 探測它們時不需要 --i-own-this。",
    guard: "常駐的守護程式：mailwarden guard。",
    "guard.mode": "observe：不扣留也不拒絕，只作提示。hold：限額生效。enforce：還會處置可疑帳號。",
    "guard.listen": "Postfix 與 Exim 前來詢問的位址：inet:IP:PORT 或 unix:PATH。",
    "guard.control": "guard status、top、release 等指令向執行中的 guard 詢問的位址。",
    "guard.http": "供監控讀取 /metrics、/health 與 /ready 的位址；不寫則不提供。",
    "guard.defaultDomain":
      "登入名稱不含網域時所屬的網域，使 info 與 info@example.com 視為同一帳號。",
    "guard.ownNetworks": "其中的用戶端無須登入即可寄信的網路。它們不會受灰名單延遲。",
    "guard.logs":
      "要追蹤的日誌，用來了解登入與寄信情況：寫路徑，journalctl 表示 journal。省略則為本機郵件伺服器的日誌，沒有日誌檔時用 journal；[] 表示都不追蹤。",
    "guard.rememberedRecipients":
      "記住多少組帳號與收件者，用來判斷帳號是否第一次寫給某人；每組 8 位元組。",
    "guard.limits":
      "限額，依名稱列出。per：account、script、domain、network 或 server；counts：recipients、messages、new-recipients 或 networks；within：10m、1h、1d、30d 或 message；answer：warn、hold、defer 或 reject；from：authenticated、script、trusted、outside。省略的鍵維持此處的值；寫 LIMIT: off 可移除一個限額。",
    "guard.profiles": "某類帳號使用的其他上限，依限額名稱列出；off 表示沒有該限額。",
    "guard.accounts": "帳號及其類別，例如 news@example.com: newsletter。",
    "guard.senders": "帳號可以使用哪些寄件者地址。",
    "guard.senders.mismatch": "寄件者不屬於該帳號時：allow、warn、hold 或 reject。",
    "guard.senders.own": "什麼算帳號自己的：address 為其位址，domain 為其網域下的所有位址。",
    "guard.senders.nullSender": "帳號以空位址 <> 寄信時：allow、warn、hold 或 reject。",
    "guard.senders.alsoAs":
      '帳號的其他位址，@網域 表示該網域下全部位址，例如 bob@example.com: [sales@example.com, "@bob.example"]。',
    "guard.authPolicy":
      "Dovecot 驗證程序詢問與回報的位址（auth_policy_server_url）：登入失敗會附上密碼的雜湊，被封鎖的用戶端會被拒絕。省略則只能從日誌得知登入失敗。",
    "guard.authPolicySecretFile":
      "存放 Dovecot 傳來之口令的檔案（auth_policy_server_api_header）；沒有它，本機任何程式的回報都會被相信。",
    "guard.authPolicySecretEnv": "同上，取自環境變數。",
    "guard.logins":
      "登入失敗到什麼程度算攻擊。一次猜測指一個帳號加一個密碼：重複使用同一個錯誤密碼只算一次。",
    "guard.logins.guessesPerHour": "一個用戶端一小時內的不同猜測次數，達到後封鎖。",
    "guard.logins.guessesPerDay": "一個用戶端一天內的不同猜測次數，最多 40，達到後封鎖。",
    "guard.logins.attempts": "只有日誌可查、無從得知密碼是否相同時，一個用戶端十分鐘內的嘗試次數。",
    "guard.logins.accountNetworks":
      "六小時內對同一帳號登入失敗的業者網段（/16）數：只通知，不因此封鎖。",
    "guard.logins.sprayClients":
      "六小時內登入失敗且從未成功的用戶端數：與下面的帳號數同時達到，即為密碼噴灑。",
    "guard.logins.sprayAccounts": "這些用戶端嘗試過的帳號數。",
    "guard.logins.knownFor": "帳號登入過的網路在這段時間內視為它自己的，其位址不會被封鎖。",
    "guard.bans": "用戶端封鎖多久。",
    "guard.bans.first": "首次封鎖的時間長度；上次封鎖後 30 天內再犯，每次延長為四倍。",
    "guard.bans.most": "最長的封鎖時間。",
    "guard.reaction": "對所追蹤日誌中出現的事件採取的措施。",
    "guard.reaction.tell": "從哪一級可信度起發出警示：possible、likely、certain 或 never。",
    "guard.reaction.hold":
      "從哪一級可信度起扣留濫用來源寄出的全部郵件（hold 與 enforce 模式）：likely、certain 或 never。",
    "guard.reaction.contain":
      "從哪一級可信度起執行處置計畫（enforce 模式）：likely、certain 或 never。",
    "guard.reaction.causes":
      "個別原因的例外，例如 local-script: { hold: certain, contain: never }。",
    "guard.reaction.steps":
      "guard 可以自行執行的處置步驟：submission-hold、save-evidence、queue-hold、account-lock、session-kick、client-ban、script-disable。",
    "guard.reaction.perHour":
      "一小時內最多處理的事件數。超過後 guard 只發出警示：出錯的可能是它自己。",
    "guard.alerts":
      "發生事件時通知誰：第一個事件立即通知，其後一分鐘內的合併為一份摘要。註解中列出一個項目的各鍵。",
    "guard.alerts[].kind":
      "webhook（JSON，附簽章）、slack、telegram、dingtalk、feishu、wecom，或 command。",
    "guard.alerts[].urlFile":
      "只含位址的檔案：webhook 位址中含有權杖。telegram 用 https://api.telegram.org/bot...TOKEN.../sendMessage。",
    "guard.alerts[].urlEnv": "取代 urlFile：含有位址的環境變數。",
    "guard.alerts[].secretFile": "webhook、dingtalk、feishu：含有簽章金鑰的檔案。",
    "guard.alerts[].secretEnv": "取代 secretFile：含有金鑰的環境變數。",
    "guard.alerts[].chat": "telegram：聊天 ID。",
    "guard.alerts[].command": "command：程式及其引數；通知以 JSON 形式送到它的標準輸入。",
    "guard.alerts[].events":
      "要通知的事件，代碼見 docs/guard.md。省略則為 limit-reached、sender-mismatch、account-held、incident-found、incident-grew、contain-failed、reaction-paused、login-after-attack、password-spraying、ban-failed、log-unreadable、log-gap、state-unwritable。",
    "guard.alerts[].language": "文字的語言：en、zh-CN、zh-TW 或 ja。",
    "guard.alerts[].redact": "遮蔽帳號、位址與用戶端：它們會離開本機。",
    "guard.greylist":
      "灰名單：陌生用戶端第一次投遞時要求稍後再來。帳號、自己的網路、收件者曾寫過信的對象不受影響。",
    "guard.greylist.enabled": "啟用；另外還需要 observe 以外的模式。",
    "guard.greylist.delay": "陌生用戶端需要等待多久。",
    "guard.greylist.retryWithin": "超過這段時間才回來的，重新視為陌生用戶端。",
  },
  types: {
    text: "文字",
    number: "數字",
    switch: "true 或 false",
    list: "清單",
    section: "帶值的鍵",
  },
  problems: {
    syntax: () => `此處不是有效的 YAML，請檢查縮排、冒號和引號`,
    "unknown-key": ({ key }) => `沒有 ${key} 這個設定，請刪除，或查看 mailwarden config describe`,
    "missing-key": ({ key, wanted }) => `缺少 ${key}，請給出${wanted}`,
    "wrong-type": ({ key, wanted }) => `${key} 的值類型不對，應為${wanted}`,
    "bad-value": ({ key, wanted }) =>
      wanted === ""
        ? `${key} 的值無效，請查看 mailwarden config describe`
        : `${key} 的值無效，請改為${wanted}`,
    "one-of": ({ key, wanted }) => `${key}：以下各項只能給出一個：${wanted}`,
    "secret-in-file": ({ key, wanted }) =>
      `${key}：密碼不應寫在此檔案中，請寫入單獨的檔案，並用 ${wanted} 指明`,
    "secret-missing": ({ key }) =>
      `${key}：無法從該處讀取密碼，請建立該檔案或設定該變數，並讓執行 mailwarden 的使用者可以讀取`,
  },
  choice: ({ choices }) => choices.join("、"),
  check: {
    right: ({ file }) => `${file}：正確。`,
    noFile: ({ file }) => `${file} 不存在：所有設定均為預設值。`,
    wrong: ({ file, problems }, f) => `${file}：有 ${f.number(problems)} 個問題。`,
  },
};
