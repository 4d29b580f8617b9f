import type { ProbeLabels } from "../labels/probe-labels.ts";

export const probeJa: ProbeLabels = {
  headline: {
    open: ({ host, open, findings }, f) =>
      `${host}：悪用できる箇所が${f.number(open)}件、指摘が${f.number(findings)}件あります。`,
    closed: ({ host, findings }, f) =>
      `${host}：判定できた項目はすべて問題ありません。指摘は${f.number(findings)}件です。`,
    undecided: ({ host }) => `${host}：何も判定できませんでした。`,
  },
  headings: {
    listeners: "調べた待ち受け",
    open: "悪用できる箇所",
    findings: "見つかったもの（重大な順）",
    depends: "調べたが、応答からは判断できない",
    unknown: "ここからは調べていない",
    comparison: "設定と実際の動作",
    dialogue: "証拠となる対話",
  },
  vantages: {
    self: (listener) =>
      `${listener}：サーバー自身から。信頼されていることが多く、外部の者については分かりません`,
    private: (listener) =>
      `${listener}：プライベートアドレスから。信頼されていることが多く、外部の者については分かりません`,
    neighbour: (listener) => `${listener}：同じサブネットから`,
    outside: (listener) => `${listener}：外部から`,
  },
  closed: (listener) => `${listener}：待ち受けていないか、時間切れで調べられませんでした`,
  silent: ({ listener, because, witness }) => `${listener}：${because}（${witness}）`,
  doubts: {
    greylisting: "グレイリスティング：6分後に同じコマンドでもう一度調べてください",
    temporary: "一時的に拒否された：後でもう一度調べてください",
    dns: "DNSを理由に、問いの前に拒否された：--sender に名前解決できるアドレスを指定してください",
    reputation: "このアドレスは評判を理由に拒否されている。別のアドレスから調べてください",
    "catch-all": "どの宛先も受け付けるサーバーなので、そこに配送されるだけかもしれない",
    rewrite:
      "受け付けられたが、Eximは送信前に送信者を置き換えることがある。--deliver-to に届くテストメールのReturn-Pathを確認してください",
    verification:
      "宛先のサーバーに問い合わせ、実在すると答えたので受け付けられた：別の宛先なら拒否されるかもしれない",
    mailbox:
      "受け付けられた：--deliver-to のメールボックスにこのテストメールのバウンスが届けば、答えは「はい」です",
    "trusted-vantage": "受け付けられたが、このアドレスは信頼されている。外部から調べてください",
    "control-refused": "使えるはずのアドレスも拒否された：--known で正しいものを指定してください",
    "open-to-all": "普通の形では拒否されたが、別の形なら誰でも通れる",
    "not-asked": "調べていない",
    closed: "サーバーが接続を切った",
    "no-answer": "時間内に応答が完了しなかった",
    "endless-line": "応答の行に終わりがない",
    "endless-reply": "応答に終わりがない",
    "not-smtp": "応答がSMTPではない",
    "tls-failed": "TLSのハンドシェイクに失敗した",
  },
  doubted: ({ because, witness }) => `${because}（${witness}）`,
  defects: {
    xclient: "XCLIENTがこのアドレスに開放されている：使う者はどのクライアントにもなりすませる",
    "proxy-header": "PROXYヘッダーを誰からでも信じる：どのクライアントも127.0.0.1になりすませる",
    "starttls-injection": "STARTTLSに続けて平文で送られたコマンドが、TLSの中で実行される",
    "starttls-broken": "STARTTLSを提示するが、ハンドシェイクに失敗する",
    "old-tls": "古いバージョンのTLSで接続された",
    certificate: "厳格な送信側はこの証明書を信頼しない",
    "forged-header": "利用者は、受信者に見えるFrom:に他人のアドレスを書ける",
    "login-not-needed": "利用者用のポートがログインなしでメールを受け付ける",
    expn: "EXPNにより、別名の背後に誰がいるか外部から分かる",
    "version-shown": "挨拶文でプログラムとバージョンが分かる",
    "name-mismatch": "挨拶の名前が、アドレスの逆引き名と一致しない",
    "no-starttls": "STARTTLSが提示されない：メールは暗号化されずに届く",
  },
  nonce: ({ nonce }) => `サーバーのログでは、今回の調査はアドレスに ${nonce} を含みます。`,
  answers: { yes: "はい", no: "いいえ", depends: "判断できない", unknown: "不明" },
  differs: ({ question, listener, settings, behaviour }) =>
    `${listener}、${question}：設定では「${settings}」、実際は「${behaviour}」。サーバーはこの設定で動いていますか。`,
  agrees: "双方で確かな項目については、サーバーは設定どおりに動いています。",
  password: (user) => `${user} のパスワード：`,
};
