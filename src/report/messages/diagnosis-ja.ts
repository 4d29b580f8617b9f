import type { DiagnosisLabels } from "../labels/diagnosis-labels.ts";

export const diagnosisJa: DiagnosisLabels = {
  verdicts: {
    incident: "不正送信あり",
    suspicious: "疑いあり",
    clean: "異常なし",
    "insufficient-evidence": "判断材料不足",
  },
  causes: {
    "stolen-credentials": "パスワードの盗用",
    "auth-bypass": "認証の迂回",
    "open-relay": "オープンリレー（第三者中継）",
    "trusted-network": "IPアドレスで信頼された接続元",
    "local-script": "このサーバー上のスクリプトやプログラム",
    "application-abuse": "Webアプリケーションの悪用",
    forwarding: "スパムの転送",
    backscatter: "バックスキャッター（詐称された送信者へのバウンス）",
    "srs-abuse": "SRSアドレスを使った中継",
    "joe-job": "他所での自組織アドレスのなりすまし（Joe Job）",
    "direct-to-mx": "メールサーバーを通らない直接送信",
    unknown: "原因不明",
  },
  confidences: { certain: "確実", likely: "可能性が高い", possible: "可能性あり" },
  severities: { critical: "緊急", high: "高", medium: "中", low: "低", info: "情報" },
  steps: {
    "submission-hold": "該当する新規メールの受付を保留する",
    "save-evidence": "最初に証拠を保存する",
    "queue-hold": "キュー内のスパムを保留（hold）にする",
    "queue-delete": "キュー内のスパムを削除する",
    "queue-release": "正当なメールの保留を解除する",
    "account-lock": "アカウントをロックする",
    "session-kick": "接続中のセッションを切断する",
    "client-ban": "接続元のIPアドレスを遮断する",
    "script-disable": "スクリプトを無効にする",
    "config-fix": "設定を修正する",
    "bounces-archive": "バウンスメールを退避する",
    "receiver-retry": "受信側に受け入れ再開を依頼する",
  },
  timeline: {
    "auth-failures": (n, f) => `ログイン失敗${f.number(n)}回`,
    "first-login": () => "外部からの最初のログイン",
    probe: (n, f) => `テスト送信${f.number(n)}通`,
    "first-message": () => "最初のメール",
    burst: (n, f) => `宛先${f.number(n)}件`,
    peak: (n, f) => `ピーク：宛先${f.number(n)}件`,
    blocked: (n, f) => `受信側が拒否を開始、${f.number(n)}回`,
    bounces: (n, f) => `バウンス${f.number(n)}通`,
    "last-message": () => "最後のメール",
  },
  findings: {
    "blocked-by-receiver": "受信側がこちらのメールを拒否",
    "remote-throttling": "受信側がこちらのメールを制限",
    "script-backdoor": "外部からの侵入口",
    "brute-force": "パスワードの総当たり攻撃",
    "sender-forgery-possible": "ログインした利用者が送信者を詐称可能",
    "queue-growing": "キューにメールが滞留",
    "spool-full": "ディスクまたはスプールが満杯",
    "log-gap": "ログの欠落",
    "bounce-without-message": "元のメールを含まないバウンス",
    "log-blind": "このログだけでは見えないこと",
    "account-empty-password": "パスワードが保存されていない",
    "account-clear-text": "ハッシュなしのパスワード",
    "account-weak-scheme": "弱いハッシュのパスワード",
    "account-admin-weak": "弱い管理者アカウント",
    "account-not-in-table": "アカウントの表にないログイン",
    "account-new": "不正送信の直前に作られたアカウント",
  },
  targets: {
    "open relay": "オープンリレー",
    bounces: "バウンス",
    queue: "キュー",
    "deferred queue": "遅延キュー",
    spool: "スプール",
    forwards: "エイリアスと転送設定",
    SRS: "返送先アドレスの書き換え（SRS）",
    authenticator: "空のログインを受け入れる認証設定",
    "login without a name": "ユーザー名のないログイン",
    "recipient validation": "宛先の検証",
    "mynetworks and relay restrictions": "mynetworksと中継の制限",
    "login-names": "誰がログインしたか",
    beginnings: "メールの受付",
    deliveries: "メールの配送結果",
    "picked-lines": "抜き出された行しかない",
  },
  incident: ({ number, total, cause }, f) =>
    total === 1
      ? `インシデント：${cause}`
      : `インシデント ${f.number(number)}/${f.number(total)}：${cause}`,
  sureness: ({ confidence, score }, f) => `${confidence}（スコア ${f.percent(score)}）`,
  action: ({ step, target }) => `${step}：${target}`,
  qualified: ({ name, detail }) => `${name}（${detail}）`,
  titled: ({ title, text }) => `${title}：${text}`,
  headings: {
    proof: "根拠",
    timeline: "時系列",
    ruledOut: "除外した原因",
    missing: "判断をより確実にする情報",
    actions: "今すぐ、この順に実行してください",
    nextSteps: "次の手順",
    clients: "接続元",
    scripts: "スクリプトとローカルユーザー",
    senders: "使われたエンベロープ送信者",
    receivers: "こちらのメールを拒否している受信側",
    findings: "その他の検出事項",
    evidence: "読み取った資料",
  },
  facts: {
    sure: "確度",
    account: "アカウント",
    accounts: "アカウント",
    client: "接続元",
    clients: "接続元",
    script: "スクリプト",
    time: "期間",
    sent: "送信量",
    result: "配送結果",
    queue: "キュー",
    bounces: "バウンス",
  },
  values: {
    period: ({ from, to, ongoing }, f) => {
      const start = from === null ? "開始時刻は不明" : `${f.moment(from)} から`;
      if (ongoing === true) return `${start}、資料の末尾でも送信中`;
      const end = to === null ? "終了時刻は不明" : `最後の確認は ${f.moment(to)}`;
      return ongoing === false ? `${start}、${end}、現在は停止` : `${start}、${end}`;
    },
    sent: ({ messages, recipients, share }, f) =>
      `メール${f.number(messages)}通、宛先${f.number(recipients)}件、外部宛て全体の${f.percent(share)}`,
    result: ({ delivered, deferred, bounced }, f) =>
      `配送済み${f.number(delivered)}件、遅延${f.number(deferred)}件、バウンス${f.number(bounced)}件`,
    queue: ({ queued }, f) => {
      if (queued === null) return "不明：資料にキューの一覧がありません";
      return queued === 0
        ? "キューには残っていません"
        : `キューに${f.number(queued)}通残っています`;
    },
    bounces: ({ queued, files }, f) =>
      `キューに${f.number(queued)}通、メールボックスに${f.number(files)}通`,
    blocked: ({ count, since }, f) =>
      since === null
        ? `${f.number(count)}回拒否`
        : `${f.moment(since)} から${f.number(count)}回拒否`,
    waiting: ({ messages, recipients }, f) =>
      `メール${f.number(messages)}通、宛先${f.number(recipients)}件が配送待ち`,
    unseen: ({ messages }, f) => `該当するメールは${f.number(messages)}通`,
    evidenceRead: ({ lines, understood }, f) =>
      lines === 0 ? "読み取り済み" : `${f.number(lines)}行、${f.percent(understood / lines)}を解釈`,
    span: ({ from, to }) => `${from} ～ ${to}`,
    moreEvidence: (n, f) => `ほか${f.number(n)}件の資料`,
    unknownTime: "時刻不明",
  },
  columns: {
    ip: "接続元",
    messages: "メール数",
    recipients: "宛先数",
    first: "最初",
    last: "最後",
    sender: "エンベロープ送信者",
    script: "スクリプトまたはディレクトリ",
    user: "ユーザー",
  },
  remarks: {
    moreInJson: (n, f) => `ほか${f.number(n)}件は --format json で表示`,
    moreIncidents: (n, f) => `ほか${f.number(n)}件のインシデントは --format json で表示`,
    noEvidence: "読み取った資料はありません。",
    logClock: "時刻はログの表記のままです。",
  },
};
