import type { AccountLabels } from "../labels/account-labels.ts";

export const accountsJa: AccountLabels = {
  standing: {
    exists: ({ login, stores }, f) =>
      `${login} は存在します（アカウントの保存場所${f.number(stores)}か所）。`,
    missing: ({ login }) =>
      `${login} は存在しません。そのドメインの全アカウントが証拠にあり、含まれていません。`,
    unknown: ({ login }) =>
      `${login} は証拠にありません。ただし証拠は全アカウントを含まないため、断定できません。`,
  },
  audited: {
    accounts: ({ accounts, findings }, f) =>
      `${f.number(accounts)}個のアカウントを読み、弱点を${f.number(findings)}件見つけました。`,
    none: "証拠にアカウントがありません。メールボックス表のダンプ、passwd-file、LDIF、SQLite ファイルを指定してください。",
  },
  headings: { findings: "弱点", evidence: "読んだもの" },
  facts: {
    source: "保存場所",
    active: "有効",
    services: "サービス",
    created: "作成日時",
    changed: "変更日時",
    expires: "有効期限",
    lastLogin: "最終ログイン",
    password: "パスワード",
    aliases: "別名",
    administrator: "管理者",
  },
  values: {
    yes: "はい",
    no: "いいえ",
    unknown: "記録なし",
    place: ({ place, table }) => `${place}（表 ${table}）`,
    clearCopy: ({ scheme }) => `${scheme}。隣の列にパスワードそのものがあります`,
    evidence: ({ name, accounts }, f) => `${name}：アカウント${f.number(accounts)}個`,
    cut: "末尾が欠けています",
  },
  schemes: {
    "clear-text": "平文（ハッシュなし）",
    empty: "空",
    locked: "ロック中（どのパスワードも一致しない）",
    masked: "証拠では伏せ字",
    unknown: "不明な形式",
  },
  findings: {
    commonPassword: "パスワードが最もよく使われるものの一つで、数分で推測されます",
    ownNamePassword: "パスワードがアカウント自身の名前からできています",
    emptyPassword: "パスワードが保存されていません。比較するだけのサーバーは誰でもログインさせます",
    weakAdministrator: ({ reasons }) => `管理者のアカウントが弱い状態です：${reasons}`,
    clearText: ({ count }, f) =>
      `${f.number(count)}個のパスワードがハッシュなしで保存されています。表を読める人は誰でもログインできます`,
    weakScheme: ({ count, scheme }, f) =>
      `${f.number(count)}個のパスワードが ${scheme} で保存されています。写しが漏れるとすぐに破られます`,
    withoutDate:
      "同じ表の他のアカウントと違い、作成日がありません。管理画面を通さずに作られた可能性があります",
    dateAhead: ({ at }, f) => `作成日時が未来です（${f.moment(at)}）。誰が作ったか確認してください`,
    neverUsed: "有効ですが、一度もログインされていません",
  },
  reasons: {
    password: "推測できるパスワード",
    empty: "パスワードなし",
    "clear-text": "ハッシュなしのパスワード",
    scheme: "弱いハッシュ",
  },
  guesses: {
    done: ({ checked, unchecked }, f) =>
      `${f.number(checked)}個のアカウントでよくあるパスワードを試しました。${f.number(unchecked)}個はここでは確認できません（bcrypt、Argon2、伏せ字、ロック中、なし）。`,
    ranOut: "最後の推測の前に時間切れになりました。可能性の高いものはすべて試しました。",
    notAsked: "パスワードを推測できるかは試していません。--check-weak で試します。",
  },
};
