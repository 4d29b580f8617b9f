import type { ExplainFrame } from "../labels/explain-labels.ts";

export const explainFrameZhCn: ExplainFrame = {
  headings: {
    attack: "这显示的是哪种攻击？",
    spammer: "我是垃圾邮件发送者吗？",
    signs: "单独各行透露的迹象",
    limits: "这些内容说明不了的事",
    lines: "逐行解释",
    replies: "SMTP 应答",
    mails: "邮件",
    settings: "配置",
    findings: "配置中的问题，最严重的在前",
    unknown: "看不懂的内容",
  },
  between: "",
  once: "每个字段的含义写在它第一次出现的地方。",
  guilt: "对判断责任的意义：",
  notProof: "不能证明：",
  attacks: {
    "stolen-credentials": "不是主人的人用真实账号登录发信。服务器本身工作正常，丢的是密码。",
    "auth-bypass":
      "服务器把形同虚设的登录（空用户名或空密码）当作有效，陌生人因此算作已登录，可以向任何人发信。",
    "open-relay": "外人未经登录就提交寄往别的服务商的邮件，服务器照样转发：它被当作开放中继使用。",
    "trusted-network":
      "客户端因为地址受信任而不必登录。那里的中毒机器，或者让所有客户端看起来都像本地的代理，正通过它发信。",
    "local-script": "邮件由本服务器上的程序提交，多半是网站的脚本。",
    "application-abuse": "正常的应用被人利用：表单或注册页面向陌生人填写的地址发信。",
    forwarding: "进来的邮件被别名或规则转发出去，垃圾邮件也在其中，并以您的名义发出。",
    backscatter: "服务器收下无法投递的邮件，再把退信寄给被冒用的发件人：无辜的人收到它。",
    "srs-abuse": "改写后的退信地址（SRS）被用来通过本服务器发信。",
    "joe-job": "别人在别处冒用您的地址；本服务器从未经手那些邮件，只收到退信。",
    "direct-to-mx": "您网络里的某个程序绕过邮件服务器，直接向收件方发信。",
    unknown: "确有异常，但这些行看不出邮件由谁提交。",
  },
  noAttack: {
    clean: "检测器所知的攻击都没有：这些行看起来是普通邮件。",
    insufficient: "无法判断：这里只有很少一部分往来。单独各行透露的迹象见下文。",
    nothing: "这里没有日志行。",
  },
  whom: ({ accounts, clients }) =>
    accounts === ""
      ? `客户端 ${clients}`
      : clients === ""
        ? `账号 ${accounts}`
        : `账号 ${accounts}；客户端 ${clients}`,
  spammer: {
    "through-us":
      "在外界看来，是的：邮件经过您的服务器，从它的地址发出。但这不等于您是作者：有人在利用您的服务器；在制止之前，它就是垃圾邮件的来源。",
    "past-us":
      "您的网络是：垃圾邮件从您的地址发出，但没有经过邮件服务器。请查找自行发信的机器或程序。",
    bounces:
      "某种意义上是：垃圾邮件不是您发的，但您的服务器用退信回应，寄给了没写过信的人，他们看到的是您的地址。",
    "forged-elsewhere": "不是：您的地址在别处被冒用。那些邮件从未经过本服务器。",
    perhaps: "有可能：有迹象指向这一点，但这些行还不能证实。",
    "no-sign": "这些行里没有迹象。",
    "cannot-tell": "这些行无法判断：既不指控谁，也不证明谁清白。",
    "settings-open": "只有配置，看不到邮件。但它们允许别人以您的名义发信（见下文）：随时可能发生。",
    "settings-closed": "只有配置，看不到邮件。没有发现能让陌生人发信的口子。",
    "nothing-to-judge": "这里没有能回答这个问题的内容：没有日志，也没有邮件。",
  },
  signs: {
    "login-empty": (count, f) =>
      `${f.number(count)} 封邮件是在空用户名登录之后提交的：服务器把陌生人当成了自己的用户。`,
    "login-worked": (count, f) =>
      `${f.number(count)} 封邮件是在成功登录之后提交的：那里写明的账号正在被使用。是不是主人本人，看客户端地址。`,
    "local-submitter": (count, f) =>
      `${f.number(count)} 封邮件来自本服务器上的程序：如果是网站服务器的用户，请查找脚本。`,
    "receivers-block": (count, f) =>
      `对方 ${f.number(count)} 次因信誉拒绝本服务器的地址：这里以前发出过垃圾邮件。`,
    "receivers-call-spam": (count, f) => `收件方 ${f.number(count)} 次认为邮件是垃圾邮件。`,
    "sender-domain-missing": (count, f) =>
      `收件方 ${f.number(count)} 次表示发件人的域不存在或不收邮件：发件人是伪造的。`,
    "dead-recipients": (count, f) =>
      `对方那里有 ${f.number(count)} 个收件人不存在：数量多就说明名单是买来或猜出来的。`,
    "bounce-made": (count, f) =>
      `本服务器写了 ${f.number(count)} 封退信。如果原邮件来自外部，这就是反向散射。`,
    "many-recipients": (count, f) => `${f.number(count)} 封邮件的收件人特别多。`,
    "many-in-connection": (count, f) =>
      `客户端 ${f.number(count)} 次在一次连接里提交了十封以上的邮件：是程序在发，不是人。`,
    "no-message-id": (count, f) =>
      `${f.number(count)} 封邮件没有 Message-ID：写信的程序不是邮件软件。`,
    "login-failed": (count, f) =>
      `${f.number(count)} 次登录失败：有人在试密码。仅凭这一点还不能说已经猜中。`,
    "relay-refused": (count, f) =>
      `拒绝了 ${f.number(count)} 次中继尝试：在那个入口，服务器做得对。`,
  },
  limits: {
    "whole-messages": ({ ids, total }, f) =>
      `只有 ${f.number(total)} 封邮件从进来到结束都看得到：${f.list(ids, 5)}。结论就建立在它之上。`,
    "no-entry": ({ ids, total }, f) =>
      `有 ${f.number(total)} 封邮件看不到由谁提交：${f.list(ids, 5)}。请在更早的日志里查这些 ID。`,
    "no-outcome": ({ ids, total }, f) =>
      `有 ${f.number(total)} 封邮件看不到结果：${f.list(ids, 5)}。`,
    masked: ({ lines }, f) =>
      `有 ${f.number(lines)} 行里的内容被遮盖。两处遮盖可能相同，也可能不同；不据此指认任何人。`,
    "no-settings": () =>
      "这里没有配置：说不出是哪一行让事情发生的。请附上 `postconf -n` 或 `exim -bP` 的输出。",
  },
  same: (count, f) => `（共 ${f.number(count)} 行类似）`,
  others: "其余各行与它不同之处：",
  moreLines: (count, f) => `另有 ${f.number(count)} 行`,
  moreShapes: (count, f) => `另有 ${f.number(count)} 行其他样式，已略去`,
  morePlaces: (count, f) => `另有 ${f.number(count)} 处`,
  empty: "（空）",
  scope: ({ setting, scope }) => `${setting}（属于 ${scope}）`,
  byDefault: ({ value }) => `默认值：${value}`,
  otherSettings: ({ names, count }, f) => `另有 ${f.number(count)} 项配置与谁能发信无关：${names}`,
  replySays: "服务器对命令的回答。",
  unknownSays: "这些既不是日志行，也不是 mailwarden 认识的配置、应答或邮件。不从中得出任何结论。",
  moreUnknown: (count, f) => `另有 ${f.number(count)} 行`,
  moreMails: (count, f) => `另有 ${f.number(count)} 封邮件没有解释`,
  mailKinds: {
    bounce: "退信：某台服务器说有一封邮件无法投递。",
    delay: "延迟通知：有一封邮件还在某处等待。",
    receipt: "回执：有一封邮件已投递或已转交。",
    complaint: "滥用投诉：收件人或服务商投诉某封邮件。",
    "auto-reply": "自动回复，或者缺少报告部分的退信。",
    mail: "一封邮件，不是退信。",
  },
  bounceProves:
    "退信只证明有人以收到退信的地址为名发过信，不证明是本服务器发的。要看被退回的邮件自己走过的路。",
  bounceWithoutOriginal:
    "里面没有它所回应的邮件：看不出那封邮件是否经过本服务器。它不能证明您有任何过错。",
  mailProves:
    "From、主题以及发件人写的一切都不能证明什么。可信的是从最上面到第一个外部客户端为止的 Received 行。",
  mailFields: {
    reporter: "写报告的服务器。",
    to: "寄到的地址。",
    at: "时间。",
    from: "由发件人任意填写；不能证明什么。",
    subject: "由发件人任意填写。",
    returnPath: "信封发件人，由发信方任意填写；退信的为空。",
    messageId: "由发信程序自己决定。",
    recipient: "没能送到的收件人，或投诉者。",
    dsn: "RFC 3463 的状态。",
    reason: "原因，对方服务器的原话。",
    remote: "拒收的服务器。",
    originalQueueId: "被退回的邮件在您队列里的 ID。请在日志里搜索。",
    originalMessageId: "被退回的邮件的 Message-ID。请在日志里搜索。",
    originalSender: "被退回的邮件的信封发件人；谁都可以随意填写。",
    originalFrom: "被退回的邮件的 From；谁都可以随意填写。",
    originalTo: "被退回的邮件寄给谁。",
    originalSubject: "被退回的邮件的主题。",
    originalAccount: "途中的服务器为它记下的登录账号；在外部客户端之下，伪造者也能这样写。",
    originalLocalUser: "提交它的本机用户。",
    originalScript: "发送它的脚本，由 PHP 记下；伪造者也能写出这一行。",
  },
  hops: "它走过的路，最近的在前：",
  originalHops: "被退回的邮件走过的路，最近的在前：",
  hop: ({ by, from, id }) =>
    id === "" ? `${by} 从 ${from} 收到` : `${by} 从 ${from} 收到，编号 ${id}`,
  unknownHost: "未写明的主机",
  trust: {
    ours: "由收下这封邮件的自家服务器写下：可信。",
    reported: "照被退回的邮件所写：可信程度取决于退回它的一方。",
    top: "由收件一侧写下：可信。",
    below: "在第一个外部客户端之下：发信方可以编造这一行。",
  },
  nothing: "没有可以解释的内容：没有认出日志行、应答、邮件或配置。",
};
