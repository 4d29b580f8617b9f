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
  if (ongoing === true) return `自 ${f.moment(since)} 起，到日志末尾仍在继续。`;
  if (ongoing === false) return `始于 ${f.moment(since)}，到日志末尾时已经停止。`;
  return `最早见于 ${f.moment(since)}。`;
}

const SURE: Readonly<Record<Confidence, string>> = {
  certain: "此结论确定无疑。",
  likely: "这很可能属实，但尚未证实。",
  possible: "有这种可能，但证据还很单薄。",
};

export const sayingsZhCn: SayingsCatalogue = {
  "summary.clean": (v, f) =>
    `未发现滥用：发给 ${f.number(v.recipients)} 个收件人的 ${f.number(v.messages)} 封邮件看起来都是正常邮件。`,
  "summary.insufficient": () =>
    "材料太少，无法判断：几乎看不到有邮件被接收。这既不能指控谁，也不能证明谁清白。",
  "summary.cut-lines": (v, f) =>
    `材料不足以判断：日志行被截断到 ${f.number(v.bytes)} 个字符，谁发了什么、结果如何都在其后。这既不能指控谁，也不能证明谁清白。`,
  "summary.stolen-forging": (v, f) =>
    `有人盗用 ${v.account} 的密码发送垃圾邮件：从 ${f.number(v.networks)} 个网段向 ${f.number(v.recipients)} 个收件人发出 ${f.number(v.messages)} 封，冒用了 ${f.number(v.senders)} 个不属于该账号的发件地址。${closing(v, f)}`,
  "summary.stolen-many-networks": (v, f) =>
    `账号 ${v.account} 同时在多处被使用：从 ${f.number(v.networks)} 个网段向 ${f.number(v.recipients)} 个收件人发出 ${f.number(v.messages)} 封邮件。它的密码已落入僵尸网络之手。${closing(v, f)}`,
  "summary.stolen-own-address": (v, f) =>
    `似乎有人盗用 ${v.account} 的密码，以该账号自己的地址发送垃圾邮件：从 ${f.number(v.networks)} 个网段向 ${f.number(v.recipients)} 个收件人发出 ${f.number(v.messages)} 封。${closing(v, f)}`,
  "summary.stolen-senders-unseen": (v, f) =>
    `似乎有人盗用 ${v.account} 的密码发送垃圾邮件：从 ${f.number(v.networks)} 个网段向 ${f.number(v.recipients)} 个收件人发出 ${f.number(v.messages)} 封。用的是哪些发件地址，这些日志行没有显示。${closing(v, f)}`,
  "summary.stolen-picked": (v, f) =>
    `这几行里的 ${f.number(v.messages)} 封邮件都是用 ${v.account} 的登录从 ${v.ip} 提交的，该主机没有反向域名。如果它们就是垃圾邮件，这个密码已被盗；其余日志可以证实。${closing(v, f)}`,
  "summary.stolen-hidden": (v, f) =>
    `有人从 ${v.ip}${v.clients > 1 ? ` 等 ${f.number(v.clients)} 个地址` : ""} 用盗来的密码发送垃圾邮件：登录后向 ${f.number(v.recipients)} 个收件人发出 ${f.number(v.messages)} 封。用的是谁的账号，现有材料没有显示。${closing(v, f)}`,
  "summary.auth-bypass": (v, f) =>
    `服务器接受了形同虚设的登录：来自 ${f.number(v.networks)} 个网段、用户名为空的登录之后，向 ${f.number(v.recipients)} 个收件人提交了 ${f.number(v.messages)} 封邮件。${closing(v, f)}`,
  "summary.unknown-login": (v, f) =>
    `服务器放任何人登录：来自 ${f.number(v.networks)} 个网段、以并不存在的账号 ${v.account} 登录之后，向 ${f.number(v.recipients)} 个收件人提交了 ${f.number(v.messages)} 封邮件。${closing(v, f)}`,
  "summary.open-relay": (v, f) =>
    `本服务器是开放中继：${f.number(v.clients)} 个外部客户端未经登录，就向其他服务商的 ${f.number(v.recipients)} 个收件人发送了 ${f.number(v.messages)} 封邮件。${closing(v, f)}`,
  "summary.trusted-network": (v, f) =>
    `来自 ${v.ip} 的邮件仅凭地址就被信任：未经登录，以 ${f.number(v.senders)} 个发件地址向 ${f.number(v.recipients)} 个收件人发送了 ${f.number(v.messages)} 封。它要么是中毒的主机，要么是掩盖了真实客户端的网关。${closing(v, f)}`,
  "summary.local-script": (v, f) =>
    `本机用户 ${v.user} 的脚本或程序在发送垃圾邮件：向 ${f.number(v.recipients)} 个收件人发出 ${f.number(v.messages)} 封，其中 ${f.number(v.refused)} 个被收件方当作垃圾邮件拒收，${f.number(v.dead)} 个收件人不存在。${closing(v, f)}`,
  "summary.application-abuse": (v, f) =>
    `本机用户 ${v.user} 的网站程序（如注册或联系表单）被人利用，给陌生人发信：向 ${f.number(v.recipients)} 个收件人发出 ${f.number(v.messages)} 封，其中 ${f.number(v.dead)} 个收件人不存在。${closing(v, f)}`,
  "summary.named-script": (v, f) =>
    `脚本 ${v.script}（以本机用户 ${v.user} 运行）在发送垃圾邮件：向 ${f.number(v.recipients)} 个收件人发出 ${f.number(v.messages)} 封，其中 ${f.number(v.refused)} 个被收件方当作垃圾邮件拒收，${f.number(v.dead)} 个收件人不存在。${closing(v, f)}`,
  "summary.named-application": (v, f) =>
    `脚本 ${v.script}（以本机用户 ${v.user} 运行，如注册或联系表单）被人利用，给陌生人发信：向 ${f.number(v.recipients)} 个收件人发出 ${f.number(v.messages)} 封，其中 ${f.number(v.dead)} 个收件人不存在。${closing(v, f)}`,
  "summary.forwarding": (v, f) =>
    `本服务器的转发把垃圾邮件送了出去：${f.number(v.messages)} 封邮件的 ${f.number(v.recipients)} 个收件人中，有 ${f.number(v.refused)} 个被其他服务商拒收。${closing(v, f)}`,
  "summary.backscatter": (v, f) =>
    `本服务器在制造反向散射：它先接收了无法投递的邮件，再向并未写信的“发件人”发出 ${f.number(v.bounces)} 封退信。这些邮件来自 ${f.number(v.clients)} 台主机。${closing(v, f)}`,
  "summary.srs-abuse": (v, f) =>
    `本服务器的 SRS 改写退信地址被当作中继使用：向 ${f.number(v.recipients)} 个收件人发出 ${f.number(v.messages)} 封邮件。${closing(v, f)}`,
  "summary.joe-job": (v, f) =>
    `收到 ${f.number(v.bounces)} 封来自外部的退信，而日志中看不到相应的邮件发出。可能有人在别处冒用本服务器的地址，也可能有进程绕过邮件服务器直接发信。${closing(v, f)}`,
  "summary.direct-to-mx": (v, f) =>
    `有 ${f.number(v.receivers)} 个收件方封锁了本服务器，而它发出的 ${f.number(v.messages)} 封邮件说明不了原因。可能有进程绕过邮件服务器直接发信，也可能该 IP 早就信誉不佳。${closing(v, f)}`,
  "summary.joe-job-returned": (v, f) =>
    `本服务器的地址在别处被冒用：${f.number(v.bounces)} 封退信和投诉退回的邮件从未经过本服务器，而是由另外 ${f.number(v.hosts)} 台主机发出。${closing(v, f)}`,
  "summary.direct-to-mx-returned": (v, f) =>
    `有邮件绕过邮件服务器从 ${v.ip} 发出：${f.number(v.bounces)} 封退信和投诉退回的邮件来自该地址，却没有经过邮件服务器。发送者是本机上的进程，或该地址后面的另一台主机。${closing(v, f)}`,
  "summary.unknown": (v, f) =>
    `本服务器的邮件被 ${f.number(v.receivers)} 个收件方拒收，但这些日志行看不出 ${f.number(v.messages)} 封邮件由谁提交。请查询下面列出的队列 ID。${closing(v, f)}`,

  "proof.failures-before": (v, f) => `${v.ip} 对 ${v.account} 登录失败 ${f.number(v.failures)} 次`,
  "proof.bounce-without-message": () =>
    "里面没有被退回的邮件：有人以收到退信的地址为名写了信，但看不出它经过本服务器",
  "proof.never-passed-here": (v) =>
    `${v.reporter} 从 ${v.ip} 收到被退回的邮件：那不是本服务器，日志里也没有这封邮件`,
  "proof.sent-past-us": (v) =>
    `${v.reporter} 从本机地址 ${v.ip} 收到被退回的邮件，对方自称 ${v.helo}，邮件里没有邮件服务器的记录行`,
  "proof.hidden-login": (v) => `${v.ip} 登录（账号名在此被隐去）并提交了这封邮件`,
  "proof.login": (v) => `${v.ip} 以 ${v.account} 登录并提交了这封邮件`,
  "proof.forged-sender": (v, f) =>
    `${v.account} 以不属于它的地址 ${v.sender} 向 ${f.number(v.recipients)} 个收件人发信`,
  "proof.sent-as": (v, f) =>
    `以 ${v.sender === "" ? "<>" : v.sender} 为发件人发给 ${f.number(v.recipients)} 个收件人`,
  "proof.receiver-says": (v, f) =>
    `收件方的答复；合计 ${f.number(v.refused)} 个收件人因邮件被判为垃圾邮件而拒收，${f.number(v.dead)} 个不存在`,
  "proof.nameless-login": (v) => `${v.ip} 通过了认证，但登录没有用户名`,
  "proof.went-out": () => "邮件发往了其他服务商",
  "proof.no-login": (v) => `${v.ip} 不是我方主机，也没有登录，邮件却被接收`,
  "proof.outsider-sender": (v) => `发件人 ${v.sender === "" ? "<>" : v.sender} 不属于本服务器`,
  "proof.passed-on": () => "服务器把邮件转给了其他服务商",
  "proof.private-client": (v) => `${v.ip} 没有登录，只因是私有地址就被信任`,
  "proof.local-user": (v) => `由 ${v.user} 在本机提交，没有任何登录`,
  "proof.script-header": (v, f) =>
    `邮件自身的邮件头写明来自 ${v.script}（共 ${f.number(v.messages)} 封）`,
  "proof.script-returned": (v, f) =>
    `被退回的邮件，其邮件头写明来自 ${v.script}（共 ${f.number(v.messages)} 封）`,
  "proof.script-mail-log": (v, f) =>
    `PHP 记录了 ${v.script} 调用 mail()（共 ${f.number(v.messages)} 封）`,
  "proof.script-requested": (v, f) =>
    `提交邮件的同一秒，${v.ip} 向 ${v.script} 发送了数据（共 ${f.number(v.messages)} 封）`,
  "proof.script-changed": (v, f) =>
    `${v.script} 最后修改于 ${f.moment(v.at)}，就在第一封邮件之前不久`,
  "proof.script-runs-request": (v) => `${v.script} 会执行访客发来的任何内容，等于给外人留了后门`,
  "proof.script-runs-decoded": (v) => `${v.script} 会执行藏在编码文本里的代码`,
  "proof.script-request-to-mail": (v) => `${v.script} 会给访客指定的任何人发信`,
  "proof.script-sends-mail": (v) => `${v.script} 在这里发信`,
  "proof.forwarded-refused": () => "由别名或转发送出，被收件方拒收",
  "proof.accepted-from-outside": (v) => `从外部主机 ${v.ip} 接收`,
  "proof.bounced-later": () => "接收之后才发现无法投递",
  "proof.bounce-made": () => "于是服务器向发件人发出退信，而该发件人多半是伪造的",
  "proof.srs-relay": () => "改写过的退信地址被还原，邮件被转发出去",
  "proof.in-queue": () => "邮件已在队列中；由谁提交要看更早的日志行",
  "proof.receiver-blocks": () => "收件方拒收本服务器的邮件",
  "proof.blocked-reputation": (v, f) =>
    `${v.receiver} 因信誉问题封锁本服务器（${f.number(v.count)} 次）`,
  "proof.blocked-content": (v, f) =>
    `${v.receiver} 把我们的邮件当作垃圾邮件（${f.number(v.count)} 次）`,
  "proof.blocked-rate": (v, f) => `${v.receiver} 对本服务器限速（${f.number(v.count)} 次）`,
  "proof.blocked-sender-domain": (v, f) =>
    `${v.receiver} 拒收该发件人的域名（${f.number(v.count)} 次）；这不是在封锁本服务器`,
  "proof.blocked-policy": (v, f) =>
    `我们的邮件不符合 ${v.receiver} 的要求（${f.number(v.count)} 次）`,
  "proof.blocked-unexplained": (v, f) =>
    `${v.receiver} 拒收本服务器的邮件，没有说明原因（${f.number(v.count)} 次）`,
  "proof.brute-force-account": (v, f) =>
    `${f.number(v.addresses)} 个地址对 ${v.account} 登录失败 ${f.number(v.failures)} 次`,
  "proof.brute-force-address": (v, f) =>
    `${v.ip} 对 ${f.number(v.accounts)} 个账号登录失败 ${f.number(v.failures)} 次`,
  "proof.log-gap": (v, f) => `此行之前日志空白 ${f.number(v.minutes)} 分钟`,
  "proof.spool-full": (v, f) => `磁盘或邮件队列空间已满（${f.number(v.count)} 次）`,
  "proof.account-exists": (v, f) =>
    v.created === null
      ? `账号 ${v.account} 在此表中`
      : `账号 ${v.account} 在此表中，创建于 ${f.day(v.created)}`,
  "proof.account-new": (v, f) =>
    `账号 ${v.account} 创建于 ${f.day(v.created)}，距滥用仅数日，请查明是谁建立的`,
  "proof.account-disabled": (v) => `账号 ${v.account} 在此表中已停用`,
  "proof.account-not-in-table": (v, f) =>
    `此表中该域的 ${f.number(v.accounts)} 个账号里没有 ${v.account}：可能已被删除、存放在别处，或服务器放行了不存在的账号`,
  "proof.account-empty-password": (v) =>
    `没有为 ${v.account} 保存密码：只做比较的服务器会放任何人登录`,
  "proof.administrator-weak": (v) => `管理员 ${v.account} 的密码保存方式薄弱`,
  "proof.clear-text-passwords": (v, f) =>
    `${f.number(v.passwords)} 个密码以明文保存：能读此表的人都能登录`,
  "proof.weakly-hashed-passwords": (v, f) =>
    `${f.number(v.passwords)} 个密码以 ${v.scheme} 保存：副本一旦泄露很快就会被破解`,
  "proof.forgery-accepted": (v) => `服务器允许 ${v.account} 以 ${v.sender} 的名义发信`,

  "ruled-out.hidden-login": () => "这些邮件都是登录后提交的，只是账号名被隐去",
  "ruled-out.authenticated": (v) => `这些邮件每一封都是登录 ${v.account} 后提交的`,
  "ruled-out.came-by-smtp": () => "邮件来自网络，并非由本机程序提交",
  "ruled-out.passed-here": (v, f) => `这 ${f.number(v.messages)} 封邮件都经过了本服务器自己的队列`,
  "ruled-out.not-forwarded": () => "收件人都在外部，不涉及本服务器的别名或转发",
  "ruled-out.no-account-name": () => "这些登录没有账号名，所以没有用到任何账号的密码",
  "ruled-out.login-of-nobody": (v) =>
    `${v.account} 不是任何人的账号，所以没有谁的密码被盗；是服务器的设置放任何人登录`,
  "ruled-out.logged-in": () => "服务器认为这些客户端已通过认证；它并不为所有人中继",
  "ruled-out.no-login": (v, f) => `${f.number(v.messages)} 封邮件没有一封是登录后提交的`,
  "ruled-out.from-outside": () => "客户端是其他主机，不是本机",
  "ruled-out.no-alias": () => "收件人由客户端直接指定，不是别名指向的",
  "ruled-out.private-address": (v) => `${v.ip} 是私有地址，不是外部地址`,
  "ruled-out.no-smtp-login": (v) => `邮件由 ${v.user} 在本机提交，没有账号登录`,
  "ruled-out.from-this-host": () => "邮件是在本机提交的，不是外部客户端提交的",
  "ruled-out.to-our-addresses": () => "邮件发到本服务器的地址，再由它转发出去",
  "ruled-out.bounces-only": () => "发出去的是本服务器的退信，不是某个账号的邮件",
  "ruled-out.we-made-the-bounces": (v, f) => `这 ${f.number(v.bounces)} 封退信是本服务器自己产生的`,
  "ruled-out.srs-has-sender": () => "发到改写地址的退信没有发件人，而这些邮件有",

  "missing.queue": (v) => `${v.account} 还有哪些邮件在队列中`,
  "missing.login-name": () => "登录的是哪个账号：同样的日志行，不遮盖、不截断",
  "missing.older-log": () => "更早的日志，看看该账号以前的表现",
  "missing.authenticators": () => "服务器的认证器配置，看看是哪一个接受了空登录",
  "missing.relay-settings": () => "决定谁可以中继的配置",
  "missing.gateway": (v) => `${v.ip} 究竟是一台主机，还是背后另有客户端的网关`,
  "missing.script-file": (v) => `${v.user} 背后的脚本：队列中任意一封邮件的邮件头会写明`,
  "missing.script-caller": (v) =>
    `是哪个脚本通过程序库 ${v.library} 发信：查看 Web 服务器日志里同一秒调用了什么`,
  "missing.php-mail-log": () => "PHP 是否记录了谁调用 mail()",
  "missing.aliases": () => "指向外部的别名和转发",
  "missing.recipient-settings": () => "决定哪些收件人存在的配置",
  "missing.srs-settings": () => "退信地址改写（SRS）的配置",
  "missing.bounces": () => "退信本身：其中附有别人发出的原邮件",
  "missing.outgoing-connections": () => "本机哪些进程在连接他人的 25 端口：只应有邮件服务器",
  "missing.origin-of": (v) => `${v.queueId} 由谁提交：它的队列文件写明了客户端和登录账号`,
  "missing.log-of": (v) => `更早日志中 ${v.queueId} 的最初几行`,

  "next.save-evidence": () => "改动任何东西之前，先保存证据",
  "next.lock-account": (v) => `在 ${v.account} 的主人清理好设备并换上新密码之前，禁止该账号登录`,
  "next.find-sessions": (v) => `仅修改密码不会断开已有会话，请查出 ${v.account} 尚未断开的会话`,
  "next.hold-messages": (v, f) =>
    `扣留 ${f.number(v.messages)} 封滥用邮件（hold）；不会丢失任何邮件`,
  "next.ban-client": (v) => `滥用邮件来自 ${v.ip}`,
  "next.trace": (v) => `查看 ${v.subject} 的完整经过`,
  "next.whole-lines": () => "提供完整的日志行：日志文件本身，而不是终端上看到的内容",
  "next.more-log": () => "请提供更多日志：能看到邮件进入服务器的那些行",
};
