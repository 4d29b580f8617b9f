import type { IdentityLabels } from "../labels/identity-labels.ts";

const failures: IdentityLabels["failures"] = {
  "server-failure": "域名服务器出错（SERVFAIL）",
  refused: "域名服务器拒绝回答",
  "timed-out": "没有服务器及时回答",
  malformed: "回答无法解读",
  "alias-loop": "别名（CNAME）形成循环",
  "not-asked": "没有查询：查询过多或时间已到",
};
const meanings: IdentityLabels["meanings"] = {
  "spam-source": "曾发出垃圾邮件",
  exploited: "被入侵或受感染的主机",
  dynamic: "不应直接发信的地址（动态地址，或运营商的策略）",
  "no-ptr": "没有反向域名",
  "brute-force": "曾攻击登录",
  backscatter: "向伪造的发件人退信",
  "open-proxy": "开放代理",
  "hijacked-network": "所在网络属于犯罪团伙",
  reputation: "信誉差",
  "bad-domain": "该域出现在垃圾邮件中，或专为其注册",
  "abused-site": "该域的网站被入侵",
  trusted: "受信任",
  listed: "未说明原因",
};

export const identityZhCn: IdentityLabels = {
  headline: {
    against: ({ domain, findings }, f) => `${domain}：有 ${f.number(findings)} 项对您的邮件不利。`,
    fine: ({ domain }) => `${domain}：DNS 中没有对您的邮件不利的内容。`,
    open: ({ domain, findings, unanswered }, f) =>
      `${domain}：有 ${f.number(findings)} 项对您的邮件不利，另有 ${f.number(unanswered)} 项查询没有得到回答。请稍后再查。`,
  },
  headings: {
    receivers: "严格的接收方会怎样做",
    findings: "对您不利之处",
    facts: "DNS 中的内容",
    lists: "名单",
    configured: "您的服务器自己查询的名单",
    publish: "需要发布的记录或执行的命令",
    unanswered: "没有得到回答（不等于不存在）",
  },
  verdicts: {
    accepts: (ip) => `${ip}：接收邮件`,
    doubts: (ip) => `${ip}：可能当作垃圾邮件`,
    refuses: (ip) => `${ip}：拒收邮件`,
    unknown: (ip) => `${ip}：无法断定，DNS 没有全部回答`,
  },
  sources: {
    given: "由您指定",
    log: "日志中接收方提到",
    configuration: "来自配置",
    mail: "来自邮件",
    spf: "由 SPF 推测",
    mx: "由 MX 推测",
    usual: "推测",
  },
  facts: {
    addresses: "地址",
    helo: "问候名（HELO）",
    reverse: "反向域名（PTR）",
    spf: "SPF",
    dkim: "DKIM",
    dmarc: "DMARC",
    mx: "MX",
    mtaSts: "MTA-STS",
    tlsReports: "TLS-RPT",
    dane: "DANE",
  },
  values: {
    none: "无",
    unknown: "未知",
    nullMx: "不接收邮件（空 MX）",
    spfCost: ({ lookups, voids }, f) =>
      `最多需 ${f.number(lookups)} 次查询（上限 10），其中 ${f.number(voids)} 次无结果（上限 2）`,
    spfOf: ({ ip, result }) => `${ip}：${result}`,
    key: ({ name, type, bits }, f) => `${name}：${type}，${f.number(bits)} 位`,
    noKey: ({ name }) => `${name}：没有可用的密钥`,
  },
  states: {
    usable: "正常",
    wild: "把一切都列入：已失效",
    parked: "回答的是网页地址：已失效，或您的解析器伪造回答",
    refused: "不回答您的解析器",
    silent: "查不到自己的测试条目：已失效，或不回答您的解析器",
    unknown: "无法查询",
  },
  meanings,
  notListed: ({ subject, zones }, f) => `${subject} 不在以下名单中：${f.list(zones, 20)}`,
  allowed: ({ subject, zone, codes }) => `${subject} 在白名单 ${zone} 中（${codes}）`,
  failures,
  publish: {
    spf: "SPF：哪些主机可以发信",
    "spf-change": "补上缺少地址的 SPF，用来替换现有记录",
    "helo-spf": "问候名的 SPF，用于退信",
    dkim: "DKIM：生成密钥，发布第四条命令显示的记录，让 OpenDKIM 签名",
    dmarc: "DMARC：先观察；报告无异常后再收紧为 quarantine 和 reject",
    "tls-rpt": "TLS-RPT：加密失败的报告",
    ptr: "PTR：只有网络的所有者（您的运营商）可以设置",
  },
  findings: {
    unanswered: ({ name, type, why }) => `${name} 的 ${type} 未知：${failures[why]}`,
    "spf-missing": ({ domain }) =>
      `${domain} 没有 SPF 记录：任何人都能以其名义发信，大型接收方不信任它`,
    "spf-several-records": ({ domain, count }, f) =>
      `${domain} 有 ${f.number(count)} 条 SPF 记录：多于一条时全部无效（permerror）`,
    "spf-syntax": ({ domain, term }) =>
      `${domain} 的 SPF 记录在“${term}”处无法解读：整条无效（permerror）`,
    "spf-no-record": ({ domain, target }) =>
      `${domain} 的 SPF 记录引用 ${target}，而后者没有 SPF：整条无效（permerror）`,
    "spf-too-many-lookups": ({ domain, count }, f) =>
      `${domain} 的 SPF 记录需要 ${f.number(count)} 次 DNS 查询，上限为 10：接收方以 permerror 中止`,
    "spf-too-many-voids": ({ domain, count }, f) =>
      `${domain} 的 SPF 记录指向 ${f.number(count)} 个没有记录的名称，上限为 2：接收方以 permerror 中止`,
    "spf-too-many-names": ({ domain, target }) =>
      `${domain} 的 SPF 记录查询 ${target} 的 MX，数量超过 10：permerror`,
    "spf-loop": ({ domain, target }) => `${domain} 的 SPF 记录经由 ${target} 又包含自己：permerror`,
    "spf-not-covered": ({ domain, ip, result }) =>
      `${domain} 的 SPF 不允许您的地址 ${ip}：${result}`,
    "spf-allows-all": ({ domain }) => `${domain} 的 SPF 记录以 +all 结尾：允许全世界发信`,
    "spf-open-end": ({ domain }) => `${domain} 的 SPF 记录没有说明其他主机，请以 ~all 或 -all 结尾`,
    "spf-wide": ({ domain, network }) =>
      `${domain} 的 SPF 记录允许很大的网络 ${network}：其中任何人都能冒充您发信`,
    "spf-ptr": ({ domain }) => `${domain} 的 SPF 记录使用 ptr，速度慢且不应再用（RFC 7208 5.5）`,
    "helo-spf-missing": ({ name }) => `问候名 ${name} 没有 SPF 记录：退信要靠它来判断`,
    "helo-spf-fails": ({ name, ip }) => `问候名 ${name} 的 SPF 不允许您的地址 ${ip}：退信会被拒收`,
    "dkim-unseen": ({ domain, count }, f) =>
      `在 ${f.number(count)} 个常用选择器下没有找到 ${domain} 的 DKIM 密钥；若有，请用 --selector 指定`,
    "dkim-missing": ({ selector, domain }) =>
      `DNS 中没有密钥 ${selector}._domainkey.${domain}：用它签的名无效`,
    "dkim-revoked": ({ selector, domain }) =>
      `密钥 ${selector}._domainkey.${domain} 已撤销（p= 为空）：用它签的名无效`,
    "dkim-broken": ({ selector, domain, part }) =>
      `密钥 ${selector}._domainkey.${domain} 无法解读（${part}）：用它签的名无效`,
    "dkim-several-records": ({ selector, domain, count }, f) =>
      `${selector}._domainkey.${domain} 有 ${f.number(count)} 个密钥：采用哪一个全凭运气`,
    "dkim-short": ({ selector, domain, bits }, f) =>
      bits < 1024
        ? `密钥 ${selector}._domainkey.${domain} 只有 ${f.number(bits)} 位：可被伪造，接收方不予理会`
        : `密钥 ${selector}._domainkey.${domain} 有 ${f.number(bits)} 位；如今要求 2048 位`,
    "dkim-testing": ({ selector, domain }) =>
      `密钥 ${selector}._domainkey.${domain} 标为测试（t=y）：接收方可能当作未签名`,
    "dkim-sha1": ({ selector, domain }) =>
      `密钥 ${selector}._domainkey.${domain} 只允许 SHA-1，已无人接受`,
    "dkim-unaligned": ({ domain, signer }) =>
      `${domain} 的邮件由 ${signer} 签名：DMARC 不认可该签名`,
    "dmarc-missing": ({ domain }) =>
      `${domain} 没有 DMARC 记录：Gmail、Yahoo 和 Microsoft 要求大量发信者具备`,
    "dmarc-several-records": ({ domain, count }, f) =>
      `${domain} 有 ${f.number(count)} 条 DMARC 记录：多于一条时全部无效`,
    "dmarc-syntax": ({ domain }) => `${domain} 的 DMARC 记录无法解读：无效`,
    "dmarc-watches-only": ({ domain }) => `${domain} 的 DMARC 只观察（p=none）：冒名邮件照样投递`,
    "dmarc-no-reports": ({ domain }) =>
      `${domain} 的 DMARC 记录不要求报告（rua）：您看不到谁以其名义发信`,
    "dmarc-subdomains-open": ({ domain }) => `${domain} 的 DMARC 保护该域，但不保护子域（sp=none）`,
    "dmarc-partial": ({ domain, percent }, f) =>
      `${domain} 的 DMARC 只对 ${f.percent(percent / 100)} 的邮件有效（pct）`,
    "dmarc-reports-refused": ({ domain, receiver }) =>
      `${domain} 的 DMARC 报告应发往 ${receiver}，但后者没有同意接收：报告不会发出`,
    "ptr-missing": ({ ip }) =>
      `${ip} 没有反向域名（PTR）：Gmail、Microsoft、T-Online 等许多接收方会拒收`,
    "ptr-several": ({ ip, count }, f) => `${ip} 有 ${f.number(count)} 个反向域名：接收方随意取一个`,
    "ptr-unconfirmed": ({ ip, name }) =>
      `${ip} 的反向域名是 ${name}，但该名称不指回它：接收方视其为“unknown”`,
    "ptr-generic": ({ ip, name }) =>
      `${ip} 的名称像是运营商给用户线路的默认名（${name}），请让运营商设为服务器自己的名称`,
    "helo-no-name": ({ name }) =>
      `服务器的问候名是“${name}”，不是完整主机名，请设置 smtp_helo_name 或 primary_hostname`,
    "helo-unresolved": ({ name }) => `问候名 ${name} 在 DNS 中没有地址`,
    "helo-elsewhere": ({ name, ip }) => `问候名 ${name} 不指向您的地址 ${ip}`,
    "helo-differs": ({ name, ip, ptr }) =>
      `服务器的问候名是 ${name}，而 ${ip} 的反向域名是 ${ptr}：最好一致`,
    "mx-missing": ({ domain }) =>
      `${domain} 不能收信（没有 MX，也没有地址）：接收方拒收无法回复的发件人`,
    "mx-null": ({ domain }) => `${domain} 声明不接收邮件（空 MX）：有些接收方会拒收来自它的邮件`,
    "mx-literal": ({ domain, name }) => `${domain} 的一个 MX 是 IP 地址（${name}）：必须是名称`,
    "mx-alias": ({ domain, name }) =>
      `${domain} 的 MX ${name} 是别名（CNAME），RFC 2181 禁止：有些发送方会失败`,
    "mx-unresolved": ({ domain, name }) => `${domain} 的 MX ${name} 没有地址`,
    "mta-sts-missing": ({ domain }) => `${domain} 没有 MTA-STS 策略：发送方可能退回明文`,
    "mta-sts-broken": ({ domain }) => `${domain} 的 MTA-STS 记录无法解读：等于没有策略`,
    "tls-rpt-missing": ({ domain }) => `${domain} 不要求加密失败的报告（TLS-RPT）`,
    "tls-rpt-broken": ({ domain }) => `${domain} 的 TLS-RPT 记录没有指明谁接收报告`,
    "dane-unsigned": ({ name }) =>
      `您的解析器没有验证 ${name}（DNSSEC）：没有验证，发送方会忽略该记录`,
    "dane-unusable": ({ name }) => `${name} 的记录都不能用于邮件（RFC 7672）：发送方会忽略`,
    listed: ({ subject, zone, meaning, page }) =>
      `${subject} 在 ${zone} 名单中：${meanings[meaning]}。请先消除原因，再申请移除：${page}`,
    "lists-refused": ({ zones }, f) =>
      `以下名单不回答您的解析器（公共解析器，或查询过多）：${f.list(zones, 20)}。您是否在其中不得而知；请通过自己的解析器查询`,
    "lists-unusable": ({ zones }, f) => `以下名单没有通过对照查询，未予采信：${f.list(zones, 20)}`,
    "configured-wild": ({ zone }) =>
      `您的服务器查询 ${zone}，它把所有人都列入：会拒收全部邮件；请立即去掉`,
    "configured-parked": ({ zone }) => `您的服务器查询 ${zone}，它回答的是网页地址：已失效；请去掉`,
    "configured-refused": ({ zone }) =>
      `您的服务器查询 ${zone}，它不回答这个解析器；若不按代码过滤，拒答会被当作列入`,
    "configured-silent": ({ zone }) =>
      `您的服务器查询 ${zone}，它查不到自己的测试条目：已失效，或不回答您的解析器；请去掉`,
    "configured-unknown": ({ zone }) => `您的服务器查询的 ${zone} 是否有效不得而知`,
  },
};
