import type { RuleId } from "./rule-texts-en.ts";

/** The rule texts in Simplified Chinese; keys and `{subject}` are those of the English ones. */
export const RULE_TEXTS_ZH_CN: Readonly<Record<RuleId, string>> = {
  "PF-REL-01":
    "mynetworks 包含 {subject}，几乎涵盖整个互联网。其中任何主机无需登录就能通过本服务器发信。",
  "PF-REL-02":
    "mynetworks 信任公网网段 {subject}。其中只要有一台主机中毒，就会通过本服务器发送垃圾邮件，而且没有登录记录可查是哪一台。",
  "PF-REL-03":
    "mynetworks 信任内网网段 {subject}。容器或网站程序一旦被入侵，无需登录即可中继；如果前面有 NAT 或代理，所有客户端都可能看似来自该网段。",
  "PF-REL-04":
    "未设置 mynetworks，且 {subject}，因此服务商同一子网内的任何主机都可以通过本服务器中继。",
  "PF-REL-05":
    "{subject} 这一行本意是排除某个来源，但网段或域名列表并不看右边的值：只要写在表里，就是受信任。",
  "PF-REL-06":
    "mynetworks 中的 {subject} 在当前位置不起作用：前面的条目已经涵盖它，或者它写了两遍。",
  "PF-REL-07":
    "mynetworks 中的 {subject} 写法无效。Postfix 无法判断，会把所有外部客户端临时拒绝，或者丢弃列表的其余部分。",
  "PF-REL-08": "外部人员可以通过 {subject} 向任何人发信：这是开放中继。",
  "PF-REL-09":
    "外部人员只要选用某个查找表放行的发件人或 HELO 名称，就能通过 {subject} 向任何人发信。这两项都可以随意填写。",
  "PF-REL-10": "{subject} 凭主机名信任客户端。谁控制该名称的 DNS，谁就可以中继。",
  "PF-REL-11": "有一行收件人规则允许外部人员通过 {subject} 向外部域发信。",
  "PF-REL-12":
    "在唯一控制中继的列表中，{subject} 排在 reject_unauth_destination 之前。它只要返回一次 OK，本服务器就成了开放中继。",
  "PF-REL-13":
    "使用了 permit_mx_backup，却没有设置 permit_mx_backup_networks：任何人只要把自己域名的 MX 指向本机，就能通过本机向该域发信。",
  "PF-REL-14": "relay_domains 包含 {subject}，它涵盖的范围远远超出合作方的域名。",
  "PF-REL-15": "未设置 relay_domains，而旧版默认值还会接收发往您各域名所有子域的邮件。",
  "PF-REL-16": "{subject} 中含有星号，但 Postfix 没有这种通配符：该条目匹配不到任何内容。",
  "PF-REL-17":
    "{subject} 上的 allow_untrusted_routing = yes 会接受 user%victim@domain 之类的地址，后端服务器可能会继续转送。",
  "PF-REL-18":
    "{subject} 上的 smtpd_relay_restrictions 为空：收件人列表里写错一行，就会变成开放中继。",
  "PF-REL-19":
    "在 smtpd_delay_reject = no 时，{subject} 永远不起作用：执行到那里时还不知道收件人是谁。",
  "PF-REL-20": "{subject} 前面有 warn_if_reject，因此只会写一行日志，邮件照样放行。",
  "PF-REL-21": "{subject} 永远执行不到，因为它前面的词已经结束了整个列表。",
  "PF-REL-22": "限制类 {subject} 以 permit 结尾：凡是进入该类的客户端都可以中继。",
  "PF-REL-23":
    "额外的监听 {subject} 可从外部访问，并且使用自己的、更宽松的限制列表。回注端口应当只监听 127.0.0.1。",
  "PF-REL-24": "{subject} 返回的是临时错误码，垃圾邮件发送者会一再重试。请改用永久拒绝。",
  "PF-REL-25": "外部人员可以在 {subject} 上使用 XCLIENT，冒充 127.0.0.1。",
  "PF-REL-26": "{subject} 相信任何连接方发来的 PROXY 行，因此外部人员可以冒充任意地址。",
  "PF-REL-27":
    "permit_tls_all_clientcerts 会放行由受信任 CA 签发的所有证书。如果信任的是公共 CA，就等于放行所有人。",
  "PF-REL-28": "{subject} 不会有任何邮件通过：{witness}。",
  "PF-REL-29": "smtpd_recipient_restrictions 对已登录的用户也拒绝外部收件人。",
  "PF-FRG-01":
    "{subject} 的用户可以冒用任何人的名义发信：发件人地址与登录账号之间没有绑定。只要盗得一个密码，就能以任意名义发送垃圾邮件。",
  "PF-FRG-02":
    "{subject} 在同一列表中排在 permit_sasl_authenticated 之后，因此对已登录的用户从不生效。",
  "PF-FRG-03":
    "{subject} 排在 permit_mynetworks 之后，因此本机的网站程序和受信任的主机可以使用任意发件人。",
  "PF-FRG-04": "在 smtpd_delay_reject = no 时，{subject} 不起作用：此时还不知道发件人是谁。",
  "PF-FRG-05": "{subject} 会被忽略，因为该监听没有启用 SASL。",
  "PF-FRG-06": "smtpd_sender_login_maps 为空，任何地址都没有所有者，所有用户都会被拒绝。",
  "PF-FRG-07": "{subject} 允许用户以没有所有者的地址发信，例如其他公司的地址。",
  "PF-FRG-08": "{subject} 让多个登录账号拥有相同的地址：它们可以互相冒名发信。",
  "PF-FRG-09": "smtpd_sender_login_maps 取自别名表：别名的每个成员都可以用该别名的名义发信。",
  "PF-FRG-10":
    "{subject} 的用户可以使用空发件人发信，任何登录绑定检查都管不到它。垃圾邮件于是看起来就像退信。",
  "PF-FRG-11": "{subject} 没有在任何地方定义，因此该监听上的这个列表是空的。",
  "PF-FRG-12": "{subject} 接受登录，却没有提交端口上的那项发件人检查。",
  "PF-FRG-13": "任何人都可以通过 {subject}，以您自己域名的名义给您的用户发信。",
  "PF-FRG-15": "Received 行中不显示登录账号，追查被盗账号会更加困难。",
  "PF-FRG-16": "{subject}：这些检查保留一个就够了。",
  "PF-FRG-18": "您的域名下并不存在的发件人也会被接受；退给他们的信无人接收。",
  "PF-FRG-17": "发件人规则行 {subject} 以放行结束了列表，后面的检查都看不到这类发件人。",
  "PF-AUT-01": "{subject} 在没有 TLS 的情况下接受密码。在传输途中窃听的人可以盗取账号。",
  "PF-AUT-02": "{subject} 接受登录。25 端口必须对全世界开放，因此无法把在那里猜密码的人挡在外面。",
  "PF-AUT-03": "smtpd_sasl_exceptions_networks 只是不显示 AUTH，该命令仍然可用。",
  "PF-AUT-04": "smtpd_sasl_security_options 缺少 noanonymous：ANONYMOUS 机制会被当作已登录。",
  "PF-AUT-05": "没有限制单个客户端尝试密码的频率。",
  "PF-AUT-06": "密码验证后端接受空密码或任意密码。",
  "PF-AUT-07": "{subject} 也接收未登录客户端的邮件。",
  "PF-AUT-08": "{subject} 没有强制使用 TLS。",
  "PF-AUT-10": "broken_sasl_auth_clients 是为早就不该再用的邮件客户端准备的。",
  "PF-AUT-11":
    "smtpd_sasl_local_domain = $myhostname 会附加一个 realm，而 user@domain 形式的登录名并没有这个 realm。",
  "PF-AUT-12":
    "{subject}：smtpd_tls_wrappermode 与端口不匹配，客户端会连接失败，或退而使用不加密的端口。",
  "PF-BSC-01": "{subject} 接收发给不存在用户的邮件，随后再把退信发给伪造的发件人。",
  "PF-BSC-02": "local_recipient_maps 为空：发给未知本地用户的邮件会被接收，再退给伪造的发件人。",
  "PF-BSC-03":
    "relay_recipient_maps 为空：发给中继域中未知用户的邮件会被接收，下一跳主机一拒收，就变成退信。",
  "PF-BSC-04": "virtual_mailbox_maps 没有说明有哪些邮箱，因此所有地址都会被接受。",
  "PF-BSC-05": "{subject} 让别名域中的所有地址都算存在；其中未知的地址会产生发给伪造发件人的退信。",
  "PF-BSC-06": "{subject} 上的 no_unknown_recipient_checks 会接收发给不存在用户的邮件。",
  "PF-BSC-10": "同时发给多个收件人的退信必定是伪造的；reject_multi_recipient_bounce 可以拒收。",
  "PF-BSC-11": "{subject} 接收发往任意地址的邮件。这虽不是反向散射，却会招来垃圾邮件。",
  "PF-RAT-01": "{subject} 对邮件数和收件人数都没有限制：一个密码被盗，一夜之间就能发出十万封邮件。",
  "PF-RAT-02": "{subject} 排在 permit_sasl_authenticated 之后，因此看不到被盗账号发送的邮件。",
  "PF-RAT-03":
    "各项限制不计入 mynetworks 中的客户端，而 mynetworks 范围很大：其中的中毒主机不会受到任何限速。",
  "PF-RAT-04": "{subject} 这个参数，该程序根本不读取。这项限制等于不存在。",
  "PF-RAT-05": "{subject} 由队列管理器读取，写在这里无效。请以该服务的名称在 main.cf 中设置。",
  "PF-RAT-06": "{subject} 的值太大，起不到给垃圾邮件发送者限速的作用。",
  "PF-RAT-07": "{subject}：这个硬上限无法断开只会不断出错的会话。",
  "PF-RAT-08":
    "{subject} 的时间要么太短，被灰名单延迟的邮件会丢失；要么太长，垃圾邮件会一直滞留在队列中。",
  "PF-RAT-09": "message_size_limit 允许超大邮件，队列很快会被塞满。",
  "PF-RAT-10":
    "外发邮件使用您的密码经由中继主机投递，而发件人与登录账号之间没有绑定：一旦有人发垃圾邮件，您在那里的账号就保不住了。",
  "PF-LOC-01": "所有本地账号，包括 Web 服务器的账号，都可以用任意发件人提交邮件。",
  "PF-LOC-02": "本地程序发出的邮件不经过任何 milter：既不检查，也不签名。",
  "PF-LOC-03": "本地程序发出的邮件会跳过 header_checks，因为 {subject} 关闭了它。",
  "PF-LOC-05": "allow_min_user 允许地址以减号开头，程序可能会把它当作命令行选项。",
  "PF-LOC-06": "{subject} 会让邮件以高于实际需要的权限启动程序。",
  "PF-LOC-07":
    "{subject} 用来接回内容过滤器处理完的邮件，但并没有配置内容过滤器：这是一扇多余的后门。",
  "PF-PRO-01":
    "{subject} 会把单独换行符（裸 LF）之间的点当作邮件结束：外部人员可以借此夹带第二封邮件，绕过对第一封所做的检查（CVE-2023-51764）。",
  "PF-PRO-02": "VRFY 会泄露哪些用户存在。",
  "PF-PRO-03": "客户端可以不发 HELO/EHLO，从而绕过对其名称的所有检查。",
  "PF-PRO-04": "{subject} 的位置太早；应当放在 smtpd_data_restrictions 中才有效。",
  "PF-PRO-05": "{subject} 虽然设置了处置动作，测试本身却没有打开，因此从不执行。",
  "PF-PRO-06": "欢迎信息会告诉攻击者这是什么系统、什么版本。",
  "PF-PRO-07": "格式错误的地址会被修补，而不是被拒绝。",
  "PF-PRO-08": "myhostname 不是完整的主机名；其他服务器会拒收使用这种名称的主机发来的邮件。",
  "PF-PRO-09": "发件人的域名不存在，邮件也会被接受。",
  "PF-PRO-10":
    "提交端口上的 {subject} 会拒绝在家上网的用户，或者根本执行不到，因为他们的 IP 地址没有规范的主机名。",
  "PF-TLS-01": "{subject} 不提供 TLS：其他服务器发来的邮件以明文传输。",
  "PF-TLS-02": "{subject} 仍然允许 TLS 1.1 或更旧的版本。",
  "PF-TLS-03": "如果有人在传输途中去掉 STARTTLS，登录中继主机的密码就可能以明文发出。",
  "PF-TLS-04": "外发邮件从不加密。",
  "PF-TLS-06": "{subject}：有些服务器被要求出示证书时会中断连接。",
  "PF-DBL-01":
    "黑名单 {subject} 已经消失，其域名对任何查询都返回结果：所有邮件都会被拒收，包括您自己用户的邮件。",
  "PF-DBL-02": "黑名单 {subject} 已经关闭。它现在只会浪费时间，将来某一天还可能把所有人都列进去。",
  "PF-DBL-03":
    "使用 {subject} 时没有限定返回值。当它拒绝查询时（例如使用公共 DNS 解析器），所有客户端都会被视为已列入，全部邮件都会丢失。",
  "PF-DBL-04":
    "{subject} 排在 permit_sasl_authenticated 之前：在家上网的用户，其 IP 地址往往被列入名单，因而无法发信。",
  "PF-DBL-05": "{subject} 只对注册用户提供查询。",
  "PF-DBL-06": "postscreen 查询了黑名单，却又忽略查询结果。",
  "PF-DBL-07": "{subject} 只要有任何应答就放行，连表示“查询被拒绝”的应答也不例外。",
  "PF-DEP-01": "{subject} 是旧名称，较新的版本会对它发出警告，或者已经不再识别。",
  "PF-DEP-02":
    "未设置 compatibility_level，因此仍在使用 2015 年以前的默认值，其中包括信任整个子网。",
  "PF-DEP-03": "{subject} 的开发者已不再提供安全修复。",
  "PF-MAS-01": "上方的服务行被注释掉了，它的 -o 行却留了下来：这些行现在归 {subject} 所有。",
  "PF-MAS-02":
    "{subject}：-o 的值到第一个空格为止，smtpd 读到剩余部分就会异常退出。请去掉空格，或用花括号括起来。",
  "PF-MAS-03": "{subject} 写在 postscreen 上，但 smtpd 只读取自己服务行中的设置。",
  "PF-MAS-04": "{subject} 未定义，按空值处理。",
  "PF-MAS-05": "服务 {subject} 仍在使用旧的 fifo 类型，请改为 unix。",
  "PF-MAS-06": "{subject} 重复了 main.cf 中已有的设置；以后只改其中一处，两者就会互相矛盾。",
  "PF-MIL-01": "milter 停止运行时，邮件会不经检查直接放行。",
  "PF-LOG-01": "短队列 ID 很快会被重复使用，事后查看日志时，不同的邮件会混在一起。",
  "EX-REL-01": "{subject} 信任整个互联网：这是开放中继。",
  "EX-REL-02": "列表 {subject} 以否定项结尾，这会悄悄地把其余所有对象都包括进来。",
  "EX-REL-03": "{subject} 让本服务器中继的范围远远超出合作方的域名。",
  "EX-REL-04": "{subject} 会为所有把 MX 指向本机的域名中继。这一点任何人都做得到。",
  "EX-REL-05":
    "中继检查之前的某个 accept 相信客户端自报的内容（发件人或 HELO）。这些内容任何人都可以随意填写。",
  "EX-REL-06": "{subject} 凭主机名信任客户端；谁控制相应的 DNS，谁就可以中继。",
  "EX-REL-07": "在最后的 accept 之前，没有任何规则拒绝发往外部域的邮件：这是开放中继。",
  "EX-REL-08":
    "{subject} 是被冒号截断的 IPv6 地址。它变成了不可能存在的名称，后面的所有条目都执行不到。",
  "EX-REL-09": "未设置 acl_smtp_rcpt，因此 Exim 会拒绝所有收件人。",
  "EX-REL-11": "percent_hack_domains 会改写一种几十年来已没有邮件程序使用的地址。",
  "EX-REL-12": "{subject} 信任内网网段。容器或网站程序一旦被入侵，无需登录即可中继。",
  "EX-REL-13": "hosts_proxy 相信任何连接方发来的 PROXY 行，因此外部人员可以冒充任意地址。",
  "EX-AUT-01":
    "认证器 {subject} 用查询结果比对密码，而对不存在的用户，查询返回空字符串。因此未知用户加上空密码就能登录。",
  "EX-AUT-02": "认证器 {subject} 根本不检查密码。",
  "EX-AUT-03": "认证器 {subject} 对不存在的用户采用空密钥，而用空密钥算出的摘要会被视为有效。",
  "EX-AUT-04": "认证器 {subject} 把密码当作匹配模式：填入一个能匹配一切的模式，谁都能登录。",
  "EX-AUT-05": "认证器 {subject} 在没有 TLS 时也可使用。在传输途中窃听的人可以盗取账号。",
  "EX-AUT-06": "认证器 {subject} 以明文比对密码，说明数据库中的密码是明文存放的。",
  "EX-AUT-07": "认证器 {subject} 没有设置 id：日志中看不出是谁登录的。",
  "EX-AUT-08": "没有设置 acl_smtp_auth，猜密码的行为不受任何限速。",
  "EX-AUT-09":
    "tls_on_connect_ports 中列出了 {subject}，但 Exim 并未在那里监听；用户会退而使用不加密的端口。",
  "EX-AUT-10": "25 端口接受登录。该端口必须对全世界开放，因此无法把在那里猜密码的人挡在外面。",
  "EX-FRG-01": "用户可以冒用任何人的名义发信：发件人地址与登录账号之间没有绑定。",
  "EX-FRG-02": "{subject} 排在放行已登录用户的 accept 之后，永远执行不到。",
  "EX-FRG-04": "已登录的用户可以使用空发件人发信。垃圾邮件于是看起来就像退信。",
  "EX-FRG-06": "任何人都可以用您自己域名的名义给您的用户发信。",
  "EX-FRG-07": "{subject} 允许本地程序使用任意发件人，而且不留痕迹。",
  "EX-BSC-01": "发给不存在用户的邮件会被接收，随后再退给伪造的发件人。",
  "EX-BSC-02": "发往 {subject} 的邮件不查询收件人是否存在就被接收；下一跳主机一拒收，就变成退信。",
  "EX-BSC-04": "Exim 的 router {subject} 接受所有地址。这虽不是反向散射，却会招来垃圾邮件。",
  "EX-BSC-05": "无法投递的退信会在队列中滞留数天。",
  "EX-RAT-01": "没有任何 ACL 限制单个登录账号的发信量：一个密码被盗，一夜之间就能发出十万封邮件。",
  "EX-RAT-02": "{subject} 算不上限制：垃圾邮件发送者只需另开一个连接，或者在队列里等着。",
  "EX-RAT-03": "未设置 smtp_ratelimit_hosts：客户端提交大量收件人时，不受任何限速。",
  "EX-LOC-01": "未设置 acl_not_smtp：网站脚本发出的邮件既不受限制，也不受检查。",
  "EX-LOC-02": "never_users 为空：投递可能以 root 身份运行。",
  "EX-PRO-01":
    "4.97.1 之前的官方版本会把单独换行符（裸 LF）之间的点当作邮件结束（{subject}）。请确认您的发行版是否已打补丁。",
  "EX-PRO-02":
    "{subject}：这个版本，或其欢迎信息透露的内容，会给攻击者帮忙。请对照发行版的安全公告。",
  "EX-PRO-03": "VRFY 或 EXPN 会泄露哪些用户存在。",
  "EX-PRO-04": "没有任何规则检查客户端在 HELO/EHLO 中自报的名称。",
  "EX-PRO-05": "没有向其他服务器提供 TLS。",
  "EX-DBL-01":
    "黑名单 {subject} 已经消失，其域名对任何查询都返回结果：所有邮件都会被拒收，包括您自己用户的邮件。",
  "EX-DBL-02":
    "使用 {subject} 时没有限定返回值。当它拒绝查询时（例如使用公共 DNS 解析器），所有客户端都会被视为已列入，全部邮件都会丢失。",
  "EX-DBL-03":
    "在放行已登录用户之前就查询黑名单：在家上网的用户，其 IP 地址往往被列入名单，因而无法发信。",
  "EX-CFG-02":
    "{subject} 是模板中尚未填写的占位符。请改为审查生成的文件 /var/lib/exim4/config.autogenerated，或 exim -bP 的输出。",
};
