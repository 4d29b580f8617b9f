import type { CommandLabels } from "../labels/command-labels.ts";

export const commandJa: CommandLabels = {
  tagline:
    "誰が、どんな方法で、いつからメールサーバーを使ってスパムを送っているのかを、手元のログを根拠に示します。",
  help: {
    usage: "使い方：",
    arguments: "引数：",
    options: "オプション：",
    commands: "コマンド：",
    examples: "例：",
    exitStatus: "終了ステータス：",
    commandPlaceholder: "コマンド",
    optionsPlaceholder: "[オプション]",
    more: "各コマンドのオプションは mailwarden コマンド --help で表示します。",
    exitStatuses: [
      { status: 0, meaning: "何も見つからなかった、または完了" },
      { status: 1, meaning: "何かが見つかった" },
      { status: 2, meaning: "実行できなかった（理由と対処は標準エラー出力に表示）" },
      { status: 3, meaning: "完了したが、資料の一部を読み取れなかった" },
    ],
    defaultValue: (value) => `（既定値：${value}）`,
  },
  commands: {
    diagnose: {
      summary: "誰がこのサーバーからスパムを送っているのか、方法、開始時期、今すべきこと",
      description:
        "不正送信の元になっているアカウント、スクリプト、接続元、設定と、その確度、根拠となるログ行、今すべきことを示します。何も変更しません。",
      examples: [
        "このマシンのログ、キュー、設定を調べる",
        "圧縮されたものも含め、ローテートされたログをすべて読む",
        "標準入力からジャーナルを読む",
        "別のサーバーの直近3日分を、プログラム向けに出力する",
        "グラフ付きのページを作り、報告や印刷に使う",
        "外部の人も読むチケット用に、不正送信者とされたもの以外の名前を伏せる",
      ],
    },
    trace: {
      summary: "このメール、アドレス、IPアドレス、アカウントに何が起きたのか",
      description:
        "該当するメールごとに、受付、経路、各宛先の結果を示します。コンテンツフィルターの前後はひとつにつなげます。",
      examples: [
        "1通のメールをログ行とともに表示",
        "あるアカウントが送ったすべてのメール",
        "ある接続元の直近2時間のメール",
        "ある期間のすべてのメール",
      ],
    },
    explain: {
      summary: "貼り付けたログ、バウンス、設定が何を意味するか",
      description:
        "ログの行、SMTPの応答、バウンス、設定を一つずつ平易な言葉で説明します。何が起きたか、各項目の意味、責任についてわかること、証明にならないこと。全体の結論を最初に示します。",
      examples: [
        "フォーラムの質問をそのまま",
        "1通のメールのすべてのログ行",
        "このPostfixの設定",
        "バウンスをプログラム向けに",
      ],
    },
    events: {
      summary: "ログを構造化イベントとして出力（1行に1つのJSONオブジェクト）",
      description:
        "解釈できたログ行を、入力の順にイベントとして出力します。推測はしません。行に書かれていないことは出力しません。",
      examples: ["失敗したログインをjqで一覧表示", "解釈できなかった行も出力"],
    },
    audit: {
      summary: "どの設定が原因か、何をどう変えるか",
      description:
        "PostfixやEximの設定を読み、外部の者、近隣のホスト、利用者、信頼された接続元に何ができるかを、待ち受けごとに、通った設定とともに答えます。何を変えるかを、コマンドと確認方法とともに示します。何も変更しません。",
      examples: [
        "このマシンの設定",
        "バージョンの分かっている別のサーバーのファイル",
        "稼働中のPostfixが使っている設定",
        "プログラム向け",
      ],
    },
    probe: {
      summary: "稼働中のサーバーは正しく振る舞うか：中継、送信者の詐称、ログイン、TLS",
      description:
        "自分のサーバーとSMTPで対話し、外部の者、信頼された接続元、利用者に何を許すかを、証拠となるやり取りとともに示します。誰にも何も配送しません。テストメールを受け取れるのは --deliver-to で指定したメールボックスだけです。ポートは25、587、465、または指定したもの。",
      examples: [
        "このマシンまたは信頼されたマシンから",
        "外部から：外部の者に何ができるかが分かる",
        "ログインした利用者に何ができるかも調べる",
        "サーバーが設定どおりに動くか",
      ],
    },
    identity: {
      summary: "SPF、DKIM、DMARC、PTR、HELO、ブロックリストは有利か不利か",
      description:
        "受信側と同じように、DOMAIN とその送信アドレスを DNS に問い合わせます。SPF とその問い合わせ回数、DKIM の鍵、DMARC、逆引き名、名乗り、MX、MTA-STS、TLS-RPT、DANE、そして受信側が使うリスト（使う前に一つずつ確認）を調べます。アドレス、名乗り、セレクター、サーバー自身のリストは EVIDENCE から、なければこのマシンの設定から得ます。公開すべきレコードを示します。回答がなかったものは不明とし、存在しないとは決して言いません。",
      examples: [
        "このマシンの設定、または SPF と MX が挙げるアドレス",
        "アドレスと名乗り",
        "ログで受信側が挙げたアドレスと、設定にあるリスト",
        "セレクターを指定し、自前のリゾルバーで、プログラム向けに",
      ],
    },
    bounces: {
      summary: "このメールボックスのどのバウンスが不正送信によるものか",
      description:
        "Maildir、複数のMaildirを含むフォルダー、mbox、または単独のメールを読み、各バウンスについて、戻されたのが誰のメールかを示します。EVIDENCE が示す不正送信のもの、自分たちのもの、このサーバーを通っていないもの。archive は不正送信によるものだけを隔離場所へ移し、restore で元に戻せます。",
      examples: [
        "悪用されたメールボックスのバウンス",
        "全バウンスとその理由を、プログラム向けに出力",
        "不正送信によるバウンスをメールボックスから退避",
        "元に戻す",
      ],
    },
    accounts: {
      summary: "アカウントの状態と弱さ、ロックとその解除",
      description:
        "メールボックス表のダンプや問い合わせ結果、passwd-file、LDIF、SQLite ファイルを読みます。証拠の指定がなければ、このマシンのメールサーバーのデータベースとディレクトリを読みます。show はアカウントの有無、作成日時、使えるサービス、パスワードの保存方法を示し、audit は全アカウントの弱点を挙げます。どちらも保存されたパスワードは表示せず、何も変更しません。lock は、このサーバーがログインを認証するすべての場所でアカウントをロックします。unlock は新しいパスワードを付けて使えるように戻し、そのパスワードを一度だけ表示します。",
      examples: [
        "表のダンプから一つのアカウントを見る",
        "全アカウントを調べ、パスワードを推測できるかも試す",
        "稼働中のサーバーの表を読む",
        "このマシンのアカウント（Postfix、Dovecot、Exim が問い合わせるもの）",
        "Postfix の参照ファイルが指すデータベース",
        "だれもログインできないようにする",
        "新しいパスワードで使えるように戻す",
      ],
    },
    queue: {
      summary: "キューに誰のどんなメールがあり、なぜ待っているのか",
      description:
        "ACTION が list ならキューのメールを一覧表示し、--by を付けると集計します。show ID は1通についてわかることをすべて表示します。PostfixとEximのスプール、mailq、postqueue -j、postcat、exim -bp の出力を読み取れます。hold、release、delete は、FILTER（--where と同じ書き方）に合うメールを示してから保留、解除、削除します。削除したメールは隔離場所に残り、restore で保留の状態に戻せます。",
      examples: [
        "このマシンのキューを占めているのは誰のメールか",
        "あるアカウントの、1時間以上待っているメール",
        "集めたファイルから、宛先の多いメールをプログラム向けに出力",
        "別のサーバーの一覧から、メールが待つ理由を集計",
        "1通のメール",
        "あるアカウントとネットワークのメールをキューから取り除く",
        "保留の状態でキューに戻す",
      ],
    },
    report: {
      summary: "人に渡す文書：上司、攻撃元の不正利用窓口、受信側、アカウントの利用者",
      description:
        "人に読んでもらう文書を書き出します。送信はしません。incident：インシデントの報告書。abuse：攻撃元ネットワークの所有者ごとのメール（RFC 5965）。X-ARF文書とログの行を添えます。delisting：メールを拒否している受信側ごとの申請文。申請ページと、先方が求めることも示します。owner：パスワードを盗まれた利用者への、やさしい言葉の案内。宛先とほかの利用者は伏せます。",
      examples: [
        "このマシンのインシデント報告書。ブラウザーで開くページとして",
        "攻撃元ネットワークごとのメール。連絡先を調べ、ファイルに書く",
        "メールを拒否している受信側ごとに、何を書いて送るか",
        "パスワードを盗まれた利用者への案内（日本語）",
      ],
    },
    contain: {
      summary: "不正送信を止め、止まったことを確かめ、元に戻す",
      description:
        "plan はインシデントへの対処を、理由、影響、変更内容、取り消し方とともに手順として示します。apply は最新の計画（またはダイジェストの先頭で指定した計画）を実行し、verify は効果を確かめ、undo は作業記録をもとに取り消し、status は進み具合を示します。変更するのは apply と undo だけで、完全に削除されるものはありません。",
      examples: [
        "このサーバーで行う対処を示す（何も変更しない）",
        "指定したログから、キューには触れない計画を作る",
        "最新の計画を実行する",
        "効果を確かめる",
        "すべて元に戻す（設定の穴とスパムは封じたまま）",
      ],
    },
    guard: {
      summary: "常駐して見張る：アカウントごとの上限、メールの保留、グレイリスト",
      description:
        "TASK を省くか run とすると常駐します。ポリシーサーバーとしてPostfixとEximに答え、アカウント、スクリプト、ドメイン、ネットワークごとに送信を数え、多すぎるものを保留または拒否します。status、top、limits、held、events は稼働中の guard に尋ね、limit、hold、release、undo はその動作を変えます。undo は guard が自ら行った対処を取り消します。learn は指定したログ、またはこのマシンのログを読み、設定を出力します。既定の observe モードでは何も保留・拒否しません。",
      examples: [
        "常駐する。待ち受ける場所は設定による",
        "稼働状況と、導入設定の問題点",
        "上限に最も近いのは誰か",
        "月末のための例外",
        "盗まれたらしいアカウントのメールをすべて保留",
        "保留中の1通、またはアカウント全体を解放",
        "guard が自ら行った対処をすべて取り消す",
        "この30日間と同じ使い方なら誰も保留されない設定を出す",
        "Postfixが guard に問い合わせるために実行すること",
        "メールサーバーは正しい場所で問い合わせているか",
      ],
    },
    collect: {
      summary: "Nodeのないサーバーで証拠を集めるスクリプトを出力",
      description:
        "読み取り専用のPOSIXシェルスクリプトを出力します。メールサーバー上でrootとして実行してください。作成される .tar.gz は、ほかのコマンドの EVIDENCE になります。",
      examples: ["スクリプトを書き出す", "集めたものを読み取る"],
    },
    config: {
      summary: "設定ファイルは正しいか、注釈付きの既定の設定を出力",
      description:
        "check は設定の誤りをすべて、その場所と対処とともに示します。describe は全既定値を含む設定ファイルを、各設定の説明付きで出力します。パスワードは含みません。パスワードは専用のファイルか環境変数に置きます。",
      examples: [
        "通常の設定ファイルを調べる",
        "別のファイルを調べ、プログラム向けに出力",
        "設定ファイルを書き始める",
      ],
    },
    completion: {
      summary: "シェルでコマンドとオプションを補完するためのスクリプトを出力する",
      description:
        "bash、zsh、fish用のスクリプトを出力します。このヘルプと同じ定義から作られます。シェルが補完用スクリプトを探す場所に置いてください。",
      examples: ["bashの全利用者向け", "zshの全利用者向け", "fishで自分だけが使う場合"],
    },
  },
  arguments: {
    host: "自分のサーバーの名前またはアドレス。特定のポートだけならポートも：mail.example.com、192.0.2.1:587、[2001:db8::1]:25",
    shell: "bash、zsh、fish のいずれか",
    kind: "何を書くか：incident、abuse、delisting、owner のいずれか。省略時は incident",
    evidence:
      "ファイル、フォルダー、アーカイブ、または標準入力を表す - を自由に組み合わせて指定：ログ、キューの一覧、設定、メール、貼り付けテキスト。省略時はこのマシンを調べます",
    config:
      "main.cf、master.cf、exim.conf、マップ、postconf・exim -bP・doveconf -n の出力：ファイル、フォルダー、アーカイブ、標準入力は -。省略時はこのマシン",
    action:
      "行うこと：list（bounces）、show、audit、lock、unlock のいずれか（accounts）、list または show ID（queue）、check または describe（config）",
    login:
      "show のログイン名。例：info@example.com。ドメインなしなら全ドメインで探す。audit では不要",
    maildir: "Maildir、複数のMaildirを含むフォルダー、mbox、または単独のメール",
    task: "run、status、top、limits、limit、held、hold、release、bans、unban、events、setup、doctor のいずれか。省略時は run",
    target:
      "limits、limit、held、hold ではアカウント。release ではキューID、アカウント、または all。unban ではアドレス、/64、または all。setup、doctor では設定の場所。省略時はこのマシン",
    change: "limit では LIMIT=数値、LIMIT=off、取り消しは LIMIT=default",
    domain: "送信に使うドメイン（例：example.com）",
    query: "キューID、Message-ID、メールアドレス、IPアドレス、アカウント、または期間 FROM..TO",
  },
  flags: {
    format: "出力形式",
    since:
      'この時刻以降のみ：2024-05-01T08:00:00+02:00、"2024-05-01 08:00"、2024-05-01、または 90m、2h、3d、1w（前）',
    until: "この時刻以前のみ。書き方は同じ。日付だけの場合はその日全体を含みます",
    year: "年のないログで、最初の行の年（1970〜2100）",
    timezone: "時差の記載がない時刻のタイムゾーン。例：Asia/Tokyo、UTC。省略時はこのマシンの設定",
    where:
      "条件に合うメールのみ：account=info@example.com and (age>1h or recipients>10) and not sender~news。項目：account、client（アドレスまたはネットワーク）、client-name、helo、method、sender、sender-domain、recipient、receiver、recipients、age、size、queue、reason、uid、user、script、subject、message-id、id、bounce、mta、incident（IDまたはその先頭。先に証拠を診断するため、キューと一緒にログも指定します）、source。演算子：= != ~ !~ < <= > >=。~ は部分一致、* は任意の文字列。項目名だけなら、値がわかっていること。資料に書かれていないものは決して一致しません",
    by: "一覧の代わりに、この項目でメールを集計",
    all: "解釈できなかった行も kind：unparsed として出力",
    lines: "各メールのログ行を表示",
    redact:
      "不正送信者とされたもの以外のアドレス、名前、ホスト、IPアドレスを伏せる。同じ値は常に同じ表記になる",
    "check-weak":
      "最もよくあるパスワードとログイン名から作ったものを、保存されたものに対してこの機械で最長1分試す",
    incident:
      "対処するインシデントのID。可能性の段階のものも対象になる。省略時は確度が「可能性が高い」以上で最も重いもの",
    only: "指定した手順だけを行う（名前かID、コンマ区切り）。完了済みでも再度行う",
    except: "指定した手順を除いて行う",
    reopen: "不正送信が再開しても、指定した手順を取り消す",
    "dry-run": "何も変更せず、変更される内容だけを表示する",
    "keep-going": "失敗した手順があっても次へ進む",
    state:
      "guard の状態、計画、作業記録、隔離したメールを置くフォルダー（既定値：/var/lib/mailwarden）",
    "mta-version":
      "ファイルから分からないときのメールサーバーのバージョン。例：3.7.11。省略時、バージョンによる問いは保留のまま",
    ip: "送信するアドレス（コンマ区切り）。省略時は証拠、SPF、MX から",
    helo: "サーバーの名乗り。省略時は設定から",
    selector: "DKIM 鍵のセレクター（コンマ区切り）。省略時は証拠から、なければよく使われるもの",
    resolver:
      "問い合わせる DNS サーバー（例：192.0.2.53、192.0.2.53:5353）。省略時は /etc/resolv.conf のもの",
    output: "文書をそれぞれファイルとしてこのフォルダーに書く。読めるのは所有者だけ",
    lookup: "インターネットのレジストリ（RDAP）で、各ネットワークの不正利用の連絡先を調べる",
    rdap: "代わりにこのRDAPサーバーに尋ねる。例：https://rdap.example.net/。--lookup も有効になる",
    from: "文書の送信者とするメールアドレス。省略時は、悪用されたドメインの postmaster",
    unmasked: "宛先とほかの利用者も伏せずに示す",
    config: "設定ファイル。MAILWARDEN_CONFIG や /etc/mailwarden/mailwarden.yaml の代わり",
    "i-own-this": "このマシンではないが、自分のサーバーである",
    domain: "サーバーがメールを受け取るドメイン。省略時はサーバー名の後ろの部分",
    known: "そのドメインに実在するアドレス。省略時は postmaster",
    sender: "質問に使う送信者：名前解決できるドメインにある、自分の別のアドレス",
    user: "試すログイン：どの送信者で送れるか。パスワードは --password-file、MAILWARDEN_PROBE_PASSWORD、または入力",
    "password-file": "1行目に --user のパスワードを書いたファイル",
    "deliver-to":
      "そのサーバーにある自分のメールボックス：ほかの方法では分からないことのためにテストメールを受け取る",
    source: "接続元に使う、このマシンのアドレス",
    compare: "そのサーバーの設定：設定と動作の違いを示し、表に名前のあるものも試す",
    for: "いつまでか：30m、12h、7d。省略すると取り消すまで",
    reason: "理由。イベントに残り、例外の横に表示される",
    lang: "言語。省略時は LC_ALL、LC_MESSAGES、LANG に従います",
    "no-color": "色を使わない。環境変数 NO_COLOR でも同じ",
    help: "このヘルプを表示",
    version: "バージョンを表示",
  },
  errors: {
    failed: (text) => `mailwarden: ${text}`,
    unknownOption: ({ option, suggestion }) =>
      suggestion === undefined
        ? `オプション ${option} はありません。--help で一覧を確認してください`
        : `オプション ${option} はありません。${suggestion} ではありませんか？`,
    unknownCommand: ({ command, suggestion }) =>
      suggestion === undefined
        ? `「${command}」というコマンドはありません。mailwarden --help で一覧を確認してください`
        : `「${command}」というコマンドはありません。${suggestion} ではありませんか？`,
    missingArgument: ({ argument, command }) =>
      `${command}：引数 ${argument} がありません。mailwarden ${command} --help を参照してください`,
    missingValue: ({ option }) => `${option}：値がありません。--help を参照してください`,
    excessArguments: ({ command }) =>
      `${command}：引数が多すぎます。余分なものを取り除くか、空白を含むものは引用符で囲んでください`,
    invalidChoice: ({ option, value, choices, suggestion }) =>
      suggestion === undefined
        ? `${option}：「${value}」は指定できません：${choices.join("、")} のいずれかを指定してください`
        : `${option}：「${value}」は指定できません。${suggestion} ではありませんか。指定できるのは ${choices.join("、")} です`,
    invalidSender: ({ value }) =>
      `--from：「${value}」は普通のメールアドレスではありません。postmaster@example.com のように指定してください`,
    invalidServer: ({ value }) =>
      `--rdap：「${value}」は https のアドレスではありません。https://rdap.example.net/ のように指定してください`,
    cannotWrite: ({ folder, message }) =>
      `--output：「${folder}」に書き込めません：${message}。書き込めるフォルダーを指定してください`,
    invalidVersion: ({ value }) =>
      `--mta-version：「${value}」はバージョンではありません。3.7.11 や 4.96 のように指定してください`,
    identity: {
      domain: ({ value }) =>
        `DOMAIN：「${value}」はドメインではありません。example.com のように指定してください`,
      ip: ({ value }) =>
        `--ip：「${value}」は IP アドレスではありません。192.0.2.7 や 192.0.2.7,2001:db8::7 のように指定してください`,
      helo: ({ value }) =>
        `--helo：「${value}」は名前ではありません。mail.example.com のように指定してください`,
      selector: ({ value }) =>
        `--selector：「${value}」はセレクターではありません。mail のように指定してください`,
      resolver: ({ value }) =>
        `--resolver：「${value}」は DNS サーバーではありません。192.0.2.53 や [2001:db8::53]:5353 のように指定してください`,
      noAnswer:
        "DNS サーバーから回答がありません。ネットワークと /etc/resolv.conf を確認するか、--resolver でサーバーを指定してください",
    },
    noConfiguration:
      "PostfixやEximの設定が見つかりません：/etc/postfix、main.cf、exim.conf を指定するか、postconf -n の出力をパイプで渡してください",
    invalidYear: ({ value }) =>
      `--year：「${value}」は1970〜2100年の範囲にありません。2024 のように4桁で指定してください`,
    invalidZone: ({ value }) =>
      `--timezone：「${value}」は不明なタイムゾーンです。Asia/Tokyo や UTC などのIANA名を指定してください`,
    invalidTime: ({ option, value }) =>
      `${option}：「${value}」は時刻として読めません。2024-05-01、"2024-05-01 08:00"、2024-05-01T08:00:00+02:00、2h、3d のように指定してください`,
    sinceAfterUntil: ({ since, until }) =>
      `--since 「${since}」が --until 「${until}」より後です。入れ替えてください`,
    query: {
      "empty-query": () =>
        "QUERY が空です。キューID、Message-ID、メールアドレス、IPアドレス、アカウントを指定してください",
      "bad-period": (word) =>
        `QUERY：「${word}」は期間として読めません。2024-05-01T08:00..2024-05-01T12:00 のように指定してください`,
      "masked-value": (word) =>
        `QUERY：「${word}」は伏せ字か途中で切れています。ログのとおりに指定してください`,
      "bad-network": (word) =>
        `QUERY：「${word}」はIPアドレスでもネットワークでもありません。192.0.2.1 や 192.0.2.0/24 のように指定してください`,
      "too-short": (word) => `QUERY：「${word}」は短すぎて検索できません。全体を指定してください`,
    },
    filter: {
      failed: ({ at, text }, f) => `--where の${f.number(at)}文字目：${text}`,
      empty: ({ wanted }) => `条件が空です。${wanted.join("、")} のように指定してください`,
      "too-long": ({ wanted }) => `条件が${wanted.join("、")}文字を超えています。短くしてください`,
      "too-deep": ({ wanted }) =>
        `括弧と not の入れ子が${wanted.join("、")}段を超えています。簡単にしてください`,
      "unknown-field": ({ word, wanted }) =>
        `「${word}」という項目はありません。${wanted.join("、")} のどれかを指定してください`,
      "wrong-operator": ({ word, field, wanted }) =>
        `${field} は「${word}」で比較できません。${wanted.join(" ")} を使ってください`,
      "missing-value": ({ word, wanted }) =>
        `「${word}」の後に値がありません。${wanted.join("、")} のように指定してください`,
      "bad-value": ({ word, field, wanted }) =>
        `「${word}」は ${field} の値ではありません。${wanted.join("、")} のように指定してください`,
      "unknown-incident": ({ word, wanted }) =>
        wanted.length === 0
          ? `証拠の中にインシデントがないため、${word} もありません。キューと一緒にログも指定してください`
          : `証拠の中にインシデント ${word} はありません。${wanted.join("、")} のどれかを指定してください`,
      "unclosed-quote": ({ word, wanted }) =>
        `引用符が閉じていません：${word}：${wanted.join("、")} で閉じてください`,
      "unclosed-parenthesis": ({ word, wanted }) =>
        `括弧「${word}」が閉じていません。終わりに ${wanted.join("、")} を付けてください`,
      unexpected: ({ word, wanted }) =>
        `ここに「${word}」は置けません。${wanted.join("、")} が必要です。空白や括弧を含む値は引用符で囲んでください`,
      "unexpected-end": ({ wanted }) =>
        `条件が途中で終わっています。${wanted.join("、")} のように項目を続けてください`,
    },
    contain: ({ state, remedy }) => `${state}。${remedy}`,
    unreadable: ({ name, state, remedy }) => `「${name}」を読み取れません：${state}。${remedy}`,
    probe: {
      invalidHost: ({ value }) =>
        `HOST：「${value}」はホストではありません。mail.example.com、192.0.2.1:587、[2001:db8::1]:25 のように指定してください`,
      invalidAddress: ({ option, value }) =>
        `${option}：「${value}」はメールアドレスではありません。postmaster@example.com のように指定してください`,
      "unknown-host": ({ host }) =>
        `${host}：アドレスが見つかりません。名前を確かめるか、アドレスを指定してください`,
      "not-own": ({ host, detail }) =>
        `${host}：${detail} はこのマシンのアドレスではありません。自分のサーバーなら --i-own-this を付けてください`,
      "nobody-listens": ({ host, detail }) =>
        `${host}：ポート ${detail} で応答がありません。サーバーは動いているか、途中にファイアウォールがないか確かめてください`,
      noPassword: ({ user }) =>
        `--user ${user}：パスワードがありません。--password-file FILE か MAILWARDEN_PROBE_PASSWORD で渡すか、端末で入力してください`,
      unreadablePassword: ({ file }) =>
        `--password-file：「${file}」を読めません。1行目にパスワードを書いたファイルを指定してください`,
    },
    unexpected: ({ message }) =>
      `プログラム内部のエラーで停止しました：${message}：入力したコマンドを添えて報告してください`,
  },
  progress: {
    reading: ({ bytes, totalBytes, lines, found, soFar }, f) => {
      const share =
        totalBytes === null || totalBytes === 0
          ? f.bytes(bytes)
          : `${f.bytes(bytes)} / ${f.bytes(totalBytes)} (${f.percent(Math.min(1, bytes / totalBytes))})`;
      const counts = [
        ...(lines === null ? [] : [`${f.number(lines)}行`]),
        ...(found === null ? [] : [`${f.number(found)}件検出`]),
        ...(soFar === undefined
          ? []
          : [
              `メール${f.number(soFar.messages)}通`,
              `ログイン失敗${f.number(soFar.failedLogins)}回`,
              `拒否${f.number(soFar.refusals)}件`,
            ]),
      ];
      return `読み取り中：${[share, ...counts].join("、")}`;
    },
  },
};
