import type { ExplainWords } from "../labels/explain-labels.ts";

export const explainLinesZhTw: ExplainWords["happenings"] = {
  "accepted-login": {
    says: "用戶端登入成功，開始送入一封郵件。",
    guilt: "被使用的是這裡寫明的登入帳號，與郵件裡的寄件者是誰無關。",
    notProof:
      "信是帳號主人寫的：知道密碼的人都能登入。請核對用戶端位址是否符合主人平時所在的地方。",
  },
  "accepted-empty-login": {
    says: "用戶端沒有使用者名稱，卻被當作已登入，開始送入一封郵件。",
    guilt: "真正的使用者不會用空使用者名稱登入：伺服器接受了形同虛設的登入，陌生人可以藉此寄信。",
    notProof: "是哪一項設定的錯；要看驗證器的設定。",
  },
  "accepted-unnamed-login": {
    says: "用戶端登入成功，開始送入一封郵件；這一行沒有寫明登入名稱。",
    guilt: "有人在使用某個帳號。",
    notProof: "是誰的帳號：名字被遮蓋、被截掉，或者伺服器沒有記錄。",
  },
  "accepted-network": {
    says: "外部用戶端未經登入，開始送入一封郵件。",
    guilt:
      "寄給本機使用者的郵件都是這樣進來的。如果收件者在別家業者那裡，就成了開放中繼。請對照同一佇列 ID 的投遞行。",
    notProof: "任何事，除非知道收件者是誰。",
  },
  "accepted-inside": {
    says: "本機或內網主機未經登入，送入了一封郵件。",
    guilt:
      "內容過濾器、網站伺服器和容器都這樣寄信。如果垃圾郵件走這條路，源頭就是內部的程式，或者是掩蓋了真實用戶端的代理。",
    notProof: "是內部的某個人寄的。",
  },
  "accepted-local": {
    says: "本伺服器上的程式透過 sendmail 送入了一封郵件，沒有經過網路。",
    guilt: "程式是以這裡寫明的本機使用者執行的。如果是網站伺服器的使用者，請尋找指令碼。",
    notProof: "是哪個檔案造成的，除非這一行寫明；一台伺服器上的網站常常共用一個使用者。",
  },
  "accepted-bounce": {
    says: "伺服器為一封無法投遞的郵件產生了退信。",
    guilt: "如果原郵件來自外部，退信就會寄給被冒用的「寄件者」：這就是反向散射。",
    notProof: "本機寄過垃圾郵件；退給本機使用者的退信是正常的。",
  },
  "message-id": {
    says: "記下了郵件的 Message-ID。",
    guilt: "憑它可以在退信和其他伺服器的日誌裡找到同一封郵件。垃圾郵件常常沒有，或者樣子古怪。",
    notProof: "是誰寫的：Message-ID 由寄信程式自己決定。",
  },
  queued: {
    says: "郵件進入活動佇列，準備投遞。",
    guilt: "一封信有很多收件者，或者寄件者不斷變換，像是垃圾郵件。每次重試都會再記一行。",
    notProof: "是誰寄的：這裡的寄件者地址由送入的人任意填寫。",
  },
  "queued-bounce": {
    says: "一封沒有寄件者的郵件進入佇列：退信或其他通知。",
    guilt: "如果是本機產生的，可能寄給從未寫過信的人；如果是收到的，它回應的是冒用您位址的郵件。",
    notProof: "它所回應的郵件是您的伺服器寄的。",
  },
  "delivery-sent": {
    says: "下一台伺服器為這個收件者收下了郵件。",
    guilt: "郵件已離開本伺服器：對方記下的來源是我們的位址。",
    notProof: "有人讀過，或者進了信箱：對方還可能把它過濾掉。",
  },
  "delivery-inside": {
    says: "郵件交給了自家的另一個程式，並在那裡以新的 ID 進入佇列。",
    guilt: null,
    notProof: "已投遞給任何人：通常是內容過濾器。請用新的佇列 ID 繼續查。",
  },
  "delivery-deferred": {
    says: "郵件暫時無法投遞；伺服器留著它，稍後重試。",
    guilt: "回應裡寫著原因。因信譽被拒，是先前寄過垃圾郵件的後果。",
    notProof: "是誰送入的。請找這個佇列 ID 的第一行。",
  },
  "delivery-bounced": {
    says: "郵件永遠無法投遞給這個收件者，伺服器已放棄。",
    guilt:
      "大量收件者不存在，說明名單是買來或猜出來的。如果郵件來自外部，接著就會有退信寄給被冒用的寄件者。",
    notProof: "是誰送入的。請找這個佇列 ID 的第一行。",
  },
  "delivery-other": {
    says: "伺服器記下了某個收件者的結果，既不算成功也不算失敗。",
    guilt: null,
    notProof: "郵件到了誰手裡。",
  },
  "delivery-error": {
    says: "關於目標伺服器的一條備註。",
    guilt: "還沒提到郵件就被拒絕，針對的是我們的位址。",
    notProof: "郵件的結果：那要看它自己的那一行。",
  },
  "notification-bounce": {
    says: "伺服器通知寄件者：郵件無法投遞。",
    guilt: "如果郵件來自外部，寄件者多半是偽造的，這封退信會落到無辜者手裡：反向散射。",
    notProof: "郵件裡寫的寄件者真的寄過它。",
  },
  "notification-other": {
    says: "伺服器寫了一封延遲通知或投遞回條。",
    guilt: null,
    notProof: "與垃圾郵件有關。",
  },
  expired: {
    says: "伺服器試了幾天後放棄；寄件者會收到退信。",
    guilt: "常見於寄往失效伺服器的垃圾郵件，或者收件方長期拒收我們。",
    notProof: "是誰送入的。",
  },
  removed: {
    says: "郵件已離開佇列：所有收件者都處理完了。",
    guilt: null,
    notProof: "已經送達：被退回和被刪除的郵件也以這個詞結束。",
  },
  held: {
    says: "郵件遭扣留（hold），放行之前一直留在佇列中。",
    guilt: null,
    notProof: "它是垃圾郵件；可能是規則或管理員所為。",
  },
  released: { says: "郵件已放行，將會投遞。", guilt: null, notProof: null },
  requeued: {
    says: "郵件重新走了一遍佇列，如同新郵件。",
    guilt: null,
    notProof: "有第二封郵件：還是同一封。",
  },
  deleted: {
    says: "管理員、程式或逾時把郵件從佇列中刪除了。",
    guilt: null,
    notProof: "沒有人收到它：此前已投遞的收件者已經收到。",
  },
  discarded: {
    says: "過濾器丟棄了郵件，卻告訴用戶端一切順利。",
    guilt: null,
    notProof: "已經投遞。",
  },
  frozen: {
    says: "Exim 不會再自動重試這封郵件。",
    guilt: "凍結的大多是寄給偽造寄件者、沒人收的退信：反向散射的跡象。",
    notProof: "背後的郵件是誰寄的。",
  },
  thawed: { says: "Exim 重新嘗試一封凍結的郵件。", guilt: null, notProof: null },
  "header-action": {
    says: "一條關於郵件標頭或內容的規則命中，並做了處理。",
    guilt: "這一行重複了郵件的用戶端、寄件者和收件者。",
    notProof: "規則判斷得對；郵件標頭是寄件者寫的。",
  },
  "milter-action": {
    says: "郵件過濾器（milter）修改了郵件。",
    guilt: null,
    notProof: "它是垃圾郵件：那只是過濾器的看法。",
  },
  "filter-verdict": {
    says: "掃描器或政策服務給出了判斷。",
    guilt: "外寄郵件得分很高時，值得查一查它的登入帳號。",
    notProof: "有罪：掃描器會誤判，也會漏判。",
  },
  signature: {
    says: "DKIM：檢查了簽章、加了簽章，或者沒有簽章。",
    guilt: null,
    notProof: "是誰寄的：垃圾郵件可以有簽章，正常郵件也可以沒有。追查時可以略過這些行。",
  },
  connect: {
    says: "用戶端建立了連線。",
    guilt: null,
    notProof: "它寄過東西：任何郵件伺服器和掃描器都會連線。",
  },
  disconnect: {
    says: "與用戶端的對話結束。",
    guilt: "位址後面的計數說明做過什麼：auth=0/5 就是五次登入失敗。",
    notProof: "收下過郵件，除非中間出現過佇列 ID。",
  },
  "disconnect-attack": {
    says: "用戶端登入失敗後離開，沒有寄過郵件。",
    guilt: "有人從這個位址猜密碼。",
    notProof: "已經猜中。請看同一位址有沒有成功的登入。",
  },
  "connection-lost": {
    says: "用戶端在對話中途斷開。",
    guilt: "常見於掃描器和殭屍程式；線路不好也會這樣。",
    notProof: "是攻擊：誰都會遇到斷線。",
  },
  tls: {
    says: "與對方建立了加密連線（TLS），或者沒有成功。",
    guilt: null,
    notProof: "用戶端是誰：加密不等於登入，`Anonymous` 只表示沒有出示憑證。",
  },
  "reject-relay": {
    says: "伺服器拒絕替陌生人把郵件轉給別家業者。",
    guilt: "這對您有利：在這個入口，伺服器不是開放中繼。對方想把它當作開放中繼用。",
    notProof: "沒有別的漏洞：其他連接埠、其他用戶端可能另有規則。",
  },
  "reject-user": {
    says: "伺服器拒絕了不存在的收件者。",
    guilt: "這對您有利：在門口拒絕，就不會產生退信。接連很多次，就是有人在試探位址。",
    notProof: "單獨一次就是攻擊：人也會打錯。",
  },
  "reject-blocked": {
    says: "伺服器因信譽不佳拒絕了用戶端。",
    guilt: "這是本機拒絕別人；什麼也沒有收下。",
    notProof: "對方在攻擊您：名單裡也有無辜的位址。",
  },
  "reject-other": {
    says: "伺服器拒絕了用戶端、寄件者、收件者或郵件。",
    guilt: "什麼也沒有收下：被拒絕的東西不可能是您送出的垃圾郵件。",
    notProof: "對方有惡意：代碼後面的理由才說明為什麼拒絕。",
  },
  "reject-warning": {
    says: "本來會拒絕，但只是警告：郵件照樣放行。",
    guilt: "放在 warn_if_reject 後面的規則誰也保護不了。",
    notProof: "已經拒絕。",
  },
  "auth-failure": {
    says: "一次登入失敗。",
    guilt: "有人試過，位址就是來源。同一位址或針對同一帳號的大量失敗就是猜密碼。",
    notProof: "密碼已被猜中。那需要成功的登入：同一位址或帳號送入的郵件，或登入成功的行。",
  },
  "auth-aborted": {
    says: "登入開始後又放棄，或者在不允許的地方嘗試。",
    guilt: "多半是殭屍程式；有時是設定錯誤的郵件軟體。",
    notProof: "對方知道密碼。",
  },
  login: {
    says: "成功登入了信箱。",
    guilt: "如果來自陌生位址，說明密碼已被別人知道。",
    notProof: "寄過信：登入信箱是為了收信。主人在外地時看起來也一樣。",
  },
  logout: { says: "信箱對話結束。", guilt: null, notProof: "與垃圾郵件有關。" },
  screening: {
    says: "postscreen 在放行之前先測試用戶端。",
    guilt: null,
    notProof: "收下過郵件：測試在所有郵件之前。",
  },
  "protocol-violation": {
    says: "用戶端違反了通訊協定。",
    guilt: "垃圾郵件程式常這樣做；它被攔下或受到監視。",
    notProof: "收下過郵件。",
  },
  "name-service": {
    says: "用戶端的名字和位址在 DNS 裡對不上。",
    guilt: "家用線路和中毒的機器常常如此。",
    notProof: "是垃圾郵件：很多正常主機的 DNS 也沒配好。",
  },
  "rate-limit": {
    says: "用戶端超過了限制。",
    guilt: "從這時起被限制住了。",
    notProof: "在此之前寄了多少。",
  },
  statistics: {
    says: "連線計數器的數字：上一行統計以來的最高值。",
    guilt: "頻率高的是繁忙的用戶端，好的壞的都有。",
    notProof: "收下過郵件。",
  },
  "connection-error": {
    says: "連不上另一台伺服器。",
    guilt: null,
    notProof: "是我們的問題：對方可能停機。伺服器會接著試下一個位址。",
  },
  stored: {
    says: "郵件放進了本伺服器的信箱。",
    guilt: "它留在本機：不是您送出去的垃圾郵件。",
    notProof: "收件者想要它。",
  },
  forwarded: {
    says: "郵件被規則或過濾器轉寄。",
    guilt: "如果轉給別家業者，寄給該使用者的垃圾郵件就會以您的名義送出去：轉寄垃圾郵件。",
    notProof: "是該使用者寄的。",
  },
  "command-line": {
    says: "有程式呼叫了郵件伺服器的 sendmail 指令。",
    guilt: "目錄指向指令碼所在：先在那裡查新增和改動過的檔案。",
    notProof: "是垃圾郵件；任何聯絡表單都這樣做。",
  },
  "queue-run": {
    says: "佇列處理開始或結束，或者郵件在等下一次處理。",
    guilt: null,
    notProof: "與垃圾郵件有關。",
  },
  "many-in-connection": {
    says: "用戶端在一次連線裡送入的郵件太多，Exim 不立即投遞，留到下次佇列處理。",
    guilt: "人不會這樣寄信，程式才會：大量寄送垃圾郵件，或者電子報。",
    notProof: "僅憑這一點就是垃圾郵件。",
  },
  server: {
    says: "伺服器啟動、停止，或順便說了點什麼。",
    guilt: null,
    notProof: "與垃圾郵件有關。",
  },
  resource: {
    says: "伺服器的磁碟、記憶體或行程不夠用了。",
    guilt: "可能是佇列被垃圾郵件塞滿。",
    notProof: "是攻擊。",
  },
  trouble: {
    says: "伺服器的警告或錯誤。",
    guilt: null,
    notProof: "是垃圾郵件：在有別的證據之前，只是伺服器自己的毛病。",
  },
  unparsed: {
    says: "未知：mailwarden 的任何解析器都看不懂這一行。",
    guilt: null,
    notProof: "任何事。不從它得出任何結論。",
  },
};
