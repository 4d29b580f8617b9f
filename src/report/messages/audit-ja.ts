import type { AuditLabels } from "../labels/audit-labels.ts";

export const auditJa: AuditLabels = {
  headline: {
    open: ({ mta, open, findings }, f) =>
      `${mta}：悪用できる箇所が${f.number(open)}件、指摘が${f.number(findings)}件あります。`,
    closed: ({ mta, findings }, f) =>
      `${mta}：悪用できる箇所は見つかりませんでした。指摘は${f.number(findings)}件です。`,
  },
  headings: {
    open: "悪用できる箇所",
    findings: "変更すべき設定（重大な順）",
    depends: "これらのファイルに現れないものによって決まる",
    unknown: "これらのファイルからは判断できない",
    notes: "注記",
  },
  questions: {
    relayUnauthenticated: {
      open: "外部の者がこのサーバー経由で誰にでも送信できる：オープンリレー",
      name: "オープンリレー",
    },
    relayNeighbour: {
      open: "プロバイダーの同じサブネットのホストが、ログインなしで誰にでも送信できる",
      name: "近隣ホストの中継",
    },
    relayPrivate: {
      open: "プライベートアドレス（コンテナ、社内、VPN）からログインなしで誰にでも送信できる",
      name: "プライベートアドレスの中継",
    },
    forgeAuthenticated: {
      open: "ログインした利用者が他人の送信者アドレスを使える",
      name: "利用者による送信者の詐称",
    },
    forgeNullSender: {
      open: "ログインした利用者が空の送信者 <> で送信できる",
      name: "利用者による空の送信者",
    },
    forgeTrusted: {
      open: "信頼された接続元やこのホストのプログラムが、任意のローカル送信者を使える",
      name: "信頼された接続元による送信者の詐称",
    },
    forgeUnauthenticatedLocal: {
      open: "外部の者が自組織のアドレスを名乗って利用者に送信できる",
      name: "外部からのローカル送信者の詐称",
    },
    acceptsUnknownRecipients: {
      open: "存在しない宛先のメールを受け取る",
      name: "存在しない宛先の受信",
    },
    backscatter: {
      open: "バウンスが詐称された送信者に送られる",
      name: "バックスキャッター",
    },
    authPlaintext: {
      open: "パスワードが暗号化されずに送られることがある",
      name: "平文のパスワード",
    },
    authOnPort25: {
      open: "サーバー間用のポートでログインできる",
      name: "25番ポートでのログイン",
    },
    authBypass: {
      open: "空または未知のログインが受け入れられる",
      name: "パスワードなしのログイン",
    },
    startTls: {
      open: "STARTTLSを提供していない",
      name: "STARTTLSなし",
    },
    vrfy: {
      open: "VRFYが、どのアドレスが存在するかを外部に教える",
      name: "VRFYコマンド",
    },
    smuggling: {
      open: "単独の改行文字を使って2通目のメールを紛れ込ませることができる",
      name: "SMTPスマグリング",
    },
  },
  fine: ({ names }) => `問題なし：${names}。`,
  byDefault: "未設定：プログラムの既定値",
  change: ({ file }) => `${file} の変更：`,
  check: "変更後の確認：",
  expect: ({ expect }) => `期待される結果：${expect}`,
  notes: {
    "include-missing": (value) => `${value}：取り込むはずのファイルが資料にありません`,
    "indentation-lost": (value) =>
      `${value} は貼り付けの際に字下げが失われており、継続行として読みました`,
    cut: (value) => `${value}：先頭の8 MiBだけを読みました`,
    "left-out": (value) =>
      `${value} は除外しました。別のサーバーのもの、または有効な設定の元になるテンプレートです`,
    "too-many-files": (value) =>
      `先頭の${value}ファイルだけを読みました。フォルダーを絞って指定してください`,
    "other-server": (value) =>
      `別のメールサーバーの設定（${value}）もありますが、監査していません。それだけを指定してください`,
  },
};
