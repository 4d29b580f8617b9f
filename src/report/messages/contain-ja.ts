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
    "no-fix": (target) =>
      `設定の不備（${target}）が悪用の入口になっていますが、正当なメールに影響しないと言い切れる変更がありません。手作業で直す箇所は「mailwarden audit」で確認できます。`,
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
  faults: {
    "two-servers": () => "このマシンではPostfixとEximの両方が動いています",
    "no-server": () => "このマシンにはPostfixもEximもありません",
    "server-silent": ({ settings }) =>
      `メールサーバーのプログラムが「${settings}」の設定について応答しません`,
    "program-absent": ({ program }) => `プログラム「${program}」がありません`,
    "program-unusable": ({ program, said }) =>
      `プログラム「${program}」を実行できません（${said}）`,
    "program-ended": ({ program, status, said }) =>
      `${program} がステータス${status}で終了しました：${said}`,
    "program-slow": ({ program }) => `${program} が時間内に終了しませんでした`,
    "place-missing": ({ path }) => `「${path}」がありません`,
    "place-forbidden": ({ path }) => `「${path}」へのアクセス権がありません`,
    "place-full": ({ path }) => `「${path}」を置く空き容量がありません`,
    "place-read-only": ({ path }) => `「${path}」は読み取り専用のファイルシステムにあります`,
    "place-taken": ({ path }) => `「${path}」はすでに存在します`,
    "file-is-link": ({ path }) => `「${path}」はシンボリックリンクです`,
    "folder-is-link": ({ path }) => `「${path}」までの経路にシンボリックリンクがあります`,
    "file-irregular": ({ path }) => `「${path}」は通常のファイルではありません`,
    "file-too-large": ({ path, bytes, bytesMax }, f) =>
      `「${path}」は${f.bytes(bytes)}あります。読み取りは${f.bytes(bytesMax)}までです`,
    "file-exchanged": ({ path }) => `「${path}」は別のファイルに置き換わっています`,
    "file-changed": ({ path }) => `「${path}」はほかの誰かに変更されています`,
    "script-exchanged": ({ path }) => `「${path}」は計画を作成したときのファイルではありません`,
    "quarantine-full": ({ path, bytes, free }, f) =>
      `隔離には${f.bytes(bytes)}必要ですが、「${path}」の空きは${f.bytes(free)}です`,
    "quarantine-changed": ({ path }) => `隔離した「${path}」が変更されています`,
    "settings-refused": ({ said }) => `サーバーが新しい設定を受け付けません：${said}`,
    "plan-missing": () => "計画がまだありません",
    "plan-unknown": ({ digest }) => `「${digest}」で始まる計画がないか、複数あります`,
    "plan-changed": ({ path }) => `計画「${path}」が作成後に変更されています`,
    "plan-damaged": ({ path }) => `「${path}」が壊れています`,
    "journal-broken": ({ path, line }, f) =>
      `作業記録「${path}」の${f.number(line)}行目以降が、ほかの誰かに書き換えられています`,
    "run-under-way": ({ pid }) => `プロセス${pid}がこのサーバーを処置しているところです`,
    "store-gone": ({ store }) => `このサーバーのアカウントはもう「${store}」にありません`,
    "store-away": ({ said }) => `アカウントの保存先が応答しません（${said}）`,
    "store-refuses": ({ said }) => `アカウントの保存先が変更を拒否しました（${said}）`,
    "store-fails": ({ said }) => `アカウントの保存先でエラーが発生しました（${said}）`,
    "account-changed": ({ login, store }) =>
      `「${store}」の「${login}」はほかの誰かに変更されています`,
    "account-differs": ({ login, store }) =>
      `「${store}」の「${login}」は計画を作成したときと異なります`,
    "password-form-unknown": ({ login, store }) =>
      `「${store}」が「${login}」のパスワードをどの形式で保存しているか判別できません`,
    "system-error": ({ said }) => `OSがエラーを報告しました（${said}）`,
  },
  remedies: {
    "stop-one": "使っていない方を停止してください",
    "run-on-server": "メールサーバー上でrootとして実行してください",
    "install-or-except": "インストールするか、--except でこの手順を除外してください",
    "run-by-hand": "手動で実行して原因を確かめ、この手順をやり直してください",
    "new-plan": "計画を作り直してください",
    "new-plan-command": "計画を作成してください：mailwarden contain plan",
    "look-then-plan": "内容を確かめてから、計画を作り直してください",
    "look-by-hand": "手動で確かめてから、この手順をやり直してください",
    "links-not-followed": "手動で確かめてください：リンクはたどりません",
    "run-as-root": "rootとして実行してください",
    "free-space": "空き容量を増やすか、--state で別の場所を指定して、やり直してください",
    "free-space-held":
      "空き容量を増やすか、--state で別の場所を指定してください。それまでメールは保留のままです",
    "mount-for-writing": "書き込み可能でマウントして、やり直してください",
    "not-put-back": "元に戻していません。手動で確かめてください",
    "taken-back": "設定は元に戻しました。手動で変更するか、--except でこの手順を除外してください",
    wait: "終了するまで待ってください",
    "start-store": "起動するか、接続先を正して、この手順をやり直してください",
    "let-user-update":
      "そのユーザーにアカウントの変更（UPDATE）を許可するか、設定で別のユーザーを指定してください",
    "set-password":
      "そこで新しいパスワードを手動で設定するか、--reopen account-lock で元に戻してください",
    "journal-evidence": "誰が書き換えたのかを調べてください。この計画ではこれ以上何も実行しません",
  },
  checks: {
    "culprit-held": "該当する新規メールは保留される",
    "login-refused": "このアカウントにはログインできない",
    "queue-clean": "配送待ちのスパムはない",
    "nothing-left": "保留の開始後、外へ出たものはない",
    "hole-closed": "設定の穴はふさがっている",
    "script-gone": "迷惑メールを送ったスクリプトは隔離されている",
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
    scripts: (count, f) => `まだ実行できるスクリプト：${f.number(count)}件`,
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
};
