import type { IdentityLabels } from "../labels/identity-labels.ts";

const failures: IdentityLabels["failures"] = {
  "server-failure": "ネームサーバーが失敗しました（SERVFAIL）",
  refused: "ネームサーバーが回答を拒否しました",
  "timed-out": "時間内に回答がありませんでした",
  malformed: "回答を解釈できませんでした",
  "alias-loop": "別名（CNAME）が循環しています",
  "not-asked": "問い合わせていません（件数または時間の上限）",
};
const meanings: IdentityLabels["meanings"] = {
  "spam-source": "迷惑メールの送信元",
  exploited: "侵入された、または感染したホスト",
  dynamic: "直接メールを送るべきでないアドレス（動的割り当て、または事業者の方針）",
  "no-ptr": "逆引き名がない",
  "brute-force": "ログインへの攻撃元",
  backscatter: "詐称された送信者へバウンスを返している",
  "open-proxy": "オープンプロキシ",
  "hijacked-network": "犯罪者のネットワークにある",
  reputation: "評判が悪い",
  "bad-domain": "迷惑メールで宣伝された、またはそのために作られたドメイン",
  "abused-site": "ドメインのウェブサイトが侵入された",
  trusted: "信頼されている",
  listed: "理由は示されていない",
};

export const identityJa: IdentityLabels = {
  headline: {
    against: ({ domain, findings }, f) =>
      `${domain}：メールに不利な点が${f.number(findings)}件あります。`,
    fine: ({ domain }) => `${domain}：DNS にメールに不利な点はありません。`,
    open: ({ domain, findings, unanswered }, f) =>
      `${domain}：メールに不利な点が${f.number(findings)}件あり、回答のない問い合わせが${f.number(unanswered)}件あります。後でもう一度確認してください。`,
  },
  headings: {
    receivers: "厳格な受信側の対応",
    findings: "不利な点",
    facts: "DNS の内容",
    lists: "リスト",
    configured: "このサーバー自身が参照しているリスト",
    publish: "公開するレコードと実行するコマンド",
    unanswered: "回答がなかったもの（存在しないという意味ではありません）",
  },
  verdicts: {
    accepts: (ip) => `${ip}：受け取ります`,
    doubts: (ip) => `${ip}：迷惑メールと見なすことがあります`,
    refuses: (ip) => `${ip}：受け取りを拒否します`,
    unknown: (ip) => `${ip}：DNS の回答が揃わないため判断できません`,
  },
  sources: {
    given: "指定",
    log: "ログで受信側が挙げたもの",
    configuration: "設定から",
    mail: "メールから",
    spf: "SPF からの推測",
    mx: "MX からの推測",
    usual: "推測",
  },
  facts: {
    addresses: "アドレス",
    helo: "名乗り（HELO）",
    reverse: "逆引き名（PTR）",
    spf: "SPF",
    dkim: "DKIM",
    dmarc: "DMARC",
    mx: "MX",
    mtaSts: "MTA-STS",
    tlsReports: "TLS-RPT",
    dane: "DANE",
  },
  values: {
    none: "なし",
    unknown: "不明",
    nullMx: "メールを受け取らない（Null MX）",
    spfCost: ({ lookups, voids }, f) =>
      `最大で${f.number(lookups)}回の問い合わせ（上限 10）、うち結果なし${f.number(voids)}回（上限 2）`,
    spfOf: ({ ip, result }) => `${ip}：${result}`,
    key: ({ name, type, bits }, f) => `${name}：${type}、${f.number(bits)}ビット`,
    noKey: ({ name }) => `${name}：使える鍵がありません`,
  },
  states: {
    usable: "稼働中",
    wild: "すべてを掲載：停止したリスト",
    parked: "ウェブページのアドレスを返す：停止したリストか、リゾルバーが回答を捏造",
    refused: "このリゾルバーには答えない",
    silent: "自身のテスト項目を知らない：停止したか、このリゾルバーには答えない",
    unknown: "問い合わせできなかった",
  },
  meanings,
  notListed: ({ subject, zones }, f) =>
    `${subject} は次のリストに載っていません：${f.list(zones, 20)}`,
  allowed: ({ subject, zone, codes }) =>
    `${subject} は許可リスト ${zone} に載っています（${codes}）`,
  failures,
  publish: {
    spf: "SPF：送信してよいホスト",
    "spf-change": "足りないアドレスを加えた SPF（現在のレコードと置き換え）",
    "helo-spf": "名乗りの SPF（バウンス用）",
    dkim: "DKIM：鍵を作り、4 番目のコマンドが表示するレコードを公開し、OpenDKIM に署名させる",
    dmarc: "DMARC：まず観察し、レポートに問題がなくなれば quarantine、reject へ強める",
    "tls-rpt": "TLS-RPT：暗号化の失敗に関するレポート",
    ptr: "PTR：設定できるのはネットワークの所有者（事業者）だけです",
  },
  findings: {
    unanswered: ({ name, type, why }) => `${name} の ${type} は不明です：${failures[why]}`,
    "spf-missing": ({ domain }) =>
      `${domain} に SPF レコードがありません。誰でもその名で送れ、大手の受信側は信用しません`,
    "spf-several-records": ({ domain, count }, f) =>
      `${domain} に SPF レコードが${f.number(count)}件あります。複数あるとどれも無効です（permerror）`,
    "spf-syntax": ({ domain, term }) =>
      `${domain} の SPF レコードは「${term}」で解釈できません。全体が無効です（permerror）`,
    "spf-no-record": ({ domain, target }) =>
      `${domain} の SPF レコードが参照する ${target} に SPF がありません。全体が無効です（permerror）`,
    "spf-too-many-lookups": ({ domain, count }, f) =>
      `${domain} の SPF レコードには DNS の問い合わせが${f.number(count)}回必要です。上限は 10 回で、受信側は permerror で中止します`,
    "spf-too-many-voids": ({ domain, count }, f) =>
      `${domain} の SPF レコードはレコードのない名前を${f.number(count)}件参照します。上限は 2 件で、受信側は permerror で中止します`,
    "spf-too-many-names": ({ domain, target }) =>
      `${domain} の SPF レコードが参照する ${target} の MX が 10 件を超えています（permerror）`,
    "spf-loop": ({ domain, target }) =>
      `${domain} の SPF レコードは ${target} を経て自分自身を参照しています（permerror）`,
    "spf-not-covered": ({ domain, ip, result }) =>
      `${domain} の SPF はこのサーバーのアドレス ${ip} を許可していません：${result}`,
    "spf-allows-all": ({ domain }) =>
      `${domain} の SPF レコードは +all で終わり、全世界に送信を許可しています`,
    "spf-open-end": ({ domain }) =>
      `${domain} の SPF レコードは他のホストについて何も定めていません。~all か -all で終えてください`,
    "spf-wide": ({ domain, network }) =>
      `${domain} の SPF レコードは広いネットワーク ${network} を許可しています。その中の誰でもなりすませます`,
    "spf-ptr": ({ domain }) =>
      `${domain} の SPF レコードは ptr を使っています。遅く、もう使うべきではありません（RFC 7208 5.5）`,
    "helo-spf-missing": ({ name }) =>
      `名乗り ${name} に SPF レコードがありません。バウンスはこれで判断されます`,
    "helo-spf-fails": ({ name, ip }) =>
      `名乗り ${name} の SPF はアドレス ${ip} を許可していません。バウンスが拒否されます`,
    "dkim-unseen": ({ domain, count }, f) =>
      `よく使われるセレクター${f.number(count)}個の下に ${domain} の DKIM 鍵は見つかりません。あれば --selector で指定してください`,
    "dkim-missing": ({ selector, domain }) =>
      `鍵 ${selector}._domainkey.${domain} が DNS にありません。この鍵の署名は無効です`,
    "dkim-revoked": ({ selector, domain }) =>
      `鍵 ${selector}._domainkey.${domain} は失効しています（p= が空）。この鍵の署名は無効です`,
    "dkim-broken": ({ selector, domain, part }) =>
      `鍵 ${selector}._domainkey.${domain} を解釈できません（${part}）。この鍵の署名は無効です`,
    "dkim-several-records": ({ selector, domain, count }, f) =>
      `${selector}._domainkey.${domain} に鍵が${f.number(count)}件あります。どれが使われるかは偶然です`,
    "dkim-short": ({ selector, domain, bits }, f) =>
      bits < 1024
        ? `鍵 ${selector}._domainkey.${domain} は${f.number(bits)}ビットしかありません。偽造でき、受信側は無視します`
        : `鍵 ${selector}._domainkey.${domain} は${f.number(bits)}ビットです。現在は 2048 ビットが求められます`,
    "dkim-testing": ({ selector, domain }) =>
      `鍵 ${selector}._domainkey.${domain} はテスト用の印（t=y）が付いたままです。署名なしと扱われることがあります`,
    "dkim-sha1": ({ selector, domain }) =>
      `鍵 ${selector}._domainkey.${domain} は SHA-1 だけを許しますが、もう誰も受け付けません`,
    "dkim-unaligned": ({ domain, signer }) =>
      `${domain} のメールは ${signer} が署名しています。DMARC はその署名を認めません`,
    "dmarc-missing": ({ domain }) =>
      `${domain} に DMARC レコードがありません。Gmail、Yahoo、Microsoft は大量送信者に求めています`,
    "dmarc-several-records": ({ domain, count }, f) =>
      `${domain} に DMARC レコードが${f.number(count)}件あります。複数あるとどれも無効です`,
    "dmarc-syntax": ({ domain }) => `${domain} の DMARC レコードを解釈できません。無効です`,
    "dmarc-watches-only": ({ domain }) =>
      `${domain} の DMARC は観察だけです（p=none）。なりすましメールも配送されます`,
    "dmarc-no-reports": ({ domain }) =>
      `${domain} の DMARC レコードはレポート（rua）を求めていません。誰がその名で送っているか分かりません`,
    "dmarc-subdomains-open": ({ domain }) =>
      `${domain} の DMARC はドメインを守りますが、サブドメインは守りません（sp=none）`,
    "dmarc-partial": ({ domain, percent }, f) =>
      `${domain} の DMARC はメールの ${f.percent(percent / 100)} にしか適用されません（pct）`,
    "dmarc-reports-refused": ({ domain, receiver }) =>
      `${domain} の DMARC レポートの宛先 ${receiver} は受け取りに同意していません。送られません`,
    "ptr-missing": ({ ip }) =>
      `${ip} に逆引き名（PTR）がありません。Gmail、Microsoft、T-Online など多くが拒否します`,
    "ptr-several": ({ ip, count }, f) =>
      `${ip} に逆引き名が${f.number(count)}件あります。受信側がどれを選ぶかは偶然です`,
    "ptr-unconfirmed": ({ ip, name }) =>
      `${ip} の逆引き名は ${name} ですが、その名前から元のアドレスに戻れません。受信側は「unknown」と扱います`,
    "ptr-generic": ({ ip, name }) =>
      `${ip} の名前は事業者が利用者の回線に付けるもの（${name}）です。サーバー自身の名前にしてもらってください`,
    "helo-no-name": ({ name }) =>
      `サーバーの名乗り「${name}」は完全なホスト名ではありません。smtp_helo_name か primary_hostname を設定してください`,
    "helo-unresolved": ({ name }) => `名乗り ${name} のアドレスが DNS にありません`,
    "helo-elsewhere": ({ name, ip }) => `名乗り ${name} はアドレス ${ip} を指していません`,
    "helo-differs": ({ name, ip, ptr }) =>
      `名乗りは ${name} ですが、${ip} の逆引き名は ${ptr} です。揃えるのが最善です`,
    "mx-missing": ({ domain }) =>
      `${domain} はメールを受け取れません（MX もアドレスもない）。返信できない送信者は拒否されます`,
    "mx-null": ({ domain }) =>
      `${domain} はメールを受け取らないと宣言しています（Null MX）。そこからのメールを拒否する受信側もあります`,
    "mx-literal": ({ domain, name }) =>
      `${domain} の MX の一つが IP アドレス（${name}）です。名前でなければなりません`,
    "mx-alias": ({ domain, name }) =>
      `${domain} の MX ${name} は別名（CNAME）で、RFC 2181 が禁じています。失敗する送信側があります`,
    "mx-unresolved": ({ domain, name }) => `${domain} の MX ${name} にアドレスがありません`,
    "mta-sts-missing": ({ domain }) =>
      `${domain} に MTA-STS のポリシーがありません。送信側が平文に戻すことがあります`,
    "mta-sts-broken": ({ domain }) =>
      `${domain} の MTA-STS レコードを解釈できません。ポリシーがないのと同じです`,
    "tls-rpt-missing": ({ domain }) =>
      `${domain} は暗号化の失敗に関するレポート（TLS-RPT）を求めていません`,
    "tls-rpt-broken": ({ domain }) => `${domain} の TLS-RPT レコードにレポートの宛先がありません`,
    "dane-unsigned": ({ name }) =>
      `リゾルバーは ${name} を検証していません（DNSSEC）。検証がなければ送信側は無視します`,
    "dane-unusable": ({ name }) =>
      `${name} のレコードはどれもメールに使えません（RFC 7672）。送信側は無視します`,
    listed: ({ subject, zone, meaning, page }) =>
      `${subject} は ${zone} に載っています：${meanings[meaning]}。まず原因を止め、それから削除を申請してください：${page}`,
    "lists-refused": ({ zones }, f) =>
      `次のリストはこのリゾルバーに答えません（公開リゾルバー、または問い合わせ過多）：${f.list(zones, 20)}。載っているかどうかは不明です。自前のリゾルバーで確認してください`,
    "lists-unusable": ({ zones }, f) =>
      `次のリストは確認の問い合わせに正しく答えず、採用しませんでした：${f.list(zones, 20)}`,
    "configured-wild": ({ zone }) =>
      `サーバーが参照する ${zone} はすべてを掲載しています。全メールを拒否してしまうので、直ちに外してください`,
    "configured-parked": ({ zone }) =>
      `サーバーが参照する ${zone} はウェブページのアドレスを返します。停止しているので外してください`,
    "configured-refused": ({ zone }) =>
      `サーバーが参照する ${zone} はこのリゾルバーに答えません。コードで絞らないと、拒否が掲載と見なされます`,
    "configured-silent": ({ zone }) =>
      `サーバーが参照する ${zone} は自身のテスト項目を知りません。停止したか、このリゾルバーには答えないので外してください`,
    "configured-unknown": ({ zone }) => `サーバーが参照する ${zone} が稼働しているかは不明です`,
  },
};
