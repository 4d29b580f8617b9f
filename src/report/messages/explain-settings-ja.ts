import type { SettingWords } from "../labels/explain-settings.ts";

export const explainSettingsJa: SettingWords = {
  postfix: {
    mynetworks:
      "ログインせずに誰にでも送れるアドレス。その中のどのホストにも、あなたの評判のすべてを預けています。広い範囲は開いた扉です。",
    mynetworks_style:
      "mynetworks がないとき、それをどう決めるか。`subnet` は事業者のほかの顧客まで信頼します。`host` にしてください。",
    relay_domains:
      "メールを別のサーバーへ渡すドメイン。誰でもこれらの宛先に送れます。余計なドメインが一つあれば、その中継になります。",
    mydestination: "メールがこのマシンのシステムユーザーに届くドメイン。",
    virtual_alias_domains: "エイリアスだけのドメイン。",
    virtual_mailbox_domains: "メールがここの仮想メールボックスに届くドメイン。",
    virtual_alias_maps:
      "アドレスを書き換える表。ほかのプロバイダーへのエイリアスは、スパムも転送します。",
    virtual_mailbox_maps:
      "どの仮想メールボックスがあるか。これがあれば存在しない宛先を入口で拒否でき、なければすべて受け付けて後でバウンスします。",
    local_recipient_maps:
      "どのローカルユーザーがいるか。空ならすべて受け付けて後でバウンスします。バックスキャッターです。",
    relay_recipient_maps:
      "relay_domains にどの宛先があるか。空なら存在しない宛先も受け付け、後でバウンスします。",
    relayhost: "出ていくメールがすべて通るサーバー。そのサーバーの評判も巻き込まれます。",
    inet_interfaces: "Postfixが待ち受けるアドレス。",
    smtpd_relay_restrictions:
      "誰がほかのドメインへ送れるか。オープンリレーを防ぐ最後の線で、reject_unauth_destination で終わらなければなりません。",
    smtpd_recipient_restrictions: "どの宛先を受け付けるか。左から評価し、最初の答えで決まります。",
    smtpd_sender_restrictions:
      "どの送信者を受け付けるか。送信者をログインに結び付ける規則がなければ、利用者も、パスワードを盗んだ者も、誰にでもなりすませます。",
    smtpd_client_restrictions: "どの接続元と話すか。ブロックリストはここに置きます。",
    smtpd_helo_restrictions:
      "どの挨拶を受け付けるか。相手は好きに名乗れるので、止まるのは不器用な者だけです。",
    smtpd_data_restrictions: "本体が送られる前の規則。",
    smtpd_end_of_data_restrictions: "メール全体を受け取った後の規則。",
    smtpd_helo_required: "接続元に挨拶を求めるか。",
    smtpd_delay_reject: "拒否を宛先まで待つか。`yes` なら、ログに送信者と宛先が残ります。",
    smtpd_reject_unlisted_recipient:
      "存在しない宛先を拒否するか。`no` はバックスキャッターのもとです。",
    smtpd_reject_unlisted_sender: "自ドメインの送信者が存在することを求めるか。",
    smtpd_sender_login_maps:
      "どのログインがどの送信者アドレスを使えるか。reject_..._sender_login_mismatch と組み合わせて初めて働きます。",
    smtpd_sasl_auth_enable:
      "ここでログインできるか。サーバー間のポート（25）では、パスワードの推測を招くだけです。",
    smtpd_sasl_type: "パスワードを確かめるもの。CyrusまたはDovecot。",
    smtpd_sasl_path: "パスワードを確かめるものの場所。",
    smtpd_sasl_security_options:
      "どの認証方式を使わないか。`noanonymous` は必須です。TLSのないところでは `noplaintext` がパスワードを守ります。",
    smtpd_sasl_local_domain: "ドメインのないログイン名に補うドメイン。",
    smtpd_sasl_authenticated_header:
      "ログイン名をメールのヘッダーに書くか。バウンスを読むのに役立ちます。",
    broken_sasl_auth_clients: "とても古いOutlookにもログインを許します。",
    smtpd_tls_auth_only:
      "ログインに暗号化を求めるか。`no` ではパスワードが読める形で流れ、盗まれます。",
    smtpd_tls_security_level: "接続元にTLSを許すか（`may`）、求めるか（`encrypt`）。",
    smtpd_use_tls: "TLSを提供する古い設定。smtpd_tls_security_level を使ってください。",
    smtp_tls_security_level: "ほかのサーバーへ送るときのTLS。",
    smtpd_client_message_rate_limit:
      "一つのアドレスが単位時間に投入できるメールの数。0は無制限で、盗まれたパスワードは気づかれるまで送り続けます。",
    smtpd_client_recipient_rate_limit: "一つのアドレスが単位時間に指定できる宛先の数。0は無制限。",
    smtpd_client_connection_rate_limit: "一つのアドレスの、単位時間の接続数。0は無制限。",
    smtpd_client_auth_rate_limit:
      "一つのアドレスが単位時間に試せるログインの数。0は無制限で、ゆっくりパスワードを推測できます。",
    smtpd_client_event_limit_exceptions: "これらの上限を受けない者。",
    smtpd_recipient_limit: "1通の宛先の数。",
    maximal_queue_lifetime:
      "配送できないメールを試し続ける期間。応答しないサーバー宛てのスパムは、その間キューを埋めます。",
    bounce_queue_lifetime:
      "バウンスを試し続ける期間。短くすれば、偽りの送信者へのバウンスが早く片づきます。",
    authorized_submit_users:
      "sendmailを呼び出せるローカルユーザー。`static:anyone` では、どのWebスクリプトも送れます。",
    header_checks: "ヘッダーの規則。メールを捨てる、保留にする、印を付けるなどができます。",
    content_filter: "すべてのメールがこのフィルターを通り、新しいキューIDで戻ります。",
    smtpd_milters: "ネットワークから来るメールのフィルター。",
    non_smtpd_milters:
      "ローカルのプログラムからのメールのフィルター。空なら、スクリプトの送るものは調べられません。",
    milter_default_action: "メールフィルターが失敗したときの動作。`accept` はすべて通します。",
    permit_mx_backup_networks: "permit_mx_backup をこれらのサーバーに限ります。",
    disable_vrfy_command: "アドレスの有無を教えるVRFYを止めるか。",
    smtpd_forbid_bare_newline: "SMTP密輸を防ぎます。偽のメールをほかのメールに隠す手口です。",
    compatibility_level: "どの版からの新しい既定値を使うか。低いと、安全でない既定値が残ります。",
    soft_bounce:
      "恒久的な拒否を一時的なものに変えます。試験用で、スパム送信者が何度も再試行します。",
    allow_percent_hack: "user%domain を user@domain に書き換えます。中継の規則をかわす古い手です。",
    allow_min_user:
      "マイナス記号で始まる宛先を受け付けます。プログラムがオプションと取り違えるおそれがあります。",
    smtpd_upstream_proxy_protocol:
      "接続元のアドレスについてプロキシの言うことを信じます。外部から届けば、誰でもどのアドレスにもなれます。",
    smtpd_authorized_xclient_hosts:
      "別の接続元アドレスをPostfixに告げてよい者。自前のプロキシだけにしてください。",
    service:
      "master.cf の一つのサービス。名前またはポート、待ち受け方（inet＝ネットワーク）、プログラム。続く -o はこれだけに効きます。",
  },
  restrictions: {
    permit: "ここまで来たものをすべて通します。",
    reject: "ここまで来たものをすべて拒否します。",
    defer: "ここまで来たものをすべて一時的に拒否します。",
    defer_if_permit: "通すはずのものを一時的に拒否します。",
    defer_if_reject: "後の拒否を一時的なものに変えます。",
    warn_if_reject: "次の規則は警告だけになり、誰も守りません。",
    sleep: "数秒待ちます。",
    permit_mynetworks: "mynetworks の接続元を、ログインなしで通します。",
    permit_inet_interfaces: "このホスト自身のアドレスを通します。",
    permit_sasl_authenticated: "ログインした者を、盗んだ者も含めて、みな通します。",
    permit_tls_clientcerts: "登録済みの証明書を持つ接続元を通します。",
    permit_tls_all_clientcerts:
      "信頼する認証局が署名した証明書なら、どの接続元も通します。公的な認証局なら、誰でもです。",
    permit_auth_destination: "自ドメイン宛てのメールを通します。",
    permit_mx_backup:
      "このホストをMXに指定したドメイン宛てのメールを通します。指定は誰にでもできます。",
    permit_naked_ip_address: "アドレスで挨拶する接続元を通します。誰にでもできます。",
    permit_dnswl_client: "良い接続元の一覧にあるものを通します。",
    reject_unauth_destination:
      "自ドメイン宛てでないメールを拒否します。これがあるからオープンリレーになりません。",
    defer_unauth_destination: "同じですが一時的な拒否で、相手は戻ってきます。",
    check_relay_domains: "古い、廃止された規則。reject_unauth_destination を使ってください。",
    check_client_access: "接続元を表で調べます。",
    check_helo_access: "挨拶を表で調べます。そこにOKがあれば、それを知る者は誰でも通れます。",
    check_sender_access:
      "送信者を表で調べます。送信者は自由に名乗れるので、OKは穴になり、REJECTもその名前を止めるだけです。",
    check_recipient_access: "宛先を表で調べます。",
    check_sasl_access: "ログイン名を表で調べます。アカウントを止める場所です。",
    check_policy_service: "外部のプログラムに尋ねます。送信量の上限など。",
    reject_sender_login_mismatch:
      "ログインに属さない送信者と、ログインせずに使われた自分の送信者を拒否します。",
    reject_authenticated_sender_login_mismatch:
      "ログインした利用者が、自分のものでない送信者を使うことを拒否します。",
    reject_unauthenticated_sender_login_mismatch:
      "外部の者が、利用者の送信者を使うことを拒否します。",
    reject_known_sender_login_mismatch:
      "ほかのログインに属する送信者を拒否します。表にない送信者は自由なままです。",
    reject_unlisted_recipient: "ここに存在しない宛先を拒否します。",
    reject_unlisted_sender: "自ドメインの、存在しない送信者を拒否します。",
    reject_unverified_recipient: "宛先があるか、次のサーバーに尋ねます。",
    reject_unverified_sender: "送信者があるか、そのサーバーに尋ねます。",
    reject_unknown_client_hostname: "名前とアドレスがDNSで一致しない接続元を拒否します。",
    reject_unknown_client: "reject_unknown_client_hostname の古い名前。",
    reject_unknown_reverse_client_hostname: "DNSに名前のない接続元を拒否します。",
    reject_unknown_sender_domain: "存在しないドメインの送信者を拒否します。",
    reject_unknown_recipient_domain: "存在しないドメインの宛先を拒否します。",
    reject_non_fqdn_sender: "完全なドメインのない送信者を拒否します。",
    reject_non_fqdn_recipient: "完全なドメインのない宛先を拒否します。",
    reject_invalid_helo_hostname: "書式の正しくない挨拶を拒否します。",
    reject_invalid_hostname: "reject_invalid_helo_hostname の古い名前。",
    reject_non_fqdn_helo_hostname: "完全な名前でない挨拶を拒否します。",
    reject_non_fqdn_hostname: "reject_non_fqdn_helo_hostname の古い名前。",
    reject_unknown_helo_hostname:
      "DNSにない名前の挨拶を拒否します。まともなサーバーにも当たります。",
    reject_unauth_pipelining: "順番を待たずに話す接続元を拒否します。",
    reject_multi_recipient_bounce: "複数の宛先を持つバウンスを拒否します。",
    reject_plaintext_session: "暗号化されていないやり取りを拒否します。",
    reject_rbl_client:
      "このブロックリストにある接続元を拒否します。廃止されたリストは、誰も守らないか、全員を拒否します。",
    reject_rhsbl_client: "このリストにあるドメインの接続元を拒否します。",
    reject_rhsbl_sender: "このリストにあるドメインの送信者を拒否します。",
    reject_rhsbl_helo: "このリストにあるドメインの挨拶を拒否します。",
  },
  exim: {
    acl_smtp_connect: "新しい接続の規則。",
    acl_smtp_helo: "挨拶の規則。",
    acl_smtp_auth:
      "ログインの試みに対する規則。ないと、パスワードの推測を遅らせるものがありません。",
    acl_smtp_mail: "送信者の規則。",
    acl_smtp_rcpt:
      "宛先ごとの規則。誰が中継できるかはここで決まります。ないと、誰も何も送れません。",
    acl_smtp_data: "メール全体の規則。スキャンも含みます。",
    acl_not_smtp: "ローカルのプログラムからのメールの規則。",
    acl: "規則の一つ。条件がすべて成り立つとき、先頭の動詞が実行されます。",
    auth_advertise_hosts:
      "誰にログインを提供するか。`*` は全員で、TLSなしやポート25でも提供します。",
    tls_advertise_hosts: "誰に暗号化を提供するか。",
    tls_on_connect_ports: "最初のバイトから暗号化されるポート。",
    daemon_smtp_ports: "Eximが待ち受けるポート。",
    domainlist: "名前の付いたドメインの一覧。規則から参照されます。",
    hostlist:
      "名前の付いたホストの一覧。relay_from_hosts のホストは、ログインせずに誰にでも送れます。",
    trusted_users: "送信者を自由に選べるローカルユーザー。",
    untrusted_set_sender:
      "普通のローカルユーザーが選べる送信者。`*` では、どのスクリプトも誰にでもなりすませます。",
    local_from_check: "ローカルユーザーの偽りのFromを、Senderヘッダーで明かすか。",
    local_sender_retain: "ローカルのプログラムが書いたSenderヘッダーを残すか。",
    primary_hostname: "サーバーの名前。",
    qualify_domain: "ドメインのないアドレスに補うドメイン。",
    recipients_max: "1通の宛先の数。0は無制限。",
    smtp_accept_max: "同時接続の数。",
    smtp_accept_max_per_connection: "1回の接続でのメールの数。",
    smtp_accept_queue_per_connection:
      "1回の接続でこの数を超えると、残りはキューの巡回を待ちます。ログには `no immediate delivery` と出ます。",
    smtp_accept_max_per_host: "1台のホストの同時接続の数。",
    ignore_bounce_errors_after: "誰も受け取らないバウンスを残す期間。",
    timeout_frozen_after: "凍結されたメールを残す期間。",
    log_selector: "何を記録するか。+incoming_port や +subject などがないと、手がかりが欠けます。",
    mysql_servers:
      "データベースとそのパスワード。フォーラムに載せないでください。載せたらパスワードの変更が必要です。",
    helo_allow_chars: "挨拶で追加で許す文字。",
    driver: "この認証設定の動き方。",
    public_name: "接続元に見える認証方式。",
    server_advertise_condition:
      "いつこの方式を提供するか。`yes` はTLSなしでも提供し、パスワードが読める形で流れます。",
    server_condition:
      "ログインが正しいか。存在しない利用者の検索結果が空文字列だと、空のパスワードと等しくなり、存在しない利用者も通ります。",
    server_set_id: "ログに残るログイン名。$2 は接続元の入力で、空のこともあります。",
    server_prompts: "接続元に尋ねること。",
  },
  aclWords: {
    accept: "accept：通します。",
    deny: "deny：恒久的に拒否します。",
    defer: "defer：一時的に拒否します。",
    drop: "drop：拒否して切断します。",
    discard: "discard：受け取って捨てます。",
    require: "require：条件が成り立たなければ拒否します。",
    warn: "warn：記録や変更だけをします。",
    hosts: "hosts：接続元のアドレスで判断します。`:`（空）はローカルのプログラムです。",
    domains: "domains：宛先のドメインで判断します。",
    local_parts: "local_parts：@ の前の部分で判断します。",
    senders: "senders：送信者で判断します。誰でも自由に名乗れます。",
    recipients: "recipients：宛先で判断します。",
    authenticated: "authenticated：ログインした接続元。",
    encrypted: "encrypted：TLSでのやり取り。",
    verify:
      "verify：送信者や宛先を確かめます。`verify = recipient` は存在しない宛先を入口で拒否します。",
    condition: "condition：独自の条件。",
    dnslists: "dnslists：ブロックリストに問い合わせます。",
    ratelimit: "ratelimit：接続元やアカウントの送信量を制限します。",
    acl: "acl：別の規則を使います。",
    control: "control：扱いを切り替えます。`control = submission` は利用者のメールとして扱います。",
    sender_domains: "sender_domains：送信者のドメインで判断します。誰でも自由に名乗れます。",
    malware: "malware：ウイルススキャナーに尋ねます。",
    spam: "spam：SpamAssassinに尋ねます。",
    message: "message：接続元に伝える言葉。",
    log_message: "log_message：ログに書く言葉。",
    delay: "delay：待ちます。",
    logwrite: "logwrite：ログに書きます。",
    set: "set：値を覚えます。",
    add_header: "add_header：ヘッダーを加えます。",
    endpass: "endpass：これより後で成り立たなければ拒否します。",
  },
  dovecot: {
    disable_plaintext_auth:
      "読める形のパスワードによるログインに暗号化を求めるか。`no` では途中で盗まれます。",
    auth_allow_cleartext: "暗号化なしで読める形のパスワードを許すか。`yes` では途中で盗まれます。",
    auth_mechanisms: "どの認証方式を提供するか。`anonymous` は全員を入れます。",
    auth_username_format: "検索の前にログイン名をどう書き換えるか。",
    auth_failure_delay: "失敗したログインを待たせる時間。推測を遅らせます。",
    auth_verbose: "失敗したログインを理由とともに記録するか。",
    auth_verbose_passwords:
      "試されたパスワードをログに書くか。切っておいてください。打ち間違えた本物が混じります。",
    auth_debug_passwords: "パスワードをログに書くか。切っておいてください。",
    auth_anonymous_username: "匿名ログインの名前。",
    auth_master_user_separator:
      "設定すると、マスターユーザーが誰としてでもログインできます。そのパスワードが盗まれると、すべてのメールボックスが開きます。",
    mail_max_userip_connections: "1人の利用者が一つのアドレスから張れる接続の数。",
    login_trusted_networks:
      "信頼するネットワーク。TLSなしでログインでき、別の接続元アドレスを告げられます。",
    ssl: "暗号化を提供するか（`yes`）、求めるか（`required`）。",
    protocols: "どのサービスを動かすか。",
    passdb: "パスワードを調べる場所。最初に答えたもので決まります。",
    driver: "どう調べるか。`static` と `nopassword` の組み合わせは全員を入れます。",
    args: "どこを調べるか。`nopassword=y` はどのパスワードも通します。",
    default_fields:
      "そのすべての利用者への初期値。ここに `nopassword` があると、どのパスワードも通します。",
  },
};
