import type { LettersLabels } from "../labels/letters-labels.ts";

interface Span {
  readonly firstAt: string | null;
  readonly lastAt: string | null;
}

/** The stamps as the log has them: an abuse desk compares them with its own logs. */
function period({ firstAt, lastAt }: Span): string {
  if (firstAt === null) return "";
  return lastAt === null || lastAt === firstAt
    ? `（首次：${firstAt}）`
    : `（${firstAt} 至 ${lastAt}）`;
}

export const lettersZhCn: LettersLabels = {
  abuse: {
    subject: ({ network }) => `贵方网络 ${network} 对外攻击的通报`,
    greeting: "您好：",
    intro: ({ hosts }, f) =>
      `贵方网络中有 ${f.number(hosts)} 台主机攻击了我方邮件服务器，很可能已被植入恶意程序或被入侵：`,
    attacks: {
      "stolen-credentials": (v, f) =>
        `${v.ip} 使用盗取的密码登录，向 ${f.number(v.recipients)} 个收件人发送了 ${f.number(v.messages)} 封邮件${period(v)}。`,
      "auth-bypass": (v, f) =>
        `${v.ip} 绕过登录认证，向 ${f.number(v.recipients)} 个收件人发送了 ${f.number(v.messages)} 封邮件${period(v)}。`,
      "open-relay": (v, f) =>
        `${v.ip} 未经许可通过我方服务器中继，向 ${f.number(v.recipients)} 个收件人发送了 ${f.number(v.messages)} 封邮件${period(v)}。`,
      "brute-force": (v, f) =>
        `${v.ip} 暴力猜测密码，登录失败 ${f.number(v.failures)} 次${period(v)}。`,
    },
    request: "请根据上述地址和时间查找对应的用户，并制止其滥用行为。欢迎回复，但并非必需。",
    evidence: "以下为我方日志，时间和时区以日志为准。与此事无关者的地址已做遮盖。",
    evidenceUnmasked: "以下为我方日志，时间和时区以日志为准。",
    moreLines: (count, f) => `（该主机另有 ${f.number(count)} 行日志，可应要求提供）`,
    moreHosts: (count, f) => `贵方网络另有 ${f.number(count)} 台主机行为相同，详见附件清单。`,
    closing: "附件中的 JSON 文档以 X-ARF 4 格式（https://xarf.org）记录了相同内容，可供程序处理。",
  },
  delisting: {
    title: ({ receiver }) => `如何让 ${receiver} 恢复接收我方邮件`,
    ways: {
      form: ({ place }) => `请用下面的正文填写表单：${place}`,
      mail: ({ place }) => `请把下面的正文发送到 ${place}，发信地址不能是已被对方拒收的地址。`,
      "look-up": ({ place }) =>
        `请在 ${place} 查询您的 IP 地址。如果已被列入，页面会说明原因，并提供移除按钮或表单。`,
      expires: ({ place }) =>
        `只要不再发出垃圾邮件，该记录会自动失效：${place}。无需也无法向任何人申请。`,
      recovers: ({ place }) =>
        `这类封锁没有人工解除的途径：正常发信几天后，信誉会自行恢复。可在 ${place} 观察。`,
      dead: ({ place }) =>
        `该名单已停止服务（${place}），没有人能为您移除。请让收件方从其配置中删去该名单：下面的正文就是写给对方邮件管理员的。`,
      postmaster: ({ place }) =>
        `本程序不知道对方是否有申请页面。请把下面的正文发送到 ${place}；按规定每个邮件域都必须有人阅读该信箱（RFC 5321，4.5.1）。如果对方的拒信中给出了网页，请先用那个网页。`,
      "no-address": () =>
        "本程序不知道对方是否有申请页面，日志中也没有对方的主机名。请在对方的拒信中查找网址。",
    },
    advice: {
      "stop-first":
        "先制止滥用，再提出申请。垃圾邮件还在外发时申请，不仅会被拒绝，还会影响对方对您的判断。",
      "cause-and-cure": "说明原因以及您做了哪些整改。只写“请解封”会被拒绝。",
      "own-address": "写明服务器的出口 IP 地址，即外部看到的地址。",
      "quote-answer": "完整引用对方的拒信，包括其中的错误代码。",
      "reverse-name": "设置反向解析（PTR），它应能正向解析回同一地址，且看起来不像拨号线路。",
      authentication: "为您的发信域名配置好 SPF、DKIM 和 DMARC。",
      "log-in-account": "需要在对方网站注册账号，请使用该 IP 地址或域名所有者的身份。",
      "static-address": "该地址必须是用于运行邮件服务器的固定 IP；否则请通过运营商的中继发信。",
      "clean-recipients": "从发信名单中清除失效地址：不存在的收件人过多会被当作垃圾邮件。",
      "slow-down": "几天之内放慢对该收件方的发信速度：减少并发连接，减少每封邮件的收件人数。",
      "feedback-loop": "加入对方的投诉反馈机制（FBL），在被封锁之前就能得知投诉。",
      "one-request": "只申请一次，然后等待；重复申请会被忽略或推迟处理。",
      "never-pay": "不要为加快移除而付费，不付费该记录也会到期失效。",
      "network-owner": "如果整个网段被列入，只有网段所有者才能申请。请联系您的运营商或机房。",
      "recipient-asks": "如果由对方的用户（收不到您邮件的人）提出，往往比您自己申请更快。",
      "check-lists": "对方参考公共黑名单。请先从那些名单中移除（mailwarden identity 会列出）。",
    },
    stillGoingOn:
      "请注意：到日志末尾滥用仍在继续，现在不要发送本申请。请先执行：mailwarden contain plan",
    headings: {
      way: "发往何处",
      advice: "对方希望看到什么",
      letter: "正文",
      translation: "中文对照（仅供您本人阅读）",
    },
    letter: {
      subject: ({ address }) => `申请恢复接收来自 ${address} 的邮件`,
      greeting: "邮件管理员您好：",
      refused: ({ receiver, address, since, count }, f) =>
        since === null
          ? `${receiver} 的服务器已 ${f.number(count)} 次拒收我方服务器 ${address} 发出的邮件。`
          : `自 ${since} 起，${receiver} 的服务器已 ${f.number(count)} 次拒收我方服务器 ${address} 发出的邮件。`,
      yourAnswer: "贵方的答复为：",
      cause: ({ cause, firstAt, lastAt, messages }, f) =>
        firstAt === null || lastAt === null
          ? `我方已从日志中查明原因：${cause}，共 ${f.number(messages)} 封邮件。`
          : `我方已从日志中查明原因：${cause}，${firstAt} 至 ${lastAt} 期间共 ${f.number(messages)} 封邮件。`,
      stopped: "此后我方服务器再未发出此类邮件。",
      noCause:
        "我方日志显示这段时间内服务器并未被滥用。请告知贵方观察到的情况，并附上一封样本的邮件头。",
      measures: "我方已采取以下措施（请删去与事实不符的条目）：",
      done: {
        "stolen-credentials": [
          "已锁定该账号、更换密码，并断开其现有会话",
          "已检查账号使用者的设备，确认没有恶意程序",
          "已删除队列中的垃圾邮件",
          "已限制每个账号每小时的收件人数",
        ],
        "auth-bypass": [
          "现已拒绝空登录和不存在的用户登录",
          "已删除队列中的垃圾邮件",
          "已从外部测试，确认漏洞已堵上",
        ],
        "open-relay": [
          "现已拒绝外部未认证的中继",
          "已删除队列中的垃圾邮件",
          "已从外部测试，确认服务器不是开放中继",
        ],
        "trusted-network": [
          "已将受感染的主机断网并进行清理",
          "内网主机现在也必须认证才能发信",
          "已删除队列中的垃圾邮件",
        ],
        "local-script": [
          "已删除该脚本，并修补其侵入所用的漏洞",
          "网站程序已更新到最新版本",
          "已删除队列中的垃圾邮件",
        ],
        "application-abuse": ["网站表单已增加防机器人措施", "已删除队列中的垃圾邮件"],
        forwarding: ["疑似垃圾邮件不再转发", "转发的邮件改用我方自己的信封发件人（SRS）"],
        backscatter: ["现在对不存在的收件人直接拒收，不再退信", "已删除队列中的退信"],
        "srs-abuse": ["SRS 改写地址现在须通过签名校验才会被接受", "已删除队列中的垃圾邮件"],
        "joe-job": [
          "这些邮件并未经过我方服务器：是他人在别处冒用了我方地址",
          "我方域名现已配置 SPF、DKIM 和 DMARC 策略",
        ],
        "direct-to-mx": [
          "已清除绕过邮件服务器发信的程序",
          "现在只有邮件服务器可以访问外部 25 端口",
        ],
        unknown: ["已停止外发", "已删除队列中的垃圾邮件"],
      },
      request: "恳请贵方恢复接收我方邮件；如仍有不足，请告知。",
      contact: ({ address }) => `联系方式：${address}`,
      unknownAddress: "【填写服务器 IP 地址】",
      unknownContact: "【填写邮箱地址】",
    },
  },
  ownerNote: {
    subject: ({ account }) => `您的邮箱 ${account} 被他人使用`,
    greeting: "您好：",
    happened: ({ account, since, messages }, f) =>
      since === null
        ? `有人掌握了您的邮箱 ${account} 的密码，并以您的名义发出了 ${f.number(messages)} 封垃圾邮件。`
        : `有人掌握了您的邮箱 ${account} 的密码，自 ${f.moment(since)} 起以您的名义发出了 ${f.number(messages)} 封垃圾邮件。`,
    blame:
      "再小心的人也可能遇到：电脑中了病毒，在假冒的登录页面输入过密码，或者同一个密码用在别处而被窃取。",
    locked: "我们会暂时锁定该邮箱，防止他人继续用它发信。您的邮件不会丢失，新来的邮件会为您保留。",
    stepsTitle: "请按以下顺序处理：",
    steps: [
      "在检查完毕之前，不要在收发这个邮箱的电脑或手机上输入任何密码，否则病毒会把新密码也偷走。",
      "用最新的杀毒软件检查每一台设备，或者把设备送到我们这里检查。",
      "检查干净之后再设置新密码：要足够长，并且不在其他任何地方使用。请来电或到我们这里，一起解锁邮箱。",
      "在每台收发邮件的设备和软件里换上新密码。",
      "如果旧密码还用在别处，例如网银、购物网站或其他邮箱，请一并更换，并且各不相同。",
      "打开邮箱设置，看看有没有不是您自己设置的自动转发或过滤规则，有的话请告诉我们。",
      "如果您最近点开邮件里的链接并输入过密码，或者打开过意料之外的附件，请告诉我们。",
    ],
    never:
      "我们绝不会通过邮件或电话索要您的密码。如果有人因为收到您的邮件而抱怨，可以把这份说明给对方看。",
    closing: "邮件管理员",
  },
  talk: {
    forContact: ({ name, to }) => `${name}：收件人 ${to}`,
    findContact: ({ name, commands }) =>
      `${name}：可用以下任一命令查询滥用投诉联系人：${commands.join("；")}；也可以加上 --lookup 重新运行`,
    ownerUnknown: {
      "not-found": "注册机构没有该网络的记录",
      "no-contact": "注册机构没有登记滥用投诉联系人",
      "rate-limited": "注册机构暂时不再答复查询",
      unreachable: "无法连接注册机构",
      "bad-answer": "注册机构的答复无法理解",
      "no-registry": "没有注册机构负责该地址",
      "not-asked": "查询时间已用完，未查询",
    },
    written: ({ files, folder }, f) => `已在 ${folder} 写入 ${f.number(files)} 个文件`,
    nothing: {
      abuse: "没有需要通报的对象：材料中没有确定或很可能攻击过本服务器的互联网主机",
      delisting: "没有需要申请的对象：材料中没有拒收我方邮件的收件方",
      owner: "没有需要通知的对象：材料中没有密码确定或很可能被盗的账号",
    },
    leftOut: ({ count }, f) =>
      `另有 ${f.number(count)} 封未写出，请先发送已写出的，再用 --since 缩小材料范围`,
    notSent: "没有发送任何内容。请逐一阅读后自行发送。",
  },
};
