import type { Confidence } from "../../core/diagnosis.ts";
import type { SummaryFacts } from "../../core/sayings.ts";
import type { Formats } from "../formats.ts";
import type { SayingsCatalogue } from "../sayings-catalogue.ts";

/** The closing sentences of every summary: since when, whether it goes on, and how sure that is. */
function closing({ since, ongoing, confidence }: SummaryFacts, f: Formats): string {
  return when(since, ongoing, f) + SURE[confidence];
}

function when(since: string | null, ongoing: boolean | null, f: Formats): string {
  if (since === null) return "";
  if (ongoing === true) return `${f.moment(since)} に始まり、ログの末尾の時点でも続いています。`;
  if (ongoing === false) return `${f.moment(since)} に始まり、ログの末尾の時点では止まっています。`;
  return `最初に現れたのは ${f.moment(since)} です。`;
}

const SURE: Readonly<Record<Confidence, string>> = {
  certain: "これは確実です。",
  likely: "その可能性は高いものの、証明されてはいません。",
  possible: "可能性はありますが、根拠はまだ弱いものです。",
};

export const sayingsJa: SayingsCatalogue = {
  "summary.clean": (v, f) =>
    `不正送信は見つかりませんでした。宛先${f.number(v.recipients)}件へのメール${f.number(v.messages)}通は、いずれも正当なものとみられます。`,
  "summary.insufficient": () =>
    "資料が少なすぎて判断できません。メールを受け付けた記録がほとんどなく、誰かを疑うことも、疑いを晴らすこともできません。",
  "summary.cut-lines": (v, f) =>
    `資料が足りず判断できません。行が${f.number(v.bytes)}文字で切られており、誰が何を送り、どうなったかはその後ろにあります。誰かを疑うことも、疑いを晴らすこともできません。`,
  "summary.stolen-forging": (v, f) =>
    `何者かが ${v.account} のパスワードを使ってスパムを送っています。${f.number(v.networks)}か所のネットワークから宛先${f.number(v.recipients)}件に${f.number(v.messages)}通を送り、このアカウントのものではない送信者アドレスを${f.number(v.senders)}件使っています。${closing(v, f)}`,
  "summary.stolen-many-networks": (v, f) =>
    `アカウント ${v.account} が同時に多くの場所から使われています。${f.number(v.networks)}か所のネットワークから宛先${f.number(v.recipients)}件に${f.number(v.messages)}通が送られました。パスワードはボットネットの手に渡っています。${closing(v, f)}`,
  "summary.stolen-own-address": (v, f) =>
    `何者かが ${v.account} のパスワードを使い、そのアドレスのままスパムを送っているようです。${f.number(v.networks)}か所のネットワークから宛先${f.number(v.recipients)}件に${f.number(v.messages)}通が送られました。${closing(v, f)}`,
  "summary.stolen-senders-unseen": (v, f) =>
    `何者かが ${v.account} のパスワードを使ってスパムを送っているようです。${f.number(v.networks)}か所のネットワークから宛先${f.number(v.recipients)}件に${f.number(v.messages)}通が送られました。どの送信者アドレスを使ったかは、これらの行からは分かりません。${closing(v, f)}`,
  "summary.stolen-picked": (v, f) =>
    `これらの行の${f.number(v.messages)}通はすべて ${v.account} のログインで ${v.ip}（逆引き名なし）から送信されています。これがスパムであれば、このパスワードは盗まれています。残りのログで確認できます。${closing(v, f)}`,
  "summary.stolen-hidden": (v, f) =>
    `何者かが ${v.ip}${v.clients > 1 ? ` など${f.number(v.clients)}個のアドレス` : ""} から、盗んだパスワードでスパムを送っています。ログインのうえで宛先${f.number(v.recipients)}件に${f.number(v.messages)}通が送られました。どのアカウントのログインかは、この資料では伏せられています。${closing(v, f)}`,
  "summary.auth-bypass": (v, f) =>
    `サーバーが、認証とは言えないログインを受け入れています。${f.number(v.networks)}か所のネットワークから、ユーザー名のないログインで、宛先${f.number(v.recipients)}件へのメール${f.number(v.messages)}通が受け付けられました。${closing(v, f)}`,
  "summary.unknown-login": (v, f) =>
    `サーバーが誰でもログインさせています。${f.number(v.networks)}か所のネットワークから、存在しないアカウント ${v.account} でのログインで、宛先${f.number(v.recipients)}件へのメール${f.number(v.messages)}通が受け付けられました。${closing(v, f)}`,
  "summary.open-relay": (v, f) =>
    `このサーバーはオープンリレーになっています。外部の接続元${f.number(v.clients)}台が、ログインせずに、他のプロバイダーの宛先${f.number(v.recipients)}件へメール${f.number(v.messages)}通を送りました。${closing(v, f)}`,
  "summary.trusted-network": (v, f) =>
    `${v.ip} からのメールは、アドレスだけで信頼されています。ログインなしで、送信者アドレス${f.number(v.senders)}件を使い、宛先${f.number(v.recipients)}件に${f.number(v.messages)}通が送られました。感染したホストか、本当の接続元を隠しているゲートウェイです。${closing(v, f)}`,
  "summary.local-script": (v, f) =>
    `ローカルユーザー ${v.user} のスクリプトかプログラムがスパムを送っています。宛先${f.number(v.recipients)}件に${f.number(v.messages)}通が送られ、そのうち${f.number(v.refused)}件は受信側にスパムとして拒否され、${f.number(v.dead)}件は存在しない宛先です。${closing(v, f)}`,
  "summary.application-abuse": (v, f) =>
    `ローカルユーザー ${v.user} のWebアプリケーション（登録フォームや問い合わせフォームなど）が悪用され、見知らぬ相手にメールを送らされています。宛先${f.number(v.recipients)}件に${f.number(v.messages)}通が送られ、そのうち${f.number(v.dead)}件は存在しない宛先です。${closing(v, f)}`,
  "summary.named-script": (v, f) =>
    `ローカルユーザー ${v.user} の権限で動くスクリプト ${v.script} がスパムを送っています。宛先${f.number(v.recipients)}件に${f.number(v.messages)}通が送られ、そのうち${f.number(v.refused)}件は受信側にスパムとして拒否され、${f.number(v.dead)}件は存在しない宛先です。${closing(v, f)}`,
  "summary.named-application": (v, f) =>
    `ローカルユーザー ${v.user} の権限で動くスクリプト ${v.script}（登録フォームや問い合わせフォームなど）が悪用され、見知らぬ相手にメールを送らされています。宛先${f.number(v.recipients)}件に${f.number(v.messages)}通が送られ、そのうち${f.number(v.dead)}件は存在しない宛先です。${closing(v, f)}`,
  "summary.forwarding": (v, f) =>
    `このサーバーの転送設定がスパムを外部へ送っています。メール${f.number(v.messages)}通の宛先${f.number(v.recipients)}件のうち、${f.number(v.refused)}件が他のプロバイダーに拒否されました。${closing(v, f)}`,
  "summary.backscatter": (v, f) =>
    `このサーバーはバックスキャッターを送っています。配送できないメールをいったん受け付け、実際には何も送っていない送信者に${f.number(v.bounces)}通のバウンスを返しました。元のメールは${f.number(v.clients)}台のホストから届いています。${closing(v, f)}`,
  "summary.srs-abuse": (v, f) =>
    `このサーバーのSRSで書き換えられた返送先アドレスが、中継に使われています。宛先${f.number(v.recipients)}件に${f.number(v.messages)}通が送られました。${closing(v, f)}`,
  "summary.joe-job": (v, f) =>
    `外部から${f.number(v.bounces)}通のバウンスが届きましたが、元のメールが送り出された記録はログにありません。何者かがこのサーバーのアドレスになりすましているか、メールサーバーを通さずに送信しているプロセスがある可能性があります。${closing(v, f)}`,
  "summary.direct-to-mx": (v, f) =>
    `受信側${f.number(v.receivers)}か所がこのサーバーを遮断していますが、送られた${f.number(v.messages)}通からは理由が分かりません。メールサーバーを通さずに送信しているプロセスがあるか、以前からIPアドレスの評価が低かった可能性があります。${closing(v, f)}`,
  "summary.joe-job-returned": (v, f) =>
    `このサーバーのアドレスがよそで詐称されています。${f.number(v.bounces)}通のバウンスと苦情が返してきたメールは、このサーバーを一度も通っておらず、ほかの${f.number(v.hosts)}台のホストから送られたものです。${closing(v, f)}`,
  "summary.direct-to-mx-returned": (v, f) =>
    `メールサーバーを通さずに ${v.ip} からメールが送られています。${f.number(v.bounces)}通のバウンスと苦情が返してきたメールは、このアドレスから出ていながらメールサーバーを通っていません。このマシンのプロセスか、同じアドレスの背後にある別のホストが送っています。${closing(v, f)}`,
  "summary.unknown": (v, f) =>
    `このサーバーのメールは受信側${f.number(v.receivers)}か所に拒否されていますが、${f.number(v.messages)}通を誰が送り込んだのかは、これらの行からは分かりません。以下のキューIDを調べてください。${closing(v, f)}`,

  "proof.failures-before": (v, f) =>
    `${v.ip} から ${v.account} へのログイン失敗が${f.number(v.failures)}回`,
  "proof.bounce-without-message": () =>
    "戻されたメールが含まれていない。バウンスの届いたアドレスを名乗って誰かが書いたが、このサーバーを通ったことを示すものはない",
  "proof.never-passed-here": (v) =>
    `${v.reporter} は返送されたメールを ${v.ip} から受け取った。このサーバーではなく、ログにもそのメールはない`,
  "proof.sent-past-us": (v) =>
    `${v.reporter} は返送されたメールを、こちらのアドレス ${v.ip} から ${v.helo} という名乗りで受け取った。メールサーバーの行はない`,
  "proof.hidden-login": (v) =>
    `${v.ip} がログインし（アカウント名は伏せられている）、このメールを送信した`,
  "proof.login": (v) => `${v.ip} が ${v.account} としてログインし、このメールを送信した`,
  "proof.forged-sender": (v, f) =>
    `${v.account} が、自分のものではない ${v.sender} を名乗り、宛先${f.number(v.recipients)}件に送信`,
  "proof.sent-as": (v, f) =>
    `送信者 ${v.sender === "" ? "<>" : v.sender} として宛先${f.number(v.recipients)}件に送信`,
  "proof.receiver-says": (v, f) =>
    `受信側の応答。全体ではスパムとして拒否された宛先が${f.number(v.refused)}件、存在しない宛先が${f.number(v.dead)}件`,
  "proof.nameless-login": (v) => `${v.ip} は認証されたが、ログインにユーザー名がない`,
  "proof.went-out": () => "メールは他のプロバイダーへ送り出された",
  "proof.no-login": (v) =>
    `${v.ip} は自組織のホストではなく、ログインもしていないのに、メールが受け付けられた`,
  "proof.outsider-sender": (v) =>
    `送信者 ${v.sender === "" ? "<>" : v.sender} はこのサーバーのものではない`,
  "proof.passed-on": () => "サーバーはメールを他のプロバイダーへ中継した",
  "proof.private-client": (v) =>
    `${v.ip} はログインしておらず、プライベートアドレスというだけで信頼された`,
  "proof.local-user": (v) => `${v.user} がこのホスト上で送信。ログインは一切なし`,
  "proof.script-header": (v, f) =>
    `メール自身のヘッダーが ${v.script} を示している（${f.number(v.messages)}通）`,
  "proof.script-returned": (v, f) =>
    `差し戻されたメールのヘッダーが ${v.script} を示している（${f.number(v.messages)}通）`,
  "proof.script-mail-log": (v, f) =>
    `${v.script} が mail() を呼び出したことをPHPが記録している（${f.number(v.messages)}通）`,
  "proof.script-requested": (v, f) =>
    `メールが送り込まれたのと同じ秒に、${v.ip} が ${v.script} へデータを送っている（${f.number(v.messages)}通）`,
  "proof.script-changed": (v, f) =>
    `${v.script} の最終更新は ${f.moment(v.at)} で、最初のメールの少し前`,
  "proof.script-runs-request": (v) =>
    `${v.script} は訪問者が送ったものを何でも実行する（外部からの侵入口）`,
  "proof.script-runs-decoded": (v) => `${v.script} は符号化された文字列に隠したコードを実行する`,
  "proof.script-request-to-mail": (v) =>
    `${v.script} は訪問者が指定した相手なら誰にでもメールを送る`,
  "proof.script-sends-mail": (v) => `${v.script} はここでメールを送信する`,
  "proof.forwarded-refused": () => "エイリアスまたは転送設定で送り出され、受信側に拒否された",
  "proof.accepted-from-outside": (v) => `外部のホスト ${v.ip} から受け付けた`,
  "proof.bounced-later": () => "受け付けた後で、配送できないと分かった",
  "proof.bounce-made": () =>
    "そのため、おそらく詐称された送信者宛てに、サーバーがバウンスを作成した",
  "proof.srs-relay": () => "書き換えられた返送先アドレスが元に戻され、メールが中継された",
  "proof.in-queue": () => "すでにキューにあるメール。誰が送り込んだかは、もっと前の行にある",
  "proof.receiver-blocks": () => "受信側がこのサーバーを拒否している",
  "proof.blocked-reputation": (v, f) =>
    `${v.receiver} は評価の低さを理由にこのサーバーを遮断（${f.number(v.count)}回）`,
  "proof.blocked-content": (v, f) =>
    `${v.receiver} はこちらのメールをスパムとみなしている（${f.number(v.count)}回）`,
  "proof.blocked-rate": (v, f) =>
    `${v.receiver} はこのサーバーからの受信を制限している（${f.number(v.count)}回）`,
  "proof.blocked-sender-domain": (v, f) =>
    `${v.receiver} は送信者のドメインを拒否（${f.number(v.count)}回）。このサーバー自体の遮断ではない`,
  "proof.blocked-policy": (v, f) =>
    `こちらのメールは ${v.receiver} の求める条件を満たしていない（${f.number(v.count)}回）`,
  "proof.blocked-unexplained": (v, f) =>
    `${v.receiver} は理由を示さずにこのサーバーを拒否（${f.number(v.count)}回）`,
  "proof.brute-force-account": (v, f) =>
    `${f.number(v.addresses)}件のアドレスから ${v.account} へのログイン失敗が${f.number(v.failures)}回`,
  "proof.brute-force-address": (v, f) =>
    `${v.ip} からアカウント${f.number(v.accounts)}件へのログイン失敗が${f.number(v.failures)}回`,
  "proof.log-gap": (v, f) => `この行の前に、ログが${f.number(v.minutes)}分間途切れている`,
  "proof.spool-full": (v, f) => `ディスクまたはスプールが満杯（${f.number(v.count)}回）`,
  "proof.account-exists": (v, f) =>
    v.created === null
      ? `アカウント ${v.account} はこの表にある`
      : `アカウント ${v.account} はこの表にあり、作成日は ${f.day(v.created)}`,
  "proof.account-new": (v, f) =>
    `アカウント ${v.account} の作成日は ${f.day(v.created)}。不正送信の数日前以内で、誰が作ったかの確認が必要`,
  "proof.account-disabled": (v) => `アカウント ${v.account} はこの表では無効になっている`,
  "proof.account-not-in-table": (v, f) =>
    `この表にあるそのドメインの${f.number(v.accounts)}個のアカウントに ${v.account} はない。その後削除されたか、別の場所にあるか、存在しないまま通された`,
  "proof.account-empty-password": (v) =>
    `${v.account} のパスワードは保存されていない。比較するだけのサーバーは誰でもログインさせる`,
  "proof.administrator-weak": (v) => `管理者 ${v.account} のパスワードの保存方法が弱い`,
  "proof.clear-text-passwords": (v, f) =>
    `${f.number(v.passwords)}個のパスワードがハッシュなしで保存されている。表を読める人は誰でもログインできる`,
  "proof.weakly-hashed-passwords": (v, f) =>
    `${f.number(v.passwords)}個のパスワードが ${v.scheme} で保存されている。写しが漏れるとすぐに破られる`,
  "proof.forgery-accepted": (v) =>
    `サーバーは ${v.account} が ${v.sender} として送信するのを許した`,

  "ruled-out.hidden-login": () =>
    "どのメールもログイン後に送られている（アカウント名は伏せられている）",
  "ruled-out.authenticated": (v) => `どのメールも ${v.account} のログインで送られている`,
  "ruled-out.came-by-smtp": () =>
    "メールはネットワーク経由で受け付けたもので、このホストのプログラムが投入したものではない",
  "ruled-out.passed-here": (v, f) =>
    `メール${f.number(v.messages)}通は、このサーバー自身のキューを通っている`,
  "ruled-out.not-forwarded": () =>
    "宛先は外部であり、このサーバーのエイリアスや転送設定は関わっていない",
  "ruled-out.no-account-name": () =>
    "これらのログインにはアカウント名がないため、どのアカウントのパスワードも使われていない",
  "ruled-out.login-of-nobody": (v) =>
    `${v.account} は誰のアカウントでもないため、盗まれたパスワードはない。誰でもログインできる設定が原因である`,
  "ruled-out.logged-in": () =>
    "サーバーはこれらの接続元を認証済みとみなしており、誰にでも中継しているわけではない",
  "ruled-out.no-login": (v, f) =>
    `メール${f.number(v.messages)}通のうち、ログインして送られたものは1通もない`,
  "ruled-out.from-outside": () => "接続元は他のホストであり、このホストではない",
  "ruled-out.no-alias": () => "宛先は接続元が直接指定したもので、エイリアスによるものではない",
  "ruled-out.private-address": (v) => `${v.ip} はプライベートアドレスであり、外部のものではない`,
  "ruled-out.no-smtp-login": (v) =>
    `メールは ${v.user} がローカルで送ったもので、アカウントのログインはない`,
  "ruled-out.from-this-host": () =>
    "メールはこのホスト上で送られたもので、外部の接続元からではない",
  "ruled-out.to-our-addresses": () =>
    "メールはこのサーバーのアドレス宛てに届き、そこから転送されている",
  "ruled-out.bounces-only": () =>
    "送り出されているのはこのサーバーのバウンスで、アカウントのメールではない",
  "ruled-out.we-made-the-bounces": (v, f) =>
    `${f.number(v.bounces)}通のバウンスは、このサーバー自身が作成したもの`,
  "ruled-out.srs-has-sender": () =>
    "書き換えアドレス宛てのバウンスなら送信者は空だが、これらのメールには送信者がある",

  "missing.queue": (v) => `${v.account} のメールのうち、まだキューにあるもの`,
  "missing.login-name": () => "どのアカウントのログインか（伏せ字や切り詰めのない同じログの行）",
  "missing.older-log": () => "もっと古いログ（このアカウントの以前の使われ方を見るため）",
  "missing.authenticators": () =>
    "サーバーの認証設定（空のログインを受け入れているものを見つけるため）",
  "missing.relay-settings": () => "中継を許す相手を決める設定",
  "missing.gateway": (v) =>
    `${v.ip} の正体（単独のホストか、他のホストを隠しているゲートウェイか）`,
  "missing.script-file": (v) =>
    `${v.user} が動かしているスクリプト（キューにあるメールのヘッダーに記されている）`,
  "missing.script-caller": (v) =>
    `ライブラリ ${v.library} を通じて送信しているスクリプト（同じ秒に何が呼び出されたかはWebサーバーのログに残る）`,
  "missing.php-mail-log": () => "PHPがmail()の呼び出し元を記録しているかどうか",
  "missing.aliases": () => "外部へ向かうエイリアスと転送設定",
  "missing.recipient-settings": () => "宛先が実在するかどうかを判定する設定",
  "missing.srs-settings": () => "返送先アドレスの書き換え（SRS）の設定",
  "missing.bounces": () => "バウンスそのもの（送られた元のメールが含まれている）",
  "missing.outgoing-connections": () =>
    "このホストのどのプロセスが他のホストの25番ポートに接続しているか（本来はメールサーバーだけのはず）",
  "missing.origin-of": (v) =>
    `${v.queueId} を送り込んだ相手（キューファイルに接続元とログインが記されている）`,
  "missing.log-of": (v) => `もっと古いログにある ${v.queueId} の最初の数行`,

  "next.save-evidence": () => "何かを変更する前に証拠を保存する",
  "next.lock-account": (v) =>
    `${v.account} は、持ち主が端末を安全にして新しいパスワードにするまで、ログインできないようにする`,
  "next.find-sessions": (v) =>
    `パスワードを変えても接続中のセッションは切れない。${v.account} が開いたままのものを探す`,
  "next.hold-messages": (v, f) =>
    `不正送信のメール${f.number(v.messages)}通を保留（hold）にする。何も失われない`,
  "next.ban-client": (v) => `不正送信は ${v.ip} から来ている`,
  "next.trace": (v) => `${v.subject} の処理の流れをすべて表示する`,
  "next.whole-lines": () => "切られていない行を渡す（端末の表示ではなく、ログファイルそのもの）",
  "next.more-log": () => "ログを追加する。メールが入ってくる様子の分かる行が必要",
};
