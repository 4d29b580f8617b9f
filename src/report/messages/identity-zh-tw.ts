import type { IdentityLabels } from "../labels/identity-labels.ts";

const failures: IdentityLabels["failures"] = {
  "server-failure": "名稱伺服器發生錯誤（SERVFAIL）",
  refused: "名稱伺服器拒絕回答",
  "timed-out": "沒有伺服器及時回答",
  malformed: "回答無法解讀",
  "alias-loop": "別名（CNAME）形成迴圈",
  "not-asked": "沒有查詢：查詢過多或時間已到",
};
const meanings: IdentityLabels["meanings"] = {
  "spam-source": "曾寄出垃圾郵件",
  exploited: "遭入侵或受感染的主機",
  dynamic: "不應直接寄信的位址（動態位址，或業者的政策）",
  "no-ptr": "沒有反向名稱",
  "brute-force": "曾攻擊登入",
  backscatter: "向偽造的寄件者退信",
  "open-proxy": "開放代理伺服器",
  "hijacked-network": "所在網路屬於犯罪集團",
  reputation: "信譽不佳",
  "bad-domain": "該網域出現在垃圾郵件中，或專為其註冊",
  "abused-site": "該網域的網站遭入侵",
  trusted: "受信任",
  listed: "未說明原因",
};

export const identityZhTw: IdentityLabels = {
  headline: {
    against: ({ domain, findings }, f) => `${domain}：有 ${f.number(findings)} 項對您的郵件不利。`,
    fine: ({ domain }) => `${domain}：DNS 中沒有對您的郵件不利的內容。`,
    open: ({ domain, findings, unanswered }, f) =>
      `${domain}：有 ${f.number(findings)} 項對您的郵件不利，另有 ${f.number(unanswered)} 項查詢沒有得到回答。請稍後再查。`,
  },
  headings: {
    receivers: "嚴格的收信方會怎麼做",
    findings: "對您不利之處",
    facts: "DNS 中的內容",
    lists: "名單",
    configured: "您的伺服器自己查詢的名單",
    publish: "需要發布的記錄或執行的指令",
    unanswered: "沒有得到回答（不等於不存在）",
  },
  verdicts: {
    accepts: (ip) => `${ip}：收下郵件`,
    doubts: (ip) => `${ip}：可能當成垃圾郵件`,
    refuses: (ip) => `${ip}：拒收郵件`,
    unknown: (ip) => `${ip}：無法斷定，DNS 沒有全部回答`,
  },
  sources: {
    given: "由您指定",
    log: "記錄檔中收信方提到",
    configuration: "來自設定",
    mail: "來自郵件",
    spf: "由 SPF 推測",
    mx: "由 MX 推測",
    usual: "推測",
  },
  facts: {
    addresses: "位址",
    helo: "問候名稱（HELO）",
    reverse: "反向名稱（PTR）",
    spf: "SPF",
    dkim: "DKIM",
    dmarc: "DMARC",
    mx: "MX",
    mtaSts: "MTA-STS",
    tlsReports: "TLS-RPT",
    dane: "DANE",
  },
  values: {
    none: "無",
    unknown: "未知",
    nullMx: "不收信（空 MX）",
    spfCost: ({ lookups, voids }, f) =>
      `最多需 ${f.number(lookups)} 次查詢（上限 10），其中 ${f.number(voids)} 次無結果（上限 2）`,
    spfOf: ({ ip, result }) => `${ip}：${result}`,
    key: ({ name, type, bits }, f) => `${name}：${type}，${f.number(bits)} 位元`,
    noKey: ({ name }) => `${name}：沒有可用的金鑰`,
  },
  states: {
    usable: "正常",
    wild: "把一切都列入：已失效",
    parked: "回答的是網頁位址：已失效，或您的解析器捏造回答",
    refused: "不回答您的解析器",
    silent: "查不到自己的測試項目：已失效，或不回答您的解析器",
    unknown: "無法查詢",
  },
  meanings,
  notListed: ({ subject, zones }, f) => `${subject} 不在以下名單中：${f.list(zones, 20)}`,
  allowed: ({ subject, zone, codes }) => `${subject} 在白名單 ${zone} 中（${codes}）`,
  failures,
  publish: {
    spf: "SPF：哪些主機可以寄信",
    "spf-change": "補上缺少位址的 SPF，用來取代現有記錄",
    "helo-spf": "問候名稱的 SPF，用於退信",
    dkim: "DKIM：產生金鑰，發布第四個指令顯示的記錄，讓 OpenDKIM 簽章",
    dmarc: "DMARC：先觀察；報告無異狀後再收緊為 quarantine 與 reject",
    "tls-rpt": "TLS-RPT：加密失敗的報告",
    ptr: "PTR：只有網路的所有者（您的業者）可以設定",
  },
  findings: {
    unanswered: ({ name, type, why }) => `${name} 的 ${type} 未知：${failures[why]}`,
    "spf-missing": ({ domain }) =>
      `${domain} 沒有 SPF 記錄：任何人都能以其名義寄信，大型收信方不信任它`,
    "spf-several-records": ({ domain, count }, f) =>
      `${domain} 有 ${f.number(count)} 筆 SPF 記錄：多於一筆時全部無效（permerror）`,
    "spf-syntax": ({ domain, term }) =>
      `${domain} 的 SPF 記錄在「${term}」處無法解讀：整筆無效（permerror）`,
    "spf-no-record": ({ domain, target }) =>
      `${domain} 的 SPF 記錄引用 ${target}，而後者沒有 SPF：整筆無效（permerror）`,
    "spf-too-many-lookups": ({ domain, count }, f) =>
      `${domain} 的 SPF 記錄需要 ${f.number(count)} 次 DNS 查詢，上限為 10：收信方以 permerror 中止`,
    "spf-too-many-voids": ({ domain, count }, f) =>
      `${domain} 的 SPF 記錄指向 ${f.number(count)} 個沒有記錄的名稱，上限為 2：收信方以 permerror 中止`,
    "spf-too-many-names": ({ domain, target }) =>
      `${domain} 的 SPF 記錄查詢 ${target} 的 MX，數量超過 10：permerror`,
    "spf-loop": ({ domain, target }) => `${domain} 的 SPF 記錄經由 ${target} 又包含自己：permerror`,
    "spf-not-covered": ({ domain, ip, result }) =>
      `${domain} 的 SPF 不允許您的位址 ${ip}：${result}`,
    "spf-allows-all": ({ domain }) => `${domain} 的 SPF 記錄以 +all 結尾：允許全世界寄信`,
    "spf-open-end": ({ domain }) => `${domain} 的 SPF 記錄沒有說明其他主機，請以 ~all 或 -all 結尾`,
    "spf-wide": ({ domain, network }) =>
      `${domain} 的 SPF 記錄允許很大的網路 ${network}：其中任何人都能冒充您寄信`,
    "spf-ptr": ({ domain }) => `${domain} 的 SPF 記錄使用 ptr，速度慢且不應再用（RFC 7208 5.5）`,
    "helo-spf-missing": ({ name }) => `問候名稱 ${name} 沒有 SPF 記錄：退信要靠它來判斷`,
    "helo-spf-fails": ({ name, ip }) =>
      `問候名稱 ${name} 的 SPF 不允許您的位址 ${ip}：退信會被拒收`,
    "dkim-unseen": ({ domain, count }, f) =>
      `在 ${f.number(count)} 個常用選擇器下沒有找到 ${domain} 的 DKIM 金鑰；若有，請用 --selector 指定`,
    "dkim-missing": ({ selector, domain }) =>
      `DNS 中沒有金鑰 ${selector}._domainkey.${domain}：用它簽的章無效`,
    "dkim-revoked": ({ selector, domain }) =>
      `金鑰 ${selector}._domainkey.${domain} 已撤銷（p= 為空）：用它簽的章無效`,
    "dkim-broken": ({ selector, domain, part }) =>
      `金鑰 ${selector}._domainkey.${domain} 無法解讀（${part}）：用它簽的章無效`,
    "dkim-several-records": ({ selector, domain, count }, f) =>
      `${selector}._domainkey.${domain} 有 ${f.number(count)} 個金鑰：採用哪一個全憑運氣`,
    "dkim-short": ({ selector, domain, bits }, f) =>
      bits < 1024
        ? `金鑰 ${selector}._domainkey.${domain} 只有 ${f.number(bits)} 位元：可被偽造，收信方不予理會`
        : `金鑰 ${selector}._domainkey.${domain} 有 ${f.number(bits)} 位元；如今要求 2048 位元`,
    "dkim-testing": ({ selector, domain }) =>
      `金鑰 ${selector}._domainkey.${domain} 標為測試（t=y）：收信方可能當成未簽章`,
    "dkim-sha1": ({ selector, domain }) =>
      `金鑰 ${selector}._domainkey.${domain} 只允許 SHA-1，已無人接受`,
    "dkim-unaligned": ({ domain, signer }) =>
      `${domain} 的郵件由 ${signer} 簽章：DMARC 不認可該簽章`,
    "dmarc-missing": ({ domain }) =>
      `${domain} 沒有 DMARC 記錄：Gmail、Yahoo 與 Microsoft 要求大量寄信者具備`,
    "dmarc-several-records": ({ domain, count }, f) =>
      `${domain} 有 ${f.number(count)} 筆 DMARC 記錄：多於一筆時全部無效`,
    "dmarc-syntax": ({ domain }) => `${domain} 的 DMARC 記錄無法解讀：無效`,
    "dmarc-watches-only": ({ domain }) => `${domain} 的 DMARC 只觀察（p=none）：冒名郵件照樣投遞`,
    "dmarc-no-reports": ({ domain }) =>
      `${domain} 的 DMARC 記錄不要求報告（rua）：您看不到誰以其名義寄信`,
    "dmarc-subdomains-open": ({ domain }) =>
      `${domain} 的 DMARC 保護該網域，但不保護子網域（sp=none）`,
    "dmarc-partial": ({ domain, percent }, f) =>
      `${domain} 的 DMARC 只對 ${f.percent(percent / 100)} 的郵件有效（pct）`,
    "dmarc-reports-refused": ({ domain, receiver }) =>
      `${domain} 的 DMARC 報告應寄往 ${receiver}，但後者沒有同意接收：報告不會寄出`,
    "ptr-missing": ({ ip }) =>
      `${ip} 沒有反向名稱（PTR）：Gmail、Microsoft、T-Online 等許多收信方會拒收`,
    "ptr-several": ({ ip, count }, f) => `${ip} 有 ${f.number(count)} 個反向名稱：收信方隨意取一個`,
    "ptr-unconfirmed": ({ ip, name }) =>
      `${ip} 的反向名稱是 ${name}，但該名稱不指回它：收信方視其為「unknown」`,
    "ptr-generic": ({ ip, name }) =>
      `${ip} 的名稱像是業者給用戶線路的預設名稱（${name}），請業者改為伺服器自己的名稱`,
    "helo-no-name": ({ name }) =>
      `伺服器的問候名稱是「${name}」，不是完整主機名稱，請設定 smtp_helo_name 或 primary_hostname`,
    "helo-unresolved": ({ name }) => `問候名稱 ${name} 在 DNS 中沒有位址`,
    "helo-elsewhere": ({ name, ip }) => `問候名稱 ${name} 不指向您的位址 ${ip}`,
    "helo-differs": ({ name, ip, ptr }) =>
      `伺服器的問候名稱是 ${name}，而 ${ip} 的反向名稱是 ${ptr}：最好一致`,
    "mx-missing": ({ domain }) =>
      `${domain} 不能收信（沒有 MX，也沒有位址）：收信方拒收無法回覆的寄件者`,
    "mx-null": ({ domain }) => `${domain} 宣告不收信（空 MX）：有些收信方會拒收來自它的郵件`,
    "mx-literal": ({ domain, name }) => `${domain} 的一個 MX 是 IP 位址（${name}）：必須是名稱`,
    "mx-alias": ({ domain, name }) =>
      `${domain} 的 MX ${name} 是別名（CNAME），RFC 2181 禁止：有些寄信方會失敗`,
    "mx-unresolved": ({ domain, name }) => `${domain} 的 MX ${name} 沒有位址`,
    "mta-sts-missing": ({ domain }) => `${domain} 沒有 MTA-STS 政策：寄信方可能退回明文`,
    "mta-sts-broken": ({ domain }) => `${domain} 的 MTA-STS 記錄無法解讀：等於沒有政策`,
    "tls-rpt-missing": ({ domain }) => `${domain} 不要求加密失敗的報告（TLS-RPT）`,
    "tls-rpt-broken": ({ domain }) => `${domain} 的 TLS-RPT 記錄沒有指明誰接收報告`,
    "dane-unsigned": ({ name }) =>
      `您的解析器沒有驗證 ${name}（DNSSEC）：沒有驗證，寄信方會忽略該記錄`,
    "dane-unusable": ({ name }) => `${name} 的記錄都不能用於郵件（RFC 7672）：寄信方會忽略`,
    listed: ({ subject, zone, meaning, page }) =>
      `${subject} 在 ${zone} 名單中：${meanings[meaning]}。請先排除原因，再申請移除：${page}`,
    "lists-refused": ({ zones }, f) =>
      `以下名單不回答您的解析器（公共解析器，或查詢過多）：${f.list(zones, 20)}。您是否在其中不得而知；請透過自己的解析器查詢`,
    "lists-unusable": ({ zones }, f) => `以下名單沒有通過對照查詢，未予採信：${f.list(zones, 20)}`,
    "configured-wild": ({ zone }) =>
      `您的伺服器查詢 ${zone}，它把所有人都列入：會拒收全部郵件；請立即移除`,
    "configured-parked": ({ zone }) => `您的伺服器查詢 ${zone}，它回答的是網頁位址：已失效；請移除`,
    "configured-refused": ({ zone }) =>
      `您的伺服器查詢 ${zone}，它不回答這個解析器；若不按代碼過濾，拒答會被當成列入`,
    "configured-silent": ({ zone }) =>
      `您的伺服器查詢 ${zone}，它查不到自己的測試項目：已失效，或不回答您的解析器；請移除`,
    "configured-unknown": ({ zone }) => `您的伺服器查詢的 ${zone} 是否有效不得而知`,
  },
};
