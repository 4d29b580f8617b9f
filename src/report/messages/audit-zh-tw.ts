import type { AuditLabels } from "../labels/audit-labels.ts";

export const auditZhTw: AuditLabels = {
  headline: {
    open: ({ mta, open, findings }, f) =>
      `${mta}：有 ${f.number(open)} 處可被利用，共 ${f.number(findings)} 項發現。`,
    closed: ({ mta, findings }, f) =>
      `${mta}：未發現可被利用之處，共 ${f.number(findings)} 項發現。`,
  },
  headings: {
    open: "可被利用",
    findings: "需要修改的設定，最嚴重的在前",
    depends: "取決於這些檔案裡看不到的東西",
    unknown: "憑這些檔案無法判斷",
    notes: "說明",
  },
  questions: {
    relayUnauthenticated: {
      open: "外人可以透過本伺服器向任何人寄信：開放中繼（open relay）",
      name: "開放中繼",
    },
    relayNeighbour: {
      open: "業者同一網段的主機不登入就能向任何人寄信",
      name: "為鄰近主機中繼",
    },
    relayPrivate: {
      open: "私有位址（容器、辦公室、VPN）不登入就能向任何人寄信",
      name: "為私有位址中繼",
    },
    forgeAuthenticated: {
      open: "已登入的使用者可以使用別人的寄件者地址",
      name: "使用者偽造寄件者",
    },
    forgeNullSender: {
      open: "已登入的使用者可以用空寄件者 <> 寄信",
      name: "使用者使用空寄件者",
    },
    forgeTrusted: {
      open: "受信任的用戶端或本機程式可以使用任意本地寄件者",
      name: "受信任用戶端偽造寄件者",
    },
    forgeUnauthenticatedLocal: {
      open: "外人可以冒用您自己的地址寫信給您的使用者",
      name: "外人偽造本地寄件者",
    },
    acceptsUnknownRecipients: {
      open: "寄往不存在地址的郵件也會被接收",
      name: "接收不明收件者",
    },
    backscatter: {
      open: "退信會寄給被偽造的寄件者",
      name: "反向散射（backscatter）",
    },
    authPlaintext: {
      open: "密碼可能不加密傳輸",
      name: "明文傳輸密碼",
    },
    authOnPort25: {
      open: "在供其他伺服器使用的連接埠上可以登入",
      name: "25 埠登入",
    },
    authBypass: {
      open: "空的或不明的登入名稱也被接受",
      name: "無密碼登入",
    },
    startTls: {
      open: "沒有提供 STARTTLS",
      name: "沒有 STARTTLS",
    },
    vrfy: {
      open: "VRFY 會告訴外人哪些地址存在",
      name: "VRFY 指令",
    },
    smuggling: {
      open: "可以藉單獨的換行字元夾帶第二封郵件",
      name: "SMTP 走私（smuggling）",
    },
  },
  fine: ({ names }) => `沒有問題：${names}。`,
  byDefault: "未設定：程式的預設值",
  change: ({ file }) => `在 ${file} 中修改：`,
  check: "然後檢查：",
  expect: ({ expect }) => `應顯示：${expect}`,
  notes: {
    "include-missing": (value) => `${value}：所引用的檔案不在材料中`,
    "indentation-lost": (value) => `${value} 在貼上時遺失了縮排，已當作續行讀取`,
    cut: (value) => `${value}：只讀了前 8 MiB`,
    "left-out": (value) => `${value} 未計入：它屬於另一台伺服器，或只是生效設定的範本`,
    "too-many-files": (value) => `只讀了前 ${value} 個檔案，請指定較少的資料夾`,
    "other-server": (value) => `這裡還有另一種郵件伺服器的設定（${value}），沒有審查，請單獨指定`,
  },
};
