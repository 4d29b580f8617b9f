import type { ContainLabels } from "../labels/contain-labels.ts";

export const containJa: ContainLabels = {
  steps: {
    "submission-hold": {
      why: ({ target }) =>
        `以後、${target} から受け付けたメールはすべてキューに留め置きます。これ以上は外へ出ず、失われるメールもありません。`,
      risk: "同じ送信元の正当なメールも、解除するまで待たされます。",
      undo: "設定を元に戻し、サーバーに再読み込みさせます。",
    },
    "save-evidence": {
      why: () => "何かを変更する前に、ログ、設定、キューを保存します。",
      risk: "ディスク容量を使いますが、サーバーには何も手を加えません。",
      undo: "保存したアーカイブはそのまま残します。",
    },
    "queue-hold": {
      why: ({ target, messages }, f) =>
        `キューにある ${target} のメール${f.number(messages)}通を保留（hold）にし、配送されないようにします。`,
      risk: "対象は、診断で特定したメールと、まったく同じ経路で入ったメールだけです。ちょうど配送中のメールは出ていくことがあります。",
      undo: "保留を解除するとスパムが出ていくため、--reopen を指定したときだけ行います。",
    },
    "queue-delete": {
      why: ({ messages }, f) =>
        `不正送信のメール${f.number(messages)}通を、キューから隔離場所へ移します。`,
      risk: "保留中のメールだけを、複写と照合が済んでから取り除きます。",
      undo: "保留の状態でキューに戻します。キューIDは変わることがあります。",
    },
    "queue-release": {
      why: ({ target }) =>
        `${target} の本来の利用者が送り、不正送信と一緒に保留されたメールを送り出します。`,
      risk: "以前から正当に使われていたIPアドレスからのものに限ります。それ以外は保留のままです。",
      undo: "送り出したメールは戻せません。",
    },
    "account-lock": {
      why: ({ target }) => `盗まれたパスワードで ${target} にログインできないようにします。`,
      risk: "本来の利用者も、新しいパスワードを受け取るまでログインできません。",
      undo: "アカウントを使える状態に戻します。盗まれたパスワードに戻すのは --reopen を指定したときだけです。",
    },
    "session-kick": {
      why: ({ target }) =>
        `パスワードを変えても接続中のセッションは切れないため、${target} のセッションを今すぐ切断します。`,
      risk: "利用者のメールソフトは接続し直しになります。",
      undo: "元に戻すものはありません。権限のある人は再びログインできます。",
    },
    "client-ban": {
      why: ({ target }) => `${target} からのメール用ポートへの接続を遮断します。`,
      risk: "正当な利用者と共用のIPアドレス、自組織のネットワーク、あなた自身の接続元は対象外です。7日後に自動で解除されます。",
      undo: "遮断を解除します。--reopen を指定したときだけ行います。",
    },
    "script-disable": {
      why: ({ target }) => `スパムを送っている ${target} を、実行されない場所へ移します。`,
      risk: "アプリケーションの一部であれば、サイトのその機能が止まります。",
      undo: "所有者と権限を含めて元の場所に戻します。--reopen を指定したときだけ行います。",
    },
    "config-fix": {
      why: ({ target }) => `不正送信を許した設定の穴をふさぎます：${target}`,
      risk: "読み込む前にサーバー自身に検査させ、拒まれたときは元に戻します。",
      undo: "元の設定に戻すと穴が再び開くため、--reopen を指定したときだけ行います。",
    },
    "bounces-archive": {
      why: ({ messages }, f) =>
        `不正送信によるバウンスメール${f.number(messages)}通を、メールボックスから退避します。`,
      risk: "不正送信のメールに対するバウンスだけが対象で、ほかのメールには触れません。",
      undo: "すべてのバウンスを元の場所に戻します。",
    },
    "receiver-retry": {
      why: ({ messages }, f) =>
        `こちらを拒否していた受信側を待つ正当なメール${f.number(messages)}通を、今すぐ再送します。`,
      risk: "拒否が続いている間は再び断られます。先に解除を依頼してください。",
      undo: "一度行った送信は取り消せません。",
    },
  },
  statuses: {
    planned: "予定",
    running: "中断",
    done: "完了",
    failed: "失敗",
    "not-run": "未実行",
    already: "対象なし",
    undone: "取り消し済み",
  },
  leftOut: {
    "no-account": (target) =>
      `「${target}」はこのサーバーのどのアカウント保存先にも見つからないため、ここではロックできません。管理している側でロックしてください。`,
    "backend-away": (target) =>
      `「${target}」が応答しないため、そこにあるアカウントをロックできません。応答するようになったら、--only account-lock で計画を作り直してください。`,
  },
  givenPassword: ({ login, password }) =>
    `${login} の新しいパスワード：${password}（表示されるのは今回だけです）`,
  figures: {
    held: "保留にした",
    locked: "ロックしたアカウント",
    "locked-before": "すでにロック済み",
    unlocked: "使えるように戻したアカウント",
    since: "うち計画後に届いたもの",
    already: "すでに保留中",
    gone: "もう存在しない",
    deleted: "隔離場所へ移した",
    "not-held": "保留中でないため残した",
    released: "解除した",
    undecided: "判定できず保留のまま",
    restored: "元に戻した",
    present: "すでにある",
    archived: "退避した",
    banned: "遮断したIPアドレス",
    unbanned: "解除した遮断",
    files: "ファイル",
    paths: "保存したファイルとフォルダー",
    smtp: "切断したSMTPセッション",
    dovecot: "切断したIMAP・POPセッション",
    retried: "再送した",
  },
  figure: ({ name, count }, f) => `${name}：${f.number(count)}`,
  errors: {
    "program-failed": "サーバーのプログラムが失敗しました",
    "program-missing": "必要なプログラムがありません",
    changed: "計画の作成後に変更されています",
    "no-permission": "権限がありません。rootで実行してください",
    "no-space": "ディスクの空き容量が足りません",
    "read-only": "ファイルシステムが読み取り専用です",
    missing: "存在しません",
    "not-a-file": "通常のファイルではありません",
    "server-stopped": "メールサーバーが動いていません",
    "backend-away": "アカウントのデータベースが応答しません",
    "settings-refused": "サーバーが新しい設定を拒んだため、元に戻しました",
    "needs-reopen": "不正送信が再開するため、--reopen での指定が必要です",
    unsupported: "このサーバーではできません",
    interrupted: "中断されました",
    "read-error": "読み取れませんでした",
  },
  checks: {
    "culprit-held": "該当する新規メールは保留される",
    "login-refused": "このアカウントにはログインできない",
    "queue-clean": "配送待ちのスパムはない",
    "nothing-left": "保留の開始後、外へ出たものはない",
    "hole-closed": "設定の穴はふさがっている",
    "journal-whole": "作業記録は改変されていない",
  },
  holds: { yes: "はい", no: "いいえ", unknown: "判定できない" },
  observed: {
    heldOf: ({ held, total }, f) => `設定ファイル${f.number(total)}件中${f.number(held)}件が有効`,
    lockedOf: ({ locked, total }, f) =>
      `アカウント${f.number(total)}件中${f.number(locked)}件がロック済み`,
    waiting: (count, f) => `配送待ち${f.number(count)}通`,
    left: (count, f) => `外へ出たもの${f.number(count)}通`,
    noLog: "保留の開始後まで続くログがありません",
    settings: ({ open }, f) => `開いている穴：${f.number(open)}件`,
    journalLines: (count, f) => `${f.number(count)}行`,
  },
  plan: ({ digest, incident, host, madeAt }) =>
    `計画 ${digest}（インシデント ${incident}、ホスト ${host}、作成 ${madeAt}）`,
  facts: {
    why: "理由",
    risk: "影響",
    undo: "取り消し",
    files: "ファイル",
    messages: "メール",
    notReversible: "取り消せません",
  },
  headings: {
    steps: "実行する内容（この順に行います）",
    results: "実行した内容",
    checks: "効果の確認",
    dryRun: "予行：実行すると次のとおり変更されます",
  },
  next: {
    apply: "実行する",
    verify: "効果を確かめる",
    undo: "取り消す",
    status: "進み具合を見る",
  },
  byHand: {
    questions: {
      hold: (count, f) => `メール${f.number(count)}通を保留にしますか？ [y/N] `,
      release: (count, f) => `メール${f.number(count)}通の保留を解除しますか？ [y/N] `,
      delete: (count, f) => `メール${f.number(count)}通を隔離場所へ移しますか？ [y/N] `,
    },
    yes: ["y", "yes", "はい"],
    cancelled: "何も変更していません。",
    lockQuestion: (login) => `${login} をロックしますか？ [y/N] `,
    unlockQuestion: (login) => `${login} を使えるように戻しますか？ [y/N] `,
    notLocked: (login) => `${login} はこのプログラムではロックされておらず、戻すものはありません。`,
    alreadyLocked: (login) => `${login} はすでにロックされています。`,
  },
  nothingToContain:
    "対処してよいほど確かなインシデントはありません。可能性の段階のものは、--incident で指定すれば対処できます。",
  keptClosed: (step) =>
    `${step}：取り消すと不正送信が再開するため、そのままにしました（--reopen）。`,
  journalBroken: "この計画の作業記録は、ほかの誰かに書き換えられています。",
};
