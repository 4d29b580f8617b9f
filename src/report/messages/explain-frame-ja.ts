import type { ExplainFrame } from "../labels/explain-labels.ts";

export const explainFrameJa: ExplainFrame = {
  headings: {
    attack: "どのような攻撃が示されていますか",
    spammer: "自分はスパム送信者ですか",
    signs: "個々の行からうかがえること",
    limits: "ここからはわからないこと",
    lines: "行ごとの説明",
    replies: "SMTPの応答",
    mails: "メール",
    settings: "設定",
    findings: "設定の問題点（重大なものから）",
    unknown: "解釈できないもの",
  },
  between: "",
  once: "項目の意味は、最初に出てきたところに書いてあります。",
  guilt: "責任を考えるうえで：",
  notProof: "証明にならないこと：",
  attacks: {
    "stolen-credentials":
      "持ち主でない者が、本物のアカウントでログインして送っています。サーバーは正しく動いており、失われたのはパスワードです。",
    "auth-bypass":
      "ログインとは言えないもの（空の名前やパスワード）を、サーバーが有効と認めています。そのため見知らぬ者がログイン済みと見なされ、誰にでも送れます。",
    "open-relay":
      "外部の者が、ログインせずにほかのプロバイダー宛てのメールを投入し、サーバーがそれを中継しています。オープンリレー（第三者中継）として使われています。",
    "trusted-network":
      "アドレスが信頼されているため、接続元はログインする必要がありません。そこにある感染した機器や、すべての接続元をローカルに見せるプロキシが、このサーバーから送っています。",
    "local-script":
      "このサーバー上のプログラム、多くはWebサイトのスクリプトがメールを投入しています。",
    "application-abuse":
      "まともなアプリケーションが送信に使われています。フォームや登録ページが、見知らぬ者の入力したアドレスに送っています。",
    forwarding: "届いたメールがエイリアスや規則で転送され、スパムもあなたの名前で出ていきます。",
    backscatter:
      "配送できないメールをサーバーが受け付け、送信者を騙られた人にバウンスを送っています。無関係な人が受け取ります。",
    "srs-abuse": "書き換えられた返送先アドレス（SRS）が、このサーバーからの送信に使われています。",
    "joe-job":
      "よそであなたのアドレスが詐称されています。このサーバーはそのメールを扱っておらず、バウンスだけが届いています。",
    "direct-to-mx": "ネットワーク内の何かが、メールサーバーを通らず、受信側へ直接送っています。",
    unknown: "異常はありますが、誰がメールを投入したかは、これらの行からはわかりません。",
  },
  noAttack: {
    clean: "検出できる攻撃はありません。普通のメールに見えます。",
    insufficient:
      "判断できません。ここにあるのはやり取りのごく一部です。個々の行からうかがえることは下にあります。",
    nothing: "ログの行がありません。",
  },
  whom: ({ accounts, clients }) =>
    accounts === ""
      ? `接続元 ${clients}`
      : clients === ""
        ? `アカウント ${accounts}`
        : `アカウント ${accounts}、接続元 ${clients}`,
  spammer: {
    "through-us":
      "外から見れば、はい。メールはあなたのサーバーを通り、そのアドレスから出ています。ただし、あなたが書いたことにはなりません。誰かがサーバーを利用しており、止めるまではスパムの発信元です。",
    "past-us":
      "あなたのネットワークは、はい。スパムはあなたのアドレスから出ていますが、メールサーバーは通っていません。独自に送信する機器やプログラムを探してください。",
    bounces:
      "ある意味では、はい。スパムを送ったのはあなたではありませんが、サーバーがそれにバウンスで答え、何も書いていない人に届いています。その人が目にするのはあなたのアドレスです。",
    "forged-elsewhere":
      "いいえ。よそであなたのアドレスが詐称されています。そのメールはこのサーバーを通っていません。",
    perhaps: "かもしれません。それを示すものはありますが、これらの行だけでは証明できません。",
    "no-sign": "これらの行にその兆候はありません。",
    "cannot-tell": "これらの行からは判断できません。誰も責められず、誰の潔白も示されません。",
    "settings-open":
      "設定だけではメールは見えません。しかし、他人があなたの名前で送れる設定です（下を参照）。いつ起きてもおかしくありません。",
    "settings-closed":
      "設定だけではメールは見えません。見知らぬ者が送れる穴は見つかりませんでした。",
    "nothing-to-judge": "答えの手がかりになるログもメールもありません。",
  },
  signs: {
    "login-empty": (count, f) =>
      `名前のないログインの後に${f.number(count)}通。サーバーは見知らぬ者を自分の利用者と見なしています。`,
    "login-worked": (count, f) =>
      `成功したログインの後に${f.number(count)}通。そこに書かれたアカウントが使われています。持ち主によるものかどうかは、接続元のアドレスでわかります。`,
    "local-submitter": (count, f) =>
      `このサーバー上のプログラムから${f.number(count)}通。Webサーバーのユーザーなら、スクリプトを探してください。`,
    "receivers-block": (count, f) =>
      `評判を理由にこのサーバーのアドレスが拒否されたのは${f.number(count)}回。以前ここからスパムが出ています。`,
    "receivers-call-spam": (count, f) =>
      `受信側がメールをスパムと見なしたのは${f.number(count)}回。`,
    "sender-domain-missing": (count, f) =>
      `送信者のドメインが存在しないかメールを受け取らない、と受信側が答えたのは${f.number(count)}回。送信者は詐称です。`,
    "dead-recipients": (count, f) =>
      `相手側に存在しない宛先が${f.number(count)}件。多ければ、買った名簿か推測した名簿です。`,
    "bounce-made": (count, f) =>
      `このサーバーが書いたバウンスが${f.number(count)}通。外部から来たメールに対するものなら、バックスキャッターです。`,
    "many-recipients": (count, f) => `宛先が非常に多いメールが${f.number(count)}通。`,
    "many-in-connection": (count, f) =>
      `1回の接続で10通を超えるメールを投入した接続元が${f.number(count)}回。人ではなくプログラムが送っています。`,
    "no-message-id": (count, f) =>
      `Message-IDのないメールが${f.number(count)}通。メールソフトではないプログラムが書いたものです。`,
    "login-failed": (count, f) =>
      `ログインの失敗が${f.number(count)}回。誰かがパスワードを試しています。それだけでは、当てられたとは言えません。`,
    "relay-refused": (count, f) =>
      `中継の試みを拒否したのは${f.number(count)}回。その入口では、サーバーは正しく振る舞っています。`,
  },
  limits: {
    "whole-messages": ({ ids, total }, f) =>
      `到着から終わりまで見えるのは${f.number(total)}通だけです：${f.list(ids, 5)}。結論はそれに基づいています。`,
    "no-entry": ({ ids, total }, f) =>
      `${f.number(total)}通については、誰が投入したか見えません：${f.list(ids, 5)}。より古いログでこれらのIDを探してください。`,
    "no-outcome": ({ ids, total }, f) =>
      `${f.number(total)}通については、どうなったか見えません：${f.list(ids, 5)}。`,
    masked: ({ lines }, f) =>
      `${f.number(lines)}行で、何かが伏せられています。伏せられた2か所は同じものかもしれず、違うものかもしれません。そこから誰かを名指しすることはありません。`,
    "no-settings": () =>
      "設定がないため、どの行がこれを許しているかは言えません。`postconf -n` または `exim -bP` の出力を添えてください。",
  },
  same: (count, f) => `（同様の行が${f.number(count)}行）`,
  others: "ほかの行の異なるところ：",
  moreLines: (count, f) => `ほかに${f.number(count)}行`,
  moreShapes: (count, f) => `別の形の${f.number(count)}行は省きました`,
  morePlaces: (count, f) => `ほかに${f.number(count)}か所`,
  empty: "（空）",
  scope: ({ setting, scope }) => `${setting}（${scope} 内）`,
  byDefault: ({ value }) => `既定値：${value}`,
  otherSettings: ({ names, count }, f) =>
    `ほかの設定${f.number(count)}件は、誰が送れるかに関係しません：${names}`,
  replySays: "コマンドに対するサーバーの答えです。",
  unknownSays:
    "mailwardenの知るログ行でも、設定でも、応答でも、メールでもありません。ここからは何も結論しません。",
  moreUnknown: (count, f) => `ほかに${f.number(count)}行`,
  moreMails: (count, f) => `ほかの${f.number(count)}通は説明していません`,
  mailKinds: {
    bounce: "バウンス：あるサーバーが、メールを配送できなかったと知らせています。",
    delay: "遅延の通知：メールがまだどこかで待っています。",
    receipt: "受領通知：メールが配送されたか、次へ渡されました。",
    complaint: "迷惑行為の報告：受信者またはプロバイダーが、あるメールに苦情を申し立てています。",
    "auto-reply": "自動応答、または報告の部分が欠けたバウンスです。",
    mail: "メール。バウンスではありません。",
  },
  bounceProves:
    "バウンスが証明するのは、それが戻ったアドレスを名乗って誰かが送ったことだけで、このサーバーが送ったことではありません。それは、戻されたメール自身の経路でしかわかりません。",
  bounceWithoutOriginal:
    "元のメールが含まれていないため、それがこのサーバーを通ったかどうかはわかりません。あなたの責任を示すものではありません。",
  mailProves:
    "From、件名など、送信者が書いたものは何も証明しません。信じてよいのは、いちばん上から最初の外部の接続元までのReceived行です。",
  mailFields: {
    reporter: "報告を書いたサーバー。",
    to: "届いた先のアドレス。",
    at: "日時。",
    from: "送信者が自由に決めるもの。何も証明しません。",
    subject: "送信者が自由に決めるもの。",
    returnPath: "エンベロープの送信者。送る側が自由に決めます。バウンスでは空です。",
    messageId: "送信プログラムが決めるもの。",
    recipient: "届かなかった宛先、または苦情を申し立てた人。",
    dsn: "RFC 3463による状態。",
    reason: "相手のサーバーの言葉による理由。",
    remote: "拒否したサーバー。",
    originalQueueId: "戻されたメールの、こちらのキューでのID。ログで探してください。",
    originalMessageId: "戻されたメールのMessage-ID。ログで探してください。",
    originalSender: "戻されたメールのエンベロープの送信者。誰でも自由に決められました。",
    originalFrom: "戻されたメールのFrom。誰でも自由に決められました。",
    originalTo: "戻されたメールの宛先。",
    originalSubject: "戻されたメールの件名。",
    originalAccount:
      "途中のサーバーが記したログイン名。外部の接続元より下なら、偽ることもできます。",
    originalLocalUser: "投入したローカルユーザー。",
    originalScript: "送信したスクリプト。PHPが記したものですが、偽ることもできます。",
  },
  hops: "たどった経路（新しい順）：",
  originalHops: "戻されたメールの経路（新しい順）：",
  hop: ({ by, from, id }) =>
    id === ""
      ? `${by} が ${from} から受け取りました`
      : `${by} が ${from} から受け取りました（ID ${id}）`,
  unknownHost: "名前のないホスト",
  trust: {
    ours: "ここでメールを受け取るサーバーが書いたもの。信じられます。",
    reported:
      "戻されたメールに書かれているとおりで、戻した相手を信じられる程度にしか信じられません。",
    top: "受信側で書かれたもの。信じられます。",
    below: "最初の外部の接続元より下。送った者が偽れる行です。",
  },
  nothing: "説明できるものがありません。ログ行、応答、メール、設定のどれも見つかりませんでした。",
};
