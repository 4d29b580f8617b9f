import type { SettingsLabels } from "../labels/settings-labels.ts";

export const settingsJa: SettingsLabels = {
  keys: {
    accounts:
      "メールサーバーのアカウント。証拠の指定がないとき、accounts show と accounts audit が読むもの。",
    "accounts.databases":
      "アカウントの保存場所。空なら、このマシンの Postfix、Dovecot、Exim 自身が問い合わせるデータベースとディレクトリを使います。以下の注釈は一件分のキーです。種類に必要なものだけを使ってください。",
    "accounts.databases[].kind":
      "mysql（MariaDB を含む）、postgresql、ldap、または file（passwd-file、SQLite データベース、ダンプ、メールサーバーの参照ファイル）。",
    "accounts.databases[].host": "mysql、postgresql：サーバーの名前またはアドレス。",
    "accounts.databases[].port": "mysql、postgresql：ポート。省略時は 3306 または 5432。",
    "accounts.databases[].socket":
      "mysql、postgresql：host の代わりにソケット。PostgreSQL ではソケットのあるフォルダー。",
    "accounts.databases[].database":
      "mysql、postgresql：データベース。PostfixAdmin、iRedMail、ExtMail の表は判別でき、ほかの表は列名から推定します。",
    "accounts.databases[].user": "ユーザー。ldap ではその DN。読み取り権限だけで足ります。",
    "accounts.databases[].passwordFile":
      "パスワードだけを書いたファイル。パスワードをこの設定ファイルに書くことはできません。",
    "accounts.databases[].passwordEnv": "passwordFile の代わりに、パスワードを持つ環境変数。",
    "accounts.databases[].tls":
      "接続を暗号化し、サーバーの証明書を検証します。ldap:// では STARTTLS。",
    "accounts.databases[].caFile": "検証に使う証明書。Node.js が信頼するものの代わりに使います。",
    "accounts.databases[].query":
      "mysql、postgresql：判別できない表のための SELECT 文。列名が中身を表します：username、password、active、created、last_login。",
    "accounts.databases[].url": "ldap：ldap://、ldaps://、ldapi:// とサーバー。",
    "accounts.databases[].base": "ldap：アカウントがその下にあるエントリー。",
    "accounts.databases[].filter":
      "ldap：どのエントリーがアカウントか。省略時は人のエントリーと、パスワードを持つものすべて。",
    "accounts.databases[].path": "file：ファイルのパス。",
    probe: "稼働中のサーバーへの問い合わせ。",
    "probe.hosts":
      "ほかのマシンで動く自分のサーバーの名前とアドレス。probe は --i-own-this なしで調べます。",
    guard: "常駐するデーモン：mailwarden guard。",
    "guard.mode":
      "observe：何も保留・拒否せず、知らせるだけ。hold：上限を適用する。enforce：疑わしいアカウントの封じ込めも行う。",
    "guard.listen": "PostfixとEximが問い合わせる場所：inet:IP:PORT または unix:PATH。",
    "guard.control": "guard status、top、release などが稼働中の guard に問い合わせる場所。",
    "guard.http": "監視が /metrics、/health、/ready を読む場所。書かなければ提供しない。",
    "guard.defaultDomain":
      "ドメインなしで入力されたログイン名のドメイン。info と info@example.com を同じアカウントとして数える。",
    "guard.ownNetworks":
      "クライアントがログインなしで送信してよいネットワーク。グレイリストの対象にはならない。",
    "guard.logs":
      "ログインと送信を見るために追跡するログ。パスを書く。journalctl はジャーナル。省略時はこのマシンのメールサーバーのログ、ファイルがなければジャーナル。[] なら何も追跡しない。",
    "guard.rememberedRecipients":
      "アカウントと宛先の組をいくつ覚えるか。初めての宛先かどうかを知るために使う。1組8バイト。",
    "guard.limits":
      "上限を名前ごとに書く。per：account、script、domain、network、server。counts：recipients、messages、new-recipients、networks。within：10m、1h、1d、30d、message。answer：warn、hold、defer、reject。from：authenticated、script、trusted、outside。省いたキーはここに示す値のまま。LIMIT: off でその上限をなくす。",
    "guard.profiles":
      "ある種類のアカウントに使う別の最大値を、上限の名前ごとに書く。off はその上限なし。",
    "guard.accounts": "アカウントとそのプロファイル。例：news@example.com: newsletter。",
    "guard.senders": "アカウントが使ってよい送信者アドレス。",
    "guard.senders.mismatch": "自分のものでない送信者を使ったとき：allow、warn、hold、reject。",
    "guard.senders.own":
      "アカウント自身のものとみなす範囲：address はそのアドレス、domain はそのドメインの全アドレス。",
    "guard.senders.nullSender":
      "アカウントが空の送信者 <> で送ったとき：allow、warn、hold、reject。",
    "guard.senders.alsoAs":
      'アカウントのほかのアドレス。@ドメイン でそのドメイン全体。例：bob@example.com: [sales@example.com, "@bob.example"]。',
    "guard.authPolicy":
      "Dovecot の認証が問い合わせと報告をするアドレス（auth_policy_server_url）。ログイン失敗がパスワードのハッシュ付きで届き、遮断中のクライアントは拒否される。省略時、失敗はログからしか分からない。",
    "guard.authPolicySecretFile":
      "Dovecot が送る合言葉を書いたファイル（auth_policy_server_api_header）。なければこのマシンのどのプログラムの報告も信じる。",
    "guard.authPolicySecretEnv": "同じものを環境変数から取る。",
    "guard.logins":
      "ログイン失敗をどこから攻撃と見るか。推測とはアカウントとパスワードの組で、同じ誤ったパスワードの繰り返しは一つの推測。",
    "guard.logins.guessesPerHour": "1クライアントの1時間の異なる推測の数。達すると遮断する。",
    "guard.logins.guessesPerDay": "1クライアントの1日の異なる推測の数。40まで。達すると遮断する。",
    "guard.logins.attempts":
      "ログでしか分からず、パスワードが異なるか不明なとき、1クライアントの10分間の試行の数。",
    "guard.logins.accountNetworks":
      "6時間に1つのアカウントで失敗した事業者ネットワーク（/16）の数。知らせるだけで、誰も遮断しない。",
    "guard.logins.sprayClients":
      "6時間に失敗し、一度も成功していないクライアントの数。下のアカウント数にも達すると、パスワードスプレーとみなす。",
    "guard.logins.sprayAccounts": "そうしたクライアントが試したアカウントの数。",
    "guard.logins.knownFor":
      "アカウントがログインしたネットワークを、この期間その人のものとみなす。そのアドレスは遮断しない。",
    "guard.bans": "クライアントをどれだけ遮断するか。",
    "guard.bans.first": "初回の長さ。前回から30日以内の再犯は、そのたびに4倍になる。",
    "guard.bans.most": "最長の遮断。",
    "guard.reaction": "追跡中のログに現れたインシデントへの対処。",
    "guard.reaction.tell": "どの確度から通知するか：possible、likely、certain、never。",
    "guard.reaction.hold":
      "どの確度から、原因となる送信元のメールをすべて保留するか（hold と enforce のモード）：likely、certain、never。",
    "guard.reaction.contain":
      "どの確度から封じ込め計画を実行するか（enforce モード）：likely、certain、never。",
    "guard.reaction.causes":
      "原因ごとの例外。例：local-script: { hold: certain, contain: never }。",
    "guard.reaction.steps":
      "guard が自ら実行してよい封じ込め計画の手順：submission-hold、save-evidence、queue-hold、account-lock、session-kick、client-ban、script-disable。",
    "guard.reaction.perHour":
      "1時間に対処するインシデントの数。これを超えると、guard 自身の誤りもあり得るため通知のみ行う。",
    "guard.alerts":
      "何かが起きたときの通知先。最初のイベントはすぐに、その後1分以内のものはまとめて知らせる。注釈は1項目分のキーを示す。",
    "guard.alerts[].kind":
      "webhook（署名付きJSON）、slack、telegram、dingtalk、feishu、wecom、または command。",
    "guard.alerts[].urlFile":
      "アドレスだけを書いたファイル。webhookのアドレスにはトークンが含まれる。telegramなら https://api.telegram.org/bot...TOKEN.../sendMessage。",
    "guard.alerts[].urlEnv": "urlFile の代わり：アドレスが入った環境変数。",
    "guard.alerts[].secretFile": "webhook、dingtalk、feishu：署名用の秘密が入ったファイル。",
    "guard.alerts[].secretEnv": "secretFile の代わり：秘密が入った環境変数。",
    "guard.alerts[].chat": "telegram：チャットID。",
    "guard.alerts[].command": "command：プログラムとその引数。通知はJSONで標準入力に渡される。",
    "guard.alerts[].events":
      "知らせるイベント。コードは docs/guard.md を参照。省略時は limit-reached、sender-mismatch、account-held、incident-found、incident-grew、contain-failed、reaction-paused、login-after-attack、password-spraying、ban-failed、log-unreadable、log-gap、state-unwritable。",
    "guard.alerts[].language": "文の言語：en、zh-CN、zh-TW、ja。",
    "guard.alerts[].redact":
      "アカウント、アドレス、クライアントを伏せる。このマシンの外に出るため。",
    "guard.greylist":
      "グレイリスト：見知らぬ相手の最初の試みには、あとで来るよう求める。アカウント、自分のネットワーク、宛先の人が以前に書いた相手は対象外。",
    "guard.greylist.enabled": "有効にする。observe 以外のモードも必要。",
    "guard.greylist.delay": "見知らぬ相手を待たせる時間。",
    "guard.greylist.retryWithin": "これより遅く戻ってきた相手は、再び見知らぬ相手とみなす。",
  },
  types: {
    text: "文字列",
    number: "数値",
    switch: "true または false",
    list: "リスト",
    section: "値を持つキー",
  },
  problems: {
    syntax: () => `YAML として読めません。この場所の字下げ、コロン、引用符を確認してください`,
    "unknown-key": ({ key }) =>
      `${key} という設定はありません。削除するか、mailwarden config describe を参照してください`,
    "missing-key": ({ key, wanted }) => `${key} がありません。${wanted}を指定してください`,
    "wrong-type": ({ key, wanted }) => `${key} の値の型が違います。${wanted}を指定してください`,
    "bad-value": ({ key, wanted }) =>
      wanted === ""
        ? `${key} に使えない値です。mailwarden config describe を参照してください`
        : `${key} に使えない値です。${wanted} のどれかにしてください`,
    "one-of": ({ key, wanted }) => `${key}：指定できるのは次のうち一つだけです：${wanted}`,
    "secret-in-file": ({ key, wanted }) =>
      `${key}：パスワードはこのファイルに書けません。別のファイルに書き、${wanted} で指定してください`,
    "secret-missing": ({ key }) =>
      `${key}：そこからパスワードを読み取れません。mailwarden を実行するユーザーが読めるように、ファイルを作るか変数を設定してください`,
  },
  choice: ({ choices }) => choices.join("、"),
  check: {
    right: ({ file }) => `${file}：問題ありません。`,
    noFile: ({ file }) => `${file} はありません。すべて既定値です。`,
    wrong: ({ file, problems }, f) => `${file}：問題が${f.number(problems)}件あります。`,
  },
};
