import type { Confidence } from "../../core/diagnosis.ts";
import type { SummaryFacts } from "../../core/sayings.ts";
import type { Formats } from "../formats.ts";
import type { SayingsCatalogue } from "../sayings-catalogue.ts";

/** The closing sentences of every summary: since when, whether it goes on, and how sure that is. */
function closing({ since, ongoing, confidence }: SummaryFacts, f: Formats): string {
  return when(since, ongoing, f) + SURE[confidence];
}

function when(since: string | null, ongoing: boolean | null, f: Formats): string {
  if (since === null) return "";
  if (ongoing === true) return `自 ${f.moment(since)} 起，到日誌結尾仍在持續。`;
  if (ongoing === false) return `始於 ${f.moment(since)}，到日誌結尾時已經停止。`;
  return `最早見於 ${f.moment(since)}。`;
}

const SURE: Readonly<Record<Confidence, string>> = {
  certain: "此結論確定無疑。",
  likely: "這很可能屬實，但尚未證實。",
  possible: "有這種可能，但證據還很薄弱。",
};

export const sayingsZhTw: SayingsCatalogue = {
  "summary.clean": (v, f) =>
    `未發現濫用：寄給 ${f.number(v.recipients)} 位收件者的 ${f.number(v.messages)} 封郵件看來都是正常郵件。`,
  "summary.insufficient": () =>
    "資料太少，無法判斷：幾乎看不到有郵件被收下。這既不能指控任何人，也不能還任何人清白。",
  "summary.cut-lines": (v, f) =>
    `資料不足以判斷：日誌行被截斷到 ${f.number(v.bytes)} 個字元，誰寄了什麼、結果如何都在其後。這既不能指控誰，也不能證明誰清白。`,
  "summary.stolen-forging": (v, f) =>
    `有人盜用 ${v.account} 的密碼寄送垃圾郵件：從 ${f.number(v.networks)} 個網段向 ${f.number(v.recipients)} 位收件者寄出 ${f.number(v.messages)} 封，冒用了 ${f.number(v.senders)} 個不屬於該帳號的寄件地址。${closing(v, f)}`,
  "summary.stolen-many-networks": (v, f) =>
    `帳號 ${v.account} 同時在多處遭使用：從 ${f.number(v.networks)} 個網段向 ${f.number(v.recipients)} 位收件者寄出 ${f.number(v.messages)} 封郵件。其密碼已落入殭屍網路手中。${closing(v, f)}`,
  "summary.stolen-own-address": (v, f) =>
    `似乎有人盜用 ${v.account} 的密碼，以該帳號自己的位址寄送垃圾郵件：從 ${f.number(v.networks)} 個網段向 ${f.number(v.recipients)} 位收件者寄出 ${f.number(v.messages)} 封。${closing(v, f)}`,
  "summary.stolen-senders-unseen": (v, f) =>
    `似乎有人盜用 ${v.account} 的密碼寄送垃圾郵件：從 ${f.number(v.networks)} 個網段向 ${f.number(v.recipients)} 個收件人寄出 ${f.number(v.messages)} 封。用的是哪些寄件地址，這些日誌行沒有顯示。${closing(v, f)}`,
  "summary.stolen-picked": (v, f) =>
    `這幾行裡的 ${f.number(v.messages)} 封郵件都是以 ${v.account} 登入、從 ${v.ip} 寄出的，該主機沒有反向名稱。如果它們就是垃圾郵件，這組密碼已被盜用；其餘記錄可以證實。${closing(v, f)}`,
  "summary.stolen-hidden": (v, f) =>
    `有人從 ${v.ip}${v.clients > 1 ? ` 等 ${f.number(v.clients)} 個位址` : ""} 用盜來的密碼寄送垃圾郵件：登入後向 ${f.number(v.recipients)} 個收件人寄出 ${f.number(v.messages)} 封。用的是誰的帳號，現有資料沒有顯示。${closing(v, f)}`,
  "summary.auth-bypass": (v, f) =>
    `伺服器放行了形同虛設的登入：有人從 ${f.number(v.networks)} 個網段以空白的使用者名稱登入，寄出 ${f.number(v.messages)} 封郵件給 ${f.number(v.recipients)} 位收件者。${closing(v, f)}`,
  "summary.unknown-login": (v, f) =>
    `伺服器讓任何人登入：有人從 ${f.number(v.networks)} 個網段以不存在的帳號 ${v.account} 登入，寄出 ${f.number(v.messages)} 封郵件給 ${f.number(v.recipients)} 位收件者。${closing(v, f)}`,
  "summary.open-relay": (v, f) =>
    `本伺服器是開放中繼（open relay）：${f.number(v.clients)} 個外部用戶端未經登入，就向其他業者的 ${f.number(v.recipients)} 位收件者寄送了 ${f.number(v.messages)} 封郵件。${closing(v, f)}`,
  "summary.trusted-network": (v, f) =>
    `來自 ${v.ip} 的郵件僅憑位址就受到信任：未經登入，以 ${f.number(v.senders)} 個寄件地址向 ${f.number(v.recipients)} 位收件者寄送了 ${f.number(v.messages)} 封。它若不是中毒的主機，就是掩蓋了真正用戶端的閘道。${closing(v, f)}`,
  "summary.local-script": (v, f) =>
    `本機使用者 ${v.user} 的指令碼或程式正在寄送垃圾郵件：向 ${f.number(v.recipients)} 位收件者寄出 ${f.number(v.messages)} 封，其中 ${f.number(v.refused)} 位遭收件方視為垃圾郵件拒收，${f.number(v.dead)} 位收件者不存在。${closing(v, f)}`,
  "summary.application-abuse": (v, f) =>
    `本機使用者 ${v.user} 的網站程式（例如註冊或聯絡表單）遭人利用，寄信給陌生人：向 ${f.number(v.recipients)} 位收件者寄出 ${f.number(v.messages)} 封，其中 ${f.number(v.dead)} 位收件者不存在。${closing(v, f)}`,
  "summary.named-script": (v, f) =>
    `指令碼 ${v.script}（以本機使用者 ${v.user} 執行）正在寄送垃圾郵件：向 ${f.number(v.recipients)} 位收件者寄出 ${f.number(v.messages)} 封，其中 ${f.number(v.refused)} 位遭收件方視為垃圾郵件拒收，${f.number(v.dead)} 位收件者不存在。${closing(v, f)}`,
  "summary.named-application": (v, f) =>
    `指令碼 ${v.script}（以本機使用者 ${v.user} 執行，例如註冊或聯絡表單）遭人利用，寄信給陌生人：向 ${f.number(v.recipients)} 位收件者寄出 ${f.number(v.messages)} 封，其中 ${f.number(v.dead)} 位收件者不存在。${closing(v, f)}`,
  "summary.forwarding": (v, f) =>
    `本伺服器的轉寄把垃圾郵件送了出去：${f.number(v.messages)} 封郵件的 ${f.number(v.recipients)} 位收件者中，有 ${f.number(v.refused)} 位遭其他業者拒收。${closing(v, f)}`,
  "summary.backscatter": (v, f) =>
    `本伺服器正在製造反向散射：它先收下無法投遞的郵件，再向根本沒寫信的「寄件者」發出 ${f.number(v.bounces)} 封退信。這些郵件來自 ${f.number(v.clients)} 台主機。${closing(v, f)}`,
  "summary.srs-abuse": (v, f) =>
    `本伺服器的 SRS 改寫退信地址被當成中繼：向 ${f.number(v.recipients)} 位收件者寄出 ${f.number(v.messages)} 封郵件。${closing(v, f)}`,
  "summary.joe-job": (v, f) =>
    `收到 ${f.number(v.bounces)} 封來自外部的退信，日誌中卻看不到對應的郵件寄出。可能有人在別處冒用本伺服器的位址，也可能有程序繞過郵件伺服器直接寄信。${closing(v, f)}`,
  "summary.direct-to-mx": (v, f) =>
    `有 ${f.number(v.receivers)} 個收件方封鎖了本伺服器，而它寄出的 ${f.number(v.messages)} 封郵件無法說明原因。可能有程序繞過郵件伺服器直接寄信，也可能該 IP 早已信譽不佳。${closing(v, f)}`,
  "summary.joe-job-returned": (v, f) =>
    `本伺服器的位址在別處遭到冒用：${f.number(v.bounces)} 封退信與投訴退回的郵件從未經過本伺服器，而是由另外 ${f.number(v.hosts)} 台主機送出。${closing(v, f)}`,
  "summary.direct-to-mx-returned": (v, f) =>
    `有郵件繞過郵件伺服器從 ${v.ip} 送出：${f.number(v.bounces)} 封退信與投訴退回的郵件來自該位址，卻沒有經過郵件伺服器。寄送者是本機上的程序，或該位址後面的另一台主機。${closing(v, f)}`,
  "summary.unknown": (v, f) =>
    `本伺服器的郵件遭 ${f.number(v.receivers)} 個收件方拒收，但這些日誌行看不出 ${f.number(v.messages)} 封郵件由誰寄出。請查詢下列佇列 ID。${closing(v, f)}`,

  "proof.failures-before": (v, f) => `${v.ip} 對 ${v.account} 登入失敗 ${f.number(v.failures)} 次`,
  "proof.bounce-without-message": () =>
    "裡面沒有被退回的郵件：有人以收到退信的位址為名寫了信，但看不出它經過本伺服器",
  "proof.never-passed-here": (v) =>
    `${v.reporter} 從 ${v.ip} 收到被退回的郵件：那不是本伺服器，日誌裡也沒有這封郵件`,
  "proof.sent-past-us": (v) =>
    `${v.reporter} 從本機位址 ${v.ip} 收到被退回的郵件，對方自稱 ${v.helo}，郵件裡沒有郵件伺服器的記錄行`,
  "proof.hidden-login": (v) => `${v.ip} 登入（帳號名稱在此被隱去）並寄出這封郵件`,
  "proof.login": (v) => `${v.ip} 以 ${v.account} 登入並寄出這封郵件`,
  "proof.forged-sender": (v, f) =>
    `${v.account} 以不屬於它的位址 ${v.sender} 向 ${f.number(v.recipients)} 位收件者寄信`,
  "proof.sent-as": (v, f) =>
    `以 ${v.sender === "" ? "<>" : v.sender} 為寄件者寄給 ${f.number(v.recipients)} 位收件者`,
  "proof.receiver-says": (v, f) =>
    `收件方的回應；合計 ${f.number(v.refused)} 位收件者因郵件被判為垃圾郵件而拒收，${f.number(v.dead)} 位不存在`,
  "proof.nameless-login": (v) => `${v.ip} 通過了驗證，但登入沒有使用者名稱`,
  "proof.went-out": () => "郵件寄往其他業者",
  "proof.no-login": (v) => `${v.ip} 不是我方主機，也沒有登入，郵件卻被收下`,
  "proof.outsider-sender": (v) => `寄件者 ${v.sender === "" ? "<>" : v.sender} 不屬於本伺服器`,
  "proof.passed-on": () => "伺服器將郵件轉給了其他業者",
  "proof.private-client": (v) => `${v.ip} 沒有登入，只因是私有位址就受到信任`,
  "proof.local-user": (v) => `由 ${v.user} 在本機寄出，沒有經過任何登入`,
  "proof.script-header": (v, f) =>
    `郵件本身的標頭寫明來自 ${v.script}（共 ${f.number(v.messages)} 封）`,
  "proof.script-returned": (v, f) =>
    `遭退回的郵件，其標頭寫明來自 ${v.script}（共 ${f.number(v.messages)} 封）`,
  "proof.script-mail-log": (v, f) =>
    `PHP 記錄了 ${v.script} 呼叫 mail()（共 ${f.number(v.messages)} 封）`,
  "proof.script-requested": (v, f) =>
    `郵件寄出的同一秒，${v.ip} 向 ${v.script} 傳送了資料（共 ${f.number(v.messages)} 封）`,
  "proof.script-changed": (v, f) =>
    `${v.script} 最後修改於 ${f.moment(v.at)}，就在第一封郵件之前不久`,
  "proof.script-runs-request": (v) => `${v.script} 會執行訪客送來的任何內容，等於替外人開了後門`,
  "proof.script-runs-decoded": (v) => `${v.script} 會執行藏在編碼文字裡的程式碼`,
  "proof.script-request-to-mail": (v) => `${v.script} 會寄信給訪客指定的任何人`,
  "proof.script-sends-mail": (v) => `${v.script} 在這裡寄信`,
  "proof.forwarded-refused": () => "由別名或轉寄送出，遭收件方拒收",
  "proof.accepted-from-outside": (v) => `從外部主機 ${v.ip} 收下`,
  "proof.bounced-later": () => "收下之後才發現無法投遞",
  "proof.bounce-made": () => "於是伺服器向寄件者發出退信，而該寄件者多半是偽造的",
  "proof.srs-relay": () => "改寫過的退信地址被還原，郵件中繼了出去",
  "proof.in-queue": () => "郵件已在佇列中；由誰寄出，要看更早的日誌行",
  "proof.receiver-blocks": () => "收件方拒收本伺服器的郵件",
  "proof.blocked-reputation": (v, f) =>
    `${v.receiver} 因信譽問題封鎖本伺服器（${f.number(v.count)} 次）`,
  "proof.blocked-content": (v, f) =>
    `${v.receiver} 將我方郵件視為垃圾郵件（${f.number(v.count)} 次）`,
  "proof.blocked-rate": (v, f) => `${v.receiver} 對本伺服器限速（${f.number(v.count)} 次）`,
  "proof.blocked-sender-domain": (v, f) =>
    `${v.receiver} 拒收該寄件者的網域（${f.number(v.count)} 次）；這不是在封鎖本伺服器`,
  "proof.blocked-policy": (v, f) =>
    `我方郵件不符合 ${v.receiver} 的要求（${f.number(v.count)} 次）`,
  "proof.blocked-unexplained": (v, f) =>
    `${v.receiver} 拒收本伺服器的郵件，沒有說明原因（${f.number(v.count)} 次）`,
  "proof.brute-force-account": (v, f) =>
    `${f.number(v.addresses)} 個位址對 ${v.account} 登入失敗 ${f.number(v.failures)} 次`,
  "proof.brute-force-address": (v, f) =>
    `${v.ip} 對 ${f.number(v.accounts)} 個帳號登入失敗 ${f.number(v.failures)} 次`,
  "proof.log-gap": (v, f) => `此行之前日誌空白 ${f.number(v.minutes)} 分鐘`,
  "proof.spool-full": (v, f) => `磁碟或郵件佇列空間已滿（${f.number(v.count)} 次）`,
  "proof.account-exists": (v, f) =>
    v.created === null
      ? `帳號 ${v.account} 在此資料表中`
      : `帳號 ${v.account} 在此資料表中，建立於 ${f.day(v.created)}`,
  "proof.account-new": (v, f) =>
    `帳號 ${v.account} 建立於 ${f.day(v.created)}，距濫用僅數日，請查明是誰建立的`,
  "proof.account-disabled": (v) => `帳號 ${v.account} 在此資料表中已停用`,
  "proof.account-not-in-table": (v, f) =>
    `此資料表中該網域的 ${f.number(v.accounts)} 個帳號裡沒有 ${v.account}：可能已被刪除、存放在別處，或伺服器放行了不存在的帳號`,
  "proof.account-empty-password": (v) =>
    `沒有為 ${v.account} 儲存密碼：只做比對的伺服器會讓任何人登入`,
  "proof.administrator-weak": (v) => `管理員 ${v.account} 的密碼儲存方式薄弱`,
  "proof.clear-text-passwords": (v, f) =>
    `${f.number(v.passwords)} 個密碼以明文儲存：能讀取此資料表的人都能登入`,
  "proof.weakly-hashed-passwords": (v, f) =>
    `${f.number(v.passwords)} 個密碼以 ${v.scheme} 儲存：副本一旦外洩很快就會被破解`,
  "proof.forgery-accepted": (v) => `伺服器允許 ${v.account} 以 ${v.sender} 的名義寄信`,

  "ruled-out.hidden-login": () => "這些郵件都是登入後寄出的，只是帳號名稱被隱去",
  "ruled-out.authenticated": (v) => `這些郵件每一封都是登入 ${v.account} 後寄出的`,
  "ruled-out.came-by-smtp": () => "郵件是從網路進來的，並非本機程式寄出",
  "ruled-out.passed-here": (v, f) => `這 ${f.number(v.messages)} 封郵件都經過了本伺服器自己的佇列`,
  "ruled-out.not-forwarded": () => "收件者都在外部，不涉及本伺服器的別名或轉寄",
  "ruled-out.no-account-name": () => "這些登入沒有帳號名稱，所以沒有用到任何帳號的密碼",
  "ruled-out.login-of-nobody": (v) =>
    `${v.account} 不是任何人的帳號，所以沒有誰的密碼遭竊；是伺服器的設定讓任何人登入`,
  "ruled-out.logged-in": () => "伺服器認為這些用戶端已通過驗證；它並不替所有人中繼",
  "ruled-out.no-login": (v, f) => `${f.number(v.messages)} 封郵件沒有一封是登入後寄出的`,
  "ruled-out.from-outside": () => "用戶端是其他主機，不是本機",
  "ruled-out.no-alias": () => "收件者由用戶端直接指定，不是別名指向的",
  "ruled-out.private-address": (v) => `${v.ip} 是私有位址，不是外部位址`,
  "ruled-out.no-smtp-login": (v) => `郵件由 ${v.user} 在本機寄出，沒有帳號登入`,
  "ruled-out.from-this-host": () => "郵件是在本機寄出的，並非來自外部用戶端",
  "ruled-out.to-our-addresses": () => "郵件寄到本伺服器的位址，再由它轉寄出去",
  "ruled-out.bounces-only": () => "寄出去的是本伺服器的退信，不是某個帳號的郵件",
  "ruled-out.we-made-the-bounces": (v, f) => `這 ${f.number(v.bounces)} 封退信是本伺服器自己產生的`,
  "ruled-out.srs-has-sender": () => "寄到改寫地址的退信沒有寄件者，而這些郵件有",

  "missing.queue": (v) => `${v.account} 還有哪些郵件在佇列中`,
  "missing.login-name": () => "登入的是哪個帳號：同樣的日誌行，不遮蔽、不截斷",
  "missing.older-log": () => "更早的日誌，看看該帳號以往的行為",
  "missing.authenticators": () => "伺服器的驗證器設定，看看是哪一個接受了空白登入",
  "missing.relay-settings": () => "決定誰可以中繼的設定",
  "missing.gateway": (v) => `${v.ip} 究竟是一台主機，還是背後另有用戶端的閘道`,
  "missing.script-file": (v) => `${v.user} 背後的指令碼：佇列中任一封郵件的標頭會寫明`,
  "missing.script-caller": (v) =>
    `是哪支指令碼透過程式庫 ${v.library} 寄信：網頁伺服器的日誌會顯示同一秒呼叫了什麼`,
  "missing.php-mail-log": () => "PHP 是否記錄了誰呼叫 mail()",
  "missing.aliases": () => "指向外部的別名與轉寄",
  "missing.recipient-settings": () => "決定哪些收件者存在的設定",
  "missing.srs-settings": () => "退信地址改寫（SRS）的設定",
  "missing.bounces": () => "退信本身：其中附有別人寄出的原始郵件",
  "missing.outgoing-connections": () => "本機有哪些程序在連線到他人的 25 埠：應該只有郵件伺服器",
  "missing.origin-of": (v) => `${v.queueId} 由誰寄出：它的佇列檔案寫明了用戶端與登入帳號`,
  "missing.log-of": (v) => `更早日誌中 ${v.queueId} 的最初幾行`,

  "next.save-evidence": () => "動手變更之前，先保存證據",
  "next.lock-account": (v) => `在 ${v.account} 的使用者清理好裝置並換上新密碼之前，禁止該帳號登入`,
  "next.find-sessions": (v) => `換密碼不會中斷連線，請找出 ${v.account} 仍然開著的連線`,
  "next.hold-messages": (v, f) =>
    `扣留 ${f.number(v.messages)} 封濫用郵件（hold）；不會遺失任何郵件`,
  "next.ban-client": (v) => `濫用郵件來自 ${v.ip}`,
  "next.trace": (v) => `檢視 ${v.subject} 的完整經過`,
  "next.whole-lines": () => "提供完整的日誌行：日誌檔本身，而不是終端機上看到的內容",
  "next.more-log": () => "請提供更多日誌：看得到郵件進入伺服器的那些行",
};
