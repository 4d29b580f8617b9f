import type { EvidenceLabels } from "../labels/evidence-labels.ts";

export const evidenceZhTw: EvidenceLabels = {
  kinds: {
    "mail log": "郵件日誌",
    "system log": "系統日誌",
    "pasted text": "貼上的文字",
    "queue file": "佇列檔案",
    "queue listing": "佇列清單",
    mail: "郵件",
    "sql dump": "SQL 傾印檔",
    "account table": "帳號表",
    "web access log": "Web 存取日誌",
    "php mail log": "PHP 郵件日誌",
    "php script": "PHP 指令碼",
    "postfix configuration": "Postfix 設定",
    "exim configuration": "Exim 設定",
    "dovecot configuration": "Dovecot 設定",
    "sqlite database": "SQLite 資料庫",
    "zip archive": "zip 封存檔",
    empty: "空白",
    unknown: "無法辨識",
  },
  notes: {
    "year-assumed": (year) => `日誌行沒有年份，首行視為 ${year} 年。若有誤，請用 --year 指定。`,
    "year-given": (year) => `日誌行沒有年份，依 --year ${year} 處理。`,
    "year-from": (source) => `日誌行沒有年份，年份取自 ${source}。`,
    "year-in-text": (year) => `日誌行沒有年份，依周圍文字中的 ${year} 年處理。`,
    "zone-from": (source) => `日誌行沒有時區，時區取自 ${source}。`,
    truncated: () => "檔案提前結束，已使用現有部分。",
    damaged: () => "檔案有損壞，已使用損壞處之前的部分。",
    "trailing-junk": () => "壓縮資料之後的多餘位元組已略過。",
    "too-large": () => "檔案過大，超出暫存副本上限的部分已略過。",
    "utf-16": () => "原文為 UTF-16 編碼。",
    "joined-lines": (count, f) => `已接回被折斷的行：${f.number(Number(count))} 處。`,
    "split-lines": (count, f) => `從擠成一行的文字中拆出的日誌行：${f.number(Number(count))} 行。`,
    "dropped-lines": (count, f) => `已略過不是日誌的行：${f.number(Number(count))} 行。`,
    "quoted-lines": (count, f) => `已略過重複引用的行：${f.number(Number(count))} 行。`,
    "lines-met-twice": (count, f) => `其他檔案中也有的行只計一次：${f.number(Number(count))} 行。`,
    "outside-period": (count, f) =>
      `在 --since 與 --until 之外的行：${f.number(Number(count))} 行。`,
    "cut-lines": (count, f) => `過長而未完整讀取的行：${f.number(Number(count))} 行。`,
    "year-turned": () => "此檔案中途跨年。",
    "clock-back": (seconds, f) => `此日誌的時鐘有一處倒退了 ${f.duration(Number(seconds))}。`,
    "closed-early": (count, f) =>
      `同時處理中的郵件過多，有 ${f.number(Number(count))} 封只看到一部分。`,
    "not-understood": (shape) => `無法辨識（次數、程式、樣式）：${shape}`,
    "not-a-log": () => "這不是日誌，其中的日誌行只是引文。",
    binary: () => "這不是文字檔。",
    "no-log-lines": () => "其中沒有日誌行。",
    "not-a-file": () => "它不是一般檔案。",
    empty: () => "檔案是空的。",
  },
  notLogs: (kinds) => `未當成日誌讀取：${kinds}`,
  problems: {
    "no-log-here": {
      state: () => "本機的常用位置沒有郵件記錄",
      remedy:
        "請寫出記錄檔，或以管線傳入：journalctl -o short-iso -u 'postfix*' | mailwarden diagnose -",
    },
    missing: { state: () => "沒有這個檔案或目錄", remedy: "請檢查路徑" },
    "no-permission": {
      state: () => "權限不足",
      remedy: "請以 root 身分執行，或加入可讀取該檔案的群組（Debian 上是 adm）",
    },
    "link-loop": { state: () => "符號連結形成循環", remedy: "請直接指定檔案本身" },
    "not-a-file": {
      state: () => "它不是一般檔案",
      remedy: "請用管線傳入內容：COMMAND | mailwarden diagnose -",
    },
    empty: { state: () => "檔案是空的", remedy: "日誌可能在別的檔名下，請找找看" },
    "too-deep": { state: () => "目錄或封存檔的層數過深", remedy: "請先解開，再指定其中的內容" },
    "too-many-files": { state: () => "檔案過多", remedy: "請只指定相關的目錄或檔案" },
    "program-missing": {
      state: (message) => `缺少解壓縮所需的程式（${message}）`,
      remedy: "請安裝該程式，或先行解壓縮",
    },
    "no-space": {
      state: () => "沒有空間存放暫存副本",
      remedy: "請將 TMPDIR 設為空間較大的目錄",
    },
    "read-error": {
      state: (message) => `讀取失敗（${message}）`,
      remedy: "請將它複製到別處，再指定副本",
    },
    "archive-damaged": { state: () => "封存檔已損壞", remedy: "請重新複製或重新打包" },
    "archive-truncated": { state: () => "封存檔不完整，提前結束", remedy: "請重新複製或重新打包" },
    "sparse-member": {
      state: () => "它在封存檔中是稀疏檔案",
      remedy: "請不加 --sparse 重新打包，或先解開",
    },
    "server-unreachable": {
      state: (message) => `伺服器沒有回應（${message}）`,
      remedy: "請啟動伺服器，或在所示檔案中更正位址",
    },
    "login-refused": {
      state: (message) => `伺服器拒絕登入，或不允許讀取相關的資料表（${message}）`,
      remedy: "請在所示檔案中更正使用者名稱和密碼，或授予該使用者 SELECT 權限",
    },
    "database-missing": {
      state: (message) => `資料庫或搜尋起點不存在，或該使用者無權開啟（${message}）`,
      remedy: "請在所示檔案中更正名稱",
    },
    "server-too-slow": {
      state: (message) => `伺服器花費時間過長（${message}）`,
      remedy: "請在伺服器較空閒時重試",
    },
    "server-error": {
      state: (message) => `伺服器回報錯誤（${message}）`,
      remedy: "請查看該伺服器自己的記錄檔",
    },
    "no-account-table": {
      state: (message) => `其中沒有已知的帳號資料表（${message}）`,
      remedy: "請在設定中寫明查詢語句：mailwarden config describe",
    },
  },
};
