import type { RuleId } from "./rule-texts-en.ts";

/** The rule texts in Traditional Chinese (Taiwan); keys and `{subject}` are those of the English ones. */
export const RULE_TEXTS_ZH_TW: Readonly<Record<RuleId, string>> = {
  "PF-REL-01":
    "mynetworks 包含 {subject}，幾乎涵蓋整個網際網路。其中任何主機不必登入就能透過本伺服器寄信。",
  "PF-REL-02":
    "mynetworks 信任公用網段 {subject}。其中只要有一台主機中毒，就會透過本伺服器寄送垃圾郵件，而且沒有登入紀錄可查出是哪一台。",
  "PF-REL-03":
    "mynetworks 信任私有網段 {subject}。容器或網站程式一旦遭入侵，不必登入就能中繼；若前面有 NAT 或代理伺服器，所有用戶端都可能看似來自該網段。",
  "PF-REL-04":
    "未設定 mynetworks，且 {subject}，因此業者同一子網路內的任何主機都能透過本伺服器中繼。",
  "PF-REL-05":
    "{subject} 這一列原本是要排除某個來源，但網段或網域清單並不看右邊的值：只要寫在表裡，就是受信任。",
  "PF-REL-06":
    "mynetworks 中的 {subject} 在目前的位置沒有作用：前面的項目已經涵蓋它，或是重複寫了兩次。",
  "PF-REL-07":
    "mynetworks 中的 {subject} 寫法無效。Postfix 無法判斷，會將所有外部用戶端暫時拒絕，或捨棄清單的其餘部分。",
  "PF-REL-08": "外部人士可以透過 {subject} 寄信給任何人：這是開放中繼（open relay）。",
  "PF-REL-09":
    "外部人士只要選用某個對照表放行的寄件者或 HELO 名稱，就能透過 {subject} 寄信給任何人。這兩項都可以任意填寫。",
  "PF-REL-10": "{subject} 憑主機名稱信任用戶端。誰掌控該名稱的 DNS，誰就能中繼。",
  "PF-REL-11": "有一列收件者規則允許外部人士透過 {subject} 寄信到外部網域。",
  "PF-REL-12":
    "在唯一控管中繼的清單中，{subject} 排在 reject_unauth_destination 之前。它只要回傳一次 OK，本伺服器就成了開放中繼。",
  "PF-REL-13":
    "使用了 permit_mx_backup，卻沒有設定 permit_mx_backup_networks：任何人只要把自己網域的 MX 指向本機，就能透過本機寄信到該網域。",
  "PF-REL-14": "relay_domains 包含 {subject}，涵蓋範圍遠遠超出合作夥伴的網域。",
  "PF-REL-15": "未設定 relay_domains，而舊版預設值還會收下寄往您各網域所有子網域的郵件。",
  "PF-REL-16": "{subject} 含有星號，但 Postfix 沒有這種萬用字元：該項目不會比對到任何內容。",
  "PF-REL-17":
    "{subject} 上的 allow_untrusted_routing = yes 會接受 user%victim@domain 這類位址，後端伺服器可能會繼續往外送。",
  "PF-REL-18":
    "{subject} 上的 smtpd_relay_restrictions 是空的：收件者清單只要寫錯一列，就會變成開放中繼。",
  "PF-REL-19":
    "在 smtpd_delay_reject = no 時，{subject} 永遠不會生效：執行到該處時還不知道收件者是誰。",
  "PF-REL-20": "{subject} 前面有 warn_if_reject，因此只會寫一行日誌，郵件照樣放行。",
  "PF-REL-21": "{subject} 永遠執行不到，因為它前面的字詞已經結束整個清單。",
  "PF-REL-22": "限制類別 {subject} 以 permit 結尾：凡是進入該類別的用戶端都能中繼。",
  "PF-REL-23":
    "額外的監聽 {subject} 可從外部連線，而且使用自己的、較寬鬆的限制清單。回注用的連接埠應該只監聽 127.0.0.1。",
  "PF-REL-24": "{subject} 回應的是暫時性錯誤碼，垃圾郵件寄送者會一再重試。請改用永久拒絕。",
  "PF-REL-25": "外部人士可以在 {subject} 上使用 XCLIENT，冒充 127.0.0.1。",
  "PF-REL-26": "{subject} 相信任何連線者送來的 PROXY 行，因此外部人士可以冒充任意位址。",
  "PF-REL-27":
    "permit_tls_all_clientcerts 會放行受信任憑證授權單位所簽發的所有憑證。如果信任的是公開的 CA，等於放行所有人。",
  "PF-REL-28": "{subject} 不會有任何郵件通過：{witness}。",
  "PF-REL-29": "smtpd_recipient_restrictions 對已登入的使用者也拒絕外部收件者。",
  "PF-FRG-01":
    "{subject} 的使用者可以冒用任何人的名義寄信：寄件地址與登入帳號之間沒有綁定。只要盜得一組密碼，就能以任意名義寄送垃圾郵件。",
  "PF-FRG-02":
    "{subject} 在同一份清單中排在 permit_sasl_authenticated 之後，因此對已登入的使用者從不生效。",
  "PF-FRG-03":
    "{subject} 排在 permit_mynetworks 之後，因此本機的網站程式與受信任的主機可以使用任意寄件者。",
  "PF-FRG-04": "在 smtpd_delay_reject = no 時，{subject} 沒有作用：此時還不知道寄件者是誰。",
  "PF-FRG-05": "{subject} 會遭忽略，因為該監聽沒有啟用 SASL。",
  "PF-FRG-06": "smtpd_sender_login_maps 是空的，任何位址都沒有擁有者，所有使用者都會遭拒。",
  "PF-FRG-07": "{subject} 允許使用者以沒有擁有者的位址寄信，例如其他公司的位址。",
  "PF-FRG-08": "{subject} 讓多個登入帳號擁有相同的位址：彼此可以冒名寄信。",
  "PF-FRG-09": "smtpd_sender_login_maps 取自別名表：別名的每位成員都能以該別名的名義寄信。",
  "PF-FRG-10":
    "{subject} 的使用者可以用空白寄件者寄信，任何登入綁定檢查都管不到。垃圾郵件看起來就會像退信。",
  "PF-FRG-11": "{subject} 沒有在任何地方定義，因此該監聽上的這份清單是空的。",
  "PF-FRG-12": "{subject} 接受登入，卻沒有郵件提交連接埠上的那項寄件者檢查。",
  "PF-FRG-13": "任何人都可以透過 {subject}，以您自己網域的名義寄信給您的使用者。",
  "PF-FRG-15": "Received 行不會顯示登入帳號，追查遭盜用的帳號會更加困難。",
  "PF-FRG-16": "{subject}：這些檢查保留一項就夠了。",
  "PF-FRG-18": "您的網域中並不存在的寄件者也會被接受；退給他們的信無人收取。",
  "PF-FRG-17": "寄件者規則列 {subject} 以放行結束清單，後面的檢查都看不到這類寄件者。",
  "PF-AUT-01": "{subject} 在沒有 TLS 的情況下接受密碼。在傳輸途中竊聽的人可以盜取帳號。",
  "PF-AUT-02":
    "{subject} 接受登入。連接埠 25 必須對全世界開放，因此無法把在那裡猜密碼的人擋在外面。",
  "PF-AUT-03": "smtpd_sasl_exceptions_networks 只是不顯示 AUTH，該指令仍然可用。",
  "PF-AUT-04": "smtpd_sasl_security_options 缺少 noanonymous：ANONYMOUS 機制會被當成已登入。",
  "PF-AUT-05": "沒有限制單一用戶端嘗試密碼的頻率。",
  "PF-AUT-06": "密碼驗證後端接受空白密碼或任意密碼。",
  "PF-AUT-07": "{subject} 也會收下未登入用戶端的郵件。",
  "PF-AUT-08": "{subject} 沒有強制使用 TLS。",
  "PF-AUT-10": "broken_sasl_auth_clients 是給早就不該再使用的郵件軟體用的。",
  "PF-AUT-11":
    "smtpd_sasl_local_domain = $myhostname 會加上一個 realm，而 user@domain 形式的登入名稱並沒有這個 realm。",
  "PF-AUT-12":
    "{subject}：smtpd_tls_wrappermode 與連接埠不符，用戶端會連線失敗，或退而使用未加密的連接埠。",
  "PF-BSC-01": "{subject} 會收下寄給不存在使用者的郵件，之後再退信給遭偽造的寄件者。",
  "PF-BSC-02":
    "local_recipient_maps 是空的：寄給未知本機使用者的郵件會被收下，再退給遭偽造的寄件者。",
  "PF-BSC-03":
    "relay_recipient_maps 是空的：寄給中繼網域中未知使用者的郵件會被收下，下一站主機一拒收，就變成退信。",
  "PF-BSC-04": "virtual_mailbox_maps 沒有說明有哪些信箱，因此所有位址都會被接受。",
  "PF-BSC-05": "{subject} 讓別名網域中的所有位址都算存在；其中未知的位址會退信給遭偽造的寄件者。",
  "PF-BSC-06": "{subject} 上的 no_unknown_recipient_checks 會收下寄給不存在使用者的郵件。",
  "PF-BSC-10": "同時寄給多位收件者的退信必定是偽造的；reject_multi_recipient_bounce 可以拒收。",
  "PF-BSC-11": "{subject} 會收下寄往任意位址的郵件。這雖不是反向散射，卻會引來垃圾郵件。",
  "PF-RAT-01": "{subject} 對郵件數與收件者數都沒有限制：一組密碼遭盜，一夜之間就能寄出十萬封郵件。",
  "PF-RAT-02": "{subject} 排在 permit_sasl_authenticated 之後，因此看不到遭盜用帳號寄送的郵件。",
  "PF-RAT-03":
    "各項限制不計入 mynetworks 中的用戶端，而 mynetworks 範圍很大：其中的中毒主機完全不受限速。",
  "PF-RAT-04": "{subject} 這個參數，該程式根本不會讀取。這項限制等於不存在。",
  "PF-RAT-05": "{subject} 由佇列管理程式讀取，寫在這裡無效。請以該服務的名稱在 main.cf 中設定。",
  "PF-RAT-06": "{subject} 的值太大，無法減緩垃圾郵件寄送者的速度。",
  "PF-RAT-07": "{subject}：這個硬性上限無法中斷只會不斷出錯的連線階段。",
  "PF-RAT-08":
    "{subject} 的時間不是太短，使遭灰名單延遲的郵件遺失；就是太長，讓垃圾郵件一直滯留在佇列中。",
  "PF-RAT-09": "message_size_limit 允許超大郵件，佇列很快就會塞滿。",
  "PF-RAT-10":
    "外寄郵件使用您的密碼經由中繼主機送出，而寄件者與登入帳號之間沒有綁定：一旦有人寄垃圾郵件，您在那裡的帳號就保不住了。",
  "PF-LOC-01": "所有本機帳號，包括網頁伺服器的帳號，都能以任意寄件者送入郵件。",
  "PF-LOC-02": "本機程式寄出的郵件不經過任何 milter：既不檢查，也不簽章。",
  "PF-LOC-03": "本機程式寄出的郵件會略過 header_checks，因為 {subject} 關閉了它。",
  "PF-LOC-05": "allow_min_user 允許位址以減號開頭，程式可能會把它當成命令列選項。",
  "PF-LOC-06": "{subject} 會讓郵件以高於實際所需的權限啟動程式。",
  "PF-LOC-07":
    "{subject} 用來接回內容過濾器處理完的郵件，但並沒有設定內容過濾器：這是一道多餘的後門。",
  "PF-PRO-01":
    "{subject} 會把單獨換行字元（裸 LF）之間的句點當成郵件結尾：外部人士可以藉此夾帶第二封郵件，繞過對第一封所做的檢查（CVE-2023-51764）。",
  "PF-PRO-02": "VRFY 會洩漏哪些使用者存在。",
  "PF-PRO-03": "用戶端可以不送 HELO/EHLO，藉此躲過對其名稱的所有檢查。",
  "PF-PRO-04": "{subject} 的位置太早；要放在 smtpd_data_restrictions 才有效。",
  "PF-PRO-05": "{subject} 雖然設定了處置動作，測試本身卻沒有開啟，因此從不執行。",
  "PF-PRO-06": "歡迎訊息會告訴攻擊者這是什麼系統、什麼版本。",
  "PF-PRO-07": "格式錯誤的位址會被修補，而不是遭到拒絕。",
  "PF-PRO-08": "myhostname 不是完整的主機名稱；其他伺服器會拒收使用這種名稱的主機寄來的郵件。",
  "PF-PRO-09": "寄件者的網域不存在，郵件也會被接受。",
  "PF-PRO-10":
    "郵件提交連接埠上的 {subject} 會拒絕在家上網的使用者，或根本執行不到，因為他們的 IP 位址沒有正規的主機名稱。",
  "PF-TLS-01": "{subject} 不提供 TLS：其他伺服器寄來的郵件以明文傳輸。",
  "PF-TLS-02": "{subject} 仍然允許 TLS 1.1 或更舊的版本。",
  "PF-TLS-03": "如果有人在傳輸途中移除 STARTTLS，登入中繼主機的密碼就可能以明文送出。",
  "PF-TLS-04": "外寄郵件從不加密。",
  "PF-TLS-06": "{subject}：有些伺服器遭要求出示憑證時會中斷連線。",
  "PF-DBL-01":
    "黑名單 {subject} 已經消失，其網域對任何查詢都會回應：所有郵件都會遭拒收，連您自己使用者的郵件也不例外。",
  "PF-DBL-02": "黑名單 {subject} 已經關閉。它現在只會浪費時間，將來某一天還可能把所有人都列進去。",
  "PF-DBL-03":
    "使用 {subject} 時沒有限定回傳值。當它拒絕查詢時（例如使用公用 DNS 解析伺服器），所有用戶端都會被視為已列入，全部郵件都會遺失。",
  "PF-DBL-04":
    "{subject} 排在 permit_sasl_authenticated 之前：在家上網的使用者，其 IP 位址往往被列入名單，因而無法寄信。",
  "PF-DBL-05": "{subject} 只開放註冊使用者查詢。",
  "PF-DBL-06": "postscreen 查詢了黑名單，卻又忽略查詢結果。",
  "PF-DBL-07": "{subject} 只要有任何回應就放行，連表示「查詢遭拒」的回應也不例外。",
  "PF-DEP-01": "{subject} 是舊名稱，較新的版本會對它發出警告，或已經不再認得。",
  "PF-DEP-02":
    "未設定 compatibility_level，因此仍沿用 2015 年以前的預設值，其中包括信任整個子網路。",
  "PF-DEP-03": "{subject} 的開發者已不再提供安全性修補。",
  "PF-MAS-01": "上方的服務行被註解掉了，它的 -o 行卻留了下來：這些行現在歸 {subject} 所有。",
  "PF-MAS-02":
    "{subject}：-o 的值到第一個空格為止，smtpd 讀到剩餘部分就會異常結束。請去掉空格，或用大括號括起來。",
  "PF-MAS-03": "{subject} 寫在 postscreen 上，但 smtpd 只讀取自己服務行中的設定。",
  "PF-MAS-04": "{subject} 未定義，視為空值。",
  "PF-MAS-05": "服務 {subject} 仍在使用舊的 fifo 類型，請改為 unix。",
  "PF-MAS-06": "{subject} 重複了 main.cf 中已有的設定；日後只改其中一處，兩者就會互相矛盾。",
  "PF-MIL-01": "milter 停止運作時，郵件會不經檢查直接放行。",
  "PF-LOG-01": "短佇列 ID 很快就會重複使用，事後查看日誌時，不同的郵件會混在一起。",
  "EX-REL-01": "{subject} 信任整個網際網路：這是開放中繼（open relay）。",
  "EX-REL-02": "清單 {subject} 以否定項目結尾，這會在不知不覺中把其餘所有對象都納入。",
  "EX-REL-03": "{subject} 讓本伺服器中繼的範圍遠遠超出合作夥伴的網域。",
  "EX-REL-04": "{subject} 會替所有把 MX 指向本機的網域中繼。這一點任何人都做得到。",
  "EX-REL-05":
    "中繼檢查之前的某個 accept 相信用戶端自報的內容（寄件者或 HELO）。這些內容任何人都能任意填寫。",
  "EX-REL-06": "{subject} 憑主機名稱信任用戶端；誰掌控相應的 DNS，誰就能中繼。",
  "EX-REL-07":
    "在最後的 accept 之前，沒有任何規則拒絕寄往外部網域的郵件：這是開放中繼（open relay）。",
  "EX-REL-08":
    "{subject} 是遭冒號截斷的 IPv6 位址。它變成不可能存在的名稱，後面的所有項目都執行不到。",
  "EX-REL-09": "未設定 acl_smtp_rcpt，因此 Exim 會拒絕所有收件者。",
  "EX-REL-11": "percent_hack_domains 會改寫一種數十年來已沒有郵件程式使用的位址。",
  "EX-REL-12": "{subject} 信任私有網段。容器或網站程式一旦遭入侵，不必登入就能中繼。",
  "EX-REL-13": "hosts_proxy 相信任何連線者送來的 PROXY 行，因此外部人士可以冒充任意位址。",
  "EX-AUT-01":
    "驗證器 {subject} 以查詢結果比對密碼，而對不存在的使用者，查詢會傳回空字串。因此未知使用者搭配空白密碼就能登入。",
  "EX-AUT-02": "驗證器 {subject} 根本不檢查密碼。",
  "EX-AUT-03":
    "驗證器 {subject} 對不存在的使用者採用空白金鑰，而以空白金鑰算出的摘要會被視為有效。",
  "EX-AUT-04": "驗證器 {subject} 把密碼當成比對樣式：填入一個能比對一切的樣式，任何人都能登入。",
  "EX-AUT-05": "驗證器 {subject} 在沒有 TLS 時也能使用。在傳輸途中竊聽的人可以盜取帳號。",
  "EX-AUT-06": "驗證器 {subject} 以明文比對密碼，表示資料庫中的密碼是以明文儲存的。",
  "EX-AUT-07": "驗證器 {subject} 沒有設定 id：日誌看不出是誰登入的。",
  "EX-AUT-08": "沒有設定 acl_smtp_auth，猜密碼的行為完全不受限速。",
  "EX-AUT-09":
    "tls_on_connect_ports 列出了 {subject}，但 Exim 並未在那裡監聽；使用者會退而使用未加密的連接埠。",
  "EX-AUT-10": "連接埠 25 接受登入。該連接埠必須對全世界開放，因此無法把在那裡猜密碼的人擋在外面。",
  "EX-FRG-01": "使用者可以冒用任何人的名義寄信：寄件地址與登入帳號之間沒有綁定。",
  "EX-FRG-02": "{subject} 排在放行已登入使用者的 accept 之後，永遠執行不到。",
  "EX-FRG-04": "已登入的使用者可以用空白寄件者寄信。垃圾郵件看起來就會像退信。",
  "EX-FRG-06": "任何人都可以用您自己網域的名義寄信給您的使用者。",
  "EX-FRG-07": "{subject} 允許本機程式使用任意寄件者，而且不留痕跡。",
  "EX-BSC-01": "寄給不存在使用者的郵件會被收下，之後再退給遭偽造的寄件者。",
  "EX-BSC-02": "寄往 {subject} 的郵件不查詢收件者是否存在就被收下；下一站主機一拒收，就變成退信。",
  "EX-BSC-04": "Exim 的 router {subject} 會接受所有位址。這雖不是反向散射，卻會引來垃圾郵件。",
  "EX-BSC-05": "無法投遞的退信會在佇列中滯留數天。",
  "EX-RAT-01": "沒有任何 ACL 限制單一登入帳號的寄信量：一組密碼遭盜，一夜之間就能寄出十萬封郵件。",
  "EX-RAT-02": "{subject} 算不上限制：垃圾郵件寄送者只要另開一條連線，或在佇列裡等著就行。",
  "EX-RAT-03": "未設定 smtp_ratelimit_hosts：用戶端送入大量收件者時，完全不受限速。",
  "EX-LOC-01": "未設定 acl_not_smtp：網站指令碼寄出的郵件既不受限制，也不受檢查。",
  "EX-LOC-02": "never_users 是空的：投遞作業可能以 root 身分執行。",
  "EX-PRO-01":
    "4.97.1 之前的官方版本會把單獨換行字元（裸 LF）之間的句點當成郵件結尾（{subject}）。請確認您的發行版是否已修補。",
  "EX-PRO-02":
    "{subject}：這個版本，或其歡迎訊息透露的內容，會幫到攻擊者。請對照發行版的安全性公告。",
  "EX-PRO-03": "VRFY 或 EXPN 會洩漏哪些使用者存在。",
  "EX-PRO-04": "沒有任何規則檢查用戶端在 HELO/EHLO 中自報的名稱。",
  "EX-PRO-05": "沒有對其他伺服器提供 TLS。",
  "EX-DBL-01":
    "黑名單 {subject} 已經消失，其網域對任何查詢都會回應：所有郵件都會遭拒收，連您自己使用者的郵件也不例外。",
  "EX-DBL-02":
    "使用 {subject} 時沒有限定回傳值。當它拒絕查詢時（例如使用公用 DNS 解析伺服器），所有用戶端都會被視為已列入，全部郵件都會遺失。",
  "EX-DBL-03":
    "在放行已登入使用者之前就查詢黑名單：在家上網的使用者，其 IP 位址往往被列入名單，因而無法寄信。",
  "EX-CFG-02":
    "{subject} 是範本中尚未填寫的預留位置。請改為稽核產生的檔案 /var/lib/exim4/config.autogenerated，或 exim -bP 的輸出。",
};
