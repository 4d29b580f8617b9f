import type { TraceLabels } from "../labels/trace-labels.ts";

export const traceJa: TraceLabels = {
  found: ({ query, messages }, f) => `${query} に該当するメールは${f.number(messages)}通です`,
  nothing: ({ query }) =>
    `${query} に該当するメールはありません。ログを追加するか、--since と --until の範囲を広げてください。`,
  moreStories: (n, f) => `ほか${f.number(n)}通は --format json で表示`,
  limitHit:
    "該当が多すぎるため、一部のメールまたは行が省かれています。条件を絞るか、--since と --until を指定してください。",
  moreRecipients: (n, f) => `ほか宛先${f.number(n)}件`,
  moreLines: (n, f) => `ほか${f.number(n)}行`,
  handled: ({ what, reason }) => `${what}：${reason}`,
  headings: {
    message: (queueIds) => `メール ${queueIds}`,
    related: "関連するメール",
    others: "どのメールにも属さない行",
  },
  facts: {
    entered: "受付",
    client: "接続元",
    account: "アカウント",
    localUser: "ローカルユーザー",
    script: "スクリプト",
    sender: "送信者",
    messageId: "Message-ID",
    subject: "件名",
    size: "サイズ",
    hops: "経路",
    recipients: "宛先",
    handling: "処理",
    notices: "通知",
    noticeOf: "発生元",
    end: "結末",
    lines: "ログ行",
  },
  values: {
    entryUnknown: "資料にありません。ログの始まりが受付より後です",
    nullSender: "<>（バウンスなどの自動通知）",
    emptyLogin: "ユーザー名が空のログインが受け入れられました",
    noLogin: "なし（接続元はログインしていません）",
    login: ({ account, method }) => (method === undefined ? account : `${account} (${method})`),
    helo: ({ client, helo }) => `${client}（HELO名 ${helo}）`,
    localUser: ({ user, uid }) => {
      if (user === undefined) return uid === undefined ? "ログに記録なし" : `uid ${uid}`;
      return uid === undefined ? user : `${user} (uid ${uid})`;
    },
    attempts: (n, f) => `配送試行${f.number(n)}回`,
    origTo: ({ address, origTo }) => `${address}（元の宛先 ${origTo}）`,
    noticeTo: ({ notice, queueId, recipient }) =>
      recipient === null ? `${notice} ${queueId}` : `${notice} ${queueId}（宛先 ${recipient}）`,
    noticeOf: ({ notice, queueId, sender }) =>
      sender === null
        ? `メール ${queueId} に対する${notice}`
        : `${sender} のメール ${queueId} に対する${notice}`,
    hop: ({ from, to, by }) => `${from} -> ${to}（${by}）`,
    unknownTime: "時刻不明",
  },
  recipientStates: {
    delivered: "配送済み",
    deferred: "遅延",
    bounced: "バウンス",
    expired: "断念",
    discarded: "破棄",
    rejected: "拒否",
    deleted: "削除",
    "passed-on": "引き渡し",
    unknown: "試行なし",
  },
  joins: {
    first: "最初の受付",
    "queued-as": "次のホップの応答がこのIDを示しています",
    "filter-verdict": "コンテンツフィルターが両方のIDを記録しています",
    "orig-queue-id": "コンテンツフィルターが元のIDを引き継いでいます（XFORWARD）",
    "forwarded-as": "ローカルで転送",
    "message-id": "Message-IDが同じで、ローカルのプログラムが戻したもの",
  },
  notices: {
    "non-delivery": "バウンス",
    delay: "遅延通知",
    "delivery-status": "配送状況通知",
    postmaster: "postmaster宛て通知",
    answer: "自動応答",
  },
  handling: {
    held: "保留（hold）",
    released: "保留解除",
    requeued: "再キュー",
    frozen: "凍結",
    thawed: "凍結解除",
    deleted: "削除",
    discarded: "破棄",
    "header-action": "ヘッダー・本文検査",
    "milter-action": "milterの処理",
    "filter-verdict": "コンテンツフィルターの判定",
    signature: "署名",
    "delivery-error": "配送エラー",
    reject: "拒否",
  },
  ends: {
    removed: "処理完了、キューから削除済み",
    expired: "キューの保存期限を過ぎて断念",
    deleted: "管理者がキューから削除",
    discarded: "破棄",
    rejected: "拒否（受け付けていません）",
    unknown: "資料にありません。メールの完了前にログが終わっています",
  },
  stillQueued: {
    deferred: "まだキューにあります（遅延）",
    held: "まだキューにあります（保留）",
    frozen: "まだキューにあります（凍結）",
  },
};
