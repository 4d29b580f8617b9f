import type { CommandLabels } from "../labels/command-labels.ts";

export const commandZhTw: CommandLabels = {
  tagline: "指出誰透過您的郵件伺服器寄送垃圾郵件、手法為何、從何時開始，並以您自己的日誌行佐證。",
  help: {
    usage: "用法：",
    arguments: "引數：",
    options: "選項：",
    commands: "指令：",
    examples: "範例：",
    exitStatus: "結束狀態：",
    commandPlaceholder: "指令",
    optionsPlaceholder: "[選項]",
    more: "用 mailwarden 指令 --help 檢視個別指令的選項。",
    exitStatuses: [
      { status: 0, meaning: "沒有發現問題，或已完成" },
      { status: 1, meaning: "有發現" },
      { status: 2, meaning: "無法執行；標準錯誤會說明原因與處理方式" },
      { status: 3, meaning: "已完成，但部分資料無法讀取" },
    ],
    defaultValue: (value) => `（預設：${value}）`,
  },
  commands: {
    diagnose: {
      summary: "誰透過本伺服器寄送垃圾郵件、手法為何、從何時開始、現在該怎麼做",
      description:
        "指出濫用背後的帳號、指令碼、用戶端或設定，把握有多大，哪些日誌行可以證明，以及現在該怎麼做。不會變更任何東西。",
      examples: [
        "檢查本機：日誌、佇列與設定",
        "讀取所有輪替日誌，包括壓縮檔",
        "從標準輸入讀取 journal",
        "另一台伺服器最近三天的資料，輸出給程式使用",
        "產生附圖表的網頁，供報告或列印",
        "寫進外人也看得到的工單：只保留被指認者的名稱",
      ],
    },
    trace: {
      summary: "某封郵件、某個位址、IP 或帳號發生了什麼事",
      description:
        "說明每一封符合的郵件：如何進入、經過哪些環節、每位收件者的結果。內容過濾器前後的環節會串接起來。",
      examples: [
        "一封郵件，附日誌行",
        "某個帳號寄出的所有郵件",
        "某個用戶端最近兩小時的所有郵件",
        "某段期間內的所有郵件",
      ],
    },
    explain: {
      summary: "這些貼上的日誌、退信或設定說明了什麼",
      description:
        "用淺白的話逐條解釋日誌、SMTP 回應、退信與設定：發生了什麼，每個欄位是什麼意思，對追究責任代表什麼，又不能證明什麼。整體結論放在最前面。",
      examples: [
        "原樣的論壇提問",
        "一封郵件的所有日誌行",
        "本機 Postfix 的設定",
        "一封退信，供程式讀取",
      ],
    },
    events: {
      summary: "將日誌轉為結構化事件，每行一個 JSON 物件",
      description:
        "依輸入順序將每一行可辨識的日誌輸出為事件。不做任何猜測：日誌行沒寫的內容，事件裡也不會有。",
      examples: ["用 jq 列出失敗的登入", "連無法辨識的行一併輸出"],
    },
    audit: {
      summary: "哪些設定造成了這種情況，具體要改什麼",
      description:
        "讀取 Postfix 或 Exim 的設定，逐個監聽埠回答外人、鄰近主機、使用者和受信任的用戶端能做什麼，並列出經過哪些設定。指出要改什麼，附上指令和檢查方法。不做任何變更。",
      examples: [
        "本機的設定",
        "另一台伺服器的檔案，版本已知",
        "正在執行的 Postfix 所用的設定",
        "供程式使用",
      ],
    },
    probe: {
      summary: "執行中的伺服器行為是否正確：中繼、偽造寄件者、登入、TLS",
      description:
        "與您自己的伺服器進行 SMTP 對話，說明它允許外人、受信任的用戶端和使用者做什麼，每一項都附上作為證據的回應。不向任何人投遞郵件；只有 --deliver-to 指定的信箱可能收到測試郵件。連接埠為 25、587 和 465，或者指定的那一個。",
      examples: [
        "從本機或受信任的機器",
        "從外部：說明外人能做什麼",
        "連同登入後的使用者能做什麼",
        "伺服器的行為是否與設定一致",
      ],
    },
    identity: {
      summary: "SPF、DKIM、DMARC、PTR、HELO 與黑名單對我們有利還是不利",
      description:
        "像收信方一樣查詢 DOMAIN 及其寄信位址：SPF 及其查詢次數、DKIM 金鑰、DMARC、反向名稱、問候名稱、MX、MTA-STS、TLS-RPT、DANE，以及收信方使用的名單（每個名單先做對照查詢）。位址、問候名稱、選擇器與伺服器自己的名單取自 EVIDENCE，沒有時取自本機設定。列出需要發布的記錄。沒有人能回答的，說明為未知，絕不當成不存在。",
      examples: [
        "本機的設定，或 SPF 與 MX 中的位址",
        "一個位址與問候名稱",
        "記錄檔中收信方提到的位址，以及設定中的名單",
        "指定選擇器，透過自己的解析器，供程式使用",
      ],
    },
    bounces: {
      summary: "這個信箱裡哪些退信是由濫用造成的",
      description:
        "讀取一個 Maildir、含有多個 Maildir 的目錄、mbox 或單封郵件，逐封說明退信退回的是誰的郵件：EVIDENCE 所示濫用中的、我們自己的，還是從未經過本伺服器的。archive 只將濫用造成的退信移入隔離區，restore 可移回原處。",
      examples: [
        "被盜用信箱中的退信",
        "列出每封退信及其原因，供程式使用",
        "將濫用造成的退信移出信箱",
        "移回原處",
      ],
    },
    accounts: {
      summary: "某個帳號的情況、是否薄弱；鎖定帳號、恢復帳號",
      description:
        "讀取信箱資料表的傾印與查詢結果、passwd-file、LDIF 和 SQLite 檔案；沒有給出證據時，讀取本機郵件伺服器的資料庫與目錄服務。show 說明帳號是否存在、何時建立、可用於哪些服務、密碼如何儲存；audit 列出全部帳號的弱點；兩者都不顯示所儲存的密碼，也不更動任何內容。lock 在本伺服器驗證登入的各處鎖定帳號；unlock 以新密碼恢復帳號，新密碼只顯示一次。",
      examples: [
        "從資料表的傾印中檢視一個帳號",
        "檢查全部帳號，並查明密碼能否猜出",
        "讀取執行中伺服器的資料表",
        "本機的帳號：Postfix、Dovecot 和 Exim 所查詢的",
        "Postfix 查詢檔所指向的資料庫",
        "讓任何人都不能再登入該帳號",
        "以新密碼恢復該帳號",
      ],
    },
    queue: {
      summary: "佇列裡有哪些郵件、屬於誰、為何在等待",
      description:
        "ACTION 為 list 時列出佇列中的郵件，加上 --by 則依項目統計；show ID 顯示某一封的所有已知資訊。可讀取 Postfix 與 Exim 的佇列目錄，以及 mailq、postqueue -j、postcat、exim -bp 的輸出。hold、release、delete 會先列出符合 FILTER（寫法同 --where）的郵件，再扣留、放行或刪除；刪除的郵件留在隔離區，restore 可將其放回並繼續扣留。",
      examples: [
        "本機佇列裡主要是誰的郵件",
        "某個帳號等待超過一小時的郵件",
        "蒐集來的檔案中的多收件者郵件，輸出給程式使用",
        "依另一台伺服器的清單查看郵件為何等待",
        "某一封郵件",
        "將某帳號、某網段的郵件移出佇列",
        "放回佇列並繼續扣留",
      ],
    },
    report: {
      summary: "寫給他人的文件：主管、對方網路的濫用申訴單位、收件方、帳號使用者",
      description:
        "產生供他人閱讀的文字，不會寄出任何內容。incident：事件報告。abuse：寫給每個攻擊方網路的所有者，為一封郵件（RFC 5965），附 X-ARF 文件與日誌行。delisting：寫給每個拒收我方郵件的收件方，附申請頁面與對方希望看到的內容。owner：寫給遭竊帳號的使用者，用淺白的文字。收件者與其他使用者預設遮蔽。",
      examples: [
        "本機的事件報告，供瀏覽器開啟的網頁",
        "為每個攻擊方網路各寫一封郵件，查詢其申訴聯絡人，存成檔案",
        "對每個拒收我方郵件的收件方該如何申請",
        "給遭竊帳號使用者的說明（日文）",
      ],
    },
    contain: {
      summary: "制止濫用，證明已經制止，並可還原",
      description:
        "plan 列出針對事件將採取的步驟：每一步的原因、影響、變更內容與還原方法。apply 執行最新的計畫（或摘要以此開頭的計畫），verify 確認是否生效，undo 依作業紀錄還原，status 顯示進度。只有 apply 與 undo 會變更內容；任何東西都不會被徹底刪除。",
      examples: [
        "將在這台伺服器上執行的步驟，不做任何變更",
        "依這些日誌擬定計畫，不動佇列",
        "執行最新的計畫",
        "確認是否生效",
        "全部還原；漏洞與垃圾郵件仍維持封住",
      ],
    },
    guard: {
      summary: "常駐監看：每個帳號的限額、扣留郵件、灰名單",
      description:
        "不帶 TASK 或寫 run 時常駐執行：作為政策伺服器回答 Postfix 與 Exim，統計每個帳號、指令碼、網域與網路寄出的郵件，並扣留或拒絕超量的部分。status、top、limits、held 與 events 向執行中的 guard 查詢；limit、hold、release 與 undo 會改變它；undo 撤銷 guard 自行採取的措施。learn 讀取指定的日誌或本機的日誌，並給出設定。預設的 observe 模式下不扣留也不拒絕任何郵件。",
      examples: [
        "常駐執行；監聽位址由設定決定",
        "執行狀況，以及安裝設定中的問題",
        "誰最接近限額",
        "為月底設一個例外",
        "扣留一個疑似遭盜用帳號的全部郵件",
        "放行一封遭扣留的郵件，或某個帳號的全部郵件",
        "撤銷 guard 自行採取的全部措施",
        "給出設定：照過去 30 天那樣寄信就不會遭扣留",
        "讓 Postfix 詢問 guard 需執行的指令",
        "郵件伺服器是否在正確的位置詢問",
      ],
    },
    collect: {
      summary: "輸出指令碼，用來在沒有 Node 的伺服器上蒐集證據",
      description:
        "輸出唯讀的 POSIX shell 指令碼。請在郵件伺服器上以 root 身分執行；它產生的 .tar.gz 就是其他指令的 EVIDENCE。",
      examples: ["寫出指令碼", "讀取它蒐集的資料"],
    },
    config: {
      summary: "設定檔是否正確；輸出帶註解的預設設定",
      description:
        "check 指出設定中的每個錯誤、所在位置和處理方式。describe 輸出帶全部預設值的設定檔，並說明每個設定的用途。其中從不包含密碼：密碼存放在單獨的檔案或環境變數中。",
      examples: ["檢查預設的設定檔", "檢查另一個檔案，供程式使用", "開始撰寫設定檔"],
    },
    completion: {
      summary: "輸出讓 shell 補全指令與選項的指令碼",
      description:
        "為 bash、zsh 或 fish 輸出指令碼，與本說明出自同一份宣告。請放到 shell 尋找補全指令碼的位置。",
      examples: ["供 bash 的所有使用者使用", "供 zsh 的所有使用者使用", "在 fish 中僅供自己使用"],
    },
  },
  arguments: {
    host: "您的伺服器的名稱或位址，只探測某個連接埠時寫上連接埠：mail.example.com、192.0.2.1:587、[2001:db8::1]:25",
    shell: "bash、zsh 或 fish",
    kind: "寫什麼：incident、abuse、delisting 或 owner；省略則為 incident",
    evidence:
      "檔案、目錄、封存檔，或以 - 表示標準輸入，可任意混合：日誌、佇列清單、設定、郵件、貼上的文字。未指定則檢查本機",
    config:
      "main.cf、master.cf、exim.conf、對照表，postconf、exim -bP、doveconf -n 的輸出：檔案、資料夾、封存檔，或用 - 表示標準輸入。不寫則為本機",
    action:
      "要做什麼：list（用於 bounces），show、audit、lock 或 unlock（用於 accounts），list 或 show ID（用於 queue），check 或 describe（用於 config）",
    login: "用於 show：登入名稱，例如 info@example.com；不含網域時在所有網域中尋找。audit 不需要",
    maildir: "一個 Maildir、含有多個 Maildir 的目錄、mbox 或單封郵件",
    task: "run、status、top、limits、limit、held、hold、release、bans、unban、events、setup 或 doctor。省略則為 run",
    target:
      "limits、limit、held、hold：帳號；release：佇列 ID、帳號，或 all；unban：位址、/64，或 all；setup、doctor：設定所在處，省略則為本機",
    change: "limit：LIMIT=數字、LIMIT=off，或用 LIMIT=default 撤銷",
    domain: "寄信所用的網域，例如 example.com",
    query: "佇列 ID、Message-ID、郵件地址、IP 位址、帳號，或時間範圍 FROM..TO",
  },
  flags: {
    format: "輸出格式",
    since:
      '只看此時間之後：2024-05-01T08:00:00+02:00、"2024-05-01 08:00"、2024-05-01，或多久以前：90m、2h、3d、1w',
    until: "只看此時間之前，寫法相同；只寫日期則包含當天整天",
    year: "日誌時間不含年份時，第一筆日誌的年份（1970 至 2100）",
    timezone: "日誌時間不含時差時的時區，例如 Asia/Taipei 或 UTC；預設為本機時區",
    where:
      "只看符合條件的郵件：account=info@example.com and (age>1h or recipients>10) and not sender~news；欄位：account、client（位址或網段）、client-name、helo、method、sender、sender-domain、recipient、receiver、recipients、age、size、queue、reason、uid、user、script、subject、message-id、id、bounce、mta、incident（事件的 ID 或其開頭；會先診斷證據，因此請把記錄與佇列一起給出）、source；運算子：= != ~ !~ < <= > >=；~ 比對其中一部分，* 代表任意內容；只寫欄位名稱表示該項已知。資料沒有寫明的一律不符合",
    by: "不逐封列出，而依此項統計郵件",
    all: "也輸出無法辨識的行，標為 kind：unparsed",
    lines: "顯示每封郵件的日誌行",
    redact: "隱去未被指認者的位址、名稱、主機與 IP；同一個值一律換成同一個代號",
    "check-weak": "在本機用最常見的密碼和由登入名稱組成的密碼嘗試，最多一分鐘",
    incident: "要處置的事件 ID，僅為可能的也可以；省略時取至少為「很可能」的最嚴重事件",
    only: "只執行這些步驟（名稱或 ID，以逗號分隔）；已完成的會重做",
    except: "除這些步驟之外全部執行",
    reopen: "即使會讓濫用繼續，也還原這些步驟",
    "dry-run": "不做任何變更，只顯示將變更的內容",
    "keep-going": "某一步失敗時繼續下一步",
    state: "存放 guard 的狀態、計畫、作業紀錄與隔離區的資料夾（預設：/var/lib/mailwarden）",
    "mta-version":
      "郵件伺服器的版本，例如 3.7.11，用於檔案中沒有寫明時；否則與版本有關的問題不作定論",
    ip: "寄信的位址，以逗號分隔；否則取自證據、SPF 或 MX",
    helo: "伺服器的問候名稱；否則取自設定",
    selector: "DKIM 金鑰的選擇器，以逗號分隔；否則取自證據，或試常用的",
    resolver:
      "查詢這台 DNS 伺服器，例如 192.0.2.53 或 192.0.2.53:5353；否則用 /etc/resolv.conf 中的",
    output: "將每份文字寫成檔案，存入該資料夾；只有擁有者可以讀取",
    lookup: "向網際網路註冊機構（RDAP）查詢每個網路的濫用申訴聯絡人",
    rdap: "改為查詢該 RDAP 伺服器，例如 https://rdap.example.net/；同時啟用 --lookup",
    from: "您的電子郵件地址，作為文字的寄件者；省略則為遭濫用網域的 postmaster",
    unmasked: "不遮蔽收件者與其他使用者",
    config: "設定檔，代替 MAILWARDEN_CONFIG 或 /etc/mailwarden/mailwarden.yaml",
    "i-own-this": "伺服器是您自己的，雖然不是本機",
    domain: "伺服器接收郵件的一個網域；預設取伺服器名稱後面的部分",
    known: "該網域裡存在的一個地址；預設為 postmaster",
    sender: "探測用的寄件者：您在別處的地址，其網域能夠解析",
    user: "要試的登入名稱：它能用哪些寄件者。密碼：--password-file、MAILWARDEN_PROBE_PASSWORD，或當場輸入",
    "password-file": "第一行是 --user 密碼的檔案",
    "deliver-to": "您在該伺服器上的信箱：會收到測試郵件，用於別的辦法看不出來的問題",
    source: "從本機的哪個位址連線",
    compare: "該伺服器的設定：指出設定與行為的差異，並嘗試其表中列出的名稱",
    for: "持續多久：30m、12h、7d；省略則直到撤銷",
    reason: "原因；會寫入事件，並顯示在例外旁",
    lang: "語言；預設取自 LC_ALL、LC_MESSAGES 或 LANG",
    "no-color": "不使用色彩；環境變數 NO_COLOR 效果相同",
    help: "顯示此說明",
    version: "顯示版本",
  },
  errors: {
    failed: (text) => `mailwarden: ${text}`,
    unknownOption: ({ option, suggestion }) =>
      suggestion === undefined
        ? `未知的選項 ${option}，請用 --help 檢視可用選項`
        : `未知的選項 ${option}，是否要用 ${suggestion}？`,
    unknownCommand: ({ command, suggestion }) =>
      suggestion === undefined
        ? `未知的指令「${command}」，請用 mailwarden --help 檢視可用指令`
        : `未知的指令「${command}」，是否要用 ${suggestion}？`,
    missingArgument: ({ argument, command }) =>
      `${command}：缺少引數 ${argument}，請見 mailwarden ${command} --help`,
    missingValue: ({ option }) => `${option}：缺少值，請見 --help`,
    excessArguments: ({ command }) => `${command}：引數過多，請移除多餘的，含空格的引數請加引號`,
    invalidChoice: ({ option, value, choices, suggestion }) =>
      suggestion === undefined
        ? `${option}：「${value}」不是可用的值，請用 ${choices.join("、")}`
        : `${option}：「${value}」不是可用的值，是否要輸入 ${suggestion}？可用 ${choices.join("、")}`,
    invalidSender: ({ value }) =>
      `--from：「${value}」不是一般的電子郵件地址，請寫成 postmaster@example.com 這樣`,
    invalidServer: ({ value }) =>
      `--rdap：「${value}」不是 https 位址，請寫成 https://rdap.example.net/ 這樣`,
    cannotWrite: ({ folder, message }) =>
      `--output：無法寫入「${folder}」：${message}，請指定有寫入權限的資料夾`,
    invalidVersion: ({ value }) =>
      `--mta-version：「${value}」不是版本號，請寫成 3.7.11 或 4.96 的形式`,
    identity: {
      domain: ({ value }) => `DOMAIN：「${value}」不是網域，請給出例如 example.com`,
      ip: ({ value }) =>
        `--ip：「${value}」不是 IP 位址，請給出例如 192.0.2.7 或 192.0.2.7,2001:db8::7`,
      helo: ({ value }) => `--helo：「${value}」不是名稱，請給出例如 mail.example.com`,
      selector: ({ value }) => `--selector：「${value}」不是選擇器，請給出例如 mail`,
      resolver: ({ value }) =>
        `--resolver：「${value}」不是 DNS 伺服器，請給出其位址，例如 192.0.2.53 或 [2001:db8::53]:5353`,
      noAnswer: "沒有 DNS 伺服器回答，請檢查網路與 /etc/resolv.conf，或用 --resolver 指定伺服器",
    },
    noConfiguration:
      "沒有找到 Postfix 或 Exim 的設定，請指定 /etc/postfix、main.cf、exim.conf，或用管線傳入 postconf -n 的輸出",
    invalidYear: ({ value }) =>
      `--year：「${value}」不是 1970 至 2100 之間的年份，請寫四位數字，例如 2024`,
    invalidZone: ({ value }) =>
      `--timezone：「${value}」不是已知的時區，請寫 IANA 時區名稱，例如 Asia/Taipei 或 UTC`,
    invalidTime: ({ option, value }) =>
      `${option}：「${value}」不是有效的時間，請寫 2024-05-01、"2024-05-01 08:00"、2024-05-01T08:00:00+02:00，或 2h、3d`,
    sinceAfterUntil: ({ since, until }) =>
      `--since 「${since}」晚於 --until 「${until}」，請將兩者對調`,
    query: {
      "empty-query": () => "QUERY 是空的，請給佇列 ID、Message-ID、郵件地址、IP 或帳號",
      "bad-period": (word) =>
        `QUERY：「${word}」不是時間範圍，請寫 FROM..TO，例如 2024-05-01T08:00..2024-05-01T12:00`,
      "masked-value": (word) => `QUERY：「${word}」已遭遮蔽或截斷，請照日誌中的原樣給`,
      "bad-network": (word) =>
        `QUERY：「${word}」不是 IP 位址或網段，請寫 192.0.2.1 或 192.0.2.0/24`,
      "too-short": (word) => `QUERY：「${word}」太短，無法搜尋，請給完整的字詞`,
    },
    filter: {
      failed: ({ at, text }, f) => `--where 第 ${f.number(at)} 個字元：${text}`,
      empty: ({ wanted }) => `條件是空的，請給條件，例如 ${wanted.join("、")}`,
      "too-long": ({ wanted }) => `條件超過 ${wanted.join("、")} 個字元，請縮短`,
      "too-deep": ({ wanted }) => `括號與 not 的巢狀超過 ${wanted.join("、")} 層，請簡化`,
      "unknown-field": ({ word, wanted }) => `「${word}」不是欄位，請用 ${wanted.join("、")}`,
      "wrong-operator": ({ word, field, wanted }) =>
        `${field} 不能以「${word}」比較，請用 ${wanted.join(" ")}`,
      "missing-value": ({ word, wanted }) =>
        `「${word}」後面缺少值，請給值，例如 ${wanted.join("、")}`,
      "bad-value": ({ word, field, wanted }) =>
        `「${word}」不是 ${field} 的有效值，請用 ${wanted.join("、")} 這樣的寫法`,
      "unknown-incident": ({ word, wanted }) =>
        wanted.length === 0
          ? `證據中沒有任何事件，因此沒有 ${word}，請把記錄與佇列一起給出`
          : `證據中沒有事件 ${word}，請用 ${wanted.join("、")} 其中之一`,
      "unclosed-quote": ({ word, wanted }) => `引號未結束：${word}，請以 ${wanted.join("、")} 結束`,
      "unclosed-parenthesis": ({ word, wanted }) =>
        `括號「${word}」未結束，請在結尾處加上 ${wanted.join("、")}`,
      unexpected: ({ word, wanted }) =>
        `此處不應是「${word}」，應為 ${wanted.join("、")}；含空格或括號的值請加引號`,
      "unexpected-end": ({ wanted }) => `條件不完整，請接著寫欄位，例如 ${wanted.join("、")}`,
    },
    contain: ({ state, remedy }) => `${state}，${remedy}`,
    unreadable: ({ name, state, remedy }) => `無法讀取「${name}」：${state}，${remedy}`,
    probe: {
      invalidHost: ({ value }) =>
        `HOST：「${value}」不是主機，請寫成 mail.example.com、192.0.2.1:587 或 [2001:db8::1]:25`,
      invalidAddress: ({ option, value }) =>
        `${option}：「${value}」不是郵件地址，請寫成 postmaster@example.com 的形式`,
      "unknown-host": ({ host }) => `${host}：找不到位址，請檢查名稱，或直接給出位址`,
      "not-own": ({ host, detail }) =>
        `${host}：${detail} 不是本機的位址：如果伺服器是您的，請加上 --i-own-this`,
      "nobody-listens": ({ host, detail }) =>
        `${host}：連接埠 ${detail} 沒有回應：伺服器在執行嗎？中間有防火牆嗎？`,
      noPassword: ({ user }) =>
        `--user ${user}：沒有密碼，請用 --password-file FILE 或 MAILWARDEN_PROBE_PASSWORD 給出，或在終端機輸入`,
      unreadablePassword: ({ file }) =>
        `--password-file：無法讀取「${file}」，請指定第一行為密碼的檔案`,
    },
    unexpected: ({ message }) => `程式本身發生錯誤而中止：${message}，請連同所用的指令一起回報`,
  },
  progress: {
    reading: ({ bytes, totalBytes, lines, found, soFar }, f) => {
      const share =
        totalBytes === null || totalBytes === 0
          ? f.bytes(bytes)
          : `${f.bytes(bytes)} / ${f.bytes(totalBytes)} (${f.percent(Math.min(1, bytes / totalBytes))})`;
      const counts = [
        ...(lines === null ? [] : [`${f.number(lines)} 行`]),
        ...(found === null ? [] : [`找到 ${f.number(found)} 項`]),
        ...(soFar === undefined
          ? []
          : [
              `郵件 ${f.number(soFar.messages)} 封`,
              `登入失敗 ${f.number(soFar.failedLogins)} 次`,
              `拒收 ${f.number(soFar.refusals)} 次`,
            ]),
      ];
      return `讀取中：${[share, ...counts].join("，")}`;
    },
  },
};
