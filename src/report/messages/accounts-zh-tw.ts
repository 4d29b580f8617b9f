import type { AccountLabels } from "../labels/account-labels.ts";

export const accountsZhTw: AccountLabels = {
  standing: {
    exists: ({ login, stores }, f) => `${login} 存在，見於 ${f.number(stores)} 處帳號儲存。`,
    missing: ({ login }) => `${login} 不存在：證據中有該網域的全部帳號，其中沒有它。`,
    unknown: ({ login }) => `證據中沒有 ${login}，但證據未包含全部帳號，無法斷定。`,
  },
  audited: {
    accounts: ({ accounts, findings }, f) =>
      `已讀取 ${f.number(accounts)} 個帳號，發現 ${f.number(findings)} 個弱點。`,
    none: "證據中沒有帳號。請提供信箱資料表的傾印、passwd-file、LDIF 或 SQLite 檔案。",
  },
  headings: { findings: "弱點", evidence: "已讀取" },
  facts: {
    source: "存放位置",
    active: "已啟用",
    services: "服務",
    created: "建立時間",
    changed: "修改時間",
    expires: "到期時間",
    lastLogin: "上次登入",
    password: "密碼",
    aliases: "同時接收",
    administrator: "管理員",
  },
  values: {
    yes: "是",
    no: "否",
    unknown: "未記錄",
    place: ({ place, table }) => `${place}，資料表 ${table}`,
    clearCopy: ({ scheme }) => `${scheme}，而旁邊的欄位存有密碼原文`,
    evidence: ({ name, accounts }, f) => `${name}：${f.number(accounts)} 個帳號`,
    cut: "結尾缺失",
  },
  schemes: {
    "clear-text": "未加密（明文）",
    empty: "空",
    locked: "已鎖定，任何密碼都不符",
    masked: "在證據中被遮蓋",
    unknown: "未知形式",
  },
  findings: {
    commonPassword: "密碼屬於最常見的密碼，幾分鐘就能猜出",
    ownNamePassword: "密碼由帳號自己的名稱組成",
    emptyPassword: "沒有儲存密碼：只做比較的伺服器會放任何人登入",
    weakAdministrator: ({ reasons }) => `管理員帳號薄弱：${reasons}`,
    clearText: ({ count }, f) => `${f.number(count)} 個密碼以明文儲存：能讀此表的人都能登入`,
    weakScheme: ({ count, scheme }, f) =>
      `${f.number(count)} 個密碼以 ${scheme} 儲存：副本一旦外洩很快就會被破解`,
    withoutDate: "沒有建立日期，與同表其他帳號不同，是否繞過管理介面建立？",
    dateAhead: ({ at }, f) => `建立時間在將來（${f.moment(at)}），請查明是誰建立的`,
    neverUsed: "已啟用，但從未有人登入",
  },
  reasons: {
    password: "密碼可猜出",
    empty: "沒有密碼",
    "clear-text": "密碼未加密",
    scheme: "雜湊演算法弱",
  },
  guesses: {
    done: ({ checked, unchecked }, f) =>
      `已對 ${f.number(checked)} 個帳號嘗試常見密碼；${f.number(unchecked)} 個無法在此檢查（bcrypt、Argon2、被遮蓋、已鎖定或沒有密碼）。`,
    ranOut: "時間在最後一次嘗試前用完；最可能的密碼都已試過。",
    notAsked: "沒有嘗試猜測密碼：用 --check-weak 進行。",
  },
};
