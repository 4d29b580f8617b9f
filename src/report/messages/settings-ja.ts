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
    wrong: ({ file, problems }, f) => `${file}：問題が ${f.number(problems)} 件あります。`,
  },
};
