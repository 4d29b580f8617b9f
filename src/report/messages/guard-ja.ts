import type { Formats } from "../formats.ts";
import type { EventValues, GuardLabels, GuardReactionName } from "../labels/guard-labels.ts";

export const guardJa: GuardLabels = {
  started: ({ addresses, mode }) =>
    `guard：${addresses.join("、")} で待ち受けています。モード：${mode}。停止は SIGTERM で。`,
  stopped: "guard：停止しました。状態は保存済みです。",
  modes: {
    observe: "observe（何も保留・拒否しない）",
    hold: "hold（上限を適用し、疑わしいアカウントのメールを保留）",
    enforce: "enforce（上限を適用し、疑わしいアカウントを封じ込める）",
  },
  reactions: {
    none: "何も行っていません。",
    held: "原因となる送信元のメールを保留しています。",
    contained: "原因となる送信元のメールを保留し、封じ込めを行っています。",
    paused: "1時間以内の件数が多すぎるため、何も行っていません。",
  },
  facts: {
    mode: "モード",
    since: "稼働開始",
    connections: "接続数",
    requests: "問い合わせ",
    messages: "メール",
    held: "保留",
    refused: "拒否",
    watched: "観察のみ",
    waiting: "解放待ち",
    accounts: "既知のアカウント",
    memory: "メモリー",
    asked: "問い合わせの段階",
    logins: "ログイン",
    log: "ログ",
  },
  loginFigures: ({ failures, successes, bans }, f) =>
    `成功${f.number(successes)}回、失敗${f.number(failures)}回、遮断中のクライアント${f.number(bans)}`,
  headings: {
    warnings: "要確認",
    limits: "上限",
    overrides: "例外",
    accounts: "メールを保留中のアカウント",
    sources: "メールを保留しているその他の送信元",
  },
  warnings: {
    "never-asked": () =>
      "メールサーバーからまだ問い合わせがありません。guard の存在を知らない状態です。mailwarden guard setup を参照してください。",
    "recipients-only": ({ subject }) =>
      `${subject} は RCPT の段階でしか問い合わせません。上限に達しても、それより前の宛先には送られてしまいます。smtpd_data_restrictions と smtpd_end_of_data_restrictions にもチェックを加えてください。`,
    "no-end-of-message": ({ subject }) =>
      `${subject} は END-OF-MESSAGE の段階で問い合わせません。途中で切れたメールも数えられたままになります。smtpd_end_of_data_restrictions にチェックを加えてください。`,
    "no-recipients": ({ subject }) =>
      `${subject} は RCPT の段階で問い合わせません。初めての宛先かどうかがわかりません。smtpd_recipient_restrictions にチェックを加えてください。`,
    "observe-only": () =>
      "observe モードです。上限は観察するだけです。イベントに問題がなければ guard.mode を hold にしてください。",
    "alerts-failed": ({ subject }) =>
      `通知を届けられませんでした（${subject}）。通知先のアドレスとネットワークを確認してください。`,
    "state-unwritable": ({ subject }) =>
      `状態を書き込めません（${subject}）。カウントはメモリー上にしかありません。空き容量を作るか、フォルダーの権限を確認してください。`,
    "log-unreadable": ({ subject }) =>
      `ログを追跡できない（${subject}）。誰がログインしているか見えない。読めるようにすること（Debian では adm グループ）。`,
    "no-logs": () =>
      "追跡しているログがない。guard.logs に書くこと。さもないとログインは Dovecot の報告でしか見えない。",
  },
  columns: {
    subject: "対象",
    limit: "上限名",
    used: "使用",
    max: "最大",
    share: "割合",
    until: "空きが出る時刻",
    ends: "終了",
    times: "回数",
    account: "アカウント",
    sender: "送信者",
    recipients: "宛先数",
    queueId: "キューID",
    since: "開始",
    reason: "理由",
    per: "単位",
    counts: "数える対象",
    within: "期間",
    answer: "応答",
  },
  values: { unlimited: "なし", forever: "取り消すまで", message: "1通" },
  nothing: {
    top: "まだ誰も送信していません。",
    held: "保留中のものはありません。",
    events: "イベントはありません。",
    bans: "遮断中の接続元はありません。",
  },
  banReason: ({ reason, guesses, accounts, isInForce }, f) =>
    `${guessesJa({ reason, guesses, accounts }, f)}${isInForce ? "" : "（observe モード、通知のみ）"}`,
  events: {
    started: ({ subject }) => `guard ${subject} が起動`,
    stopped: ({ subject }) => `guard ${subject} が停止`,
    "reload-failed": ({ subject }) => `新しい設定に誤りがあり、以前の設定のまま：${subject}`,
    "limit-near": ({ subject, data }) =>
      `${subject} が上限 ${data["limit"]} の ${data["max"]} のうち ${data["used"]} を使用`,
    "limit-reached": ({ subject, data }) =>
      `${subject} が上限 ${data["limit"]}（${data["max"]}）に到達。応答：${data["answer"]}、最後のクライアント ${data["client"]}、送信者 <${data["sender"]}>`,
    "sender-mismatch": ({ subject, data }) =>
      `${subject} が ${data["client"]} から <${data["sender"]}> を名乗って送信。応答：${data["answer"]}`,
    "account-held": ({ subject, data }) =>
      `${subject} のメールをすべて保留${data["reason"] ? `：${data["reason"]}` : ""}`,
    "override-set": ({ subject, data }) =>
      `${subject}：上限 ${data["limit"]} を ${data["max"] ?? "なし"} に変更${data["reason"] ? `（${data["reason"]}）` : ""}`,
    "override-removed": ({ subject, data }) =>
      `${subject}：上限 ${data["limit"]} を設定どおりに戻した`,
    released: ({ subject, data }, f) => `${subject}：${f.number(Number(data["messages"]))}通を解放`,
    "source-held": ({ subject, data }) =>
      `${subject} のメールをすべて保留${data["reason"] ? `：${data["reason"]}` : ""}`,
    "incident-found": ({ data, says }) =>
      `インシデント ${data["incident"]}：${says}${reactionOf(data)}次の操作：${data["command"]}`,
    "incident-grew": ({ data, says }) =>
      `インシデント ${data["incident"]} が続いている：${says}${reactionOf(data)}次の操作：${data["command"]}`,
    "incident-ended": ({ subject, data }, f) =>
      `インシデント ${data["incident"]}${subject === "" ? "" : `（${subject}）`}：${f.number(Number(data["messages"]))}通のあと、1時間動きなし`,
    contained: ({ subject, data }) =>
      `${subject === "" ? "" : `${subject}：`}インシデント ${data["incident"]} を封じ込めた。実行した手順：${data["steps"]}。取り消すには：${data["command"]}`,
    "contain-failed": ({ subject, data }) =>
      `${subject === "" ? "" : `${subject}：`}インシデント ${data["incident"]} を封じ込められなかった：${data["problem"]}`,
    "reaction-paused": ({ data }, f) =>
      `1時間以内に${f.number(Number(data["perHour"]))}件のインシデントに対処したため、しばらくは通知のみ行う`,
    "reaction-undone": ({ subject, data }, f) =>
      `${subject}：guard が行った対処を取り消し、${f.number(Number(data["messages"]))}通を解放`,
    "state-unwritable": ({ subject }) => `状態を書き込めない：${subject}`,
    "state-writable": () => "状態を再び書き込めるようになった",
    "log-unreadable": ({ subject, data }) =>
      `${subject} を追跡できない（${data["reason"]}）。後で再試行する`,
    "log-readable": ({ subject }) => `${subject} の追跡を再開した`,
    "log-gap": ({ subject, data }) =>
      data["reason"] === "emptied"
        ? `${subject} が空にされた。未読の行は失われた可能性がある`
        : `${subject} がその間にローテートされた。未読の行は圧縮されたか削除された`,
    "client-banned": ({ subject, data }, f) =>
      `${subject} を${f.number(Number(data["minutes"]))}分間遮断：${guessesJa(data, f)}`,
    "ban-due": ({ subject, data }, f) =>
      `${subject} を${f.number(Number(data["minutes"]))}分間遮断するところ（observe モード）：${guessesJa(data, f)}`,
    "client-unbanned": ({ subject, data }) =>
      data["reason"] === "own"
        ? `${subject} は遮断しない：自分たちのネットワークか、誰かがそこからこのマシンにログインしている`
        : `${subject} の遮断を解除した`,
    "ban-failed": ({ subject, data }, f) =>
      `${f.number(Number(data["bans"]))}件の遮断がファイアウォールに入っていない：${subject}`,
    "brute-force": ({ subject, data }, f) =>
      `${subject} がパスワードを推測している（${guessesJa(data, f)}）が、遮断しない：${sparedJa(data["spared"])}`,
    "account-attacked": ({ subject, data }, f) =>
      `${f.number(Number(data["hours"]))}時間に${f.number(Number(data["networks"]))}個のネットワークが ${subject} のログインに失敗。アカウントはこれではロックされない`,
    "password-spraying": ({ data }, f) =>
      `パスワードスプレーを受けている：${f.number(Number(data["hours"]))}時間に${f.number(Number(data["clients"]))}個のクライアントが${f.number(Number(data["accounts"]))}個のアカウントで失敗`,
    "login-after-attack": ({ subject, data }) =>
      data["reason"] === "guessed"
        ? `${subject} が、先にパスワードを推測していた ${data["client"]} からログインした。パスワードは他人に知られているとみて変更すること`
        : `${subject} が、多くのクライアントがパスワードを試している間に、初めてのネットワーク ${data["client"]} からログインした。持ち主に確認すること`,
    "login-new-network": ({ subject, data }) =>
      `${subject} が初めてのネットワーク ${data["client"]} からログインした`,
    "bad-request": ({ subject }) => `${subject}：ポリシー要求でないものを送った接続を閉じた`,
  },
  alerts: {
    more: (count, f) => `ほかに${f.number(count)}件のイベント`,
    next: "詳しくは：mailwarden guard events、mailwarden guard held",
  },
  setup: {
    postfix: "Postfixがすべての段階で guard に問い合わせるには、次を実行します：",
    exim: ({ acl }) => `${acl} が指すACLの先頭に、次を入れます：`,
    dovecot: "Dovecotの設定に次を加えて再読み込みすると、認証時に guard に問い合わせます：",
    right: "Postfixはすべての段階で、何よりも先に guard に問い合わせています。",
    unknown:
      "PostfixやEximの設定が見つかりません。mailwarden guard doctor /etc/postfix のようにフォルダーを指定してください。",
    eximUnread: "EximのACLは調べません。mailwarden guard setup の出力と見比べてください。",
    notRunning: "guard は動いていません。",
    problems: {
      "hook-missing": ({ parameter }) => `${parameter} が guard に問い合わせていません。`,
      "hook-behind-permit": ({ parameter }) =>
        `${parameter} は permit より後で guard に問い合わせています。そこで許可された相手については問い合わせません。`,
      "hook-unsafe-default": () =>
        "guard が応答しないと、Postfixはすべてのメールを拒否します。default_action=DUNNO がありません。",
      "hook-slow": () =>
        "guard が固まると、どの接続元も30秒以上待たされます。timeout=5s, try_limit=1 がありません。",
      "hook-proxy-filter": () =>
        "smtpd_proxy_filter の背後ではPostfixはメールを保留できず、送ってしまいます。上限の応答を hold ではなく defer か reject にしてください。",
      "hook-reinjection": ({ parameter }) =>
        `${parameter} は、コンテンツフィルターから戻ったメールについても再び問い合わせます。二重に数えられます。`,
    },
  },
  learn: {
    from: ({ from, to, accounts, messages }, f) =>
      `${from === null || to === null ? "日時のないログ" : `${f.moment(from)} から ${f.moment(to)} まで`}の記録、アカウント${f.number(accounts)}個、メール${f.number(messages)}通に基づく提案。使う前に内容を確認してください。`,
    leftOut: ({ subject, cause, confidence }) =>
      `${subject} は${cause}（${confidence}）のため、対象から外しました。`,
    nothing: "現在の上限で保留される利用者はいません。引き上げる必要はありません。",
    peak: ({ name, peak }, f) => `${name}：これまで最大${f.number(peak)}`,
  },
  done: {
    overrideSet: ({ account, limit, max }) => `${account}：上限 ${limit} を ${max} にしました。`,
    overrideRemoved: ({ account, limit }) => `${account}：上限 ${limit} を設定どおりに戻しました。`,
    noOverride: ({ account, limit }) => `${account}：上限 ${limit} に例外はありませんでした。`,
    accountHeld: ({ account }) =>
      `これより ${account} のメールをすべて保留します。取り消すには mailwarden guard release を使います。`,
    released: ({ messages, accounts }, f) =>
      `${f.number(messages)}通を解放し、${f.number(accounts)}個のアカウントが再び送信できます。`,
    releaseFailed: ({ queueId, why }) => `${queueId} を解放できませんでした：${why}`,
    unbanned: ({ targets }, f) => `${f.number(targets)}件の遮断を解除しました。`,
    notBanned: ({ target }) => `${target} は遮断されていません。`,
    unbanFailed: ({ why }) =>
      `ファイアウォールを変更できません（${why}）。そこでの遮断は期限が来れば解除されます。nft list table inet mailwarden で確認できます。`,
    undone: ({ incidents, sources, messages, plans }, f) =>
      `インシデント${f.number(incidents)}件への対処を取り消しました。送信元${f.number(sources)}件が再び送信でき、${f.number(messages)}通を解放し、封じ込め計画${f.number(plans)}件を元に戻しました。同じものについては1日間、通知のみ行います。`,
    nothingUndone: "guard が自ら行った対処のうち、取り消せるものはありません。",
    undoFailed: ({ what, why }) => `${what} を取り消せませんでした：${why}`,
  },
  problems: {
    notRunning: ({ address, message }) =>
      `${address} で guard が応答しません（${message}）。mailwarden guard で起動するか、--config で設定ファイルを指定してください`,
    cannotStart: ({ message }) => `guard を起動できません：${message}`,
    noSqlite: ({ message }) =>
      `guard には SQLite が必要です（${message}）。Node 22.13 以降、または x64 か arm64 の Linux を使ってください`,
    badChange: ({ value }) =>
      `「${value}」は上限の変更ではありません。LIMIT=数値、LIMIT=off、LIMIT=default のいずれかで書いてください`,
    badDuration: ({ value }) =>
      `--for：「${value}」は期間ではありません。30m、12h、7d のように書いてください`,
    unknownLimit: ({ limit, choices }) =>
      `アカウントに ${limit} という上限はありません：${choices.join("、")} から選んでください`,
  },
};

/** クライアントがしたこと。 */
function guessesJa(data: EventValues, f: Formats): string {
  if (data["reason"] === "attempts") {
    return `10分間に${f.number(Number(data["attempts"]))}回のログイン失敗`;
  }
  const guesses = `${f.number(Number(data["accounts"]))}個のアカウントで${f.number(Number(data["guesses"]))}回の推測`;
  return data["reason"] === "spraying" ? `パスワードスプレー中に${guesses}` : guesses;
}

function sparedJa(spared: EventValues[string] | undefined): string {
  switch (spared) {
    case "known":
      return "最近そこから正当なログインがあった";
    case "private":
      return "内部のホストである";
    default:
      return "対象は1つのアカウントで、ログだけでは持ち主自身のプログラムかもしれない";
  }
}

function reactionOf(data: EventValues): string {
  return guardJa.reactions[data["reaction"] as GuardReactionName];
}
