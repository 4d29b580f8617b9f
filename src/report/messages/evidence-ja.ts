import type { EvidenceLabels } from "../labels/evidence-labels.ts";

export const evidenceJa: EvidenceLabels = {
  kinds: {
    "mail log": "メールログ",
    "system log": "システムログ",
    "pasted text": "貼り付けテキスト",
    "queue file": "キューファイル",
    "queue listing": "キューの一覧",
    mail: "メール",
    "sql dump": "SQLダンプ",
    "account table": "アカウント表",
    "web access log": "Webアクセスログ",
    "php mail log": "PHPのメールログ",
    "php script": "PHPスクリプト",
    "postfix configuration": "Postfixの設定",
    "exim configuration": "Eximの設定",
    "dovecot configuration": "Dovecotの設定",
    "sqlite database": "SQLiteデータベース",
    "zip archive": "zipアーカイブ",
    empty: "空",
    unknown: "判別できません",
  },
  notes: {
    "year-assumed": (year) =>
      `行に年がないため、最初の行を${year}年とみなしました。違う場合は --year で指定してください。`,
    "year-given": (year) => `行に年がないため、--year ${year} を使いました。`,
    "year-from": (source) => `行に年がないため、${source} から補いました。`,
    "year-in-text": (year) => `行に年がないため、前後の文章にある${year}年を使いました。`,
    "zone-from": (source) => `行にタイムゾーンがないため、${source} から補いました。`,
    truncated: () => "ファイルが途中で終わっています。残っている部分だけを使いました。",
    damaged: () => "ファイルが壊れています。壊れた箇所より前だけを使いました。",
    "trailing-junk": () => "圧縮データの後にある余分なバイトは無視しました。",
    "too-large": () => "一時コピーの上限を超えた部分は無視しました。",
    "utf-16": () => "元の文字コードはUTF-16です。",
    "joined-lines": (count, f) =>
      `折り返された行をつなぎ直しました：${f.number(Number(count))}か所。`,
    "split-lines": (count, f) =>
      `改行の失われた文章から行を切り出しました：${f.number(Number(count))}行。`,
    "dropped-lines": (count, f) => `ログではない行を除きました：${f.number(Number(count))}行。`,
    "quoted-lines": (count, f) => `ほかの行の繰り返しを除きました：${f.number(Number(count))}行。`,
    "lines-met-twice": (count, f) =>
      `ほかのファイルにもある行は一度だけ数えました：${f.number(Number(count))}行。`,
    "outside-period": (count, f) =>
      `--since と --until の範囲外の行：${f.number(Number(count))}行。`,
    "lines-cut-at": (bytes, f) =>
      `行が${f.number(Number(bytes))}文字で切られており、それより後ろの内容がありません。`,
    "cut-lines": (count, f) => `長すぎて全体を読めなかった行：${f.number(Number(count))}行。`,
    "year-turned": () => "このファイルの途中で年が変わっています。",
    "clock-back": (seconds, f) =>
      `このログの時計は1か所で${f.duration(Number(seconds))}戻っています。`,
    "closed-early": (count, f) =>
      `同時に処理中のメールが多すぎ、${f.number(Number(count))}通は一部しか追えませんでした。`,
    "not-understood": (shape) => `解釈できない行（回数、プログラム、形）：${shape}`,
    "not-a-log": () => "ログではありません。中のログ行は引用です。",
    binary: () => "テキストではありません。",
    "no-log-lines": () => "ログ行がありません。",
    "not-a-file": () => "通常のファイルではありません。",
    "in-use": (pid) => `稼働中のサーバー（プロセスID ${pid}）がこの設定を使っています。`,
    "not-in-use": () => "この設定を使う稼働中のサーバーはないため、読み込みませんでした。",
    empty: () => "空のファイルです。",
  },
  notLogs: (kinds) => `ログとしては読んでいないもの：${kinds}`,
  problems: {
    "no-log-here": {
      state: () =>
        "このマシンの通常の場所にメールログがなく、ジャーナルにもメールの記録がありません",
      remedy:
        "ログファイルを指定するか、ログの行をパイプで渡してください：COMMAND | mailwarden diagnose -",
    },
    missing: {
      state: () => "ファイルもフォルダーもありません",
      remedy: "パスを確認してください",
    },
    "no-permission": {
      state: () => "読み取り権限がありません",
      remedy: "rootか、読み取りを許されたグループ（Debianではadm）の利用者で実行してください",
    },
    "link-loop": {
      state: () => "シンボリックリンクが循環しています",
      remedy: "ファイル本体を指定してください",
    },
    "not-a-file": {
      state: () => "通常のファイルではありません",
      remedy: "内容をパイプで渡してください：COMMAND | mailwarden diagnose -",
    },
    empty: { state: () => "空です", remedy: "別の名前のログを探してください" },
    "too-deep": {
      state: () => "フォルダーやアーカイブの入れ子が深すぎます",
      remedy: "展開してから中身を指定してください",
    },
    "too-many-files": {
      state: () => "ファイルが多すぎます",
      remedy: "必要なフォルダーやファイルだけを指定してください",
    },
    "program-missing": {
      state: (message) => `展開に必要なプログラムがありません（${message}）`,
      remedy: "そのプログラムをインストールするか、先に展開してください",
    },
    "no-space": {
      state: () => "一時コピーを置く空き容量がありません",
      remedy: "TMPDIRに空きのあるフォルダーを設定してください",
    },
    "read-error": {
      state: (message) => `読み取りに失敗しました（${message}）`,
      remedy: "別の場所にコピーし、そのコピーを指定してください",
    },
    "archive-damaged": {
      state: () => "アーカイブが壊れています",
      remedy: "コピーまたは作成をやり直してください",
    },
    "archive-truncated": {
      state: () => "アーカイブが途中で終わっています",
      remedy: "コピーまたは作成をやり直してください",
    },
    "sparse-member": {
      state: () => "アーカイブ内でスパースファイルになっています",
      remedy: "--sparseなしで作成し直すか、展開してください",
    },
    "server-unreachable": {
      state: (message) => `サーバーが応答しません（${message}）`,
      remedy: "サーバーを起動するか、示したファイルのアドレスを直してください",
    },
    "login-refused": {
      state: (message) =>
        `サーバーがログインを拒否したか、表の読み取りを許していません（${message}）`,
      remedy:
        "示したファイルのユーザー名とパスワードを直すか、そのユーザーに SELECT を許可してください",
    },
    "database-missing": {
      state: (message) =>
        `データベースまたは検索の起点がないか、そのユーザーでは開けません（${message}）`,
      remedy: "示したファイルの名前を直してください",
    },
    "server-too-slow": {
      state: (message) => `サーバーの処理に時間がかかりすぎました（${message}）`,
      remedy: "サーバーが空いているときにもう一度実行してください",
    },
    "server-error": {
      state: (message) => `サーバーがエラーを返しました（${message}）`,
      remedy: "サーバー自身のログを確認してください",
    },
    "no-account-table": {
      state: (message) => `アカウントの表とわかるものがありません（${message}）`,
      remedy: "設定に問い合わせ文を書いてください：mailwarden config describe",
    },
  },
};
