import type { BouncesLabels } from "../labels/bounces-labels.ts";

export const bouncesJa: BouncesLabels = {
  headline: ({ bounces, messages, abuse }, f) =>
    `メール${f.number(messages)}通のうちバウンスは${f.number(bounces)}通、不正送信によるものは${f.number(abuse)}通です`,
  nothing: ({ messages }, f) => `メール${f.number(messages)}通の中にバウンスはありません。`,
  heading: ({ title, count }, f) => `${title}（${f.number(count)}）`,
  classes: {
    abuse: "不正送信によるもの",
    own: "自分たちのメールに対するもの",
    elsewhere: "このサーバーを通っていないメールに対するもの",
    undecided: "判定できないもの",
  },
  bases: {
    "queue-id": "戻されたメールは、キューIDでログに見つかりました",
    "bounce-id": "このサーバーが、インシデントのメールに対して作成したバウンスです",
    "message-id": "戻されたメールは、Message-IDでログに見つかりました",
    recipient: "直前の1週間にその宛先へ送られたログ上のメールは、すべてこの種類です",
    "never-here": "Received行はこのサーバーを通っていません。よそで送信者を詐称されています",
    "forged-line":
      "ログにない当方のReceived行が、見知らぬホストの行の下にあります。偽造されたものです",
    "past-us":
      "当方のIPアドレスから、別のホスト名で、メールサーバーを経ずに送られています。独自に送信するプログラムを探してください",
    "no-log": "メールはこのサーバーを通りましたが、照合するログがありません",
    "not-in-log":
      "メールはこのサーバーを通りましたが、ログにありません。より古い、または完全なログを指定してください",
    "other-time": "ログでは、そのキューIDは別の時刻のものです。IDは再利用されます",
    "possible-incident": "元のメールは、可能性にとどまるインシデントのものです",
    "short-log": "ログが短すぎて、誰のメールか判断できません",
    mixed: "不正送信のものとも、自分たちのものとも考えられます",
    "no-trace": "戻された内容が少なすぎて、ログから元のメールを探せません",
  },
  basis: ({ count, sentence }, f) => `${f.number(count)}通：${sentence}`,
  kinds: {
    bounce: "バウンス",
    delay: "遅延通知",
    receipt: "配信通知",
    complaint: "迷惑メール報告",
  },
  reasons: {
    other: "分類なし",
    blocked: "当方のアドレスが拒否",
    "rate-limited": "送信量の超過",
    content: "内容による拒否",
    "unknown-user": "宛先不明",
    "mailbox-full": "容量超過",
    "sender-domain": "送信者ドメイン",
    policy: "ポリシー",
    greylisted: "グレイリスト",
    "relay-denied": "中継拒否",
    network: "ネットワーク",
    local: "当方の障害",
    unexplained: "理由の記載なし",
  },
  reason: ({ name, count }, f) => `${name} ${f.number(count)}`,
  columns: {
    file: "ファイル",
    at: "受信時刻",
    recipient: "宛先",
    reason: "理由",
    queueId: "キューID",
  },
  facts: {
    mailbox: "メールボックス",
    incident: "インシデント",
    reasons: "理由",
    hosts: "当方のホスト",
  },
  noHosts: "不明：Received行のあるメールがありません",
  unknownTime: "不明",
  recipients: ({ first, more }, f) => `${first}（ほか${f.number(more)}件）`,
  moreBounces: (n, f) => `ほか${f.number(n)}通は --format json で表示`,
  notes: {
    autoReplies: (n, f) => `自動応答${f.number(n)}通はバウンスではないため、表示していません。`,
    cut: (n, f) => `${f.number(n)}通は、先頭の256 KiBだけを読みました。`,
    unfinished: (n, f) => `tmpの${f.number(n)}ファイルは配送中のため、読んでいません。`,
    leftOut: (n, f) =>
      `ほかに${f.number(n)}通のバウンスを数えましたが、表示していません。メールボックスを1つずつ指定してください。`,
  },
};
