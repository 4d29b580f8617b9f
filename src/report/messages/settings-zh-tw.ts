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
  },
  types: {
    text: "文字",
    number: "數字",
    switch: "true 或 false",
    list: "清單",
    section: "帶值的鍵",
  },
  problems: {
    syntax: () => `此處不是有效的 YAML：請檢查縮排、冒號和引號`,
    "unknown-key": ({ key }) => `沒有 ${key} 這個設定：請刪除，或查看 mailwarden config describe`,
    "missing-key": ({ key, wanted }) => `缺少 ${key}：請給出${wanted}`,
    "wrong-type": ({ key, wanted }) => `${key} 的值類型不對：應為${wanted}`,
    "bad-value": ({ key, wanted }) =>
      wanted === ""
        ? `${key} 的值無效：請查看 mailwarden config describe`
        : `${key} 的值無效：請改為${wanted}`,
    "one-of": ({ key, wanted }) => `${key}：以下各項只能給出一個：${wanted}`,
    "secret-in-file": ({ key, wanted }) =>
      `${key}：密碼不應寫在此檔案中：請寫入單獨的檔案，並用 ${wanted} 指明`,
    "secret-missing": ({ key }) =>
      `${key}：無法從該處讀取密碼：請建立該檔案或設定該變數，並讓執行 mailwarden 的使用者可以讀取`,
  },
  choice: ({ choices }) => choices.join("、"),
  check: {
    right: ({ file }) => `${file}：正確。`,
    noFile: ({ file }) => `${file} 不存在：所有設定均為預設值。`,
    wrong: ({ file, problems }, f) => `${file}：有 ${f.number(problems)} 個問題。`,
  },
};
